/** What the template of the PDF is given: texts that it prints as they stand, never markup. */
import { editionsInWords } from '../editions.ts';
import type { GapReport } from '../gap-report.ts';
import { factsOf, factsText } from '../report-facts.ts';
import type { Block, Cell, Heading, Section, Table } from '../sections/section.ts';
import { sectionsOf } from '../sections/sections.ts';
import { type PrintedFirstPage, printedFirstPage } from './first-page-data.ts';
import { breakable, cut, printable } from './letters.ts';

/** Rows of one table on paper. A reader of more takes the workbook; memory and time of the printing hang on it. */
export const mostPrintedRows = 250;
/** Letters of one table on paper: names may be as long as they like. */
export const mostPrintedLetters = 60_000;
/** Letters of one cell on paper, and for each part of width of its column: a row has to have room on a page. */
const longestCell = 300;
const lettersOfWidth = 28;
/** Letters of what is said of a term: a decision and a marking stand whole, markings of very many documents do not. */
const longestTerm = 20_000;
/** Characters of markings on every page; more stand whole in section 2. */
const longestMarking = 600;

interface PrintedTable {
  readonly kind: 'table';
  readonly caption: string;
  readonly headings: readonly { readonly label: string; readonly kind: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Beneath the table: what of it is not shown. */
  readonly more: string;
  /** It stands on one page: what has no room there would run over its foot. */
  readonly together: boolean;
}

type Printed =
  | PrintedTable
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly texts: readonly string[] }
  | { readonly kind: 'terms'; readonly terms: readonly (readonly [string, string | null])[] }
  | { readonly kind: 'picture'; readonly svg: string; readonly alt: string; readonly caption: string };

export interface PrintData {
  readonly title: string;
  /** Year, month, day of the facts; null: no date stands in the file. */
  readonly date: readonly [number, number, number] | null;
  readonly facts: string;
  readonly marking: string;
  readonly banner: string;
  readonly footer: readonly string[];
  readonly first: PrintedFirstPage;
  /** Sections that follow one another on pages of the same orientation. */
  readonly runs: readonly Run[];
}

interface Run {
  readonly landscape: boolean;
  readonly sections: { readonly heading: string; readonly blocks: readonly Printed[] }[];
}

export function printData(report: GapReport): PrintData {
  const markings = printable(report.markings.join(' | '));
  const marking = cut(markings, longestMarking, ' ... (whole in section 2)');
  return {
    title: printable(report.title),
    date: dateOf(report.asOf),
    facts: factsText(factsOf(report)),
    marking: marking === '' ? 'Marking: not stated' : breakable(marking),
    banner: breakable(cut(printable(report.handling.banner), longestMarking)),
    footer: footerOf(report),
    first: printedFirstPage(report),
    runs: runsOf(sectionsOf(report)),
  };
}

function runsOf(sections: readonly Section[]): Run[] {
  const runs: Run[] = [];
  for (const { heading, landscape, blocks } of sections) {
    if (runs.at(-1)?.landscape !== landscape) runs.push({ landscape, sections: [] });
    runs.at(-1)?.sections.push({ heading, blocks: blocks.map(printed) });
  }
  return runs;
}

function footerOf(report: GapReport): string[] {
  const { asOf, view, reportId, programme } = report;
  return [
    `${cut(printable(programme), 60) || 'The whole view'}, facts as of ${asOf === '' ? 'no stated date' : asOf}`,
    `View ${view.hash}`,
    `Report ${reportId}`,
    cut(printable(`Lists: ${editionsInWords(report)}`), 400),
  ];
}

function dateOf(asOf: string): PrintData['date'] {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(asOf);
  return found === null ? null : [Number(found[1]), Number(found[2]), Number(found[3])];
}

function printed(block: Block): Printed {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', text: whole(block.text) };
    case 'list':
      return { kind: 'list', texts: block.texts.map(whole) };
    case 'terms':
      return { kind: 'terms', terms: block.terms.map(([term, said]) => [whole(term), cellText(said, longestTerm)]) };
    case 'table':
      return printedTable(block.table);
    case 'picture': {
      const { svg, alt, caption } = block.picture;
      return { kind: 'picture', svg: svg(), alt: printable(alt), caption: whole(caption) };
    }
  }
}

function printedTable({ caption, headings, rows, cell }: Table): PrintedTable {
  const all = headings.flatMap((heading, column): PrintedColumn[] =>
    heading.only === 'sheet' ? [] : [{ ...heading, column, cells: [] }],
  );
  const count = fill(all, Math.min(rows, mostPrintedRows), cell);
  // What says nothing in any row leaves its room to the others.
  const columns = all.filter(({ cells }) => !cells.every((text) => text === ''));
  const unknown = columns.filter(({ cells }) => cells.length > 1 && cells.every((text) => text === null));
  const shown = columns.filter((column) => !unknown.includes(column));
  const notes = [
    ...(rows > count ? [`The first ${count} of ${rows}: the workbook (XLSX) and the JSON of this report have all.`] : []),
    ...(unknown.length > 0 ? [`Not known in any row shown: ${unknown.map(({ label }) => label).join(', ')}.`] : []),
  ];
  return {
    kind: 'table',
    caption: whole(caption),
    headings: shown.map(({ label, kind, width }) => ({ label, kind, width })),
    rows: Array.from({ length: count }, (_, row) => shown.map(({ cells }) => cells[row])),
    more: notes.join(' '),
    together: isShort(shown, count),
  };
}

/** Rows and letters of a cell of a table that surely has room on a page. */
const mostTogether = { rows: 6, letters: 80 };

function isShort(columns: readonly PrintedColumn[], rows: number): boolean {
  const longest = columns.reduce((most, { cells }) => Math.max(most, ...cells.map((text) => text?.length ?? 0)), 0);
  return rows <= mostTogether.rows && longest <= mostTogether.letters;
}

interface PrintedColumn extends Heading {
  /** In the table. */
  readonly column: number;
  readonly cells: (string | null)[];
}

/** Fills columns row by row until there is no room; gives the number of rows. */
function fill(columns: readonly PrintedColumn[], rows: number, cell: Table['cell']): number {
  let letters = 0;
  for (let row = 0; row < rows; row++) {
    if (letters > mostPrintedLetters) return row;
    for (const { column, cells, width } of columns) {
      const text = cellText(cell(row, column), Math.min(longestCell, Math.round(width * lettersOfWidth)));
      letters += text?.length ?? 0;
      cells.push(text);
    }
  }
  return rows;
}

/** All of it, broken where it has no blank. */
const whole = (text: string): string => breakable(printable(text));

function cellText(cell: Cell, most = longestCell): string | null {
  return cell === null ? null : breakable(cut(printable(`${cell}`), most));
}
