/**
 * Which end items a failing node takes down (SEMANTICS): the failing part of an end item is the
 * failing nodes that are reachable from it through failing nodes, over what items require, their
 * counted sources, their approved substitutes, and what sources require.
 *
 * One node is answered by a walk upward, O(failing ancestors), which is little in most graphs. When
 * the walks have cost what masks would, the rest is answered together, 32 end items at a time: masks
 * are carried down in reversed order of the cascade and repeated while a circle still changes them,
 * O(end items / 32 x edges x rounds).
 */
import type { Cascade } from './cascade.ts';
import { Role } from './world.ts';

/** Rounds that masks are reckoned to take when walks are weighed against them. */
const maskRounds = 3;

export class FailingPart {
  readonly #cascade: Cascade;
  readonly #isEnd: Uint8Array;
  readonly #seen: Int32Array;
  readonly #stack: Int32Array;
  #epoch = 0;
  /** Nodes that the last walk upward met. */
  #visited = 0;

  /** @param endItems the end items asked about, by index. */
  constructor(cascade: Cascade, endItems: Int32Array) {
    this.#cascade = cascade;
    this.#isEnd = new Uint8Array(cascade.items);
    for (const item of endItems) this.#isEnd[item] = 1;
    this.#seen = new Int32Array(cascade.order.length);
    this.#stack = new Int32Array(cascade.order.length);
  }

  /** End items that fail, in the order of the cascade. */
  failingEndItems(): number[] {
    const result: number[] = [];
    for (let k = 0; k < this.#cascade.length; k++) {
      const node = this.#cascade.order[k]!;
      if (node < this.#cascade.items && this.#isEnd[node] === 1) result.push(node);
    }
    return result;
  }

  /** End items of each of the items asked, ascending, in step with `items`. */
  endItemsOf(items: Int32Array): Int32Array[] {
    let budget = maskRounds * this.#cascade.length * Math.ceil(this.failingEndItems().length / 32);
    const walked: Int32Array[] = [];
    while (walked.length < items.length && budget >= 0) {
      walked.push(this.#walkUp(items[walked.length]!));
      budget -= this.#visited;
    }
    return walked.length === items.length ? walked : walked.concat(this.#byMasks(items.subarray(walked.length)));
  }

  #push(node: number, length: number): number {
    if (!this.#cascade.failed(node) || this.#seen[node] === this.#epoch) return length;
    this.#seen[node] = this.#epoch;
    this.#stack[length] = node;
    return length + 1;
  }

  #walkUp(item: number): Int32Array {
    const found: number[] = [];
    this.#epoch++;
    this.#visited = 0;
    let length = this.#push(item, 0);
    while (length > 0) {
      const node = this.#stack[--length]!;
      this.#visited++;
      if (node < this.#cascade.items && this.#isEnd[node] === 1) found.push(node);
      this.#eachAbove(node, (above) => {
        length = this.#push(above, length);
      });
    }
    return Int32Array.from(found).sort();
  }

  #eachAbove(node: number, visit: (node: number) => void): void {
    const { links, worlds, world, items } = this.#cascade;
    if (node >= items) {
      visit(links.itemOf[node - items]!);
      return;
    }
    const parents = links.requiredBy;
    for (let e = parents.offsets[node]!; e < parents.offsets[node + 1]!; e++) visit(parents.targets[e]!);
    const { users } = links;
    for (let e = users.offsets[node]!; e < users.offsets[node + 1]!; e++) {
      if (world.role[users.targets[e]!] !== Role.none) visit(items + users.targets[e]!);
    }
    const stood = worlds.standsFor;
    for (let e = stood.offsets[node]!; e < stood.offsets[node + 1]!; e++) {
      if (world.sources[stood.targets[e]!]! > 0) visit(stood.targets[e]!);
    }
  }

  #eachBelow(node: number, visit: (node: number) => void): void {
    const { links, worlds, world, items } = this.#cascade;
    const requires = node < items ? links.requires : links.inputs;
    const from = node < items ? node : node - items;
    for (let e = requires.offsets[from]!; e < requires.offsets[from + 1]!; e++) visit(requires.targets[e]!);
    if (node >= items) return;
    const own = links.sources;
    for (let e = own.offsets[node]!; e < own.offsets[node + 1]!; e++) {
      if (world.role[own.targets[e]!] !== Role.none) visit(items + own.targets[e]!);
    }
    if (world.sources[node] === 0) return;
    const { approved } = worlds;
    for (let e = approved.offsets[node]!; e < approved.offsets[node + 1]!; e++) visit(approved.targets[e]!);
  }

  #byMasks(items: Int32Array): Int32Array[] {
    const result: number[][] = Array.from(items, () => []);
    const ends = Int32Array.from(this.failingEndItems()).sort();
    const mask = new Int32Array(this.#cascade.length);
    for (let start = 0; start < ends.length; start += 32) {
      mask.fill(0);
      const block = ends.subarray(start, start + 32);
      for (let lane = 0; lane < block.length; lane++) mask[this.#cascade.position[block[lane]!]!] = 1 << lane;
      while (this.#sweep(mask));
      for (let k = 0; k < items.length; k++) {
        const lanes = this.#cascade.failed(items[k]!) ? mask[this.#cascade.position[items[k]!]!]! : 0;
        for (let lane = 0; lane < block.length; lane++) if ((lanes & (1 << lane)) !== 0) result[k]!.push(block[lane]!);
      }
    }
    return result.map((list) => Int32Array.from(list));
  }

  /** Carries masks down once; true while a mask changed that was already carried. */
  #sweep(mask: Int32Array): boolean {
    const { order, position } = this.#cascade;
    let again = false;
    for (let at = this.#cascade.length - 1; at >= 0; at--) {
      const carried = mask[at]!;
      if (carried === 0) continue;
      this.#eachBelow(order[at]!, (below) => {
        if (!this.#cascade.failed(below)) return;
        const place = position[below]!;
        if ((mask[place]! | carried) === mask[place]) return;
        mask[place]! |= carried;
        if (place > at) again = true;
      });
    }
    return again;
  }
}
