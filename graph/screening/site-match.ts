/**
 * Question: who makes something at a site whose CAGE is that of a list entry?
 *
 * A CAGE names an entity by its location (FAR 2.101), so the site is one of the listed party, though the
 * maker need not be that party: a tenant, a contract manufacturer, a later owner. That is a reason to
 * look and no more. Linear in identifiers and in the sources of the sites concerned.
 */
import type { ViewGraph } from '../view/graph.ts';
import type { PartyMatch } from './party-match.ts';

/** One match for each maker, site, CAGE and entry, with all sources of that maker at that site. */
export function matchSites(graph: ViewGraph, add: (match: PartyMatch) => void): void {
  const { sites, listEntries, count } = graph.identifiers;
  for (let identifier = 0; identifier < count; identifier++) {
    const entries = listEntries.targets.subarray(listEntries.offsets[identifier], listEntries.offsets[identifier + 1]);
    if (entries.length === 0) continue;
    for (let i = sites.offsets[identifier]; i < sites.offsets[identifier + 1]; i++) {
      for (const [organization, sources] of makersAt(graph, sites.targets[i])) {
        for (const entry of entries) add({ organization, entry, kind: 'site', identifier, decision: -1, sources });
      }
    }
  }
}

function makersAt({ sites, sources }: ViewGraph, site: number): Map<number, number[]> {
  const makers = new Map<number, number[]>();
  for (let i = sites.sources.offsets[site]; i < sites.sources.offsets[site + 1]; i++) {
    const source = sites.sources.targets[i];
    const maker = sources.organization[source];
    if (maker !== -1) makers.set(maker, [...(makers.get(maker) ?? []), source]);
  }
  return makers;
}

/**
 * The match as far as it rests on sources in scope, those that are stated first in front: an order that
 * does not depend on indices. Undefined where nothing that the scope reaches is made there.
 */
export function siteMatchInScope(graph: ViewGraph, match: PartyMatch, inScope: readonly number[]): PartyMatch | undefined {
  const reached = new Set(inScope);
  const sources = match.sources.filter((source) => reached.has(source));
  if (sources.length === 0) return undefined;
  const { offsets, documents, rows } = graph.sources.evidence;
  const first = (source: number) => offsets[source];
  sources.sort((a, b) => documents[first(a)] - documents[first(b)] || rows[first(a)] - rows[first(b)]);
  return { ...match, sources };
}
