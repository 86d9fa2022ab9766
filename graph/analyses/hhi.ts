/**
 * The Herfindahl-Hirschman index as an honest interval: sum of squared percentage shares, 0 to
 * 10,000, over every division that the evidence allows (ANALYSIS, Concentration).
 *
 * Shares here are basis points of one whole and may be fractions of one. The greatest value of a sum
 * of squares is reached where nothing is divided: each open mass goes to one holder, and what may go
 * anywhere goes to the largest. For the least every lump stands alone, which is never more than where
 * it joins a holder; then it is water-filling for one open mass, and for several block descent with
 * its Frank-Wolfe gap taken off, so that what is given is a true bound.
 */

/** A mass that is shared somehow among some named holders and lumps, at least one of them. */
export interface OpenMass {
  readonly mass: number;
  /** Indices into `fixed`. */
  readonly holders: readonly number[];
  /** Indices into `lumps`: holders that are not known, each of which may have part. */
  readonly lumps?: readonly number[];
}

export interface ShareProblem {
  /** What each named holder has for certain. */
  readonly fixed: readonly number[];
  readonly open: readonly OpenMass[];
  /** Divisible mass that any holder may have, those of lumps too, or `newcomers` that nobody named. */
  readonly anywhere: { readonly mass: number; readonly newcomers: number };
  /** Masses of unknown holder, each whole with what it gets: it joins any one holder or stands alone. */
  readonly lumps: readonly number[];
  /** Divisible mass of holders that are certainly none of those named. */
  readonly strangers: number;
}

export interface IndexInterval {
  readonly low: number;
  readonly high: number;
  /** False: a stated bound, the true end lies within. */
  readonly exact: boolean;
}

/** Divisions that are tried one by one; beyond it the upper end is a bound. */
export const exactDivisions = 4096;
const descentRounds = 200;
/** Places that are filled before the descent stops with the bound it has. */
export const descentWork = 50_000_000;
/** HHI points. */
const tolerance = 0.01;
/** Basis points: what adding fractions may be off. */
const rounding = 1e-6;

const square = (value: number): number => value * value;
const squares = (values: Iterable<number>): number => {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
};
/** Squared basis points to points of the index. */
const points = (sum: number): number => sum / 10_000;

/** Least and greatest index; O(total size of the open masses) for each round of descent. */
export function hhiInterval(problem: ShareProblem): IndexInterval {
  const low = least(problem);
  const high = greatest(problem);
  return { low: points(low.value), high: Math.min(10_000, points(high.value)), exact: low.exact && high.exact };
}

interface End {
  readonly value: number;
  readonly exact: boolean;
}

function least(problem: ShareProblem): End {
  const { fixed, open, anywhere, lumps } = problem;
  const places = [...fixed, ...lumps];
  const divided = open.map((one) => ({
    mass: one.mass,
    holders: [...one.holders, ...(one.lumps ?? []).map((lump) => fixed.length + lump)],
  }));
  // Unlimited newcomers spread thin: nothing of the mass is left in the sum.
  if (anywhere.mass > 0 && anywhere.newcomers !== Number.POSITIVE_INFINITY) {
    for (let k = 0; k < anywhere.newcomers; k++) places.push(0);
    divided.push({ mass: anywhere.mass, holders: places.map((_, place) => place) });
  }
  return divided.length === 0 ? { value: squares(places), exact: true } : descend(places, divided);
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

/** Least sum of squares when each open mass is divided among its holders. */
function descend(fixed: readonly number[], open: readonly OpenMass[]): End {
  const held = Float64Array.from(fixed);
  const given = open.map(({ mass, holders }) => {
    for (const holder of holders) held[holder]! += mass / holders.length;
    return holders.map(() => mass / holders.length);
  });
  const numbers = [...open.keys()];
  for (const number of numbers) refill(held, open[number]!, given[number]!);
  // A mass whose holders have part of no other stands at its best now, and is not visited again.
  const masses = new Uint32Array(held.length);
  for (const { holders } of open) for (const holder of holders) masses[holder]!++;
  const moving = numbers.filter((number) => open[number]!.holders.some((holder) => masses[holder]! > 1));
  const places = moving.reduce((all, number) => all + open[number]!.holders.length, 0);
  const rounds = Math.max(1, Math.min(descentRounds, Math.floor(descentWork / Math.max(1, places))));
  let bound = 0;
  for (let round = 0; round < rounds; round++) {
    for (const number of moving) refill(held, open[number]!, given[number]!);
    const value = squares(held);
    bound = Math.max(bound, value - gapOf(held, open, given));
    if (points(value - bound) < tolerance) return { value: bound, exact: true };
  }
  return { value: bound, exact: false };
}

/** Divides one mass as evenly as what its holders have of others allows. */
function refill(held: Float64Array, { mass, holders }: OpenMass, own: number[]): void {
  const base = holders.map((holder, k) => held[holder]! - own[k]!);
  const filled = waterFill(
    base.map((low) => ({ low, high: low + mass })),
    sum(base) + mass,
  );
  for (const [k, holder] of holders.entries()) {
    own[k] = filled[k]! - base[k]!;
    held[holder] = filled[k]!;
  }
}

/** Frank-Wolfe gap: how far the value may still lie above the least one. */
function gapOf(held: Float64Array, open: readonly OpenMass[], given: readonly (readonly number[])[]): number {
  let gap = 0;
  for (const [index, { mass, holders }] of open.entries()) {
    let smallest = Number.POSITIVE_INFINITY;
    for (const [k, holder] of holders.entries()) {
      smallest = Math.min(smallest, held[holder]!);
      gap += 2 * held[holder]! * given[index]![k]!;
    }
    gap -= 2 * smallest * mass;
  }
  return gap;
}

function greatest(problem: ShareProblem): End {
  const { fixed, strangers } = problem;
  const open = problem.open.filter(({ lumps }) => (lumps?.length ?? 0) === 0);
  const loose = looseMass(problem);
  const base = strangers > 0 ? [...fixed, strangers] : [...fixed];
  const divisions = open.reduce((product, { holders }) => Math.min(product * holders.length, exactDivisions + 1), 1);
  if (divisions <= exactDivisions) return { value: tryDivisions(base, open, loose), exact: true };
  const high = [...base];
  for (const { mass, holders } of open) for (const holder of holders) high[holder]! += mass;
  const boxes = base.map((low, holder) => ({ low, high: high[holder]! }));
  const total = sum(base) + sum(open.map(({ mass }) => mass));
  // Boxes forget which mass may go where, so that more is allowed than is true: a bound from above.
  return { value: maxOverBoxes(boxes, total).value + 2 * loose * largestOf(high) + square(loose), exact: false };
}

/** What any one holder may have: a lump may be of anybody, and may have all of a mass that it shares in. */
export function looseMass({ open, lumps, anywhere }: ShareProblem): number {
  const shared = open.filter((one) => (one.lumps?.length ?? 0) > 0);
  return sum(lumps) + sum(shared.map(({ mass }) => mass)) + anywhere.mass;
}

function largestOf(values: Iterable<number>): number {
  let largest = 0;
  for (const value of values) if (value > largest) largest = value;
  return largest;
}

/** Every way to give each open mass to one holder; what is loose joins the largest. */
function tryDivisions(base: readonly number[], open: readonly OpenMass[], loose: number): number {
  const moving = [...new Set(open.flatMap(({ holders }) => holders))];
  const place = new Map(moving.map((holder, k) => [holder, k]));
  const still = base.filter((_, holder) => !place.has(holder));
  const stillSquares = squares(still);
  const stillLargest = largestOf(still);
  const held = moving.map((holder) => base[holder]!);
  const targets = open.map(({ holders }) => holders.map((holder) => place.get(holder)!));
  const choice = open.map(() => 0);
  for (const [k, { mass }] of open.entries()) held[targets[k]![0]!]! += mass;
  let best = 0;
  for (;;) {
    const largest = Math.max(stillLargest, largestOf(held));
    best = Math.max(best, stillSquares + squares(held) - square(largest) + square(largest + loose));
    let at = 0;
    for (; at < open.length; at++) {
      const { mass } = open[at]!;
      const own = targets[at]!;
      held[own[choice[at]!]!]! -= mass;
      choice[at] = (choice[at]! + 1) % own.length;
      held[own[choice[at]!]!]! += mass;
      if (choice[at] !== 0) break;
    }
    if (at === open.length) return best;
  }
}

export interface Box {
  readonly low: number;
  readonly high: number;
}

/** Least sum of squares of values in boxes that add to a total: water-filling. */
export function minOverBoxes(boxes: readonly Box[], total: number): number {
  return squares(waterFill(boxes, total));
}

/** All rise to one level, kept within their boxes. O(n log n). */
function waterFill(boxes: readonly Box[], total: number): number[] {
  const edges = boxes.flatMap(({ low, high }) => [low, high]).sort((a, b) => a - b);
  const at = (level: number): number => boxes.reduce((all, { low, high }) => all + Math.min(high, Math.max(low, level)), 0);
  let from = 0;
  let to = edges.length - 1;
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (at(edges[middle]!) <= total) from = middle;
    else to = middle - 1;
  }
  const floor = edges[from] ?? 0;
  const rising = boxes.filter(({ low, high }) => low <= floor && high > floor).length;
  const level = rising === 0 ? floor : floor + (total - at(floor)) / rising;
  return boxes.map(({ low, high }) => Math.min(high, Math.max(low, level)));
}

/** Boxes up to which the greatest sum of squares is found exactly. */
export const exactBoxes = 16;

/**
 * Greatest sum of squares of values in boxes that add to a total. At the greatest all values but one
 * stand at an end of their box: each choice is tried up to `exactBoxes` that can move; else a bound.
 */
export function maxOverBoxes(boxes: readonly Box[], total: number): End {
  const moving = boxes.filter(({ low, high }) => high > low);
  const still = squares(boxes.filter(({ low, high }) => high <= low).map(({ low }) => low));
  const room = total - sum(boxes.map(({ low }) => low));
  if (moving.length > exactBoxes) return { value: chordBound(boxes, total), exact: false };
  let best = moving.length === 0 ? still : 0;
  for (let subset = 0; subset < 1 << moving.length; subset++) {
    let left = room;
    let value = still;
    for (const [k, { low, high }] of moving.entries()) {
      if ((subset & (1 << k)) !== 0) left -= high - low;
      value += square((subset & (1 << k)) !== 0 ? high : low);
    }
    if (Math.abs(left) < rounding) best = Math.max(best, value);
    for (const [k, { low, high }] of moving.entries()) {
      if ((subset & (1 << k)) !== 0 || left < -rounding || left > high - low + rounding) continue;
      best = Math.max(best, value - square(low) + square(low + left));
    }
  }
  return { value: best, exact: true };
}

/** Upper bound: each square is replaced by its chord over the box, and the linear problem is solved. */
function chordBound(boxes: readonly Box[], total: number): number {
  const steepest = [...boxes].sort((a, b) => b.low + b.high - (a.low + a.high));
  let left = total - sum(boxes.map(({ low }) => low));
  let value = squares(boxes.map(({ low }) => low));
  for (const { low, high } of steepest) {
    const taken = Math.min(left, high - low);
    value += taken * (low + high);
    left -= taken;
  }
  return value;
}
