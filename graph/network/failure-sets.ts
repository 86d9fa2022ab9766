/**
 * A set of candidates for each node, as (start, length) into one arena. Equal sets are shared by
 * reference where that is known from how they came about. Union and intersection stamp the candidates
 * they have met: O(size of the sets), no sorting, no allocation but the arena's.
 */
import { sharedInts } from './network.ts';

const firstCapacity = 1 << 16;

/** The arrays of sets, as they are given to worker threads. */
export interface SetArrays {
  readonly start: Int32Array;
  readonly length: Int32Array;
  readonly arena: Int32Array;
  readonly used: number;
}

export class FailureSets {
  readonly start: Int32Array;
  readonly length: Int32Array;
  /** Sets end to end; only `arena[0 .. used]` is filled. */
  arena: Int32Array;
  used = 0;
  readonly #stamp: Int32Array;
  #round = 0;

  constructor({ start, length, arena, used }: SetArrays, candidates: number) {
    this.start = start;
    this.length = length;
    this.arena = arena;
    this.used = used;
    this.#stamp = new Int32Array(candidates);
  }

  static empty(nodes: number, candidates: number): FailureSets {
    const arrays = { start: new Int32Array(nodes), length: new Int32Array(nodes), arena: new Int32Array(firstCapacity), used: 0 };
    return new FailureSets(arrays, candidates);
  }

  /** The arrays, sorted and in memory that worker threads can share. */
  shared(): SetArrays {
    this.sort();
    return {
      start: sharedInts(this.start),
      length: sharedInts(this.length),
      arena: sharedInts(this.arena.subarray(0, this.used)),
      used: this.used,
    };
  }

  /** Sorts every set ascending, so that `has` may search by halves and several threads may read. O(size log size). */
  sort(): void {
    const seen = new Uint8Array(this.used + 1);
    for (let node = 0; node < this.start.length; node++) {
      if (this.length[node] < 2 || seen[this.start[node]] === 1) continue;
      seen[this.start[node]] = 1;
      this.of(node).sort();
    }
  }

  /** A view into the arena, valid until a set is added. */
  of(node: number): Int32Array {
    return this.arena.subarray(this.start[node], this.start[node] + this.length[node]);
  }

  /** Only after `sort`. */
  has(node: number, candidate: number): boolean {
    let low = this.start[node];
    let high = low + this.length[node] - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.arena[middle];
      if (found === candidate) return true;
      if (found < candidate) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }

  /** The union of the children's sets and the node's own candidates. */
  unite(node: number, children: Int32Array, from: number, to: number, own: Int32Array, ownFrom: number, ownTo: number): void {
    const { start, length } = this;
    let room = ownTo - ownFrom;
    let sets = 0;
    let only = -1;
    let largest = from;
    for (let e = from; e < to; e++) {
      const child = children[e];
      if (length[child] === 0) continue;
      room += length[child];
      if (sets === 0 || start[child] !== start[only] || length[child] !== length[only]) sets++;
      only = child;
      if (length[child] > length[children[largest]]) largest = e;
    }
    if (sets === 0 && room === 0) return;
    if (sets === 1 && ownFrom === ownTo) {
      this.share(node, only);
      return;
    }
    this.#reserve(room);
    const { arena } = this;
    const stamp = this.#stamp;
    const round = ++this.#round;
    const first = this.used;
    let at = first;
    for (let k = ownFrom; k < ownTo; k++) {
      if (stamp[own[k]] === round) continue;
      stamp[own[k]] = round;
      arena[at++] = own[k];
    }
    for (let e = from; e < to; e++) {
      const end = start[children[e]] + length[children[e]];
      for (let k = start[children[e]]; k < end; k++) {
        const candidate = arena[k];
        if (stamp[candidate] === round) continue;
        stamp[candidate] = round;
        arena[at++] = candidate;
      }
    }
    if (from < to && at - first === length[children[largest]]) {
      this.share(node, children[largest]);
      return;
    }
    start[node] = first;
    length[node] = at - first;
    this.used = at;
  }

  /** What all the children's sets share; nothing where there is no child. */
  intersect(node: number, children: Int32Array, from: number, to: number): void {
    const { start, length } = this;
    if (from === to) return;
    let least = children[from];
    let alike = true;
    for (let e = from; e < to; e++) {
      const child = children[e];
      if (length[child] === 0) return;
      if (start[child] !== start[least] || length[child] !== length[least]) alike = false;
      if (length[child] < length[least]) least = child;
    }
    const sharing = alike ? length[least] : this.#countShared(children, from, to, least);
    if (sharing === length[least]) this.share(node, least);
    else if (sharing > 0) this.#keepShared(node, least);
  }

  /** Stamps what the sets share with the least of them: `round` after the last child. How many that are. */
  #countShared(children: Int32Array, from: number, to: number, least: number): number {
    const { start, length, arena } = this;
    const stamp = this.#stamp;
    let round = ++this.#round;
    for (let k = start[least]; k < start[least] + length[least]; k++) stamp[arena[k]] = round;
    let shared = length[least];
    for (let e = from; e < to && shared > 0; e++) {
      const child = children[e];
      if (child === least) continue;
      shared = 0;
      const end = start[child] + length[child];
      for (let k = start[child]; k < end; k++) {
        if (stamp[arena[k]] !== round) continue;
        stamp[arena[k]] = round + 1;
        shared++;
      }
      round++;
    }
    this.#round = round;
    return shared;
  }

  #keepShared(node: number, least: number): void {
    this.#reserve(this.length[least]);
    const { arena } = this;
    const first = this.used;
    let at = first;
    for (let k = this.start[least]; k < this.start[least] + this.length[least]; k++) {
      if (this.#stamp[arena[k]] === this.#round) arena[at++] = arena[k];
    }
    this.start[node] = first;
    this.length[node] = at - first;
    this.used = at;
  }

  /** Gives a node the set of another. */
  share(node: number, other: number): void {
    this.start[node] = this.start[other];
    this.length[node] = this.length[other];
  }

  /** Adds candidates to what the node has, as a set of its own. */
  add(node: number, own: Int32Array, from: number, to: number): void {
    const size = this.length[node];
    this.#reserve(size + to - from);
    const { arena } = this;
    const first = this.used;
    const round = ++this.#round;
    let at = first;
    for (let k = this.start[node]; k < this.start[node] + size; k++) {
      this.#stamp[arena[k]] = round;
      arena[at++] = arena[k];
    }
    for (let k = from; k < to; k++) {
      if (this.#stamp[own[k]] === round) continue;
      this.#stamp[own[k]] = round;
      arena[at++] = own[k];
    }
    this.start[node] = first;
    this.length[node] = at - first;
    this.used = at;
  }

  /** Sets what a node has, whatever it had. */
  assign(node: number, candidates: Int32Array, from: number, to: number): void {
    this.#reserve(to - from);
    this.start[node] = this.used;
    this.length[node] = to - from;
    this.arena.set(candidates.subarray(from, to), this.used);
    this.used += to - from;
  }

  #reserve(room: number): void {
    if (this.used + room <= this.arena.length) return;
    const larger = new Int32Array(Math.max(this.arena.length * 2, this.used + room));
    larger.set(this.arena.subarray(0, this.used));
    this.arena = larger;
  }
}
