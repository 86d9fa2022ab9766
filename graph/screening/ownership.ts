/**
 * Question: which organisations are affected because affected parties hold them?
 *
 * Definition: the least fixpoint of "listed, or the direct shares that affected owners hold reach the
 * regime's threshold" (or an affected party controls it, where the regime counts control). It is not
 * the product of shares along a path. Cycles are safe: nothing is affected without a listed party.
 * Source: OFAC, Revised Guidance on Entities Owned by Persons Whose Property and Interests in
 * Property Are Blocked (2014-08-13) and FAQ 398 to 402; other regimes differ in their numbers only.
 *
 * Complexity: linear in the statements of ownership and control. Limit: shares of different classes
 * (votes, capital) are not told apart.
 */
import { HoldingState } from '../view/standing-holding.ts';
import { type Holdings, holdingsOn, type OwnershipGraph } from './holdings.ts';

/** A regime's own test in one period: data, read from the rule files. */
export interface OwnershipTest {
  /** Basis points. */
  readonly threshold: number;
  /** Exactly the threshold is enough. */
  readonly inclusive: boolean;
  /** Shares of several affected owners are added up. */
  readonly aggregate: boolean;
  /** What is held by an affected, unlisted party counts too. */
  readonly cascades: boolean;
  readonly controlCounts: boolean;
}

/** `minimum`: what is surely held; `maximum`: what may be held. */
export type Bound = 'minimum' | 'maximum';

export interface Affected {
  /** By organisation: -1 when not affected, else the order in which it became so; listed ones come first. */
  readonly order: Int32Array;
  /** How many of the first ones are listed. */
  readonly listed: number;
  readonly bound: Bound;
}

export interface AffectedBounds {
  readonly holdings: Holdings;
  readonly definite: Affected;
  readonly possible: Affected;
}

/**
 * Affected organisations on the day: definite on minima, possible on maxima (definite within possible).
 * @param listed Indices of listed organisations; repeats do no harm.
 */
export function affected(
  organizations: OwnershipGraph,
  listed: Iterable<number>,
  test: OwnershipTest,
  asOf: number | undefined,
): AffectedBounds {
  const holdings = holdingsOn(organizations, asOf);
  const seeds = [...listed];
  return {
    holdings,
    definite: affectedBy(holdings, seeds, test, 'minimum'),
    possible: affectedBy(holdings, seeds, test, 'maximum'),
  };
}

/** One closure: the least fixpoint under one bound. */
export function affectedBy(holdings: Holdings, listed: Iterable<number>, test: OwnershipTest, bound: Bound): Affected {
  const order = new Int32Array(holdings.count).fill(-1);
  const queue: number[] = [];
  const join = (party: number) => {
    if (order[party] !== -1) return;
    order[party] = queue.length;
    queue.push(party);
  };
  for (const party of listed) join(party);
  const seeds = queue.length;
  const share = bound === 'minimum' ? holdings.minimum : holdings.maximum;
  const sums = new Int32Array(holdings.count);
  for (let at = 0; at < (test.cascades ? queue.length : seeds); at++) {
    const holder = queue[at];
    const { offsets, held, edge } = holdings.ownedBy;
    for (let i = offsets[holder]; i < offsets[holder + 1]; i++) {
      const owned = held[i];
      // A single holder's share, where the regime does not add up, stands alone.
      sums[owned] = (test.aggregate ? sums[owned] : 0) + share[edge[i]];
      if (reaches(sums[owned], test)) join(owned);
    }
    if (test.controlCounts) joinControlled(holdings, holder, bound, join);
  }
  return { order, listed: seeds, bound };
}

/** Listed itself, not only held. */
export function isListed(closure: Affected, party: number): boolean {
  return closure.order[party] !== -1 && closure.order[party] < closure.listed;
}

function joinControlled(holdings: Holdings, holder: number, bound: Bound, join: (party: number) => void): void {
  const { offsets, held, edge } = holdings.controlledBy;
  for (let i = offsets[holder]; i < offsets[holder + 1]; i++) {
    if (isControl(holdings, edge[i], bound)) join(held[i]);
  }
}

/** Control that is in doubt counts among what is possible. */
export function isControl({ controls }: Holdings, edge: number, bound: Bound): boolean {
  return bound === 'minimum' ? controls[edge] === HoldingState.held : controls[edge] !== HoldingState.none;
}

/** Whether a sum of shares is enough; nothing held is never enough. */
export function reaches(sum: number, test: OwnershipTest): boolean {
  return sum > 0 && (test.inclusive ? sum >= test.threshold : sum > test.threshold);
}
