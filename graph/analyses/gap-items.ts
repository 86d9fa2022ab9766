/**
 * Rows of the gap register that items make of themselves: no known source, none qualified, a
 * capacity below demand, an end of life, software that nobody is stated to support.
 */
import { Lifecycle } from '../ontology/property.ts';
import type { ViewGraph } from '../view/graph.ts';
import { type EndOfLife, endOfLife } from './end-of-life.ts';
import type { Archetype } from './gap.ts';
import { type Draft, draftOf } from './gap-draft.ts';
import type { ItemFacts } from './item-facts.ts';
import type { Scope } from './scope.ts';

/** Item visits for which folded rows are made one an end item; those beyond it share one row. */
export const foldWork = 50_000_000;

export interface ItemRowOptions {
  readonly asOf: number;
  /** Only sources of stated standing can be qualified or not. */
  readonly qualifiedOnly: boolean;
  /** Category of each item as an index into `names`; -1: none. */
  readonly categories: { readonly of: ArrayLike<number>; readonly names: readonly string[] };
}

/** O(items in scope), and for the folded rows what each end item reaches, within `foldWork`. */
export function itemRows(graph: ViewGraph, scope: Scope, facts: ItemFacts, options: ItemRowOptions): Draft[] {
  const rows: Draft[] = [];
  const folded = new Uint8Array(graph.items.count);
  for (let item = 0; item < graph.items.count; item++) {
    // A part that a source delivers is no line: what is said of it reaches the line (`end-of-life.ts`).
    if (scope.items[item] === 0 || graph.items.deliveredOnly[item] === 1) continue;
    // Asked of one stage of making: that nobody records a source at that stage says nothing of a gap.
    if (facts.isPartial && !facts.hasSource(item)) continue;
    const archetype = archetypeOf(graph, facts, item, options);
    if (archetype === 'fold') folded[item] = 1;
    else if (archetype !== undefined) rows.push(single(item, archetype));
    const ending = facts.isSoftware(item) ? undefined : endOfLife(facts, item, options.asOf);
    if (ending !== undefined) rows.push({ ...single(item, 'obsolescence'), ...otherSources(ending) });
  }
  return [...rows, ...foldedRows(graph, scope, facts, folded, options)];
}

function single(item: number, archetype: Archetype): Draft {
  return draftOf({ type: 'Item', index: item }, undefined, [{ item, archetype, certainty: 'definite', finding: -1 }]);
}

/** Where the part of some source ends and that of others does not, the others are what is left to do. */
function otherSources({ sources, of }: EndOfLife): { options?: string[] } {
  if (sources === of) return {};
  return {
    options: [
      `The part of ${sources} of ${of} sources ends; the other ${of - sources === 1 ? 'source' : 'sources'} can be asked.`,
    ],
  };
}

function archetypeOf(graph: ViewGraph, facts: ItemFacts, item: number, options: ItemRowOptions): Archetype | 'fold' | undefined {
  if (facts.isSoftware(item)) return 'fold';
  if (!facts.hasSource(item)) return facts.standsAlone(item) ? 'no known source' : 'fold';
  if (options.qualifiedOnly && facts.countedSources(item).length === 0) return 'no qualified source';
  return fallsShort(graph, facts, item) ? 'capacity shortfall' : undefined;
}

/** All counted sources state a capacity, and together it is less than the stated demand. */
function fallsShort(graph: ViewGraph, facts: ItemFacts, item: number): boolean {
  const demand = facts.number('dailyDemand', item);
  const capacity = graph.sources.numbers.capacityPerDay;
  const counted = facts.countedSources(item);
  if (demand === undefined || capacity === undefined || counted.length === 0) return false;
  // NaN, where one does not state it, is not less than the demand.
  return counted.reduce((sum, source) => sum + capacity[source]!, 0) < demand;
}

/** Support is stated: somebody makes it, its support has not ended, and it is not discontinued. */
function supported(facts: ItemFacts, item: number, asOf: number): boolean {
  const lifecycle = facts.number('lifecycle', item) ?? Lifecycle.unstated;
  if (lifecycle >= Lifecycle.discontinued || (facts.number('endOfSupport', item) ?? Number.POSITIVE_INFINITY) < asOf)
    return false;
  return facts.countedSources(item).length > 0;
}

/** Software: one row an end item. Other items without a source: one row an end item and category. */
function foldedRows(graph: ViewGraph, scope: Scope, facts: ItemFacts, folded: Uint8Array, options: ItemRowOptions): Draft[] {
  const rows: Draft[] = [];
  const reach = new Reach(graph);
  const reached = new Uint8Array(graph.items.count);
  let at = 0;
  for (; at < scope.endItems.length && reach.work <= foldWork; at++) {
    const items = reach.from([scope.endItems[at]!]);
    for (const item of items) reached[item] = 1;
    rows.push(...foldOne(items, scope.endItems[at], facts, folded, options));
  }
  if (at < scope.endItems.length) {
    const items = reach.from(scope.endItems.subarray(at));
    for (const item of items) reached[item] = 1;
    rows.push(...foldOne(items, undefined, facts, folded, options));
  }
  const others: number[] = [];
  for (let item = 0; item < folded.length; item++) if (folded[item] === 1 && reached[item] === 0) others.push(item);
  return [...rows, ...foldOne(others, undefined, facts, folded, options)];
}

function foldOne(
  items: Iterable<number>,
  endItem: number | undefined,
  facts: ItemFacts,
  folded: Uint8Array,
  { asOf, categories }: ItemRowOptions,
): Draft[] {
  const unsupported: number[] = [];
  const without = new Map<string, number[]>();
  const all = new Map<string, number>();
  let software = 0;
  for (const item of items) {
    if (facts.graph.items.deliveredOnly[item] === 1) continue;
    if (facts.isSoftware(item)) {
      if (folded[item] === 0) continue;
      software++;
      if (!supported(facts, item, asOf)) unsupported.push(item);
      continue;
    }
    const category = categories.names[categories.of[item]!] || 'uncategorised';
    all.set(category, (all.get(category) ?? 0) + 1);
    if (folded[item] === 0) continue;
    const list = without.get(category);
    if (list === undefined) without.set(category, [item]);
    else list.push(item);
  }
  const rows = [...without].map(([category, list]) => foldedRow('no known source', category, list, all.get(category)!, endItem));
  if (unsupported.length === 0) return rows;
  return [
    ...rows,
    foldedRow('unsupported software', 'open-source software without stated support', unsupported, software, endItem),
  ];
}

function foldedRow(
  archetype: Archetype,
  category: string,
  items: readonly number[],
  of: number,
  endItem: number | undefined,
): Draft {
  const list = items.map((item) => ({ item, archetype, certainty: 'definite' as const, finding: -1 }));
  return {
    ...draftOf(undefined, undefined, list),
    category,
    count: items.length,
    of,
    ...(endItem === undefined ? {} : { endItem }),
  };
}

/** What items reach, again and again without clearing: as `depthsFrom`, in any order. */
export class Reach {
  readonly #graph: ViewGraph;
  readonly #seen: Int32Array;
  readonly #queue: Int32Array;
  #epoch = 0;
  work = 0;

  constructor(graph: ViewGraph) {
    this.#graph = graph;
    this.#seen = new Int32Array(graph.items.count);
    this.#queue = new Int32Array(graph.items.count);
  }

  /** Valid until the next call. */
  from(start: Iterable<number>): Int32Array {
    const { items, sources } = this.#graph;
    const qualified = items.substitutes.numbers.qualified;
    let length = 0;
    this.#epoch++;
    for (const item of start) length = this.#push(item, length);
    for (let head = 0; head < length; head++) {
      const item = this.#queue[head]!;
      for (let e = items.requires.offsets[item]!; e < items.requires.offsets[item + 1]!; e++) {
        length = this.#push(items.requires.targets[e]!, length);
      }
      for (let k = items.sources.offsets[item]!; k < items.sources.offsets[item + 1]!; k++) {
        const source = items.sources.targets[k]!;
        for (let e = sources.requires.offsets[source]!; e < sources.requires.offsets[source + 1]!; e++) {
          length = this.#push(sources.requires.targets[e]!, length);
        }
      }
      for (let e = items.substitutes.offsets[item]!; e < items.substitutes.offsets[item + 1]!; e++) {
        if (qualified?.[e] === 1) length = this.#push(items.substitutes.targets[e]!, length);
      }
    }
    this.work += length;
    return this.#queue.subarray(0, length);
  }

  #push(item: number, length: number): number {
    if (this.#seen[item] === this.#epoch) return length;
    this.#seen[item] = this.#epoch;
    this.#queue[length] = item;
    return length + 1;
  }
}
