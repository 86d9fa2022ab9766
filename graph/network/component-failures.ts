/**
 * The sets of a strongly connected component, from those of what it leads to: one cascade for each
 * candidate that reaches it, within the component (least fixpoint: a failure must be derived).
 * Complexity: the sets of the children outside, and for each candidate the edges into its failing
 * members; sets that are as large as a child's are shared with it.
 */
import { IntList } from '../view/csr.ts';
import type { FailureSets } from './failure-sets.ts';
import { Needs, type Network } from './network.ts';

export class ComponentFailures {
  readonly #network: Network;
  readonly #sets: FailureSets;
  /** Round of the component that a node was last a member of. */
  readonly #member: Int32Array;
  /** Children within the component, and one for those outside, that an `any` node still has; by round of the cascade. */
  readonly #left: Int32Array;
  readonly #waits: Int32Array;
  readonly #leftMark: Int32Array;
  readonly #failed: Int32Array;
  /** How many candidates each member fails with. */
  readonly #sizes: Int32Array;
  /** Seeds of each candidate: the last of a list that `#before` leads through; -1 ends it. */
  readonly #lastSeed: Int32Array;
  readonly #shared: Int32Array;
  #componentRound = 0;
  #cascadeRound = 0;

  constructor(network: Network, sets: FailureSets) {
    this.#network = network;
    this.#sets = sets;
    this.#member = new Int32Array(network.count);
    this.#left = new Int32Array(network.count);
    this.#waits = new Int32Array(network.count);
    this.#leftMark = new Int32Array(network.count);
    this.#failed = new Int32Array(network.count);
    this.#sizes = new Int32Array(network.count);
    this.#lastSeed = new Int32Array(network.candidates).fill(-1);
    this.#shared = new Int32Array(network.candidates);
  }

  /** Gives each member its set. */
  solve(members: Int32Array): void {
    this.#componentRound++;
    for (let k = 0; k < members.length; k++) this.#member[members[k]] = this.#componentRound;
    const seeds = this.#seed(members);
    const failing = new IntList();
    const ends = new IntList();
    for (let k = 0; k < seeds.touched.length; k++) {
      this.#cascade(seeds.touched.at(k), seeds, failing);
      ends.push(failing.length);
    }
    this.#assign(members, seeds.touched.values(), failing.values(), ends.values());
    for (let k = 0; k < seeds.touched.length; k++) this.#lastSeed[seeds.touched.at(k)] = -1;
  }

  #inside(node: number): boolean {
    return this.#member[node] === this.#componentRound;
  }

  /** What reaches the members from outside, listed by candidate. */
  #seed(members: Int32Array): Seeds {
    const seeds: Seeds = { nodes: new IntList(), before: new IntList(), touched: new IntList() };
    const { needs, children, lostWith } = this.#network;
    for (let k = 0; k < members.length; k++) {
      const node = members[k];
      this.#sizes[node] = 0;
      for (let e = lostWith.offsets[node]; e < lostWith.offsets[node + 1]; e++) this.#plant(seeds, lostWith.targets[e], ~node);
      if (needs[node] === Needs.any) this.#seedAny(seeds, node);
      else {
        for (let e = children.offsets[node]; e < children.offsets[node + 1]; e++) {
          if (!this.#inside(children.targets[e]))
            for (const c of this.#sets.of(children.targets[e])) this.#plant(seeds, c, ~node);
        }
      }
    }
    return seeds;
  }

  /** Children outside fail together with what all of them share; they are waited for as one. */
  #seedAny(seeds: Seeds, node: number): void {
    const { children } = this.#network;
    let outside = 0;
    let inside = 0;
    for (let e = children.offsets[node]; e < children.offsets[node + 1]; e++) {
      if (this.#inside(children.targets[e])) inside++;
      else outside++;
    }
    this.#waits[node] = inside + (outside > 0 ? 1 : 0);
    let met = 0;
    for (let e = children.offsets[node]; e < children.offsets[node + 1] && outside > 0; e++) {
      const child = children.targets[e];
      if (this.#inside(child)) continue;
      met++;
      for (const c of this.#sets.of(child)) {
        if (met === 1) this.#shared[c] = 1;
        else if (this.#shared[c] === met - 1) this.#shared[c] = met;
      }
    }
    for (let e = children.offsets[node]; e < children.offsets[node + 1] && outside > 0; e++) {
      const child = children.targets[e];
      if (this.#inside(child)) continue;
      for (const c of this.#sets.of(child)) {
        if (this.#shared[c] === outside) this.#plant(seeds, c, node);
        this.#shared[c] = 0;
      }
    }
  }

  /** @param seed `~node` where the candidate fails the node, `node` where it takes the children outside. */
  #plant(seeds: Seeds, candidate: number, seed: number): void {
    if (this.#lastSeed[candidate] === -1) seeds.touched.push(candidate);
    seeds.before.push(this.#lastSeed[candidate]);
    this.#lastSeed[candidate] = seeds.nodes.length;
    seeds.nodes.push(seed);
  }

  #cascade(candidate: number, { nodes, before }: Seeds, failing: IntList): void {
    this.#cascadeRound++;
    let head = failing.length;
    for (let at = this.#lastSeed[candidate]; at !== -1; at = before.at(at)) {
      const seed = nodes.at(at);
      if (seed < 0) this.#fail(~seed, failing);
      else this.#lose(seed, failing);
    }
    const { needs, parents } = this.#network;
    for (; head < failing.length; head++) {
      const node = failing.at(head);
      for (let e = parents.offsets[node]; e < parents.offsets[node + 1]; e++) {
        const parent = parents.targets[e];
        if (!this.#inside(parent)) continue;
        if (needs[parent] === Needs.all) this.#fail(parent, failing);
        else this.#lose(parent, failing);
      }
    }
  }

  #lose(node: number, failing: IntList): void {
    if (this.#leftMark[node] !== this.#cascadeRound) {
      this.#leftMark[node] = this.#cascadeRound;
      this.#left[node] = this.#waits[node];
    }
    if (--this.#left[node] === 0) this.#fail(node, failing);
  }

  #fail(node: number, failing: IntList): void {
    if (this.#failed[node] === this.#cascadeRound) return;
    this.#failed[node] = this.#cascadeRound;
    this.#sizes[node]++;
    failing.push(node);
  }

  /** From failing members by candidate to candidates by member. */
  #assign(members: Int32Array, touched: Int32Array, failing: Int32Array, ends: Int32Array): void {
    const places = new Int32Array(members.length + 1);
    for (let k = 0; k < members.length; k++) {
      places[k + 1] = places[k] + this.#sizes[members[k]];
      this.#left[members[k]] = places[k];
    }
    const candidates = new Int32Array(failing.length);
    for (let t = 0, at = 0; t < touched.length; t++)
      for (; at < ends[t]; at++) candidates[this.#left[failing[at]]++] = touched[t];
    for (let k = 0; k < members.length; k++) {
      if (places[k] === places[k + 1]) continue;
      const alike = this.#sameSet(members[k]);
      if (alike === -1) this.#sets.assign(members[k], candidates, places[k], places[k + 1]);
      else this.#sets.share(members[k], alike);
    }
  }

  /**
   * A child whose set is the node's: one contains the other, so that equal size is enough; -1 where none
   * has its set yet. An `any` node with candidates of its own need not lie within its children's.
   */
  #sameSet(node: number): number {
    const { needs, children, lostWith } = this.#network;
    if (needs[node] === Needs.any && lostWith.offsets[node] < lostWith.offsets[node + 1]) return -1;
    for (let e = children.offsets[node]; e < children.offsets[node + 1]; e++) {
      const child = children.targets[e];
      if (this.#sets.length[child] === this.#sizes[node]) return child;
    }
    return -1;
  }
}

/** Seeds in lists that are chained by candidate. */
interface Seeds {
  readonly nodes: IntList;
  readonly before: IntList;
  readonly touched: IntList;
}
