/**
 * Question: whose loss costs how much, and is there time to mend it?
 *
 * Definition (ANALYSIS, Time), for a candidate and each end item that stops with it: gap = the time to
 * recover is longer than the time to survive; gap days = max(0, time to recover - time to survive);
 * exposure = gap days x the end item's value a day. Of a candidate: the least time to survive, the
 * longest time to recover and gap, and the sum of the exposures. Risk Exposure Index = exposure /
 * greatest exposure of a candidate of the same level (Simchi-Levi, Schmidt and Wei, Harvard Business
 * Review, January 2014; Simchi-Levi et al., Interfaces 45(5), 2015).
 *
 * Everything is an interval; `high` Infinity is "not known". Nothing lost is nothing, whatever it is
 * worth: where the gap is certainly 0 the exposure is 0. Value in money a day, of an end item of several
 * programmes their sum; in different currencies it is not told apart, as no column says which.
 *
 * Limits: an end item that stops is taken to stop whole, and to be lost from when the first thing it
 * lacks runs out until the last is back, though each may be short for less. Without capacities, what
 * holds delivers all that is needed: `capacity-losses.ts` asks with them.
 */
import type { ViewGraph } from '../view/graph.ts';
import type { Certainty, Interval } from './finding.ts';
import { sameDays, settledDays } from './rounding.ts';
import type { Scope } from './scope.ts';
import { product } from './time-demand.ts';
import type { EndItemTimes } from './time-losses.ts';

export type Gap = 'yes' | 'no' | 'not known';

export interface Felt {
  readonly timeToSurvive: Interval;
  readonly timeToRecover: Interval;
  readonly gap: Gap;
  readonly gapDays: Interval;
  /** Money. */
  readonly exposure: Interval;
}

export interface EndItemExposure extends Felt {
  readonly item: number;
  readonly certainty: Certainty;
}

export interface Exposure extends Felt {
  readonly certainty: Certainty;
  readonly endItems: readonly EndItemExposure[];
  /** What would have to be stated for all of it to be known exactly, ascending. */
  readonly missing: readonly Missing[];
}

export type Missing =
  | 'capacity'
  | 'daily demand'
  | 'daily value'
  | 'limit'
  | 'other programmes'
  | 'quantity'
  | 'stock'
  | 'time to recover'
  | 'who or where';

/** @param endItems at least one. */
export function exposureOf(endItems: readonly EndItemTimes[], dailyValue: (item: number) => Interval): Exposure {
  const each = endItems.map((times): EndItemExposure => {
    const felt = feltOf(times.timeToSurvive, times.timeToRecover);
    return { item: times.item, certainty: times.certainty, ...felt, exposure: multiplied(felt.gapDays, dailyValue(times.item)) };
  });
  const over = (of: (one: EndItemExposure) => Interval, fold: (a: number, b: number) => number): Interval => ({
    low: each.map((one) => of(one).low).reduce((a, b) => fold(a, b)),
    high: each.map((one) => of(one).high).reduce((a, b) => fold(a, b)),
  });
  const gaps = each.map(({ gap }) => gap);
  const missing = new Set<Missing>();
  for (const one of each) {
    if (one.certainty === 'possible') missing.add('who or where');
    else if (one.timeToSurvive.low !== one.timeToSurvive.high) missing.add('stock');
    if (one.timeToRecover.low !== one.timeToRecover.high) missing.add('time to recover');
    const value = dailyValue(one.item);
    if (one.gap !== 'no' && value.low !== value.high) missing.add('daily value');
  }
  return {
    missing: [...missing].sort(),
    certainty: each.some(({ certainty }) => certainty === 'definite') ? 'definite' : 'possible',
    endItems: each,
    timeToSurvive: over((one) => one.timeToSurvive, Math.min),
    timeToRecover: over((one) => one.timeToRecover, Math.max),
    gap: gaps.includes('yes') ? 'yes' : gaps.includes('not known') ? 'not known' : 'no',
    gapDays: over((one) => one.gapDays, Math.max),
    exposure: over(
      (one) => one.exposure,
      (a, b) => a + b,
    ),
  };
}

/** Of a time to survive and a time to recover: whether there is a gap, and how long. */
export function feltOf(timeToSurvive: Interval, timeToRecover: Interval) {
  const high = daysBetween(timeToSurvive.low, timeToRecover.high);
  const low = daysBetween(timeToSurvive.high, timeToRecover.low);
  const gap: Gap = low > 0 ? 'yes' : high === 0 ? 'no' : 'not known';
  return { timeToSurvive, timeToRecover, gap, gapDays: { low, high } };
}

/** From one time to a later one; 0 where it is the same (`sameDays`) or earlier, or the first never comes. */
function daysBetween(from: number, to: number): number {
  return from === Number.POSITIVE_INFINITY || to - from <= sameDays ? 0 : settledDays(to - from);
}

function multiplied(a: Interval, b: Interval): Interval {
  return { low: product(a.low, b.low), high: product(a.high, b.high) };
}

/** Money a day of an end item within a scope; not known: [0, Infinity). Where only some programmes say, at least that. */
export function dailyValues(graph: ViewGraph, { programme, endItems }: Scope): (item: number) => Interval {
  const { offsets, targets, numbers } = graph.programmes.includes;
  const stated = numbers.dailyValue;
  /** In hundredths, which add up without a remainder. */
  const values = new Map<number, Interval>();
  const from = programme === undefined ? 0 : offsets[programme];
  const to = programme === undefined ? targets.length : offsets[programme + 1];
  for (let e = from; e < to; e++) {
    const value = stated?.[e] ?? Number.NaN;
    const { low, high } = values.get(targets[e]) ?? { low: 0, high: 0 };
    values.set(
      targets[e],
      Number.isNaN(value) ? { low, high: Number.POSITIVE_INFINITY } : { low: low + value, high: high + value },
    );
  }
  const unknown: Interval = { low: 0, high: Number.POSITIVE_INFINITY };
  const known = new Set(endItems);
  return (item) => {
    const { low, high } = (known.has(item) ? values.get(item) : undefined) ?? unknown;
    return { low: low / 100, high: high / 100 };
  };
}

/**
 * Risk Exposure Index: exposure / greatest exposure, as an interval over what the others may be. Where
 * nobody's loss costs anything there is nothing to compare with, and it is not known. O(1) an exposure.
 */
export class RiskExposureIndex {
  readonly #highs: [number, number] = [0, 0];
  readonly #lows: [number, number] = [0, 0];

  /** Every exposure must be added before one is asked about. */
  add({ low, high }: Interval): void {
    keepGreatest(this.#lows, low);
    keepGreatest(this.#highs, high);
  }

  /** @param one an exposure that was added. */
  of({ low, high }: Interval): Interval {
    const most = Math.max(low, greatestOfOthers(this.#highs, high));
    const least = Math.max(high, greatestOfOthers(this.#lows, low));
    return {
      low: low === 0 ? 0 : low / most,
      high: least === 0 || high === Number.POSITIVE_INFINITY ? 1 : high / least,
    };
  }
}

function keepGreatest(two: [number, number], value: number): void {
  if (value > two[0]) [two[0], two[1]] = [value, two[0]];
  else if (value > two[1]) two[1] = value;
}

function greatestOfOthers([first, second]: readonly [number, number], own: number): number {
  return own === first ? second : first;
}
