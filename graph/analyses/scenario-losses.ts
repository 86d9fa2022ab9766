/**
 * Question: how many days of which end items, and what value, are lost in the runs of `scenario-runs.ts`?
 *
 * Definition: in one run, candidates are lost on the same day, each for its own time. An end item is
 * stopped at most from the least time to survive of all of them (possible reading, least cover) to the
 * end of the longest; and at least, for one of the times, from the greatest time to survive of those
 * that last as long or longer (definite reading, greatest cover) to its end: what lasts longer than a
 * day is all lost until then. A time that nobody states is at least 0 and may have no end.
 * Expected = mean over all runs, with the standard error of the mean (0 for one run alone is not one:
 * not known). Value = days x daily value; both ends are bounds, as everywhere.
 *
 * Complexity: a cascade in each reading for each distinct scenario that stops something, and times for
 * each distinct number of days in it at which something more is lost.
 */
import { Loss } from '../network/loss.ts';
import type { Interval } from './finding.ts';
import { openLevels } from './lost-sources.ts';
import type { ScenarioNetworks } from './scenario-network.ts';
import type { ScenarioCandidate, ScenarioRuns } from './scenario-runs.ts';
import type { Steps } from './steps.ts';
import type { SupplyNetwork } from './supply-network.ts';
import { type Cover, SurvivalTimes } from './time-to-survive.ts';

/** A mean over the runs; Infinity: without bound, not known. */
export interface Expected {
  readonly mean: number;
  /** Standard error of the mean; undefined where the mean is without bound, or of one run. */
  readonly standardError: number | undefined;
}

export interface ExpectedInterval {
  readonly low: Expected;
  readonly high: Expected;
}

export interface ScenarioLosses {
  /** Days stopped, by place in `ScenarioRuns.endItems`. */
  readonly days: readonly ExpectedInterval[];
  /** Value of the stopped days of each end item, and of all together. */
  readonly values: readonly ExpectedInterval[];
  readonly value: ExpectedInterval;
}

/**
 * In steps, of a distinct scenario or less.
 * @param dailyValue of an end item; high = Infinity where nobody states it.
 */
export function* scenarioLosses(
  networks: ScenarioNetworks,
  found: ScenarioRuns,
  candidates: readonly ScenarioCandidate[],
  coverOf: (supply: SupplyNetwork) => Cover,
  dailyValue: (item: number) => Interval,
): Steps<ScenarioLosses> {
  const scenario = new StoppedDays(networks, candidates, coverOf);
  const { endItems, runs } = found;
  const low = Array.from(endItems, () => new Sum());
  const high = Array.from(endItems, () => new Sum());
  const [least, most] = [new Sum(), new Sum()];
  const values = Array.from(endItems, dailyValue);
  for (const { lost, runs: times } of found.stopping) {
    const days = yield* scenario.of(lost, endItems);
    const total = { low: 0, high: 0 };
    for (const [e, of] of days.entries()) {
      low[e]!.add(of.low, times);
      high[e]!.add(of.high, times);
      total.low += of.low * values[e]!.low;
      // Nothing of what has no known value is nothing.
      if (of.high > 0 && values[e]!.high > 0) total.high += of.high * values[e]!.high;
    }
    least.add(total.low, times);
    most.add(total.high, times);
    yield;
  }
  const days = low.map((sum, e): ExpectedInterval => ({ low: sum.mean(runs), high: high[e]!.mean(runs) }));
  return {
    days,
    values: days.map((of, e) => ({ low: times(of.low, values[e]!.low), high: times(of.high, values[e]!.high) })),
    value: { low: least.mean(runs), high: most.mean(runs) },
  };
}

function times({ mean, standardError }: Expected, value: number): Expected {
  // What is never stopped, or worth nothing, is nothing.
  if (mean === 0 || value === 0) return { mean: 0, standardError: standardError === undefined ? undefined : 0 };
  const product = mean * value;
  return {
    mean: product,
    standardError: product === Number.POSITIVE_INFINITY || standardError === undefined ? undefined : standardError * value,
  };
}

/** Runs that were not added count as 0. */
class Sum {
  #sum = 0;
  #squares = 0;

  add(value: number, times: number): void {
    this.#sum += value * times;
    this.#squares += value * value * times;
  }

  mean(runs: number): Expected {
    const mean = this.#sum / runs;
    if (mean === Number.POSITIVE_INFINITY || runs < 2) return { mean, standardError: undefined };
    const variance = Math.max(0, (this.#squares - runs * mean * mean) / (runs - 1));
    return { mean, standardError: Math.sqrt(variance / runs) };
  }
}

class StoppedDays {
  readonly #networks: ScenarioNetworks;
  readonly #candidates: readonly ScenarioCandidate[];
  readonly #definite: Loss;
  readonly #possible: Loss;
  readonly #greatest: SurvivalTimes;
  readonly #least: SurvivalTimes;
  /** Pass in which each candidate of the networks was lost last: what several rows take is lost once. */
  readonly #lostIn: Int32Array;
  #pass = 0;

  constructor(networks: ScenarioNetworks, candidates: readonly ScenarioCandidate[], coverOf: (supply: SupplyNetwork) => Cover) {
    const { definite, possible } = networks;
    this.#networks = networks;
    this.#lostIn = new Int32Array(networks.lost.groups.length);
    this.#candidates = candidates;
    this.#definite = new Loss(definite.network);
    this.#possible = new Loss(possible.network);
    this.#greatest = new SurvivalTimes(definite.network, coverOf(definite).high);
    this.#least = new SurvivalTimes(possible.network, coverOf(possible).low);
  }

  *of(lost: Int32Array, endItems: Int32Array): Steps<Interval[]> {
    const { nodeOfItem } = this.#networks.definite;
    const low = yield* this.#atLeast(lost, endItems);
    this.#losePossibly(lost);
    this.#least.run(this.#possible);
    const longest = lost.reduce((most, c) => Math.max(most, this.#candidates[c]!.days ?? Number.POSITIVE_INFINITY), 0);
    return Array.from(endItems, (item, e) => {
      const days = this.#least.of(nodeOfItem[item]!);
      return { low: low[e]!, high: days === Number.POSITIVE_INFINITY ? 0 : Math.max(0, longest - days) };
    });
  }

  /** Longest first: what lasts at least as long is lost with it, and nothing is counted twice. */
  *#atLeast(lost: Int32Array, endItems: Int32Array): Steps<Float64Array> {
    const { nodeOfItem } = this.#networks.definite;
    const days = (candidate: number): number => this.#candidates[candidate]!.days ?? 0;
    const low = new Float64Array(endItems.length);
    const longestFirst = lost.toSorted((a, b) => days(b) - days(a));
    this.#definite.begin();
    this.#pass++;
    let more = false;
    for (const [k, candidate] of longestFirst.entries()) {
      more = this.#lose(this.#definite, candidate) || more;
      if (k + 1 < longestFirst.length && days(longestFirst[k + 1]!) === days(candidate)) continue;
      // The same things for a shorter time stop nothing for longer.
      if (!more) continue;
      more = false;
      this.#greatest.run(this.#definite);
      for (const [e, item] of endItems.entries())
        low[e] = Math.max(low[e]!, days(candidate) - this.#greatest.of(nodeOfItem[item]!));
      yield;
    }
    return low;
  }

  #losePossibly(lost: Int32Array): void {
    const { levelsOf, groups } = this.#networks.lost;
    this.#possible.begin();
    this.#pass++;
    for (const row of lost) this.#lose(this.#possible, row);
    let levels = 0;
    for (let c = 0; c < groups.length; c++) if (this.#lostIn[c] === this.#pass) levels |= levelsOf[c]!;
    for (let k = 0; k < openLevels.length; k++) if ((levels & (1 << k)) !== 0) this.#possible.lose(groups.length + k);
  }

  /** Loses what a row takes; false where all of it was lost in this pass already. */
  #lose(loss: Loss, row: number): boolean {
    const { offsets, targets } = this.#networks.rows;
    let more = false;
    for (let k = offsets[row]!; k < offsets[row + 1]!; k++) {
      const candidate = targets[k]!;
      if (this.#lostIn[candidate] === this.#pass) continue;
      this.#lostIn[candidate] = this.#pass;
      loss.lose(candidate);
      more = true;
    }
    return more;
  }
}
