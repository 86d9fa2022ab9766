/** Labelled pairs of names: `name1, name2, is_match`, optional `country1, country2, schema, quality`; other columns are ignored. */
import { readFileSync } from 'node:fs';
import { OperationalError } from '../graph/model/operational-error.ts';
import { countryCode } from '../ingest/country.ts';
import { decodeText } from '../ingest/decode-text.ts';
import { findDelimiter, isBlank, readRecords } from '../ingest/tables/records.ts';

export interface Case {
  readonly row: number;
  readonly name1: string;
  readonly name2: string;
  readonly match: boolean;
  /** ISO 3166-1 alpha-2; in the file also names of countries, several separated by `;`. */
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
  ...['true', 'yes', 'y', '1', '1.0', 't', 'match'].map((text): [string, boolean] => [text, true]),
  ...['false', 'no', 'n', '0', '0.0', 'f', 'no match'].map((text): [string, boolean] => [text, false]),
]);

const needed = ['name1', 'name2', 'is_match'] as const;

/** Separated by `,`, `;`, a tab or `|`; UTF-8 or UTF-16. Errors: INPUT_INVALID for what is no such table. */
export function readCases(path: string): Cases {
  const invalid = (why: string) => new OperationalError('INPUT_INVALID', `${path}: ${why}`);
  const result = decodeText(bytesOf(path));
  if ('problem' in result) throw invalid(result.problem.message);
  const { text } = result.decoded;
  if (text.trim() === '') throw invalid('the file is empty');
  const read = readRecords(text, findDelimiter(text, new Set(['name1', 'name2', 'ismatch', 'is_match'])));
  if ('code' in read) throw invalid(`row ${read.row}: ${read.message}`);
  const header = (read.records[read.header] ?? []).map((cell) => cell.trim().toLowerCase().replaceAll(' ', '_'));
  const column = (name: string) => header.indexOf(name);
  for (const name of needed) if (column(name) === -1) throw invalid(`no column ${name}`);
  const records = read.records.slice(read.header + 1).filter((record) => !isBlank(record));
  const cases: Case[] = [];
  const unread: { row: number; why: string }[] = [];
  for (const [index, record] of records.entries()) {
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
        country1: countries(cell('country1')),
        country2: countries(cell('country2')),
        schema: cell('schema'),
        quality: cell('quality'),
      });
    }
  }
  return { cases, unread };
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new OperationalError('INPUT_INVALID', `${path}: ${(error as Error).message}`);
  }
}

/** A name may have a comma of its own: "Iran, Islamic Republic of". */
function countries(cell: string): string[] {
  const whole = countryCode(cell);
  if (whole !== undefined) return [whole];
  const parts = cell
    .split(/[;|]/)
    .flatMap((part) => (countryCode(part.trim()) === undefined ? part.split(/[,\s]+/) : [part.trim()]));
  return [...new Set(parts.flatMap((part) => countryCode(part) ?? []))];
}
