/** Whether the rules ask for a second person before a decision counts. */
import type { DecisionKind } from '../ontology/decision.ts';
import type { RulePack } from './rule.ts';

/**
 * A waiver: the rule that it waives. A match or a no match: the rule that it names, and each rule that
 * reaches the list of the entry (`list`: as a document calls it).
 */
export function asksForTwo(pack: RulePack, kind: DecisionKind, rule: string, list: string): boolean {
  if (kind === 'confirmation') return false;
  const code = list === '' ? undefined : pack.listOf(list)?.code;
  const named = [...pack.rules, ...pack.itemRules].find((one) => one.id === rule);
  if (named?.twoPersons === true) return true;
  return kind !== 'waiver' && code !== undefined && pack.rules.some((one) => one.twoPersons && one.lists.includes(code));
}
