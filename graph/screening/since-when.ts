/** Since when the facts hold on which a finding about a vendor rests: a rule can be older than the case. */
import type { ViewGraph } from '../view/graph.ts';
import type { Holdings } from './holdings.ts';
import type { Holding } from './ownership-path.ts';
import type { PartyMatch } from './party-match.ts';
import { type FactSince, groupByParty } from './vendor-finding.ts';

/**
 * A party is listed since the first of its entries. Where several are listed, or hold one another, it is the last
 * day that completes the case; if one day is not stated, nobody knows it.
 */
export function factsSince(
  { listEntries }: Pick<ViewGraph, 'listEntries'>,
  matches: readonly PartyMatch[],
  holdings: Pick<Holdings, 'owners' | 'controllers'>,
  path: readonly Holding[],
): FactSince[] {
  const entryDay = (entry: number) => stated(listEntries.numbers.listedFrom?.[entry]);
  const parties = [...groupByParty(matches).values()];
  const listed = parties.map((of) => first(of.map(({ entry }) => entryDay(entry))));
  const held = path.map(({ kind, edge }) =>
    stated((kind === 'OWNS' ? holdings.owners : holdings.controllers).numbers.from?.[edge]),
  );
  return [
    ...(listed.length === 0 ? [] : [{ what: 'listed' as const, day: last(listed) }]),
    ...(held.length === 0 ? [] : [{ what: 'owned' as const, day: last(held) }]),
  ];
}

const stated = (day: number | undefined) => (day === undefined || Number.isNaN(day) ? undefined : day);

function first(days: readonly (number | undefined)[]): number | undefined {
  const known = days.filter((day) => day !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

function last(days: readonly (number | undefined)[]): number | undefined {
  return days.reduce((latest, day) => (latest === undefined || day === undefined ? undefined : Math.max(latest, day)));
}
