/** What lists of decisions are narrowed to, and what is said of a narrowed list of which more is asked for. */
import type { AnswerPages } from '../../answers.ts';
import { count, texts } from '../../texts/texts.ts';

const t = texts.decisions;

/** Those, and what else rows have. */
export function choicesWith(known: readonly string[], found: readonly string[]): readonly string[] {
  return [...new Set([...known, ...found])];
}

/** Until all were looked at it says how many were: what is not found in a part may be in the rest. */
export function howManyShown({ hasMore, data }: AnswerPages<unknown>, shown: number, isNarrowed: boolean): string {
  const { rows, totalCount } = data ?? { rows: [], totalCount: 0 };
  if (isNarrowed && hasMore) return t.shownSoFar(count(shown), count(rows.length), count(totalCount));
  return t.shown(count(shown), count(totalCount));
}
