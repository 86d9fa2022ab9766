/** What a supplier supplies within a scope: the lines, the parts that its sources deliver for them, and where. */
import { namedSites } from '../../analyses/candidates.ts';
import { rowOf } from '../../view/csr.ts';
import type { ViewGraph } from '../../view/graph.ts';
import type { PartiesInScope, VendorScope } from '../parties-in-scope.ts';
import type { SitesOfSupplier } from './attested.ts';

/** One line that it supplies: the item, and the parts that its own sources deliver for it. */
export interface SuppliedLine {
  readonly item: number;
  readonly parts: readonly number[];
  /** Its sources of the item, as maker or as distributor; none where it distributes for a maker that is not known. */
  readonly sources: readonly number[];
}

export interface Supplied {
  /** By item, ascending. */
  readonly lines: readonly SuppliedLine[];
  readonly where: SitesOfSupplier;
}

/** O(sources of the party and what they deliver), after one sweep over the sources. */
export function suppliedBy(graph: ViewGraph, parties: PartiesInScope, scope: VendorScope): (party: number) => Supplied {
  const named = namedSites(graph);
  const { sources, items, organizations } = graph;
  const deliveredBy = (source: number) => [...rowOf(sources.requires, source)].filter((part) => items.deliveredOnly[part] === 1);
  return (party) => {
    const own = parties.sourcesOf(party);
    const lines = new Map<number, number[]>();
    for (const source of own) lines.set(sources.item[source]!, [...(lines.get(sources.item[source]!) ?? []), source]);
    for (const item of rowOf(organizations.distributes, party))
      if (scope.items[item] === 1 && !lines.has(item)) lines.set(item, []);
    const made = own.filter((source) => sources.organization[source] === party);
    const sites = new Set(made.map((source) => named[source]!).filter((site) => site !== -1));
    return {
      lines: [...lines]
        .sort(([a], [b]) => a - b)
        .map(([item, of]) => ({ item, sources: of, parts: [...new Set(of.flatMap(deliveredBy))].sort((a, b) => a - b) })),
      where: {
        sites: [...sites].sort((a, b) => a - b),
        withoutSite: made.filter((source) => named[source] === -1).length,
      },
    };
  };
}
