/**
 * Question: how probable is it that each end item stops, and for how many days, when suppliers, sites,
 * countries, owners or materials are lost with stated probabilities?
 *
 * Definition: in each run every candidate (what is lost together) is lost or not, by its probability, for
 * the period that the probabilities are stated for. Candidates are independent, except that those of one
 * draw share one random number: each is lost where that is below its probability, so that what is less
 * probable is only lost with what is more probable (common cause). Then the run is a what-if: an end item
 * stops in the definite reading or in the possible one. The share of runs in which it does has the exact
 * 95 % interval of `binomial-interval.ts`, which is for the chance of the runs alone: that the
 * probabilities are right is for those who state them.
 *
 * Importance of a candidate for an end item, from the same runs: the share of the runs with a stop in
 * which it is lost (the diagnostic form of Fussell and Vesely's measure), and Birnbaum's, the probability
 * of a stop with it less that without it (Z. W. Birnbaum, On the importance of different components in a
 * multicomponent system, 1969); not known where it is lost in every run or in none.
 *
 * Randomness: `random-stream.ts` from the seed, run by run, draw by draw. The same graph, table and seed
 * give the same numbers, whatever the number of scenarios in a block.
 * Complexity: runs x rows, and for each 256 runs one sweep over what can fail (`scenarios.ts`), and of each
 * end item that stops the rows that are lost. Limits: `mostCounts`, `mostKept`.
 */
import { OperationalError } from '../model/operational-error.ts';
import type { Network } from '../network/network.ts';
import { Scenarios } from '../network/scenarios.ts';
import type { Csr } from '../view/graph.ts';
import { binomialInterval } from './binomial-interval.ts';
import type { Interval } from './finding.ts';
import { openLevels } from './lost-sources.ts';
import { RandomStream } from './random-stream.ts';
import type { ScenarioNetworks } from './scenario-network.ts';
import type { Steps } from './steps.ts';

/** Probabilities are compared with numbers of 32 bits. */
const unit = 2 ** 32;

/** End items that can stop at all times rows: how often each pair comes up together is counted, in either reading. */
export const mostCounts = 5_000_000;

/** Rows of the distinct scenarios that are kept, over all of them. */
export const mostKept = 20_000_000;

/** Counts between two steps. */
const countsAtOnce = 1_000_000;

/** What is known of a row of the table: one that is lost or not, as a whole, in each run. */
export interface ScenarioCandidate {
  /** 0 to 1. */
  readonly probability: number;
  /** Candidates of one draw have a common cause; draws are numbered from 0. */
  readonly draw: number;
  /** Days that its loss lasts; undefined: not stated. */
  readonly days: number | undefined;
}

export interface Probability extends Interval {
  /** Share of the runs. */
  readonly estimate: number;
}

/** One set of candidates that were lost together, and in how many runs they were. */
export interface DrawnScenario {
  readonly lost: Int32Array;
  readonly runs: number;
}

export interface Stops {
  /** Runs in which each end item stops. */
  readonly hits: Int32Array;
  /** Runs in which an end item stops and each candidate is lost; undefined: it never stops. */
  readonly together: readonly (Int32Array | undefined)[];
}

export interface NetworkRuns {
  readonly runs: number;
  /** Runs in which each candidate is lost. */
  readonly lost: Int32Array;
  readonly definite: Stops;
  /** The same object as `definite` where the readings cannot differ. */
  readonly possible: Stops;
  /** Distinct scenarios in which some end item stops at all, in the order in which they first came up. */
  readonly stopping: readonly DrawnScenario[];
}

export interface ScenarioRuns extends NetworkRuns {
  /** Items that `definite` and `possible` count, in their order. */
  readonly endItems: Int32Array;
}

/** What is run: candidates of both networks are things that rows name, then one for each of `openLevels`. */
export interface RunNetworks {
  readonly definite: Network;
  /** The same object where the readings cannot differ. */
  readonly possible: Network;
  /** Nodes whose failing is counted. */
  readonly nodes: Int32Array;
  /** Candidates of the networks that each row of the table takes. */
  readonly rows: Csr;
  /** Bits of `openLevels` at which each candidate of the networks loses something. */
  readonly levelsOf: Uint8Array;
}

export interface RunOptions {
  /** At least 1. */
  readonly runs: number;
  readonly seed: number;
  /** Words of the blocks of `scenarios.ts`; they change nothing but the time taken. */
  readonly words?: number;
  /** `stopping` is kept: as much as there are distinct scenarios. Default: it is. */
  readonly keep?: boolean;
}

/**
 * In steps, of a block of scenarios or less: `finished` takes them all at once.
 * @param candidates rows of the table, in their order.
 * Errors: INPUT_INVALID over `mostCounts` or `mostKept`.
 */
export function* scenarioRuns(
  { definite, possible, scope, lost, rows }: ScenarioNetworks,
  candidates: readonly ScenarioCandidate[],
  options: RunOptions,
): Steps<ScenarioRuns> {
  const { endItems } = scope;
  const nodes = endItems.map((item) => definite.nodeOfItem[item]!);
  const run = { definite: definite.network, possible: possible.network, nodes, rows, levelsOf: lost.levelsOf };
  return { ...(yield* networkRuns(run, candidates, options)), endItems };
}

/** Runs over networks of availability; item nodes are numbered alike in both readings. */
export function networkRuns(
  networks: RunNetworks,
  candidates: readonly ScenarioCandidate[],
  { runs, seed, words, keep }: RunOptions,
): Steps<NetworkRuns> {
  return new Runs(networks, candidates, runs, words).run(new RandomStream(seed), keep !== false);
}

interface Counts extends Stops {
  readonly together: (Int32Array | undefined)[];
}

class Runs {
  readonly #networks: RunNetworks;
  readonly #candidates: readonly ScenarioCandidate[];
  readonly #runs: number;
  readonly #definite: Scenarios;
  readonly #possible: Scenarios;
  readonly #thresholds: Float64Array;
  readonly #words: number;
  /** Runs of the block in which each row is lost; word `w` of row `c` at `c * words + w`. */
  readonly #lost: Int32Array;
  readonly #stopping = new Map<string, { lost: Int32Array; runs: number }>();
  #kept = 0;

  constructor(networks: RunNetworks, candidates: readonly ScenarioCandidate[], runs: number, words?: number) {
    this.#networks = networks;
    this.#candidates = candidates;
    this.#runs = runs;
    this.#thresholds = Float64Array.from(candidates, ({ probability }) => Math.round(probability * unit));
    this.#definite = new Scenarios(networks.definite, words);
    this.#possible = networks.possible === networks.definite ? this.#definite : new Scenarios(networks.possible, words);
    this.#words = this.#definite.words;
    this.#lost = new Int32Array(candidates.length * this.#words);
  }

  *run(stream: RandomStream, keep: boolean): Steps<NetworkRuns> {
    this.#check();
    const { length } = this.#networks.nodes;
    const lost = new Int32Array(this.#candidates.length);
    const counts = (): Counts => ({ hits: new Int32Array(length), together: Array.from({ length }, () => undefined) });
    const definite = counts();
    const possible = this.#possible === this.#definite ? definite : counts();
    for (let done = 0; done < this.#runs; done += this.#definite.size) {
      const block = Math.min(this.#definite.size, this.#runs - done);
      this.#draw(stream, block);
      for (let c = 0; c < lost.length; c++) lost[c]! += bitsOf(this.#lost, c * this.#words, this.#words);
      yield;
      this.#lose(this.#definite);
      this.#definite.evaluate();
      yield* this.#count(this.#definite, definite);
      if (this.#possible !== this.#definite) {
        this.#lose(this.#possible);
        this.#doubt();
        this.#possible.evaluate();
        yield* this.#count(this.#possible, possible);
      }
      if (keep) yield* this.#keepStopping(block);
      yield;
    }
    return { runs: this.#runs, lost, definite, possible, stopping: [...this.#stopping.values()] };
  }

  /** What fails in the definite reading fails in the possible one: that bounds both. */
  #check(): void {
    const canStop = this.#networks.nodes.reduce((sum, node) => sum + (this.#possible.canFail(node) ? 1 : 0), 0);
    if (canStop * this.#candidates.length > mostCounts)
      throw tooMuch(`${this.#candidates.length} scenarios times ${canStop} end items that they can stop`, mostCounts);
  }

  /** Which rows are lost in each run of the block; runs beyond it lose nothing. */
  #draw(stream: RandomStream, block: number): void {
    const lost = this.#lost;
    const words = this.#words;
    lost.fill(0);
    const drawn = new Float64Array(1 + this.#candidates.reduce((most, { draw }) => Math.max(most, draw), -1));
    for (let lane = 0; lane < block; lane++) {
      for (let k = 0; k < drawn.length; k++) drawn[k] = stream.next();
      for (let c = 0; c < this.#candidates.length; c++) {
        if (drawn[this.#candidates[c]!.draw]! < this.#thresholds[c]!) lost[c * words + (lane >> 5)]! |= 1 << (lane & 31);
      }
    }
  }

  /** A candidate of the networks is lost in the runs in which some row that takes it is. */
  #lose({ lost }: Scenarios): void {
    const { offsets, targets } = this.#networks.rows;
    const words = this.#words;
    lost.fill(0);
    for (let c = 0; c < this.#candidates.length; c++) {
      for (let k = offsets[c]!; k < offsets[c + 1]!; k++) {
        const to = targets[k]! * words;
        for (let w = 0; w < words; w++) lost[to + w]! |= this.#lost[c * words + w]!;
      }
    }
  }

  /** The possible reading: what may be lost at a level is lost where anything at that level is. */
  #doubt(): void {
    const { lost, words } = this.#possible;
    const { levelsOf } = this.#networks;
    const count = levelsOf.length;
    for (let c = 0; c < count; c++) {
      for (let k = 0; k < openLevels.length; k++) {
        if ((levelsOf[c]! & (1 << k)) === 0) continue;
        for (let w = 0; w < words; w++) lost[(count + k) * words + w]! |= lost[c * words + w]!;
      }
    }
  }

  *#count(scenarios: Scenarios, { hits, together }: Counts): Steps<void> {
    const { nodes } = this.#networks;
    const lost = this.#lost;
    const words = this.#words;
    const count = this.#candidates.length;
    const inWord = new Int32Array(count);
    for (let w = 0, counted = 0; w < words; w++) {
      let length = 0;
      for (let c = 0; c < count; c++) if (lost[c * words + w] !== 0) inWord[length++] = c;
      for (let e = 0; e < nodes.length && length > 0; e++) {
        const stopped = scenarios.failed(nodes[e]!, w);
        if (stopped === 0) continue;
        hits[e]! += ones(stopped);
        const own = together[e] ?? new Int32Array(count);
        together[e] = own;
        for (let k = 0; k < length; k++) {
          const c = inWord[k]!;
          own[c]! += ones(stopped & lost[c * words + w]!);
        }
        counted += length;
        if (counted < countsAtOnce) continue;
        counted = 0;
        yield;
      }
    }
  }

  *#keepStopping(block: number): Steps<void> {
    const lost = this.#lost;
    const words = this.#words;
    const stopped = new Int32Array(words);
    for (const node of this.#networks.nodes) for (let w = 0; w < words; w++) stopped[w]! |= this.#possible.failed(node, w);
    for (let lane = 0; lane < block; lane++) {
      const [word, bit] = [lane >> 5, 1 << (lane & 31)];
      if ((stopped[word]! & bit) === 0) continue;
      const set: number[] = [];
      for (let c = 0; c < this.#candidates.length; c++) if ((lost[c * words + word]! & bit) !== 0) set.push(c);
      this.#keep(set);
      yield;
    }
  }

  #keep(lost: readonly number[]): void {
    const key = lost.join();
    const known = this.#stopping.get(key);
    if (known !== undefined) {
      known.runs++;
      return;
    }
    this.#kept += lost.length;
    if (this.#kept > mostKept) throw tooMuch('scenarios lost in distinct runs', mostKept);
    this.#stopping.set(key, { lost: Int32Array.from(lost), runs: 1 });
  }
}

function tooMuch(what: string, most: number): OperationalError {
  return new OperationalError(
    'INPUT_INVALID',
    `${what}: at most ${most}; ask with fewer scenarios or runs, or of one programme.`,
  );
}

/** Probability that an end item stops, in one reading. @param at place of the end item. */
export function probabilityOf({ runs }: NetworkRuns, { hits }: Stops, at: number): Probability {
  return { estimate: hits[at]! / runs, ...binomialInterval(hits[at]!, runs) };
}

export interface Importance {
  /** Index of the candidate. */
  readonly candidate: number;
  /** Share of the runs with a stop in which it is lost. */
  readonly share: number;
  /** Probability of a stop with it less that without it; undefined: it is lost in every run or in none. */
  readonly birnbaum: number | undefined;
}

/** Candidates that are lost where an end item stops, the greatest share first, then the greatest Birnbaum importance. */
export function importanceOf(found: NetworkRuns, { hits, together }: Stops, at: number): Importance[] {
  const { runs, lost } = found;
  const result: Importance[] = [];
  const own = together[at];
  if (own === undefined) return result;
  for (let candidate = 0; candidate < lost.length; candidate++) {
    const both = own[candidate]!;
    if (both === 0) continue;
    const without = runs - lost[candidate]!;
    const birnbaum = without === 0 ? undefined : both / lost[candidate]! - (hits[at]! - both) / without;
    result.push({ candidate, share: both / hits[at]!, birnbaum });
  }
  return result.sort((a, b) => b.share - a.share || (b.birnbaum ?? 0) - (a.birnbaum ?? 0) || a.candidate - b.candidate);
}

function bitsOf(words: Int32Array, from: number, count: number): number {
  let sum = 0;
  for (let w = 0; w < count; w++) sum += ones(words[from + w]!);
  return sum;
}

/** Bits that are set. */
function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
