/**
 * Times and money without what binary fractions add to them. Stated figures are decimals of two digits, and
 * demand is reckoned in such (`decimals.ts`); sums of quotients are not, so they are compared with a tolerance.
 */

/** Days (a tenth of a second): times no farther apart than that are the same. */
export const sameDays = 1e-6;

/** What a sum of some thousand terms may be off by, as a part of itself. */
const noise = 1e-12;

/** What is within the noise of a millionth of a day is that; other values, such as thirds, stay as they are. */
export function settledDays(days: number): number {
  if (days === Number.POSITIVE_INFINITY) return days;
  const near = millionths(days);
  return Math.abs(near - days) <= noise * Math.max(1, Math.abs(days)) ? near : days;
}

/** Both ends one where they are the same time. */
export function settledInterval(low: number, high: number): { readonly low: number; readonly high: number } {
  const least = settledDays(low);
  return { low: least, high: high - low <= sameDays ? least : settledDays(high) };
}

/** As answers show days. */
export function millionths(value: number): number {
  return value === Number.POSITIVE_INFINITY ? value : Math.round(value * 1e6) / 1e6;
}

/** As answers show money. */
export function hundredths(value: number): number {
  return value === Number.POSITIVE_INFINITY ? value : Math.round(value * 100) / 100;
}
