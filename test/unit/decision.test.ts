import { describe, expect, it } from 'vitest';
import { scopedTransactions } from '../../graph/ontology/decision.ts';
import { covers, type Decision, isSamePerson, overlaps, type Surroundings, standings } from '../../graph/screening/decision.ts';
import { transactions } from '../../graph/screening/rule.ts';
import { decision, told, upon } from '../support/decisions.ts';

const usual: Surroundings = { asOf: 200, now: () => upon, needsTwo: () => false };
const standing = (decisions: readonly Decision[], surroundings: Partial<Surroundings> = {}) =>
  told(standings(decisions, { ...usual, ...surroundings }));

it('scopes know the transactions of the rules', () => expect(scopedTransactions).toEqual(transactions));

describe('a decision', () => {
  it('counts from its day to its last day', () => {
    const one = [decision('a', { decided: 100, expires: 150 })];
    expect([99, 100, 150, 151].map((asOf) => standing(one, { asOf })[0])).toEqual([
      'a not yet in force',
      'a in force',
      'a in force',
      'a expired',
    ]);
    expect(standing(one, { asOf: undefined })).toEqual(['a in force']);
  });

  it('is reopened by another entry, another party, another rule, each by name', () => {
    const one = [decision('a', { rule: 'r1' })];
    const now = (changed: object) => standing(one, { now: () => ({ ...upon, ...changed }) });
    expect(now({})).toEqual(['a in force']);
    expect(now({ entry: 'f' })).toEqual(['a reopened the list entry has changed']);
    expect(now({ entry: undefined })).toEqual(['a reopened the list entry is not there any more']);
    expect(now({ party: 'q' })).toEqual(['a reopened the party has changed']);
    expect(now({ party: undefined })).toEqual(['a reopened the party is not there any more']);
    expect(now({ rule: 's' })).toEqual(['a reopened the rule has changed']);
    expect(now({ entry: 'f', party: 'q', rule: undefined })).toEqual([
      'a reopened the list entry has changed the party has changed the rule is not there any more',
    ]);
  });

  it('rests on what it names: no entry and no rule cannot change', () => {
    const now = () => ({ entry: undefined, party: 'p', rule: undefined });
    expect(standing([decision('a', { kind: 'waiver', entry: '', rule: '' })], { now })).toEqual(['a in force']);
    expect(standing([decision('a', { rule: '' })], { now })).toEqual(['a reopened the list entry is not there any more']);
  });

  it('has expired rather than been reopened, and is superseded rather than expired', () => {
    const changed = { now: () => ({ ...upon, party: 'q' }) };
    expect(standing([decision('a', { expires: 199 })], changed)).toEqual(['a expired the party has changed']);
    expect(standing([decision('a', { expires: 199 }), decision('b', { decided: 101 })])).toEqual([
      'a superseded by b',
      'b in force',
    ]);
  });
});

describe('of several decisions on a matter', () => {
  it('the newest day stands, then the greater id', () => {
    expect(standing([decision('a', { decided: 101 }), decision('b', { decided: 100 }), decision('c', { decided: 101 })])).toEqual(
      ['a superseded by c', 'b superseded by c', 'c in force'],
    );
  });

  it('a match and a no match of one day are disputed, whatever their ids', () => {
    for (const [a, c] of [
      ['no match', 'match'],
      ['match', 'no match'],
    ] as const) {
      const all = [decision('a', { decided: 101, kind: a }), decision('b'), decision('c', { decided: 101, kind: c })];
      expect(standing(all)).toEqual(
        ['a disputed', 'b superseded by c', 'c disputed'].map((one) => (c === 'match' ? one : one.replace('by c', 'by a'))),
      );
      const found = standings(all, usual);
      expect(['a', 'b', 'c'].map((id) => found.get(id)?.disputedBy)).toEqual([['c'], [], ['a']]);
      // A newer one settles it.
      expect(standing([...all, decision('d', { decided: 102 })])).toEqual([
        'a superseded by d',
        'b superseded by d',
        'c superseded by d',
        'd in force',
      ]);
    }
  });

  it('a dispute is about what lies in both scopes, and among decisions that count', () => {
    const [p, q] = [{ programme: 'P' }, { programme: 'Q' }];
    const pair = (mine: Partial<Decision>, theirs: Partial<Decision>, more: readonly Decision[] = [], given = {}) =>
      standing([decision('a', mine), decision('b', { kind: 'match', ...theirs }), ...more], given);
    expect(pair({ scope: p }, { scope: q })).toEqual(['a in force', 'b in force']);
    expect(
      standings([decision('a', { scope: p }), decision('b', { kind: 'match', scope: q })], usual).get('a')?.disputedBy,
    ).toEqual([]);
    expect(pair({ scope: p }, {})).toEqual(['a disputed', 'b disputed']);
    expect(pair({}, { scope: p })).toEqual(['a disputed', 'b disputed']);
    expect(pair({}, { expires: 150 })).toEqual(['a disputed', 'b expired']);
    expect(pair({}, {}, [], { needsTwo: ({ id }: Decision) => id === 'b' })).toEqual(['a in force', 'b awaiting second person']);
    // A narrower match that a newer one replaced disputes nothing any more.
    expect(pair({}, { scope: p }, [decision('c', { kind: 'match', scope: p, decided: 101 })])).toEqual([
      'a in force',
      'b superseded by c',
      'c in force',
    ]);
  });

  it('of one day what a second person confirmed stands over the rest; both confirmed are disputed', () => {
    const [a, b, c] = [decision('a'), decision('b', { kind: 'match' }), decision('c')];
    const second = (confirms: string) =>
      decision(`z${confirms}`, { kind: 'confirmation', confirms, entry: '', author: 'B. Officer' });
    const states = (...all: readonly Decision[]) => standing(all).filter((one) => !one.startsWith('z'));
    expect(states(a, b, second('a'))).toEqual(['a in force', 'b superseded by a']);
    expect(states(a, b, second('b'))).toEqual(['a superseded by b', 'b in force']);
    expect(states(a, b, second('a'), second('b'))).toEqual(['a disputed', 'b disputed']);
    expect(states(a, b, c, second('a'))).toEqual(['a in force', 'b superseded by a', 'c superseded by a']);
    expect(states(a, b, c, second('a'), second('b'))).toEqual(['a disputed', 'b disputed', 'c superseded by b']);
  });

  it('one that is not yet in force stands over none', () => {
    expect(standing([decision('a'), decision('b', { decided: 201 })])).toEqual(['a in force', 'b not yet in force']);
  });

  it('what has expired or been reopened does not bring back what it replaced', () => {
    const newer = decision('b', { kind: 'match', decided: 101, expires: 150 });
    expect(standing([decision('a'), newer])).toEqual(['a superseded by b', 'b expired']);
    const now = ({ id }: Decision) => ({ ...upon, entry: id === 'b' ? 'f' : 'e' });
    expect(standing([decision('a'), { ...newer, expires: undefined }], { now })).toEqual([
      'a superseded by b',
      'b reopened the list entry has changed',
    ]);
  });

  it('a narrower one stands over what is as narrow, not over what is wider', () => {
    const wide = decision('a');
    const narrow = decision('b', { decided: 101, scope: { programme: 'P' } });
    expect(standing([wide, narrow])).toEqual(['a in force', 'b in force']);
    expect(standing([decision('a', { scope: { programme: 'P', transaction: 'buy' } }), narrow])).toEqual([
      'a superseded by b',
      'b in force',
    ]);
    expect(standing([decision('a', { scope: { programme: 'Q' } }), narrow])).toEqual(['a in force', 'b in force']);
    expect(standing([{ ...narrow, decided: 99 }, wide])).toEqual(['a in force', 'b superseded by a']);
  });

  it('other parties, entries and rules are other matters; a match and a waiver too', () => {
    const others = [
      decision('b', { decided: 101, party: 'bravo' }),
      decision('c', { decided: 101, entry: 'sdn 2' }),
      decision('d', { decided: 101, kind: 'waiver', rule: 'r1' }),
      decision('e', { decided: 102, kind: 'waiver', rule: 'r2' }),
      decision('f', { decided: 103, kind: 'waiver', rule: 'r1', entry: '' }),
    ];
    expect(standing([decision('a'), ...others])).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => `${id} in force`));
    expect(standing([...others, decision('g', { decided: 104, kind: 'waiver', rule: 'r2' })])).toContain('e superseded by g');
    // For whatever rule a match was decided, it is the same question.
    expect(standing([decision('a'), decision('b', { kind: 'match', decided: 101, rule: 'r1' })])).toContain('a superseded by b');
  });

  it('what is stated twice is one', () => {
    expect(standing([decision('a'), decision('a')])).toEqual(['a in force']);
  });
});

describe('two persons', () => {
  const two = { needsTwo: ({ kind }: Decision) => kind !== 'confirmation' };
  const second = (given: Partial<Decision> = {}) =>
    decision('z', { kind: 'confirmation', confirms: 'a', entry: '', author: 'B. Officer', decided: 120, ...given });

  it('without a confirmation it waits, and stands over none', () => {
    expect(standing([decision('a')], two)).toEqual(['a awaiting second person']);
    expect(standing([decision('a', { decided: 130 }), decision('b'), second({ confirms: 'b' })], two)).toEqual([
      'a awaiting second person',
      'b in force',
      'z in force',
    ]);
  });

  it('a confirmation by another author, on its day or later, is one', () => {
    expect(standing([decision('a'), second()], two)).toEqual(['a in force', 'z in force']);
    expect(standing([decision('a'), second({ decided: 100 })], two)).toEqual(['a in force', 'z in force']);
    const late = 'z reopened it is no confirmation by a second person on that day or later';
    for (const given of [{ decided: 99 }, { author: 'A. Officer' }, { author: ' a.  OFFICER' }, { party: 'bravo' }]) {
      expect(standing([decision('a'), second(given)], two)).toEqual(['a awaiting second person', late]);
    }
    expect(standings([decision('a'), second()], { ...usual, ...two }).get('a')?.confirmedBy).toEqual(['z']);
  });

  it('counts from its own day', () => {
    expect(standing([decision('a'), second()], { ...two, asOf: 119 })).toEqual([
      'a awaiting second person',
      'z not yet in force',
    ]);
    expect(standing([decision('a'), second()], { ...two, asOf: 120 })[0]).toBe('a in force');
  });

  it('with keys, another key than the one that the decision was handed in with', () => {
    const keyed = (mine: string[], theirs: string[]) =>
      standing([decision('a', { keys: mine }), second({ keys: theirs })], two)[0];
    expect(keyed(['k'], ['k'])).toBe('a awaiting second person');
    expect(keyed(['k'], ['l'])).toBe('a in force');
    expect(keyed(['k'], ['k', 'l'])).toBe('a in force');
    expect(keyed(['k'], [])).toBe('a in force');
    expect(keyed([], ['k'])).toBe('a in force');
  });

  it('a confirmation of nothing, or of a confirmation, has no effect', () => {
    const nothing = 'reopened the decision that it confirms is not there';
    expect(standing([second()])).toEqual([`z ${nothing}`]);
    expect(standing([decision('a'), second(), second({ id: 'y', confirms: 'z', author: 'C. Officer' })], two)).toEqual([
      'a in force',
      `y ${nothing}`,
      'z in force',
    ]);
  });
});

it('persons are told apart by what they sign with, whatever the capitals and spacing', () => {
  expect(isSamePerson('A. Officer', 'a officer ')).toBe(true);
  expect(isSamePerson('A. Officer', 'Officer, A.')).toBe(true);
  expect(isSamePerson('A. Officer', 'A. Off\u200bicer\u3164')).toBe(true);
  expect(isSamePerson('A. Officer', 'A. A. Officer')).toBe(false);
  expect(isSamePerson('A. Officer', 'B. Officer')).toBe(false);
});

describe('scopes', () => {
  it('cover what is limited as much or more', () => {
    expect(covers({}, { programme: 'P', transaction: 'buy', items: ['i'] })).toBe(true);
    expect(covers({ programme: 'P' }, {})).toBe(false);
    expect(covers({ programme: 'P' }, { programme: 'Q' })).toBe(false);
    expect(covers({ transaction: 'buy' }, { transaction: 'pay' })).toBe(false);
    expect(covers({ transaction: 'buy' }, { transaction: 'buy', programme: 'P' })).toBe(true);
    expect(covers({ items: ['i', 'j'] }, { items: ['j'] })).toBe(true);
    expect(covers({ items: ['i', 'j'] }, { items: ['j', 'k'] })).toBe(false);
    expect(covers({ items: ['i'] }, {})).toBe(false);
  });

  it('overlap unless they are limited to different things', () => {
    expect(overlaps({}, { programme: 'P' })).toBe(true);
    expect(overlaps({ programme: 'P' }, {})).toBe(true);
    expect(overlaps({ programme: 'P' }, { programme: 'Q' })).toBe(false);
    expect(overlaps({ transaction: 'buy' }, { programme: 'P', transaction: 'pay' })).toBe(false);
    expect(overlaps({ items: ['i'] }, {})).toBe(true);
    expect(overlaps({}, { items: ['i'] })).toBe(true);
    expect(overlaps({ items: ['i', 'j'] }, { items: ['j'] })).toBe(true);
    expect(overlaps({ items: ['i'] }, { items: ['j'] })).toBe(false);
  });
});
