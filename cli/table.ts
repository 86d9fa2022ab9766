/** Tables for people; programs ask for `--json`. */
import Table from 'cli-table3';
import pc from 'picocolors';
import { printable } from './output.ts';

/** Cells longer than this are cut: the whole text is in the JSON. */
const widestCell = 48;

export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const made = new Table({
    head: head.map((text) => pc.bold(text)),
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) made.push(row.map((cell) => cut(String(cell))));
  return made.toString();
}

function cut(text: string): string {
  const shown = printable(text.replaceAll('\n', ' '));
  return shown.length <= widestCell ? shown : `${shown.slice(0, widestCell - 1)}…`;
}

/** `3 of 40 (8 %)` */
export function partOf({ known, of }: { readonly known: number; readonly of: number }): string {
  return of === 0 ? 'none to ask of' : `${known} of ${of} (${Math.floor((100 * known) / of)} %)`;
}

export function endItems(count: number): string {
  return count === 1 ? '1 end item' : `${count} end items`;
}

/** `3`, `3 to 5`, or `3 or more` where nobody knows the upper end. */
export function span({ low, high }: { readonly low: number; readonly high: number | null }): string {
  return high === null ? `${low} or more` : low === high ? String(low) : `${low} to ${high}`;
}
