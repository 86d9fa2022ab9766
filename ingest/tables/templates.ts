/** Empty tables to fill in: the header row of each, with all its columns. */
import { tableNames, templateColumns } from './columns.ts';
import { hbomFields } from './hbom/fields.ts';

/** The tables, and `hbom`: the hardware bill of materials of CISA's taxonomy. */
export const templateNames: readonly string[] = [...tableNames, 'hbom'];

/** The CSV header row of a table, ending in a newline; undefined for a name that is no table's. */
export function template(name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  const found = tableNames.find((table) => table === wanted);
  const columns = found === undefined ? [] : templateColumns(found);
  const fields = wanted === 'hbom' ? hbomFields : columns;
  return fields.length === 0 ? undefined : `${fields.join(',')}\n`;
}
