/** What small rules say of vendors: exceptions, whose law binds, order; and which rules are in force. */
import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { matchParties } from '../../graph/screening/party-match.ts';
import type { Transaction } from '../../graph/screening/rule.ts';
import { parseRules } from '../../graph/screening/rules.ts';
import { untrustedVendors } from '../../graph/screening/untrusted-vendor.ts';
import { rulesInForce } from '../../graph/screening/vendor-finding.ts';
import { type GraphSpec, graphOf, type OrganizationSpec } from '../support/view-graph.ts';

const version = (more = '') =>
  `{from: 2020-01-01, status: in force, buy: {endItem: prohibited, component: restricted}, pay: review, export: none, invest: none, reason: Why${more}}`;
const rule = (id: string, reaches: string, more = '', versions = version()) =>
  `  - {id: ${id}, title: T, source: S, reaches: {${reaches}}, ${more}versions: [${versions}]}\n`;
const listed = (list: string) => `kind: parties, lists: [${list}], whom: listed`;
const exceptions =
  'exceptions: [{text: Shelf, source: s, when: {fact: cots, tier: component}}, {text: Whole, source: s, when: {fact: cots, tier: endItem}}, {text: Paid, source: s, transactions: [pay]}, {text: Once, source: s, to: 2020-12-31}, {text: Read, source: s}], ';
const regime =
  'regimes: [{id: half, title: Half, source: S, periods: [{from: 2020-01-01, threshold: 50, inclusive: true, aggregate: true, cascades: true, controlCounts: false}]}]\n';
const rules = () =>
  parseRules([
    {
      name: 'us.yml',
      text: `pack: {id: us, nation: US, title: U, source: S}\nlists: [{code: L, title: L, names: []}, {code: M, title: M, names: []}, {code: N, title: N, names: []}]\n${regime}rules:\n${[
        rule('b', listed('L'), exceptions),
        rule('c', 'kind: parties, lists: [M], whom: owned, regime: half'),
        rule('z', 'kind: parties, lists: [N], whom: owned, regime: half'),
        rule(
          'aa',
          'kind: items, all: true',
          '',
          `{from: 2020-01-01, to: 2020-12-31, status: in force, buy: none, reason: One}, {from: 2021-01-01, status: suspended, buy: none, reason: Two}`,
        ),
      ].join('')}`,
    },
    { name: 'any.yml', text: `pack: {id: all, nation: any, title: A, source: S}\nrules:\n${rule('d', listed('L'))}` },
    { name: 'xv.yml', text: `pack: {id: xv, nation: XV, title: X, source: S}\nrules:\n${rule('a', listed('L'))}` },
  ]);

function judge(spec: GraphSpec, { transaction, asOf }: { transaction?: Transaction; asOf?: string } = {}) {
  const fixture = graphOf({
    items: { Drone: { requires: ['Chip'] }, Chip: {} },
    sources: [
      { item: 'Drone', by: 'Prime' },
      { item: 'Chip', by: 'Chips' },
      { item: 'Chip', by: 'Others' },
    ],
    programmes: { P: ['Drone'] },
    ...spec,
  });
  const { graph, nameOf } = fixture;
  const day = asOf === undefined ? undefined : dayOf(asOf);
  const result = untrustedVendors(graph, matchParties(graph, day), {
    rules: rules(),
    scope: scopeOf(graph, fixture.programme('P')),
    entryOf: (index) => ({ list: nameOf({ type: 'ListEntry', index }).split(':')[0] ?? '', type: '', program: 'X' }),
    asOf: day,
    ...(transaction === undefined ? {} : { transaction }),
  });
  const name = (index: number) => nameOf({ type: 'Organization', index });
  return {
    ...result,
    told: result.findings.map(({ party, outcome, rule: { id }, flags }) => [name(party), outcome, id, ...flags].join(' | ')),
    flags: result.flagged.map(({ party, rule: { id } }) => `${name(party)} ${id}`),
  };
}
const onList = { 'L:1': { names: ['N1'], identifiers: ['lei:1'] } };

describe('a party on a list', () => {
  it('has one finding for each rule, strongest first, then by party, then by rule', () => {
    const organizations = {
      Prime: { identifiers: ['lei:1'] },
      Chips: { identifiers: ['lei:1'] },
      Others: { identifiers: ['lei:1'], byName: true },
    };
    expect(judge({ organizations, listEntries: onList }).told).toEqual([
      'Prime | prohibited | b',
      'Prime | prohibited | d',
      'Chips | restricted | b',
      'Chips | restricted | d',
      'Others | restricted | b | records of this organisation were joined by name',
      'Others | restricted | d | records of this organisation were joined by name',
      'Prime | review | a | binds only under the law of XV',
      'Chips | review | a | binds only under the law of XV',
      'Others | review | a | binds only under the law of XV | records of this organisation were joined by name',
    ]);
  });

  it('has the exceptions that nobody checked, of its tier, the transaction and the day', () => {
    const exceptionsOf = (name: string, options = {}) =>
      judge({ organizations: { [name]: { identifiers: ['lei:1'] } }, listEntries: onList }, options).findings.find(
        ({ rule: { id } }) => id === 'b',
      )?.exceptions;
    const told = (...texts: string[]) => texts.map((text) => `exception not checked: ${text} (s)`);
    expect(exceptionsOf('Chips', { asOf: '2021-01-01' })).toEqual(told('Shelf', 'Read'));
    expect(exceptionsOf('Prime', { asOf: '2021-01-01' })).toEqual(told('Whole', 'Read'));
    expect(exceptionsOf('Chips', { asOf: '2020-12-31' })).toEqual(told('Shelf', 'Once', 'Read'));
    expect(exceptionsOf('Chips', { asOf: '2021-01-01', transaction: 'pay' })).toEqual(told('Shelf', 'Paid', 'Read'));
  });

  it('by a name and by a site at once is told of the site, beside the name', () => {
    const { told } = judge({
      sources: [{ item: 'Chip', by: 'Chips', at: 'Plant' }],
      sites: { Plant: { identifiers: ['cage:1ABC2'] } },
      listEntries: { 'L:1': { names: ['Chips'], identifiers: ['cage:1ABC2'] } },
    });
    expect(told.filter((text) => text.includes('| b |'))).toEqual([
      'Chips | review | b | it makes something at a site with the CAGE of a list entry; the maker may be another than who operates the site',
    ]);
  });
});

it('flags stand by party, then by rule', () => {
  const minority: OrganizationSpec = { owners: ['X', 'Y'].map((owner) => [owner, { shareMin: 1000, shareMax: 1000 }] as const) };
  const { flags, findings } = judge({
    organizations: { Prime: {}, Others: minority, Chips: minority, X: { identifiers: ['lei:1'] }, Y: { identifiers: ['lei:2'] } },
    listEntries: { 'N:1': { names: ['N1'], identifiers: ['lei:1'] }, 'M:2': { names: ['N2'], identifiers: ['lei:2'] } },
  });
  expect(findings).toEqual([]);
  expect(flags).toEqual(['Others c', 'Others z', 'Chips c', 'Chips z']);
});

it('rules in force: about parties and items, by id, each in its version of the day, or in all', () => {
  const told = (asOf: string | undefined) =>
    rulesInForce(rules(), asOf === undefined ? undefined : dayOf(asOf)).map(
      ({ id, effective, reason }) => `${id} ${effective} ${reason}`,
    );
  const others = ['b', 'c', 'd', 'z'].map((id) => `${id} 2020-01-01 Why`);
  expect(told('2020-06-01')).toEqual(['a 2020-01-01 Why', 'aa 2020-01-01 One', ...others]);
  expect(told('2021-06-01')).toEqual(['a 2020-01-01 Why', 'aa 2021-01-01 Two', ...others]);
  expect(told(undefined)).toEqual(['a 2020-01-01 Why', 'aa 2020-01-01 One', 'aa 2021-01-01 Two', ...others]);
  expect(told('2019-12-31')).toEqual([]);
  expect(rulesInForce(rules(), dayOf('2021-06-01'))[1]).toEqual({
    id: 'aa',
    source: 'S',
    effective: '2021-01-01',
    title: 'T',
    pack: 'us',
    status: 'suspended',
    reason: 'Two',
  });
});
