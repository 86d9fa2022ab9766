/** What a decision is made upon, as content with a hash: another hash is another content. */
import { hashOfContent } from '../model/canonical-json.ts';
import { normalizeName } from '../ontology/name.ts';
import { isInForce, type Rule } from './rule.ts';

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
export function hashOfRule({ versions, regime, ...rule }: Rule, asOf: number | undefined): string {
  const withoutEnd = <P extends { readonly to: number | undefined }>({ to: _, ...period }: P) => period;
  const onDay = <P extends { readonly from: number; readonly to: number | undefined }>(periods: readonly P[]) =>
    periods.filter((period) => isInForce(period, asOf)).map(withoutEnd);
  return hashOfContent({
    ...rule,
    versions: onDay(versions),
    regime: regime === undefined ? undefined : { id: regime.id, periods: onDay(regime.periods) },
  });
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '').sort();
}
