/** Exceptions of a rule: what applies, what does not, and what nobody can tell, which never clears. */
import {
  type ExceptionFact,
  isInForce,
  type RuleBase,
  type RuleException,
  type TieredOutcome,
  type Transaction,
} from './rule.ts';

/** `not checked`: nobody stated the fact, or only a person can read the text. */
export type ExceptionState = 'applies' | 'does not apply' | 'not checked';

export interface CheckedException {
  readonly exception: RuleException;
  readonly state: ExceptionState;
}

/** What an exception is checked for. */
export interface ExceptionQuestion {
  readonly transaction: Transaction;
  readonly asOf: number | undefined;
  readonly tier: keyof TieredOutcome;
  /** What is stated of the purchase; undefined: nobody says. */
  readonly factOf: (fact: ExceptionFact) => boolean | undefined;
}

/** The rule's exceptions from this transaction that hold on the day, in the order of the file. */
export function checkedExceptions(rule: RuleBase, question: ExceptionQuestion): CheckedException[] {
  return rule.exceptions
    .filter((one) => isInForce(one, question.asOf) && one.transactions.includes(question.transaction))
    .map((exception) => ({ exception, state: stateOf(exception, question) }));
}

function stateOf({ when }: RuleException, { tier, factOf }: ExceptionQuestion): ExceptionState {
  if (when === undefined) return 'not checked';
  if (when.tier !== undefined && when.tier !== tier) return 'does not apply';
  const stated = factOf(when.fact);
  if (stated === undefined) return 'not checked';
  return stated ? 'applies' : 'does not apply';
}

/** The flag that stands beside a finding which an exception could clear if somebody looked. */
export function notChecked({ exception }: CheckedException): string {
  return `exception not checked: ${exception.text} (${exception.source})`;
}
