/** What is said of holdings that a regime does not count. */
import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { matchParties } from '../../graph/screening/party-match.ts';
import { parseRules } from '../../graph/screening/rules.ts';
import { untrustedVendors } from '../../graph/screening/untrusted-vendor.ts';
import { graphOf, type OrganizationSpec } from '../support/view-graph.ts';

const share = (percent: number) => ({ shareMin: percent * 100, shareMax: percent * 100 });

/** Flags about `Vendor`, of a pack with one regime. */
function flags(test: string, organizations: Readonly<Record<string, OrganizationSpec>>): readonly string[] {
  const text = `pack: {id: p, nation: XV, title: T, source: S}
lists: [{code: L, title: L, names: []}]
regimes: [{id: r, title: Rule of half, source: S, periods: [{from: 2020-01-01, threshold: 50, ${test}}]}]
rules:
  - {id: a, title: A, source: S, reaches: {kind: parties, lists: [L], whom: owned, regime: r}, versions: [
      {from: 2020-01-01, status: in force, buy: prohibited, pay: none, export: none, invest: none, reason: why}]}
`;
  const { graph } = graphOf({
    items: { Chip: {} },
    sources: [{ item: 'Chip', by: 'Vendor' }],
    programmes: { P: ['Chip'] },
    organizations: { X: { identifiers: ['lei:1'] }, Y: { identifiers: ['lei:2'] }, ...organizations },
    listEntries: { one: { identifiers: ['lei:1'] }, two: { identifiers: ['lei:2'] } },
  });
  const { findings, flagged } = untrustedVendors(graph, matchParties(graph, undefined), {
    rules: parseRules([{ name: 'a.yml', text }]),
    scope: scopeOf(graph, undefined),
    entryOf: () => ({ list: 'L', type: '', program: '' }),
    packs: ['p'],
  });
  expect(findings).toEqual([]);
  return flagged.flatMap((flag) => flag.flags);
}

describe('holdings that a regime does not count', () => {
  const thirty: [string, object][] = [
    ['X', share(30)],
    ['Y', share(30)],
  ];

  it('are too little', () => {
    expect(
      flags('inclusive: true, aggregate: true, cascades: true, controlCounts: false', {
        Vendor: { owners: [['X', share(49.99)]] },
      }),
    ).toEqual(['affected parties hold 49.99 per cent, less than Rule of half counts']);
  });

  it('are enough together, where each counts alone', () => {
    expect(
      flags('inclusive: true, aggregate: false, cascades: true, controlCounts: false', { Vendor: { owners: thirty } }),
    ).toEqual(['affected parties hold 60 per cent, but Rule of half counts each share alone']);
  });

  it('are of those who are held themselves, where it does not go further down', () => {
    const held = {
      Middle: { owners: [['X', share(60)]] as [string, object][] },
      Vendor: { owners: [['Middle', share(80)]] as [string, object][] },
    };
    expect(flags('inclusive: true, aggregate: true, cascades: false, controlCounts: false', held)).toEqual([
      'affected parties hold 80 per cent, but Rule of half counts only what listed parties hold themselves',
    ]);
    expect(
      flags('inclusive: true, aggregate: false, cascades: false, controlCounts: false', { Vendor: { owners: thirty } }),
    ).toEqual([
      'affected parties hold 60 per cent, but Rule of half counts each share alone, and only what listed parties hold themselves',
    ]);
  });

  it('are control', () => {
    expect(
      flags('inclusive: true, aggregate: true, cascades: true, controlCounts: false', { Vendor: { controllers: ['X'] } }),
    ).toEqual(['an affected party controls it, which Rule of half does not count']);
  });
});
