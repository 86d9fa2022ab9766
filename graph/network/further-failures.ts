/**
 * When some candidates are lost: which further candidate would make a node fail that holds by itself
 * and does not fail with that candidate alone?
 *
 * Definition: `D(all) = union of D(children) - F`, `D(any) = intersection over living children of
 * (F + D) - F` (ANALYSIS, Pairs), the least sets. Only what the loss touches is evaluated: nodes that
 * could choose and lost a child, then whatever needs a node whose set grew, children before parents;
 * within a component a node is taken again until nothing grows.
 */
import type { FailureSets } from './failure-sets.ts';
import type { Loss } from './loss.ts';
import { Needs, type Network } from './network.ts';
import { PlaceHeap } from './place-heap.ts';
import type { SingleFailures } from './single-failures.ts';

const firstCapacity = 1 << 12;

export class FurtherFailures {
  readonly #network: Network;
  readonly #sets: FailureSets;
  readonly #heap: PlaceHeap;
  readonly #order: Int32Array;
  /** Set of each node in this round: valid where `#round` says so. */
  readonly #start: Int32Array;
  readonly #length: Int32Array;
  readonly #rounds: Int32Array;
  readonly #stamp: Int32Array;
  readonly #watched: Uint8Array;
  /** Watched nodes whose set is not empty: `grown[0 .. grownLength]`. */
  readonly grown: Int32Array;
  grownLength = 0;
  #arena = new Int32Array(firstCapacity);
  #used = 0;
  #round = 0;
  #stamps = 0;
  /** Edges and members of sets that the last run went through. */
  work = 0;

  /**
   * @param singles with sorted sets.
   * @param watched nodes whose sets are asked for.
   */
  constructor(network: Network, singles: SingleFailures, watched: Int32Array) {
    this.#network = network;
    this.#sets = singles.sets;
    this.#order = singles.order;
    this.#heap = new PlaceHeap(singles.order);
    this.#start = new Int32Array(network.count);
    this.#length = new Int32Array(network.count);
    this.#rounds = new Int32Array(network.count);
    this.#stamp = new Int32Array(network.candidates);
    this.#watched = new Uint8Array(network.count);
    for (const node of watched) this.#watched[node] = 1;
    this.grown = new Int32Array(watched.length);
  }

  /** Begins anew: every set is empty. */
  clear(): void {
    this.#round++;
    this.#used = 0;
    this.grownLength = 0;
    this.work = 0;
  }

  /**
   * After a loss: candidates above `floor` alone. Sets are read by `of` until the next run. Whether it came
   * to its end; with more work than the allowance it stops, and no set is whole.
   */
  run(loss: Loss, floor: number, allowance: number): boolean {
    this.clear();
    const heap = this.#heap;
    for (let k = 0; k < loss.weakenedLength; k++) if (!loss.failed(loss.weakened[k])) heap.add(loss.weakened[k]);
    const { needs, parents } = this.#network;
    while (heap.size > 0) {
      const node = this.#order[heap.take()];
      if (this.work > allowance) {
        this.clear();
        heap.empty();
        return false;
      }
      const grew = needs[node] === Needs.any ? this.#any(node, loss, floor) : this.#all(node);
      if (!grew) continue;
      for (let e = parents.offsets[node]; e < parents.offsets[node + 1]; e++) {
        if (!loss.failed(parents.targets[e])) heap.add(parents.targets[e]);
      }
    }
    return true;
  }

  /** Further candidates of a node that holds; empty where the loss did not touch it. */
  of(node: number): Int32Array {
    return this.#arena.subarray(this.#start[node], this.#start[node] + this.sizeOf(node));
  }

  sizeOf(node: number): number {
    return this.#rounds[node] === this.#round ? this.#length[node] : 0;
  }

  /** Whether the set grew. */
  #keep(node: number, first: number): boolean {
    const size = this.#used - first;
    if (size <= this.sizeOf(node)) {
      this.#used = first;
      return false;
    }
    if (this.#watched[node] === 1 && this.#rounds[node] !== this.#round) this.grown[this.grownLength++] = node;
    this.#start[node] = first;
    this.#length[node] = size;
    this.#rounds[node] = this.#round;
    return true;
  }

  #all(node: number): boolean {
    const { offsets, targets } = this.#network.children;
    const first = this.#used;
    const stamp = ++this.#stamps;
    this.work += 1 + offsets[node + 1] - offsets[node];
    for (let e = offsets[node]; e < offsets[node + 1]; e++) {
      const child = targets[e];
      const size = this.sizeOf(child);
      if (size === 0) continue;
      this.work += size;
      this.#reserve(size);
      const start = this.#start[child];
      for (let k = start; k < start + size; k++) {
        const candidate = this.#arena[k];
        if (this.#stamp[candidate] === stamp) continue;
        this.#stamp[candidate] = stamp;
        if (!this.#sets.has(node, candidate)) this.#arena[this.#used++] = candidate;
      }
    }
    return this.#keep(node, first);
  }

  #any(node: number, loss: Loss, floor: number): boolean {
    const { offsets, targets } = this.#network.children;
    const { length } = this.#sets;
    this.work += 1 + offsets[node + 1] - offsets[node];
    let least = -1;
    let leastSize = 0;
    for (let e = offsets[node]; e < offsets[node + 1]; e++) {
      const child = targets[e];
      if (loss.failed(child)) continue;
      const size = length[child] + this.sizeOf(child);
      if (size === 0) return false;
      if (least !== -1 && size >= leastSize) continue;
      least = child;
      leastSize = size;
    }
    this.#mark(least, floor);
    for (let e = offsets[node]; e < offsets[node + 1]; e++) {
      const child = targets[e];
      if (child !== least && !loss.failed(child)) this.#narrow(child);
    }
    return this.#gather(node, least);
  }

  /** Stamps what a child fails with, above the floor. */
  #mark(child: number, floor: number): void {
    const stamp = ++this.#stamps;
    const { start, length, arena } = this.#sets;
    this.work += 2 * (length[child] + this.sizeOf(child));
    for (let k = start[child]; k < start[child] + length[child]; k++) if (arena[k] > floor) this.#stamp[arena[k]] = stamp;
    const size = this.sizeOf(child);
    for (let k = this.#start[child]; k < this.#start[child] + size; k++) this.#stamp[this.#arena[k]] = stamp;
  }

  /** Of what is stamped, stamps anew what this child fails with too. */
  #narrow(child: number): void {
    const before = this.#stamps;
    const stamp = ++this.#stamps;
    const { start, length, arena } = this.#sets;
    this.work += length[child] + this.sizeOf(child);
    for (let k = start[child]; k < start[child] + length[child]; k++) {
      if (this.#stamp[arena[k]] === before) this.#stamp[arena[k]] = stamp;
    }
    const size = this.sizeOf(child);
    for (let k = this.#start[child]; k < this.#start[child] + size; k++) {
      if (this.#stamp[this.#arena[k]] === before) this.#stamp[this.#arena[k]] = stamp;
    }
  }

  /** What is stamped last, without what the node fails with alone. */
  #gather(node: number, child: number): boolean {
    const first = this.#used;
    const { start, length, arena } = this.#sets;
    const own = this.sizeOf(child);
    this.#reserve(length[child] + own);
    for (let k = start[child]; k < start[child] + length[child]; k++) this.#take(node, arena[k]);
    for (let k = this.#start[child]; k < this.#start[child] + own; k++) this.#take(node, this.#arena[k]);
    return this.#keep(node, first);
  }

  #take(node: number, candidate: number): void {
    if (this.#stamp[candidate] !== this.#stamps) return;
    if (!this.#sets.has(node, candidate)) this.#arena[this.#used++] = candidate;
  }

  #reserve(room: number): void {
    if (this.#used + room <= this.#arena.length) return;
    const larger = new Int32Array(Math.max(this.#arena.length * 2, this.#used + room));
    larger.set(this.#arena.subarray(0, this.#used));
    this.#arena = larger;
  }
}
