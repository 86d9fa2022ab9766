/** Intervals as answers show them: an end that nobody knows is null, and what is wholly unknown is no interval. */
import type { Interval } from '../../graph/analyses/finding.ts';
import type { Expected, ExpectedInterval } from '../../graph/analyses/scenario-losses.ts';

/** High null: not known. */
export interface Bounds {
  readonly low: number;
  readonly high: number | null;
}

/** Null where nothing is known: at least nothing, at most anything. */
export function boundsOf({ low, high }: Interval): Bounds | null {
  if (low === 0 && high === Number.POSITIVE_INFINITY) return null;
  return { low: cents(low, Math.floor), high: high === Number.POSITIVE_INFINITY ? null : cents(high, Math.ceil) };
}

/** Days in tenths, outward: the least number of days is never unknown, it may be none. */
export function daysOf({ low, high }: Interval): Bounds {
  return { low: tenths(low, Math.floor), high: high === Number.POSITIVE_INFINITY ? null : tenths(high, Math.ceil) };
}

/** A mean over runs, with its standard error. */
export interface Mean {
  readonly mean: number;
  /** Null: of one run alone. */
  readonly standardError: number | null;
}

/** High null: not known. */
export interface ExpectedBounds {
  readonly low: Mean;
  readonly high: Mean | null;
}

/** Null where nothing is known. */
export function expectedBounds({ low, high }: ExpectedInterval): ExpectedBounds | null {
  const isOpen = high.mean === Number.POSITIVE_INFINITY;
  return isOpen && low.mean === 0 ? null : { low: meanOf(low), high: isOpen ? null : meanOf(high) };
}

function meanOf({ mean, standardError }: Expected): Mean {
  return { mean: share(mean), standardError: standardError === undefined ? null : share(standardError) };
}

/** A number of six digits: what runs estimate has no more. */
export function share(value: number): number {
  return Number(value.toPrecision(6));
}

/** Nothing of what may be worth anything is nothing. */
export function times(a: Interval, b: Interval): Interval {
  return { low: a.low === 0 || b.low === 0 ? 0 : a.low * b.low, high: a.high === 0 || b.high === 0 ? 0 : a.high * b.high };
}

export function summed(intervals: readonly Interval[]): Interval {
  return intervals.reduce((sum, { low, high }) => ({ low: sum.low + low, high: sum.high + high }), { low: 0, high: 0 });
}

/** What binary fractions add to a decimal one is no tenth of its own: that much absolutely, or as a part of the value. */
const noise = { absolute: 1e-6, relative: 1e-12 };

function tenths(value: number, rounded: (value: number) => number): number {
  return outward(value * 10, rounded) / 10;
}

function cents(value: number, rounded: (value: number) => number): number {
  return outward(value * 100, rounded) / 100;
}

function outward(value: number, rounded: (value: number) => number): number {
  const near = Math.round(value);
  return Math.abs(value - near) < Math.max(noise.absolute, noise.relative * Math.abs(value)) ? near : rounded(value);
}
