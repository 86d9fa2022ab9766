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
