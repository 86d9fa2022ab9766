/** A list of which no rule says what follows is for review, whatever the law of others or of another time says of it. */
import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { bindsBuyer, matchesByRule } from '../../graph/screening/applicable-rule.ts';
import { matchParties } from '../../graph/screening/party-match.ts';
import type { Transaction } from '../../graph/screening/rule.ts';
import { parseRules } from '../../graph/screening/rules.ts';
import { untrustedVendors } from '../../graph/screening/untrusted-vendor.ts';
import { vendorOutcomes } from '../../graph/screening/vendor-outcomes.ts';
import { shippedSources } from '../support/shipped-rules.ts';
import { graphOf } from '../support/view-graph.ts';

interface Foreign {
  readonly from?: string;
  readonly to?: string;
  readonly buy?: string;
  readonly exporting?: string;
  readonly whom?: string;
  readonly lists?: string;
}

function ask(foreign: Foreign | undefined, asked: { packs?: string[]; on?: string; transaction?: Transaction } = {}) {
  const { from = '2020-01-01', to, buy = 'none', exporting = 'prohibited', whom = 'listed', lists = 'XL' } = foreign ?? {};
  const text = `
pack: {id: xv, nation: XV, title: T, source: s}
lists: [{code: XL, title: x, names: [Corp Blocklist]}]
rules:
  - id: xrule
    title: t
    source: s
    reaches: {kind: parties, lists: [${lists}], whom: ${whom}${whom === 'listed' ? '' : ', regime: ofac-50'}}
    versions:
      - {from: ${from}, ${to === undefined ? '' : `to: ${to}, `}status: in force, buy: ${buy}, pay: review, export: ${exporting}, invest: none, reason: R}
`;
  const rules = parseRules([...shippedSources, ...(foreign === undefined ? [] : [{ name: 'xv.yml', text }])]);
  const fixture = graphOf({
    items: { Drone: { requires: ['Chip'] }, Chip: {} },
    sources: [{ item: 'Chip', by: 'Chips' }],
    programmes: { P: ['Drone'] },
    organizations: { Chips: { identifiers: ['lei:1'] } },
    listEntries: { 'Corp Blocklist:1': { names: ['Nobody'], identifiers: ['lei:1'] } },
  });
  const asOf = asked.on === '' ? undefined : dayOf(asked.on ?? '2026-01-10');
  const { graph } = fixture;
  const options = {
    rules,
    scope: scopeOf(graph, undefined),
    entryOf: () => ({ list: 'Corp Blocklist', type: '', program: '' }),
    asOf,
    ...(asked.packs === undefined ? {} : { packs: asked.packs }),
    ...(asked.transaction === undefined ? {} : { transaction: asked.transaction }),
  };
  const matches = matchParties(graph, asOf);
  return {
    found: untrustedVendors(graph, matches, options).findings.map(({ outcome, rule }) => `${outcome} ${rule.id}`),
    cells: () =>
      vendorOutcomes(graph, matches, options, [fixture.organization('Chips')], ['us', 'xv']).map(
        ({ pack, outcome, findings, unreached }) =>
          [pack, outcome ?? '-', ...findings.map(({ rule }) => rule.id), ...unreached.map(({ why }) => why)].join(' '),
      ),
    taken: () =>
      [...matchesByRule(rules, matches, options.entryOf, { packs: ['xv'], transaction: 'buy', asOf })]
        .filter(([, some]) => some.length > 0)
        .map(([rule, some]) => `${rule.id} ${some.length}`),
  };
}
const byNoRule = 'review list-without-rule';

describe('a list that foreign law names', () => {
  it('stays for review where that law says nothing of the question, or of the day', () => {
    expect(ask(undefined).found).toEqual([byNoRule]);
    expect(ask({}).found).toEqual([byNoRule]);
    expect(ask({ buy: '{endItem: review, component: none}' }).found).toEqual([byNoRule]);
    expect(ask({ from: '2030-01-01', buy: 'prohibited' }).found).toEqual([byNoRule]);
    expect(ask({ to: '2025-12-31', buy: 'prohibited' }).found).toEqual([byNoRule]);
    expect(ask({ buy: 'prohibited', whom: 'owned' }).found).toEqual([byNoRule]);
  });

  it('is for review by that law where it asks for something, and once', () => {
    expect(ask({ buy: 'prohibited' }).found).toEqual(['review xrule']);
    expect(ask({ from: '2026-01-10', buy: 'review' }).found).toEqual(['review xrule']);
    expect(ask({}, { transaction: 'export' }).found).toEqual(['review xrule']);
    expect(ask({ buy: '{endItem: none, component: review}' }).found.sort()).toEqual([byNoRule, 'review xrule']);
    expect(ask({ from: '2030-01-01', buy: 'prohibited' }, { on: '' }).found).toEqual(['review xrule']);
  });

  it('is a matter of that law where it binds, on its days', () => {
    const binding = { packs: ['xv'] };
    expect(ask({ buy: 'prohibited' }, binding).found).toEqual(['prohibited xrule']);
    // It binds, and says that nothing follows.
    expect(ask({}, binding).found).toEqual([]);
    expect(ask({ from: '2030-01-01' }, binding).found).toEqual([byNoRule]);
    expect(ask({ buy: 'prohibited', whom: 'owned' }, binding).found).toEqual([byNoRule]);
  });

  it('is taken once by a rule that names it and all others', () => {
    expect(ask({ lists: '"*", XL', from: '2030-01-01' }).taken()).toEqual(['list-without-rule 1', 'xrule 1']);
    expect(ask({}).taken()).toEqual(['xrule 1']);
  });

  it('stands side by side under each law', () => {
    const nothing = 'in force: nothing follows for buying from it';
    expect(ask({}).cells()).toEqual(['us review list-without-rule', `xv - ${nothing}`]);
    expect(ask({ from: '2030-01-01' }).cells()).toEqual([
      'us review list-without-rule',
      'xv review list-without-rule no version of it holds on this day',
    ]);
    expect(ask({ buy: 'prohibited' }).cells()).toEqual(['us -', 'xv prohibited xrule']);
    expect(ask({}, { transaction: 'export' }).cells()).toEqual(['us -', 'xv prohibited xrule']);
  });
});

it('binds who buys: the law of everybody, and of the packs', () => {
  expect(bindsBuyer({ nation: 'any', pack: 'all' }, [])).toBe(true);
  expect(bindsBuyer({ nation: 'XV', pack: 'xv' }, ['us', 'xv'])).toBe(true);
  expect(bindsBuyer({ nation: 'XV', pack: 'xv' }, ['us'])).toBe(false);
});
