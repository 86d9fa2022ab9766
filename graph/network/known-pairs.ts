/** The cut pairs of end nodes, for leaving out triples that contain one. */
import { FurtherFailures } from './further-failures.ts';
import { Loss } from './loss.ts';
import type { Network } from './network.ts';
import type { SingleFailures } from './single-failures.ts';

/** (pair, end node) that are held; with more, no triple is looked for. */
export const knownPairsLimit = 4_000_000;

export class KnownPairs {
  /** Whether all of them are held. */
  complete = true;
  readonly #space: number;
  readonly #pairs = new Map<number, Set<number>>();

  /** O(a search for all pairs). */
  constructor(network: Network, singles: SingleFailures, ends: Int32Array) {
    this.#space = network.candidates;
    const loss = new Loss(network);
    const further = new FurtherFailures(network, singles, ends);
    for (const end of ends) this.#pairs.set(end, new Set());
    let held = 0;
    for (let candidate = 0; candidate < network.candidates && this.complete; candidate++) {
      loss.begin();
      loss.lose(candidate);
      if (loss.weakenedLength === 0) continue;
      further.run(loss, candidate);
      for (let k = 0; k < further.grownLength; k++) {
        const known = this.#pairs.get(further.grown[k])!;
        for (const other of further.of(further.grown[k])) known.add(candidate * this.#space + other);
        held += further.sizeOf(further.grown[k]);
      }
      this.complete = held <= knownPairsLimit;
    }
  }

  /** Whether the end node has a cut pair of the greatest candidate and one of the others. */
  holdsPartOf(end: number, least: readonly number[], greatest: number): boolean {
    const known = this.#pairs.get(end)!;
    return least.some((one) => known.has(one * this.#space + greatest));
  }
}
