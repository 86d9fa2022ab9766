/** The gap register as CSV (RFC 4180): one row a gap, the fields of INTERFACES.md first. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { noneFound } from './bottom-line.ts';
import { editionsInWords } from './editions.ts';
import { type Cell, fieldsNotKnown, gapFields } from './gap-fields.ts';
import type { GapReport, GapRow } from './gap-report.ts';
import { endInWords } from './obsolescence-words.ts';
import { factsOf, factsText, parseFacts, type ReportFacts } from './report-facts.ts';
import { visible } from './wording.ts';

/** What other parts of the report say of a row, by id. */
interface Beside {
  readonly report: GapReport;
  /** Of which editions they are. */
  readonly lists: string;
  /** When an item, or the part that a source delivers for it, ends. */
  readonly ends: ReadonlyMap<string, readonly string[]>;
  /** Names of the saved scenarios that lose a thing. */
  readonly scenarios: ReadonlyMap<string, readonly string[]>;
}

/** Columns after those of the register: what a row needs when it leaves its report. */
const more: readonly { readonly name: string; readonly cell: (gap: GapRow, beside: Beside) => Cell }[] = [
  { name: 'certainty', cell: (gap) => gap.certainty },
  { name: 'lostId', cell: (gap) => gap.lost?.id ?? '' },
  { name: 'lostType', cell: (gap) => gap.lost?.type ?? '' },
  { name: 'itemId', cell: (gap) => gap.item?.id ?? '' },
  { name: 'items', cell: (gap) => gap.items.map((item) => item.name).join('; ') },
  { name: 'notKnown', cell: (gap) => fieldsNotKnown(gap).join('; ') },
  { name: 'programme', cell: (_, { report }) => report.programme },
  { name: 'asOf', cell: (_, { report }) => report.asOf },
  { name: 'view', cell: (_, { report }) => report.view.hash },
  { name: 'marking', cell: (_, { report }) => report.markings.join('; ') || 'not stated' },
  { name: 'handling', cell: (_, { report }) => report.handling.banner },
  { name: 'reportId', cell: (_, { report }) => report.reportId },
  {
    name: 'obsolescence',
    cell: ({ items, folded }, { ends }) =>
      [...new Set((folded?.items ?? items).flatMap(({ id }) => ends.get(id) ?? []))].join('; '),
  },
  { name: 'scenarios', cell: ({ lost }, { scenarios }) => (scenarios.get(lost?.id ?? '') ?? []).join('; ') },
  { name: 'lists', cell: (_, { lists }) => lists },
];
/** The last column: `report verify` reads it. In the first row alone, since it is long. */
const factsColumn = 'facts';

/**
 * UTF-8, CRLF, one header row; a cell that nobody stated is empty and named in `notKnown`. Without a gap
 * there is one row, whose `gapId` is empty and whose `status` says what was found in how much that is known.
 */
export function renderCsv(report: GapReport): string {
  const header = [...gapFields.map((field) => field.name), ...more.map((column) => column.name), factsColumn];
  const beside = besideOf(report);
  const rows = report.gaps.map((gap) => [
    ...gapFields.map((field) => guarded(field.cell(gap))),
    ...more.map((column) => guarded(column.cell(gap, beside))),
  ]);
  const facts = factsText(factsOf(report));
  const all = rows.length === 0 ? [withoutGaps(report)] : rows;
  return stringify([header, ...all.map((row, k) => [...row, k === 0 ? facts : ''])], { record_delimiter: 'windows' });
}

function besideOf(report: GapReport): Beside {
  const { obsolescence, scenarios } = report;
  const losses = scenarios.listed.flatMap(({ name, outcome }) =>
    (outcome?.lost ?? []).map(({ id }): [string, string] => [id, name]),
  );
  const ends = obsolescence.ends.map((end): [string, string] => [end.item.id, endInWords(end)]);
  return { report, lists: editionsInWords(report), ends: byId(ends), scenarios: byId(losses) };
}

function byId(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [id, text] of pairs) found.set(id, [...(found.get(id) ?? []), text]);
  return found;
}

function withoutGaps(report: GapReport): Cell[] {
  const own: Readonly<Record<string, Cell>> = {
    system: report.programme,
    status: noneFound(report.coverage),
    programme: report.programme,
    asOf: report.asOf,
    view: report.view.hash,
    marking: report.markings.join('; ') || 'not stated',
    handling: report.handling.banner,
    reportId: report.reportId,
    lists: editionsInWords(report),
  };
  return [...gapFields, ...more].map(({ name }) => guarded(own[name] ?? ''));
}

export function factsInCsv(text: string): ReportFacts | undefined {
  try {
    const [header = [], first = []] = parse(text, { to: 2, relax_column_count: true }) as string[][];
    return parseFacts(first[header.indexOf(factsColumn)] ?? '');
  } catch {
    return undefined;
  }
}

/** Text that a spreadsheet would take for a formula begins with an apostrophe; numbers stay numbers. */
function guarded(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  // Tabs and line breaks lead a formula too: they are looked for before they become blanks.
  const formula = /^[\s\u200b-\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(cell);
  return formula ? `'${visible(cell)}` : visible(cell);
}
