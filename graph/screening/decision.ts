/**
 * Question: which recorded decisions hold on a day, and why do the others not?
 *
 * Definition: a decision counts from its day to its last day. Of several on the same matter (party and
 * entry; of a waiver party, rule and entry) the newest stands as far as its scope reaches; of one day the
 * one that a second person confirmed, then the one with the greater id; nothing is overwritten. A match and
 * a no match of one day, both or neither of them confirmed, are disputed: neither stands. A decision is reopened when what it was decided upon is another now: the
 * list entry, the party's record, the rule. Where a rule asks for two persons it waits for a confirmation
 * by another author, handed in with another key where both were handed in with keys.
 *
 * Nothing depends on the order of the decisions. O(n log n), and of one matter O(n^2).
 */
import type { DecisionKind } from '../ontology/decision.ts';
import { normalizeName } from '../ontology/name.ts';

/** What a decision is limited to; what is not stated limits nothing. */
export interface DecisionScope {
  /** Key of a programme. */
  readonly programme?: string | undefined;
  readonly transaction?: string | undefined;
  /** Items by whatever names them; two scopes compare by the same names. */
  readonly items?: readonly string[] | undefined;
}

/** SHA-256 of what it was decided upon, or of the same now; undefined: not stated, or no longer there. */
export interface DecidedUpon {
  readonly entry: string | undefined;
  readonly party: string | undefined;
  readonly rule: string | undefined;
}

export interface Decision {
  /** SHA-256 of what was decided. */
  readonly id: string;
  readonly kind: DecisionKind;
  /** What names the party and the entry in one view; empty: none. */
  readonly party: string;
  readonly entry: string;
  readonly rule: string;
  /** Id of the decision that a confirmation confirms. */
  readonly confirms: string;
  readonly scope: DecisionScope;
  readonly author: string;
  /** Names of the keys with which it was handed in; none where it was without. */
  readonly keys: readonly string[];
  /** Days. */
  readonly decided: number;
  readonly expires: number | undefined;
  readonly upon: DecidedUpon;
}

export const decisionStates = [
  'in force',
  'awaiting second person',
  'disputed',
  'reopened',
  'expired',
  'superseded',
  'not yet in force',
] as const;
export type DecisionState = (typeof decisionStates)[number];

export interface StandingOf {
  readonly state: DecisionState;
  /** Why it is reopened, in words. */
  readonly changed: readonly string[];
  /** Id of the decision that stands instead. */
  readonly supersededBy?: string;
  /** Ids of others on the same matter that say the opposite of something in its scope on the same day, ascending. */
  readonly disputedBy: readonly string[];
  /** Ids of the confirmations that count, ascending. */
  readonly confirmedBy: readonly string[];
}

export interface Surroundings {
  /** Day; undefined: all days. */
  readonly asOf: number | undefined;
  /** What the decision would be made upon now. */
  readonly now: (decision: Decision) => DecidedUpon;
  /** A rule that it bears on asks for a second person. */
  readonly needsTwo: (decision: Decision) => boolean;
}

/** The standing of each decision, by its id. Decisions with the same id are one. */
export function standings(decisions: readonly Decision[], surroundings: Surroundings): ReadonlyMap<string, StandingOf> {
  const { asOf } = surroundings;
  const all = [...new Map(decisions.map((one) => [one.id, one])).values()];
  const hasBegun = (one: Decision) => asOf === undefined || one.decided <= asOf;
  const confirmations = groupBy(
    all.filter((one) => one.kind === 'confirmation' && hasBegun(one)),
    ({ confirms }) => confirms,
  );
  const confirmedBy = new Map(all.map((one) => [one.id, counting(one, confirmations.get(one.id) ?? [])]));
  const isComplete = (one: Decision) => !surroundings.needsTwo(one) || (confirmedBy.get(one.id) ?? []).length > 0;
  const byId = new Map(all.map((one) => [one.id, one]));
  const result = new Map<string, StandingOf>();
  for (const matter of groupBy(all, matterOf).values()) {
    const isConfirmed = ({ id }: Decision) => (confirmedBy.get(id) ?? []).length > 0;
    const counts = matter.filter((one) => hasBegun(one) && isComplete(one)).sort(byPrecedence(isConfirmed));
    const strongerThan = (one: Decision) =>
      counts.find((other) => prevails(other, one, isConfirmed) && covers(other.scope, one.scope));
    const standing = counts.filter((one) => strongerThan(one) === undefined);
    for (const one of matter) {
      const stronger = strongerThan(one);
      const isDisputed =
        counts.includes(one) && standing.some((other) => isOpposite(one, other) && isTie(one, other, isConfirmed));
      const changed = one.kind === 'confirmation' ? unconfirmed(one, byId) : changesOf(one, surroundings.now(one));
      const state = (): DecisionState => {
        if (!hasBegun(one)) return 'not yet in force';
        if (stronger !== undefined) return 'superseded';
        if (one.expires !== undefined && asOf !== undefined && one.expires < asOf) return 'expired';
        if (changed.length > 0) return 'reopened';
        if (isDisputed) return 'disputed';
        return isComplete(one) ? 'in force' : 'awaiting second person';
      };
      const found = state();
      result.set(one.id, {
        state: found,
        changed,
        ...(found === 'superseded' && stronger !== undefined ? { supersededBy: stronger.id } : {}),
        disputedBy: matter
          .filter((other) => isOpposite(one, other))
          .map(({ id }) => id)
          .sort(),
        confirmedBy: confirmedBy.get(one.id) ?? [],
      });
    }
  }
  return result;
}

/**
 * The order in which decisions on a matter prevail: newest first, then what a second person confirmed, then a
 * match before a no match, since that may never win by chance, then by greater id.
 */
export function byPrecedence(isConfirmed: (decision: Decision) => boolean): (a: Decision, b: Decision) => number {
  return (a, b) =>
    b.decided - a.decided ||
    Number(isConfirmed(b)) - Number(isConfirmed(a)) ||
    Number(a.kind === 'no match') - Number(b.kind === 'no match') ||
    (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

/** Whether `other` stands over `one`: never over what says the opposite with the same right. */
function prevails(other: Decision, one: Decision, isConfirmed: (decision: Decision) => boolean): boolean {
  if (other.kind !== one.kind && isTie(other, one, isConfirmed)) return false;
  return byPrecedence(isConfirmed)(other, one) < 0;
}

function isTie(a: Decision, b: Decision, isConfirmed: (decision: Decision) => boolean): boolean {
  return a.decided === b.decided && isConfirmed(a) === isConfirmed(b);
}

/** Of one day, and not both true of what lies in both scopes. */
function isOpposite(a: Decision, b: Decision): boolean {
  return a.kind !== b.kind && a.decided === b.decided && overlaps(a.scope, b.scope);
}

/** Whether all that `inner` is limited to lies within `outer`. */
export function covers(outer: DecisionScope, inner: DecisionScope): boolean {
  const one = (wide: string | undefined, narrow: string | undefined) => wide === undefined || wide === narrow;
  if (!one(outer.programme, inner.programme) || !one(outer.transaction, inner.transaction)) return false;
  if (outer.items === undefined) return true;
  const wide = new Set(outer.items);
  return inner.items?.every((item) => wide.has(item)) === true;
}

/** Whether some case lies within both. */
export function overlaps(a: DecisionScope, b: DecisionScope): boolean {
  const one = (x: string | undefined, y: string | undefined) => x === undefined || y === undefined || x === y;
  if (!one(a.programme, b.programme) || !one(a.transaction, b.transaction)) return false;
  if (a.items === undefined || b.items === undefined) return true;
  const other = new Set(b.items);
  return a.items.some((item) => other.has(item));
}

/** Match and no match are two answers to one question. A confirmation is a matter of its own. */
function matterOf({ id, kind, party, entry, rule }: Decision): string {
  if (kind === 'confirmation') return JSON.stringify([kind, id]);
  return JSON.stringify(kind === 'waiver' ? [kind, party, rule, entry] : ['match', party, entry]);
}

function counting(decision: Decision, confirmations: readonly Decision[]): string[] {
  return confirmations
    .filter((one) => isSecond(decision, one))
    .map(({ id }) => id)
    .sort();
}

/** By another person, on the decision's day or later. */
function isSecond(decision: Decision, { author, keys, decided, party }: Decision): boolean {
  if (party !== decision.party || decided < decision.decided) return false;
  if (isSamePerson(author, decision.author)) return false;
  return decision.keys.length === 0 || keys.length === 0 || keys.some((key) => decision.keys.some((other) => other !== key));
}

/** By the words that they sign with: other capitals, spacing, signs or another order are no other person. */
export function isSamePerson(a: string, b: string): boolean {
  return wordsOfName(a) === wordsOfName(b);
}

function wordsOfName(name: string): string {
  const seen = name.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return normalizeName(seen).split(' ').sort().join(' ');
}

function changesOf({ party, entry, rule, upon }: Decision, now: DecidedUpon): string[] {
  const changed: string[] = [];
  const look = (what: string, isMeant: boolean, before: string | undefined, after: string | undefined) => {
    if (!isMeant || before === after) return;
    changed.push(after === undefined ? `the ${what} is not there any more` : `the ${what} has changed`);
  };
  look('list entry', entry !== '', upon.entry, now.entry);
  look('party', party !== '', upon.party, now.party);
  look('rule', rule !== '', upon.rule, now.rule);
  return changed;
}

function unconfirmed(confirmation: Decision, byId: ReadonlyMap<string, Decision>): string[] {
  const decision = byId.get(confirmation.confirms);
  if (decision === undefined || decision.kind === 'confirmation') return ['the decision that it confirms is not there'];
  return isSecond(decision, confirmation) ? [] : ['it is no confirmation by a second person on that day or later'];
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
