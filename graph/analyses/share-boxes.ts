/** Sums of squares of values that each lie in a box and add to a total. */
import { sumOfShares, sumOfSquares } from './fixed-point.ts';

export interface Box {
  readonly low: number;
  readonly high: number;
}

export interface End {
  readonly value: number;
  /** False: a bound, the true end lies within. */
  readonly exact: boolean;
}

/** Basis points: what adding fractions may be off. */
const rounding = 1e-6;

const square = (value: number): number => value * value;

/** Least sum of squares of values in boxes that add to a total: water-filling. */
export function minOverBoxes(boxes: readonly Box[], total: number): number {
  return sumOfSquares(waterFill(boxes, total));
}

/** All rise to one level, kept within their boxes. O(n log n). */
export function waterFill(boxes: readonly Box[], total: number): number[] {
  const edges = boxes.flatMap(({ low, high }) => [low, high]).sort((a, b) => a - b);
  const at = (level: number): number => sumOfShares(boxes.map(({ low, high }) => Math.min(high, Math.max(low, level))));
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
  const still = sumOfSquares(boxes.filter(({ low, high }) => high <= low).map(({ low }) => low));
  const room = total - sumOfShares(boxes.map(({ low }) => low));
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
  let left = total - sumOfShares(boxes.map(({ low }) => low));
  let value = sumOfSquares(boxes.map(({ low }) => low));
  for (const { low, high } of steepest) {
    const taken = Math.min(left, high - low);
    value += taken * (low + high);
    left -= taken;
  }
  return value;
}
