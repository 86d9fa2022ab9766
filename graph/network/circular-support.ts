/**
 * Question: which nodes hold only because they hold one another up?
 *
 * Definition (ANALYSIS, Cycles). The greatest fixpoint of availability lets every circle stand; the
 * least demands that support begins with something that needs nothing. A node that is *founded*
 * (available in the least fixpoint) while nothing is lost must keep a foundation; circles that have
 * none even then (parts that require one another) stand by themselves until something else fails them.
 * What holds after a loss in the greatest fixpoint alone rests on circular support.
 *
 * Algorithm: each founded node has the child that first made it so. After a loss whatever rested on
 * what is gone is taken away, then what is held up otherwise is put back (delete and rederive, Gupta,
 * Mumick and Subrahmanian 1993); standing circles that lack something then go, and so on until nothing
 * changes. Complexity: the edges of what is taken away, for each time that a standing circle goes.
 */
import { IntList } from '../view/csr.ts';
import type { Loss } from './loss.ts';
import { Needs, type Network } from './network.ts';

export class CircularSupport {
  readonly #network: Network;
  /** 1: available in the least fixpoint while nothing is lost. */
  readonly founded: Uint8Array;
  /** Child that each founded `any` node rests on. */
  readonly #support: Int32Array;
  /** The same in this round, for nodes that were put back on another. */
  readonly #otherSupport: Int32Array;
  readonly #putBackIn: Int32Array;
  readonly #gone: Int32Array;
  #taken = new IntList();
  #round = 0;

  /** O(nodes + edges). */
  constructor(network: Network) {
    this.#network = network;
    this.founded = new Uint8Array(network.count);
    this.#support = new Int32Array(network.count).fill(-1);
    this.#gone = new Int32Array(network.count);
    this.#otherSupport = new Int32Array(network.count);
    this.#putBackIn = new Int32Array(network.count);
    this.#found();
  }

  /** After a run of `loss`: nodes that hold in it, and that only circular support holds up, ascending. */
  restingOn(loss: Loss): Int32Array {
    this.#round++;
    this.#taken = new IntList();
    for (let k = 0; k < loss.length; k++) this.#take(loss.order[k]);
    for (let from = 0; from < this.#taken.length; ) {
      this.#takeAway(from);
      this.#putBack(from, loss);
      const next = this.#taken.length;
      this.#takeStanding(from, next);
      from = next;
    }
    const found = new IntList(16);
    for (let k = 0; k < this.#taken.length; k++) {
      const node = this.#taken.at(k);
      if (this.#isGone(node) && !loss.failed(node)) found.push(node);
    }
    return distinct(found.values().sort());
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

  #isGone(node: number): boolean {
    return this.#gone[node] === this.#round;
  }

  #take(node: number): void {
    if (this.#isGone(node)) return;
    this.#gone[node] = this.#round;
    this.#taken.push(node);
  }

  /** Whatever founded rested on what is gone. */
  #takeAway(from: number): void {
    const { needs, parents } = this.#network;
    for (let head = from; head < this.#taken.length; head++) {
      const node = this.#taken.at(head);
      for (let e = parents.offsets[node]; e < parents.offsets[node + 1]; e++) {
        const parent = parents.targets[e];
        if (this.founded[parent] === 1 && (needs[parent] === Needs.all || this.#supportOf(parent) === node)) this.#take(parent);
      }
    }
  }

  /** Of what was taken away since, what holds otherwise; a standing circle that went does not come back. */
  #putBack(from: number, loss: Loss): void {
    const { parents } = this.#network;
    const back: number[] = [];
    const put = (node: number): void => {
      if (!this.#isGone(node) || this.founded[node] === 0 || loss.failed(node) || !this.#isHeld(node)) return;
      this.#gone[node] = 0;
      this.#putBackIn[node] = this.#round;
      back.push(node);
    };
    for (let k = from; k < this.#taken.length; k++) put(this.#taken.at(k));
    for (let node = back.pop(); node !== undefined; node = back.pop()) {
      for (let e = parents.offsets[node]; e < parents.offsets[node + 1]; e++) put(parents.targets[e]);
    }
  }

  /** Nodes of standing circles that lack something now. */
  #takeStanding(from: number, to: number): void {
    const { offsets, targets } = this.#network.parents;
    for (let k = from; k < to; k++) {
      const node = this.#taken.at(k);
      if (!this.#isGone(node)) continue;
      for (let e = offsets[node]; e < offsets[node + 1]; e++) {
        const parent = targets[e];
        if (this.founded[parent] === 0 && !this.#isHeld(parent)) this.#take(parent);
      }
    }
  }

  #supportOf(node: number): number {
    return this.#putBackIn[node] === this.#round ? this.#otherSupport[node] : this.#support[node];
  }

  /** Whether what it needs is there; notes what an `any` node would rest on. */
  #isHeld(node: number): boolean {
    const { needs, children } = this.#network;
    const any = needs[node] === Needs.any;
    for (let e = children.offsets[node]; e < children.offsets[node + 1]; e++) {
      if (this.#isGone(children.targets[e]) === any) continue;
      this.#otherSupport[node] = children.targets[e];
      return any;
    }
    return !any;
  }
}

function distinct(sorted: Int32Array): Int32Array {
  return sorted.filter((node, k) => k === 0 || node !== sorted[k - 1]);
}
