/**
 * Texts of strangers as pages show them, and back. Made where answers arrive, so that no page, picture, title or
 * saved file can show one otherwise; undone where something is sent, so that what is shown finds the thing again.
 */
import { nameOfMark, withVisibleMarks } from '../graph/model/visible-text.ts';

/** Letters that are written from right to left. */
const rightToLeft = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}';
const firstLetter = new RegExp(`^[^\\p{L}]*[${rightToLeft}]`, 'u');
const run = new RegExp(`[${rightToLeft}](?:[^\\p{L}\\n]*[${rightToLeft}\\p{M}])*`, 'gu');

/** First strong isolate, and its end: what is between them does not reorder what stands beside it. */
const [isolate, isolated] = ['\u2068', '\u2069'];
const isolates = /[\u2068\u2069]/g;

/** `[U+202E]` as somebody may write it, which is not the mark. */
const written = /\[(?=U\+[0-9A-F]{4,6}\])/g;
const named = /\[U\+([0-9A-F]{4,6})\]/g;

/** What a text in JSON has where it may be shown otherwise; of most answers nothing. */
const suspects = new RegExp(
  `[\\p{Cc}\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff\\ufff9-\\ufffb${rightToLeft}]|\\\\[ubf]|\\[U\\+`,
  'u',
);

/** Marks by their names, names from right to left isolated. Texts of several lines are documents: they have no neighbours. */
export function shownText(text: string): string {
  const seen = withVisibleMarks(text.replace(written, nameOfMark('[')));
  if (seen.includes('\n')) return seen;
  return firstLetter.test(seen) ? `${isolate}${seen}${isolated}` : seen.replace(run, `${isolate}$&${isolated}`);
}

/** The text that is shown so. */
export function textShown(shown: string): string {
  return withoutIsolates(shown).replace(named, (whole, code: string) => {
    const point = Number.parseInt(code, 16);
    const letter = point <= 0x10ffff ? String.fromCodePoint(point) : '';
    return letter === '[' || withVisibleMarks(letter) === whole ? letter : whole;
  });
}

/** What a person wrote, so that it is sent as it stands there: the name of a mark that they quote is not the mark. */
export function asTyped(text: string): string {
  return shownText(text);
}

/** For files that are read by programs: they have no neighbours to be kept from. */
export function withoutIsolates(shown: string): string {
  return shown.replace(isolates, '');
}

/** The body of an answer, every text in it as it is shown. Errors: SyntaxError. */
export function shownJson(body: string): unknown {
  return suspects.test(body)
    ? JSON.parse(body, (_, value) => (typeof value === 'string' ? shownText(value) : value))
    : JSON.parse(body);
}

/** As `JSON.stringify`, every text in it as it was before it was shown. */
export function jsonShown(value: unknown): string {
  return JSON.stringify(value, (_, one) => (typeof one === 'string' ? textShown(one) : one));
}
