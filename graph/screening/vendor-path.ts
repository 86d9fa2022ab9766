/** The path and the evidence of a finding about a vendor. */
import { EvidenceRows } from '../analyses/evidence.ts';
import type { AssertionRef, PathStep } from '../analyses/finding.ts';
import type { AssertionLists, NodeRef, ViewGraph } from '../view/graph.ts';
import type { Holdings } from './holdings.ts';
import type { Holding } from './ownership-path.ts';
import type { PartyMatch } from './party-match.ts';

/** Rows that are shown of each node or source: a maker of many parts has many more. */
export const evidenceLimit = 20;

const organization = (index: number): NodeRef => ({ type: 'Organization', index });
const entry = (index: number): NodeRef => ({ type: 'ListEntry', index });

/**
 * Why a party is an entry: both bear the identifier, a decision says so, or both bear the name or ones that are alike; or why it
 * may have to do with one: a source of it stands at a site that bears the identifier.
 */
export function matchSteps(graph: ViewGraph, match: PartyMatch): PathStep[] {
  const [from, to] = [organization(match.organization), entry(match.entry)];
  const identifier: NodeRef = { type: 'Identifier', index: match.identifier };
  if (match.kind === 'site') {
    const source: NodeRef = { type: 'Source', index: match.sources[0] };
    const site: NodeRef = { type: 'Site', index: graph.sources.site[source.index] };
    return [
      { from: source, edge: 'BY', to: from },
      { from: source, edge: 'AT', to: site },
      { from: site, edge: 'IDENTIFIED_BY', to: identifier },
      { from: to, edge: 'IDENTIFIED_BY', to: identifier },
    ];
  }
  if (match.kind === 'identifier') {
    return [
      { from, edge: 'IDENTIFIED_BY', to: identifier },
      { from: to, edge: 'IDENTIFIED_BY', to: identifier },
    ];
  }
  return [{ from, edge: nameEdges[match.kind], to }];
}

const nameEdges = { decision: 'LISTED_AS', 'lapsed decision': 'LISTED_AS', name: 'SAME_NAME', similar: 'SIMILAR_NAME' } as const;

export function holdingStep(holdings: Holdings, holding: Holding): PathStep {
  const step = { from: organization(holding.holder), edge: holding.kind, to: organization(holding.held) };
  if (holding.kind === 'CONTROLS') return step;
  return { ...step, share: { low: holdings.minimum[holding.edge], high: holdings.maximum[holding.edge] } };
}

/** Rows that state the matches, the holdings and the sources by which the party is in scope; ordered, distinct. */
export function vendorEvidence(
  graph: ViewGraph,
  matches: readonly PartyMatch[],
  holdings: readonly Holding[],
  sources: readonly number[],
): AssertionRef[] {
  const found: AssertionRef[] = [];
  const { organizations, listEntries, sites } = graph;
  for (const match of matches) {
    const [at] = match.sources;
    if (at !== undefined) found.push(...rowsOf(sites.mentions, graph.sources.site[at]));
    for (const source of match.sources.slice(0, evidenceLimit)) found.push(...rowsOf(graph.sources.evidence, source));
    found.push(...rowsOf(listEntries.mentions, match.entry), ...rowsOf(organizations.mentions, match.organization));
    if (match.decision !== -1) found.push(...rowsOf(organizations.listedAs.assertions, match.decision));
  }
  for (const { kind, edge } of holdings) {
    found.push(...rowsOf(kind === 'OWNS' ? organizations.owners.assertions : organizations.controllers.assertions, edge));
  }
  for (const source of sources.slice(0, evidenceLimit)) found.push(...rowsOf(graph.sources.evidence, source));
  return distinctRows(found);
}

/** Each once, by document, then row. */
export function distinctRows(found: readonly AssertionRef[]): AssertionRef[] {
  const rows = new EvidenceRows(Number.POSITIVE_INFINITY);
  rows.addRefs(found);
  return rows.finish();
}

function rowsOf(lists: AssertionLists, index: number): AssertionRef[] {
  const end = Math.min(lists.offsets[index + 1], lists.offsets[index] + evidenceLimit);
  const rows: AssertionRef[] = [];
  for (let at = lists.offsets[index]; at < end; at++) rows.push({ document: lists.documents[at], row: lists.rows[at] });
  return rows;
}
