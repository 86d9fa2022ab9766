// Generates server/graphql/generated/resolvers.ts from the SDL files: a small script, since the code generator's CLI does not install.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import { parse } from 'graphql';

const schemaFolder = new URL('../server/graphql/schema/', import.meta.url);
const target = new URL('../server/graphql/generated/resolvers.ts', import.meta.url);
const files = readdirSync(schemaFolder)
  .filter((name) => name.endsWith('.graphql'))
  .sort();
// Parents of these types are things of a view: their fields are walked to, not copied.
const nodeTypes = ['Node', 'Item', 'Source', 'Organization', 'Site', 'Country', 'Programme', 'ListEntry', 'Identifier'];
const output = await codegen({
  filename: target.pathname,
  documents: [],
  schema: parse(files.map((name) => readFileSync(new URL(name, schemaFolder), 'utf8')).join('\n')),
  plugins: [{ typescript: {} }, { resolvers: {} }],
  pluginMap: { typescript, resolvers },
  config: {
    contextType: '../context.ts#Context',
    useTypeImports: true,
    emitLegacyCommonJSImports: false,
    importExtension: '.ts',
    enumsAsTypes: true,
    immutableTypes: true,
    mappers: {
      ...Object.fromEntries(nodeTypes.map((type) => [type, '../node-resolvers.ts#NodeParent'])),
      Concentration: '../queries/concentration.ts#ConcentrationParent',
      DocumentDiff: '../queries/document-diff.ts#DocumentDiffParent',
      Diff: '../queries/diff.ts#DiffParent',
      DocumentRecord: '../queries/document-records.ts#RecordParent',
      Gap: '../queries/gaps.ts#GapParent',
      GapConnection: '../queries/gaps.ts#GapListParent',
      GoneGap: '../queries/gap-decisions.ts#GoneGapParent',
      Plan: '../queries/plan.ts#PlanParent',
      ProgrammeFigures: '../queries/programme-figures.ts#ProgrammeFiguresParent',
      EndItemFigure: '../queries/programme-figures.ts#EndItemFigureParent',
      PlanStep: '../queries/plan.ts#PlanStepParent',
      WhatIfConnection: '../queries/what-if.ts#WhatIfParent',
      FoundEdge: '../queries/nodes.ts#FoundEdgeParent',
      SearchConnection: '../queries/nodes.ts#SearchParent',
      Need: '../thing-resolvers.ts#NeedParent',
      OwnershipLink: '../thing-resolvers.ts#OwnershipLinkParent',
      SubstituteEdge: '../substitute-resolvers.ts#SubstituteEdgeParent',
      ReachedItemEdge: '../reach-resolvers.ts#ReachedEdge',
    },
    scalars: { JSON: 'unknown' },
  },
});
mkdirSync(new URL('.', target), { recursive: true });
if (!existsSync(target) || readFileSync(target, 'utf8') !== output) writeFileSync(target, output);
