/** What a decision is made upon, as content with a hash: another hash is another content. */
import { hashOfContent } from '../model/canonical-json.ts';
import { normalizeName } from '../ontology/name.ts';
import type { ItemRule } from './item-rule.ts';
import { isInForce, type Period, type Rule } from './rule.ts';

/** A party's record, or a list entry, as the documents of a view state it. */
export interface RecordContent {
  readonly names: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** Keys of identifiers. */
  readonly identifiers: readonly string[];
}

export interface EntryContent extends RecordContent {
  readonly type: string;
  readonly programs: string;
  /** Days; undefined: not stated. */
  readonly listedFrom: number | undefined;
  readonly listedTo: number | undefined;
}

/** Names count as they are compared: another spacing or other capitals change nothing. */
export function hashOfParty({ names, countries, identifiers }: RecordContent): string {
  return hashOfContent({
    names: distinct(names.map(normalizeName)),
    countries: distinct(countries),
    identifiers: distinct(identifiers),
  });
}

export function hashOfEntry(entry: EntryContent): string {
  const { type, programs, listedFrom, listedTo } = entry;
  return hashOfContent({
    record: hashOfParty(entry),
    type,
    programs: distinct(programs.split(/[;\n]/).map((one) => one.trim())),
    listedFrom,
    listedTo,
  });
}

/**
 * The rule as it stands on the day, with its regime of that day. The last day of a version is left out: that it
 * ends later changes nothing on a day on which it holds.
 */
export function hashOfRule(rule: Rule | ItemRule, asOf: number | undefined): string {
  const regime = rule.kind === 'parties' ? rule.regime : undefined;
  return hashOfContent({
    ...rule,
    versions: onDay(rule.versions, asOf),
    regime: regime === undefined ? undefined : { id: regime.id, periods: onDay(regime.periods, asOf) },
  });
}

function onDay(periods: readonly Period[], asOf: number | undefined): Omit<Period, 'to'>[] {
  return periods.filter((period) => isInForce(period, asOf)).map(({ to: _, ...period }) => period);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '').sort();
}
