/** Empty tables to fill in: the header row of each, with all its columns. */
import { tableNames, templateColumns } from './columns.ts';
import { hbomFields } from './hbom/fields.ts';
import { scenarioColumns } from './scenarios.ts';

/** The tables, and `hbom`: the hardware bill of materials of CISA's taxonomy. */
export const templateNames: readonly string[] = [...tableNames, 'hbom'];

/** What measures cost: `app/scenarios/measure-costs.ts` reads it. */
export const measureColumns = ['measure', 'item', 'cost', 'currency', 'weeks'] as const;

/** Tables of what is supposed: read for a question, never handed in. */
export const suppositionNames: readonly string[] = ['scenarios', 'measures'];

const others: Readonly<Record<string, readonly string[]>> = {
  hbom: hbomFields,
  scenarios: scenarioColumns,
  measures: measureColumns,
};

/** The CSV header row of a table, ending in a newline; undefined for a name that is no table's. */
export function template(name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  const found = tableNames.find((table) => table === wanted);
  const other = Object.hasOwn(others, wanted) ? others[wanted] : [];
  const fields = found === undefined ? other : templateColumns(found);
  return fields.length === 0 ? undefined : `${fields.join(',')}\n`;
}
