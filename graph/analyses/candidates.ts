/**
 * Candidates: whose loss takes a source down, at each level (SEMANTICS, Availability and findings).
 * Supplier = the maker (BY); owner = the topmost that controls it; site = where (AT); country = of
 * the site, never the supplier's headquarters; owner-country = where a topmost owner is registered;
 * material = the source's own item where that is a material (a lost material is that item lost).
 */
import type { NodeLabel } from '../ontology/node-type.ts';
import { ItemType } from '../ontology/property.ts';
import type { Csr, ViewGraph } from '../view/graph.ts';
import type { Level } from './finding.ts';
import { topmostOwners } from './owners.ts';

export interface Candidates {
  readonly level: Level;
  /** Node type of the candidates; indices are into that type's space. */
  readonly type: NodeLabel;
  readonly space: number;
  /** Candidates of each source, ascending; empty where none is known. */
  readonly of: Csr;
  /** 1: a candidate of the source is not known (it may be any). */
  readonly unknown: Uint8Array;
  /**
   * The one candidate that a share of the source belongs to, for concentration: its candidate; of a
   * circle of owners that control one another the first; -1 where it is not known or several are apart.
   */
  readonly holder: Int32Array;
}

const candidateTypes: Readonly<Record<Level, NodeLabel>> = {
  supplier: 'Organization',
  owner: 'Organization',
  site: 'Site',
  country: 'Country',
  'owner-country': 'Country',
  material: 'Item',
};

/** Type of the candidates of a level. */
export function candidateType(level: Level): NodeLabel {
  return candidateTypes[level];
}

/** Candidates of every source at a level on a day. O(sources + ownership). */
export function candidatesOf(graph: ViewGraph, level: Level, asOf: number): Candidates {
  const { sources, sites, organizations } = graph;
  switch (level) {
    case 'supplier':
      return single(level, organizations.count, sources.organization);
    case 'site':
      return single(level, sites.count, namedSites(graph));
    case 'country':
      return single(
        level,
        graph.countries.count,
        sources.site.map((site) => (site === -1 ? -1 : sites.country[site]!)),
      );
    case 'material':
      return materials(graph);
    case 'owner': {
      const tops = topmostOwners(graph, asOf);
      return several(level, organizations.count, sources.organization, tops, new Uint8Array(organizations.count), circles(tops));
    }
    case 'owner-country': {
      const seats = seatsOf(graph, topmostOwners(graph, asOf));
      return several(level, graph.countries.count, sources.organization, seats.countries, seats.unknown, () => -1);
    }
  }
}

/**
 * The site of each source; -1 also where a document states only the country of an unnamed site: two such
 * may be one place or two.
 */
export function namedSites({ sources, sites }: ViewGraph): Int32Array {
  const unnamed = sites.numbers.assumed;
  if (unnamed === undefined) return sources.site;
  return sources.site.map((site) => (site !== -1 && unnamed[site] === 1 ? -1 : site));
}

/** One candidate a source at most; -1 = not known. */
function single(level: Level, space: number, of: Int32Array): Candidates {
  const offsets = new Int32Array(of.length + 1);
  const targets = new Int32Array(of.length);
  const unknown = new Uint8Array(of.length);
  let length = 0;
  for (let source = 0; source < of.length; source++) {
    if (of[source] === -1) unknown[source] = 1;
    else targets[length++] = of[source]!;
    offsets[source + 1] = length;
  }
  return { level, type: candidateType(level), space, of: { offsets, targets: targets.subarray(0, length) }, unknown, holder: of };
}

/** A material that is lost is lost at every source; no source of another item has a candidate. */
function materials(graph: ViewGraph): Candidates {
  const { items, sources } = graph;
  const own = sources.item.map((item) => (items.itemType[item] === ItemType.material ? item : -1));
  return { ...single('material', items.count, own), unknown: new Uint8Array(sources.count) };
}

/** Candidates of a source = those of its organisation; `holderOf` chooses where there are several. */
function several(
  level: Level,
  space: number,
  organization: Int32Array,
  of: Csr,
  open: Uint8Array,
  holderOf: (organization: number) => number,
): Candidates {
  const offsets = new Int32Array(organization.length + 1);
  const unknown = new Uint8Array(organization.length);
  const holder = new Int32Array(organization.length).fill(-1);
  for (let source = 0; source < organization.length; source++) {
    const maker = organization[source]!;
    if (maker === -1 || open[maker] === 1) unknown[source] = 1;
    const length = maker === -1 ? 0 : of.offsets[maker + 1]! - of.offsets[maker]!;
    offsets[source + 1] = offsets[source]! + length;
    if (unknown[source] === 0) holder[source] = length === 1 ? of.targets[of.offsets[maker]!]! : holderOf(maker);
  }
  const targets = new Int32Array(offsets[organization.length]!);
  for (let source = 0; source < organization.length; source++) {
    const maker = organization[source]!;
    if (maker !== -1) targets.set(of.targets.subarray(of.offsets[maker], of.offsets[maker + 1]), offsets[source]!);
  }
  return { level, type: candidateType(level), space, of: { offsets, targets }, unknown, holder };
}

/** First of the topmost owners where they are one circle of control, else -1. */
function circles(tops: Csr): (organization: number) => number {
  const rowOf = (organization: number): Int32Array =>
    tops.targets.subarray(tops.offsets[organization], tops.offsets[organization + 1]);
  return (organization) => {
    const own = rowOf(organization);
    const of = rowOf(own[0]!);
    return of.length === own.length && of.every((top, k) => top === own[k]) ? own[0]! : -1;
  };
}

/** Countries where the topmost owners of each organisation are registered. */
function seatsOf(graph: ViewGraph, tops: Csr): { countries: Csr; unknown: Uint8Array } {
  const { organizations } = graph;
  const unknown = new Uint8Array(organizations.count);
  const offsets = new Int32Array(organizations.count + 1);
  const targets: number[] = [];
  const registered = organizations.countries;
  for (let organization = 0; organization < organizations.count; organization++) {
    const row: number[] = [];
    for (let k = tops.offsets[organization]!; k < tops.offsets[organization + 1]!; k++) {
      const top = tops.targets[k]!;
      if (registered.offsets[top] === registered.offsets[top + 1]) unknown[organization] = 1;
      for (let e = registered.offsets[top]!; e < registered.offsets[top + 1]!; e++) {
        if (!row.includes(registered.targets[e]!)) row.push(registered.targets[e]!);
      }
    }
    for (const country of row.sort((a, b) => a - b)) targets.push(country);
    offsets[organization + 1] = targets.length;
  }
  return { countries: { offsets, targets: Int32Array.from(targets) }, unknown };
}
