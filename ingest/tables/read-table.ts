/** Reads the tables of docs/tables.md: their own columns, from delimited text or a sheet of a workbook. */

import type { Reading } from '../../graph/model/reading.ts';
import { sayItsColumns } from '../columns-of-its-own.ts';
import { Diagnostics, excerpt } from '../diagnostics.ts';
import type { ReadRequest } from '../read-request.ts';
import { rejected } from '../rejected.ts';
import { openWorkbook } from '../xlsx/open-workbook.ts';
import { TableAssertions } from './assertions.ts';
import { columnKey, knownColumns, shortColumns, type TableName } from './columns.ts';
import { hbomHeader, openHbom } from './hbom/find-hbom.ts';
import { readHbom } from './hbom/read-hbom.ts';
import { reportLineNumbers } from './line-numbers.ts';
import { reportLostZeros } from './lost-zeros.ts';
import { isBlank } from './records.ts';
import { columnNames, countRows, openSheet, positionsOf, type Sheet, sheetGrid, withHeader } from './sheet.ts';
import { everyColumn } from './sniff-csv.ts';
import { whichTable } from './which-table.ts';

/** One table. Bad cells are diagnostics, bad rows are quarantined, and what is no table is rejected; never throws on content. */
export function readTable(text: string, request: ReadRequest): Reading {
  const diagnostics = new Diagnostics();
  const bill = openHbom(text);
  if (bill !== undefined) return readHbom([bill], 'table-csv', request, diagnostics);
  const sheet = openSheet(text, everyColumn, diagnostics);
  if (sheet === undefined) return rejected('table-csv', '', diagnostics.list());
  const table = whichTable(sheet.keys, request.path);
  if (table !== undefined) return readSheet(sheet, table, 'table-csv', request, diagnostics);
  return refuseUnknown(sheet, 'table-csv', diagnostics);
}

/**
 * The first visible sheet whose first row with text is the header of a table, else the first hidden one; of
 * bills of materials by CISA's taxonomy all, because an assembly has a bill of its own.
 */
export async function readWorkbook(bytes: Uint8Array, request: ReadRequest): Promise<Reading> {
  const diagnostics = new Diagnostics();
  const read = await openWorkbook(bytes, (names) => names.map((_, index) => index), diagnostics);
  if (read === undefined) return rejected('table-xlsx', '', diagnostics.list());
  const visible = [...read.filter(({ hidden }) => !hidden), ...read.filter(({ hidden }) => hidden)];
  const sheets = visible.flatMap(({ name, records }) => {
    const header = hbomHeader(records) ?? records.findIndex((record) => !isBlank(record));
    return header < 0 ? [] : [{ name, sheet: withHeader(sheetGrid(name, records), header) }];
  });
  const bills = sheets.filter(({ sheet }) => hbomHeader([sheet.records[sheet.header] ?? []]) !== undefined);
  if (bills.length > 0) {
    reportOthers(sheets, bills, diagnostics);
    return readHbom(
      bills.map(({ sheet }) => sheet),
      'table-xlsx',
      request,
      diagnostics,
    );
  }
  for (const { name, sheet } of sheets) {
    const table = whichTable(sheet.keys, `${request.path}!${name}`) ?? whichTable(sheet.keys, request.path);
    if (table === undefined) continue;
    reportOthers(sheets, [{ name, sheet }], diagnostics);
    return readSheet(sheet, table, 'table-xlsx', request, diagnostics);
  }
  const [first] = sheets;
  if (first !== undefined) return refuseUnknown(first.sheet, 'table-xlsx', diagnostics);
  diagnostics.add('table-empty', 'error', '', 'no sheet of the workbook has a row');
  return rejected('table-xlsx', '', diagnostics.list());
}

interface NamedSheet {
  readonly name: string;
  readonly sheet: Sheet;
}

function reportOthers(sheets: readonly NamedSheet[], read: readonly NamedSheet[], diagnostics: Diagnostics): void {
  for (const { name, sheet } of sheets) {
    if (read.some((each) => each.name === name)) continue;
    diagnostics.add('sheet-not-read', 'info', sheet.pointer(0), 'another sheet of the workbook is the table');
  }
}

function readSheet(sheet: Sheet, table: TableName, format: string, request: ReadRequest, diagnostics: Diagnostics): Reading {
  const positions = positionsOf(sheet, namesOf(table), diagnostics);
  const assertions = new TableAssertions(request, [table]);
  reportLostZeros(sheet, positions, diagnostics);
  reportLineNumbers(sheet, positions, diagnostics);
  const rows = countRows(sheet, positions, diagnostics, (row) => assertions.add(row, table));
  return rows === undefined ? rejected(format, '', diagnostics.list()) : assertions.finish(format, rows, diagnostics);
}

function refuseUnknown(sheet: Sheet, format: string, diagnostics: Diagnostics): Reading {
  const seen = (sheet.records[sheet.header] ?? []).map((name) => name.trim()).join(', ');
  diagnostics.add(
    'table-unknown',
    'error',
    sheet.pointer(sheet.header),
    `no one table has the columns ${excerpt(seen)}; of a table with columns of its own ${sayItsColumns}.`,
  );
  return rejected(format, '', diagnostics.list());
}

/** Columns of a table; `organizations` writes the country and number of its organisation without the role. */
function namesOf(table: TableName): Map<string, string> {
  const names = columnNames(knownColumns(table));
  if (table === 'organizations') {
    for (const column of shortColumns) names.set(columnKey(column), `organization_${column}`);
  }
  return names;
}
