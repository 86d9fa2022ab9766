/** Recognises a table or a list among text files by the names of its columns. */
import { type OpenedList, openListCsv } from '../formats/lists.ts';
import { columnKey, knownColumns, tableNames } from './columns.ts';
import { hbomKeys } from './hbom/fields.ts';
import { hasHbomHeader } from './hbom/find-hbom.ts';
import { tableLimits } from './limits.ts';
import { findDelimiter, firstRecord } from './records.ts';
import { candidateTables, namesParty } from './which-table.ts';

/** Keys of every column that some table knows. */
export const everyColumn: ReadonlySet<string> = new Set([
  ...tableNames.flatMap((name) => knownColumns(name).map(columnKey)),
  ...hbomKeys,
]);

/** What delimited text is; undefined when its first record names no known columns. */
export function sniffCsv(text: string): OpenedList | 'table' | undefined {
  const list = openListCsv(text);
  if (list !== undefined) return list;
  const head = text.slice(0, tableLimits.sniffLength);
  const header = new Set(firstRecord(head, findDelimiter(head, everyColumn)).map(columnKey));
  if (candidateTables(header).length > 0 || hasHbomHeader(text)) return 'table';
  const known = [...header].filter((column) => everyColumn.has(column)).length;
  return known >= 2 && namesParty(header) ? 'table' : undefined;
}
