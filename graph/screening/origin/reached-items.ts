/**
 * Question: which items in scope does a rule reach, itself or as what goes into such an item?
 *
 * Definition: `item-reach.ts` for the items themselves. An input is an item beneath a reached one (through
 * what items and their sources require) whose name has one of the words for inputs, over any number of
 * steps and with other items between; it is as certain as the most certain item that it goes into.
 *
 * O(items in scope + requirements beneath what is reached).
 */
import type { ViewGraph } from '../../view/graph.ts';
import type { ItemReach } from '../item-rule.ts';
import { type ItemStated, type Reach, reachOf } from './item-reach.ts';

export interface ReachedItem {
  readonly item: number;
  readonly reach: Reach;
  /** It goes into something that the rule is about. */
  readonly isInput: boolean;
}

/** Ascending by item. @param inScope 1 for each item in scope. */
export function reachedItems(
  graph: ViewGraph,
  inScope: Uint8Array,
  rule: ItemReach,
  itemOf: (item: number) => ItemStated,
  throughInputs: boolean,
): ReachedItem[] {
  const test = reachOf(rule);
  const reach = new Map<number, Reach>();
  for (let item = 0; item < inScope.length; item++) {
    const found = inScope[item] === 1 ? test(itemOf(item)) : undefined;
    if (found !== undefined) reach.set(item, found);
  }
  if (!throughInputs || rule.inputs.length === 0) {
    return [...reach].map(([item, own]) => ({ item, reach: own, isInput: false }));
  }
  const isNamedInput = reachOf({ all: false, categories: [], materials: rule.inputs, perhaps: [], without: [] });
  const inputs = new Map<number, Reach>();
  for (const grade of ['certain', 'possible'] as const) {
    const from = [...reach].filter(([, own]) => own === grade).map(([item]) => item);
    for (const item of beneath(graph, from)) {
      if (inScope[item] !== 1 || reach.has(item) || inputs.has(item)) continue;
      if (isNamedInput(itemOf(item)) !== undefined) inputs.set(item, grade);
    }
  }
  const one =
    (isInput: boolean) =>
    ([item, grade]: [number, Reach]): ReachedItem => ({ item, reach: grade, isInput });
  return [...[...reach].map(one(false)), ...[...inputs].map(one(true))].sort((a, b) => a.item - b.item);
}

/** Everything that these items and their sources require, at every depth, themselves left out unless they require one another. */
function beneath({ items, sources }: ViewGraph, from: readonly number[]): number[] {
  const found = new Set<number>();
  const visit = (item: number): void => {
    for (let e = items.requires.offsets[item]; e < items.requires.offsets[item + 1]; e++) found.add(items.requires.targets[e]);
    for (let k = items.sources.offsets[item]; k < items.sources.offsets[item + 1]; k++) {
      const source = items.sources.targets[k];
      for (let e = sources.requires.offsets[source]; e < sources.requires.offsets[source + 1]; e++)
        found.add(sources.requires.targets[e]);
    }
  };
  for (const item of from) visit(item);
  // A Set that grows is walked to its end: this is the queue.
  for (const item of found) visit(item);
  return [...found];
}
