/**
 * Questions that can be put to graph libraries and databases as well, over a supply shape, answered by
 * the product's own code. Counts are of items (nodes `0 .. items`) and of end items (`0 .. endItems`).
 */
import type { Loss } from '../../graph/network/loss.ts';
import type { Network } from '../../graph/network/network.ts';
import type { SingleFailures } from '../../graph/network/single-failures.ts';
import { mulberry32 } from '../random.ts';
import type { SupplyShape } from '../supply-shapes.ts';

/** Suppliers that are asked about one by one. */
const asked = 20;

export interface Count {
  readonly items: number;
  readonly endItems: number;
}

/** Suppliers drawn by the seed, ascending; those of every size, in proportion to how many there are. */
export function askedSuppliers(suppliers: number, seed: number): number[] {
  const random = mulberry32(seed + 17);
  const drawn = new Set<number>();
  while (drawn.size < Math.min(asked, suppliers)) drawn.add(Math.floor(random() * suppliers));
  return [...drawn].sort((a, b) => a - b);
}

/** Plain reachability: everything from which a chain of requirements leads to something of each candidate. */
export class Dependents {
  readonly #network: Network;
  readonly #mark: Int32Array;
  readonly #queue: Int32Array;
  #epoch = 0;

  constructor(network: Network) {
    this.#network = network;
    this.#mark = new Int32Array(network.count);
    this.#queue = new Int32Array(network.count);
  }

  /** The nodes reached, in the order of the search; until the next call. */
  of(candidate: number): Int32Array {
    const { lose, parents } = this.#network;
    this.#epoch++;
    let length = 0;
    const reach = (node: number): void => {
      if (this.#mark[node] === this.#epoch) return;
      this.#mark[node] = this.#epoch;
      this.#queue[length++] = node;
    };
    for (let k = lose.offsets[candidate]; k < lose.offsets[candidate + 1]; k++) reach(lose.targets[k]);
    for (let head = 0; head < length; head++) {
      const node = this.#queue[head];
      for (let e = parents.offsets[node]; e < parents.offsets[node + 1]; e++) reach(parents.targets[e]);
    }
    return this.#queue.subarray(0, length);
  }
}

export function stoppedBy(loss: Loss, candidate: number): Int32Array {
  loss.begin();
  loss.lose(candidate);
  return loss.order.subarray(0, loss.length);
}

export function countOf(nodes: Int32Array, { items, endItems }: SupplyShape): Count {
  let some = 0;
  let ends = 0;
  for (const node of nodes) {
    if (node < items) some++;
    if (node < endItems) ends++;
  }
  return { items: some, endItems: ends };
}

/** Items that have sources, all of one supplier: what a list of single sources shows without looking through the tiers. */
export function directSingleSources({ network, items, sources, supplierOf }: SupplyShape): number {
  const { offsets, targets } = network.children;
  let direct = 0;
  for (let item = 0; item < items; item++) {
    const suppliers = new Set<number>();
    for (let e = offsets[item]; e < offsets[item + 1]; e++) {
      const child = targets[e];
      if (child < items) continue;
      const own = child < items + sources ? [child] : targets.subarray(offsets[child], offsets[child + 1]);
      for (const source of own) suppliers.add(supplierOf[source - items]);
    }
    if (suppliers.size === 1) direct++;
  }
  return direct;
}

/** (end item, supplier whose loss alone stops it), by end item, then supplier. */
export function singlePoints({ sets }: SingleFailures, endItems: number): [number, number][] {
  const found: [number, number][] = [];
  for (let end = 0; end < endItems; end++)
    for (const supplier of [...sets.of(end)].sort((a, b) => a - b)) found.push([end, supplier]);
  return found;
}
