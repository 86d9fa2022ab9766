/**
 * A column `item` that counts its rows: a foreign bill of materials whose header happens to be that of a
 * table. Its items would be called 1, 2, 3; it is said, since nobody means that.
 */
import { sayItsColumns } from '../columns-of-its-own.ts';
import type { Diagnostics } from '../diagnostics.ts';
import type { Positions } from './row.ts';
import type { Sheet } from './sheet.ts';

export function reportLineNumbers(sheet: Sheet, positions: Positions, diagnostics: Diagnostics): void {
  const position = positions.get('item');
  if (position === undefined) return;
  const rows = sheet.records.slice(sheet.header + 1);
  const items = rows.map((record) => (record[position] ?? '').trim()).filter((item) => item !== '');
  const isCount = items.length > 1 && items.every((item, at) => Number(item) === Number(items[0]) + at);
  if (!isCount || !/^\d+$/.test(items[0] as string)) return;
  const message = `item: its cells count the rows and name no item; ${sayItsColumns}.`;
  diagnostics.add('items-are-numbers', 'warning', sheet.pointer(sheet.header), message);
}
