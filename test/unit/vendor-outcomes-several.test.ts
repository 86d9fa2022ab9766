/** Several vendors under several packs: each has what is its own, and why a rule says nothing of it. */
import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { matchParties } from '../../graph/screening/party-match.ts';
import { parseRules } from '../../graph/screening/rules.ts';
import { vendorOutcomes } from '../../graph/screening/vendor-outcomes.ts';
import { type GraphSpec, graphOf } from '../support/view-graph.ts';

const version = (buy: string, more = '') =>
  `{from: 2020-01-01, status: in force, buy: ${buy}, pay: none, export: none, invest: none, reason: why${more}}`;
const text = `pack: {id: p, nation: XV, title: T, source: S}
lists: [{code: L, title: L, names: []}, {code: M, title: M, names: []}]
regimes: [{id: r, title: Rule of half, source: S, periods: [
  {from: 2020-01-01, to: 2021-12-31, threshold: 75, inclusive: true, aggregate: true, cascades: true, controlCounts: false},
  {from: 2022-01-01, threshold: 50, inclusive: true, aggregate: true, cascades: true, controlCounts: false}]}]
rules:
  - {id: listed, title: A, source: S, reaches: {kind: parties, lists: [L], whom: listed}, versions: [${version('prohibited')}]}
  - {id: owned, title: B, source: S, reaches: {kind: parties, lists: [L], whom: owned, regime: r}, versions: [${version('restricted')}]}
  - {id: end-items, title: C, source: S, reaches: {kind: parties, lists: [M], whom: listed}, versions: [
      ${version('{endItem: prohibited, component: none}')}]}
`;
const share = (percent: number) => ({ shareMin: percent * 100, shareMax: percent * 100 });

function ask(spec: GraphSpec, names: readonly string[], on: string | undefined = '2026-06-01', transaction?: 'export') {
  const fixture = graphOf(spec);
  const { graph } = fixture;
  const asOf = on === '' ? undefined : dayOf(on);
  const cells = vendorOutcomes(
    graph,
    matchParties(graph, asOf),
    {
      rules: parseRules([{ name: 'a.yml', text }]),
      scope: scopeOf(graph, undefined),
      entryOf: (index) => ({ list: fixture.nameOf({ type: 'ListEntry', index }).split(':')[0] as string, type: '', program: '' }),
      asOf,
      ...(transaction === undefined ? {} : { transaction }),
    },
    names.map((name) => fixture.organization(name)),
    ['p'],
  );
  return cells.map(({ party, outcome, findings, flagged, unreached, ownersStated }) => ({
    party: fixture.nameOf({ type: 'Organization', index: party }),
    outcome,
    findings: findings.map(({ rule, test }) => [rule.id, test]),
    flagged: flagged.map(({ rule }) => rule.id),
    unreached: unreached.map(({ rule, why }) => `${rule.id}: ${why}`),
    ownersStated,
  }));
}

const supply: GraphSpec = {
  items: { Drone: { requires: ['Chip', 'Board'] }, Chip: {}, Board: {} },
  sources: [
    { item: 'Chip', by: 'Low' },
    { item: 'Board', by: 'High' },
  ],
  programmes: { P: ['Drone'] },
  organizations: {
    Low: { owners: [['Owner', share(20)]] },
    High: { owners: [['Owner', share(60)]] },
    Steered: { controllers: ['Owner'] },
    Beyond: { owners: [['Steered', share(10)]] },
    Alone: {},
    Owner: { identifiers: ['lei:1'] },
  },
  listEntries: { 'L:1': { names: ['Zed'], identifiers: ['lei:1'] } },
};
const half =
  'what is held does not reach its test: 50 per cent or more, shares of several added up, through others too, control does not count';
const notOwned = 'listed: it reaches listed parties, not what they hold';
const test = half.slice(half.indexOf(': ') + 2);

describe('several vendors', () => {
  it('have each what is its own, in the order asked', () => {
    expect(ask(supply, ['High', 'Alone', 'Low'])).toEqual([
      {
        party: 'High',
        outcome: 'restricted',
        findings: [['owned', test]],
        flagged: [],
        unreached: [notOwned],
        ownersStated: true,
      },
      { party: 'Alone', outcome: undefined, findings: [], flagged: [], unreached: [], ownersStated: false },
      {
        party: 'Low',
        outcome: undefined,
        findings: [],
        flagged: ['owned'],
        unreached: [notOwned, `owned: ${half}`],
        ownersStated: true,
      },
    ]);
  });

  it('are concerned by who controls them, and by who controls who holds them', () => {
    const [steered, beyond] = ask(supply, ['Steered', 'Beyond']);
    expect(steered).toMatchObject({ flagged: ['owned'], unreached: [notOwned, `owned: ${half}`], ownersStated: true });
    expect(beyond).toMatchObject({ flagged: [], unreached: [notOwned, `owned: ${half}`], ownersStated: true });
  });

  it('without a day are asked by the latest test', () => {
    const [high, low] = ask(supply, ['High', 'Low'], '');
    expect(high?.findings).toEqual([['owned', test]]);
    expect(low?.unreached).toContain(`owned: ${half}`);
    expect(ask(supply, ['High'], '2021-06-01')[0]?.unreached).toEqual([notOwned, `owned: ${half.replace('50', '75')}`]);
  });
});

describe('a rule of which nothing follows', () => {
  const listed = (list: string): GraphSpec => ({
    ...supply,
    sources: [...(supply.sources ?? []), { item: 'Drone', by: 'Prime' }],
    organizations: { Low: { identifiers: ['lei:1'] }, Prime: { identifiers: ['lei:1'] } },
    listEntries: { [`${list}:1`]: { names: ['Zed'], identifiers: ['lei:1'] } },
  });

  it('says so by tier', () => {
    const [low, prime] = ask(listed('M'), ['Low', 'Prime']);
    expect([low?.outcome, low?.unreached]).toEqual([undefined, ['end-items: in force: nothing follows for buying from it']]);
    expect([prime?.outcome, prime?.unreached]).toEqual(['prohibited', []]);
  });

  it('says so by what is done with the party', () => {
    expect(ask(listed('L'), ['Low'], undefined, 'export')[0]?.unreached).toEqual([
      'listed: in force: nothing follows for exports to it',
      'owned: in force: nothing follows for exports to it',
    ]);
  });

  it('is none for who only makes something at a site of the entry that another holds', () => {
    const spec: GraphSpec = {
      ...supply,
      sources: [
        { item: 'Chip', by: 'Owner', at: 'Plant' },
        { item: 'Board', by: 'High' },
      ],
      sites: { Plant: { identifiers: ['cage:1ABC2'] } },
      organizations: { High: { owners: [['Owner', share(60)]] }, Owner: {} },
      listEntries: { 'L:1': { names: ['Zed'], identifiers: ['cage:1ABC2'] } },
    };
    const [high, owner] = ask(spec, ['High', 'Owner']);
    expect([high?.outcome, high?.unreached]).toEqual([undefined, []]);
    expect(owner?.outcome).toBe('review');
  });
});
