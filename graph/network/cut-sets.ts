/**
 * Question: which sets of two or three candidates make nodes fail together that no part of them does?
 *
 * Definition (ANALYSIS, Availability): a cut pair or triple of an end node is a minimal set of 2 or 3
 * candidates whose joint loss makes it fail. Each is found once, from its least members: after losing
 * all but the greatest, `FurtherFailures` gives every greatest at once, for all end nodes at once.
 *
 * Complexity: a cascade and the part it touches for each candidate (pairs), for each two candidates
 * whose losses meet at a node (triples). Sets can be quadratic and cubic in number: those that stop
 * most end nodes are kept up to `limit`, all are counted. Work is bounded by `work` nodes evaluated;
 * where that ends the search, or pairs are more than `knownPairsLimit`, `tried` says of how many
 * candidates all sets are known.
 */
import { FurtherFailures } from './further-failures.ts';
import { KnownPairs } from './known-pairs.ts';
import { Loss } from './loss.ts';
import { MeetingLosses } from './meeting-losses.ts';
import type { Network } from './network.ts';
import { RankedSets, type SetColumns } from './ranked-sets.ts';
import type { SingleFailures } from './single-failures.ts';

export interface CutSetLimits {
  /** Sets that are kept. */
  readonly limit: number;
  /** Nodes that may be evaluated. */
  readonly work: number;
}

export interface CutSets {
  /** Those kept: by end nodes stopped, most first, then by members. */
  readonly kept: SetColumns;
  /** All that were found, kept or not. */
  readonly found: number;
  /** (set, end node) in all. */
  readonly stops: number;
  /** Candidates of which every set with a greater one was looked for. */
  readonly tried: number;
}

/** One search over some of the candidates; several threads take different ones. */
export class CutSetSearch {
  readonly #order: 2 | 3;
  readonly #limits: CutSetLimits;
  readonly #loss: Loss;
  readonly #further: FurtherFailures;
  readonly #kept: RankedSets;
  /** End nodes that each greatest candidate stops, and which those are, in the round. */
  readonly #stopped: Int32Array;
  readonly #greatest: Int32Array;
  readonly #known: KnownPairs | undefined;
  readonly #meeting: MeetingLosses | undefined;
  #tried = 0;
  #stops = 0;

  /** @param singles with sorted sets. @param ends the end nodes. */
  constructor(network: Network, singles: SingleFailures, ends: Int32Array, order: 2 | 3, limits: CutSetLimits) {
    this.#order = order;
    this.#limits = limits;
    this.#loss = new Loss(network);
    this.#further = new FurtherFailures(network, singles, ends);
    this.#kept = new RankedSets(order, limits.limit);
    this.#stopped = new Int32Array(network.candidates);
    this.#greatest = new Int32Array(network.candidates);
    this.#known = order === 3 ? new KnownPairs(network, singles, ends) : undefined;
    this.#meeting = order === 3 ? new MeetingLosses(network) : undefined;
  }

  /** Looks for all sets whose least member is this candidate; false when the work has come to its bound before. */
  try(candidate: number): boolean {
    if (this.#further.work > this.#limits.work || this.#known?.complete === false) return false;
    if (this.#order === 2) this.#pairs(candidate);
    else this.#triples(candidate);
    this.#tried++;
    return true;
  }

  finish(): CutSets {
    return { kept: this.#kept.finish(), found: this.#kept.found, stops: this.#stops, tried: this.#tried };
  }

  #pairs(candidate: number): void {
    this.#loss.begin();
    this.#loss.lose(candidate);
    if (this.#loss.weakenedLength === 0) return;
    this.#further.run(this.#loss, candidate);
    this.#collect([candidate]);
  }

  #triples(candidate: number): void {
    for (const second of this.#meeting!.above(candidate)) {
      if (this.#further.work > this.#limits.work) return;
      this.#loss.begin();
      this.#loss.lose(candidate);
      this.#loss.lose(second);
      this.#further.run(this.#loss, second);
      this.#collect([candidate, second]);
    }
  }

  #collect(least: readonly number[]): void {
    const { grown, grownLength } = this.#further;
    let distinct = 0;
    for (let k = 0; k < grownLength; k++) {
      for (const last of this.#further.of(grown[k])) {
        if (this.#known?.holdsPartOf(grown[k], least, last)) continue;
        if (this.#stopped[last]++ === 0) this.#greatest[distinct++] = last;
        this.#stops++;
      }
    }
    for (let k = 0; k < distinct; k++) {
      this.#kept.add(least, this.#greatest[k], this.#stopped[this.#greatest[k]]);
      this.#stopped[this.#greatest[k]] = 0;
    }
  }
}

/** All cut sets of this order of the end nodes, in this thread. */
export function cutSets(
  network: Network,
  singles: SingleFailures,
  ends: Int32Array,
  order: 2 | 3,
  limits: CutSetLimits,
): CutSets {
  const search = new CutSetSearch(network, singles, ends, order, limits);
  for (let candidate = 0; candidate < network.candidates; candidate++) if (!search.try(candidate)) break;
  return search.finish();
}
