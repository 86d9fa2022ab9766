/**
 * The scenario table: with what probability things are lost. It is a supposition, no evidence: it is read for one
 * question and kept nowhere. Whole or not at all, since a row that is left out would change every result.
 */
import { decodeText } from '../decode-text.ts';
import { columnKey } from './columns.ts';
import { findDelimiter, readRecords } from './records.ts';

export const scenarioColumns = ['lose', 'probability', 'group', 'days'] as const;

export interface ScenarioRow {
  /** Record from 1, the header included. */
  readonly row: number;
  /** Selectors of what is lost together; at least one. */
  readonly lose: readonly string[];
  /** 0 to 1. */
  readonly probability: number;
  /** Rows of one group have a common cause; empty: none. */
  readonly group: string;
  /** Whole days that the loss lasts. */
  readonly days: number | undefined;
}

export interface ScenarioProblem {
  /** Record from 1; 0: the whole table. */
  readonly row: number;
  readonly message: string;
}

/** The rows, or the first thing that is wrong. */
export function readScenarios(bytes: Uint8Array): readonly ScenarioRow[] | ScenarioProblem {
  const text = decodeText(bytes);
  if ('problem' in text) return { row: 0, message: text.problem.message };
  const known = new Set<string>(scenarioColumns);
  const read = readRecords(text.decoded.text, findDelimiter(text.decoded.text, known));
  if ('code' in read) return { row: read.row, message: read.message };
  const header = (read.records[read.header] ?? []).map(columnKey);
  for (const name of header) if (name !== '' && !known.has(name)) return { row: read.header + 1, message: unknownColumn(name) };
  for (const name of ['lose', 'probability'])
    if (!header.includes(name)) return { row: read.header + 1, message: `there is no column ${name}` };
  const rows: ScenarioRow[] = [];
  for (let at = read.header + 1; at < read.records.length; at++) {
    const cells = read.records[at] ?? [];
    if (cells.every((cell) => cell.trim() === '')) continue;
    const row = rowOf(at + 1, (name) => (cells[header.indexOf(name)] ?? '').trim());
    if ('message' in row) return row;
    rows.push(row);
  }
  return rows.length === 0 ? { row: 0, message: 'there is no row' } : rows;
}

function unknownColumn(name: string): string {
  return `column ${name} is none of ${scenarioColumns.join(', ')}`;
}

function rowOf(row: number, cell: (name: (typeof scenarioColumns)[number]) => string): ScenarioRow | ScenarioProblem {
  const lose = cell('lose')
    .split(';')
    .map((selector) => selector.trim())
    .filter((selector) => selector !== '');
  if (lose.length === 0) return { row, message: 'lose is empty' };
  const probability = probabilityOf(cell('probability'));
  if (probability === undefined)
    return { row, message: `probability: expected a fraction from 0 to 1 (0.02) or per cent (2 %), not ${cell('probability')}` };
  const days = cell('days');
  if (days !== '' && !/^\d{1,5}$/.test(days)) return { row, message: `days: expected a whole number of days, not ${days}` };
  return { row, lose, probability, group: cell('group'), days: days === '' ? undefined : Number(days) };
}

/** `0.02` or `2 %`; a number above 1 without its sign could be either, and is refused. */
function probabilityOf(text: string): number | undefined {
  const match = /^(\d{1,3}(?:\.\d*)?|\.\d+)(?:[eE]-?\d{1,2})?\s*(%?)$/.exec(text);
  if (match === null) return undefined;
  const value = Number(text.replace('%', '').trim()) / (match[2] === '%' ? 100 : 1);
  return value <= 1 ? value : undefined;
}
