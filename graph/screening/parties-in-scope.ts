/** Parties in scope: makers and distributors of something that the scope reaches (SEMANTICS.md, Untrusted vendors). */
import type { ViewGraph } from '../view/graph.ts';

export interface VendorScope {
  /** Indices into `items`. */
  readonly endItems: Iterable<number>;
  /** 1 for each item that is reached, end items included. */
  readonly items: Uint8Array;
}

export interface PartiesInScope {
  /** Organisations in scope, ascending. */
  readonly parties: readonly number[];
  readonly has: (organization: number) => boolean;
  /** Whether it makes or distributes an end item itself. */
  readonly suppliesEndItem: (organization: number) => boolean;
  /** Sources in scope that it makes or distributes, ascending. */
  readonly sourcesOf: (organization: number) => number[];
  /** Items in scope that it makes or distributes, ascending. */
  readonly itemsOf: (organization: number) => number[];
  /** End items of the scope that hold something of it, ascending. */
  readonly endItemsOf: (organization: number) => number[];
  /** End items of the scope that these items are part of, themselves included, ascending. */
  readonly endItemsAbove: (items: Iterable<number>) => number[];
}

const outside = 0;
const below = 1;
const atEndItem = 2;

/** Linear in sources and distributors; `endItemsOf` in what stands above the party's items. */
export function partiesInScope(graph: ViewGraph, scope: VendorScope): PartiesInScope {
  const { organizations, sources } = graph;
  const standing = new Uint8Array(organizations.count);
  const isEndItem = new Uint8Array(graph.items.count);
  for (const item of scope.endItems) isEndItem[item] = 1;
  const enter = (organization: number, item: number) => {
    standing[organization] = Math.max(standing[organization], isEndItem[item] === 1 ? atEndItem : below);
  };
  const distributed = new Map<number, number[]>();
  const { distributors } = sources;
  for (let source = 0; source < sources.count; source++) {
    const item = sources.item[source];
    if (scope.items[item] !== 1) continue;
    if (sources.organization[source] !== -1) enter(sources.organization[source], item);
    for (let edge = distributors.offsets[source]; edge < distributors.offsets[source + 1]; edge++) {
      const distributor = distributors.targets[edge];
      enter(distributor, item);
      const others = distributed.get(distributor);
      if (others === undefined) distributed.set(distributor, [source]);
      else others.push(source);
    }
  }
  let standsFor: ReadonlyMap<number, readonly number[]> | undefined;
  const reached = (item: number) => scope.items[item] === 1;
  const { distributes } = organizations;
  for (let organization = 0; organization < organizations.count; organization++) {
    for (let edge = distributes.offsets[organization]; edge < distributes.offsets[organization + 1]; edge++) {
      if (reached(distributes.targets[edge])) enter(organization, distributes.targets[edge]);
    }
  }
  const sourcesOf = (organization: number) => {
    const made = targetsOf(organizations.sources, organization).filter((source) => reached(sources.item[source]));
    return [...new Set([...made, ...(distributed.get(organization) ?? [])])].sort((a, b) => a - b);
  };
  const itemsOf = (organization: number) => {
    const items = sourcesOf(organization).map((source) => sources.item[source]);
    return [...new Set([...items, ...targetsOf(distributes, organization).filter(reached)])].sort((a, b) => a - b);
  };
  const above = (items: Iterable<number>) => {
    standsFor ??= approvedFor(graph);
    return endItemsAbove(graph, items, isEndItem, standsFor);
  };
  return {
    parties: [...standing.keys()].filter((organization) => standing[organization] !== outside),
    has: (organization) => standing[organization] !== outside,
    suppliesEndItem: (organization) => standing[organization] === atEndItem,
    sourcesOf,
    itemsOf,
    endItemsOf: (organization) => {
      return above(itemsOf(organization));
    },
    endItemsAbove: above,
  };
}

/** End items that require one of `items`, through items, sources and approved substitutes, themselves included; ascending. */
function endItemsAbove(
  graph: ViewGraph,
  items: Iterable<number>,
  isEndItem: Uint8Array,
  standsFor: ReadonlyMap<number, readonly number[]>,
): number[] {
  const { requiredBy } = graph.items;
  const found: number[] = [];
  const seen = new Set(items);
  // A Set that grows is walked to its end: this is the queue.
  for (const item of seen) {
    if (isEndItem[item] === 1) found.push(item);
    for (const above of targetsOf(requiredBy, item)) seen.add(above);
    for (const source of targetsOf(graph.sources.requiredBy, item)) seen.add(graph.sources.item[source]);
    for (const other of standsFor.get(item) ?? []) seen.add(other);
  }
  return found.sort((a, b) => a - b);
}

/** Approved substitute -> items that it can stand for. */
function approvedFor(graph: ViewGraph): Map<number, number[]> {
  const { substitutes, count } = graph.items;
  const result = new Map<number, number[]>();
  for (let item = 0; item < count; item++) {
    for (let edge = substitutes.offsets[item]; edge < substitutes.offsets[item + 1]; edge++) {
      if (substitutes.numbers.qualified?.[edge] !== 1) continue;
      const substitute = substitutes.targets[edge];
      result.set(substitute, [...(result.get(substitute) ?? []), item]);
    }
  }
  return result;
}

function targetsOf(edges: { readonly offsets: Int32Array; readonly targets: Int32Array }, from: number): number[] {
  return [...edges.targets.subarray(edges.offsets[from], edges.offsets[from + 1])];
}
