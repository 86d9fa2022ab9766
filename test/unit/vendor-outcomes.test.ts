import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { matchParties } from '../../graph/screening/party-match.ts';
import type { Transaction } from '../../graph/screening/rule.ts';
import { testInWords, vendorOutcomes } from '../../graph/screening/vendor-outcomes.ts';
import { shippedRules } from '../support/shipped-rules.ts';
import { type GraphSpec, graphOf, type ListEntrySpec, type OrganizationSpec } from '../support/view-graph.ts';

const share = (percent: number, more: object = {}) => ({ shareMin: percent * 100, shareMax: percent * 100, ...more });
const onAllLists: Readonly<Record<string, ListEntrySpec>> = Object.fromEntries(
  ['SDN', 'EU-FSF', 'UK-SL'].map((list) => [list, { names: ['Zed'], identifiers: ['lei:1'] }]),
);

/** One party, `Vendor`, which makes the chip of a drone; list entries are named by their list. */
function ask(
  organizations: Readonly<Record<string, OrganizationSpec>>,
  asked: { on?: string; transaction?: Transaction; entries?: GraphSpec['listEntries']; by?: string; item?: string } = {},
) {
  const fixture = graphOf({
    items: { Drone: { requires: ['Chip'] }, Chip: {} },
    sources: [{ item: asked.item ?? 'Chip', by: asked.by ?? 'Vendor' }],
    programmes: { P: ['Drone'] },
    organizations,
    listEntries: asked.entries ?? onAllLists,
  });
  const asOf = dayOf(asked.on ?? '2026-11-30');
  const { graph } = fixture;
  const cells = vendorOutcomes(
    graph,
    matchParties(graph, asOf),
    {
      rules: shippedRules(),
      scope: scopeOf(graph, fixture.programme('P')),
      entryOf: (index) => ({ list: fixture.nameOf({ type: 'ListEntry', index }), type: '', program: '' }),
      asOf,
      ...(asked.transaction === undefined ? {} : { transaction: asked.transaction }),
    },
    [fixture.organization('Vendor')],
    ['us', 'eu', 'gb'],
  );
  return {
    cells,
    told: cells.map(({ pack, outcome, findings }) =>
      `${pack} ${outcome ?? '-'} ${findings.map(({ rule }) => rule.id).join(' ')}`.trim(),
    ),
    unreached: cells.map(({ unreached }) => unreached.map(({ rule, why }) => `${rule.id}: ${why}`).join('; ')),
  };
}
const listed = { Owner: { identifiers: ['lei:1'] } };

describe('the same vendor under three packs', () => {
  const half = { ...listed, Vendor: { owners: [['Owner', share(50)]] as [string, object][] } };

  it('held to exactly half: what the European Union counts since 2024, and the United Kingdom does not', () => {
    expect(ask(half, { on: '2024-01-01' }).told).toEqual(['us prohibited ofac-50-percent', 'eu -', 'gb -']);
    expect(ask(half, { on: '2025-10-15' }).told).toEqual([
      'us prohibited ofac-50-percent',
      'eu prohibited eu-asset-freeze',
      'gb -',
    ]);
    expect(ask(half, { on: '2024-01-01' }).unreached).toEqual([
      'ofac-sdn: it reaches listed parties, not what they hold',
      'eu-asset-freeze: what is held does not reach its test: more than 50 per cent, shares of several added up, through others too, control counts',
      'uk-asset-freeze: what is held does not reach its test: more than 50 per cent, each share alone, through others too, control counts',
    ]);
  });

  it('says by which test what is held was enough', () => {
    const [us, eu] = ask(half, { on: '2025-10-15' }).cells;
    expect(us!.findings[0]!.test).toBe(
      '50 per cent or more, shares of several added up, through others too, control does not count',
    );
    expect(eu!.findings[0]!.test).toBe('50 per cent or more, shares of several added up, through others too, control counts');
    expect(ask({ Vendor: { identifiers: ['lei:1'] } }).cells.map(({ findings }) => findings[0]!.test)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('controlled: a flag in one, prohibited in the others', () => {
    const { told, cells } = ask({ ...listed, Vendor: { controllers: ['Owner'] } });
    expect(told).toEqual(['us -', 'eu prohibited eu-asset-freeze', 'gb prohibited uk-asset-freeze']);
    expect(cells.map(({ flagged }) => flagged.map(({ rule }) => rule.id))).toEqual([['ofac-50-percent'], [], []]);
  });

  it('a holding that has ended reaches nothing, and its owner is no reason', () => {
    const ended = { ...listed, Vendor: { owners: [['Owner', share(80, { to: dayOf('2025-01-01') })]] as [string, object][] } };
    expect(ask(ended, { on: '2025-01-01' }).told).toEqual([
      'us prohibited ofac-50-percent',
      'eu prohibited eu-asset-freeze',
      'gb prohibited uk-asset-freeze',
    ]);
    const after = ask(ended, { on: '2025-01-02' });
    expect([after.told, after.unreached]).toEqual([
      ['us -', 'eu -', 'gb -'],
      ['', '', ''],
    ]);
    expect(after.cells.map(({ ownersStated }) => ownersStated)).toEqual([false, false, false]);
    expect(ask(ended, { on: '2025-01-01' }).cells[0]!.ownersStated).toBe(true);
  });

  it('control that has ended is no reason either', () => {
    const ended = { ...listed, Vendor: { controllers: [['Owner', { to: dayOf('2025-01-01') }]] as [string, object][] } };
    expect(ask(ended, { on: '2025-01-01' }).told[1]).toBe('eu prohibited eu-asset-freeze');
    expect(ask(ended, { on: '2025-01-02' }).unreached).toEqual(['', '', '']);
  });

  it('a pack answers by its own lists, and by what holds for everybody', () => {
    const vendor = { Vendor: { identifiers: ['lei:1'] } };
    const only = (list: string) => ask(vendor, { entries: { [list]: { names: ['Zed'], identifiers: ['lei:1'] } } }).told;
    expect(only('SDN')).toEqual(['us prohibited ofac-sdn', 'eu -', 'gb -']);
    expect(only('EU-FSF')).toEqual(['us -', 'eu prohibited eu-asset-freeze', 'gb -']);
    expect(only('A list of nobody')).toEqual(['us', 'eu', 'gb'].map((pack) => `${pack} review list-without-rule`));
  });

  it('the strongest outcome first', () => {
    const { told } = ask(
      { Vendor: { identifiers: ['lei:1'] } },
      { entries: { EL: { names: ['A'], identifiers: ['lei:1'] }, SDN: { names: ['B'], identifiers: ['lei:1'] } } },
    );
    expect(told[0]).toBe('us prohibited ofac-sdn bis-entity-list');
  });
});

describe('why a rule does not reach it', () => {
  const entry = (list: string) => ({ [list]: { names: ['Zed'], identifiers: ['lei:1'] } });
  const held = { ...listed, Vendor: { owners: [['Owner', share(60)]] as [string, object][] } };

  it('no version on the day', () => {
    expect(ask({ Vendor: { identifiers: ['lei:1'] } }, { on: '2019-08-12', entries: entry('889') }).unreached[0]).toBe(
      'section-889: no version of it holds on this day',
    );
  });

  it('suspended for this transaction', () => {
    const on = '2025-12-01';
    expect(ask(held, { on, entries: entry('EL') }).unreached[0]).toBe(
      'bis-affiliates: suspended: nothing follows for buying from it; bis-entity-list: it reaches listed parties, not what they hold',
    );
    for (const [transaction, words] of [
      ['pay', 'paying it'],
      ['invest', 'investing in it'],
    ] as const)
      expect(ask(held, { on, entries: entry('EL'), transaction }).unreached[0]).toContain(
        `bis-affiliates: suspended: nothing follows for ${words}`,
      );
    expect(ask({ Vendor: { identifiers: ['lei:1'] } }, { entries: entry('SSI'), on: '2026-11-30' }).cells[0]!.unreached).toEqual(
      [],
    );
    const asked = ask(held, { on, entries: entry('EL'), transaction: 'export' });
    expect(asked.told[0]).toBe('us review bis-affiliates');
    expect(asked.unreached[0]).toBe('bis-entity-list: it reaches listed parties, not what they hold');
  });
});

describe('what it supplies', () => {
  const vendor = { Vendor: { identifiers: ['lei:1'] } };
  const entries = { '1260H': { names: ['Zed'], identifiers: ['lei:1'] } };
  const outcome = (asked: { by?: string; item?: string }) => {
    const [us] = ask({ ...vendor, Other: {} }, { on: '2026-11-30', entries, ...asked }).cells;
    return [us!.outcome, us!.suppliesNothing];
  };

  it('decides between the tiers; nothing known is judged as an end item', () => {
    expect(outcome({ item: 'Chip' })).toEqual(['review', false]);
    expect(outcome({ item: 'Drone' })).toEqual(['prohibited', false]);
    expect(outcome({ by: 'Other' })).toEqual(['prohibited', true]);
  });
});

describe('a test of ownership in words', () => {
  it('says each of its five parts', () => {
    const period = {
      from: 0,
      to: undefined,
      threshold: 2550,
      inclusive: false,
      aggregate: false,
      cascades: false,
      controlCounts: false,
    };
    expect(testInWords(period)).toBe('more than 25.5 per cent, each share alone, directly only, control does not count');
    expect(testInWords({ ...period, inclusive: true, aggregate: true, cascades: true, controlCounts: true })).toBe(
      '25.5 per cent or more, shares of several added up, through others too, control counts',
    );
  });
});
