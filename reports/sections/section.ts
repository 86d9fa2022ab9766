/** The report as sections of paragraphs, tables and pictures: what a PDF prints and a workbook has as sheets. */

/** Null: not known. Empty text: nothing applies. */
export type Cell = string | number | null;

export interface Heading {
  readonly label: string;
  /** `date`: `YYYY-MM-DD`. `hash`: shown in full, in fixed width. */
  readonly kind: 'text' | 'number' | 'date' | 'hash';
  /** Relative to the other columns of its table. */
  readonly width: number;
  /** Paper joins what a sheet holds in columns of their own, so that it can be sorted and counted. */
  readonly only?: 'paper' | 'sheet';
}

export interface Column<Row> extends Heading {
  readonly cell: (row: Row) => Cell;
}

export interface Table {
  readonly caption: string;
  readonly headings: readonly Heading[];
  readonly rows: number;
  /** Made when it is asked for: paper shows the first of many rows. */
  readonly cell: (row: number, column: number) => Cell;
}

export interface Picture {
  /** As SVG with style of its own. Drawn when it is asked for: a sheet has none. */
  readonly svg: () => string;
  /** In place of the picture, for who does not see it. */
  readonly alt: string;
  readonly caption: string;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly texts: readonly string[] }
  | { readonly kind: 'terms'; readonly terms: readonly (readonly [string, Cell])[] }
  /** `sheet`: of a table after the first of its section. */
  | { readonly kind: 'table'; readonly table: Table; readonly sheet: string }
  | { readonly kind: 'picture'; readonly picture: Picture };

export interface Section {
  readonly heading: string;
  /** Of its sheet: at most 31 characters. */
  readonly sheet: string;
  readonly landscape: boolean;
  readonly blocks: readonly Block[];
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const list = (texts: readonly string[]): Block => ({ kind: 'list', texts });
export const terms = (pairs: readonly (readonly [string, Cell])[]): Block => ({ kind: 'terms', terms: pairs });

export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[], sheet = ''): Block {
  const cell = (row: number, column: number) => columns[column].cell(rows[row]);
  return { kind: 'table', table: { caption, headings: columns, rows: rows.length, cell }, sheet };
}

type Only = Heading['only'];
const column =
  (kind: Heading['kind']) =>
  <Row>(label: string, width: number, cell: (row: Row) => Cell, only?: Only): Column<Row> => ({
    label,
    kind,
    width,
    cell,
    ...(only === undefined ? {} : { only }),
  });

export const text = column('text');
export const number = column('number');
export const date = column('date');
export const hash = column('hash');
