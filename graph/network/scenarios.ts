/**
 * Question: which nodes fail in each of many scenarios at once?
 *
 * Definition: in each scenario some candidates are lost; a node fails as in `loss.ts` (the least set of
 * failures that follows). Scenarios are bits: 32 in a word, `words` words in a block. One sweep over
 * the nodes, children first, answers a block: `F(all) = own | F(children)`, `F(any) = own | and of
 * F(children)`. Within a component of several nodes the sweep is repeated from "nothing failed" until
 * nothing changes, which is the same least set.
 *
 * What cannot fail although every candidate is lost cannot fail at all (failure is monotone), so only
 * the failing part of that one loss is kept, numbered anew in the order of the sweep.
 * Complexity: edges of that part x words a block; twice that and more within components.
 */
import type { Csr } from '../view/graph.ts';
import { Loss } from './loss.ts';
import { Needs, type Network, networkOf } from './network.ts';
import { singleFailures } from './single-failures.ts';

/** Words of a block when not said: 256 scenarios. */
const usualWords = 8;

export class Scenarios {
  readonly words: number;
  /** Scenarios of a block. */
  readonly size: number;
  /** Nodes that can fail at all. */
  readonly reach: number;
  /** Input: scenarios in which each candidate is lost; word `w` of candidate `c` at `c * words + w`. */
  readonly lost: Int32Array;
  readonly #placeOf: Int32Array;
  readonly #isAny: Uint8Array;
  readonly #offsets: Int32Array;
  readonly #children: Int32Array;
  readonly #ownOffsets: Int32Array;
  readonly #own: Int32Array;
  /** Places at which a component begins; a component of one node that does not need itself takes one pass. */
  readonly #starts: Int32Array;
  readonly #once: Uint8Array;
  readonly #failed: Int32Array;
  readonly #all: Int32Array;

  /** O(nodes + edges). */
  constructor(network: Network, words = usualWords) {
    this.words = words;
    this.size = 32 * words;
    this.lost = new Int32Array(network.candidates * words);
    const { nodes, part } = failingPart(network);
    this.reach = nodes.length;
    // For the order alone: the sets of candidates that it could carry may be far larger than the network.
    const { order, component } = singleFailures(networkOf(part.needs, part.children, 0, noRows(part.count)));
    this.#placeOf = new Int32Array(network.count).fill(-1);
    const place = new Int32Array(nodes.length);
    for (let at = 0; at < order.length; at++) {
      place[order[at]] = at;
      this.#placeOf[nodes[order[at]]] = at;
    }
    this.#isAny = new Uint8Array(nodes.length);
    this.#offsets = new Int32Array(nodes.length + 1);
    this.#children = new Int32Array(part.children.targets.length);
    this.#ownOffsets = new Int32Array(nodes.length + 1);
    this.#own = new Int32Array(part.lostWith.targets.length);
    const starts: number[] = [];
    const once: number[] = [];
    for (let at = 0, to = 0, own = 0; at < order.length; at++) {
      const node = order[at];
      this.#isAny[at] = part.needs[node];
      let leadsBack = false;
      for (let e = part.children.offsets[node]; e < part.children.offsets[node + 1]; e++) {
        const child = place[part.children.targets[e]];
        if (child >= at) leadsBack = true;
        this.#children[to++] = child;
      }
      for (let e = part.lostWith.offsets[node]; e < part.lostWith.offsets[node + 1]; e++)
        this.#own[own++] = part.lostWith.targets[e];
      this.#offsets[at + 1] = to;
      this.#ownOffsets[at + 1] = own;
      if (component[at] === at) {
        starts.push(at);
        once.push(leadsBack ? 0 : 1);
      } else once[once.length - 1] = 0;
    }
    this.#starts = Int32Array.from([...starts, order.length]);
    this.#once = Uint8Array.from(once);
    this.#failed = new Int32Array(nodes.length * words);
    this.#all = new Int32Array(words);
  }

  /** Answers the block of scenarios that `lost` states. */
  evaluate(): void {
    this.#failed.fill(0);
    const components = this.#once.length;
    for (let k = 0; k < components; k++) {
      const from = this.#starts[k];
      if (this.#once[k] === 1) {
        this.#sweep(from, from + 1);
        continue;
      }
      while (this.#sweep(from, this.#starts[k + 1]));
    }
  }

  /** Some scenario may make the node fail: it does where every candidate is lost. */
  canFail(node: number): boolean {
    return this.#placeOf[node] !== -1;
  }

  /** Scenarios of word `word` in which the node fails, as bits. */
  failed(node: number, word: number): number {
    const place = this.#placeOf[node];
    return place === -1 ? 0 : this.#failed[place * this.words + word];
  }

  /** True while a node between the places changed. */
  #sweep(from: number, to: number): boolean {
    let changed = 0;
    for (let at = from; at < to; at++) changed |= this.#isAny[at] === Needs.any ? this.#any(at) : this.#every(at);
    return changed !== 0;
  }

  #every(at: number): number {
    const { words } = this;
    const failed = this.#failed;
    const children = this.#children;
    const base = at * words;
    const end = this.#offsets[at + 1];
    let changed = this.#lose(at);
    for (let e = this.#offsets[at]; e < end; e++) {
      const child = children[e] * words;
      for (let w = 0; w < words; w++) {
        const more = failed[child + w] & ~failed[base + w];
        changed |= more;
        failed[base + w] |= more;
      }
    }
    return changed;
  }

  #any(at: number): number {
    const { words } = this;
    const failed = this.#failed;
    const children = this.#children;
    const all = this.#all;
    const base = at * words;
    const end = this.#offsets[at + 1];
    let changed = this.#lose(at);
    const start = this.#offsets[at];
    if (start === end) return changed;
    let open = -1;
    all.fill(-1);
    for (let e = start; e < end && open !== 0; e++) {
      const child = children[e] * words;
      open = 0;
      for (let w = 0; w < words; w++) {
        all[w] &= failed[child + w];
        open |= all[w];
      }
    }
    for (let w = 0; w < words; w++) {
      const more = all[w] & ~failed[base + w];
      changed |= more;
      failed[base + w] |= more;
    }
    return changed;
  }

  #lose(at: number): number {
    const { words, lost } = this;
    const failed = this.#failed;
    const base = at * words;
    let changed = 0;
    for (let k = this.#ownOffsets[at]; k < this.#ownOffsets[at + 1]; k++) {
      const own = this.#own[k] * words;
      for (let w = 0; w < words; w++) {
        const more = lost[own + w] & ~failed[base + w];
        changed |= more;
        failed[base + w] |= more;
      }
    }
    return changed;
  }
}

/**
 * What fails when every candidate is lost, as a network of its own. A node that needs any of its
 * children, of which one holds even then, can only be lost outright: it is kept without children.
 */
function failingPart(network: Network): { nodes: Int32Array; part: Network } {
  const loss = new Loss(network);
  loss.begin();
  for (let candidate = 0; candidate < network.candidates; candidate++) loss.lose(candidate);
  const nodes = loss.order.slice(0, loss.length).sort();
  const numberOf = new Int32Array(network.count);
  for (let k = 0; k < nodes.length; k++) numberOf[nodes[k]] = k;
  const needs = new Uint8Array(nodes.length);
  const offsets = new Int32Array(nodes.length + 1);
  const lostOffsets = new Int32Array(nodes.length + 1);
  const { children, lostWith } = network;
  const targets = new Int32Array(sumOfRows(children.offsets, nodes));
  const lostTargets = new Int32Array(sumOfRows(lostWith.offsets, nodes));
  let length = 0;
  let lostLength = 0;
  for (let k = 0; k < nodes.length; k++) {
    const node = nodes[k];
    needs[k] = network.needs[node];
    const start = length;
    let held = false;
    for (let e = children.offsets[node]; e < children.offsets[node + 1]; e++) {
      if (loss.failed(children.targets[e])) targets[length++] = numberOf[children.targets[e]];
      else held = true;
    }
    if (held && needs[k] === Needs.any) length = start;
    for (let e = lostWith.offsets[node]; e < lostWith.offsets[node + 1]; e++) lostTargets[lostLength++] = lostWith.targets[e];
    offsets[k + 1] = length;
    lostOffsets[k + 1] = lostLength;
  }
  const part = networkOf(needs, { offsets, targets: targets.subarray(0, length) }, network.candidates, {
    offsets: lostOffsets,
    targets: lostTargets,
  });
  return { nodes, part };
}

function noRows(count: number): Csr {
  return { offsets: new Int32Array(count + 1), targets: new Int32Array(0) };
}

function sumOfRows(offsets: Int32Array, rows: Int32Array): number {
  let sum = 0;
  for (let k = 0; k < rows.length; k++) sum += offsets[rows[k] + 1] - offsets[rows[k]];
  return sum;
}
