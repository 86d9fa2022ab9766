/** Findings and flags about vendors whole: path, evidence, flags and order, not the outcome alone. */
import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { matchParties } from '../../graph/screening/party-match.ts';
import { listInEntryKey } from '../../graph/screening/rule.ts';
import { untrustedVendors } from '../../graph/screening/untrusted-vendor.ts';
import type { VendorFlag } from '../../graph/screening/vendor-finding.ts';
import { evidenceLimit } from '../../graph/screening/vendor-path.ts';
import { rowTexts } from '../support/rows-of.ts';
import { shippedRules } from '../support/shipped-rules.ts';
import { type GraphSpec, graphOf, type OrganizationSpec } from '../support/view-graph.ts';

const chain: GraphSpec = {
  items: { Drone: { requires: ['Board'] }, Board: { requires: ['Chip'] }, Chip: {} },
  sources: [
    { item: 'Drone', by: 'Prime' },
    { item: 'Board', by: 'Boards' },
    { item: 'Chip', by: 'Chips' },
  ],
  programmes: { P: ['Drone'] },
};

function judge(spec: GraphSpec, options: { asOf?: string; program?: string } = {}) {
  const fixture = graphOf({ ...chain, ...spec });
  const { graph, nameOf } = fixture;
  const asOf = options.asOf === undefined ? undefined : dayOf(options.asOf);
  const result = untrustedVendors(graph, matchParties(graph, asOf), {
    rules: shippedRules(),
    scope: scopeOf(graph, undefined),
    entryOf: (index) => ({
      list: listInEntryKey(`entry:${nameOf({ type: 'ListEntry', index })}`),
      type: '',
      program: options.program ?? '',
    }),
    asOf,
  });
  const texts = rowTexts(fixture);
  const words = ({ party, basis, flags, rule, path, endItems, evidence }: VendorFlag) => ({
    party: nameOf({ type: 'Organization', index: party }),
    basis,
    flags,
    rule: rule.id,
    path: path.map(({ from, edge, to, share }) =>
      [nameOf(from), edge, nameOf(to), ...(share === undefined ? [] : [share.low, share.high])].join(' '),
    ),
    endItems: endItems.map((index) => nameOf({ type: 'Item', index })),
    evidence: evidence.map(({ row }) => texts.get(row)),
  });
  return {
    findings: result.findings.map((one) => ({ ...words(one), outcome: one.outcome })),
    flagged: result.flagged.map(words),
  };
}

const listed = {
  'sdn:1': { names: ['N1'], identifiers: ['lei:1'] },
  'sdn:2': { names: ['N2'], identifiers: ['lei:2'] },
};
const known: Readonly<Record<string, OrganizationSpec>> = {
  X: { identifiers: ['lei:1'] },
  Y: { identifiers: ['lei:2'] },
};
const per = (cent: number, upTo = cent) => ({ shareMin: cent * 100, shareMax: upTo * 100 });

describe('a finding by ownership', () => {
  it('shows whose entry the owner is, each holding on the way, and the rows of all of it', () => {
    const { findings, flagged } = judge({
      organizations: {
        ...known,
        Chips: { owners: [['A', per(50)]] },
        A: {
          owners: [
            ['X', per(25)],
            ['Y', per(25)],
          ],
        },
      },
      listEntries: listed,
    });
    expect(flagged).toEqual([]);
    expect(findings).toEqual([
      {
        party: 'Chips',
        outcome: 'prohibited',
        basis: 'ownership',
        flags: [],
        rule: 'ofac-50-percent',
        path: [
          'X IDENTIFIED_BY lei:1',
          'sdn:1 IDENTIFIED_BY lei:1',
          'Y IDENTIFIED_BY lei:2',
          'sdn:2 IDENTIFIED_BY lei:2',
          'X OWNS A 2500 2500',
          'Y OWNS A 2500 2500',
          'A OWNS Chips 5000 5000',
        ],
        endItems: ['Drone'],
        evidence: expect.arrayContaining([
          ...['party X', 'party Y', 'entry sdn:1', 'entry sdn:2', 'source 2'],
          ...['owner X of A', 'owner Y of A', 'owner A of Chips'],
        ]),
      },
    ]);
    const evidence = findings[0]?.evidence ?? [];
    // Three rows state a source of a named maker: what it provides, the source itself and by whom.
    expect(evidence.filter((text) => text !== 'source 2').sort()).toEqual(
      ['party X', 'party Y', 'entry sdn:1', 'entry sdn:2', 'owner X of A', 'owner Y of A', 'owner A of Chips'].sort(),
    );
  });

  it('rests on what is sure alone where that is enough, and on names where they are needed', () => {
    const owners: OrganizationSpec['owners'] = [
      ['X', per(50)],
      ['Named', per(50)],
    ];
    const listEntries = { ...listed, 'sdn:3': { names: ['Named'] } };
    const sure = judge({ organizations: { ...known, Chips: { owners } }, listEntries }).findings;
    expect(sure.map(({ party, outcome, flags, path }) => [party, outcome, flags, path])).toEqual([
      ['Chips', 'prohibited', [], ['X IDENTIFIED_BY lei:1', 'sdn:1 IDENTIFIED_BY lei:1', 'X OWNS Chips 5000 5000']],
    ]);
    const named = judge({
      organizations: {
        ...known,
        Chips: {
          owners: [
            ['X', per(30)],
            ['Named', per(30)],
          ],
        },
      },
      listEntries,
    }).findings;
    expect(named.map(({ party, outcome, flags, path }) => [party, outcome, flags, path])).toEqual([
      [
        'Chips',
        'review',
        ['an owner was matched by name alone'],
        [
          'X IDENTIFIED_BY lei:1',
          'sdn:1 IDENTIFIED_BY lei:1',
          'Named SAME_NAME sdn:3',
          'X OWNS Chips 3000 3000',
          'Named OWNS Chips 3000 3000',
        ],
      ],
    ]);
  });

  it('of an owner that is an entry both by identifier and by name shows the identifier alone where that is sure', () => {
    const { findings } = judge({
      organizations: { ...known, Chips: { owners: [['X', per(50)]] } },
      listEntries: { ...listed, 'sdn:3': { names: ['X'] } },
    });
    expect(findings.map(({ outcome, path }) => [outcome, path])).toEqual([
      ['prohibited', ['X IDENTIFIED_BY lei:1', 'sdn:1 IDENTIFIED_BY lei:1', 'X OWNS Chips 5000 5000']],
    ]);
  });

  it('on maxima shows the interval', () => {
    const { findings } = judge({ organizations: { ...known, Chips: { owners: [['X', per(10, 50)]] } }, listEntries: listed });
    expect(findings.map(({ outcome, flags, path }) => [outcome, flags, path.at(-1)])).toEqual([
      ['review', ['only if shares that are not stated exactly are as large as they may be'], 'X OWNS Chips 1000 5000'],
    ]);
    const below = judge({ organizations: { ...known, Chips: { owners: [['X', per(10, 49)]] } }, listEntries: listed });
    expect(below.findings).toEqual([]);
    expect(below.flagged.map(({ flags }) => flags)).toEqual([
      ['affected parties hold 10 to 49 per cent, less than OFAC 50 Percent Rule counts'],
    ]);
  });

  it('of a party that is listed itself is no second finding', () => {
    const owned = judge({
      organizations: { ...known, Chips: { identifiers: ['lei:2'], owners: [['X', per(100)]] } },
      listEntries: listed,
    });
    expect(owned.findings.map(({ rule }) => rule)).toEqual(['ofac-sdn']);
    expect(owned.flagged).toEqual([]);
    const named = judge({
      organizations: { ...known, Chips: { owners: [['X', per(20)]] } },
      listEntries: { ...listed, 'sdn:3': { names: ['Chips'] } },
    });
    expect(named.findings.map(({ rule, outcome }) => [rule, outcome])).toEqual([['ofac-sdn', 'review']]);
    expect(named.flagged).toEqual([]);
  });
});

describe('a flag', () => {
  it('of a minority shows what is held, by whom and on which rows, and has no outcome', () => {
    const { findings, flagged } = judge({
      organizations: {
        ...known,
        Chips: {
          owners: [
            ['X', per(20)],
            ['Y', per(12.5)],
            ['Other', per(60)],
          ],
        },
      },
      listEntries: listed,
    });
    expect(findings).toEqual([]);
    expect(flagged).toEqual([
      {
        party: 'Chips',
        basis: 'ownership',
        flags: ['affected parties hold 32.5 per cent, less than OFAC 50 Percent Rule counts'],
        rule: 'ofac-50-percent',
        path: [
          'X IDENTIFIED_BY lei:1',
          'sdn:1 IDENTIFIED_BY lei:1',
          'Y IDENTIFIED_BY lei:2',
          'sdn:2 IDENTIFIED_BY lei:2',
          'X OWNS Chips 2000 2000',
          'Y OWNS Chips 1250 1250',
        ],
        endItems: ['Drone'],
        evidence: expect.arrayContaining(['owner X of Chips', 'owner Y of Chips', 'entry sdn:1', 'entry sdn:2', 'source 2']),
      },
    ]);
    expect(flagged[0]?.evidence).not.toContain('owner Other of Chips');
  });

  it('of control alone says that the regime does not count it', () => {
    const { findings, flagged } = judge({
      organizations: { ...known, Chips: { controllers: ['X', 'Other'] } },
      listEntries: listed,
    });
    expect(findings).toEqual([]);
    expect(flagged.map(({ flags, path, evidence }) => [flags, path, evidence.filter((text) => text !== 'source 2')])).toEqual([
      [
        ['an affected party controls it, which OFAC 50 Percent Rule does not count'],
        ['X IDENTIFIED_BY lei:1', 'sdn:1 IDENTIFIED_BY lei:1', 'X CONTROLS Chips'],
        expect.arrayContaining(['party X', 'entry sdn:1', 'controller X of Chips']),
      ],
    ]);
  });

  it('through an affected owner shows the way to the listed party, each holding once', () => {
    const { flagged } = judge({
      organizations: {
        ...known,
        A: { owners: [['X', per(50)]] },
        Chips: {
          owners: [
            ['A', per(30)],
            ['X', per(10)],
          ],
          controllers: ['A'],
        },
      },
      listEntries: listed,
    });
    expect(flagged.map(({ flags, path }) => [flags, path])).toEqual([
      [
        [
          'an affected party controls it, which OFAC 50 Percent Rule does not count',
          'affected parties hold 40 per cent, less than OFAC 50 Percent Rule counts',
        ],
        [
          'X IDENTIFIED_BY lei:1',
          'sdn:1 IDENTIFIED_BY lei:1',
          'X OWNS A 5000 5000',
          'X OWNS Chips 1000 1000',
          'A OWNS Chips 3000 3000',
          'A CONTROLS Chips',
        ],
      ],
    ]);
  });

  it('is none where nothing is held on the day, and none of who is not affected', () => {
    const ended: OrganizationSpec = {
      owners: [['X', { ...per(20), to: dayOf('2020-12-31') as number }]],
      controllers: [['Y', { to: dayOf('2020-12-31') as number }]],
    };
    const spec: GraphSpec = { organizations: { ...known, Chips: ended }, listEntries: listed };
    expect(judge(spec, { asOf: '2021-01-01' }).flagged).toEqual([]);
    expect(judge(spec, { asOf: '2020-12-31' }).flagged).toHaveLength(1);
    const others: OrganizationSpec = { owners: [['Other', per(20)]], controllers: ['Other'] };
    expect(judge({ organizations: { ...known, Chips: others }, listEntries: listed }).flagged).toEqual([]);
  });

  it('of a zero share is none', () => {
    const spec: GraphSpec = { organizations: { ...known, Chips: { owners: [['X', per(0)]] } }, listEntries: listed };
    expect([judge(spec).findings, judge(spec).flagged]).toEqual([[], []]);
  });
});

describe('a finding by a list entry', () => {
  it('by name shows the name and the rows of both', () => {
    const { findings } = judge({ listEntries: { 'sdn:9': { names: ['Chips'] } } });
    expect(findings).toEqual([
      {
        party: 'Chips',
        outcome: 'review',
        basis: 'name',
        flags: [],
        rule: 'ofac-sdn',
        path: ['Chips SAME_NAME sdn:9'],
        endItems: ['Drone'],
        evidence: expect.arrayContaining(['party Chips', 'entry sdn:9', 'source 2']),
      },
    ]);
  });

  it('of what a rule of an owner needs and nobody states is insufficient evidence, and says what', () => {
    const { findings } = judge({
      organizations: { Chips: { identifiers: ['lei:1'] } },
      listEntries: { 'fascsa:1': listed['sdn:1'] },
    });
    expect(findings.map(({ outcome, flags }) => [outcome, flags])).toEqual([
      ['insufficient-evidence', ['not stated: program of the list entry']],
    ]);
  });

  it('shows no more rows of a maker of many parts than the limit', () => {
    const items = Object.fromEntries(Array.from({ length: evidenceLimit + 5 }, (_, i) => [`Part ${i}`, {}]));
    const { findings } = judge({
      items,
      sources: Object.keys(items).map((item) => ({ item, by: 'Chips' })),
      programmes: { P: Object.keys(items) },
      organizations: { Chips: { identifiers: ['lei:1'] } },
      listEntries: { 'sdn:1': listed['sdn:1'] },
    });
    const sources = new Set(findings[0]?.evidence.filter((text) => text?.startsWith('source')));
    expect(sources).toEqual(new Set(Array.from({ length: evidenceLimit }, (_, i) => `source ${i}`)));
    expect(findings[0]?.endItems).toHaveLength(evidenceLimit + 5);
  });
});
