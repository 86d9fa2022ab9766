/**
 * Question: which things are those that `coverageOf` counts as not known? Items without a recorded source, sources
 * without a site, a country of manufacture or a stated standing, makers without a stated owner; in the same scope and
 * by the same rules, so that a list has as many rows as the figure says. Ascending. O(items + sources).
 */
import { Standing } from '../ontology/property.ts';
import type { NodeRef, ViewGraph } from '../view/graph.ts';
import { namedSites } from './candidates.ts';
import type { Scope } from './scope.ts';

export const missingKinds = ['source', 'site', 'country', 'standing', 'owner'] as const;
export type MissingKind = (typeof missingKinds)[number];

export function missingIn(graph: ViewGraph, scope: Pick<Scope, 'items'>, kind: MissingKind): NodeRef[] {
  const { items, sources, sites, organizations } = graph;
  const inScope = Array.from(sources.item.keys()).filter((source) => scope.items[sources.item[source]!] === 1);
  switch (kind) {
    case 'source': {
      const sourced = new Set(inScope.map((source) => sources.item[source]!));
      const isLine = (item: number) => scope.items[item] === 1 && items.deliveredOnly[item] !== 1;
      return refs(
        'Item',
        Array.from(scope.items.keys()).filter((item) => isLine(item) && !sourced.has(item)),
      );
    }
    case 'site': {
      const named = namedSites(graph);
      return refs(
        'Source',
        inScope.filter((source) => named[source] === -1),
      );
    }
    case 'country': {
      const countryOf = (site: number) => (site === -1 ? -1 : sites.country[site]!);
      return refs(
        'Source',
        inScope.filter((source) => countryOf(sources.site[source]!) === -1),
      );
    }
    case 'standing':
      return refs(
        'Source',
        inScope.filter((source) => sources.standing[source] === Standing.unstated),
      );
    case 'owner': {
      const makers = new Set(inScope.map((source) => sources.organization[source]!).filter((maker) => maker !== -1));
      const isOwned = (maker: number) =>
        [organizations.owners, organizations.controllers].some(({ offsets }) => offsets[maker] !== offsets[maker + 1]);
      return refs(
        'Organization',
        [...makers].filter((maker) => !isOwned(maker)),
      );
    }
  }
}

function refs(type: NodeRef['type'], indices: readonly number[]): NodeRef[] {
  return [...indices].sort((a, b) => a - b).map((index) => ({ type, index }));
}
