/** Saves a list as CSV or JSON, with what it is of: banner, programme, day, view, and how much of it is there. */
import { Button } from '@trussworks/react-uswds';
import { texts } from '../texts/texts.ts';
import { entriesOf, type FileHead, fieldsOf, useFileHead } from './file-head.ts';
import type { Column } from './list-table.tsx';
import { saveFile } from './save-file.ts';

const t = texts.parts;

type Cell = string | number | null;

interface SaveListProps<Row> {
  readonly file: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Rows of the whole list; null: more than these, and not known. */
  readonly total: number | null;
}

interface SavedList {
  readonly caption: string;
  readonly names: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly total: number | null;
}

export function SaveList<Row>({ file, caption, columns, rows, total }: SaveListProps<Row>) {
  const head = useFileHead();
  const listOf = (): SavedList => {
    const saved = columns.filter(({ value }) => value !== undefined);
    const cells = rows.map((row) => saved.map(({ value }) => value?.(row) ?? null));
    return { caption, names: saved.map(({ name }) => name), rows: cells, total };
  };
  return (
    <div className="hb-tools">
      <Button unstyled type="button" onClick={() => saveFile(`${file}.csv`, 'text/csv', tableOf(head, listOf()))}>
        {t.saveCsv}
      </Button>
      <Button unstyled type="button" onClick={() => saveFile(`${file}.json`, 'application/json', jsonOf(head, listOf()))}>
        {t.saveJson}
      </Button>
    </div>
  );
}

function tableOf(head: FileHead, { caption, names, rows, total }: SavedList): string {
  return csvOf([...headRows(head, caption), [t.head.rows, howMany(rows.length, total)], [], ...withNotKnown(names, rows)]);
}

/** Cells that are not known stay empty, so that figures stay figures; a column at the end names them, as in the report's CSV. */
export function withNotKnown(names: readonly string[], rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  if (!rows.some((row) => row.includes(null))) return [names, ...rows];
  const notKnown = (row: readonly Cell[]) => names.filter((_, index) => row[index] === null).join('; ');
  return [[...names, t.head.notKnown], ...rows.map((row) => [...row, notKnown(row)])];
}

/** What a CSV says of itself, before how many rows it has and an empty line. */
export function headRows(head: FileHead, caption: string): readonly (readonly string[])[] {
  return [...(head.marking === '' ? [] : [[head.marking]]), [t.head.list, caption], ...entriesOf(head)];
}

function howMany(rows: number, total: number | null): string | number {
  if (total === null) return t.head.partOfMore(rows);
  return rows < total ? t.head.partOf(rows, total) : rows;
}

function jsonOf(head: FileHead, { caption, names, rows, total }: SavedList): string {
  const about = { ...(head.marking === '' ? {} : { marking: head.marking }), title: caption, ...fieldsOf(head) };
  const list = rows.map((row) => Object.fromEntries(row.map((cell, index) => [names[index], cell])));
  return JSON.stringify({ ...about, rows: rows.length, rowsOfWholeList: total, list }, null, 2);
}

/** RFC 4180; what a spreadsheet would take for a formula begins with an apostrophe. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
