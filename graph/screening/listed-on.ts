/** Whether an entry is on its list on a day, as far as its dates are stated; both ends are days on which it is. */
import type { ListEntries } from '../view/graph.ts';

/** Without a day every entry is. */
export function isListedOn(
  { numbers: { listedFrom, listedTo } }: Pick<ListEntries, 'numbers'>,
  entry: number,
  asOf: number | undefined,
): boolean {
  if (asOf === undefined) return true;
  // NaN compares false: an end that nobody stated ends nothing.
  return !((listedFrom?.[entry] ?? Number.NaN) > asOf || (listedTo?.[entry] ?? Number.NaN) < asOf);
}
