/** Relations of a view turned round: from an owner to what it owns, from a country to what stands in it. Once a view each. */
import { groupPairs, IntList, transpose } from '../../graph/view/csr.ts';
import type { Csr, ViewGraph } from '../../graph/view/graph.ts';

const turns = {
  /** owner -> organisations of which it holds shares. */
  owned: ({ organizations }) => transpose(organizations.owners, organizations.count),
  /** controller -> organisations that it controls, as stated. */
  controlled: ({ organizations }) => transpose(organizations.controllers, organizations.count),
  /** country -> sites, as any document states it. */
  sitesIn: ({ sites, countries }) => transpose(sites.countries, countries.count),
  /** country -> organisations that are registered there or have their seat there. */
  organizationsIn: ({ organizations, countries }) => transpose(organizations.countries, countries.count),
  /** country -> sources whose site stands there: of several stated countries the newest document's. */
  sourcesIn: ({ sources, sites, countries }) => {
    const [keys, values] = [new IntList(), new IntList()];
    for (let source = 0; source < sources.count; source++) {
      const country = sources.site[source] < 0 ? -1 : sites.country[sources.site[source]];
      if (country < 0) continue;
      keys.push(country);
      values.push(source);
    }
    return groupPairs(countries.count, keys.values(), values.values());
  },
  /** organisation -> sources that it distributes. */
  distributedBy: ({ sources, organizations }) => transpose(sources.distributors, organizations.count),
  itemIdentifiers: ({ identifiers, items }) => transpose(identifiers.items, items.count),
  organizationIdentifiers: ({ identifiers, organizations }) => transpose(identifiers.organizations, organizations.count),
  siteIdentifiers: ({ identifiers, sites }) => transpose(identifiers.sites, sites.count),
} satisfies Record<string, (graph: ViewGraph) => Csr>;

const turned = new WeakMap<ViewGraph, Map<keyof typeof turns, Csr>>();

export function reversed(graph: ViewGraph, name: keyof typeof turns): Csr {
  const known = turned.get(graph) ?? new Map<keyof typeof turns, Csr>();
  turned.set(graph, known);
  const before = known.get(name);
  if (before !== undefined) return before;
  const made = turns[name](graph);
  known.set(name, made);
  return made;
}
