/**
 * Concentration ratio CR-n: the share of the n largest holders, as an interval over the same divisions
 * as the index (`hhi.ts`).
 *
 * Least: that of the most even division, which is least for every n at once. Greatest: n holders are
 * chosen, every mass that one of them shares in goes to them, and what is loose too. That is a greatest
 * coverage, whose gains only fall: branch and bound over the holders, greatest gain first, up to
 * `ratioWork`; beyond it the bound that is left, and `exact` says so.
 */
import type { EvenDivision } from './even-division.ts';
import { sumOfShares } from './fixed-point.ts';
import { evenDivisionOf } from './hhi.ts';
import type { End } from './share-boxes.ts';
import { gridded, looseMass, namedMasses, type ShareProblem } from './share-problem.ts';
import { placesOfStep } from './shared-work.ts';
import { finished, type Steps } from './steps.ts';

export interface RatioInterval {
  /** Basis points. */
  readonly low: number;
  readonly high: number;
  /** False: a stated bound, the true end lies within. */
  readonly exact: boolean;
}

/** Numbers of holders that are asked about: the largest, and what statistics of industries publish. */
export const ratioSizes = [1, 3, 4] as const;

/** Gains that are computed before the greatest ratio is only a bound. */
export const ratioWork = 2_000_000;

const whole = 10_000;
/** Basis points that the low end may be below what a division has, and still count as exact. */
const reached = 0.1;

/** All at once; see `ratioSteps`. */
export function ratioInterval(problem: ShareProblem, n: number): RatioInterval {
  return finished(ratioSteps(problem, n, evenDivisionOf(problem), ratioWork));
}

/**
 * @param even of the same problem.
 * @param work gains that are computed.
 */
export function* ratioSteps(problem: ShareProblem, n: number, even: EvenDivision, work: number): Steps<RatioInterval> {
  const low = even.largest(n);
  const high = yield* new Coverage(gridded(problem), work).greatest(n);
  return { low: low.bound, high: Math.min(whole, high.value), exact: high.exact && low.attained - low.bound <= reached };
}

/** What some holders could have together at the most. */
class Coverage {
  readonly #base: readonly number[];
  readonly #masses: readonly number[];
  /** Masses that each holder shares in. */
  readonly #of: readonly (readonly number[])[];
  readonly #loose: number;
  readonly #total: number;
  /** How many of the chosen share in each mass. */
  readonly #covered: Uint8Array;
  readonly #most: number;
  #work = 0;
  #turn = placesOfStep;
  #best = 0;
  #bound = 0;

  constructor(problem: ShareProblem, work: number) {
    this.#most = work;
    const open = namedMasses(problem);
    const of: number[][] = problem.fixed.map(() => []);
    for (const [k, { holders }] of open.entries()) for (const holder of holders) of[holder]!.push(k);
    this.#base = problem.strangers > 0 ? [...problem.fixed, problem.strangers] : problem.fixed;
    this.#of = problem.strangers > 0 ? [...of, []] : of;
    this.#masses = open.map(({ mass }) => mass);
    this.#loose = looseMass(problem);
    this.#total = sumOfShares([...this.#base, ...this.#masses]);
    this.#covered = new Uint8Array(open.length);
  }

  *greatest(n: number): Steps<End> {
    yield* this.#choose([...this.#base.keys()], n, 0);
    return { value: Math.max(this.#best, this.#bound) + this.#loose, exact: this.#bound <= this.#best };
  }

  /** Adds `left` of these holders to those chosen, who have `have`. Depth: n. */
  *#choose(holders: readonly number[], left: number, have: number): Steps<void> {
    this.#best = Math.max(this.#best, have);
    if (left === 0) return;
    const order = holders.map((holder) => ({ holder, gain: this.#gain(holder) })).filter(({ gain }) => gain > 0);
    order.sort((a, b) => b.gain - a.gain);
    this.#work += holders.length;
    if (this.#work >= this.#turn) {
      yield;
      this.#turn = this.#work + placesOfStep;
    }
    for (let k = 0; k < order.length; k++) {
      // No gain grows by what is chosen: the next `left` are the most that can be had.
      const most = have + sumOfShares(order.slice(k, k + left).map(({ gain }) => gain));
      const bound = Math.min(most, this.#total);
      if (bound <= this.#best) return;
      if (this.#work > this.#most) {
        this.#bound = Math.max(this.#bound, bound);
        return;
      }
      const { holder, gain } = order[k]!;
      for (const mass of this.#of[holder]!) this.#covered[mass]!++;
      yield* this.#choose(
        order.slice(k + 1).map((one) => one.holder),
        left - 1,
        have + gain,
      );
      for (const mass of this.#of[holder]!) this.#covered[mass]!--;
    }
  }

  #gain(holder: number): number {
    let gain = this.#base[holder]!;
    for (const mass of this.#of[holder]!) if (this.#covered[mass] === 0) gain += this.#masses[mass]!;
    return gain;
  }
}
