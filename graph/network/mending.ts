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
import { ClauseTable, never } from './clause-table.ts';
import type { MeasuredNetwork } from './measures.ts';
import { Needs, type Network } from './network.ts';

/** Clauses of one candidate that are told apart. */
export const mostClauses = 1024;

export class Mending {
  readonly clauses: ClauseTable;
  /** Groups of the last run: clause masks end to end, `words` each, and the end nodes in each. */
  readonly groups = { count: 0, words: 1, masks: new Int32Array(64), weight: new Float64Array(64) };
  readonly #network: Network;
  readonly #sure: Int32Array;
  readonly #gate: Int32Array;
  readonly #weight: Float64Array;
  /** Children of `any` nodes that are there without a measure. */
  readonly #living: Int32Array;
  readonly #mark: Int32Array;
  readonly #left: Int32Array;
  readonly #pending: Int32Array;
  readonly #order: Int32Array;
  readonly #queue: Int32Array;
  readonly #lost: Int32Array;
  readonly #touched: Int32Array;
  /** Place of each failing node in the order of the cascade. */
  readonly #at: Int32Array;
  readonly #slots: Int32Array;
  readonly #slotMark: Int32Array;
  #masks: Int32Array;
  #length = 0;
  #epoch = 0;
  #words = 1;

  /** @param weight of each node as an end node; 0: it is none. */
  constructor({ network, sure, gate }: MeasuredNetwork, weight: Float64Array) {
    this.#network = network;
    this.#sure = sure;
    this.#gate = gate;
    this.#weight = weight;
    this.clauses = new ClauseTable();
    this.#living = livingChildren(network, gate);
    this.#mark = new Int32Array(network.count);
    this.#left = new Int32Array(network.count);
    this.#pending = new Int32Array(network.count);
    this.#order = new Int32Array(network.count);
    this.#queue = new Int32Array(network.count);
    this.#lost = new Int32Array(network.count);
    this.#touched = new Int32Array(network.count);
    this.#at = new Int32Array(network.count);
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
    const { needs, parents, lose } = this.#network;
    const { offsets, targets } = parents;
    const mark = this.#mark;
    const pending = this.#pending;
    const order = this.#order;
    const epoch = ++this.#epoch;
    this.#length = 0;
    for (let k = lose.offsets[candidate]; k < lose.offsets[candidate + 1]; k++) {
      const node = lose.targets[k];
      this.#lost[node] = epoch;
      this.#touch(node);
      this.#fail(node);
    }
    for (let head = 0; head < this.#length; head++) {
      const node = order[head];
      const gone = this.#gate[node] === -1;
      for (let e = offsets[node]; e < offsets[node + 1]; e++) {
        const parent = targets[e];
        if (this.#touched[parent] !== epoch) this.#touch(parent);
        pending[parent]++;
        if (mark[parent] === epoch) continue;
        if (needs[parent] === Needs.all) this.#fail(parent);
        else if (gone && --this.#left[parent] === 0) this.#fail(parent);
      }
    }
  }

  #touch(node: number): void {
    this.#touched[node] = this.#epoch;
    this.#pending[node] = 0;
    this.#left[node] = this.#living[node];
  }

  #fail(node: number): void {
    if (this.#mark[node] === this.#epoch) return;
    this.#mark[node] = this.#epoch;
    this.#at[node] = this.#length;
    this.#order[this.#length++] = node;
  }

  /** Failing children of each failing node, for another pass. */
  #countAgain(): void {
    const { offsets, targets } = this.#network.parents;
    for (let k = 0; k < this.#length; k++) this.#pending[this.#order[k]] = 0;
    for (let k = 0; k < this.#length; k++) {
      const node = this.#order[k];
      for (let e = offsets[node]; e < offsets[node + 1]; e++) this.#pending[targets[e]]++;
    }
  }

  /** Children before parents; what stands in a circle afterwards, until nothing changes. */
  #solve(): void {
    const words = this.#words;
    if (this.#masks.length < this.#length * words) this.#masks = new Int32Array(this.#length * words * 2);
    else this.#masks.fill(0, 0, this.#length * words);
    const { offsets, targets } = this.#network.parents;
    const queue = this.#queue;
    let tail = 0;
    for (let k = 0; k < this.#length; k++) if (this.#pending[this.#order[k]] === 0) queue[tail++] = this.#order[k];
    for (let head = 0; head < tail; head++) {
      const node = queue[head];
      this.#finish(node);
      for (let e = offsets[node]; e < offsets[node + 1]; e++) {
        const parent = targets[e];
        if (this.#mark[parent] !== this.#epoch) continue;
        this.#pass(node, parent);
        if (--this.#pending[parent] === 0) queue[tail++] = parent;
      }
    }
    if (tail < this.#length) this.#circle();
  }

  /** What an `all` node needs is what its failing children need. */
  #pass(node: number, parent: number): void {
    if (this.#network.needs[parent] !== Needs.all) return;
    const words = this.#words;
    const from = this.#at[node] * words;
    const to = this.#at[parent] * words;
    for (let w = 0; w < words; w++) this.#masks[to + w] |= this.#masks[from + w];
  }

  /** From what the children need to what the node needs. */
  #finish(node: number): void {
    if (this.#lost[node] === this.#epoch) this.#put(node, [never]);
    else if (this.#network.needs[node] === Needs.any) this.#put(node, this.#anyOf(node));
    const measure = Math.max(this.#sure[node], this.#gate[node]);
    if (measure === -1) return;
    const own = this.clauses.single(measure);
    const at = this.#at[node] * this.#words;
    if (this.#gate[node] !== -1) {
      // A measure that has to be taken, and whose own needs have to be met.
      if (this.#lost[node] !== this.#epoch) this.#masks[at + (own >> 5)] |= 1 << own;
      return;
    }
    if (this.#words === 1 && this.#masks[at] === 1 << never) this.#masks[at] = 1 << own;
    else this.#put(node, this.#product(this.#list(node), [own]));
  }

  #anyOf(node: number): number[] {
    const { offsets, targets } = this.#network.children;
    let all: number[] = [never];
    for (let e = offsets[node]; e < offsets[node + 1]; e++) {
      const child = targets[e];
      const failed = this.#mark[child] === this.#epoch;
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
    const list: number[] = [];
    const at = this.#at[node] * this.#words;
    for (let w = 0; w < this.#words; w++) {
      for (let rest = this.#masks[at + w]; rest !== 0; rest &= rest - 1) list.push(w * 32 + 31 - Math.clz32(rest & -rest));
    }
    return list;
  }

  #put(node: number, clauses: Iterable<number>): void {
    const at = this.#at[node] * this.#words;
    for (let w = 0; w < this.#words; w++) this.#masks[at + w] = 0;
    for (const clause of clauses) this.#masks[at + (clause >> 5)] |= 1 << clause;
  }

  /** Nodes that wait for one another: again and again from what their children need. */
  #circle(): void {
    const waiting = Array.from(this.#order.subarray(0, this.#length)).filter((node) => this.#pending[node] > 0);
    for (const node of waiting) this.#put(node, []);
    for (let changed = true; changed; ) {
      changed = false;
      for (const node of waiting) {
        const before = this.#list(node);
        if (this.#network.needs[node] === Needs.all) this.#put(node, this.#ofChildren(node));
        this.#finish(node);
        const after = new Set([...before, ...this.#list(node)]);
        this.#put(node, [...after]);
        if (after.size > before.length) changed = true;
      }
    }
  }

  #ofChildren(node: number): Set<number> {
    const { offsets, targets } = this.#network.children;
    const needed = new Set<number>();
    for (let e = offsets[node]; e < offsets[node + 1]; e++) {
      if (this.#mark[targets[e]] === this.#epoch) for (const clause of this.#list(targets[e])) needed.add(clause);
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

function livingChildren({ children, needs, count }: Network, gate: Int32Array): Int32Array {
  const living = new Int32Array(count);
  for (let node = 0; node < count; node++) {
    living[node] = children.offsets[node + 1] - children.offsets[node];
    if (needs[node] === Needs.all) continue;
    for (let e = children.offsets[node]; e < children.offsets[node + 1]; e++)
      if (gate[children.targets[e]] !== -1) living[node]--;
  }
  return living;
}
