/** The whole report as JSON: every row, every piece of evidence. */
import { fieldsNotKnown } from './gap-fields.ts';
import type { GapReport } from './gap-report.ts';

/** Of this rendering; a field that is renamed or removed raises it. */
export const jsonFormat = 'hauberk-gap-report/1';

/** Ends with a line break. Marks that would mislead a reader of the text are written as escapes. */
export function renderJson(report: GapReport): string {
  const gaps = report.gaps.map((gap) => ({ ...gap, notKnown: fieldsNotKnown(gap) }));
  return `${escaped(JSON.stringify({ format: jsonFormat, ...report, gaps }, undefined, 2))}\n`;
}

/** Inside JSON such characters occur in strings only, where an escape means the same. */
function escaped(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
