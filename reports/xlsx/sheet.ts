/** Sections of the report as sheets of typed cells. */
import type { Sheet, CellObject as SheetCell } from 'write-excel-file/node';
import { editionsInWords } from '../editions.ts';
import type { GapReport } from '../gap-report.ts';
import type { Block, Cell, Heading, Section, Table } from '../sections/section.ts';
import { notKnown, visible } from '../wording.ts';

/** A cell of a spreadsheet holds 32,767 characters. */
const longestCell = 32_000;

/** A sheet before its marking is put on it. */
export interface SheetParts {
  readonly name: string;
  readonly title: string;
  readonly landscape: boolean;
  /** Characters. */
  readonly widths: readonly number[];
  /** Frozen above the rows; none: only the marking is. */
  readonly header: readonly SheetCell[];
  readonly rows: readonly (readonly (SheetCell | null)[])[];
}

/** On every sheet the marking, what the sheet is, and of what; then its header row. They stay where rows are scrolled. */
export function sheetOf({ name, title, landscape, widths, header, rows }: SheetParts, report: GapReport): Sheet<never> {
  const marking = `Marking: ${report.markings.join(' | ') || 'not stated'}`;
  const top = [marking, report.handling.banner].filter((line) => line !== '').join(' | ');
  const head = [[strong(top)], [strong(title)], [textCell(ofWhat(report))], ...(header.length === 0 ? [] : [[...header]])];
  return {
    sheet: name,
    data: [...head, ...rows.map((row) => [...row])],
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: head.length,
    ...(landscape ? { orientation: 'landscape' as const } : {}),
  };
}

/** What a sheet has to say that leaves its workbook. */
function ofWhat(report: GapReport): string {
  const { programme, asOf, view, reportId } = report;
  const of = `${programme || 'The whole view'}, facts as of ${asOf || 'no stated date'}`;
  return `${of}; view ${view.hash}; report ${reportId}; lists: ${editionsInWords(report)}`;
}

/** One sheet, and one more for each table after the first: a header row can be frozen once a sheet. */
export function sheetsOfSection({ heading, sheet, landscape, blocks }: Section): SheetParts[] {
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
  const notes = blocks.flatMap(notesOf);
  const rest = tables.slice(1).map((block): SheetParts => {
    const { name, table } = { name: block.sheet, table: block.table };
    return { name, title: `${heading}: ${visible(table.caption)}`, landscape, ...tableParts(table), rows: rowsOf(table) };
  });
  const first = tables.at(0);
  if (first === undefined)
    return [{ name: sheet, title: heading, landscape, widths: [36, 110], header: [], rows: notes }, ...rest];
  const own = tableParts(first.table);
  const below = notes.length === 0 ? [] : [[], ...notes];
  const title = `${heading}: ${visible(first.table.caption)}${below.length > 0 ? ' (notes stand beneath the table)' : ''}`;
  return [{ name: sheet, title, landscape, ...own, rows: [...rowsOf(first.table), ...below] }, ...rest];
}

function tableParts(table: Table): Pick<SheetParts, 'widths' | 'header'> {
  const shown = columnsOf(table).map(({ heading }) => heading);
  return { widths: shown.map(widthOf), header: shown.map(({ label }) => headerCell(label)) };
}

/** Paper alone has what the sheet holds in columns of their own. */
function columnsOf({ headings }: Table): { readonly heading: Heading; readonly column: number }[] {
  return headings.flatMap((heading, column) => (heading.only === 'paper' ? [] : [{ heading, column }]));
}

function widthOf({ kind, width, label }: Heading): number {
  if (kind === 'hash') return 68;
  if (kind === 'date') return 12;
  if (kind === 'number') return Math.min(16, Math.max(9, label.length + 2));
  return Math.min(60, Math.max(label.length + 2, Math.round(width * 3)));
}

function rowsOf(table: Table): (SheetCell | null)[][] {
  const shown = columnsOf(table);
  return Array.from({ length: table.rows }, (_, row) =>
    shown.map(({ heading, column }) => typed(table.cell(row, column), heading.kind)),
  );
}

function notesOf(block: Block): (SheetCell | null)[][] {
  if (block.kind === 'paragraph') return [[textCell(block.text)]];
  if (block.kind === 'list') return block.texts.map((text) => [textCell(text)]);
  if (block.kind === 'terms') return [...block.terms.map(([term, said]) => [strong(term), typed(said, 'text')]), []];
  return [];
}

/** Null is not known, and says so in words: an empty cell could be read as none. */
export function typed(cell: Cell, kind: Heading['kind']): SheetCell | null {
  if (cell === null) return { value: notKnown, type: String, fontStyle: 'italic', textColor: '#565c65' };
  if (cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  return (kind === 'date' ? dateCell(cell) : undefined) ?? textCell(cell);
}

/** Undefined where it is no day. */
function dateCell(text: string): SheetCell | undefined {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (day === undefined || Number.isNaN(day.getTime())) return undefined;
  return { value: day, type: Date, format: 'yyyy-mm-dd' };
}

export function textCell(text: string): SheetCell {
  return { value: safe(text), type: String, alignVertical: 'top' };
}

export function strong(text: string): SheetCell {
  return { value: safe(text), type: String, fontWeight: 'bold' };
}

export function headerCell(label: string): SheetCell {
  return { ...strong(label), backgroundColor: '#e6eaee', wrap: true, alignVertical: 'top' };
}

/** Names that the writer's table of texts would find among what every object has. */
const ofEveryObject: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * A text cell is never taken for a formula, whatever it begins with. `_x202E_` is how a workbook writes
 * U+202E: it is written so that it stays these seven characters.
 */
function safe(text: string): string {
  const shown = visible(text).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  const whole = shown.length <= longestCell ? shown : `${shown.slice(0, longestCell).toWellFormed()} ... (shortened)`;
  return ofEveryObject.has(whole) ? `${whole} ` : whole;
}
