/** Labelled pairs of names: `name1, name2, is_match`, optional `country1, country2, schema, quality`; other columns are ignored. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export interface Case {
  readonly row: number;
  readonly name1: string;
  readonly name2: string;
  readonly match: boolean;
  /** ISO 3166-1 alpha-2; several are separated by `;`. */
  readonly country1: readonly string[];
  readonly country2: readonly string[];
  readonly schema: string;
  readonly quality: string;
}

export interface Cases {
  readonly cases: readonly Case[];
  /** Rows without two names or without a label that is understood, and why. */
  readonly unread: readonly { readonly row: number; readonly why: string }[];
}

const labels = new Map<string, boolean>([
  ...['true', 'yes', 'y', '1', 't', 'match'].map((text): [string, boolean] => [text, true]),
  ...['false', 'no', 'n', '0', 'f', 'no match'].map((text): [string, boolean] => [text, false]),
]);

export function readCases(path: string): Cases {
  const records: string[][] = parse(readFileSync(path, 'utf8'), {
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const header = (records[0] ?? []).map((cell) => cell.trim().toLowerCase().replaceAll(' ', '_'));
  const column = (name: string) => header.indexOf(name);
  for (const name of ['name1', 'name2', 'is_match']) {
    if (column(name) === -1) throw new Error(`${path}: no column ${name}`);
  }
  const cases: Case[] = [];
  const unread: { row: number; why: string }[] = [];
  for (const [index, record] of records.slice(1).entries()) {
    const cell = (name: string) => record[column(name)]?.trim() ?? '';
    const row = index + 1;
    const match = labels.get(cell('is_match').toLowerCase());
    if (match === undefined) unread.push({ row, why: `is_match is ${JSON.stringify(cell('is_match'))}` });
    else if (cell('name1') === '' || cell('name2') === '') unread.push({ row, why: 'a name is missing' });
    else {
      cases.push({
        row,
        name1: cell('name1'),
        name2: cell('name2'),
        match,
        country1: codes(cell('country1')),
        country2: codes(cell('country2')),
        schema: cell('schema'),
        quality: cell('quality'),
      });
    }
  }
  return { cases, unread };
}

function codes(cell: string): string[] {
  return cell
    .split(/[;,|\s]+/)
    .map((code) => code.toUpperCase())
    .filter((code) => /^[A-Z]{2}$/.test(code));
}
