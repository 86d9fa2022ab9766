/** Rows of a table, or of a sheet of a workbook, around the one in question. */
import { headOf } from '../../graph/model/byte-source.ts';
import { Diagnostics } from '../diagnostics.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { parseMapping } from '../mapping/parse-mapping.ts';
import { delimiters, findDelimiter, firstRecord, parseRecords } from '../tables/records.ts';
import { everyColumn } from '../tables/sniff-csv.ts';
import { openWorkbook } from '../xlsx/open-workbook.ts';
import { decodedWhole, encodingOf } from './decoded-parts.ts';
import { type Excerpt, type ExcerptInput, excerptLimits, type TableRow } from './excerpt-shape.ts';

type Records = readonly (readonly string[])[];
/** Rows among which the header is looked for. */
const headerDepth = 20;
const headCharacters = 65_536;

export function csvExcerpt(input: ExcerptInput): Excerpt {
  const mapping = mappingOf(input);
  const wanted = /^row=(\d{1,9})/.exec(input.pointer)?.[1];
  const row = wanted === undefined ? undefined : Number(wanted);
  const bytes = input.source.whole();
  const text = decodedWhole(bytes, encodingOf(headOf(input.source), mapping?.encoding));
  const records = parseRecords(text, mapping?.delimiter ?? delimiterOf(text), (row ?? 1) + mostRows(input) + 1);
  if ('code' in records) return { kind: 'none', reason: records.message };
  return around(records, '', row, input, mapping);
}

/** As tables are read; where the first row with text has one cell under it, the sign that some row has most of. */
function delimiterOf(text: string): string {
  const usual = findDelimiter(text, everyColumn);
  const head = text.slice(0, headCharacters);
  if (firstRecord(head, usual).length > 1) return usual;
  const widths = delimiters.map((delimiter) => {
    const records = parseRecords(head, delimiter, headerDepth);
    return { delimiter, width: 'code' in records ? 0 : Math.max(0, ...records.map((cells) => cells.length)) };
  });
  return widths.reduce((widest, each) => (each.width > widest.width ? each : widest)).delimiter;
}

/** `Sheet!A5`, or `'My sheet'!A5`; without one, the first sheet that is shown. */
export async function sheetExcerpt(input: ExcerptInput): Promise<Excerpt> {
  const diagnostics = new Diagnostics();
  const found = /^(?:'((?:[^']|'')+)'|([^!']+))(?:!([A-Z]{1,3})?(\d{1,7}))?$/.exec(input.pointer);
  const name = found === null ? undefined : (found[1]?.replaceAll("''", "'") ?? found[2]);
  const choose = (sheets: readonly { readonly name: string; readonly hidden: boolean }[]) => {
    const named = sheets.findIndex((sheet) => sheet.name === name);
    const shown = sheets.findIndex(({ hidden }) => !hidden);
    return [named >= 0 ? named : Math.max(shown, 0)];
  };
  const sheets = await openWorkbook(input.source.whole(), choose, diagnostics);
  const [sheet] = sheets ?? [];
  if (sheet === undefined) return { kind: 'none', reason: diagnostics.list()[0]?.message ?? '' };
  const row = found?.[4] === undefined || sheet.name !== name ? undefined : Number(found[4]);
  return around(sheet.records, sheet.name, row, input, mappingOf(input));
}

function mappingOf({ mapping }: ExcerptInput): Mapping | undefined {
  return mapping === undefined ? undefined : parseMapping(mapping, new Diagnostics());
}

function mostRows({ lines }: ExcerptInput): number {
  return Math.min(lines, excerptLimits.lines);
}

function around(
  records: Records,
  sheet: string,
  row: number | undefined,
  input: ExcerptInput,
  mapping: Mapping | undefined,
): Excerpt {
  const isThere = row !== undefined && row >= 1 && row <= records.length;
  const middle = isThere ? row : 1;
  const from = Math.max(1, middle - mostRows(input));
  const to = Math.min(records.length, middle + mostRows(input));
  const rows = records.slice(from - 1, to).map((cells, index) => rowOf(cells, from + index));
  const header = mapping?.header ?? headerOf(records);
  return {
    kind: 'table',
    sheet,
    header: records[header - 1] === undefined ? null : rowOf(records[header - 1] as readonly string[], header),
    rows,
    marked: isThere ? row : null,
    isCutBefore: from > 1,
    isCutAfter: to < records.length,
    isMarkCut: records.slice(from - 1, to).some(isCut),
    isExact: isThere || input.pointer === '',
  };
}

function rowOf(cells: readonly string[], number: number): TableRow {
  const { columns, cellCharacters } = excerptLimits;
  return { number, cells: cells.slice(0, columns).map((cell) => cell.slice(0, cellCharacters)) };
}

function isCut(cells: readonly string[]): boolean {
  return cells.length > excerptLimits.columns || cells.some((cell) => cell.length > excerptLimits.cellCharacters);
}

/** The row with most cells that have text, the first of equals: number from 1. */
function headerOf(records: Records): number {
  const filled = records.slice(0, headerDepth).map((cells) => cells.filter((cell) => cell.trim() !== '').length);
  return 1 + filled.indexOf(Math.max(...filled));
}
