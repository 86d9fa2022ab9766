/** Recognises a table or a list among text files by the names of its columns. */
import { columnKey, knownColumns, tableNames } from './columns.ts';
import { tableLimits } from './limits.ts';
import { findDelimiter, firstRecord } from './records.ts';
import { candidateTables, namesParty } from './which-table.ts';

/** Columns that the Consolidated Screening List has in each of its editions. */
const cslColumns = ['source', 'entity_number', 'programs', 'name', 'addresses', 'alt_names', 'source_list_url'].map(columnKey);

/** Keys of every column that some table or list knows. */
export const everyColumn: ReadonlySet<string> = new Set([
  ...tableNames.flatMap((name) => knownColumns(name).map(columnKey)),
  ...cslColumns,
]);

/** What delimited text is; undefined when its first record names no known columns. */
export function sniffCsv(text: string): 'list-csl' | 'table' | undefined {
  const head = text.slice(0, tableLimits.sniffLength);
  const header = new Set(firstRecord(head, findDelimiter(head, everyColumn)).map(columnKey));
  if (cslColumns.every((column) => header.has(column))) return 'list-csl';
  if (candidateTables(header).length > 0) return 'table';
  const known = [...header].filter((column) => everyColumn.has(column)).length;
  return known >= 2 && namesParty(header) ? 'table' : undefined;
}
