/** Delimited text to records. A record is numbered from 1, the header included (RFC 7111 `row=`). */
import { CsvError, type Options, parse } from 'csv-parse/sync';
import { columnKey } from './columns.ts';
import { tableLimits } from './limits.ts';

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

export interface Records {
  readonly records: readonly (readonly string[])[];
  /** Index of the header in `records`. */
  readonly header: number;
}
export interface RecordsRefused {
  readonly code: 'csv-unreadable' | 'limit-rows';
  /** Record from 1. */
  readonly row: number;
  readonly message: string;
}

/** Rows of a header are 1 to this many records from the top: blank ones and a spreadsheet's `sep=` line. */
const headerDepth = 16;

function options(delimiter: string, to: number): Options {
  return {
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: tableLimits.recordLength,
    to,
    columns: false,
  };
}

/** The separator that makes most known columns of the first record with text, then most columns. */
export function findDelimiter(text: string, known: ReadonlySet<string>): Delimiter {
  const declared = /^\ufeff?sep=([,;\t|])\r?\n/i.exec(text);
  if (declared !== null) return declared[1] as Delimiter;
  const head = text.slice(0, tableLimits.sniffLength);
  const scored = delimiters.map((delimiter) => {
    const cells = firstRecord(head, delimiter);
    return { delimiter, known: cells.filter((cell) => known.has(columnKey(cell))).length, width: cells.length };
  });
  scored.sort((a, b) => b.known - a.known || b.width - a.width);
  return scored[0].delimiter;
}

/** Cells of the first record that has text; empty when there is none or it cannot be read. */
export function firstRecord(text: string, delimiter: string): readonly string[] {
  for (let to = 1; to <= headerDepth; to++) {
    const records = tryParse(text, options(delimiter, to));
    const record = records.at(-1);
    if (record === undefined || records.length < to) return [];
    if (isHeader(record)) return record;
  }
  return [];
}

function tryParse(text: string, how: Options): readonly (readonly string[])[] {
  try {
    return parse(text, how) as unknown as string[][];
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}

export function readRecords(text: string, delimiter: string): Records | RecordsRefused {
  const records = parseRecords(text, delimiter);
  if ('code' in records) return records;
  const header = Math.max(records.findIndex(isHeader), 0);
  if (records.length - header - 1 > tableLimits.rows) return tooMany(records.length);
  return { records, header };
}

/** All records of a text, or the first `to`. */
export function parseRecords(text: string, delimiter: string, to?: number): Records['records'] | RecordsRefused {
  const most = tableLimits.rows + headerDepth;
  try {
    const records = parse(text, options(delimiter, to ?? most + 1)) as unknown as string[][];
    if (text.includes('="')) keepTexts(records);
    return records.length > most ? tooMany(records.length) : records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = Number(error.records ?? 0) + 1;
    return { code: 'csv-unreadable', row: at, message: error.message.slice(0, 200) };
  }
}

const constantText = /^="((?:[^"]|"")*)"$/;

/** `="00123"` is how a text is exported so that a spreadsheet does not make a number of it: the text is meant. */
function keepTexts(records: string[][]): void {
  for (const record of records) {
    for (let at = 0; at < record.length; at++) {
      const found = record[at].startsWith('="') ? constantText.exec(record[at]) : null;
      if (found !== null) record[at] = found[1].replaceAll('""', '"');
    }
  }
}

function tooMany(row: number): RecordsRefused {
  return { code: 'limit-rows', row, message: `more than ${tableLimits.rows} rows` };
}

function isHeader(record: readonly string[]): boolean {
  return !isBlank(record) && !/^sep=.?$/i.test(record[0].trim()) && !isReportDate(record);
}

/** The line above the header of the UK Sanctions List. */
function isReportDate(record: readonly string[]): boolean {
  return /^report date\b/i.test(record[0].trim()) && isBlank(record.slice(1));
}

export function isBlank(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '');
}
