/** The words of questions and answers, for faces that offer them as choices or set thresholds by them. */
export { coverageAtLevel } from '../../graph/analyses/coverage.ts';
export type { Counting, Level } from '../../graph/analyses/finding.ts';
export { countings, levels } from '../../graph/analyses/finding.ts';
export { archetypes } from '../../graph/analyses/gap.ts';
export { bandOf, concentrationBands } from '../../graph/analyses/policy.ts';
export { gapFields, gapStatuses } from '../../graph/ontology/gap-decision.ts';
export { outcomesByStrength } from '../../graph/screening/applicable-rule.ts';
export { decisionStates } from '../../graph/screening/decision.ts';
export { foundBands } from '../../graph/screening/matching/listed-party.ts';
export type { Transaction } from '../../graph/screening/rule.ts';
export { transactions } from '../../graph/screening/rule.ts';
export { trustFacets, trustStates } from '../../graph/screening/trust/trust.ts';

/** What `decide` takes, and what documents call it. */
export const decisionWords = {
  match: 'match',
  'no-match': 'no match',
  waiver: 'waiver',
  confirm: 'confirmation',
} as const;
