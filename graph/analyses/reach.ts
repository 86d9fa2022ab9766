/**
 * What is reached from one item along requirements, at whatever depth. A source's own inputs and
 * substitutes are no requirements of the item: `scope.ts` follows those too.
 */
import type { Csr } from '../view/graph.ts';

/**
 * Items that `edges` lead to from `from`, with the least number of steps to each, nearest first; `from`
 * itself is the first, at 0. A cycle is walked once. O(items + edges) of what is reached.
 */
export function reach({ offsets, targets }: Csr, from: number): Map<number, number> {
  const depth = new Map([[from, 0]]);
  // A map is walked in the order of insertion, and what is added meanwhile is walked too.
  for (const [item, steps] of depth) {
    for (let e = offsets[item]!; e < offsets[item + 1]!; e++) {
      const to = targets[e]!;
      if (!depth.has(to)) depth.set(to, steps + 1);
    }
  }
  return depth;
}
