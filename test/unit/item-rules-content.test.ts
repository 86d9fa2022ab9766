/** Rules about the content of end items by origin, against described graphs. */
import { describe, expect, it } from 'vitest';
import { type JudgeOptions, judgeItemRules, pack, type StatedSpec } from '../support/item-rules.ts';
import type { GraphSpec } from '../support/view-graph.ts';

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
