import { describe, expect, it } from 'vitest';
import type { Decision, DecisionState } from '../../graph/screening/decision.ts';
import { type AskedScope, contradicted, heldFor, includesAll, type PlacedDecision } from '../../graph/screening/held-decision.ts';
import type { PartyMatch } from '../../graph/screening/party-match.ts';
import { decision } from '../support/decisions.ts';

interface Given extends Partial<Decision> {
  readonly state?: DecisionState;
  readonly changed?: readonly string[];
  readonly organization?: number;
  readonly at?: number;
  readonly inItems?: readonly number[];
}

function placed(
  id: string,
  { state = 'in force', changed = [], organization = 0, at = 7, inItems, ...given }: Given = {},
): PlacedDecision {
  return {
    decision: decision(id, given),
    standing: { state, changed, disputedBy: [], confirmedBy: [] },
    organization,
    entry: at,
    items: inItems,
    words: `words of ${id}`,
  };
}

const asked: AskedScope = { programme: undefined, transaction: 'buy', itemsOf: () => [1, 2] };
const verdicts = (all: readonly PlacedDecision[], question: Partial<AskedScope> = {}) =>
  heldFor(all, { ...asked, ...question })
    .decisions.map(({ organization, entry, verdict }) => `${organization} ${entry} ${verdict}`)
    .sort();
const match = (given: Given = {}): Given => ({ kind: 'match', ...given });

describe('matches and no matches', () => {
  it('are those in force, of what the graph has', () => {
    expect(verdicts([placed('a'), placed('b', match({ organization: 1 }))])).toEqual(['0 7 no match', '1 7 match']);
    expect(verdicts([placed('a', { organization: -1 }), placed('b', { at: -1 })])).toEqual([]);
    expect(verdicts([placed('a', { state: 'not yet in force' }), placed('b', { kind: 'confirmation' })])).toEqual([]);
  });

  it('a no match that no longer holds clears nothing, and is said', () => {
    for (const state of ['expired', 'reopened', 'awaiting second person'] as const) {
      const held = heldFor([placed('a', { state })], asked);
      expect(held.decisions).toEqual([]);
      expect(held.notes).toEqual([{ organization: 0, entry: 7, rule: '', note: `words of a: ${state}` }]);
    }
    const why = heldFor([placed('a', { state: 'reopened', changed: ['x has changed', 'y has changed'] })], asked);
    expect(why.notes.map(({ note }) => note)).toEqual(['words of a: reopened, since x has changed and y has changed']);
    expect(heldFor([placed('a', { state: 'expired', changed: ['x has changed'] })], asked).notes[0]?.note).toBe(
      'words of a: expired',
    );
  });

  it('a match that no longer holds is looked at again', () => {
    for (const state of ['expired', 'reopened', 'awaiting second person'] as const)
      expect(verdicts([placed('a', match({ state }))])).toEqual(['0 7 lapsed']);
  });

  it('what was a match once comes back when the no match after it lapses, and without a note of its own', () => {
    const before = placed('a', match({ state: 'superseded', decided: 90 }));
    expect(verdicts([before, placed('b', { state: 'expired' })])).toEqual(['0 7 lapsed']);
    expect(heldFor([before, placed('b', { state: 'expired' })], asked).notes.map(({ note }) => note)).toEqual([
      'words of b: expired',
    ]);
    expect(verdicts([before, placed('b')])).toEqual(['0 7 no match']);
    expect(verdicts([placed('a', { state: 'superseded', decided: 90 }), placed('b', { state: 'expired' })])).toEqual([]);
  });

  it('a newer match that lapsed is not cleared by an older no match', () => {
    const older = placed('a', { decided: 90 });
    expect(verdicts([older, placed('b', match({ state: 'awaiting second person', decided: 91 }))])).toEqual(['0 7 lapsed']);
    expect(verdicts([placed('a', { decided: 92 }), placed('b', match({ state: 'expired', decided: 91 }))])).toEqual([
      '0 7 no match',
    ]);
    expect(
      verdicts([placed('a', match({ decided: 90 })), placed('b', { state: 'awaiting second person', decided: 91 })]),
    ).toEqual(['0 7 match']);
  });

  it('a no match counts where it covers the question, a match where it touches it', () => {
    const scope = { programme: 'P' };
    expect(verdicts([placed('a', { scope })])).toEqual([]);
    expect(verdicts([placed('a', { scope })], { programme: 'P' })).toEqual(['0 7 no match']);
    expect(verdicts([placed('a', { scope })], { programme: 'Q' })).toEqual([]);
    expect(verdicts([placed('a', match({ scope }))])).toEqual(['0 7 match']);
    expect(verdicts([placed('a', match({ scope }))], { programme: 'Q' })).toEqual([]);
    expect(
      verdicts([placed('a', { scope: { transaction: 'pay' } }), placed('b', match({ at: 8, scope: { transaction: 'pay' } }))]),
    ).toEqual([]);
    expect(verdicts([placed('a', { scope: { transaction: 'buy' } })])).toEqual(['0 7 no match']);
  });

  it('a no match for some items counts if the party supplies no other', () => {
    expect(verdicts([placed('a', { inItems: [1, 2, 3] })])).toEqual(['0 7 no match']);
    expect(verdicts([placed('a', { inItems: [1] })])).toEqual([]);
    expect(verdicts([placed('a', match({ inItems: [1] }))])).toEqual(['0 7 match']);
  });
});

describe('waivers', () => {
  const waiver = (given: Given = {}): Given => ({ kind: 'waiver', rule: 'r1', entry: '', at: -1, ...given });
  const waivers = (all: readonly PlacedDecision[], question = {}) =>
    heldFor(all, { ...asked, ...question }).waivers.map(({ organization, rule, entry, id, note }) =>
      [organization, rule, entry, id, note].join(' '),
    );

  it('are those in force that cover the question', () => {
    expect(waivers([placed('a', waiver())])).toEqual(['0 r1 -1 a words of a']);
    expect(waivers([placed('a', waiver({ scope: { programme: 'P' } }))])).toEqual([]);
    expect(waivers([placed('a', waiver({ scope: { programme: 'P' } }))], { programme: 'P' })).toHaveLength(1);
    expect(waivers([placed('a', waiver({ scope: { transaction: 'pay' } }))])).toEqual([]);
    expect(waivers([placed('a', waiver({ state: 'superseded' })), placed('b', waiver({ state: 'not yet in force' }))])).toEqual(
      [],
    );
  });

  it('one for an entry that is not there waives nothing, rather than all', () => {
    expect(waivers([placed('a', waiver({ entry: 'sdn 1', at: -1 }))])).toEqual([]);
    expect(waivers([placed('a', waiver({ entry: 'sdn 1', at: 3 }))])).toEqual(['0 r1 3 a words of a']);
  });

  it('those that ended are said, for their rule and entry', () => {
    const held = heldFor([placed('a', waiver({ state: 'expired', entry: 'sdn 1', at: 3 }))], asked);
    expect(held.waivers).toEqual([]);
    expect(held.notes).toEqual([{ organization: 0, entry: 3, rule: 'r1', note: 'words of a: expired' }]);
    expect(heldFor([placed('a', waiver({ state: 'superseded' }))], asked).notes).toEqual([]);
  });
});

it('items include what is supplied, and nothing supplied is not included', () => {
  expect(includesAll(undefined, [1])).toBe(true);
  expect(includesAll(undefined, [])).toBe(true);
  expect(includesAll([1, 2], [2, 1])).toBe(true);
  expect(includesAll([1], [1, 2])).toBe(false);
  expect(includesAll([1], [])).toBe(false);
});

describe('a dispute', () => {
  const disputed = (id: string, by: string, given: Given): PlacedDecision => {
    const one = placed(id, { state: 'disputed', ...given });
    return { ...one, standing: { ...one.standing, disputedBy: [by] } };
  };
  it('is looked at again, with one note that names both', () => {
    const [no, yes] = [disputed('z', 'b', {}), disputed('b', 'z', match())];
    for (const all of [
      [no, yes],
      [yes, no],
    ]) {
      const held = heldFor(all, asked);
      expect(held.decisions).toEqual([{ organization: 0, entry: 7, verdict: 'lapsed' }]);
      expect(held.notes.map(({ note }) => note)).toEqual(['words of b: disputed by words of z']);
    }
  });

  it('with a match that does not bear on the question leaves the no match without effect', () => {
    const yes = disputed('b', 'z', match({ scope: { programme: 'P' } }));
    const held = heldFor([disputed('z', 'b', {}), yes], { ...asked, programme: 'Q' });
    expect(held.decisions).toEqual([]);
    expect(held.notes.map(({ note }) => note)).toEqual(['words of z: disputed by words of b']);
  });

  it('of one day, a match that waits is not cleared by a no match with whatever id', () => {
    for (const id of ['0', 'z'])
      expect(verdicts([placed(id), placed('b', match({ state: 'awaiting second person' }))])).toEqual(['0 7 lapsed']);
  });
});

it('what is no match and bears the identifier of the entry is contradicted, and nothing else', () => {
  const held = (verdict: 'match' | 'no match' | 'lapsed', words?: string) => ({
    decisions: [{ organization: 1, entry: 7, verdict, ...(words === undefined ? {} : { words }) }],
  });
  const by = (kind: 'identifier' | 'name', organization = 1, entry = 7) => [{ kind, organization, entry } as PartyMatch];
  expect(contradicted(held('no match', 'said'), by('identifier'))).toEqual([
    { organization: 1, entry: 7, rule: '', note: 'said: contradicted by an identifier that both bear' },
  ]);
  expect(contradicted(held('no match', 'said'), [...by('name'), ...by('identifier', 2), ...by('identifier', 1, 8)])).toEqual([]);
  expect(contradicted(held('match'), by('identifier'))).toEqual([]);
  expect(contradicted(held('lapsed'), by('identifier'))).toEqual([]);
});

it('of one day what a second person confirmed stands, and is named by its id', () => {
  const one = (id: string, kind: 'match' | 'no match', confirmedBy: string[] = []): PlacedDecision => {
    const given = placed(id, { kind });
    return { ...given, standing: { ...given.standing, confirmedBy } };
  };
  const ids = (...all: PlacedDecision[]) => heldFor(all, asked).decisions.map(({ id, verdict }) => [id, verdict]);
  expect(ids(one('a', 'no match', ['c']), one('b', 'match'))).toEqual([['a', 'no match']]);
  expect(ids(one('a', 'no match'), one('b', 'match'))).toEqual([['b', 'match']]);
  expect(ids(one('a', 'no match', ['c']), one('b', 'match', ['d']))).toEqual([['b', 'match']]);
});
