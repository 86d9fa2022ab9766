/** Where the table of a foreign spreadsheet is: which sheet, which row has the column names. */
import { isUtf8 } from 'node:buffer';
import { Diagnostics } from '../diagnostics.ts';
import { sniffBinary } from '../sniff.ts';
import { columnKey } from '../tables/columns.ts';
import { tableLimits } from '../tables/limits.ts';
import { delimiters, isBlank, parseRecords } from '../tables/records.ts';
import { everyColumn } from '../tables/sniff-csv.ts';
import { openWorkbook } from '../xlsx/open-workbook.ts';
import { type Guess, guess } from './known-headers.ts';
import { decodeTable } from './open-sheets.ts';

export interface FoundTable {
  readonly format: 'table-csv' | 'table-xlsx';
  /** Empty for a text file. */
  readonly sheet: string;
  /** Sheets of the workbook before this one: it is not the first. */
  readonly sheetsBefore: number;
  /** Set for a text that is read in another encoding than it would be without a mapping. */
  readonly encoding?: string;
  readonly records: readonly (readonly string[])[];
  /** Index of the header row. */
  readonly header: number;
}

/** A header has so many columns at least that a bill of materials usually has. */
const knownNames = 2;
/** So many that no other text has them in a line by chance. */
const surelyKnown = 3;

interface Candidate extends FoundTable {
  readonly score: number;
}

/** Undefined, with a diagnostic that says why, where no row looks like a header. */
export async function findTable(bytes: Uint8Array, diagnostics: Diagnostics): Promise<FoundTable | undefined> {
  const candidates = sniffBinary(bytes) === 'table-xlsx' ? await ofWorkbook(bytes, diagnostics) : ofText(bytes, diagnostics);
  if (candidates === undefined) return undefined;
  const best = bestOf(candidates, knownNames);
  if (best === undefined)
    diagnostics.add('header-unknown', 'error', '', 'No row names two or more columns that a bill of materials usually has.');
  return best;
}

/** Bytes of a text in which a header is looked for, where nobody has asked for a table. */
const headLength = 65_536;

/** Names of the columns, where a text is a bill of materials with columns of its own; undefined where it is not surely one. */
export function foreignHeader(bytes: Uint8Array): readonly string[] | undefined {
  const best = bestOf(ofText(bytes.subarray(0, headLength), new Diagnostics()) ?? [], surelyKnown);
  return best?.records[best.header]?.map((name) => name.trim()).filter((name) => name !== '');
}

function bestOf(candidates: readonly Candidate[], least: number): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (most, each) => (each.score > (most?.score ?? least - 1) ? each : most),
    undefined,
  );
}

async function ofWorkbook(bytes: Uint8Array, diagnostics: Diagnostics): Promise<Candidate[] | undefined> {
  const sheets = await openWorkbook(bytes, (names) => names.map((_, index) => index), diagnostics);
  return sheets?.map(({ name, records }, sheetsBefore) => ({
    format: 'table-xlsx',
    sheet: name,
    sheetsBefore,
    records,
    ...bestHeader(records),
  }));
}

/** In the order in which they are tried: those of many characters refuse bytes that are not theirs. */
const encodings = ['gb18030', 'shift_jis', 'euc-kr', 'big5', 'windows-1251', 'windows-1250'];

function ofText(bytes: Uint8Array, diagnostics: Diagnostics): Candidate[] | undefined {
  const text = decodeTable(bytes, undefined, diagnostics);
  if (text === undefined) return undefined;
  const found = candidatesOf(text);
  if (isUtf8(bytes) || found.some(({ score }) => score >= knownNames)) return found;
  const others = encodings.flatMap((encoding) => {
    const decoded = decodeTable(bytes, encoding, new Diagnostics());
    return decoded === undefined ? [] : candidatesOf(decoded, encoding);
  });
  return [...found, ...others];
}

function candidatesOf(text: string, encoding?: string): Candidate[] {
  return delimiters.flatMap((delimiter): Candidate[] => {
    const records = parseRecords(text, delimiter);
    if ('code' in records) return [];
    const best = bestHeader(records);
    return [
      { format: 'table-csv', sheet: '', sheetsBefore: 0, records, ...best, ...(encoding === undefined ? {} : { encoding }) },
    ];
  });
}

function bestHeader(records: FoundTable['records']): { header: number; score: number } {
  let best = { header: 0, score: 0 };
  for (const [header, record] of records.slice(0, tableLimits.headerDepth).entries()) {
    if (isBlank(record)) continue;
    const kinds = new Set<Guess | string>();
    for (const cell of record) {
      const kind = guess(cell) ?? (everyColumn.has(columnKey(cell)) ? columnKey(cell) : undefined);
      if (kind !== undefined) kinds.add(kind);
    }
    if (kinds.size > best.score) best = { header, score: kinds.size };
  }
  return best;
}
