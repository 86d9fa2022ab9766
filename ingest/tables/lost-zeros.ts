/**
 * Leading zeros that a spreadsheet cut from part numbers: `22232021` in a column where others are written
 * `022232020`. It shows only where the column's numbers are of one length; it is said, and never mended.
 */
import { type Diagnostics, excerpt } from '../diagnostics.ts';
import type { Positions } from './row.ts';
import type { Sheet } from './sheet.ts';

const partNumberColumn = /(?:part_number|_cage|_nsn|_registration_number|site_code|_MANUFACTURER_PN|_SUPPLIER_PN|FGA_NUM)$/;

export function reportLostZeros(sheet: Sheet, positions: Positions, diagnostics: Diagnostics): void {
  for (const [column, position] of positions) {
    if (partNumberColumn.test(column)) reportColumn(sheet, column, position, diagnostics);
  }
}

function reportColumn(sheet: Sheet, column: string, position: number, diagnostics: Diagnostics): void {
  const lengths = new Map<number, number>();
  const numbers: { index: number; text: string }[] = [];
  let zeros = 0;
  for (let index = sheet.header + 1; index < sheet.records.length; index++) {
    const text = (sheet.records[index][position] ?? '').trim();
    if (!/^\d{2,40}$/.test(text)) continue;
    if (text.startsWith('0')) {
      lengths.set(text.length, (lengths.get(text.length) ?? 0) + 1);
      zeros = Math.max(zeros, text.length - text.replace(/^0+/, '').length);
    } else numbers.push({ index, text });
  }
  // One length with leading zeros: a rule of the column. Several: there is none to tell by.
  const [length] = lengths.keys();
  if (length === undefined || lengths.size > 1) return;
  if (numbers.some(({ text }) => text.length > length)) return;
  // Part numbers of many makers stand in one column: one that lacks more than any other has zeros is another's.
  const most = column.endsWith('_part_number') ? zeros : length;
  for (const { index, text } of numbers) {
    if (text.length === length || length - text.length > most) continue;
    const said = `${column}: "${excerpt(text)}" has ${text.length} digits where others have ${length} with leading zeros`;
    diagnostics.add('leading-zeros-lost', 'warning', sheet.pointer(index), `${said}; read as it stands`);
  }
}
