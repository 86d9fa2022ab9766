/** Lists and registers that are published as one table with a header. */
import type { Reading } from '../../graph/model/reading.ts';
import type { ReadRequest } from '../read-request.ts';
import type { Row } from '../tables/row.ts';
import { type ColumnNames, columnNames, countRows, openSheet, positionsOf } from '../tables/sheet.ts';
import type { Quarantine } from '../tables/table-reader.ts';
import { ListReading } from './list-reading.ts';

export interface ListSheet {
  readonly format: string;
  readonly main: string;
  /** Of one that is all of a list and states its date. */
  readonly series?: string;
  /** Columns that are read, or known and left to the bytes. */
  readonly columns: readonly string[];
  /** Without one of these there is no entry. */
  readonly required: readonly string[];
  /** Families of columns that are known and left to the bytes: `Address_Regulation_...`. */
  readonly ignored?: RegExp;
}

export interface ReadSheet {
  readonly row: (row: Row, reading: ListReading) => Quarantine | undefined;
  /** What the header alone says, before the first row. */
  readonly open?: (columns: ReadonlySet<string>, records: readonly (readonly string[])[], reading: ListReading) => void;
}

/** Reads a list row by row. Never throws on content. */
export function readListSheet(text: string, request: ReadRequest, sheet: ListSheet, read: ReadSheet): Reading {
  const reading = new ListReading(sheet.format, sheet.main, request);
  reading.series = sheet.series ?? '';
  const names = columnNames(sheet.columns);
  const opened = openSheet(text, new Set(names.keys()), reading.diagnostics);
  if (opened === undefined) return reading.reject();
  const positions = positionsOf(opened, withIgnored(names, opened.records[opened.header], sheet.ignored), reading.diagnostics);
  const missing = sheet.required.find((column) => !positions.has(column));
  if (missing !== undefined) {
    reading.diagnostics.add('list-unreadable', 'error', `row=${opened.header + 1}`, `there is no column ${missing}`);
    return reading.reject();
  }
  read.open?.(new Set(positions.keys()), opened.records.slice(0, opened.header), reading);
  const rows = countRows(opened, positions, reading.diagnostics, (row) => read.row(row, reading));
  return rows === undefined ? reading.reject() : reading.accept(rows);
}

function withIgnored(names: ColumnNames, header: readonly string[], ignored: RegExp | undefined): ColumnNames {
  if (ignored === undefined) return names;
  const own = columnNames(header.map((name) => name.trim()).filter((name) => ignored.test(name)));
  return new Map([...own, ...names]);
}
