/** Words of decision documents (docs/formats.md), which readers write and screening reads. */

export const decisionKinds = ['match', 'no match', 'waiver', 'confirmation'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** What a scope may be limited to: the transactions of the rules (graph/screening/rule.ts). */
export const scopedTransactions = ['buy', 'pay', 'export', 'invest'] as const;

/** Format of decision documents, and `texts.statement` of what they assert. */
export const decisionFormat = 'decision-json';
export const decisionStatement = 'decision';

/** Items of a scope stand in one text, one a line. */
export const betweenItems = '\n';

/**
 * House limit for the term of a waiver, in years; of one that lasts longer it is said. The longest term of an
 * exception in the shipped rules is 36 months (nonavailability determinations, DFARS 225.7018-4).
 */
export const longestWaiverYears = 3;

/** The last day within the house limit, `YYYY-MM-DD`, of a waiver of that day: the same day of a later year. */
export function lastDayOfTerm(decided: string): string {
  return `${String(Number(decided.slice(0, 4)) + longestWaiverYears).padStart(4, '0')}${decided.slice(4)}`;
}
