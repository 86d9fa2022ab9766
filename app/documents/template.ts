/** Empty tables to fill in. */
import { OperationalError } from '../../graph/model/operational-error.ts';
import { templateNames as documentNames, suppositionNames, template } from '../../ingest/tables/templates.ts';

/** Of tables to hand in, then of those that a question reads. */
export const templateNames: readonly string[] = [...documentNames, ...suppositionNames];

export interface TableTemplate {
  readonly table: string;
  readonly columns: readonly string[];
}

/** The columns of a table in the order of its template. Errors: INPUT_INVALID, naming the tables that there are. */
export function tableTemplate(name: string): TableTemplate {
  const header = template(name);
  if (header === undefined)
    throw new OperationalError('INPUT_INVALID', `No table ${name}; there are ${templateNames.join(', ')}.`);
  return { table: name.trim().toLowerCase(), columns: header.trimEnd().split(',') };
}
