/** JSON Lines: one JSON value a line (https://jsonlines.org). A place is `line=N`, from 1, and then a JSON pointer. */
import { Diagnostics } from './diagnostics.ts';
import { parseJson } from './parse-json.ts';

export interface JsonLine {
  /** `line=3` */
  readonly pointer: string;
  readonly value: unknown;
  /** Why the line has no value. */
  readonly problem?: string;
}

/** Lines that have text, parsed within the limits of JSON; what is odd in them is added to `diagnostics`. */
export function* readJsonLines(text: string, diagnostics: Diagnostics): Generator<JsonLine> {
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end === -1 ? text.length : end).trim();
    start = end === -1 ? text.length : end + 1;
    number++;
    if (line !== '') yield parseLine(line, `line=${number}`, diagnostics);
  }
}

/** The first line with text as a value; undefined when it is not a JSON object by itself, or does not look as wanted. */
export function firstJsonLine(text: string, looks: RegExp): unknown {
  const found = /\S.*/.exec(text.slice(0, longestFirstLine))?.[0].trim() ?? '';
  if (!found.startsWith('{') || !found.endsWith('}') || !looks.test(found)) return undefined;
  return parseLine(found, '', new Diagnostics()).value;
}

/** Characters of a line that is parsed only to see what the document is. */
const longestFirstLine = 1_048_576;

function parseLine(line: string, pointer: string, diagnostics: Diagnostics): JsonLine {
  const own = new Diagnostics();
  const parsed = parseJson({ text: line, bytes: Buffer.from(line, 'utf8') }, own);
  const said = own.list();
  if (parsed === undefined) return { pointer, value: undefined, problem: said[0]?.message ?? 'not JSON' };
  for (const { code, severity, pointer: inside, message } of said)
    diagnostics.add(code, severity, `${pointer}${inside}`, message);
  return { pointer, value: parsed.value };
}
