/**
 * What fails when some nodes are lost: a counter cascade over the failing part alone. Complexity: the
 * edges into the failing part; nothing is cleared between runs (epochs), so thousands of scenarios
 * share one set of arrays.
 */
import { Needs, type Network } from './network.ts';

/** Why a node failed first, where it was not a child's failure. */
export const Cause = { lost: -1, noneLeft: -2 } as const;

export class Loss {
  readonly network: Network;
  /** Failing nodes in the order of the cascade: `order[0 .. length]`. */
  readonly order: Int32Array;
  length = 0;
  /** Nodes that could choose and lost a child, whether they hold or not: `weakened[0 .. weakenedLength]`. */
  readonly weakened: Int32Array;
  weakenedLength = 0;
  /** Edges that this scenario went through. */
  work = 0;
  readonly #mark: Int32Array;
  readonly #cause: Int32Array;
  readonly #left: Int32Array;
  readonly #leftMark: Int32Array;
  #epoch = 0;

  constructor(network: Network) {
    this.network = network;
    this.order = new Int32Array(network.count);
    this.weakened = new Int32Array(network.count);
    this.#mark = new Int32Array(network.count);
    this.#cause = new Int32Array(network.count);
    this.#left = new Int32Array(network.count);
    this.#leftMark = new Int32Array(network.count);
  }

  failed(node: number): boolean {
    return this.#mark[node] === this.#epoch;
  }

  /** The child through which a failing node failed first, or `Cause`; lost outright goes before either. */
  causeOf(node: number): number {
    return this.#cause[node];
  }

  /** Begins a scenario in which nothing is lost yet. */
  begin(): void {
    this.#epoch++;
    this.length = 0;
    this.weakenedLength = 0;
    this.work = 0;
  }

  /** Loses a candidate beside what is lost already. */
  lose(candidate: number): void {
    const { offsets, targets } = this.network.lose;
    const from = this.length;
    for (let k = offsets[candidate]; k < offsets[candidate + 1]; k++) this.#fail(targets[k], Cause.lost);
    this.#spread(from);
  }

  /** Loses nodes beside what is lost already. */
  loseNodes(nodes: Iterable<number>): void {
    const from = this.length;
    for (const node of nodes) this.#fail(node, Cause.lost);
    this.#spread(from);
  }

  #fail(node: number, cause: number): void {
    if (this.#mark[node] === this.#epoch) {
      if (cause === Cause.lost) this.#cause[node] = cause;
      return;
    }
    this.#mark[node] = this.#epoch;
    this.#cause[node] = cause;
    this.order[this.length++] = node;
  }

  #spread(from: number): void {
    const { needs, children, parents } = this.network;
    const mark = this.#mark;
    const epoch = this.#epoch;
    for (let head = from; head < this.length; head++) {
      const node = this.order[head];
      this.work += 1 + parents.offsets[node + 1] - parents.offsets[node];
      for (let e = parents.offsets[node]; e < parents.offsets[node + 1]; e++) {
        const parent = parents.targets[e];
        if (mark[parent] === epoch) continue;
        if (needs[parent] === Needs.all) {
          this.#fail(parent, node);
          continue;
        }
        if (this.#leftMark[parent] !== epoch) {
          this.#leftMark[parent] = epoch;
          this.#left[parent] = children.offsets[parent + 1] - children.offsets[parent];
          this.weakened[this.weakenedLength++] = parent;
        }
        if (--this.#left[parent] === 0) this.#fail(parent, Cause.noneLeft);
      }
    }
  }
}
