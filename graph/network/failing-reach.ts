/**
 * Which failures of a node lie in the failing part of an end node: reached from one that fails, over
 * failing nodes alone (SEMANTICS, `endItems`).
 *
 * Definition: `R(v) = F(v)` for an end node, else `F(v)` cut with the union of `R` over what leads to v;
 * the least sets. Below an end node that needs all, everything that fails is reached, so most nodes
 * have all of `F` and none is copied. O(nodes + edges + sets of the others), once for each time that such a set grows.
 */
import { transpose } from '../view/csr.ts';
import type { Csr } from '../view/graph.ts';
import { FailureSets } from './failure-sets.ts';
import { Needs, type Network } from './network.ts';
import { PlaceHeap } from './place-heap.ts';
import type { SingleFailures } from './single-failures.ts';

export class FailingReach {
  readonly #network: Network;
  readonly #singles: SingleFailures;
  readonly #above: Csr | undefined;
  readonly #below: Csr | undefined;
  /** 1: every failure of the node is reached. */
  readonly #whole: Uint8Array;
  readonly #some: FailureSets;
  readonly #stamp: Int32Array;
  #round = 0;

  /** @param also further edges that lead on from a node that fails, though it does not wait for them. */
  constructor(network: Network, singles: SingleFailures, ends: Int32Array, also?: Csr) {
    this.#network = network;
    this.#singles = singles;
    this.#below = also;
    this.#above = also === undefined ? undefined : transpose(also, network.count);
    this.#whole = new Uint8Array(network.count);
    this.#some = FailureSets.empty(network.count, network.candidates);
    this.#stamp = new Int32Array(network.candidates);
    for (const end of ends) this.#whole[end] = 1;
    this.#sweep(ends);
  }

  /** Candidates with whose loss the node fails within the failing part of an end node. */
  of(node: number): Int32Array {
    return this.#whole[node] === 1 ? this.#singles.sets.of(node) : this.#some.of(node);
  }

  /** Parents before children as far as the order goes; whatever follows from one that grew is taken again. */
  #sweep(ends: Int32Array): void {
    const { order } = this.#singles;
    const heap = new PlaceHeap(order.toReversed());
    const { children } = this.#network;
    const follow = ({ offsets, targets }: Csr, node: number): void => {
      for (let e = offsets[node]; e < offsets[node + 1]; e++) heap.add(targets[e]);
    };
    const grown = (node: number): void => {
      follow(children, node);
      if (this.#below !== undefined) follow(this.#below, node);
    };
    for (const end of ends) grown(end);
    while (heap.size > 0) {
      const node = order[order.length - 1 - heap.take()];
      if (this.#evaluate(node)) grown(node);
    }
  }

  /** Whether more is reached than before. */
  #evaluate(node: number): boolean {
    if (this.#whole[node] === 1) return false;
    const { needs, parents } = this.#network;
    const reached = this.#singles.sets.length[node];
    if (this.#some.length[node] === reached) return false;
    for (let e = parents.offsets[node]; e < parents.offsets[node + 1]; e++) {
      const parent = parents.targets[e];
      if (needs[parent] === Needs.all && this.#whole[parent] === 1) {
        this.#whole[node] = 1;
        return true;
      }
    }
    const round = ++this.#round;
    this.#mark(parents, node, round);
    if (this.#above !== undefined) this.#mark(this.#above, node, round);
    const found = this.#singles.sets.of(node).filter((candidate) => this.#stamp[candidate] === round);
    if (found.length === this.#some.length[node]) return false;
    this.#some.assign(node, found, 0, found.length);
    return true;
  }

  #mark({ offsets, targets }: Csr, node: number, round: number): void {
    for (let e = offsets[node]; e < offsets[node + 1]; e++)
      for (const candidate of this.of(targets[e])) this.#stamp[candidate] = round;
  }
}
