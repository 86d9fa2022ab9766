/** Where two renderings of a report differ, in the terms of their format. */
import { parse } from 'csv-parse/sync';

export interface Difference {
  /** JSON pointer, row and column, line and section, or byte. */
  readonly where: string;
  /** Beginning of what stands there in the file, and in the report as it is made now. */
  readonly file: string;
  readonly now: string;
}

/** Differences that are listed; the first tell what happened. */
export const mostDifferences = 20;
const longestShown = 120;
const shownBefore = 30;

/** At least one: the bytes are not the same. */
export function differencesBetween(format: string, file: Uint8Array, now: Uint8Array): Difference[] {
  const found = inTerms(format, file, now);
  return found.length > 0 ? found : [firstByte(file, now)];
}

function inTerms(format: string, file: Uint8Array, now: Uint8Array): Difference[] {
  const [before, after] = [file, now].map((bytes) => new TextDecoder().decode(bytes));
  try {
    if (format === 'json') return first(inJson(JSON.parse(before), JSON.parse(after), ''));
    if (format === 'csv') return first(inRows(parse(before, lax) as string[][], parse(after, lax) as string[][]));
  } catch {
    return [];
  }
  return format === 'html' ? first(inLines(before.split('\n'), after.split('\n'))) : [];
}

const lax = { relax_column_count: true, relax_quotes: true } as const;

function first(found: Iterable<Difference>): Difference[] {
  const list: Difference[] = [];
  for (const one of found) {
    list.push(one);
    if (list.length === mostDifferences) break;
  }
  return list;
}

type Json = unknown;

function* inJson(file: Json, now: Json, pointer: string): Generator<Difference> {
  if (isTree(file) && isTree(now) && Array.isArray(file) === Array.isArray(now)) {
    for (const name of new Set([...Object.keys(now), ...Object.keys(file)])) {
      const key = name.replaceAll('~', '~0').replaceAll('/', '~1');
      yield* inJson(file[name], now[name], `${pointer}/${key}`);
    }
  } else if (file !== now) yield { where: pointer, ...pair(file, now) };
}

function isTree(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null;
}

function* inRows(file: readonly string[][], now: readonly string[][]): Generator<Difference> {
  const header = now[0] ?? [];
  for (let row = 0; row < Math.max(file.length, now.length); row++) {
    const [before = [], after = []] = [file[row], now[row]];
    for (let column = 0; column < Math.max(before.length, after.length); column++)
      if (before[column] !== after[column])
        yield {
          where: `row=${row + 1}, ${header[column] ?? `column ${column + 1}`}`,
          ...pair(before[column], after[column]),
        };
  }
}

/** Line by line: after a line too many all others differ, and the first few say enough. */
function* inLines(file: readonly string[], now: readonly string[]): Generator<Difference> {
  let section = '';
  for (let line = 0; line < Math.max(file.length, now.length); line++) {
    section = /<section id="([\w-]+)"/.exec(now[line] ?? '')?.[1] ?? section;
    if (file[line] !== now[line])
      yield { where: `line ${line + 1}${section === '' ? '' : ` (${section})`}`, ...pair(file[line], now[line]) };
  }
}

export function firstByte(file: Uint8Array, now: Uint8Array): Difference {
  let at = 0;
  while (at < file.length && at < now.length && file[at] === now[at]) at++;
  const byte = (bytes: Uint8Array) => (at < bytes.length ? `0x${bytes[at].toString(16).padStart(2, '0')}` : 'the end');
  return { where: `byte ${at}`, file: byte(file), now: byte(now) };
}

/** Long texts from shortly before the place where they part. */
function pair(file: Json, now: Json): Pick<Difference, 'file' | 'now'> {
  const [before, after] = [textOf(file), textOf(now)];
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  const from = Math.max(before.length, after.length) <= longestShown ? 0 : Math.max(0, at - shownBefore);
  return { file: cut(before, from), now: cut(after, from) };
}

function textOf(value: Json): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function cut(text: string, from: number): string {
  const part = text.slice(from, from + longestShown).toWellFormed();
  return `${from > 0 ? '...' : ''}${part}${text.length > from + longestShown ? '...' : ''}`;
}
