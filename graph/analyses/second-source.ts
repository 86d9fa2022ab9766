/**
 * Question: how long does it take to bring in another source of what is left without one?
 *
 * Definition (ANALYSIS, What is listed): qualification + first article + administrative + production lead
 * time, of a recorded source that does not count and is not lost; of a substitute that is not approved, its
 * own qualification and then the quickest of its sources that count. Of an item the quickest way, of a
 * candidate the longest over the items that it alone makes. Undefined where an item has no such way recorded.
 *
 * Days. A part that nobody states is [0, Infinity). Limit: items that are left without a source through
 * the tiers beneath wait for those that are lost. O(sources and substitutes of the items).
 */
import type { ViewGraph } from '../view/graph.ts';
import type { Interval } from './finding.ts';
import { row, type SingleSourceContext } from './single-source.ts';

export function secondSource(context: SingleSourceContext, candidate: number): Interval | undefined {
  let longest: Interval | undefined;
  for (const item of row(context.pairs.definite, candidate)) {
    const days = quickestWay(context, item, candidate);
    if (days === undefined) return undefined;
    longest = longest === undefined ? days : { low: Math.max(longest.low, days.low), high: Math.max(longest.high, days.high) };
  }
  return longest;
}

function quickestWay({ graph, counted, candidates }: SingleSourceContext, item: number, candidate: number): Interval | undefined {
  const ways: Interval[] = [];
  const isLost = (source: number): boolean => row(candidates.of, source).includes(candidate);
  for (const source of row(graph.items.sources, item)) {
    if (counted.counted[source] === 1 || counted.only?.[source] === 0 || isLost(source)) continue;
    ways.push(plus(stated(graph.sources.numbers.qualificationDays, source), leadOf(graph, source)));
  }
  const { offsets, targets, numbers } = graph.items.substitutes;
  for (let e = offsets[item]; e < offsets[item + 1]; e++) {
    if (numbers.qualified?.[e] === 1) continue;
    const own = Array.from(row(graph.items.sources, targets[e])).filter(
      (source) => counted.counted[source] === 1 && !isLost(source),
    );
    if (own.length === 0) continue;
    ways.push(plus(stated(numbers.qualificationDays, e), quickest(own.map((source) => leadOf(graph, source)))));
  }
  return ways.length === 0 ? undefined : quickest(ways);
}

function leadOf(graph: ViewGraph, source: number): Interval {
  const { firstArticleDays, adminLeadTimeDays, leadTimeDays } = graph.sources.numbers;
  return [adminLeadTimeDays, leadTimeDays].reduce(
    (sum, column) => plus(sum, stated(column, source)),
    stated(firstArticleDays, source),
  );
}

function stated(column: Float64Array | undefined, at: number): Interval {
  const days = column?.[at] ?? Number.NaN;
  return Number.isNaN(days) ? { low: 0, high: Number.POSITIVE_INFINITY } : { low: days, high: days };
}

function plus(a: Interval, b: Interval): Interval {
  return { low: a.low + b.low, high: a.high + b.high };
}

function quickest(ways: readonly Interval[]): Interval {
  return { low: Math.min(...ways.map(({ low }) => low)), high: Math.min(...ways.map(({ high }) => high)) };
}
