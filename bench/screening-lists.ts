/**
 * `bench -- screening --aliases [--lists FOLDER]`: how many aliases of listed parties are found by their names alone, and
 * how many ordinary companies are taken for a listed one, at each threshold.
 *
 * An alias is held against the first name of its entry, and then against all other names of it, as a list is screened.
 * Many aliases are other names altogether, which nothing that compares spellings can find. Ordinary companies are those of US exchanges;
 * each is held against all listed names that share the beginning or the end of a word, a word or a sound with it. Thresholds
 * and weights were set on the entries and companies whose hash is even (`half: tuned on`); the others were held out.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { binomialInterval } from '../graph/analyses/binomial-interval.ts';
import { compareNames } from '../graph/screening/matching/compare-names.ts';
import { type NameForm, nameForm, type Vocabulary } from '../graph/screening/matching/name-form.ts';
import { emit, timed } from './measure.ts';

interface Listed {
  readonly entry: string;
  readonly form: NameForm;
}

const thresholds = [6_000, 6_500, 7_000, 7_500, 8_000, 8_500, 9_000, 9_300, 9_500];
const halves = ['tuned on', 'held out', 'all'] as const;

export async function benchLists(folder: string): Promise<void> {
  const vocabulary: Vocabulary = new Map();
  const entries = readEntries(folder);
  const listed = [...entries].flatMap(([entry, names]) =>
    names.map((text): Listed => ({ entry, form: nameForm(text, vocabulary) })),
  );
  const byEntry = group(listed);
  const aliases = [...byEntry].flatMap(([entry, names]) =>
    names.slice(1).map((alias, at) => ({
      half: halfOf(entry),
      first: compareNames(names[0].form, alias.form).score,
      any: Math.max(...names.filter((_, other) => other !== at + 1).map(({ form }) => compareNames(alias.form, form).score)),
    })),
  );
  const companies = readCompanies(folder);
  const index = indexOf(listed);
  let compared = 0;
  const { result: alerts, cost } = await timed(async () =>
    companies.map((name) => {
      const form = nameForm(name, vocabulary);
      const candidates = likely(form, index);
      compared += candidates.length;
      return {
        half: halfOf(name),
        best: candidates.reduce((best, { form: other }) => Math.max(best, compareNames(form, other).score), 0),
      };
    }),
  );
  emit({ entries: entries.size, names: listed.length, aliases: aliases.length, ordinary: companies.length });
  emit({ compared, cpuMs: cost.cpuMs, microsecondsEach: (cost.cpuMs * 1_000) / compared });
  for (const half of halves) {
    const isOf = (one: { readonly half: string }) => half === 'all' || one.half === half;
    for (const threshold of thresholds) {
      const ofAliases = aliases.filter(isOf);
      const ofCompanies = alerts.filter(isOf);
      emit({
        half,
        threshold,
        ...share('recallOfFirstName', ofAliases.filter(({ first }) => first >= threshold).length, ofAliases.length),
        ...share('recallOfAnyName', ofAliases.filter(({ any }) => any >= threshold).length, ofAliases.length),
        ...share('falseAlerts', ofCompanies.filter(({ best }) => best >= threshold).length, ofCompanies.length),
        alerts: ofCompanies.filter(({ best }) => best >= threshold).length,
      });
    }
  }
}

function share(name: string, hits: number, trials: number): Record<string, unknown> {
  const { low, high } = binomialInterval(hits, trials);
  const fixed = (value: number) => Number(value.toFixed(4));
  return { [name]: [fixed(low), fixed(hits / trials), fixed(high)] };
}

function group(listed: readonly Listed[]): Map<string, Listed[]> {
  const groups = new Map<string, Listed[]>();
  for (const one of listed) groups.set(one.entry, [...(groups.get(one.entry) ?? []), one]);
  return groups;
}

function halfOf(key: string): (typeof halves)[number] {
  return halves[createHash('sha256').update(key).digest()[0] & 1];
}

function rowsOf(folder: string, path: string): string[][] {
  return parse(readFileSync(join(folder, path), 'utf8'), { bom: true, relax_quotes: true, relax_column_count: true });
}

/** Names of each organisation, its first name first. */
function readEntries(folder: string): Map<string, string[]> {
  const entries = new Map<string, string[]>();
  const isRow = (row: readonly string[]) => row.length > 3;
  for (const row of rowsOf(folder, 'ofac/sdn.csv').filter(isRow)) entries.set(`ofac ${row[0]}`, [row[1]]);
  for (const row of rowsOf(folder, 'ofac/alt.csv').filter(isRow)) entries.get(`ofac ${row[0]}`)?.push(row[3]);
  for (const file of ['csl/consolidated.csv', 'csl/csl-older-columns.csv']) {
    const [header, ...rows] = rowsOf(folder, file);
    for (const [at, row] of rows.entries()) {
      const cell = (name: string) => row[header.indexOf(name)] ?? '';
      if (/individual|vessel|aircraft/i.test(cell('type'))) continue;
      const aliases = cell('alt_names')
        .split(';')
        .map((name) => name.trim());
      entries.set(`${file} ${at}`, [cell('name'), ...aliases.filter((name) => name !== '')]);
    }
  }
  return entries;
}

const security =
  /\s+-\s.*$|\s+(?:class [a-c]\b|common (?:stock|shares?)|ordinary shares?|american depositary|depositary|units?\b|warrants?\b|rights?\b|preferred|series [a-z]\b|\d[\d.]*%|\$|notes? due|ads?\b).*$/i;

/** No funds, and without the description of the security. */
function readCompanies(folder: string): string[] {
  const nasdaq = rowsOf(folder, 'listed-companies/nasdaq-listed.csv').slice(1);
  const others = rowsOf(folder, 'listed-companies/other-listed.csv').slice(1);
  const names = [
    ...nasdaq.filter((row) => row[1].includes(' - ')).map((row) => row[1]),
    ...others.filter((row) => row[5] === 'N').map((row) => row[1]),
  ].map((name) => name.replace(security, '').replace(/,?\s*$/, ''));
  return [...new Set(names)].filter((name) => name !== '');
}

/** Whatever two names that agree have in common. */
function keysOf({ words }: NameForm): Set<string> {
  const keys = new Set<string>([
    `g${words
      .map(({ ascii }) => ascii)
      .join('')
      .slice(0, 5)}`,
  ]);
  for (const { kind, text, sound, ascii } of words) {
    if (kind === 'generic') continue;
    keys.add(`t${text}`).add(`s${sound}`);
    if (kind === 'name') keys.add(`b${ascii.slice(0, 4)}`).add(`e${ascii.slice(-5)}`);
  }
  return keys;
}

function indexOf(listed: readonly Listed[]): Map<string, Listed[]> {
  const index = new Map<string, Listed[]>();
  for (const one of listed) {
    for (const key of keysOf(one.form)) {
      const others = index.get(key);
      if (others === undefined) index.set(key, [one]);
      else others.push(one);
    }
  }
  return index;
}

function likely(form: NameForm, index: Map<string, Listed[]>): Listed[] {
  return [...new Set([...keysOf(form)].flatMap((key) => index.get(key) ?? []))];
}
