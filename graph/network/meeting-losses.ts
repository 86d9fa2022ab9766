/**
 * Which losses meet: two candidates of one cut triple always touch a node with a choice in common, where
 * each has taken a child, or weakened something below one. A candidate touches whatever lies above what
 * it takes down, so those that meet another's loss stand below the choices that the other touches.
 * Complexity: what a loss touches and what lies below it, for each candidate anew; nothing is stored.
 */
import { IntList } from '../view/csr.ts';
import { Loss } from './loss.ts';
import { Needs, type Network } from './network.ts';

export class MeetingLosses {
  readonly #network: Network;
  readonly #loss: Loss;
  readonly #above: Int32Array;
  readonly #below: Int32Array;
  readonly #stack: Int32Array;
  readonly #seen: Int32Array;
  #round = 0;
  #length = 0;
  /** Edges that the last question went through. */
  work = 0;

  constructor(network: Network) {
    this.#network = network;
    this.#loss = new Loss(network);
    this.#above = new Int32Array(network.count);
    this.#below = new Int32Array(network.count);
    this.#stack = new Int32Array(network.count);
    this.#seen = new Int32Array(network.candidates);
  }

  /** Candidates above this one whose loss meets its loss, ascending. */
  above(candidate: number): Int32Array {
    this.#round++;
    this.#loss.begin();
    this.#loss.lose(candidate);
    this.work = this.#loss.work;
    const choices = this.#touchedChoices();
    this.#length = 0;
    for (const node of choices.values()) this.#push(this.#below, node);
    const found = new IntList(64);
    const { children, lostWith } = this.#network;
    while (this.#length > 0) {
      const node = this.#stack[--this.#length];
      for (let k = lostWith.offsets[node]; k < lostWith.offsets[node + 1]; k++) {
        const other = lostWith.targets[k];
        if (other <= candidate || this.#seen[other] === this.#round) continue;
        this.#seen[other] = this.#round;
        found.push(other);
      }
      this.work += children.offsets[node + 1] - children.offsets[node];
      for (let e = children.offsets[node]; e < children.offsets[node + 1]; e++) this.#push(this.#below, children.targets[e]);
    }
    return found.values().sort();
  }

  /** Nodes with a choice that hold, of which the loss took a child or touched one below. */
  #touchedChoices(): IntList {
    const found = new IntList(64);
    const { needs, parents } = this.#network;
    this.#length = 0;
    const touch = (node: number): void => {
      if (!this.#loss.failed(node)) this.#push(this.#above, node);
    };
    for (let k = 0; k < this.#loss.weakenedLength; k++) touch(this.#loss.weakened[k]);
    while (this.#length > 0) {
      const node = this.#stack[--this.#length];
      if (needs[node] === Needs.any) found.push(node);
      this.work += parents.offsets[node + 1] - parents.offsets[node];
      for (let e = parents.offsets[node]; e < parents.offsets[node + 1]; e++) touch(parents.targets[e]);
    }
    return found;
  }

  #push(mark: Int32Array, node: number): void {
    if (mark[node] === this.#round) return;
    mark[node] = this.#round;
    this.#stack[this.#length++] = node;
  }
}
