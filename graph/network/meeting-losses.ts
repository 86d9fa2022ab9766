/**
 * Which losses meet: two candidates of one cut triple always touch a node with a choice in common,
 * where each has taken a child, or weakened something below one. Complexity: what each loss touches,
 * once, and the candidates that touch the same nodes.
 */
import { groupPairs, IntList } from '../view/csr.ts';
import type { Csr } from '../view/graph.ts';
import { Loss } from './loss.ts';
import { Needs, type Network } from './network.ts';

export class MeetingLosses {
  readonly #touched: Csr;
  readonly #touchedBy: Csr;
  readonly #seen: Int32Array;

  constructor(network: Network) {
    const touch = new Touch(network);
    const from = new IntList();
    const to = new IntList();
    for (let candidate = 0; candidate < network.candidates; candidate++) {
      for (const node of touch.choices(candidate)) {
        from.push(candidate);
        to.push(node);
      }
    }
    this.#touched = groupPairs(network.candidates, from.values(), to.values());
    this.#touchedBy = groupPairs(network.count, to.values(), from.values());
    this.#seen = new Int32Array(network.candidates).fill(-1);
  }

  /** Candidates above this one whose loss meets its loss, ascending. */
  above(candidate: number): Int32Array {
    const found = new IntList();
    const { offsets, targets } = this.#touched;
    for (let k = offsets[candidate]; k < offsets[candidate + 1]; k++) {
      const node = targets[k];
      for (let e = this.#touchedBy.offsets[node]; e < this.#touchedBy.offsets[node + 1]; e++) {
        const other = this.#touchedBy.targets[e];
        if (other <= candidate || this.#seen[other] === candidate) continue;
        this.#seen[other] = candidate;
        found.push(other);
      }
    }
    return found.values().sort();
  }
}

/** Nodes with a choice that hold, of which a loss took a child or touched one below. */
class Touch {
  readonly #network: Network;
  readonly #loss: Loss;
  readonly #mark: Int32Array;
  readonly #stack: Int32Array;
  #round = 0;

  constructor(network: Network) {
    this.#network = network;
    this.#loss = new Loss(network);
    this.#mark = new Int32Array(network.count);
    this.#stack = new Int32Array(network.count);
  }

  choices(candidate: number): number[] {
    const loss = this.#loss;
    loss.begin();
    loss.lose(candidate);
    this.#round++;
    const found: number[] = [];
    let length = 0;
    const touch = (node: number): void => {
      if (loss.failed(node) || this.#mark[node] === this.#round) return;
      this.#mark[node] = this.#round;
      this.#stack[length++] = node;
      if (this.#network.needs[node] === Needs.any) found.push(node);
    };
    for (let k = 0; k < loss.weakenedLength; k++) touch(loss.weakened[k]);
    const { offsets, targets } = this.#network.parents;
    while (length > 0) {
      const node = this.#stack[--length];
      for (let e = offsets[node]; e < offsets[node + 1]; e++) touch(targets[e]);
    }
    return found;
  }
}
