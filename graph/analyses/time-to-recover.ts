/**
 * Question: when is each thing that fails with a loss to be had again, if every lost source comes back
 * after its own time to recover?
 *
 * Definition: R(v) = the least t at which v is available while those lost sources are still lost whose
 * time to recover is longer than t (availability as in SEMANTICS). That is R(lost) = the greatest of its
 * own days and those of the children that fail; R(needs all) = max R(failing children); R(needs any) =
 * min R(children). A source that is lost and matters to nothing so does not lengthen anything, and of
 * two that do, the one waited for counts. In circles the least solution holds: a wait must be derived.
 *
 * Complexity: as `time-to-survive.ts`, whose algorithm this is with the order turned round: the longest
 * is settled first. Unknown days are [0, Infinity): run with either end gives an interval.
 *
 * Limits: what was lost comes back whole; nothing is said of the stock that has to be built up again.
 * Bringing in another source is a decision, not an event: it stands beside, and is not counted here.
 */
import { Cause, type Loss } from '../network/loss.ts';
import { Needs, type Network } from '../network/network.ts';
import { NodeQueue } from './node-queue.ts';

export class RecoveryTimes {
  readonly #network: Network;
  readonly #days: Float64Array;
  readonly #times: Float64Array;
  readonly #mark: Int32Array;
  readonly #left: Int32Array;
  readonly #leftMark: Int32Array;
  readonly #lost: NodeQueue;
  readonly #settled: Int32Array;
  #length = 0;
  #run = 0;

  /** @param days time to recover by node, at least 0; Infinity: nobody says. Read of nodes lost outright alone. */
  constructor(network: Network, days: Float64Array) {
    this.#network = network;
    this.#days = days;
    this.#times = new Float64Array(network.count);
    this.#mark = new Int32Array(network.count);
    this.#left = new Int32Array(network.count);
    this.#leftMark = new Int32Array(network.count);
    this.#lost = new NodeQueue(network.count);
    this.#settled = new Int32Array(network.count);
  }

  /** Days until the node is available again; 0: it does not fail. */
  of(node: number): number {
    return this.#mark[node] === this.#run ? this.#times[node] : 0;
  }

  /** Times of everything that failed in the last scenario of `loss`. */
  run(loss: Loss): void {
    this.#run++;
    this.#length = 0;
    for (let k = 0; k < loss.length; k++) {
      const node = loss.order[k];
      if (loss.causeOf(node) === Cause.lost) this.#lost.push(node, -this.#days[node]);
    }
    for (let head = 0; head < this.#length || this.#lost.length > 0; ) {
      if (head === this.#length) {
        const days = -this.#lost.least;
        this.#settle(this.#lost.pop(), days);
        continue;
      }
      this.#spread(this.#settled[head++], loss);
    }
  }

  #spread(node: number, loss: Loss): void {
    const { needs, parents } = this.#network;
    for (let e = parents.offsets[node]; e < parents.offsets[node + 1]; e++) {
      const parent = parents.targets[e];
      if (this.#mark[parent] === this.#run || !loss.failed(parent)) continue;
      if (needs[parent] === Needs.all || this.#lastChild(parent)) this.#settle(parent, this.#times[node]);
    }
  }

  #settle(node: number, days: number): void {
    if (this.#mark[node] === this.#run) return;
    this.#mark[node] = this.#run;
    this.#times[node] = days;
    this.#settled[this.#length++] = node;
  }

  #lastChild(node: number): boolean {
    if (this.#leftMark[node] !== this.#run) {
      const { offsets } = this.#network.children;
      this.#leftMark[node] = this.#run;
      this.#left[node] = offsets[node + 1] - offsets[node];
    }
    return --this.#left[node] === 0;
  }
}
