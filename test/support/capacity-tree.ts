/** What can be made up a tree of requirements, reckoned without a linear program. */
import { type CapacityCase, type CapacityItem, longestSurvival } from '../../graph/analyses/capacity-model.ts';
import { random } from './random-supply.ts';

const never = Number.POSITIVE_INFINITY;

/** Every item is used once: what can be had of it within t follows from what can be had of its parts. */
export function available({ items }: CapacityCase, at: number, days: number): number {
  const item = items[at];
  const from = (needs: readonly { item: number; quantity: number }[]): number =>
    Math.min(never, ...needs.map((need) => available({ items, endItems: [] }, need.item, days) / need.quantity));
  const made = item.sources?.reduce((sum, { capacity, requires }) => sum + Math.min(capacity * days, from(requires)), 0) ?? never;
  return item.stock + Math.min(made, from(item.requires));
}

/** The last moment at which all that was demanded until then can have been delivered; concave, so halving finds it. */
export function treeSurvival(stated: CapacityCase): number {
  const { demand } = stated.endItems[0];
  const enough = (days: number): boolean => available(stated, 0, days) >= demand * days - 1e-9;
  let [low, high] = [0, longestSurvival];
  if (enough(high)) return never;
  for (let k = 0; k < 100; k++) {
    const middle = (low + high) / 2;
    if (enough(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Items in a tree below the first, which is the end item; some sources need parts of their own. */
export function randomTree(seed: number): CapacityCase {
  const next = random(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const items: CapacityItem[] = [];
  const grow = (depth: number): number => {
    const at = items.length;
    items.push({ stock: 0, sources: undefined, substitutes: [], requires: [] });
    const needs = () =>
      Array.from({ length: depth > 2 ? 0 : below(3) }, () => ({ item: grow(depth + 1), quantity: 1 + below(3) }));
    const sources =
      next() < 0.2
        ? undefined
        : Array.from({ length: below(3) }, () => ({ capacity: below(15), requires: next() < 0.3 ? needs() : [] }));
    items[at] = { stock: below(40), sources, substitutes: [], requires: needs() };
    return at;
  };
  grow(0);
  return { items, endItems: [{ item: 0, demand: 1 + below(10), value: 1 + below(9) }] };
}
