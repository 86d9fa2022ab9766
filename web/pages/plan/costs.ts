/** What measures cost, as rows that stand in the address or in a file: the table of costs of docs/tables.md. */
import { csvOf } from '../../parts/save-list.tsx';

export const measures = ['approve-substitute', 'qualify-source', 'open-site', 'find-source', 'hold-stock'] as const;
export type Measure = (typeof measures)[number];

export interface CostRow {
  readonly measure: string;
  /** `*`: all items. */
  readonly item: string;
  readonly cost: string;
  readonly currency: string;
  readonly weeks: string;
}

export const costColumns = ['measure', 'item', 'cost', 'currency', 'weeks'] as const;

/** So many fit into an address; a file with more is for the command line. */
export const mostRows = 60;

export const emptyRow = (measure: string, currency: string): CostRow => ({ measure, item: '*', cost: '', currency, weeks: '' });

/** The item stands last: it alone may hold a semicolon. */
export function textOfRow({ measure, item, cost, currency, weeks }: CostRow): string {
  return [measure, cost, currency, weeks, item].join(';');
}

export function rowOfText(text: string): CostRow {
  const [measure = '', cost = '', currency = '', weeks = '', ...item] = text.split(';');
  return { measure, cost, currency, weeks, item: item.join(';') };
}

/** Rows that say something of cost or time. */
export function saying(rows: readonly CostRow[]): CostRow[] {
  return rows.filter(({ cost, weeks }) => cost.trim() !== '' || weeks.trim() !== '');
}

export function csvOfCosts(rows: readonly CostRow[]): string {
  return csvOf([[...costColumns], ...rows.map((row) => costColumns.map((name) => row[name]))]);
}

/** RFC 4180 with a header. Undefined: it is no table of costs. */
export function costsOfCsv(text: string): CostRow[] | undefined {
  const [header = [], ...records] = recordsOf(text.replace(/^\uFEFF/, ''));
  const at = costColumns.map((name) => header.findIndex((cell) => cell.trim().toLowerCase() === name));
  if (at[0] === -1 || at[1] === -1) return undefined;
  return records
    .filter((record) => record.some((cell) => cell.trim() !== ''))
    .map((record) => {
      const [measure, item, cost, currency, weeks] = at.map((column) => (record[column] ?? '').trim());
      return { measure, item, cost, currency, weeks };
    });
}

function recordsOf(text: string): string[][] {
  const records: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const end = () => {
    records[records.length - 1].push(cell);
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (isQuoted && sign === '"' && text[i + 1] === '"') cell += text[++i];
    else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === ',') end();
    else if (!isQuoted && (sign === '\n' || sign === '\r')) {
      if (sign === '\r' && text[i + 1] === '\n') i++;
      end();
      records.push([]);
    } else cell += sign;
  }
  end();
  return records;
}
