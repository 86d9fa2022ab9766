// Generates web/generated/operations.ts from the questions of the pages (web/**/*.graphql), each checked against the SDL.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as documentNode from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildASTSchema, parse } from 'graphql';

const root = new URL('../', import.meta.url);
const target = new URL('web/generated/operations.ts', root);
const read = (folder) =>
  readdirSync(new URL(folder, root), { recursive: true })
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(folder + name, root), 'utf8') }));

const schema = parse(
  read('server/graphql/schema/')
    .map(({ text }) => text)
    .join('\n'),
);
const output = await codegen({
  filename: target.pathname,
  schema,
  schemaAst: buildASTSchema(schema),
  documents: read('web/').map(({ name, text }) => ({ location: name, document: parse(text) })),
  plugins: [{ operations: {} }, { documentNode: {} }],
  pluginMap: { operations, documentNode },
  config: {
    documentMode: 'string',
    useTypeImports: true,
    enumsAsTypes: true,
    immutableTypes: true,
    onlyOperationTypes: true,
    skipTypename: false,
    avoidOptionals: { field: true, inputValue: false },
    emitLegacyCommonJSImports: false,
    scalars: { JSON: 'unknown' },
  },
});
mkdirSync(new URL('.', target), { recursive: true });
if (!existsSync(target) || readFileSync(target, 'utf8') !== output) writeFileSync(target, output);
