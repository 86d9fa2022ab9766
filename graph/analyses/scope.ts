/**
 * What a programme reaches: from its end items over what items require, over every recorded source
 * (of any standing: an able one is somebody the programme may buy from) to what it requires, and
 * over approved substitutes. Substitutes that nobody approved are not part of the programme.
 */
import type { Csr, Relation, ViewGraph } from '../view/graph.ts';
import { linksOf } from './links.ts';

export interface Scope {
  /** Index into `programmes`; undefined: the whole view. */
  readonly programme: number | undefined;
  /** End items, ascending: those of the programme, else of all programmes. */
  readonly endItems: Int32Array;
  /** 1: the item is reached (all are, without a programme). A source is in scope with its item. */
  readonly items: Uint8Array;
}

/** O(items + edges) of what is reached. */
export function scopeOf(graph: ViewGraph, programme: number | undefined): Scope {
  const { includes } = graph.programmes;
  if (programme === undefined) {
    const endItems = Int32Array.from(new Set(includes.targets)).sort();
    return { programme, endItems, items: new Uint8Array(graph.items.count).fill(1) };
  }
  const endItems = includes.targets.slice(includes.offsets[programme], includes.offsets[programme + 1]);
  return { programme, endItems, items: reachedFrom(graph, endItems) };
}

/**
 * What screening asks about: also what the documents say an item has and does not need (optional,
 * excluded, development). Its loss stops nothing, but its maker is bought from all the same.
 */
export function screeningScopeOf(graph: ViewGraph, programme: number | undefined): Scope {
  const scope = scopeOf(graph, programme);
  return programme === undefined ? scope : { ...scope, items: screeningReach(graph, scope.items) };
}

/** 1 for each item of `reached`, and for what the documents say that these have and do not need, at every depth. */
export function screeningReach(graph: ViewGraph, reached: Uint8Array): Uint8Array {
  const { unneeded } = graph.items;
  if (unneeded.targets.length === 0) return reached;
  let items = reached;
  for (;;) {
    const further: number[] = [];
    for (let item = 0; item < items.length; item++) {
      if (items[item] === 0) continue;
      for (let e = unneeded.offsets[item]!; e < unneeded.offsets[item + 1]!; e++)
        if (items[unneeded.targets[e]!] === 0) further.push(unneeded.targets[e]!);
    }
    if (further.length === 0) return items;
    const below = reachedFrom(graph, Int32Array.from(further));
    items = items.map((own, item) => own | below[item]!);
  }
}

/** 1 for each item at or below those given. */
export function reachedFrom(graph: ViewGraph, from: Int32Array): Uint8Array {
  const reached = new Uint8Array(graph.items.count);
  for (const item of depthsFrom(graph, from).order) reached[item] = 1;
  return reached;
}

export interface Depths {
  /** Least number of requirements between an end item and each item; -1: not reached. */
  readonly depth: Int32Array;
  /** Reached items, nearest first. */
  readonly order: Int32Array;
}

/**
 * Breadth-first search from items downward. A step is a requirement; a source's own input and an
 * approved substitute are one step below, and level with, the item.
 */
export function depthsFrom(graph: ViewGraph, from: Int32Array): Depths {
  const { items } = graph;
  const { requires, sources, inputs } = linksOf(graph);
  const depth = new Int32Array(items.count).fill(-1);
  let level = new Int32Array(items.count);
  let next = new Int32Array(items.count);
  const order = new Int32Array(items.count);
  let length = 0;
  let reached = 0;
  for (const item of from) {
    if (depth[item] !== -1) continue;
    depth[item] = 0;
    level[length++] = item;
  }
  for (let distance = 0; length > 0; distance++) {
    let nextLength = 0;
    // `length` grows while approved substitutes join their own level.
    for (let head = 0; head < length; head++) {
      const item = level[head]!;
      order[reached++] = item;
      nextLength = visit(requires, item, depth, distance + 1, next, nextLength);
      for (let k = sources.offsets[item]!; k < sources.offsets[item + 1]!; k++) {
        nextLength = visit(inputs, sources.targets[k]!, depth, distance + 1, next, nextLength);
      }
      length = visitApproved(items.substitutes, item, depth, distance, level, length);
    }
    [level, next] = [next, level];
    length = nextLength;
  }
  return { depth, order: order.subarray(0, reached) };
}

function visit(edges: Csr, from: number, depth: Int32Array, distance: number, queue: Int32Array, length: number): number {
  let end = length;
  for (let e = edges.offsets[from]!; e < edges.offsets[from + 1]!; e++) {
    const to = edges.targets[e]!;
    if (depth[to] !== -1) continue;
    depth[to] = distance;
    queue[end++] = to;
  }
  return end;
}

function visitApproved(
  edges: Relation,
  from: number,
  depth: Int32Array,
  distance: number,
  queue: Int32Array,
  length: number,
): number {
  const qualified = edges.numbers.qualified;
  if (qualified === undefined) return length;
  let end = length;
  for (let e = edges.offsets[from]!; e < edges.offsets[from + 1]!; e++) {
    const to = edges.targets[e]!;
    if (qualified[e] !== 1 || depth[to] !== -1) continue;
    depth[to] = distance;
    queue[end++] = to;
  }
  return end;
}
