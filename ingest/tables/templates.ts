/** Empty tables to fill in: the header row of each, with all its columns. */
import { type TableName, tableNames, templateColumns } from './columns.ts';

export const templateNames: readonly TableName[] = tableNames;

/** The CSV header row of a table, ending in a newline; undefined for a name that is no table's. */
export function template(name: string): string | undefined {
  const found = tableNames.find((table) => table === name.trim().toLowerCase());
  return found === undefined ? undefined : `${templateColumns(found).join(',')}\n`;
}
