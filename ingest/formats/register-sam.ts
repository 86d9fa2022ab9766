/**
 * SAM.gov's public entity extract V2: 142 columns divided by `|`, without a header, between a line `BOF` and
 * a line `EOF`; `!end` closes a record. Columns are numbered as in GSA's "SAM Master Extract Mapping". The
 * public extract names no owners. What it says of points of contact is of natural persons and is not read.
 */
import type { Reading } from '../../graph/model/reading.ts';
import type { ReadRequest } from '../read-request.ts';
import { cageCode, uei } from '../tables/identifiers.ts';
import { tableLimits } from '../tables/limits.ts';
import type { Quarantine } from '../tables/table-reader.ts';
import { listDay } from './list-date.ts';
import { ListReading } from './list-reading.ts';

const width = 142;
const firstLine = /^BOF PUBLIC V2 /;

export function isSamRegister(text: string): boolean {
  return firstLine.test(text) || (text.slice(0, tableLimits.sniffLength).split('\n')[0] ?? '').split('|').length === width;
}

/** Reads the extract. Never throws on content. */
export function readSamRegister(text: string, request: ReadRequest): Reading {
  const reading = new ListReading('register-sam', 'register:sam', request);
  reading.specVersion = 'public-v2';
  let ended = false;
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end === -1 ? text.length : end).replace(/\r$/, '');
    start = end === -1 ? text.length : end + 1;
    number++;
    const pointer = `row=${number}`;
    if (line.trim() === '') continue;
    if (firstLine.test(line)) reading.dated = listDay(line.split(' ')[4] ?? '', 'compact');
    else if (/^EOF PUBLIC V2 /.test(line)) ended = true;
    else if (!reading.count(pointer, readEntity(line.split('|'), pointer, reading))) return reading.reject();
  }
  if (!ended) reading.diagnostics.add('register-truncated', 'warning', '', 'the extract has no EOF line: its end may be missing');
  return reading.accept();
}

/** Columns by their number in the mapping, from 1, kept as text under a name. */
const kept: readonly (readonly [number, string])[] = [
  ...([
    [5, 'dodaac'],
    [6, 'extractCode'],
    [7, 'purpose'],
    [8, 'registered'],
    [9, 'registrationExpires'],
    [10, 'lastUpdated'],
  ] as const),
  ...([
    [14, 'division'],
    [25, 'founded'],
    [27, 'website'],
    [28, 'structure'],
    [29, 'stateOfIncorporation'],
  ] as const),
  ...([
    [30, 'countryOfIncorporation'],
    [32, 'businessTypes'],
    [33, 'primaryNaics'],
    [35, 'naics'],
    [37, 'psc'],
  ] as const),
  ...([
    [115, 'debtSubjectToOffset'],
    [116, 'exclusionStatus'],
    [118, 'sbaBusinessTypes'],
  ] as const),
];
const addressColumns = [16, 17, 18, 19, 20, 22];

function readEntity(cells: readonly string[], pointer: string, reading: ListReading): Quarantine | undefined {
  if (cells.length !== width) return { code: 'ragged-row', message: `the record has ${cells.length} columns of ${width}` };
  const cell = (column: number): string | undefined => {
    const text = cells[column - 1].trim();
    return text === '' ? undefined : text;
  };
  const code = uei(cell(1) ?? '');
  const name = cell(12);
  if (code === undefined || name === undefined)
    return { code: 'missing-party', message: 'the record has no UEI or no legal name' };
  const cage = cageCode(cell(4) ?? '');
  const address = addressColumns.flatMap((column) => cell(column) ?? []).join(', ');
  const place = reading.country(cell(22), pointer);
  // Registered where it was incorporated; where it is, where that is not said.
  const country = cell(30) === undefined ? place : reading.country(cell(30), pointer);
  const stated = { pointer, identifiers: [{ scheme: 'uei' as const, value: code }], country, cage };
  reading.builder.organization({ ...stated, name, texts: { ...texts(cell), address } });
  const tradeName = cell(13);
  if (tradeName !== undefined) reading.builder.organization({ ...stated, name: tradeName, texts: { otherName: 'yes' } });
  if (cage !== undefined) reading.builder.site({ pointer, code: cage, country: place, texts: { organization: name, address } });
  return undefined;
}

function texts(cell: (column: number) => string | undefined): Record<string, string | undefined> {
  return Object.fromEntries(kept.map(([column, name]) => [name, cell(column)]));
}
