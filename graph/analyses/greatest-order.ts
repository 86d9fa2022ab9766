/**
 * Greatest sum of squares where masses are given to holders, by who has how much in the end: each mass
 * goes to the one of its holders that ends with most, since moving it there adds. So the holders stand in
 * an order of falling shares, and each takes all that is left of the masses in which it shares.
 *
 * Branch and bound over that order. The rest cannot come to more than if each box between what a holder
 * has and what it could take, and no more than the one before it, is filled from the steepest down.
 * Better than `greatest-division.ts` where many masses are shared by few holders, worse the other way.
 */
import { product, sumOfShares, sumOfSquares } from './fixed-point.ts';
import type { Searched } from './greatest-division.ts';
import type { OpenMass } from './share-problem.ts';
import { placesOfStep } from './shared-work.ts';
import type { Steps } from './steps.ts';

/**
 * @param loose what joins the holder that has most.
 * @param work places that are visited at the most.
 */
export function greatestOrder(base: readonly number[], open: readonly OpenMass[], loose: number, work: number): Steps<Searched> {
  return new OrderSearch(base, open, loose, work).greatest();
}

interface Level {
  /** Those who may come next, greatest first, with what each would have. */
  readonly next: readonly { readonly holder: number; readonly value: number }[];
  /** The most that any of them can come to. */
  readonly bound: number;
  at: number;
  /** Masses that the one who was tried took. */
  taken: readonly number[];
}

class OrderSearch {
  readonly #base: readonly number[];
  readonly #open: readonly OpenMass[];
  readonly #of: readonly (readonly number[])[];
  readonly #loose: number;
  readonly #most: number;
  readonly #isTaken: Uint8Array;
  readonly #isPlaced: Uint8Array;
  readonly #levels: Level[] = [];
  #work = 0;
  #best = 0;
  #bound = 0;

  constructor(base: readonly number[], open: readonly OpenMass[], loose: number, work: number) {
    const of: number[][] = base.map(() => []);
    for (const [k, { holders }] of open.entries()) for (const holder of holders) of[holder]!.push(k);
    this.#base = base;
    this.#open = open;
    this.#of = of;
    this.#loose = loose;
    this.#most = work;
    this.#isTaken = new Uint8Array(open.length);
    this.#isPlaced = new Uint8Array(base.length);
  }

  *greatest(): Steps<Searched> {
    this.#enter(Number.POSITIVE_INFINITY, -1, 0);
    const squares: number[] = [0];
    let turn = placesOfStep;
    while (this.#levels.length > 0) {
      if (this.#work >= turn) {
        yield;
        turn = this.#work + placesOfStep;
      }
      const depth = this.#levels.length - 1;
      const level = this.#levels[depth]!;
      this.#takeBack(level);
      const one = level.next[level.at];
      const isOver = one !== undefined && this.#work > 2 * this.#most;
      if (isOver) this.#bound = Math.max(this.#bound, level.bound);
      if (isOver || one === undefined) {
        this.#levels.pop();
        continue;
      }
      level.at++;
      level.taken = this.#of[one.holder]!.filter((mass) => this.#isTaken[mass] === 0);
      for (const mass of level.taken) this.#isTaken[mass] = 1;
      this.#isPlaced[one.holder] = 1;
      squares[depth + 1] = squares[depth]! + product(one.value, one.value);
      this.#enter(one.value, one.holder, squares[depth + 1]!);
    }
    return { value: Math.max(this.#best, this.#bound), exact: this.#bound <= this.#best, work: this.#work };
  }

  #takeBack(level: Level): void {
    if (level.at === 0) return;
    for (const mass of level.taken) this.#isTaken[mass] = 0;
    this.#isPlaced[level.next[level.at - 1]!.holder] = 0;
    level.taken = [];
  }

  /** After one who has `before`; those placed have `squares` together. */
  #enter(before: number, last: number, squares: number): void {
    const isFirst = last === -1;
    const rest: { holder: number; low: number; high: number; shares: boolean }[] = [];
    for (const [holder, low] of this.#base.entries()) {
      if (this.#isPlaced[holder] === 1) continue;
      const masses = this.#of[holder]!.filter((mass) => this.#isTaken[mass] === 0);
      const more = sumOfShares(masses.map((mass) => this.#open[mass]!.mass)) + (isFirst ? this.#loose : 0);
      rest.push({ holder, low, high: low + more, shares: masses.length > 0 || isFirst });
      this.#work += 1 + this.#of[holder]!.length;
    }
    const left = sumOfShares(this.#open.filter((_, mass) => this.#isTaken[mass] === 0).map(({ mass }) => mass));
    if (left === 0 && (!isFirst || this.#loose === 0)) {
      this.#best = Math.max(this.#best, squares + sumOfSquares(rest.map(({ low }) => low)));
      return;
    }
    const bound = squares + filled(rest, before, left + (isFirst ? this.#loose : 0));
    if (bound <= this.#best) return;
    if (this.#work > this.#most) {
      this.#bound = Math.max(this.#bound, bound);
      return;
    }
    const next = rest
      .filter(({ shares, high }) => shares && high <= before)
      // Two that have the same and share nothing may come in either order: one is enough.
      .filter(({ holder, high }) => isFirst || high < before || holder > last || this.#meet(holder, last))
      .map(({ holder, high }) => ({ holder, value: high }))
      .sort((a, b) => b.value - a.value);
    this.#levels.push({ next, bound, at: 0, taken: [] });
  }

  #meet(a: number, b: number): boolean {
    const own = new Set(this.#of[a]);
    return this.#of[b]!.some((mass) => own.has(mass));
  }
}

/** The most that the squares come to where each is at the most `cap`, and `mass` is added in all. */
function filled(rest: readonly { readonly low: number; readonly high: number }[], cap: number, mass: number): number {
  const boxes = rest.map(({ low, high }) => ({ low, high: Math.max(low, Math.min(high, cap)) }));
  boxes.sort((a, b) => b.low + b.high - a.low - a.high);
  let left = mass;
  let value = sumOfSquares(rest.map(({ low }) => low));
  for (const { low, high } of boxes) {
    const part = Math.min(left, high - low);
    value += product(part, low + high);
    left -= part;
  }
  return value;
}
