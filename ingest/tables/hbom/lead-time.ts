/** LEADTIMES of an HBOM: a number with its unit. A bare number is weeks to one supplier and days to the next. */
import type { Row } from '../row.ts';

const days: Readonly<Record<string, number>> = { d: 1, day: 1, w: 7, wk: 7, week: 7 };

/** Days; undefined, and reported, for what is no number of days or weeks. Of several the longest counts. */
export function leadTimeDays(row: Row): number | undefined {
  const text = row.name('LEADTIMES');
  if (text === undefined) return undefined;
  const found = /^(?:(\d{1,4})\s*(?:-|to|\u2013)\s*)?(\d{1,4})\s*(days?|d|weeks?|wks?|w)\.?$/i.exec(text);
  const unit = found?.[3]?.toLowerCase().replace(/(?<=.)s$/, '');
  if (found !== null && unit !== undefined) return Math.max(Number(found[1] ?? 0), Number(found[2])) * (days[unit] ?? 1);
  row.report('bad-cell', 'LEADTIMES', 'is no number of days or weeks with its unit; the row is kept without it');
  return undefined;
}
