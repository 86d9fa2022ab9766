/** The SDL of `schema/*.graphql` with its resolvers. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Resolvers } from './generated/resolvers.ts';
import { nodeResolvers } from './node-resolvers.ts';
import { concentration, concentrationResolvers } from './queries/concentration.ts';
import { cutSets } from './queries/cut-sets.ts';
import { decisionDraft } from './queries/decision-draft.ts';
import { decisionQueue, decisions } from './queries/decisions.ts';
import { diff, diffResolvers } from './queries/diff.ts';
import { documentDiff, documentDiffResolvers } from './queries/document-diff.ts';
import { documentRecordResolvers, documentRecords } from './queries/document-records.ts';
import { documents } from './queries/documents.ts';
import { exposures } from './queries/exposures.ts';
import { gapDraft, goneGapResolvers, goneGaps } from './queries/gap-decisions.ts';
import { gap, gapListResolvers, gapResolvers, gaps } from './queries/gaps.ts';
import { listChanges, lists } from './queries/lists.ts';
import { missing } from './queries/missing.ts';
import {
  foundEdgeResolvers,
  items,
  node,
  nodes,
  organizations,
  programme,
  programmes,
  search,
  searchResolvers,
} from './queries/nodes.ts';
import { plan, planResolvers } from './queries/plan.ts';
import { programmeFigures, programmeFiguresResolvers } from './queries/programme-figures.ts';
import { ruleFindings } from './queries/rule-findings.ts';
import { scenarioDraft, scenarios } from './queries/scenarios.ts';
import { screen } from './queries/screen.ts';
import { singleSources } from './queries/single-sources.ts';
import { supplierTrust } from './queries/supplier-trust.ts';
import { untrustedVendors } from './queries/untrusted-vendors.ts';
import { vendorOutcomes } from './queries/vendor-outcomes.ts';
import { whatIf, whatIfResolvers } from './queries/what-if.ts';
import { whatIfRuns } from './queries/what-if-runs.ts';
import { documentsField, ReachedItemEdge, reachFields } from './reach-resolvers.ts';
import { SubstituteEdge, substitutes } from './substitute-resolvers.ts';
import { thingFields } from './thing-resolvers.ts';
import { viewResolvers } from './view-resolvers.ts';

const folder = new URL('./schema/', import.meta.url);

export const typeDefs: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .sort()
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

export const resolvers: Resolvers = {
  Query: {
    programmes,
    programme,
    node,
    nodes,
    search,
    documents,
    documentRecords,
    items,
    missing,
    organizations,
    singleSources,
    cutSets,
    untrustedVendors,
    decisions,
    decisionQueue,
    supplierTrust,
    screen,
    vendorOutcomes,
    ruleFindings,
    lists,
    listChanges,
    concentration,
    exposures,
    diff,
    documentDiff,
    programmeFigures,
    gaps,
    gap,
    goneGaps,
    gapDraft,
    decisionDraft,
    scenarios,
    scenarioDraft,
    whatIf,
    whatIfRuns,
    plan,
  },
  DocumentRecord: documentRecordResolvers,
  Concentration: concentrationResolvers,
  Diff: diffResolvers,
  DocumentDiff: documentDiffResolvers,
  ProgrammeFigures: programmeFiguresResolvers,
  Gap: gapResolvers,
  GapConnection: gapListResolvers,
  GoneGap: goneGapResolvers,
  ...planResolvers,
  WhatIfConnection: whatIfResolvers,
  ...nodeResolvers,
  SearchConnection: searchResolvers,
  FoundEdge: foundEdgeResolvers,
  ...thingFields,
  Item: { ...nodeResolvers.Item, ...reachFields, ...thingFields.Item, substitutes, documents: documentsField },
  Source: { ...nodeResolvers.Source, ...thingFields.Source },
  Organization: { ...nodeResolvers.Organization, ...thingFields.Organization, documents: documentsField },
  Site: { ...nodeResolvers.Site, ...thingFields.Site, documents: documentsField },
  Country: { ...nodeResolvers.Country, ...thingFields.Country },
  ReachedItemEdge,
  SubstituteEdge,
  View: viewResolvers,
};
