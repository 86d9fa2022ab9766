/** Rules about from whom an item is bought, against described graphs. */
import { describe, expect, it } from 'vitest';
import { judgeItemRules, pack, type StatedSpec } from '../support/item-rules.ts';
import type { GraphSpec } from '../support/view-graph.ts';

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
