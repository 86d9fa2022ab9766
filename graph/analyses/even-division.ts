/**
 * The most even division that a share problem allows. The divisions of masses among their holders are
 * the bases of a polymatroid, which have a least majorized one: it is least at once for the sum of
 * squares and for the sum of the n largest, whatever n (Fujishige 1980; Dutta and Ray 1989). Every lump
 * stands alone in it, since joining two holders majorizes.
 *
 * Found by block descent (each mass as evenly as what its holders have of others allows), then the
 * holders that masses level are averaged. Any levels give true lower bounds by duality, so that both
 * figures hold whether or not the descent has come to its end; what it comes to shows whether they are reached.
 * Complexity: O(total size of the masses) a round, at most `descentRounds` and `descentWork`.
 */
import { UnionFind } from '../view/union-find.ts';
import { onGrid, product, sumOfShares, sumOfSquares } from './fixed-point.ts';
import { waterFill } from './share-boxes.ts';
import type { ShareProblem } from './share-problem.ts';
import { placesOfStep } from './shared-work.ts';
import type { Steps } from './steps.ts';

export const descentRounds = 1024;
/** Places that are filled before the descent stops with the bound it has. */
export const descentWork = 50_000_000;
/** HHI points at which the descent stops, and what rounding adds for each place. */
const settled = 1e-9;
const roundingOfPlace = 1e-11;
/** Basis points: levels are taken to this. Any levels give true bounds; these are as good. */
const levelStep = 2 ** -24;
/** Basis points within which two holders of a mass may stand at one level. */
const nearness = [1e-6, 1e-3, 0.1, 10, 300];

interface Divided {
  readonly mass: number;
  readonly places: readonly number[];
}

/** A lower bound, and a value that an allowed division has: the true least lies between them. */
export interface Least {
  readonly bound: number;
  readonly attained: number;
}

export interface Descent {
  readonly rounds?: number;
  /** Places that are filled. */
  readonly work?: number;
}

export class EvenDivision {
  readonly #base: readonly number[];
  readonly #divided: readonly Divided[];
  /** An allowed division. */
  #held: Float64Array;
  /** Levels that give the best bound. */
  #levels: Float64Array;
  #bound = 0;

  /** With fewer rounds or less work the bound holds as well, but may be farther from the least. */
  static *of(problem: ShareProblem, { rounds = descentRounds, work = descentWork }: Descent = {}): Steps<EvenDivision> {
    const even = new EvenDivision(problem);
    if (even.#divided.length === 0) even.#bound = sumOfSquares(even.#base);
    else yield* even.#descend(rounds, work);
    return even;
  }

  private constructor(problem: ShareProblem) {
    const { fixed, open, anywhere, lumps } = problem;
    const base = [...fixed, ...lumps];
    const divided = open.map(({ mass, holders, lumps: shared = [] }) => ({
      mass,
      places: [...holders, ...shared.map((lump) => fixed.length + lump)],
    }));
    // Unlimited newcomers spread thin: nothing of the mass is left in the sum. So with strangers.
    if (anywhere.mass > 0 && anywhere.newcomers !== Number.POSITIVE_INFINITY) {
      for (let k = 0; k < anywhere.newcomers; k++) base.push(0);
      divided.push({ mass: anywhere.mass, places: base.map((_, place) => place) });
    }
    this.#base = base;
    this.#divided = divided;
    this.#held = Float64Array.from(base);
    this.#levels = this.#held;
  }

  /** Sum of squares. */
  get squares(): Least {
    return { bound: this.#bound, attained: sumOfSquares(this.#held) };
  }

  /** Sum of the n largest. */
  largest(n: number): Least {
    const weights = weightsOfLargest(this.#levels, n);
    const sorted = Float64Array.from(this.#held).sort().reverse();
    return {
      bound: this.#least(weights, (share, weight) => onGrid(share * weight)),
      attained: sumOfShares(sorted.subarray(0, n)),
    };
  }

  *#descend(mostRounds: number, work: number): Steps<void> {
    const held = this.#held;
    const divided = this.#divided;
    const given = divided.map(({ mass, places }) => {
      for (const place of places) held[place]! += mass / places.length;
      return places.map(() => mass / places.length);
    });
    let filled = 0;
    let turn = placesOfStep;
    for (const [k, one] of divided.entries()) {
      refill(held, one, given[k]!);
      filled += one.places.length;
      if (filled < turn) continue;
      yield;
      turn = filled + placesOfStep;
    }
    // A mass whose holders have part of no other stands at its best now, and is not visited again.
    const masses = new Uint32Array(held.length);
    for (const { places } of divided) for (const place of places) masses[place]!++;
    const moving = [...divided.keys()].filter((k) => divided[k]!.places.some((place) => masses[place]! > 1));
    const size = moving.reduce((all, k) => all + divided[k]!.places.length, 0);
    const rounds = Math.max(1, Math.min(mostRounds, Math.floor(work / Math.max(1, size))));
    for (let round = 1; round <= rounds; round++) {
      for (const k of moving) {
        refill(held, divided[k]!, given[k]!);
        filled += divided[k]!.places.length;
        if (filled < turn) continue;
        yield;
        turn = filled + placesOfStep;
      }
      const isLast = round === rounds || moving.length === 0;
      if ((round & (round - 1)) !== 0 && !isLast) continue;
      for (const near of nearness) {
        this.#improveBound(near);
        if (held.length > placesOfStep) yield;
      }
      if (isLast || (sumOfSquares(held) - this.#bound) / 10_000 < settled + roundingOfPlace * held.length) return;
    }
  }

  #improveBound(near: number): void {
    const levels = this.#averaged(near);
    // For levels y and every allowed x: sum x^2 >= 2 sum x y - sum y^2.
    const bound = 2 * this.#least(levels, product) - sumOfSquares(levels);
    if (bound <= this.#bound) return;
    this.#bound = bound;
    this.#levels = levels;
  }

  /** Least over the allowed divisions of the sum of shares times weights: each mass goes where it weighs least. */
  #least(weights: ArrayLike<number>, times: (share: number, weight: number) => number): number {
    let sum = 0;
    for (const [place, share] of this.#base.entries()) sum += times(share, weights[place]!);
    for (const { mass, places } of this.#divided) {
      let least = Number.POSITIVE_INFINITY;
      for (const place of places) least = Math.min(least, weights[place]!);
      sum += times(mass, least);
    }
    return sum;
  }

  /** Holders that a mass keeps at one level have the mean of what they have together. */
  #averaged(near: number): Float64Array {
    const held = this.#held;
    const groups = new UnionFind(held.length);
    const firsts = this.#divided.map(({ places }) => {
      let first = places[0]!;
      for (const place of places) if (held[place]! < held[first]!) first = place;
      for (const place of places) if (held[place]! <= held[first]! + near) groups.union(first, place);
      return first;
    });
    const sums = new Float64Array(held.length);
    const counts = new Uint32Array(held.length);
    for (const [place, share] of this.#base.entries()) {
      const group = groups.find(place);
      sums[group]! += share;
      counts[group]!++;
    }
    for (const [k, { mass }] of this.#divided.entries()) sums[groups.find(firsts[k]!)]! += mass;
    // Levels that are equal but for what adding in another order does to the last bits have to be equal.
    return held.map((_, place) => Math.round(sums[groups.find(place)]! / counts[groups.find(place)]! / levelStep) * levelStep);
  }
}

/** Divides one mass as evenly as what its holders have of others allows. */
function refill(held: Float64Array, { mass, places }: Divided, own: number[]): void {
  const base = places.map((place, k) => held[place]! - own[k]!);
  const filled = waterFill(
    base.map((low) => ({ low, high: low + mass })),
    sumOfShares(base) + mass,
  );
  for (const [k, place] of places.entries()) {
    own[k] = filled[k]! - base[k]!;
    held[place] = filled[k]!;
  }
}

/** One for those above the n-th level, and what is left of n spread over those that stand at it. */
function weightsOfLargest(levels: Float64Array, n: number): Float64Array {
  const sorted = Float64Array.from(levels).sort().reverse();
  const level = sorted[Math.min(n, sorted.length) - 1] ?? 0;
  let above = 0;
  let at = 0;
  for (const own of levels) {
    if (own > level) above++;
    else if (own === level) at++;
  }
  const part = at === 0 ? 0 : Math.min(1, (n - above) / at);
  return levels.map((own) => (own > level ? 1 : own === level ? part : 0));
}
