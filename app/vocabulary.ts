/** The words of questions and answers, for faces that offer them as choices or set thresholds by them. */
export { coverageAtLevel } from '../graph/analyses/coverage.ts';
export type { Counting, Level } from '../graph/analyses/finding.ts';
export { countings, levels } from '../graph/analyses/finding.ts';
export { archetypes } from '../graph/analyses/gap.ts';
export { bandOf, concentrationBands } from '../graph/analyses/policy.ts';
export { outcomesByStrength } from '../graph/screening/applicable-rule.ts';
export { foundBands } from '../graph/screening/matching/listed-party.ts';
export { trustFacets, trustStates } from '../graph/screening/trust/trust.ts';
