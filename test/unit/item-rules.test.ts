/** Rules about items against described graphs: what is caught, what may be, what is not known. */
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../graph/ontology/property.ts';
import { barredVendors } from '../../graph/screening/origin/barred-vendors.ts';
import type { RulePack } from '../../graph/screening/rule.ts';
import { parseRules } from '../../graph/screening/rules.ts';
import { type JudgeOptions, judgeItemRules, type StatedSpec } from '../support/item-rules.ts';
import type { GraphSpec } from '../support/view-graph.ts';

/** Parsed within a test: what is parsed while the file is loaded belongs to none. */
const pack = (rules: string) => () =>
  parseRules([
    {
      name: 'test.yml',
      text: `pack: {id: us, nation: US, title: Test, source: Test}\nrules:\n${rules}`,
    },
    { name: 'eu.yml', text: 'pack: {id: eu, nation: EU, title: Test, source: Test}\nrules: []' },
  ]);

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

describe('content by origin', () => {
  const content = pack(`
  - id: home
    title: Home
    source: S
    reaches: {kind: items, all: true}
    versions:
      - {from: 2020-01-01, status: in force, test: {kind: content, of: component cost, countries: {outside: [US]}, atMost: 35}, buy: {endItem: restricted, component: none}, reason: R}
  - id: heavy
    title: Heavy
    source: S
    reaches: {kind: items, all: true}
    versions:
      - {from: 2020-01-01, status: in force, test: {kind: content, of: mass, countries: {in: [US]}, atLeast: 50}, buy: review, reason: R}
`);
  const product: GraphSpec & StatedSpec = {
    items: {
      Drone: {
        requires: [
          ['A', { quantity: 200 }],
          ['B', { quantity: 100 }],
        ],
      },
      A: { requires: ['C'] },
      B: {},
      C: {},
    },
    sites: { US: { country: 'US' }, CN: { country: 'CN' } },
    sources: [
      { item: 'A', by: 'Acme', at: 'US', numbers: { unitCost: 1625 } },
      { item: 'B', by: 'Bolt', at: 'CN', numbers: { unitCost: 1750 } },
      { item: 'C', by: 'Cetus', at: 'CN', numbers: { unitCost: 99900 } },
    ],
    programmes: { P: ['Drone'] },
  };
  const of = (spec: Partial<GraphSpec & StatedSpec> = {}, options: JudgeOptions = {}) =>
    judgeItemRules(content(), { ...product, ...spec }, { asOf: '2026-06-01', only: ['home'], ...options });
  const withSource = (at: number, numbers: object, more: object = {}) => ({
    sources: product.sources!.map((one, i) => (i === at ? { ...one, ...more, numbers: { ...one.numbers, ...numbers } } : one)),
  });

  it('quantity times unit cost of the direct components: 17.50 of 50.00 is 35 per cent, which is allowed', () => {
    const { findings, coverage, asked } = of();
    expect(findings).toEqual([]);
    expect(coverage).toEqual([{ rule: 'home', unit: 'end items', known: 1, of: 1 }]);
    expect(asked).toEqual([0, 1]);
  });

  it('a hundredth more is not', () => {
    const { lines, findings, fixture } = of(withSource(1, { unitCost: 1751 }));
    expect(lines).toEqual([
      'restricted home Drone: 35.01 to 35.02 per cent of component cost from outside US; at most 35 is asked | ',
    ]);
    expect(findings[0]).toMatchObject({ basis: 'content', share: { low: 3501, high: 3502 }, party: -1 });
    expect(findings[0].subject).toEqual({ type: 'Item', index: fixture.item('Drone') });
    expect(findings[0].path.map(({ edge, to }) => `${edge} ${fixture.nameOf(to)}`)).toEqual(['REQUIRES A', 'REQUIRES B']);
    expect(findings[0].evidence).toHaveLength(8);
  });

  it('a cost, quantity, origin or source that is not stated', () => {
    const missing = (spec: Partial<GraphSpec & StatedSpec>) => of(spec).lines;
    const [share, asked] = [' per cent of component cost from outside US; ', 'at most 35 is asked'];
    const line = (ends: string, what: string) => [
      `insufficient-evidence home Drone: ${ends}${share}${asked} | ${what}: not stated of 1 of 2 components`,
    ];
    expect(missing(withSource(1, { unitCost: Number.NaN }))).toEqual(line('0 to 100', 'the unit cost'));
    expect(missing(withSource(1, { unitCost: -1 }))).toEqual(line('0 to 100', 'the unit cost'));
    expect(missing({ items: { ...product.items, Drone: { requires: [['A', { quantity: 200 }], 'B'] } } })).toEqual(
      line('0 to 100', 'how many go into the end item'),
    );
    expect(missing(withSource(1, { unitCost: 1751 }, { at: 'nowhere' }))).toEqual(line('0 to 35.02', 'the country of origin'));
    expect(missing({ sources: [product.sources![0]] })).toEqual(line('0 to 100', 'a known source'));
  });

  it('an unknown that cannot bring it over the limit leaves it met, and one that cannot bring it under leaves it caught', () => {
    expect(of(withSource(1, { unitCost: 1750 }, { at: 'nowhere' })).findings).toEqual([]);
    const caught = of({
      ...withSource(1, { unitCost: 9000 }),
      items: {
        ...product.items,
        Drone: {
          requires: [
            ['A', { quantity: 100 }],
            ['B', { quantity: 100 }],
            ['C', { quantity: Number.NaN }],
          ],
        },
      },
    });
    expect(caught.findings.map(({ outcome, missing }) => [outcome, missing.length])).toEqual([['restricted', 1]]);
  });

  it('two recorded sources of different origin: a reason to look, nothing being unknown', () => {
    const { lines } = of({ sources: [...product.sources!, { item: 'B', by: 'Other', at: 'CN', numbers: { unitCost: 1751 } }] });
    expect(lines).toEqual([
      'review home Drone: 35 to 35.02 per cent of component cost from outside US; at most 35 is asked; it depends on which of the recorded sources are used | ',
    ]);
  });

  it('only counted sources are in question', () => {
    const able = { item: 'B', by: 'Other', at: 'CN', standing: 'able', numbers: { unitCost: 1751 } } as const;
    expect(of({ sources: [...product.sources!, able] }).findings).toEqual([]);
    expect(of({ sources: [...product.sources!, able] }, { counting: 'able' }).findings).toHaveLength(1);
    expect(of({}, { counting: 'chosen' }).findings[0].missing).toEqual(['a known source: not stated of 2 of 2 components']);
  });

  it('a declared origin on the other side of the limit than the site is not known', () => {
    expect(of({ stages: { 1: [['made', 'US']] }, ...withSource(1, { unitCost: 1751 }) }).findings[0].missing).toEqual([
      'the country of origin: not stated of 1 of 2 components',
    ]);
    expect(of({ stages: { 1: [['made', 'RU']] } }).findings).toEqual([]);
  });

  it('several currencies have no sum; none stated are taken as one; one missing among stated is not known', () => {
    expect(of({ currencies: { 0: 'USD', 1: 'EUR' } }).lines).toEqual([
      'insufficient-evidence home Drone: 0 to 100 per cent of component cost from outside US; at most 35 is asked | the cost in one currency: costs are stated in several, and are not added up (mixed-units)',
    ]);
    expect(of({ currencies: {} }).findings).toEqual([]);
    expect(of({ currencies: { 0: 'USD' } }).findings[0].missing).toEqual([
      'the currency of the cost: not stated of 1 of 2 components',
    ]);
  });

  it('no components, or no costs at all', () => {
    expect(of({ items: { Drone: {}, A: {}, B: {}, C: {} } }).findings[0]).toMatchObject({
      outcome: 'insufficient-evidence',
      share: { low: 0, high: 10_000 },
      missing: ['its components: none are recorded'],
    });
    const bare = product.sources!.map(({ numbers: _, ...one }) => one);
    expect(of({ sources: bare }).findings[0]).toMatchObject({
      share: { low: 0, high: 10_000 },
      missing: ['the unit cost: not stated of 2 of 2 components'],
    });
  });

  it('none of a component costs nothing, and is known', () => {
    const items = {
      ...product.items,
      Drone: {
        requires: [
          ['A', { quantity: 0 }],
          ['B', { quantity: 100 }],
        ],
      },
    } as const;
    expect(of({ items }).findings[0]).toMatchObject({ outcome: 'restricted', missing: [], share: { low: 10_000, high: 10_000 } });
  });

  it('without end items nothing is asked, and nothing is covered', () => {
    expect(of({ programmes: {} })).toMatchObject({ findings: [], coverage: [] });
  });

  it('weight is stated by nobody', () => {
    const { lines } = judgeItemRules(content(), product, { only: ['heavy'] });
    expect(lines).toEqual([
      'insufficient-evidence heavy Drone: 0 to 100 per cent of mass from US; at least 50 is asked | mass of the components',
    ]);
  });
});

describe('class of source', () => {
  const parts = pack(`
  - id: parts
    title: Parts
    source: S
    reaches: {kind: items, categories: [chip], perhaps: [board]}
    versions:
      - {from: 2020-01-01, status: in force, test: {kind: source class, classes: [independent]}, buy: restricted, reason: R}
`);
  const board: GraphSpec & StatedSpec = {
    items: { Drone: { requires: ['Chip', 'Relic', 'Board'] }, Chip: {}, Relic: {}, Board: {}, Bolt: {} },
    sources: [
      { item: 'Chip', by: 'Maker', distributors: ['Good', 'Bad', 'Who'] },
      { item: 'Chip', by: 'Other maker' },
      { item: 'Board', by: 'Boards', distributors: ['Bad'] },
      { item: 'Bolt', by: 'Bolts', distributors: ['Bad'] },
    ],
    organizations: { Attic: { distributes: ['Relic'] } },
    programmes: { P: ['Drone'] },
    categories: { Chip: 'chips', Relic: 'chip' },
    sellers: {
      Good: [{ kind: 'authorised', holds: true, byMaker: true, selfDeclared: false }],
      Bad: [{ kind: 'independent', holds: true, byMaker: undefined, selfDeclared: false }],
    },
  };
  const of = (spec: Partial<GraphSpec & StatedSpec> = {}) =>
    judgeItemRules(parts(), { ...board, ...spec }, { asOf: '2026-06-01' });

  it('names the distributor that is caught, and those of whom nobody says', () => {
    const { lines, findings, coverage, fixture } = of();
    expect(lines).toEqual([
      'restricted parts source of Chip Bad: bought from: independent | ',
      'insufficient-evidence parts Relic Attic: bought from: unknown | whether the maker authorised the distributor',
      'insufficient-evidence parts source of Chip Who: bought from: unknown | whether the maker authorised the distributor',
      'review parts source of Board Bad: bought from: independent | ',
    ]);
    expect(findings[0]).toMatchObject({ basis: 'source class', sourceClass: 'independent' });
    expect(findings[0].path[0]).toEqual({
      from: { type: 'Organization', index: fixture.organization('Bad') },
      edge: 'DISTRIBUTES',
      to: { type: 'Source', index: 0 },
    });
    expect(findings[0].evidence).toHaveLength(3);
    expect(findings[1].evidence).toHaveLength(1);
    expect(coverage).toEqual([{ rule: 'parts', unit: 'ways to buy', known: 4, of: 6 }]);
  });

  it('shows each way to buy whole: from whom, by which steps, on which rows', () => {
    const { findings, fixture } = of();
    const ref = (type: 'Organization' | 'Item' | 'Source', index: number) => ({ type, index });
    const words = findings.map(({ subject, item, party, sourceClass, path, evidence }) => [
      fixture.nameOf(subject),
      fixture.nameOf(ref('Item', item)),
      fixture.nameOf(ref('Organization', party)),
      sourceClass,
      path.map(({ from, edge, to }) => `${fixture.nameOf(from)} ${edge} ${fixture.nameOf(to)}`),
      evidence.length,
    ]);
    expect(words).toEqual([
      ['0', 'Chip', 'Bad', 'independent', ['Bad DISTRIBUTES 0', '0 PROVIDES Chip', '0 BY Maker'], 3],
      ['Relic', 'Relic', 'Attic', 'unknown', ['Attic DISTRIBUTES Relic'], 1],
      ['0', 'Chip', 'Who', 'unknown', ['Who DISTRIBUTES 0', '0 PROVIDES Chip', '0 BY Maker'], 3],
      ['2', 'Board', 'Bad', 'independent', ['Bad DISTRIBUTES 2', '2 PROVIDES Board', '2 BY Boards'], 3],
    ]);
  });

  it('a source without any maker, or one that was taken from who supplies, counts once for its item, with its rows', () => {
    const sources = [
      { item: 'Chip' },
      { item: 'Chip', by: 'Maker', numbers: { makerAssumed: 1 } },
      { item: 'Chip', by: 'Shop maker', numbers: { makerAssumed: 1 }, distributors: ['Good'] },
    ];
    const { findings, lines, coverage } = of({ sources, organizations: {} });
    expect(lines).toEqual([
      'insufficient-evidence parts Chip:  | who makes it: no document names its maker',
      'insufficient-evidence parts source of Chip Good: bought from: unknown | who makes it: an authorisation is by the maker',
    ]);
    expect(findings[0]).toMatchObject({
      basis: 'source class',
      sourceClass: 'unknown',
      party: -1,
      found: [],
      path: [],
      share: undefined,
    });
    // Two rows state the source of a maker; without a maker there is one.
    expect(findings[0].evidence).toHaveLength(3);
    expect(coverage).toEqual([{ rule: 'parts', unit: 'ways to buy', known: 0, of: 3 }]);
  });

  it('makers that were taken from who supplies are not known, once for an item', () => {
    const sources = [
      { item: 'Chip', by: 'Maker', numbers: { makerAssumed: 1 } },
      { item: 'Chip', by: 'Other maker', numbers: { makerAssumed: 1 } },
      { item: 'Chip', by: 'Third maker' },
    ];
    expect(of({ sources, organizations: {} }).lines).toEqual([
      'insufficient-evidence parts Chip:  | who makes it: no document names its maker',
    ]);
  });

  it('sources are asked in order, of what is reached alone', () => {
    expect(of().asked).toEqual([0, 1, 2]);
    const turned = { ...board, items: { Drone: { requires: ['Board', 'Chip'] }, Board: {}, Chip: {} }, organizations: {} };
    expect(judgeItemRules(parts(), turned).asked).toEqual([0, 1, 2]);
  });

  it('an item of another kind is not asked about', () => {
    expect(of().findings.some(({ item }) => item === of().fixture.item('Bolt'))).toBe(false);
  });
});

describe('one country', () => {
  const line = pack(`
  - id: line
    title: Line
    source: S
    reaches: {kind: items, categories: [metal]}
    versions:
      - {from: 2020-01-01, status: in force, test: {kind: one country, countries: {outside: [DE]}, stages: [mined, refined], atMost: 65}, buy: review, reason: R}
`);
  const at = (country: string, share: number | undefined, stage = 2) => ({
    item: 'Zinc',
    by: `Maker ${country} ${stage} ${share}`,
    at: `Plant ${country}`,
    numbers: { stage, ...(share === undefined ? {} : { share }) },
  });
  const of = (...sources: ReturnType<typeof at>[]) => judged(line(), {}, ...sources);
  const judged = (rules: RulePack, options: JudgeOptions, ...sources: ReturnType<typeof at>[]) =>
    judgeItemRules(
      rules,
      {
        items: { Zinc: {}, Other: {} },
        sites: { 'Plant CN': { country: 'CN' }, 'Plant DE': { country: 'DE' }, 'Plant US': { country: 'US' } },
        sources,
        categories: { Zinc: 'metals' },
      },
      { asOf: '2026-06-01', ...options },
    );

  it('more than 65 per cent of a stage from one country: 65 is on the line, a hundredth more is over it', () => {
    expect(of(at('CN', 6500), at('DE', 3500)).findings).toEqual([]);
    const { lines, findings, coverage } = of(at('CN', 6501), at('DE', 3499));
    expect(lines).toEqual(['review line Zinc: refined in CN | ']);
    expect(findings[0]).toMatchObject({ basis: 'one country', share: { low: 6501, high: 6501 } });
    expect(coverage).toEqual([{ rule: 'line', unit: 'items', known: 1, of: 1 }]);
  });

  it('home does not count, nor does another stage', () => {
    expect(of(at('DE', 9000), at('CN', 1000)).findings).toEqual([]);
    expect(of(at('CN', undefined, 3)).findings).toEqual([]);
    expect(of(at('CN', undefined, 3)).coverage).toEqual([{ rule: 'line', unit: 'items', known: 0, of: 1 }]);
  });

  it('each stage for itself', () => {
    const { lines } = of(at('CN', undefined, 1), at('US', undefined, 2));
    expect([...lines].sort()).toEqual(['review line Zinc: mined in CN | ', 'review line Zinc: refined in US | ']);
  });

  it('names the country that may be over the line, not one of which more is sure', () => {
    const { findings } = of(at('CN', 2000), at('US', undefined), at('DE', undefined));
    expect(findings.map(({ outcome, found, share }) => [outcome, found, share])).toEqual([
      ['insufficient-evidence', ['refined in US'], { low: 0, high: 8000 }],
    ]);
  });

  it('shows the country by which it is over the line, and the sources at that stage alone', () => {
    const { findings, fixture } = of(at('CN', 6501), at('DE', 3499), at('CN', undefined, 3));
    const [finding] = findings;
    expect(finding).toMatchObject({ outcome: 'review', found: ['refined in CN'], missing: [], party: -1, exceptions: [] });
    expect(finding.path).toEqual([
      {
        from: { type: 'Item', index: fixture.item('Zinc') },
        edge: 'FROM',
        to: { type: 'Country', index: fixture.country('CN') },
      },
    ]);
    const alone = of(at('CN', 6501), at('DE', 3499)).findings[0];
    expect(finding.evidence).toHaveLength(6);
    expect(alone.evidence).toHaveLength(6);
  });

  it('of two that may be over the line the one of which more is sure, then of which more may be', () => {
    const may = (...countries: (readonly [country: string, low: number | undefined])[]) =>
      of(...countries.map(([country, low]) => at(country, low)), at('DE', undefined)).findings.map(({ found, share }) => [
        found,
        share,
      ]);
    expect(may(['CN', undefined], ['US', undefined])).toEqual([[['refined in CN'], { low: 0, high: 10_000 }]]);
    const both = (first: string, second: string) =>
      of(at(first, 1000), at(first, undefined), at(second, undefined), at('DE', undefined)).findings.map(({ found, share }) => [
        found,
        share,
      ]);
    expect(both('CN', 'US')).toEqual([[['refined in CN'], { low: 1000, high: 10_000 }]]);
    expect(both('US', 'CN')).toEqual([[['refined in US'], { low: 1000, high: 10_000 }]]);
  });

  it('names a country that is over the line, not one on it', () => {
    const low = pack(`
  - id: line
    title: Line
    source: S
    reaches: {kind: items, categories: [metal]}
    versions:
      - {from: 2020-01-01, status: in force, test: {kind: one country, countries: {outside: [DE]}, stages: [refined], atMost: 20}, buy: review, reason: R}
`);
    const { findings } = judged(low(), {}, at('CN', 2000), at('US', undefined), at('DE', undefined));
    expect(findings.map(({ found, share }) => [found, share])).toEqual([[['refined in US'], { low: 0, high: 8000 }]]);
  });

  it('a country that may be over the line rather than one that nobody states', () => {
    const nowhere = { item: 'Zinc', by: 'Maker', numbers: { stage: 2 } };
    const { findings } = of(at('DE', 1000), at('CN', undefined), nowhere as ReturnType<typeof at>);
    expect(findings.map(({ found, share }) => [found, share])).toEqual([[['refined in CN'], { low: 0, high: 9000 }]]);
  });

  it('of sources that count on the day: the qualified ones, unless others are asked about', () => {
    const able = { ...at('CN', undefined), standing: 'able' as const };
    const chosen = { ...at('US', undefined), standing: 'chosen' as const };
    const qualified = { ...at('DE', undefined), standing: 'qualified' as const };
    const found = (options: JudgeOptions, ...sources: ReturnType<typeof at>[]) =>
      judged(line(), options, ...sources).findings.map(({ outcome, found: [what] }) => `${outcome} ${what}`);
    expect(found({}, able, qualified)).toEqual([]);
    expect(found({ counting: 'able' }, able, qualified)).toEqual(['insufficient-evidence refined in CN']);
    expect(found({}, chosen, qualified)).toEqual(['insufficient-evidence refined in US']);
    expect(found({ counting: 'chosen' }, chosen, qualified)).toEqual(['review refined in US']);
    const until = { ...at('CN', undefined), numbers: { stage: 2, standingTo: dayOf('2026-05-31') } } as ReturnType<typeof at>;
    expect(found({}, until)).toEqual([]);
    expect(found({ asOf: '2026-05-31' }, until)).toEqual(['review refined in CN']);
    // Without a day nothing has ended.
    expect(found({ asOf: undefined }, until)).toEqual(['review refined in CN']);
  });

  it('of the items of the rule alone, where no source states a stage too', () => {
    const { lines, coverage } = of(at('CN', undefined), { ...at('CN', undefined), item: 'Other' });
    expect(lines).toEqual(['review line Zinc: refined in CN | ']);
    expect(coverage).toEqual([{ rule: 'line', unit: 'items', known: 1, of: 1 }]);
    const unstaged = { item: 'Zinc', by: 'Maker', at: 'Plant CN' } as unknown as ReturnType<typeof at>;
    expect(of(unstaged).coverage).toEqual([{ rule: 'line', unit: 'items', known: 0, of: 1 }]);
  });

  it('a country that nobody states is said to be that', () => {
    const nowhere = { item: 'Zinc', by: 'Maker', numbers: { stage: 2 } };
    const { lines, findings } = of(nowhere as ReturnType<typeof at>);
    expect(lines).toEqual([
      'insufficient-evidence line Zinc: refined in a country that is not stated | the shares of its sources, or where they are',
    ]);
    expect(findings[0].path).toEqual([]);
  });

  it('shares that nobody states are not known', () => {
    const { lines, findings } = of(at('CN', undefined), at('US', undefined));
    expect(lines).toEqual(['insufficient-evidence line Zinc: refined in CN | the shares of its sources, or where they are']);
    expect(findings[0].share).toEqual({ low: 0, high: 10_000 });
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
