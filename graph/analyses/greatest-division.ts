/**
 * Greatest sum of squares where masses are given to holders: each goes whole to one of those that share
 * in it, since a sum of squares is convex.
 *
 * Branch and bound over the masses, largest first. From what is held, giving the rest adds at the most
 * mass x (what its holder can come to + what it holds now), summed: what cannot be better than the best
 * so far is left out. Up to `divisionWork` places are visited; beyond it what is left counts with its
 * bound, after as many again with that of the whole branch, and `exact` says so. No step depends on the order in which holders and masses are given, but
 * for those that are alike.
 */
import { product, sumOfSquares } from './fixed-point.ts';
import type { End } from './share-boxes.ts';
import type { OpenMass } from './share-problem.ts';
import { placesOfStep, type Worked } from './shared-work.ts';
import type { Steps } from './steps.ts';

/** Places that are visited for one greatest; beyond it the end is a bound. */
export const divisionWork = 1_000_000;

export interface Searched extends End, Worked {}

/**
 * @param loose what joins the holder that has most in the end.
 * @param work places that are visited at the most.
 */
export function greatestDivision(
  base: readonly number[],
  open: readonly OpenMass[],
  loose: number,
  work: number,
): Steps<Searched> {
  return new Search(base, open, loose, work).greatest();
}

class Search {
  readonly #held: Float64Array;
  /** What each could still get of masses that are not given yet. */
  readonly #coming: Float64Array;
  readonly #open: readonly OpenMass[];
  readonly #loose: number;
  /** By mass: its holders in the order of trying, and the next of them. */
  readonly #order: (readonly number[])[] = [];
  readonly #next: number[] = [];
  /** By mass: the most that its branch can come to. */
  readonly #bounds: number[] = [];
  readonly #most: number;
  #squares: number;
  #work = 0;
  #best = 0;
  #bound = 0;

  constructor(base: readonly number[], open: readonly OpenMass[], loose: number, work: number) {
    this.#most = work;
    this.#held = Float64Array.from(base);
    this.#coming = new Float64Array(base.length);
    for (const { mass, holders } of open) for (const holder of holders) this.#coming[holder]! += mass;
    const most = base.map((own, holder) => own + this.#coming[holder]!);
    const keyed = open.map((one) => ({ one, tops: one.holders.map((holder) => most[holder]!).sort((a, b) => b - a) }));
    this.#open = keyed.sort((a, b) => b.one.mass - a.one.mass || compareLists(b.tops, a.tops)).map(({ one }) => one);
    this.#loose = loose;
    this.#squares = sumOfSquares(base);
  }

  *greatest(): Steps<Searched> {
    const count = this.#open.length;
    let level = 0;
    let turn = placesOfStep;
    if (count === 0) this.#finish();
    else if (this.#isWorth(0)) this.#begin(0);
    else level = -1;
    while (count > 0 && level >= 0) {
      if (this.#work >= turn) {
        yield;
        turn = this.#work + placesOfStep;
      }
      const order = this.#order[level]!;
      const at = this.#next[level]!;
      if (at > 0) this.#give(level, order[at - 1]!, -1);
      const isOver = at < order.length && this.#work > 2 * this.#most;
      if (isOver) this.#bound = Math.max(this.#bound, this.#bounds[level]!);
      if (isOver || at === order.length) {
        for (const holder of this.#open[level]!.holders) this.#coming[holder]! += this.#open[level]!.mass;
        level--;
        continue;
      }
      this.#next[level] = at + 1;
      this.#give(level, order[at]!, 1);
      if (level + 1 === count) this.#finish();
      else if (this.#isWorth(level + 1)) this.#begin(++level);
    }
    return { value: Math.max(this.#best, this.#bound), exact: this.#bound <= this.#best, work: this.#work };
  }

  /** The most promising holder first. */
  #begin(level: number): void {
    const { mass, holders } = this.#open[level]!;
    this.#order[level] = [...holders].sort(
      (a, b) => this.#held[b]! + this.#coming[b]! - this.#held[a]! - this.#coming[a]! || this.#held[b]! - this.#held[a]!,
    );
    this.#next[level] = 0;
    for (const holder of holders) this.#coming[holder]! -= mass;
  }

  #give(level: number, holder: number, sign: 1 | -1): void {
    const held = this.#held[holder]!;
    const after = held + sign * this.#open[level]!.mass;
    this.#held[holder] = after;
    this.#squares += product(after, after) - product(held, held);
  }

  #finish(): void {
    let largest = 0;
    for (const held of this.#held) if (held > largest) largest = held;
    this.#work += this.#held.length;
    this.#best = Math.max(this.#best, this.#squares + this.#joined(largest));
  }

  #joined(largest: number): number {
    return 2 * product(this.#loose, largest) + product(this.#loose, this.#loose);
  }

  /** Whether the masses from this one on could give more than the best. */
  #isWorth(level: number): boolean {
    let bound = this.#squares;
    let largest = 0;
    for (const [holder, held] of this.#held.entries()) largest = Math.max(largest, held + this.#coming[holder]!);
    bound += this.#joined(largest);
    this.#work += this.#held.length;
    for (let k = level; k < this.#open.length; k++) {
      const { mass, holders } = this.#open[k]!;
      let most = 0;
      for (const holder of holders) most = Math.max(most, 2 * this.#held[holder]! + this.#coming[holder]!);
      bound += product(mass, most);
      this.#work += holders.length;
    }
    this.#bounds[level] = bound;
    if (bound <= this.#best) return false;
    if (this.#work <= this.#most) return true;
    this.#bound = Math.max(this.#bound, bound);
    return false;
  }
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let k = 0; k < Math.min(a.length, b.length); k++) if (a[k] !== b[k]) return a[k]! - b[k]!;
  return a.length - b.length;
}
