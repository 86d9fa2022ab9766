/** Waivers over findings of rules about items: whom they reach, what is said of those that reach nothing. */
import { describe, expect, it } from 'vitest';
import type { DecisionNote, HeldWaiver } from '../../graph/screening/held-decision.ts';
import type { ItemRule } from '../../graph/screening/item-rule.ts';
import type { ItemRuleFinding } from '../../graph/screening/origin/item-rule-finding.ts';
import { afterWaivers, type WaivedItem, waivedBars, whyNoEffect } from '../../graph/screening/origin/waived-items.ts';

const finding = (given: Partial<Omit<ItemRuleFinding, 'rule'>> & { rule?: string } = {}): ItemRuleFinding => ({
  subject: { type: 'Source', index: 0 },
  item: 4,
  category: '',
  party: 1,
  outcome: 'prohibited',
  basis: 'origin',
  found: ['melted in CN'],
  missing: [],
  flags: ['flag'],
  exceptions: ['exception not checked: T (S)'],
  share: undefined,
  sourceClass: undefined,
  path: [],
  endItems: [9],
  evidence: [],
  ...given,
  rule: { id: given.rule ?? 'a', source: 'S', effective: '2020-01-01', title: 'T', pack: 'us', status: 'in force', reason: 'R' },
});
const waiver = (id: string, given: Partial<HeldWaiver> = {}): HeldWaiver => ({
  organization: 1,
  rule: 'a',
  entry: -1,
  items: undefined,
  note: `note ${id}`,
  id,
  ...given,
});
const lapsed = (note: string, given: Partial<DecisionNote> = {}): DecisionNote => ({
  organization: 1,
  rule: 'a',
  entry: -1,
  note,
  ...given,
});
const held = (all: readonly ItemRuleFinding[], waivers: readonly HeldWaiver[], notes: readonly DecisionNote[] = []) =>
  afterWaivers(all, { decisions: [], waivers, notes });
const ids = (waived: readonly WaivedItem[]) => waived.map((one) => [one.finding.item, ...one.waivers.map(({ id }) => id)]);

describe('findings', () => {
  it('of the party and the rule are waived, others stay as they are, in their order', () => {
    const all = [
      finding({ item: 7 }),
      finding({ item: 6, party: 2 }),
      finding({ item: 5, rule: 'b' }),
      finding({ item: 3, party: -1 }),
      finding({ item: 2 }),
    ];
    const { findings, waived } = held(all, [waiver('x')]);
    expect(findings).toEqual([all[1], all[2], all[3]]);
    expect(findings[0]).toBe(all[1]);
    expect(waived.map((one) => one.finding)).toEqual([all[0], all[4]]);
    expect(ids(waived)).toEqual([
      [7, 'x'],
      [2, 'x'],
    ]);
  });

  it('of no party are waived by nobody, whatever stands for a party that is not in the graph', () => {
    const one = finding({ party: -1 });
    expect(held([one], [waiver('x', { organization: -1 })], [lapsed('gone', { organization: -1 })])).toEqual({
      findings: [one],
      waived: [],
    });
  });

  it('by a waiver for items, of these alone', () => {
    const all = [finding({ item: 4 }), finding({ item: 5 })];
    const { findings, waived } = held(all, [waiver('x', { items: [5, 6] }), waiver('y', { items: [] })]);
    expect(findings).toEqual([all[0]]);
    expect(ids(waived)).toEqual([[5, 'x']]);
  });

  it('by several, each by id', () => {
    const three = [waiver('y'), waiver('x'), waiver('z')];
    expect(ids(held([finding()], three).waived)).toEqual([[4, 'x', 'y', 'z']]);
    expect(ids(held([finding()], [...three].reverse()).waived)).toEqual([[4, 'x', 'y', 'z']]);
  });
});

describe('what is said beside what is left', () => {
  it('that a waiver no longer holds: of the party and the rule, for no list entry', () => {
    const notes = [
      lapsed('expired'),
      lapsed('another party', { organization: 2 }),
      lapsed('another rule', { rule: 'b' }),
      lapsed('for an entry', { entry: 3 }),
    ];
    expect(held([finding()], [], notes).findings.map(({ flags }) => flags)).toEqual([['flag', 'expired']]);
    expect(held([finding()], [waiver('x')], notes).findings).toEqual([]);
  });

  it('that a waiver for a list entry waives nothing, of the items in its scope', () => {
    const about = [waiver('x', { entry: 3, items: [4] }), waiver('y', { entry: 3, organization: 2 })];
    const { findings, waived } = held([finding(), finding({ item: 5 })], about);
    expect(waived).toEqual([]);
    expect(findings.map(({ flags }) => flags)).toEqual([
      ['flag', 'note x: waives nothing here, since it is for a list entry, and this rests on none'],
      ['flag'],
    ]);
  });

  it('nothing of it where another waiver holds', () => {
    const { findings, waived } = held([finding()], [waiver('x', { entry: 3 }), waiver('y')]);
    expect([findings, ids(waived)]).toEqual([[], [[4, 'y']]]);
    expect(waived[0].finding.flags).toEqual(['flag']);
  });
});

describe('flags of the register', () => {
  it('one for each party and rule, with each waiver once, by id, before what was found', () => {
    const { waived } = held(
      [finding(), finding({ item: 5, found: ['made in CN'] }), finding({ party: 2 }), finding({ rule: 'b' })],
      [
        waiver('y', { items: [5] }),
        waiver('z'),
        waiver('x', { items: [4] }),
        waiver('p', { organization: 2 }),
        waiver('r', { rule: 'b' }),
      ],
    );
    expect(waivedBars(waived).map(({ party, rule, items, waivers, flags }) => [party, rule.id, items, waivers, flags])).toEqual([
      [1, 'a', [4, 5], ['x', 'y', 'z'], ['note x', 'note y', 'note z', 'melted in CN', 'flag', 'made in CN']],
      [2, 'a', [4], ['p'], ['note p', 'melted in CN', 'flag']],
      [1, 'b', [4], ['r'], ['note r', 'melted in CN', 'flag']],
    ]);
  });

  it('have no outcome and no exceptions, and are of what would have been prohibited or restricted alone', () => {
    const all = [finding(), finding({ party: 2, outcome: 'review' })];
    const bars = waivedBars(held(all, [waiver('x'), waiver('y', { organization: 2 })]).waived);
    expect(bars).toEqual([
      {
        party: 1,
        rule: finding().rule,
        basis: 'origin',
        flags: ['note x', 'melted in CN', 'flag'],
        path: [],
        items: [4],
        endItems: [9],
        evidence: [],
        waivers: ['x'],
      },
    ]);
  });
});

describe('a waiver without effect', () => {
  const rule = (...kinds: readonly (string | undefined)[]) =>
    ({ id: 'a', versions: kinds.map((kind) => ({ test: kind === undefined ? undefined : { kind } })) }) as unknown as ItemRule;

  it('of a rule that finds nothing of one party in any version', () => {
    const why = 'findings of a are of no party, and cannot be waived for one';
    for (const kind of ['content', 'one country', 'design authority', undefined]) {
      expect(whyNoEffect(rule(kind), {})).toBe(why);
      expect(whyNoEffect(rule(kind), { entry: 'sdn:1' })).toBe(why);
    }
  });

  it('for a list entry; one for the rule has its effect, where a version names parties', () => {
    for (const some of [rule('origin'), rule('source class'), rule('content', 'origin')]) {
      expect(whyNoEffect(some, {})).toBeUndefined();
      expect(whyNoEffect(some, { entry: 'sdn:1' })).toBe('a is about items; what it finds rests on no list entry');
    }
  });
});
