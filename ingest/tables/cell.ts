/**
 * Cells to values, exactly: by string arithmetic, never through floating point, never by guessing.
 * Each returns undefined for text that is not of its kind. A comma is refused: it divides thousands
 * in one country and decimals in the next.
 */
import { dayOf } from '../../graph/ontology/property.ts';

export interface Rounded {
  readonly value: number;
  /** False when the text had more decimals than the unit keeps. */
  readonly exact: boolean;
}

type Rounding = 'down' | 'up' | 'nearest';

/** Digits before the decimal point; in hundredths such a number stays a safe integer. */
const maxDigits = 13;

/** A decimal number, not negative, times ten to `places`, as an integer. */
function scaled(text: string, places: number, rounding: Rounding): Rounded | undefined {
  const match = /^\+?(\d*)(?:\.(\d*))?$/.exec(text);
  if (match === null) return undefined;
  const whole = match[1].replace(/^0+(?=\d)/, '');
  const fraction = match[2] ?? '';
  if (whole === '' && fraction === '') return undefined;
  if (whole.length > maxDigits) return undefined;
  const kept = Number(`${whole}${fraction.slice(0, places).padEnd(places, '0')}`);
  const rest = fraction.slice(places).replace(/0+$/, '');
  if (rest === '') return { value: kept, exact: true };
  const up = rounding === 'up' || (rounding === 'nearest' && rest[0] >= '5');
  return { value: up ? kept + 1 : kept, exact: false };
}

/** Money, weights and quantities: hundredths, more decimals rounded to the nearest. */
export function hundredths(text: string): Rounded | undefined {
  return scaled(text.trim(), 2, 'nearest');
}

/** All of something, in basis points. */
const wholeShare = 10_000;

/** Percent (with or without its sign) to basis points, 0 to 10,000: minima round down, maxima up. */
export function basisPoints(text: string, rounding: 'down' | 'up'): number | undefined {
  const number = text.trim();
  const found = scaled(number.endsWith('%') ? number.slice(0, -1).trimEnd() : number, 2, rounding);
  if (found === undefined) return undefined;
  const over = found.value > wholeShare || (found.value === wholeShare && !found.exact && rounding === 'down');
  return over ? undefined : found.value;
}

const maxDays = 100_000;

/** A whole number of days or things. `12.0` is whole. */
export function wholeNumber(text: string): number | undefined {
  const match = /^\+?(\d{1,6})(?:\.0*)?$/.exec(text.trim());
  if (match === null) return undefined;
  const value = Number(match[1]);
  return value > maxDays ? undefined : value;
}

/** Days since 1970-01-01 of an ISO date; other forms of date are never guessed. */
export function day(text: string): number | undefined {
  return dayOf(text.trim());
}

/** Degrees to hundred-thousandths, within -`limit` and `limit`. */
export function degrees(text: string, limit: number): number | undefined {
  const match = /^([+-]?)(\d{1,3}(?:\.\d*)?)$/.exec(text.trim());
  if (match === null) return undefined;
  const found = scaled(match[2], 5, 'nearest');
  if (found === undefined || found.value > limit * 100_000) return undefined;
  return match[1] === '-' && found.value !== 0 ? -found.value : found.value;
}

const affirmative = new Set(['yes', 'y', 'true', '1', 'x']);
const negative = new Set(['no', 'n', 'false', '0']);

/** Yes or no as 1 or 0. */
export function yesOrNo(text: string): 0 | 1 | undefined {
  const word = text.trim().toLowerCase();
  if (affirmative.has(word)) return 1;
  return negative.has(word) ? 0 : undefined;
}

const codesByKey = new WeakMap<object, Map<string, number>>();

/** A word of a list, without regard to case, blanks, hyphens and underscores. */
export function codeOf(text: string, codes: Readonly<Record<string, number>>): number | undefined {
  let byKey = codesByKey.get(codes);
  if (byKey === undefined) {
    byKey = new Map(Object.entries(codes).map(([name, code]) => [wordKey(name), code]));
    codesByKey.set(codes, byKey);
  }
  return byKey.get(wordKey(text));
}

export function wordKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-\u2010-\u2015.]+/g, '');
}
