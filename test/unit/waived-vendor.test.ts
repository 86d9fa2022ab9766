/** Waivers and lapsed decisions beside the findings of vendors. */
import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { openPairs } from '../../graph/screening/decision-queue.ts';
import type { DecisionNote, Held, HeldWaiver } from '../../graph/screening/held-decision.ts';
import { matchParties } from '../../graph/screening/party-match.ts';
import { untrustedVendors } from '../../graph/screening/untrusted-vendor.ts';
import { decidedIn } from '../support/held-decisions.ts';
import { shippedRules } from '../support/shipped-rules.ts';
import { type GraphSpec, graphOf } from '../support/view-graph.ts';

const supply: GraphSpec = {
  items: { Drone: { requires: ['Board', 'Chip'] }, Board: {}, Chip: {} },
  sources: [
    { item: 'Drone', by: 'Prime' },
    { item: 'Board', by: 'Chips' },
    { item: 'Chip', by: 'Chips' },
  ],
  programmes: { P: ['Drone'] },
};

interface Waived {
  readonly of?: string;
  readonly rule?: string;
  readonly entry?: string;
  readonly items?: readonly string[];
  readonly id?: string;
}
interface Noted {
  readonly of?: string;
  readonly entry?: string;
  readonly rule?: string;
}

function prepared(spec: GraphSpec, waived: readonly Waived[], noted: readonly Noted[]) {
  const fixture = graphOf({ ...supply, ...spec });
  const { graph } = fixture;
  const find = (type: 'Organization' | 'ListEntry' | 'Item', count: number, name: string) =>
    Array.from({ length: count }, (_, index) => index).find((index) => fixture.nameOf({ type, index }) === name) as number;
  const organization = (name = 'Chips') => find('Organization', graph.organizations.count, name);
  const entry = (name?: string) => (name === undefined ? -1 : find('ListEntry', graph.listEntries.count, name));
  const waivers = waived.map(
    ({ of, rule = 'ofac-sdn', entry: on, items, id }, i): HeldWaiver => ({
      organization: organization(of),
      rule,
      entry: entry(on),
      items: items?.map((name) => find('Item', graph.items.count, name)),
      note: `waived ${i}`,
      id: id ?? `w${i}`,
    }),
  );
  const notes = noted.map(
    ({ of, entry: on, rule = '' }, i): DecisionNote => ({
      organization: organization(of),
      entry: entry(on),
      rule,
      note: `note ${i}`,
    }),
  );
  const held: Held = { decisions: decidedIn(graph), waivers, notes };
  const options = {
    rules: shippedRules(),
    scope: scopeOf(graph, undefined),
    entryOf: (index: number) => ({
      list: fixture.nameOf({ type: 'ListEntry', index }).split(':')[0] as string,
      type: '',
      program: 'X',
    }),
    asOf: 20_000,
    held,
  };
  return { fixture, graph, options, matches: matchParties(graph, 20_000, { decisions: decidedIn(graph) }) };
}

function judge(spec: GraphSpec, waived: readonly Waived[], noted: readonly Noted[] = []) {
  const { fixture, graph, options, matches } = prepared(spec, waived, noted);
  const { findings, flagged } = untrustedVendors(graph, matches, options);
  const name = (index: number) => fixture.nameOf({ type: 'Organization', index });
  return {
    findings: findings.map((one) =>
      [name(one.party), one.outcome, one.basis, ...one.flags.filter((flag) => flag.startsWith('note'))].join(' '),
    ),
    waived: flagged
      .filter(({ waivers }) => waivers !== undefined)
      .map((one) =>
        [name(one.party), one.rule.id, ...(one.waivers ?? []), one.flags.slice(0, one.waivers?.length).join(', ')].join(' '),
      ),
    flagged: flagged.filter(({ waivers }) => waivers === undefined).length,
  };
}

const listed: GraphSpec = {
  organizations: { Chips: { identifiers: ['lei:1'] } },
  listEntries: { 'sdn:1': { identifiers: ['lei:1'] } },
};
const twice: GraphSpec = {
  organizations: { Chips: { identifiers: ['lei:1', 'lei:2'] } },
  listEntries: { 'sdn:1': { identifiers: ['lei:1'] }, 'sdn:2': { identifiers: ['lei:2'] } },
};
const prohibited = ['Chips prohibited identifier'];

describe('a waived finding', () => {
  it('has no outcome, and stands among the flags with what waives it', () => {
    expect(judge(listed, []).findings).toEqual(prohibited);
    expect(judge(listed, [{}])).toEqual({ findings: [], waived: ['Chips ofac-sdn w0 waived 0'], flagged: 0 });
  });

  it('is of that rule and that party alone', () => {
    expect(judge(listed, [{ rule: 'section-889' }])).toEqual({ findings: prohibited, waived: [], flagged: 0 });
    expect(judge(listed, [{ of: 'Prime' }])).toEqual({ findings: prohibited, waived: [], flagged: 0 });
  });

  it('by a waiver for items, if the party supplies no others in scope', () => {
    expect(judge(listed, [{ items: ['Board', 'Chip', 'Drone'] }]).findings).toEqual([]);
    expect(judge(listed, [{ items: ['Board'] }])).toEqual({ findings: prohibited, waived: [], flagged: 0 });
  });

  it('by a waiver for an entry, if it rests on no other', () => {
    expect(judge(listed, [{ entry: 'sdn:1' }]).waived).toEqual(['Chips ofac-sdn w0 waived 0']);
    expect(judge(twice, [{ entry: 'sdn:1' }])).toEqual({ findings: prohibited, waived: [], flagged: 0 });
    expect(judge(twice, [{ entry: 'sdn:2' }, { entry: 'sdn:1' }])).toEqual({
      findings: [],
      waived: ['Chips ofac-sdn w0 w1 waived 0, waived 1'],
      flagged: 0,
    });
    expect(judge(twice, [{}]).findings).toEqual([]);
  });

  it('for an entry leaves what else there is: a name on another entry, an owner', () => {
    const alsoNamed: GraphSpec = {
      ...listed,
      listEntries: { 'sdn:1': { identifiers: ['lei:1'] }, 'sdn:2': { names: ['Chips'] } },
    };
    expect(judge(alsoNamed, []).findings).toEqual(prohibited);
    expect(judge(alsoNamed, [{ entry: 'sdn:1' }])).toEqual({
      findings: ['Chips review name'],
      waived: ['Chips ofac-sdn w0 waived 0'],
      flagged: 0,
    });
    const alsoOwned: GraphSpec = {
      organizations: {
        Chips: { identifiers: ['lei:1'], owners: [['Holding', { shareMin: 6000, shareMax: 6000 }]] },
        Holding: { identifiers: ['lei:2'] },
      },
      listEntries: { '889:1': { identifiers: ['lei:1'] }, '889:2': { identifiers: ['lei:2'] } },
    };
    const [direct, through] = ['889:1', '889:2'].map((entry): Waived => ({ rule: 'section-889', entry }));
    expect(judge(alsoOwned, []).findings).toEqual(prohibited);
    expect(judge(alsoOwned, [direct as Waived]).findings).toEqual(['Chips prohibited ownership']);
    expect(judge(alsoOwned, [through as Waived]).findings).toEqual(prohibited);
    expect(judge(alsoOwned, [direct as Waived, through as Waived]).findings).toEqual([]);
    const both = 'Chips section-889';
    // One finding of a party and rule: what the other waiver waives is said beside it.
    expect(judge(alsoOwned, [through as Waived, direct as Waived]).waived).toEqual([
      `${both} w1 waived 1`,
      `${both} w0 waived 0`,
    ]);
    // For whatever entry: then nothing is left, and each waiver is said once.
    const whole = judge(alsoOwned, [direct as Waived, { rule: 'section-889' }, through as Waived]);
    expect([whole.findings, whole.waived]).toEqual([[], [`${both} w0 w1 waived 0, waived 1`, `${both} w2 waived 2`]]);
    // One of an entry that has nothing to do with the party waives nothing of it.
    const spec = { ...alsoOwned, listEntries: { ...alsoOwned.listEntries, '889:3': { names: ['Prime'] } } };
    const third: Waived = { rule: 'section-889', entry: '889:3' };
    expect(judge(spec, [direct as Waived, through as Waived, third]).waived).toEqual([
      `${both} w0 waived 0`,
      `${both} w1 waived 1`,
    ]);
    expect(judge(spec, [through as Waived, third])).toMatchObject({ waived: [] });
  });

  it('for an entry that its owner is too waives what the owner brings about as well, of that party alone', () => {
    const same: GraphSpec = {
      organizations: {
        Chips: { identifiers: ['lei:1'], owners: [['Holding', { shareMin: 6000, shareMax: 6000 }]] },
        Prime: { owners: [['Holding', { shareMin: 6000, shareMax: 6000 }]] },
        Holding: { identifiers: ['lei:1'] },
      },
      listEntries: { '889:1': { identifiers: ['lei:1'] } },
    };
    expect(judge(same, [{ rule: 'section-889', entry: '889:1' }])).toEqual({
      findings: ['Prime prohibited ownership'],
      waived: ['Chips section-889 w0 waived 0'],
      flagged: 0,
    });
  });

  it('for the entry of one owner leaves what another listed owner holds, by the same rule', () => {
    const halves = (share: number): GraphSpec => ({
      organizations: {
        Chips: {
          owners: [
            ['Xholder', { shareMin: share, shareMax: share }],
            ['Yholder', { shareMin: share, shareMax: share }],
          ],
        },
        Other: { owners: [['Xholder', { shareMin: 5000, shareMax: 5000 }]] },
        Xholder: { identifiers: ['lei:1'] },
        Yholder: { identifiers: ['lei:2'] },
      },
      sources: [{ item: 'Board', by: 'Other' }, ...(supply.sources ?? [])],
      listEntries: { 'sdn:1': { identifiers: ['lei:1'] }, 'sdn:2': { identifiers: ['lei:2'] } },
    });
    const both = ['Chips prohibited ownership', 'Other prohibited ownership'];
    const [x, y] = ['sdn:1', 'sdn:2'].map((entry): Waived => ({ rule: 'ofac-50-percent', entry })) as [Waived, Waived];
    expect(judge(halves(5000), []).findings.sort()).toEqual(both);
    expect(judge(halves(5000), [x]).findings.sort()).toEqual(both);
    expect(judge(halves(5000), [y]).findings.sort()).toEqual(both);
    expect(judge(halves(5000), [x, y])).toMatchObject({
      findings: ['Other prohibited ownership'],
      waived: ['Chips ofac-50-percent w0 waived 0', 'Chips ofac-50-percent w1 waived 1'],
    });
    const whole = judge(halves(5000), [x, y, { rule: 'ofac-50-percent' }]);
    expect(whole.waived).toEqual(['Chips ofac-50-percent w0 w2 waived 0, waived 2', 'Chips ofac-50-percent w1 waived 1']);
    // Together they hold half: without one of them there is no half.
    expect(judge(halves(2500), []).findings.sort()).toEqual(both);
    expect(judge(halves(2500), [x])).toMatchObject({
      findings: ['Other prohibited ownership'],
      waived: ['Chips ofac-50-percent w0 waived 0'],
    });
  });

  it('for being listed leaves what a listed owner holds', () => {
    const spec: GraphSpec = {
      organizations: {
        Chips: { identifiers: ['lei:1'], owners: [['Holding', { shareMin: 6000, shareMax: 6000 }]] },
        Holding: { identifiers: ['lei:2'] },
      },
      listEntries: { 'sdn:1': { identifiers: ['lei:1'] }, 'sdn:2': { identifiers: ['lei:2'] } },
    };
    expect(judge(spec, []).findings).toEqual(prohibited);
    for (const waiver of [{}, { entry: 'sdn:1' }]) expect(judge(spec, [waiver]).findings).toEqual(['Chips prohibited ownership']);
    expect(judge(spec, [{}, { rule: 'ofac-50-percent' }]).findings).toEqual([]);
  });

  it('that does not apply leaves a listed party to the rule about who is listed', () => {
    const spec: GraphSpec = {
      organizations: {
        Chips: { identifiers: ['lei:1'], owners: [['Holding', { shareMin: 6000, shareMax: 6000 }]] },
        Holding: { identifiers: ['lei:2'] },
      },
      listEntries: {
        'sdn:1': { identifiers: ['lei:1'] },
        'sdn:2': { identifiers: ['lei:2'] },
        'el:3': { identifiers: ['lei:1'] },
      },
    };
    const as = (...waived: Waived[]) => judge(spec, waived).findings.filter((one) => !one.includes('review'));
    expect(as()).toEqual(prohibited);
    for (const other of [
      { items: ['Board'] },
      { rule: 'bis-entity-list' },
      { rule: 'nobody-knows-it' },
      { rule: 'bis-affiliates' },
      { entry: 'el:3' },
      { entry: 'sdn:2' },
      { of: 'Prime' },
      { of: 'Holding' },
    ])
      expect([other, as(other)]).toEqual([other, prohibited]);
    expect(as({}, { rule: 'bis-entity-list' })).toEqual(['Chips prohibited ownership']);
    // One that waives what is owned does not make the listed party a matter of its owners.
    expect(judge(spec, [{ rule: 'ofac-50-percent' }]).waived).toEqual([]);
  });

  it('names all that waives it, by their ids', () => {
    expect(judge(listed, [{ id: 'z' }, { id: 'a' }, { id: 'm' }]).waived).toEqual([
      'Chips ofac-sdn a m z waived 1, waived 2, waived 0',
    ]);
  });

  it('of one party leaves the flags of others as they are', () => {
    const some = (share: number) => [['Holding', { shareMin: share, shareMax: share }]] as [string, object][];
    const spec: GraphSpec = {
      organizations: {
        Chips: { owners: some(6000) },
        Prime: { owners: some(2000) },
        Holding: { identifiers: ['lei:1', 'lei:2'] },
      },
      listEntries: { 'sdn:1': { identifiers: ['lei:1'] }, 'sdn:2': { identifiers: ['lei:2'] } },
    };
    const rule = 'ofac-50-percent';
    expect(judge(spec, []).flagged).toBe(1);
    expect(judge(spec, [{ rule }])).toMatchObject({ findings: [], flagged: 1 });
    expect(judge(spec, [{ rule, entry: 'sdn:1' }])).toMatchObject({ findings: ['Chips prohibited ownership'], flagged: 1 });
  });

  it('of an owner says nothing of what it holds', () => {
    const owned: GraphSpec = {
      organizations: {
        Chips: { owners: [['Holding', { shareMin: 6000, shareMax: 6000 }]] },
        Holding: { identifiers: ['lei:1'] },
      },
      listEntries: { 'sdn:1': { identifiers: ['lei:1'] } },
    };
    expect(judge(owned, [{ of: 'Holding' }]).findings).toEqual(['Chips prohibited ownership']);
    expect(judge(owned, [{ rule: 'ofac-50-percent' }]).findings).toEqual([]);
  });
});

describe('a note on a decision that no longer holds', () => {
  it('stands beside findings on its party, entry and rule', () => {
    const noted = (note: Noted) => judge(listed, [], [note]).findings;
    expect(noted({})).toEqual([`${prohibited[0]} note 0`]);
    expect(noted({ entry: 'sdn:1', rule: 'ofac-sdn' })).toEqual([`${prohibited[0]} note 0`]);
    expect(noted({ rule: 'section-889' })).toEqual(prohibited);
    expect(noted({ of: 'Prime' })).toEqual(prohibited);
    expect(judge({ ...listed, listEntries: { ...listed.listEntries, 'el:9': {} } }, [], [{ entry: 'el:9' }]).findings).toEqual(
      prohibited,
    );
  });

  it('stands beside what an owner brings about, and beside what is not waived', () => {
    const owned: GraphSpec = {
      organizations: {
        Chips: { owners: [['Holding', { shareMin: 6000, shareMax: 6000 }]] },
        Holding: { identifiers: ['lei:1'] },
      },
      listEntries: { 'sdn:1': { identifiers: ['lei:1'] } },
    };
    expect(judge(owned, [], [{ of: 'Holding', entry: 'sdn:1' }]).findings).toEqual(['Chips prohibited ownership note 0']);
    expect(judge(twice, [{ entry: 'sdn:1' }], [{ entry: 'sdn:2' }]).findings).toEqual([`${prohibited[0]} note 0`]);
  });
});

describe('pairs that nobody has decided', () => {
  function open(spec: GraphSpec, waived: readonly Waived[] = []) {
    const { fixture, graph, options, matches } = prepared(spec, waived, []);
    return openPairs(graph, matches, options).map(({ organization, entry, basis, ifTrue, rules, endItems }) =>
      [
        fixture.nameOf({ type: 'Organization', index: organization }),
        fixture.nameOf({ type: 'ListEntry', index: entry }),
        basis.join('+'),
        ifTrue,
        ...rules,
        ...endItems.map((index) => fixture.nameOf({ type: 'Item', index })),
      ].join(' '),
    );
  }

  it('are those met by name, with what would follow if they were true', () => {
    expect(open({ listEntries: { 'sdn:1': { names: ['Chips'] } } })).toEqual(['Chips sdn:1 name prohibited ofac-sdn Drone']);
    expect(open({ listEntries: { 'uvl:1': { names: ['Chips'] } } })[0]).toMatch(/^Chips uvl:1 name review /);
  });

  it('are none that an identifier or a decision settles, and none out of scope', () => {
    expect(open(listed)).toEqual([]);
    const named = { 'sdn:1': { names: ['Chips'] } };
    expect(open({ organizations: { Chips: { listedAs: ['sdn:1'] } }, listEntries: named })).toEqual([]);
    expect(open({ organizations: { Chips: { listedAs: [['sdn:1', { apart: 1 }]] } }, listEntries: named })).toEqual([]);
    expect(open({ organizations: { Stranger: {} }, listEntries: { 'sdn:1': { names: ['Stranger'] } } })).toEqual([]);
    expect(open({ listEntries: named }, [{}])).toEqual([]);
  });

  it('stand by party, then by entry, each with its rules and end items in order', () => {
    const spec: GraphSpec = {
      items: { Drone: { requires: ['Chip'] }, Ship: { requires: ['Chip'] }, Boat: { requires: ['Board'] }, Board: {}, Chip: {} },
      sources: [
        { item: 'Board', by: 'Chips' },
        { item: 'Chip', by: 'Chips' },
        { item: 'Boat', by: 'Prime' },
        { item: 'Board', by: 'Third' },
      ],
      programmes: { P: ['Drone', 'Ship', 'Boat'] },
      organizations: {
        Prime: { owners: [['Holding', { shareMin: 6000, shareMax: 6000 }]] },
        Chips: { owners: [['Holding', { shareMin: 6000, shareMax: 6000 }]] },
        Third: { owners: [['Holding', { shareMin: 6000, shareMax: 6000 }]] },
      },
      listEntries: {
        'sdn:1': { names: ['Holding'] },
        'el:2': { names: ['Prime'] },
        'sdn:3': { names: ['Prime'] },
        'sdn:4': { names: ['Chips'] },
      },
    };
    expect(open(spec)).toEqual([
      'Prime el:2 name review bis-entity-list Boat',
      'Prime sdn:3 name prohibited ofac-sdn Boat',
      'Chips sdn:4 name prohibited ofac-sdn Drone Ship Boat',
      'Holding sdn:1 name prohibited ofac-50-percent Boat',
    ]);
  });

  it('are those of an owner, with what it holds', () => {
    const owned: GraphSpec = {
      organizations: { Chips: { owners: [['Holding', { shareMin: 6000, shareMax: 6000 }]] } },
      listEntries: { 'sdn:1': { names: ['Holding'] } },
    };
    expect(open(owned)).toEqual([expect.stringMatching(/^Holding sdn:1 name prohibited ofac-.* Drone$/)]);
  });

  it('are none at a site of the entry that somebody has looked at', () => {
    const spec = (chips: NonNullable<GraphSpec['organizations']>['x']): GraphSpec => ({
      sources: [
        { item: 'Chip', by: 'Chips', at: 'Plant' },
        { item: 'Drone', by: 'Prime' },
      ],
      sites: { Plant: { identifiers: ['cage:1ABC2'] } },
      organizations: { Chips: chips },
      listEntries: { 'sdn:1': { names: ['Zed'], identifiers: ['cage:1ABC2'] } },
    });
    expect(open(spec({}))).toEqual(['Chips sdn:1 site prohibited ofac-sdn Drone']);
    expect(open(spec({ listedAs: [['sdn:1', { apart: 1 }]] }))).toEqual([]);
  });

  it('say by what they meet, strongest first', () => {
    const spec: GraphSpec = {
      ...supply,
      sources: [
        { item: 'Chip', by: 'Chips', at: 'Plant' },
        { item: 'Drone', by: 'Prime' },
      ],
      sites: { Plant: { identifiers: ['cage:1ABC2'] } },
      organizations: { Chips: { listedAs: [['sdn:1', { to: 1 }]] } },
      listEntries: { 'sdn:1': { names: ['Zed'], identifiers: ['cage:1ABC2'] } },
    };
    expect(open(spec)).toEqual(['Chips sdn:1 lapsed decision+site prohibited ofac-sdn Drone']);
  });
});
