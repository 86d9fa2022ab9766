/** Which decisions hold, against the definition taken literally, in whatever order they came. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, type DecisionScope, type Surroundings, standings } from '../../graph/screening/decision.ts';
import { heldFor, type PlacedDecision } from '../../graph/screening/held-decision.ts';
import { decision } from '../support/decisions.ts';

const scope = fc.record(
  { programme: fc.constantFrom('P', 'Q'), transaction: fc.constantFrom('buy', 'pay') },
  { requiredKeys: [] },
);
const made = fc.record({
  kind: fc.constantFrom('match', 'no match', 'waiver', 'confirmation'),
  party: fc.constantFrom('acme', 'bravo'),
  entry: fc.constantFrom('e1', 'e2'),
  rule: fc.constantFrom('r1', 'r2'),
  confirms: fc.constantFrom('0', '1', '2', '3'),
  author: fc.constantFrom('A', 'B', 'C'),
  keys: fc.subarray(['k', 'l']),
  decided: fc.integer({ min: 1, max: 5 }),
  expires: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  scope,
  upon: fc.record({ entry: fc.constantFrom('x', 'y'), party: fc.constant('p'), rule: fc.constant('r') }),
});
const decisions = fc
  .array(made, { maxLength: 9 })
  .map((all) => all.map((one, i) => decision(String(i), one as Partial<Decision>)));
const surroundings = fc.record({ asOf: fc.integer({ min: 0, max: 7 }), two: fc.subarray(['r1', 'r2']) }).map(
  ({ asOf, two }): Surroundings => ({
    asOf,
    now: () => ({ entry: 'x', party: 'p', rule: 'r' }),
    needsTwo: ({ kind, rule }) => kind !== 'confirmation' && two.includes(rule),
  }),
);

/** The definition, word for word. */
function stateOf(one: Decision, all: readonly Decision[], { asOf, needsTwo }: Surroundings): string {
  const day = asOf as number;
  const confirmed = (it: Decision) =>
    all.some(
      (other) =>
        other.kind === 'confirmation' &&
        other.confirms === it.id &&
        other.party === it.party &&
        other.author !== it.author &&
        other.decided >= it.decided &&
        other.decided <= day &&
        (it.keys.length === 0 ||
          other.keys.length === 0 ||
          !(it.keys.length === 1 && other.keys.length === 1 && it.keys[0] === other.keys[0])),
    );
  const waits = (it: Decision) => needsTwo(it) && !confirmed(it);
  const isMatch = (it: Decision) => it.kind === 'match' || it.kind === 'no match';
  const sameMatter = (it: Decision) =>
    it.kind !== 'confirmation' &&
    it.party === one.party &&
    it.entry === one.entry &&
    (isMatch(it) ? isMatch(one) : one.kind === 'waiver' && it.rule === one.rule);
  const isWider = (wide: DecisionScope, narrow: DecisionScope) =>
    (wide.programme === undefined || wide.programme === narrow.programme) &&
    (wide.transaction === undefined || wide.transaction === narrow.transaction);
  if (one.decided > day) return 'not yet in force';
  const beats = (it: Decision, other: Decision) =>
    it.decided > other.decided ||
    (it.decided === other.decided &&
      ((confirmed(it) && !confirmed(other)) ||
        (confirmed(it) === confirmed(other) && it.kind === other.kind && it.id > other.id)));
  const counts = all.filter((it) => sameMatter(it) && it.decided <= day && !waits(it));
  const isReplaced = (it: Decision) => counts.some((other) => isWider(other.scope, it.scope) && beats(other, it));
  if (isReplaced(one)) return 'superseded';
  if (one.expires !== undefined && one.expires < day) return 'expired';
  if (one.kind === 'confirmation') {
    const of = all.find(({ id }) => id === one.confirms);
    const counts = of !== undefined && of.kind !== 'confirmation' && confirmedBy(of, one);
    return counts ? 'in force' : 'reopened';
  }
  if (one.upon.entry !== 'x') return 'reopened';
  if (waits(one)) return 'awaiting second person';
  const meets = (a: DecisionScope, b: DecisionScope) =>
    (a.programme === undefined || b.programme === undefined || a.programme === b.programme) &&
    (a.transaction === undefined || b.transaction === undefined || a.transaction === b.transaction);
  const isDisputed = counts.some(
    (it) =>
      it.kind !== one.kind &&
      it.decided === one.decided &&
      confirmed(it) === confirmed(one) &&
      meets(it.scope, one.scope) &&
      !isReplaced(it),
  );
  return isDisputed ? 'disputed' : 'in force';
}

function confirmedBy(of: Decision, by: Decision): boolean {
  if (by.party !== of.party || by.author === of.author || by.decided < of.decided) return false;
  return of.keys.length === 0 || by.keys.length === 0 || by.keys.some((key) => of.keys.some((other) => other !== key));
}

describe('decisions', () => {
  it('stand as the definition says', () => {
    fc.assert(
      fc.property(decisions, surroundings, (all, around) => {
        const found = standings(all, around);
        expect(all.map(({ id }) => `${id} ${found.get(id)?.state}`)).toEqual(
          all.map((one) => `${one.id} ${stateOf(one, all, around)}`),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('stand the same in every order, however often they are stated', () => {
    const shuffled = decisions.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length, maxLength: 2 * all.length })),
    );
    fc.assert(
      fc.property(shuffled, surroundings, ([all, other], around) => {
        const byId = (from: readonly Decision[]) => [...standings(from, around)].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(byId(other)).toEqual(byId(all));
      }),
      { numRuns: 500 },
    );
  });

  it('a no match holds only where one in force covers the question and no later match lapsed', () => {
    const asked = fc.record({ programme: fc.constantFrom(undefined, 'P', 'Q'), transaction: fc.constantFrom('buy', 'pay') });
    fc.assert(
      fc.property(decisions, surroundings, asked, (all, around, question) => {
        const found = standings(all, around);
        const placed = all.map((one): PlacedDecision => {
          const standing = found.get(one.id);
          if (standing === undefined) throw new Error('every decision stands somehow');
          return {
            decision: one,
            standing,
            organization: one.party === 'acme' ? 0 : 1,
            entry: one.entry === 'e1' ? 0 : 1,
            items: undefined,
            words: one.id,
          };
        });
        const held = heldFor(placed, { ...question, itemsOf: () => [] });
        const isIn = ({ programme, transaction }: DecisionScope) =>
          (programme === undefined || programme === question.programme) &&
          (transaction === undefined || transaction === question.transaction);
        for (const { organization, entry, verdict } of held.decisions) {
          const own = placed.filter((one) => one.organization === organization && one.entry === entry);
          // A no match never wins a tie.
          if (verdict === 'no match')
            for (const no of own.filter(
              ({ decision: { kind }, standing }) => kind === 'no match' && standing.state === 'in force',
            ))
              expect(
                own.filter(
                  ({ decision: other, standing }) =>
                    other.kind === 'match' &&
                    standing.state === 'in force' &&
                    other.decided === no.decision.decided &&
                    isIn(other.scope) &&
                    standing.confirmedBy.length >= no.standing.confirmedBy.length,
                ),
              ).toEqual([]);
          const inForce = own.filter(({ standing }) => standing.state === 'in force').map((one) => one.decision);
          if (verdict === 'no match')
            expect(inForce.some(({ kind, scope: limits }) => kind === 'no match' && isIn(limits))).toBe(true);
          if (verdict === 'match') expect(inForce.some(({ kind }) => kind === 'match')).toBe(true);
          if (verdict === 'lapsed') expect(own.some(({ decision: { kind } }) => kind === 'match')).toBe(true);
        }
        const pairs = held.decisions.map(({ organization, entry }) => `${organization} ${entry}`);
        expect(new Set(pairs).size).toBe(pairs.length);
        expect(heldFor([...placed].reverse(), { ...question, itemsOf: () => [] })).toEqual(held);
      }),
      { numRuns: 1_000 },
    );
  });
});
