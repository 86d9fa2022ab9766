/** The whole report as JSON: every row, every piece of evidence. */
import { fieldsNotKnown } from './gap-fields.ts';
import type { GapReport } from './gap-report.ts';
import { asFacts, factsOf, type ReportFacts, reportFormatName } from './report-facts.ts';

/** Ends with a line break. Marks that would mislead a reader of the text are written as escapes. */
export function renderJson(report: GapReport): string {
  const gaps = report.gaps.map((gap) => ({ ...gap, notKnown: fieldsNotKnown(gap) }));
  return `${escaped(JSON.stringify({ format: reportFormatName, facts: factsOf(report), ...report, gaps }, undefined, 2))}\n`;
}

export function factsInJson(text: string): ReportFacts | undefined {
  try {
    return asFacts((JSON.parse(text) as { facts?: unknown } | null)?.facts);
  } catch {
    return undefined;
  }
}

/** Inside JSON such characters occur in strings only, where an escape means the same. */
function escaped(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
