/**
 * What is reached from one item along requirements, at whatever depth. A source's own inputs and
 * substitutes are no requirements of the item: `scope.ts` follows those too.
 */
import type { Csr } from '../view/graph.ts';
import type { Depths } from './scope.ts';

/**
 * Items that `edges` lead to from `from`, with the least number of steps to each, nearest first; `from`
 * itself is the first, at 0. A cycle is walked once. O(all items), and O(edges) of what is reached.
 */
export function reach({ offsets, targets }: Csr, from: number): Depths {
  const count = offsets.length - 1;
  const depth = new Int32Array(count).fill(-1);
  const order = new Int32Array(count);
  depth[from] = 0;
  order[0] = from;
  let length = 1;
  for (let head = 0; head < length; head++) {
    const item = order[head]!;
    for (let e = offsets[item]!; e < offsets[item + 1]!; e++) {
      const to = targets[e]!;
      if (depth[to] !== -1) continue;
      depth[to] = depth[item]! + 1;
      order[length++] = to;
    }
  }
  return { depth, order: order.slice(0, length) };
}
