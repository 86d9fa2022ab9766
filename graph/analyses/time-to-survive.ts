/**
 * Question: for how many days after a loss does each thing that fails still last?
 *
 * Definition (ANALYSIS, Time), by node of a network of availability, over what fails alone:
 * T(lost outright) = cover; T(needs all) = min T(children) + cover; T(needs any) = max T(children) +
 * cover. Cover is stock in days of demand: what was made before lasts that long after the making has
 * stopped, of what is lost outright too (stock survives the loss). T(end item) is its time to survive.
 *
 * Circles: the equations have several solutions there. With a, which needs b, and b, which needs a and
 * a lost source, both without cover, T = 0 solves them, and where nothing is lost T = 0 solves them
 * too: a circle that stops for no reason. As with availability (a failure must be derived), a time must
 * be derived from a loss: the solution is the greatest one, what relaxing from "never" (Infinity) down
 * reaches, the least over all derivations of what each derivation takes. Adding cover and taking the
 * least or the greatest never gives less than an argument, so the nodes can be settled in the order of
 * their times: Knuth's generalisation of Dijkstra's algorithm (D. E. Knuth, Information Processing
 * Letters 6(1), 1977), in which each node enters the queue once.
 *
 * Complexity: O(edges into the failing part + f log f) for f failing nodes; what has no cover passes
 * the heap by, so that it is linear where nothing is in stock. Nothing is cleared between runs.
 *
 * Unknown cover is [0, Infinity): run once with the low ends and once with the high ends, which gives
 * an interval, as T only grows with cover. `of(node)` is Infinity for what does not fail and for what
 * lasts nobody knows how long: `Loss.failed` tells them apart.
 *
 * Limits: stock is used by whoever comes first and nothing is rationed; a source that holds is taken
 * to be able to deliver all that is needed. The linear program of `capacity-model.ts` drops that.
 */
import { Cause, type Loss } from '../network/loss.ts';
import { Needs, type Network } from '../network/network.ts';
import { NodeQueue } from './node-queue.ts';
import { settledDays } from './rounding.ts';

/** Days of cover by node of a network; not known: [0, Infinity). */
export interface Cover {
  /** What is certain: finite, at least 0. */
  readonly low: Float64Array;
  /** What is possible: at least `low`; Infinity where nobody says. */
  readonly high: Float64Array;
}

export class SurvivalTimes {
  /** Nodes that run out, in the order in which they do: `order[0 .. length]`. */
  readonly order: Int32Array;
  length = 0;
  readonly #network: Network;
  readonly #cover: Float64Array;
  readonly #times: Float64Array;
  /** Run in which a node was given its time. */
  readonly #mark: Int32Array;
  /** Children that a failing `any` node still has, by run. */
  readonly #left: Int32Array;
  readonly #leftMark: Int32Array;
  readonly #later: NodeQueue;
  #run = 0;

  /** @param cover days by node, at least 0; Infinity: never out. */
  constructor(network: Network, cover: Float64Array) {
    this.#network = network;
    this.#cover = cover;
    this.order = new Int32Array(network.count);
    this.#times = new Float64Array(network.count);
    this.#mark = new Int32Array(network.count);
    this.#left = new Int32Array(network.count);
    this.#leftMark = new Int32Array(network.count);
    this.#later = new NodeQueue(network.count);
  }

  /** Days until the node is out in the last run; Infinity: it does not fail, or its cover has no end. */
  of(node: number): number {
    return this.#mark[node] === this.#run ? settledDays(this.#times[node]) : Number.POSITIVE_INFINITY;
  }

  /** Times of everything that failed in the last scenario of `loss`. */
  run(loss: Loss): void {
    this.#run++;
    this.length = 0;
    const { needs, parents } = this.#network;
    for (let k = 0; k < loss.length; k++) {
      const node = loss.order[k];
      if (loss.causeOf(node) === Cause.lost) this.#label(node, 0, 0);
    }
    for (let head = 0; head < this.length || this.#later.length > 0; head++) {
      if (head === this.length) this.order[this.length++] = this.#later.pop();
      const node = this.order[head];
      const time = this.#times[node];
      for (let e = parents.offsets[node]; e < parents.offsets[node + 1]; e++) {
        const parent = parents.targets[e];
        if (this.#mark[parent] === this.#run || !loss.failed(parent)) continue;
        if (needs[parent] === Needs.all || this.#lastChild(parent)) this.#label(parent, time, time);
      }
    }
  }

  /** Children settle in the order of their times: the first is the least of an `all` node, the last the greatest of an `any` node. */
  #lastChild(node: number): boolean {
    if (this.#leftMark[node] !== this.#run) {
      const { offsets } = this.#network.children;
      this.#leftMark[node] = this.#run;
      this.#left[node] = offsets[node + 1] - offsets[node];
    }
    return --this.#left[node] === 0;
  }

  /** A final label: `now` is the time of what was settled last, at or after which it falls due. */
  #label(node: number, at: number, now: number): void {
    const time = at + this.#cover[node];
    if (time === Number.POSITIVE_INFINITY) return;
    this.#mark[node] = this.#run;
    this.#times[node] = time;
    if (time === now) this.order[this.length++] = node;
    else this.#later.push(node, time);
  }
}
