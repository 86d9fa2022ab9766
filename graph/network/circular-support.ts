/**
 * Question: which nodes hold only because they hold one another up?
 *
 * Definition (ANALYSIS, Cycles). The greatest fixpoint of availability lets circles stand; the least
 * demands that support begins with something that needs nothing. Where a node is available in the
 * least fixpoint before a loss, and after it in the greatest alone, it rests on circular support.
 *
 * Algorithm: each available node has the child that first made it so. After a loss whatever rested on
 * what is gone is taken away, then what is held up otherwise is put back (delete and rederive, Gupta,
 * Mumick and Subrahmanian 1993). Complexity: the edges of what is taken away.
 */
import { IntList } from '../view/csr.ts';
import type { Loss } from './loss.ts';
import { Needs, type Network } from './network.ts';

export class CircularSupport {
  readonly #network: Network;
  /** 1: available in the least fixpoint when nothing is lost. */
  readonly founded: Uint8Array;
  /** Child that each `any` node rests on. */
  readonly #support: Int32Array;
  readonly #gone: Int32Array;
  readonly #goneList: Int32Array;
  #round = 0;

  /** O(nodes + edges). */
  constructor(network: Network) {
    this.#network = network;
    this.founded = new Uint8Array(network.count);
    this.#support = new Int32Array(network.count).fill(-1);
    this.#gone = new Int32Array(network.count);
    this.#goneList = new Int32Array(network.count);
    this.#found();
  }

  /**
   * After a run of `loss`: nodes that hold in it, and that only circular support holds up. In the order in
   * which they were taken away.
   */
  restingOn(loss: Loss): Int32Array {
    const length = this.#takeAway(loss);
    this.#putBack(length, loss);
    const found = new IntList(16);
    for (let k = 0; k < length; k++) {
      const node = this.#goneList[k];
      if (this.#gone[node] === this.#round && !loss.failed(node)) found.push(node);
    }
    return found.values();
  }

  #found(): void {
    const { count, needs, children, parents } = this.#network;
    const wanting = new Int32Array(count);
    const ready = new Int32Array(count);
    let length = 0;
    for (let node = 0; node < count; node++) {
      wanting[node] = children.offsets[node + 1] - children.offsets[node];
      if (wanting[node] > 0) continue;
      this.founded[node] = 1;
      ready[length++] = node;
    }
    for (let head = 0; head < length; head++) {
      const node = ready[head];
      for (let e = parents.offsets[node]; e < parents.offsets[node + 1]; e++) {
        const parent = parents.targets[e];
        if (this.founded[parent] === 1) continue;
        if (needs[parent] === Needs.any) this.#support[parent] = node;
        else if (--wanting[parent] > 0) continue;
        this.founded[parent] = 1;
        ready[length++] = parent;
      }
    }
  }

  /** What fails, and whatever rested on what is gone. */
  #takeAway(loss: Loss): number {
    const { needs, parents } = this.#network;
    this.#round++;
    let length = 0;
    const take = (node: number): void => {
      if (this.founded[node] === 0 || this.#gone[node] === this.#round) return;
      this.#gone[node] = this.#round;
      this.#goneList[length++] = node;
    };
    for (let k = 0; k < loss.length; k++) take(loss.order[k]);
    for (let head = 0; head < length; head++) {
      const node = this.#goneList[head];
      for (let e = parents.offsets[node]; e < parents.offsets[node + 1]; e++) {
        const parent = parents.targets[e];
        if (needs[parent] === Needs.all || this.#support[parent] === node) take(parent);
      }
    }
    return length;
  }

  #putBack(length: number, loss: Loss): void {
    const { parents } = this.#network;
    const back: number[] = [];
    const put = (node: number): void => {
      if (this.#gone[node] !== this.#round || loss.failed(node) || !this.#isHeld(node)) return;
      this.#gone[node] = 0;
      back.push(node);
    };
    for (let k = 0; k < length; k++) put(this.#goneList[k]);
    for (let node = back.pop(); node !== undefined; node = back.pop()) {
      for (let e = parents.offsets[node]; e < parents.offsets[node + 1]; e++) put(parents.targets[e]);
    }
  }

  #isHeld(node: number): boolean {
    const { needs, children } = this.#network;
    const any = needs[node] === Needs.any;
    for (let e = children.offsets[node]; e < children.offsets[node + 1]; e++) {
      const child = children.targets[e];
      const holds = this.founded[child] === 1 && this.#gone[child] !== this.#round;
      if (holds === any) return any;
    }
    return !any;
  }
}
