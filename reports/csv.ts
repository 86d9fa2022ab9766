/** The gap register as CSV (RFC 4180): one row a gap, the fields of INTERFACES.md first. */
import { stringify } from 'csv-stringify/sync';
import { type Cell, fieldsNotKnown, gapFields } from './gap-fields.ts';
import type { GapReport, GapRow } from './gap-report.ts';
import { visible } from './wording.ts';

/** Columns after those of the register: what a row needs when it leaves its report. */
const more: readonly { readonly name: string; readonly cell: (gap: GapRow, report: GapReport) => Cell }[] = [
  { name: 'certainty', cell: (gap) => gap.certainty },
  { name: 'lostId', cell: (gap) => gap.lost?.id ?? '' },
  { name: 'lostType', cell: (gap) => gap.lost?.type ?? '' },
  { name: 'itemId', cell: (gap) => gap.item?.id ?? '' },
  { name: 'items', cell: (gap) => gap.items.map((item) => item.name).join('; ') },
  { name: 'notKnown', cell: (gap) => fieldsNotKnown(gap).join('; ') },
  { name: 'programme', cell: (_, report) => report.programme },
  { name: 'asOf', cell: (_, report) => report.asOf },
  { name: 'view', cell: (_, report) => report.view.hash },
  { name: 'marking', cell: (_, report) => report.markings.join('; ') || 'not stated' },
];

/** UTF-8, CRLF, one header row; a cell that nobody stated is empty and named in `notKnown`. */
export function renderCsv(report: GapReport): string {
  const header = [...gapFields.map((field) => field.name), ...more.map((column) => column.name)];
  const rows = report.gaps.map((gap) => [
    ...gapFields.map((field) => guarded(field.cell(gap))),
    ...more.map((column) => guarded(column.cell(gap, report))),
  ]);
  return stringify([header, ...rows], { record_delimiter: 'windows' });
}

/** Text that a spreadsheet would take for a formula begins with an apostrophe; numbers stay numbers. */
function guarded(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  // Tabs and line breaks lead a formula too: they are looked for before they become blanks.
  const formula = /^[\s\u200b-\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(cell);
  return formula ? `'${visible(cell)}` : visible(cell);
}
