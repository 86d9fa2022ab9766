/** Pairs that nobody decided: what is at stake is the strongest outcome, with all rules and end items, in order. */
import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { openPairs } from '../../graph/screening/decision-queue.ts';
import { matchParties } from '../../graph/screening/party-match.ts';
import { parseRules } from '../../graph/screening/rules.ts';
import { type GraphSpec, graphOf } from '../support/view-graph.ts';

const version = (outcome: string) =>
  `versions: [{from: 2020-01-01, status: in force, buy: ${outcome}, pay: none, export: none, invest: none, reason: why}]`;
const text = `pack: {id: p, nation: XV, title: T, source: S}
lists: [{code: L, title: L, names: []}, {code: M, title: M, names: []}]
regimes: [{id: r, title: R, source: S, periods: [{from: 2020-01-01, threshold: 50, inclusive: true, aggregate: true, cascades: true, controlCounts: false}]}]
rules:
  - {id: z-owned, title: Z, source: S, reaches: {kind: parties, lists: [L], whom: owned, regime: r}, ${version('prohibited')}}
  - {id: a-owned, title: A, source: S, reaches: {kind: parties, lists: [L], whom: owned, regime: r}, ${version('restricted')}}
  - {id: b-listed, title: B, source: S, reaches: {kind: parties, lists: [M], whom: listed}, ${version('restricted')}}
`;
const half = { shareMin: 5000, shareMax: 5000 };
const world: GraphSpec = {
  items: { Airship: { requires: ['Chip'] }, Boat: { requires: ['Board'] }, Car: { requires: ['Chip'] }, Board: {}, Chip: {} },
  sources: [
    { item: 'Board', by: 'First' },
    { item: 'Chip', by: 'Second' },
  ],
  programmes: { P: ['Airship', 'Boat', 'Car'] },
  organizations: { First: { owners: [['Holding', half]] }, Second: { owners: [['Holding', half]] }, Holding: {} },
  listEntries: { 'L:1': { names: ['Holding'] }, 'M:2': { names: ['Second'] } },
};

function open(spec: GraphSpec) {
  const fixture = graphOf(spec);
  const { graph } = fixture;
  const matches = matchParties(graph, 20_000);
  const pairs = openPairs(graph, matches, {
    rules: parseRules([{ name: 'a.yml', text }]),
    scope: scopeOf(graph, undefined),
    entryOf: (index) => ({ list: fixture.nameOf({ type: 'ListEntry', index }).split(':')[0] as string, type: '', program: '' }),
    packs: ['p'],
    asOf: 20_000,
  });
  return { fixture, pairs };
}

describe('a pair that nobody decided', () => {
  it('has at stake what all that it brings about comes to: the strongest outcome, rules and end items in order', () => {
    const { fixture, pairs } = open(world);
    const shown = pairs.map(({ organization, entry, ifTrue, rules, endItems }) => [
      fixture.nameOf({ type: 'Organization', index: organization }),
      fixture.nameOf({ type: 'ListEntry', index: entry }),
      ifTrue,
      rules,
      endItems.map((index) => fixture.nameOf({ type: 'Item', index })),
    ]);
    expect(shown).toEqual([
      ['Second', 'M:2', 'restricted', ['b-listed'], ['Airship', 'Car']],
      ['Holding', 'L:1', 'prohibited', ['a-owned', 'z-owned'], ['Airship', 'Boat', 'Car']],
    ]);
  });

  it('rests on the rows that state the party and the entry, and on none of what it supplies', () => {
    const { fixture, pairs } = open(world);
    const { organizations, listEntries } = fixture.graph;
    const [second] = pairs;
    const rowsOf = (lists: typeof organizations.mentions, index: number) => [
      ...lists.rows.subarray(lists.offsets[index], lists.offsets[index + 1]),
    ];
    const expected = [
      ...rowsOf(organizations.mentions, second?.organization ?? -1),
      ...rowsOf(listEntries.mentions, second?.entry ?? -1),
    ].sort((a, b) => a - b);
    expect(second?.evidence.map(({ row }) => row)).toEqual(expected);
    expect(expected).toHaveLength(2);
  });

  it('is none where nothing follows from it', () => {
    const { pairs } = open({ ...world, listEntries: { 'L:1': { names: ['Nobody'] } } });
    expect(pairs).toEqual([]);
  });
});
