/** What the decisions of a view come to for one question: which matches they make and part, what they waive. */
import { byPrecedence, covers, type Decision, type DecisionScope, overlaps, type StandingOf } from './decision.ts';
import type { PartyMatch } from './party-match.ts';

/** A decision whether a party is an entry, for screening. Indices are those of the graph asked of. */
export interface HeldDecision {
  readonly organization: number;
  readonly entry: number;
  /** `lapsed`: it was a match once, and has to be looked at again. */
  readonly verdict: 'match' | 'no match' | 'lapsed';
  /** What was decided, by whom and when, in words. */
  readonly words?: string;
  /** Of the decision that stands; absent where it lapsed. */
  readonly id?: string;
}

export interface HeldWaiver {
  readonly organization: number;
  readonly rule: string;
  /** -1: whatever the entry. */
  readonly entry: number;
  /** Indices of items; undefined: all that the party supplies. */
  readonly items: readonly number[] | undefined;
  /** By whom, why and until when, in words. */
  readonly note: string;
  readonly id: string;
}

/** What has to be said beside a finding on the party and the entry. */
export interface DecisionNote {
  readonly organization: number;
  readonly entry: number;
  readonly rule: string;
  readonly note: string;
}

export interface Held {
  readonly decisions: readonly HeldDecision[];
  readonly waivers: readonly HeldWaiver[];
  readonly notes: readonly DecisionNote[];
}

export const nothingHeld: Held = { decisions: [], waivers: [], notes: [] };

/** A decision with its standing, and where its party and entry stand in the graph asked of. */
export interface PlacedDecision {
  readonly decision: Decision;
  readonly standing: StandingOf;
  /** -1: not in the graph asked of. */
  readonly organization: number;
  readonly entry: number;
  /** Items of its scope; those that are not in the graph are left out. */
  readonly items: readonly number[] | undefined;
  /** What was decided, by whom and when, in words. */
  readonly words: string;
}

/** What is asked: of which programme, for which transaction. Absent: of all. */
export interface AskedScope extends Pick<DecisionScope, 'programme' | 'transaction'> {
  /** Items that the party supplies of those asked about. */
  readonly itemsOf: (organization: number) => readonly number[];
}

/**
 * A no match or a waiver has to cover the question, a match to touch it: what clears counts only where
 * it was decided for. The newest that is in force stands; without one, what was ever decided to be a match
 * is one that has to be looked at again.
 */
export function heldFor(placed: readonly PlacedDecision[], asked: AskedScope): Held {
  const decisions: HeldDecision[] = [];
  const waivers: HeldWaiver[] = [];
  const notes: DecisionNote[] = [];
  const pairs = new Map<string, PlacedDecision[]>();
  const confirmed = new Set(placed.flatMap(({ decision, standing }) => (standing.confirmedBy.length > 0 ? [decision.id] : [])));
  const precedence = byPrecedence(({ id }) => confirmed.has(id));
  const wordsOf = new Map(placed.map(({ decision, words }) => [decision.id, words]));
  for (const one of [...placed].sort((a, b) => precedence(a.decision, b.decision))) {
    const { decision, standing, organization, entry } = one;
    if (organization === -1 || standing.state === 'not yet in force') continue;
    if (decision.kind === 'waiver') {
      if (standing.state !== 'superseded') addWaiver(one, asked, waivers, notes);
      continue;
    }
    if (decision.kind === 'confirmation' || entry === -1 || !bearsOn(one, asked)) continue;
    const pair = `${organization} ${entry}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), one]);
  }
  for (const pair of pairs.values()) {
    const held = verdictOf(pair, notes, wordsOf);
    if (held !== undefined) decisions.push(held);
  }
  return { decisions, waivers, notes };
}

function bearsOn({ decision, organization, items }: PlacedDecision, asked: AskedScope): boolean {
  const { programme, transaction } = decision.scope;
  if (decision.kind === 'match') return overlaps({ programme, transaction }, asked);
  return covers({ programme, transaction }, asked) && includesAll(items, asked.itemsOf(organization));
}

/** Whether the items, or all where none are named, include what is supplied; of nothing supplied nothing is included. */
export function includesAll(items: readonly number[] | undefined, supplied: readonly number[]): boolean {
  if (items === undefined) return true;
  const named = new Set(items);
  return supplied.length > 0 && supplied.every((item) => named.has(item));
}

/** By precedence. What is disputed is no match and no no match: it has to be looked at again. */
function verdictOf(
  pair: readonly PlacedDecision[],
  notes: DecisionNote[],
  wordsOf: ReadonlyMap<string, string>,
): HeldDecision | undefined {
  let lapsed: HeldDecision | undefined;
  for (const { decision, standing, organization, entry, words } of pair) {
    if (standing.state === 'in force') {
      const { id } = decision;
      if (decision.kind === 'match') return { organization, entry, verdict: 'match', id };
      return lapsed ?? { organization, entry, verdict: 'no match', words, id };
    }
    // What stood instead of it has lapsed itself, or this would not be looked at.
    if (decision.kind === 'match') lapsed = { organization, entry, verdict: 'lapsed' };
    if (standing.state === 'superseded' || isSaidByMatch(decision, standing, pair)) continue;
    const against =
      standing.state === 'disputed' ? ` by ${standing.disputedBy.map((id) => wordsOf.get(id) ?? id).join(' and by ')}` : '';
    notes.push({ organization, entry, rule: '', note: `${words}: ${lapse(standing)}${against}` });
  }
  return lapsed;
}

/** One note names both of a dispute. */
function isSaidByMatch({ kind }: Decision, { state, disputedBy }: StandingOf, pair: readonly PlacedDecision[]): boolean {
  if (state !== 'disputed' || kind === 'match') return false;
  return pair.some(({ decision, standing }) => standing.state === 'disputed' && disputedBy.includes(decision.id));
}

function addWaiver(placed: PlacedDecision, asked: AskedScope, waivers: HeldWaiver[], notes: DecisionNote[]): void {
  const { decision, standing, organization, entry, items, words } = placed;
  const { programme, transaction } = decision.scope;
  // An entry that the view does not have is the entry of no finding.
  if (!covers({ programme, transaction }, asked) || (decision.entry !== '' && entry === -1)) return;
  const { id, rule } = decision;
  if (standing.state === 'in force') waivers.push({ organization, rule, entry, items, note: words, id });
  else notes.push({ organization, entry, rule, note: `${words}: ${lapse(standing)}` });
}

/** A no match beside a shared identifier changes nothing: that the two contradict each other is said beside what is found. */
export function contradicted({ decisions }: Pick<Held, 'decisions'>, matches: readonly PartyMatch[]): DecisionNote[] {
  const identified = new Set(
    matches.flatMap(({ kind, organization, entry }) => (kind === 'identifier' ? [`${organization} ${entry}`] : [])),
  );
  return decisions.flatMap(({ organization, entry, verdict, words = verdict }) =>
    verdict === 'no match' && identified.has(`${organization} ${entry}`)
      ? [{ organization, entry, rule: '', note: `${words}: contradicted by an identifier that both bear` }]
      : [],
  );
}

/** Why it does not hold. */
export function lapse({ state, changed }: StandingOf): string {
  return changed.length > 0 && state === 'reopened' ? `reopened, since ${changed.join(' and ')}` : state;
}
