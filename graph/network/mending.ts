/**
 * Question: which measures make the end nodes hold that fail with a candidate?
 *
 * Definition: what an end node needs, to hold all the same, as clauses: it holds exactly if of each
 * clause a measure is taken. Dual to the cascade, over the failing part alone: a node that is lost
 * outright holds never; `all` needs the clauses of every failing child, `any` one of each combination
 * of its children's; where a measure stands beside a node it joins each clause of the node's. Circles:
 * the weakest conditions that satisfy this (a failure must be derived).
 *
 * Clauses are numbered anew for each candidate and a node has a bit mask of them. End nodes with the
 * same clauses are one group. Complexity: the edges into the failing part, for each 32 clauses of the
 * candidate. Limits: `mostClauses` of a candidate; an end node that needs more is reported as `over`.
 */
import { ClauseTable, mostClauses, never } from './clause-table.ts';
import type { MeasuredNetwork } from './measures.ts';
import { Needs, type Network } from './network.ts';

/** What is known of a node in a run stands together, so that a visit touches memory once. */
const Field = { run: 0, pending: 1, at: 2, left: 3, size: 4 } as const;

const Trait = { any: 1, sure: 2, gate: 4 } as const;

export class Mending {
  readonly clauses: ClauseTable;
  /** Groups of the last run: clause masks end to end, `words` each, and the end nodes in each. */
  readonly groups = { count: 0, words: 1, masks: new Int32Array(64), weight: new Float64Array(64) };
  readonly #network: Network;
  readonly #sure: Int32Array;
  readonly #gate: Int32Array;
  readonly #weight: Float64Array;
  /** How many children a node fails with: one, or those of an `any` node that are there without a measure. */
  readonly #needed: Int32Array;
  /** By node: the run that met it, failing children to come, its place in the order (-1: it holds), children left. */
  readonly #state: Int32Array;
  readonly #order: Int32Array;
  readonly #queue: Int32Array;
  /** What is more to a node than that it needs all: bits of `Trait`. */
  readonly #traits: Uint8Array;
  readonly #slots: Int32Array;
  readonly #slotMark: Int32Array;
  #masks: Int32Array;
  #length = 0;
  /** The first of the order are lost outright. */
  #lost = 0;
  #epoch = 0;
  #words = 1;

  /** @param weight of each node as an end node; 0: it is none. */
  constructor({ network, sure, gate }: MeasuredNetwork, weight: Float64Array) {
    this.#network = network;
    this.#sure = sure;
    this.#gate = gate;
    this.#weight = weight;
    this.clauses = new ClauseTable();
    this.#needed = neededFailures(network, gate);
    this.#state = new Int32Array(network.count * Field.size);
    this.#order = new Int32Array(network.count);
    this.#queue = new Int32Array(network.count);
    this.#traits = traitsOf(network, sure, gate);
    this.#masks = new Int32Array(1024);
    let slots = 16;
    while (slots < 2 * weight.reduce((all, one) => all + (one > 0 ? 1 : 0), 0)) slots *= 2;
    this.#slots = new Int32Array(slots);
    this.#slotMark = new Int32Array(slots);
  }

  /** Fills `groups` and `clauses` for a candidate. */
  run(candidate: number): void {
    this.#cascade(candidate);
    let words = 1;
    // A guess: a clause for each node that is lost, and some for where they pass a place.
    while (words * 32 < Math.min(mostClauses, 2 + 8 * this.#lost)) words *= 2;
    for (;;) {
      this.#words = words;
      this.clauses.begin(words * 32);
      this.#solve();
      if (!this.clauses.full || words * 32 >= mostClauses) break;
      words *= 2;
      this.#countAgain();
    }
    this.#group();
  }

  /** Measures each of which by itself closes every gap of the candidate, ascending. */
  closingAlone(candidate: number): number[] {
    this.run(candidate);
    let alone: number[] | undefined;
    for (let group = 0; group < this.groups.count; group++) {
      for (let k = 0; k < this.groups.words * 32; k++) {
        if ((this.groups.masks[group * this.groups.words + (k >> 5)] & (1 << k)) === 0) continue;
        const clause = Array.from(this.clauses.of(k));
        alone = alone === undefined ? clause : alone.filter((measure) => clause.includes(measure));
      }
    }
    return (alone ?? []).sort((a, b) => a - b);
  }

  #cascade(candidate: number): void {
    const { parents, lose } = this.#network;
    const { offsets, targets } = parents;
    const state = this.#state;
    const needed = this.#needed;
    const traits = this.#traits;
    const order = this.#order;
    const epoch = ++this.#epoch;
    let length = 0;
    for (let k = lose.offsets[candidate]; k < lose.offsets[candidate + 1]; k++) {
      const node = lose.targets[k];
      const base = node * Field.size;
      state[base] = epoch;
      state[base + Field.pending] = 0;
      state[base + Field.at] = length;
      order[length++] = node;
    }
    this.#lost = length;
    for (let head = 0; head < length; head++) {
      const node = order[head];
      const gone = (traits[node] & Trait.gate) === 0;
      const end = offsets[node + 1];
      for (let e = offsets[node]; e < end; e++) {
        const parent = targets[e];
        const base = parent * Field.size;
        if (state[base] !== epoch) {
          state[base] = epoch;
          state[base + Field.pending] = 1;
          state[base + Field.at] = -1;
          state[base + Field.left] = needed[parent];
        } else state[base + Field.pending]++;
        if (!gone || state[base + Field.at] !== -1 || --state[base + Field.left] !== 0) continue;
        state[base + Field.at] = length;
        order[length++] = parent;
      }
    }
    this.#length = length;
  }

  #failed(node: number): boolean {
    const base = node * Field.size;
    return this.#state[base] === this.#epoch && this.#state[base + Field.at] !== -1;
  }

  #at(node: number): number {
    return this.#state[node * Field.size + Field.at];
  }

  /** Failing children of each failing node, for another pass. */
  #countAgain(): void {
    const { offsets, targets } = this.#network.parents;
    const state = this.#state;
    for (let k = 0; k < this.#length; k++) state[this.#order[k] * Field.size + Field.pending] = 0;
    for (let k = 0; k < this.#length; k++) {
      const node = this.#order[k];
      for (let e = offsets[node]; e < offsets[node + 1]; e++) state[targets[e] * Field.size + Field.pending]++;
    }
  }

  /** Children before parents; what stands in a circle afterwards, until nothing changes. */
  #solve(): void {
    const words = this.#words;
    if (this.#masks.length < this.#length * words) this.#masks = new Int32Array(this.#length * words * 2);
    else this.#masks.fill(0, 0, this.#length * words);
    const { offsets, targets } = this.#network.parents;
    const queue = this.#queue;
    const state = this.#state;
    const masks = this.#masks;
    const traits = this.#traits;
    const lost = this.#lost;
    let tail = 0;
    for (let k = 0; k < this.#length; k++)
      if (state[this.#order[k] * Field.size + Field.pending] === 0) queue[tail++] = this.#order[k];
    for (let head = 0; head < tail; head++) {
      const node = queue[head];
      const place = state[node * Field.size + Field.at];
      if (traits[node] !== 0 || place < lost) this.#finish(node);
      const from = place * words;
      const end = offsets[node + 1];
      for (let e = offsets[node]; e < end; e++) {
        const base = targets[e] * Field.size;
        if (state[base + Field.at] === -1) continue;
        // What an `all` node needs is what its failing children need; an `any` node is worked out from them anew.
        const to = state[base + Field.at] * words;
        for (let w = 0; w < words; w++) masks[to + w] |= masks[from + w];
        if (--state[base + Field.pending] === 0) queue[tail++] = targets[e];
      }
    }
    if (tail < this.#length) this.#circle();
  }

  /** From what the children need to what the node needs. */
  #finish(node: number): void {
    const at = this.#at(node) * this.#words;
    const isLost = this.#at(node) < this.#lost;
    const isAny = (this.#traits[node] & Trait.any) !== 0;
    const sure = this.#sure[node];
    const gate = this.#gate[node];
    if (isLost || (isAny && this.#hasNone(node))) this.#put(at, 1 << never);
    else if (isAny) this.#set(node, this.#anyOf(node));
    if (gate !== -1) {
      // A measure that has to be taken, and whose own needs have to be met.
      if (isLost) return;
      const own = this.clauses.single(gate);
      this.#masks[at + (own >> 5)] |= 1 << own;
    } else if (sure !== -1) this.#beside(at, this.clauses.single(sure));
  }

  /** Every child has failed, and nothing mends any of them. */
  #hasNone(node: number): boolean {
    const { offsets, targets } = this.#network.children;
    for (let e = offsets[node]; e < offsets[node + 1]; e++) {
      if (!this.#failed(targets[e]) || this.#masks[this.#at(targets[e]) * this.#words] !== 1 << never) return false;
    }
    return true;
  }

  /** A measure beside a node joins each of its clauses. */
  #beside(at: number, own: number): void {
    const before = this.#masks[at];
    if (before === 1 << never && this.#words === 1) {
      this.#masks[at] = 1 << own;
      return;
    }
    const list = this.#listAt(at);
    this.#put(at, 0);
    for (const clause of list) {
      const joined = this.clauses.join(clause, own);
      this.#masks[at + (joined >> 5)] |= 1 << joined;
    }
  }

  #anyOf(node: number): number[] {
    const { offsets, targets } = this.#network.children;
    let all: number[] = [never];
    for (let e = offsets[node]; e < offsets[node + 1]; e++) {
      const child = targets[e];
      const failed = this.#failed(child);
      if (failed) all = this.#product(all, this.#list(child));
      else if (this.#gate[child] !== -1) all = this.#product(all, [this.clauses.single(this.#gate[child])]);
    }
    return all;
  }

  /** Every combination of a clause of one and of the other, without those that follow from another. */
  #product(a: readonly number[], b: readonly number[]): number[] {
    if (a.length === 1 && a[0] === never) return [...b];
    if (b.length === 1 && b[0] === never) return [...a];
    const found = new Set<number>();
    for (const one of a) for (const other of b) found.add(this.clauses.join(one, other));
    if (found.size === 1 || found.size > mostClauses) return [...found];
    return [...found].filter((one) => ![...found].some((other) => other !== one && this.clauses.within(other, one)));
  }

  #list(node: number): number[] {
    return this.#listAt(this.#at(node) * this.#words);
  }

  #listAt(at: number): number[] {
    const list: number[] = [];
    for (let w = 0; w < this.#words; w++) {
      for (let rest = this.#masks[at + w]; rest !== 0; rest &= rest - 1) list.push(w * 32 + 31 - Math.clz32(rest & -rest));
    }
    return list;
  }

  #put(at: number, first: number): void {
    this.#masks[at] = first;
    for (let w = 1; w < this.#words; w++) this.#masks[at + w] = 0;
  }

  #set(node: number, clauses: Iterable<number>): void {
    const at = this.#at(node) * this.#words;
    this.#put(at, 0);
    for (const clause of clauses) this.#masks[at + (clause >> 5)] |= 1 << clause;
  }

  /** Nodes that wait for one another: again and again from what their children need. */
  #circle(): void {
    const waiting = Array.from(this.#order.subarray(0, this.#length)).filter(
      (node) => this.#state[node * Field.size + Field.pending] > 0,
    );
    for (const node of waiting) this.#set(node, []);
    for (let changed = true; changed; ) {
      changed = false;
      for (const node of waiting) {
        const before = this.#list(node);
        if (this.#network.needs[node] === Needs.all) this.#set(node, this.#ofChildren(node));
        this.#finish(node);
        const after = new Set([...before, ...this.#list(node)]);
        this.#set(node, [...after]);
        if (after.size > before.length) changed = true;
      }
    }
  }

  #ofChildren(node: number): Set<number> {
    const { offsets, targets } = this.#network.children;
    const needed = new Set<number>();
    for (let e = offsets[node]; e < offsets[node + 1]; e++) {
      if (this.#failed(targets[e])) for (const clause of this.#list(targets[e])) needed.add(clause);
    }
    return needed;
  }

  /** End nodes by what they need. */
  #group(): void {
    const words = this.#words;
    const { groups } = this;
    groups.count = 0;
    groups.words = words;
    const last = this.#slots.length - 1;
    for (let k = 0; k < this.#length; k++) {
      const weight = this.#weight[this.#order[k]];
      if (weight === 0) continue;
      let hash = 0;
      for (let w = 0; w < words; w++) hash = Math.imul(hash ^ this.#masks[k * words + w], 0x9e3779b1);
      let slot = (hash >>> 12) & last;
      while (this.#slotMark[slot] === this.#epoch && !this.#same(this.#slots[slot], k)) slot = (slot + 1) & last;
      if (this.#slotMark[slot] !== this.#epoch) {
        this.#slotMark[slot] = this.#epoch;
        this.#slots[slot] = this.#open(k);
      }
      groups.weight[this.#slots[slot]] += weight;
    }
  }

  #same(group: number, k: number): boolean {
    const words = this.#words;
    for (let w = 0; w < words; w++) if (this.groups.masks[group * words + w] !== this.#masks[k * words + w]) return false;
    return true;
  }

  #open(k: number): number {
    const { groups } = this;
    const words = this.#words;
    const group = groups.count++;
    if ((group + 1) * words > groups.masks.length) {
      const masks = new Int32Array((group + 1) * words * 2);
      masks.set(groups.masks);
      groups.masks = masks;
    }
    if (group === groups.weight.length) {
      const weight = new Float64Array(group * 2);
      weight.set(groups.weight);
      groups.weight = weight;
    }
    for (let w = 0; w < words; w++) groups.masks[group * words + w] = this.#masks[k * words + w];
    groups.weight[group] = 0;
    return group;
  }
}

function traitsOf({ needs, count }: Network, sure: Int32Array, gate: Int32Array): Uint8Array {
  const traits = new Uint8Array(count);
  for (let node = 0; node < count; node++) {
    if (needs[node] === Needs.any) traits[node] |= Trait.any;
    if (sure[node] !== -1) traits[node] |= Trait.sure;
    if (gate[node] !== -1) traits[node] |= Trait.gate;
  }
  return traits;
}

function neededFailures({ children, needs, count }: Network, gate: Int32Array): Int32Array {
  const needed = new Int32Array(count).fill(1);
  for (let node = 0; node < count; node++) {
    if (needs[node] === Needs.all) continue;
    needed[node] = children.offsets[node + 1] - children.offsets[node];
    for (let e = children.offsets[node]; e < children.offsets[node + 1]; e++)
      if (gate[children.targets[e]] !== -1) needed[node]--;
  }
  return needed;
}
