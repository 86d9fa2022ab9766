/** Rules about items against described graphs: what is caught, what may be, what is not known. */
import { describe, expect, it } from 'vitest';
import { barredVendors } from '../../graph/screening/origin/barred-vendors.ts';
import { type JudgeOptions, judgeItemRules, pack, type StatedSpec } from '../support/item-rules.ts';
import type { GraphSpec } from '../support/view-graph.ts';

const metal = pack(`
  - id: metal
    title: Metal
    source: Statute 1
    reaches: {kind: items, categories: [unobtainium], materials: [unobtainium], perhaps: [blend], without: [ore], inputs: [ore]}
    exceptions:
      - {text: Off the shelf, source: Statute 2, when: {fact: cots, tier: endItem}}
      - {text: A waiver, source: Statute 3, when: {fact: waiver}}
      - {text: Read me, source: Statute 4, to: 2026-12-31}
    versions:
      - {from: 2020-01-01, to: 2026-12-31, status: in force, test: {kind: origin, countries: {in: [CN]}, stages: [melted]}, buy: prohibited, reason: First}
      - {from: 2027-01-01, status: needs confirmation by a person, test: {kind: origin, countries: {in: [CN]}, stages: [mined, refined, melted], throughInputs: true}, buy: {endItem: prohibited, component: restricted}, reason: Second}
`);

const drone: GraphSpec & StatedSpec = {
  items: {
    Drone: { requires: ['Bar'] },
    Bar: { requires: ['Slag'] },
    Slag: { requires: ['Fine ore'] },
    'Fine ore': {},
    Bolt: {},
  },
  sites: { 'Plant CN': { country: 'CN' }, 'Plant NO': { country: 'NO' }, 'Plant ?': {} },
  sources: [
    { item: 'Bar', by: 'Acme', at: 'Plant CN', numbers: { stage: 3 } },
    { item: 'Bar', by: 'Borealis', at: 'Plant NO', numbers: { stage: 3 } },
    { item: 'Fine ore', by: 'Cetus', at: 'Plant CN', numbers: { stage: 1 } },
    { item: 'Bolt', by: 'Acme', at: 'Plant CN', numbers: { stage: 3 } },
  ],
  programmes: { P: ['Drone'] },
  categories: { Bar: 'Unobtainium' },
};
const judge = (spec: Partial<GraphSpec & StatedSpec> = {}, options: JudgeOptions = {}) =>
  judgeItemRules(metal(), { ...drone, ...spec }, { asOf: '2026-06-01', ...options });

describe('origin by stage', () => {
  it('names the maker, the rule in its version, the path, end items and evidence', () => {
    const { findings, lines, fixture, coverage, itemsReached } = judge();
    expect(lines).toEqual(['prohibited metal source of Bar Acme: melted in CN | ']);
    const [finding] = findings;
    expect(finding).toMatchObject({
      basis: 'origin',
      item: fixture.item('Bar'),
      share: undefined,
      sourceClass: undefined,
      flags: [],
    });
    expect(finding.rule).toMatchObject({
      id: 'metal',
      source: 'Statute 1',
      effective: '2020-01-01',
      status: 'in force',
      reason: 'First',
    });
    expect(finding.endItems).toEqual([fixture.item('Drone')]);
    expect(finding.path.map(({ from, edge, to }) => `${fixture.keyOf(from)} ${edge} ${fixture.keyOf(to)}`)).toEqual([
      'source:0 PROVIDES item:Bar',
      'source:0 BY organization:Acme',
      'source:0 AT site:Plant CN',
      'site:Plant CN LOCATED_IN country:CN',
    ]);
    // The rows that state the source, its maker and its site.
    expect(finding.evidence).toHaveLength(3);
    expect(coverage).toEqual([{ rule: 'metal', unit: 'sources', known: 2, of: 2 }]);
    expect(itemsReached).toBe(1);
  });

  it('holds on its first and last day, and not before', () => {
    expect(judge({}, { asOf: '2019-12-31' }).findings).toEqual([]);
    expect(judge({}, { asOf: '2020-01-01' }).findings).toHaveLength(1);
    expect(judge({}, { asOf: '2026-12-31' }).findings[0].rule.effective).toBe('2020-01-01');
    expect(judge({}, { asOf: '2027-01-01' }).findings[0].rule.effective).toBe('2027-01-01');
  });

  it('without a day the strongest of all versions stands', () => {
    expect(judge({}, { asOf: undefined }).lines.filter((line) => line.includes('of Bar'))).toEqual([
      'prohibited metal source of Bar Acme: melted in CN | ',
    ]);
  });

  it('what goes into it counts where the version says so, through what lies between', () => {
    const { lines, findings } = judge({}, { asOf: '2027-01-01' });
    expect(lines).toEqual([
      'restricted metal source of Bar Acme: melted in CN | ',
      'restricted metal source of Fine ore Cetus: mined in CN | ',
      'insufficient-evidence metal Bar:  | where it is refined: not stated of 1 of 2 sources, nor of all that goes into it',
    ]);
    expect(findings.map(({ flags }) => flags)).toEqual([[], ['goes into an item that the rule is about'], []]);
  });

  it('of an item by name alone it is a reason to look, and so is what goes into it', () => {
    const spec = { categories: {}, items: { ...drone.items, Bar: {}, 'Unobtainium part': { requires: ['Fine ore'] } } };
    const sources = [{ item: 'Unobtainium part', by: 'Acme', at: 'Plant CN', numbers: { stage: 3 } }, drone.sources![2]];
    const { lines, findings } = judge({ ...spec, sources }, { asOf: '2027-01-01' });
    expect(lines).toEqual([
      'review metal source of Unobtainium part Acme: melted in CN | ',
      'review metal source of Fine ore Cetus: mined in CN | ',
    ]);
    expect(findings[0].flags).toEqual(['whether the rule is about this item is not stated: by its name or category it may be']);
  });

  it('an input is as certain as the most certain item that it goes into', () => {
    const items = { ...drone.items, Blend: { requires: ['Fine ore'] } };
    expect(judge({ items }, { asOf: '2027-01-01' }).lines).toContain('restricted metal source of Fine ore Cetus: mined in CN | ');
  });

  it('an ore that goes into nothing that the rule is about is not reached', () => {
    expect(judge({ categories: {} }, { asOf: '2027-01-01' }).findings).toEqual([]);
    expect(judge({ categories: {} }).coverage).toEqual([]);
  });

  it('of another nation it binds nobody here', () => {
    const { findings, lines } = judge({}, { packs: ['eu'] });
    expect(lines).toEqual(['review metal source of Bar Acme: melted in CN | ']);
    expect(findings[0].flags).toEqual(['binds only under the law of US']);
    expect(judge({}, { packs: ['eu', 'us'] }).findings[0].outcome).toBe('prohibited');
  });

  it('for a transaction of which the rule says nothing there is nothing', () => {
    expect(judge({}, { transaction: 'pay' }).findings).toEqual([]);
  });

  it('what is not stated is insufficient evidence, once for each item', () => {
    const sources = [
      { item: 'Bar', by: 'Acme', at: 'Plant ?', numbers: { stage: 3 } },
      { item: 'Bar', by: 'Borealis', at: 'Plant NO' },
      { item: 'Bar', by: 'Cetus', at: 'Plant NO', numbers: { stage: 3 } },
    ];
    const { lines, coverage, findings } = judge({ sources });
    expect(lines).toEqual(['insufficient-evidence metal Bar:  | where it is melted: not stated of 2 of 3 sources']);
    expect(findings[0].evidence).toHaveLength(9);
    expect(coverage).toEqual([{ rule: 'metal', unit: 'sources', known: 1, of: 3 }]);
    expect(judge({ sources: sources.slice(1, 2) }).lines).toEqual([
      'insufficient-evidence metal Bar:  | where it is melted: not stated of 1 of 1 source',
    ]);
  });

  it('an item without a source is not known either', () => {
    expect(judge({ sources: [] }).lines).toEqual(['insufficient-evidence metal Bar:  | who makes it, and where']);
  });

  it('earlier steps are asked of the item and of its inputs, where there are any', () => {
    const sources = [drone.sources![1], { item: 'Fine ore', by: 'Cetus', at: 'Plant ?', numbers: { stage: 1 } }];
    expect(judge({ sources }, { asOf: '2027-01-01' }).lines).toEqual([
      'insufficient-evidence metal Bar:  | where it is mined: not stated of 1 of 1 source, nor of all that goes into it; where it is refined: not stated of 1 of 1 source, nor of all that goes into it',
      'insufficient-evidence metal Fine ore:  | where it is mined: not stated of 1 of 1 source',
    ]);
    expect(judge({ sources: [drone.sources![1]], items: { ...drone.items, Bar: {} } }, { asOf: '2027-01-01' }).lines).toEqual([
      'insufficient-evidence metal Bar:  | where it is mined: not stated of 1 of 1 source; where it is refined: not stated of 1 of 1 source',
    ]);
  });

  it('inputs of one source alone are found too', () => {
    const sources = [{ ...drone.sources![1], requires: ['Fine ore'] }, drone.sources![2]];
    const items = { ...drone.items, Bar: {} };
    expect(judge({ sources, items }, { asOf: '2027-01-01' }).lines).toEqual([
      'restricted metal source of Fine ore Cetus: mined in CN | ',
      'insufficient-evidence metal Bar:  | where it is refined: not stated of 1 of 1 source, nor of all that goes into it',
    ]);
  });

  it('a place that is caught, at a stage that nobody states, names its maker', () => {
    const sources = [{ item: 'Bar', by: 'Acme', at: 'Plant CN' }];
    expect(judge({ sources }).lines).toEqual([
      'insufficient-evidence metal source of Bar Acme: comes from CN | at which stage it is made there',
    ]);
    expect(judge({ sources }).coverage[0]).toMatchObject({ known: 0, of: 1 });
  });

  it('a caught place at no stage stands beside a stage that is known elsewhere', () => {
    const sources = [{ item: 'Bar', by: 'Acme' }];
    const { lines, coverage } = judge({
      sources,
      stages: {
        0: [
          ['melted', 'NO'],
          ['unstated', 'CN'],
        ],
      },
    });
    expect(lines).toEqual([
      'insufficient-evidence metal source of Bar Acme: comes from CN as declared | at which stage it is made there',
    ]);
    expect(coverage[0]).toMatchObject({ known: 0, of: 1 });
  });

  it('a declared origin that the site contradicts is a reason to look', () => {
    const sources = [{ item: 'Bar', by: 'Acme', at: 'Plant NO' }];
    expect(judge({ sources, stages: { 0: [['melted', 'CN']] } }).lines).toEqual([
      'review metal source of Bar Acme: melted in CN as declared, at a site in NO: the two disagree | ',
    ]);
    expect(judge({ sources: [{ item: 'Bar', by: 'Acme' }], stages: { 0: [['melted', 'CN']] } }).lines).toEqual([
      'prohibited metal source of Bar Acme: melted in CN as declared | ',
    ]);
  });

  it('a source without a known maker is found without a party', () => {
    const { findings } = judge({ sources: [{ item: 'Bar', at: 'Plant CN', numbers: { stage: 3 } }] });
    expect(findings.map(({ party, path }) => [party, path.map(({ edge }) => edge)])).toEqual([
      [-1, ['PROVIDES', 'AT', 'LOCATED_IN']],
    ]);
  });

  it('what a programme does not reach is not asked about', () => {
    const items = { ...drone.items, Drone: {} };
    expect(judge({ items }, { programme: 'P' }).findings).toEqual([]);
    expect(judge({}, { programme: 'P' }).findings).toHaveLength(1);
    expect(judge({ items }, { programme: 'P' }).itemsReached).toBe(0);
  });
});

describe('exceptions', () => {
  it('that nobody checked stand beside the finding, those of the day and the tier alone', () => {
    expect(judge().findings[0].exceptions).toEqual([
      'exception not checked: A waiver (Statute 3)',
      'exception not checked: Read me (Statute 4)',
    ]);
    expect(judge({}, { asOf: '2027-01-01' }).findings[0].exceptions).toEqual(['exception not checked: A waiver (Statute 3)']);
    const asEndItem = judge({ programmes: { P: ['Bar'] } }).findings[0].exceptions;
    expect(asEndItem[0]).toBe('exception not checked: Off the shelf (Statute 2)');
  });

  it('that is stated to apply clears, and that is stated not to leaves the finding', () => {
    expect(judge({}, { factOf: (_, fact) => fact === 'waiver' }).findings).toEqual([]);
    const { findings } = judge({}, { factOf: () => false });
    expect(findings[0]).toMatchObject({ outcome: 'prohibited', exceptions: ['exception not checked: Read me (Statute 4)'] });
    // Off the shelf is for end items alone.
    expect(judge({}, { factOf: (_, fact) => (fact === 'cots' ? true : undefined) }).findings).toHaveLength(1);
  });

  it('is asked of the item itself', () => {
    const { fixture } = judge();
    const factOf = (item: number) => item === fixture.item('Bolt');
    expect(judge({}, { factOf }).findings).toHaveLength(1);
  });
});

describe('needs and rules without a test', () => {
  const plain = pack(`
  - id: plain
    title: Plain
    source: S
    reaches: {kind: items, categories: [toy]}
    versions:
      - {from: 2020-01-01, status: in force, needs: [electronic device], buy: prohibited, reason: R}
  - id: design
    title: Design
    source: S
    reaches: {kind: items, categories: [toy]}
    versions:
      - {from: 2020-01-01, status: in force, test: {kind: design authority, countries: {outside: [US]}}, buy: review, reason: R}
`);
  const toy = { items: { Toy: {} }, categories: { Toy: 'toys' }, sources: [{ item: 'Toy', by: 'Acme' }] };

  it('a fact that the rule needs and nobody states is insufficient evidence', () => {
    const { lines, coverage } = judgeItemRules(plain(), toy, { only: ['plain'] });
    expect(lines).toEqual(['insufficient-evidence plain Toy:  | electronic device of the item']);
    expect(coverage).toEqual([{ rule: 'plain', unit: 'items', known: 1, of: 1 }]);
    const basis = (only: string) =>
      judgeItemRules(plain(), toy, { only: [only] }).findings.map((one) => [
        one.basis,
        one.party,
        one.found,
        one.evidence.length,
      ]);
    expect(basis('plain')).toEqual([['item', -1, [], 2]]);
    expect(basis('design')).toEqual([['design authority', -1, [], 2]]);
    expect(judgeItemRules(plain(), toy, { only: ['plain'], factOf: () => true }).lines).toEqual(['prohibited plain Toy:  | ']);
  });

  it('design authority is stated nowhere', () => {
    const { lines, coverage } = judgeItemRules(plain(), toy, { only: ['design'] });
    expect(lines).toEqual(['insufficient-evidence design Toy:  | who has the design authority, and in which country']);
    expect(coverage).toEqual([{ rule: 'design', unit: 'items', known: 0, of: 1 }]);
  });

  it('stand in the order of strength, rule, subject', () => {
    const two = { ...toy, items: { Toy: {}, Ball: {} }, categories: { Toy: 'toy', Ball: 'toy' } };
    expect(judgeItemRules(plain(), two, { factOf: () => true }).lines).toEqual([
      'prohibited plain Toy:  | ',
      'prohibited plain Ball:  | ',
      'insufficient-evidence design Toy:  | who has the design authority, and in which country',
      'insufficient-evidence design Ball:  | who has the design authority, and in which country',
    ]);
  });
});

describe('vendors for the gap register', () => {
  it('one for each party and rule, with the items concerned', () => {
    const sources = [drone.sources![0], { item: 'Rod', by: 'Acme', at: 'Plant CN', numbers: { stage: 2 } }, drone.sources![1]];
    const items = { ...drone.items, Rod: {} };
    const { findings, fixture } = judge(
      { sources, items, categories: { Bar: 'unobtainium', Rod: 'unobtainium' } },
      { asOf: '2027-01-01' },
    );
    const vendors = barredVendors(findings);
    expect(vendors).toHaveLength(1);
    expect(vendors[0]).toMatchObject({
      party: fixture.organization('Acme'),
      outcome: 'restricted',
      basis: 'origin',
      items: [fixture.item('Bar'), fixture.item('Rod')],
      endItems: [fixture.item('Drone')],
      flags: ['melted in CN', 'refined in CN'],
    });
    expect(vendors[0].path).toHaveLength(8);
    expect(vendors[0].evidence).toHaveLength(6);
  });

  it('nobody for what asks for a look, is not known, or names no party', () => {
    expect(barredVendors(judge({}, { packs: ['eu'] }).findings)).toEqual([]);
    expect(barredVendors(judge({ sources: [{ item: 'Bar', by: 'Acme', at: 'Plant CN' }] }).findings)).toEqual([]);
    expect(barredVendors(judge({ sources: [{ item: 'Bar', at: 'Plant CN', numbers: { stage: 3 } }] }).findings)).toEqual([]);
  });
});
