/** Records with a header row: its columns by name, and its rows one after another. */
import type { Count } from '../../graph/model/hand-in.ts';
import { type Diagnostics, excerpt } from '../diagnostics.ts';
import { limits } from '../limits.ts';
import { columnKey } from './columns.ts';
import { tableLimits } from './limits.ts';
import { findDelimiter, isBlank, readRecords } from './records.ts';
import { type Positions, Row } from './row.ts';
import type { Quarantine } from './table-reader.ts';

/** Records, and how each is pointed to. */
export interface Grid {
  readonly records: readonly (readonly string[])[];
  pointer(index: number): string;
  /** Each cell states its column, so that a row may be shorter or longer than the header; else it has moved. */
  readonly isAligned: boolean;
}

export function csvGrid(records: Grid['records']): Grid {
  return { records, pointer: (index) => `row=${index + 1}`, isAligned: false };
}

/** Quoted as a formula quotes it, where it is more than a word. */
export function sheetGrid(name: string, records: Grid['records']): Grid {
  const quoted = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
  return { records, pointer: (index) => `${quoted}!A${index + 1}`, isAligned: true };
}

export interface Sheet extends Grid {
  /** Index of the header in `records`. */
  readonly header: number;
  /** Keys (`columnKey`) of the header's names. */
  readonly keys: ReadonlySet<string>;
}

/** Undefined, with a diagnostic that says why, when the text cannot be read. `known`: keys of columns that may stand in it. */
export function openSheet(text: string, known: ReadonlySet<string>, diagnostics: Diagnostics): Sheet | undefined {
  const read = readRecords(text, findDelimiter(text, known));
  const refuse = (code: string, row: number, message: string) => {
    diagnostics.add(code, 'error', `row=${row}`, message);
    return undefined;
  };
  if ('code' in read) return refuse(read.code, read.row, read.message);
  const names = read.records[read.header] ?? [];
  if (isBlank(names)) return refuse('table-empty', 1, 'there is no header row');
  if (names.length > tableLimits.columns)
    return refuse('limit-columns', read.header + 1, `${names.length} columns; the limit is ${tableLimits.columns}`);
  return withHeader(csvGrid(read.records), read.header);
}

export function withHeader(grid: Grid, header: number): Sheet {
  return { ...grid, header, keys: new Set((grid.records[header] ?? []).map(columnKey)) };
}

/** Columns by their keys (`columnKey`). */
export type ColumnNames = ReadonlyMap<string, string>;

export function columnNames(columns: readonly string[]): Map<string, string> {
  return new Map(columns.map((column) => [columnKey(column), column]));
}

/** Where each column stands. A header that is none of them, or stands twice, is reported once. */
export function positionsOf(sheet: Sheet, byKey: ColumnNames, diagnostics: Diagnostics): Positions {
  const positions = new Map<string, number>();
  const pointer = sheet.pointer(sheet.header);
  for (const [position, name] of sheet.records[sheet.header].entries()) {
    const column = byKey.get(columnKey(name));
    const shown = name.trim() === '' ? `column ${position + 1}, which has no name,` : `"${excerpt(name.trim())}"`;
    if (column === undefined) {
      if (name.trim() === '' && isBlankColumn(sheet, position)) continue;
      diagnostics.add('unknown-column', 'warning', pointer, `${shown} is not a column of this table; kept as evidence only`);
    } else if (positions.has(column)) {
      diagnostics.add('duplicate-column', 'warning', pointer, `${shown} stands twice; the first is read`);
    } else positions.set(column, position);
  }
  return positions;
}

function isBlankColumn(sheet: Sheet, position: number): boolean {
  return sheet.records.every((record) => (record[position] ?? '').trim() === '');
}

/**
 * Reads each row that has text; `read` asserts it or says why it asserts nothing. Undefined, with a
 * diagnostic, when more rows than `limits.quarantined` could not be read.
 */
export function countRows(
  sheet: Sheet,
  positions: Positions,
  diagnostics: Diagnostics,
  read: (row: Row) => Quarantine | undefined,
): Count | undefined {
  const count = { in: 0, mapped: 0, quarantined: 0 };
  const width = sheet.records[sheet.header].length;
  for (let index = sheet.header + 1; index < sheet.records.length; index++) {
    const cells = sheet.records[index];
    if (isBlank(cells)) continue;
    count.in++;
    const row = new Row(cells, positions, sheet.pointer(index), diagnostics);
    if (cells.length < width && !sheet.isAligned)
      diagnostics.add(
        'short-row',
        'info',
        row.pointer,
        `the row has ${cells.length} cells of ${width}; the rest are read as blank`,
      );
    const quarantine = misshapen(cells, sheet.isAligned ? Number.POSITIVE_INFINITY : width) ?? read(row);
    if (quarantine === undefined) count.mapped++;
    else {
      count.quarantined++;
      diagnostics.quarantine(quarantine.code, row.pointer, quarantine.message);
    }
    if (count.quarantined > limits.quarantined) {
      diagnostics.add('limit-quarantined', 'error', row.pointer, `more than ${limits.quarantined} rows cannot be read`);
      return undefined;
    }
  }
  if (count.in === 0) diagnostics.add('no-rows', 'warning', '', 'the header has no rows below it');
  return count;
}

/** Cells beyond the header are values that have moved out of their columns; missing ones at the end are blank. */
export function misshapen(cells: readonly string[], width: number): Quarantine | undefined {
  if (!isBlank(cells.slice(width)))
    return { code: 'ragged-row', message: `the row has ${cells.length} cells, the header ${width}: its values are out of place` };
  const long = cells.find((cell) => cell.length > tableLimits.cellLength);
  return long === undefined
    ? undefined
    : { code: 'limit-cell-length', message: `a cell has ${long.length} characters; the limit is ${tableLimits.cellLength}` };
}
