/** Lost leading zeros in the columns of a foreign spreadsheet that hold part numbers and codes. */
import type { Diagnostics } from '../diagnostics.ts';
import { reportLostZeros as reportSheet } from '../tables/lost-zeros.ts';
import { withHeader } from '../tables/sheet.ts';
import type { BoundSheet } from './bind.ts';

export function reportLostZeros({ grid, header, columns }: BoundSheet, diagnostics: Diagnostics): void {
  const sheet = withHeader(grid, header);
  for (const { rule, parts } of columns) {
    const plain = parts.filter(({ split, take, joined }) => (split ?? take ?? joined) === undefined);
    for (const position of new Set(plain.flatMap(({ positions }) => positions)))
      reportSheet(sheet, new Map([[rule.column, position]]), diagnostics);
  }
}
