/** The whole report as JSON: every row, every piece of evidence. */
import { fieldsNotKnown } from './gap-fields.ts';
import type { GapReport } from './gap-report.ts';
import { asFacts, factsOf, type ReportFacts, reportFormatName } from './report-facts.ts';

/** Ends with a line break. Marks that would mislead a reader of the text are written as escapes. */
export function renderJson(report: GapReport): string {
  const gaps = report.gaps.map((gap) => ({ ...gap, notKnown: fieldsNotKnown(gap) }));
  return `${escaped(JSON.stringify({ format: reportFormatName, facts: factsOf(report), ...report, gaps }, undefined, 2))}\n`;
}

const beforeFacts = /^\s*\{\s*"format"\s*:\s*"[^"]{0,100}"\s*,\s*"facts"\s*:\s*(?=\{)/;

/** From the beginning of a file, where the report writes them: the rest need not be there. */
export function factsInJson(head: string): ReportFacts | undefined {
  const from = beforeFacts.exec(head)?.[0].length;
  if (from === undefined) return undefined;
  try {
    return asFacts(JSON.parse(head.slice(from, endOfObject(head, from))));
  } catch {
    return undefined;
  }
}

/** Behind the brace that closes the one at `from`; the end of the text where none does. */
function endOfObject(text: string, from: number): number {
  let [depth, inString] = [0, false];
  for (let at = from; at < text.length; at++) {
    const mark = text[at];
    if (inString && mark === '\\') at++;
    else if (mark === '"') inString = !inString;
    else if (!inString && mark === '{') depth++;
    else if (!inString && mark === '}' && --depth === 0) return at + 1;
  }
  return text.length;
}

/** Inside JSON such characters occur in strings only, where an escape means the same. */
function escaped(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
