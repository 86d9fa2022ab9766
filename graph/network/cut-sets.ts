/**
 * Question: which sets of two or three candidates make nodes fail together that no part of them does?
 *
 * Definition (ANALYSIS, Availability): a cut pair or triple of an end node is a minimal set of 2 or 3
 * candidates whose joint loss makes it fail. Each is found once, from its least members: after losing
 * all but the greatest, `FurtherFailures` gives every greatest at once, for all end nodes at once.
 *
 * Complexity: a cascade and the part it touches for each candidate (pairs), for each two candidates
 * whose losses meet at a node (triples). Sets can be quadratic and cubic in number: those that stop
 * most end nodes are kept up to `limit`, all are counted. `work` bounds edges and members of sets that
 * are gone through; each block of candidates has its equal part, so that what is found does not hang on
 * who searches which block. Where a block comes to its end, `tried` says of how many candidates all
 * sets are known.
 */
import { FurtherFailures } from './further-failures.ts';
import { KnownPairs } from './known-pairs.ts';
import { Loss } from './loss.ts';
import { MeetingLosses } from './meeting-losses.ts';
import type { Network } from './network.ts';
import { RankedSets, type SetColumns } from './ranked-sets.ts';
import type { SingleFailures } from './single-failures.ts';

/** Candidates that share one part of the work, and that a thread takes at once. */
export const blockSize = 64;

export interface CutSetLimits {
  /** Sets that are kept. */
  readonly limit: number;
  /** Edges and members of sets that may be gone through. */
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

/** One search over some blocks of the candidates; several threads take different ones. */
export class CutSetSearch {
  readonly #network: Network;
  readonly #order: 2 | 3;
  readonly #allowance: number;
  readonly #loss: Loss;
  readonly #further: FurtherFailures;
  readonly #kept: RankedSets;
  /** End nodes that each greatest candidate stops, and which those are, in the round. */
  readonly #stopped: Int32Array;
  readonly #greatest: Int32Array;
  readonly #known: KnownPairs;
  readonly #meeting: MeetingLosses;
  #left = 0;
  #tried = 0;
  #stops = 0;

  /** @param singles with sorted sets. @param ends the end nodes. */
  constructor(network: Network, singles: SingleFailures, ends: Int32Array, order: 2 | 3, limits: CutSetLimits) {
    this.#network = network;
    this.#order = order;
    this.#allowance = Math.ceil((limits.work * blockSize) / Math.max(blockSize, network.candidates));
    this.#loss = new Loss(network);
    this.#further = new FurtherFailures(network, singles, ends);
    this.#kept = new RankedSets(order, limits.limit);
    this.#stopped = new Int32Array(network.candidates);
    this.#greatest = new Int32Array(network.candidates);
    this.#known = new KnownPairs(network, singles, ends, this.#allowance);
    this.#meeting = new MeetingLosses(network);
  }

  /** Looks for all sets whose least member lies in the block that begins with this candidate; yields between losses. */
  *block(first: number): Generator<undefined, void, undefined> {
    this.#left = this.#allowance;
    const end = Math.min(first + blockSize, this.#network.candidates);
    for (let candidate = first; candidate < end; candidate++) {
      if (this.#order === 2 ? this.#pairs(candidate) : yield* this.#triples(candidate)) this.#tried++;
      yield;
    }
  }

  finish(): CutSets {
    return { kept: this.#kept.finish(), found: this.#kept.found, stops: this.#stops, tried: this.#tried };
  }

  /** Whether all pairs are known. */
  #pairs(candidate: number): boolean {
    if (!this.#run([candidate])) return false;
    this.#collect([candidate]);
    return true;
  }

  *#triples(candidate: number): Generator<undefined, boolean, undefined> {
    const meeting = this.#meeting.above(candidate);
    this.#left -= this.#meeting.work;
    let all = true;
    for (const second of meeting) {
      yield;
      const least = [candidate, second];
      if (this.#left > 0 && this.#knows(least) && this.#run(least)) this.#collect(least);
      else all = false;
    }
    return all;
  }

  /** The pairs of each, against which triples are checked; they are charged to whoever needs them. */
  #knows(least: readonly number[]): boolean {
    let all = true;
    for (const one of least) {
      if (!this.#known.load(one)) all = false;
      this.#left -= this.#known.work;
    }
    return all;
  }

  /** Whether it came to its end within what is left of the block's work. */
  #run(least: readonly number[]): boolean {
    if (this.#left <= 0) return false;
    this.#loss.begin();
    for (const one of least) this.#loss.lose(one);
    this.#left -= this.#loss.work;
    if (this.#loss.weakenedLength === 0) {
      this.#further.clear();
      return true;
    }
    const done = this.#further.run(this.#loss, least.at(-1) as number, this.#left);
    this.#left -= this.#further.work;
    return done;
  }

  #collect(least: readonly number[]): void {
    const { grown, grownLength } = this.#further;
    let distinct = 0;
    for (let k = 0; k < grownLength; k++) {
      for (const last of this.#further.of(grown[k])) {
        if (this.#order === 3 && least.some((one) => this.#known.has(one, grown[k], last))) continue;
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

/** All cut sets of this order of the end nodes, in this thread; yields between losses. */
export function* cutSets(
  network: Network,
  singles: SingleFailures,
  ends: Int32Array,
  order: 2 | 3,
  limits: CutSetLimits,
): Generator<undefined, CutSets, undefined> {
  const search = new CutSetSearch(network, singles, ends, order, limits);
  for (let first = 0; first < network.candidates; first += blockSize) yield* search.block(first);
  return search.finish();
}
