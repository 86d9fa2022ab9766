/** The sheets of a foreign spreadsheet that a mapping means, as records of text. */
import { isAscii, isUtf8 } from 'node:buffer';
import { decodeLatin } from '../decode-latin.ts';
import { decodeText } from '../decode-text.ts';
import { type Diagnostics, excerpt } from '../diagnostics.ts';
import { sniffBinary } from '../sniff.ts';
import { columnKey } from '../tables/columns.ts';
import { tableLimits } from '../tables/limits.ts';
import { type Delimiter, delimiters, findDelimiter, parseRecords } from '../tables/records.ts';
import { csvGrid, type Grid, sheetGrid } from '../tables/sheet.ts';
import { openWorkbook, type WorkbookSheet } from '../xlsx/open-workbook.ts';
import { findHeader, headerNames } from './bind.ts';
import type { Mapping } from './mapping.ts';

export interface OpenedSheets {
  readonly format: 'table-csv' | 'table-xlsx';
  /** Undefined, with a diagnostic that says why, for what cannot be read. */
  readonly grids: readonly Grid[] | undefined;
}

export async function openSheets(bytes: Uint8Array, mapping: Mapping, diagnostics: Diagnostics): Promise<OpenedSheets> {
  const binary = sniffBinary(bytes);
  if (binary === 'table-xlsx') return { format: 'table-xlsx', grids: await openXlsx(bytes, mapping, diagnostics) };
  if (binary === undefined) return { format: 'table-csv', grids: openCsv(bytes, mapping, diagnostics) };
  return {
    format: 'table-csv',
    grids: refuse('format-unknown', 'A mapping reads a CSV or XLSX file; save it as one of them.', diagnostics),
  };
}

async function openXlsx(bytes: Uint8Array, mapping: Mapping, diagnostics: Diagnostics): Promise<Grid[] | undefined> {
  const unknown: (string | number)[] = [];
  let all: readonly { readonly name: string; readonly hidden: boolean }[] = [];
  const choose = (names: typeof all) => {
    all = names;
    if (mapping.sheets.length === 0) return names.map((_, index) => index);
    return mapping.sheets.flatMap((sheet) => {
      const index = indexOf(sheet, names);
      if (index === undefined) unknown.push(sheet);
      return index ?? [];
    });
  };
  const sheets = await openWorkbook(bytes, choose, diagnostics);
  if (sheets === undefined) return undefined;
  if (unknown.length > 0) {
    const message = `There is no sheet ${unknown.join(', ')}; there are ${excerpt(all.map(({ name }) => name).join(', '))}.`;
    return refuse('sheet-unknown', message, diagnostics);
  }
  const grids = (mapping.sheets.length > 0 ? sheets : withHeader(sheets, mapping, diagnostics)).map(({ name, records }) =>
    sheetGrid(name, records),
  );
  return grids.length > 0 ? grids : refuse('table-empty', 'The workbook has no sheet.', diagnostics);
}

function indexOf(sheet: string | number, names: readonly { readonly name: string }[]): number | undefined {
  if (typeof sheet === 'number') return sheet <= names.length ? sheet - 1 : undefined;
  const exact = names.findIndex(({ name }) => name === sheet);
  const found = exact >= 0 ? exact : names.findIndex(({ name }) => columnKey(name) === columnKey(sheet));
  return found < 0 ? undefined : found;
}

/** The first sheet with all columns of the mapping, visible ones first, else the one with most. */
function withHeader(sheets: readonly WorkbookSheet[], mapping: Mapping, diagnostics: Diagnostics): WorkbookSheet[] {
  const names = headerNames(mapping);
  const ordered = [...sheets.filter(({ hidden }) => !hidden), ...sheets.filter(({ hidden }) => hidden)];
  const scored = ordered.map((sheet) => ({ sheet, found: findHeader(sheet.records, names).found }));
  const best = scored.reduce((most, each) => Math.max(most, each.found), -1);
  const [chosen] = scored.filter(({ found }) => found === best);
  for (const { sheet } of scored) {
    if (sheet === chosen?.sheet || sheet.records.length === 0) continue;
    diagnostics.add(
      'sheet-not-read',
      'info',
      sheetGrid(sheet.name, []).pointer(0),
      'another sheet has the columns of the mapping',
    );
  }
  return chosen === undefined ? [] : [chosen.sheet];
}

function openCsv(bytes: Uint8Array, mapping: Mapping, diagnostics: Diagnostics): Grid[] | undefined {
  const text = decodeTable(bytes, mapping.encoding, diagnostics);
  if (text === undefined) return undefined;
  if (mapping.sheets.length > 0)
    diagnostics.add('sheet-not-read', 'info', '', 'A text file has no sheets; the mapping names one.');
  const read = parseRecords(text, mapping.delimiter ?? delimiterOf(text, mapping));
  if (!('code' in read)) return [csvGrid(read)];
  diagnostics.add(read.code, 'error', `row=${read.row}`, read.message);
  return undefined;
}

/** The separator under which some row has most of the mapping's columns; of equals the first in their order. */
function delimiterOf(text: string, mapping: Mapping): Delimiter {
  const names = headerNames(mapping);
  const head = text.slice(0, tableLimits.sniffLength);
  const scored = delimiters.map((delimiter) => {
    // The head may end within a quoted cell: then fewer of its records can be read.
    const reads = [tableLimits.headerDepth, 10, 1].map((to) => parseRecords(head, delimiter, to));
    const read = reads.find((each) => !('code' in each)) ?? [];
    return { delimiter, found: 'code' in read ? 0 : findHeader(read, names).found };
  });
  const best = Math.max(...scored.map(({ found }) => found));
  return best > 0 ? (scored.find(({ found }) => found === best)?.delimiter ?? ',') : findDelimiter(text, names);
}

/** Found when `encoding` is undefined. */
export function decodeTable(bytes: Uint8Array, encoding: string | undefined, diagnostics: Diagnostics): string | undefined {
  if (encoding !== undefined && !(encoding === 'utf-8' && isUtf8(bytes))) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      return refuse('encoding-unknown', `The bytes are not ${encoding}, as the mapping says.`, diagnostics);
    }
  }
  const result = decodeText(bytes);
  if ('decoded' in result) return result.decoded.text;
  if (result.problem.code !== 'invalid-utf8' || isAscii(bytes) || bytes.includes(0)) {
    diagnostics.addAll([result.problem]);
    return undefined;
  }
  const latin = decodeLatin(bytes);
  diagnostics.addAll([latin.diagnostic]);
  return latin.text;
}

function refuse(code: string, message: string, diagnostics: Diagnostics): undefined {
  diagnostics.add(code, 'error', '', message);
}
