/** What supplier trust says beyond attestations: provenance, obsolescence, contracts and class of source. */
import { describe, expect, it } from 'vitest';
import type { Attestation } from '../../graph/screening/trust/attestation.ts';
import { mostEvidence, mostItemsShown } from '../../graph/screening/trust/trust.ts';
import { attestation, contract, trustOf } from '../support/trust.ts';
import type { GraphSpec } from '../support/view-graph.ts';

const pump: GraphSpec = {
  sources: [
    { item: 'Pump', by: 'Acme', at: 'Plant 1' },
    { item: 'Valve', by: 'Acme', at: 'Plant 2' },
  ],
  programmes: { P: ['Pump'] },
};

describe('provenance', () => {
  const bill = { document: 1, sha256: '1'.repeat(64), dated: '', format: 'cyclonedx-json', programme: '' };
  const table = { ...bill, format: 'table-csv' };
  const natures =
    (software: readonly string[], unstated: readonly string[] = []) =>
    ({ item }: { item: (name: string) => number }) => {
      const yes = software.map(item);
      const maybe = unstated.map(item);
      return (one: number) => ({
        software: yes.includes(one) ? true : maybe.includes(one) ? undefined : false,
        electronic: false,
      });
    };
  const apps: GraphSpec = {
    items: { App: { requires: ['Lib'] }, Tool: {}, Bolt: {} },
    sources: [
      { item: 'App', by: 'Acme' },
      { item: 'Tool', by: 'Acme' },
      { item: 'Bolt', by: 'Bolts' },
    ],
    programmes: { P: ['App'] },
    documents: [bill],
  };

  it('counts bills of materials, hashes and signatures, n of m', () => {
    const { said, trust } = trustOf(apps, (fixture) => ({
      natureOf: natures(['App', 'Tool'])(fixture),
      hashes: new Map([
        [fixture.item('App'), [{ document: 0, row: 1 }]],
        [fixture.item('Tool'), [{ document: 0, row: 2 }]],
      ]),
      signatures: new Map([[0, [{ document: 0, row: 3 }]]]),
      attestations: [attestation({ kind: 'SLSA', level: 'L3', holder: fixture.organization('Acme'), expires: 2000 })],
    }));
    expect(said('Acme', 'provenance')).toEqual([
      'partly: a bill of materials of software items (1 of 2 software items)',
      'stated: hashes of software items (2 of 2 software items)',
      'stated: signed documents (1 of 1 bills of materials that speak of its items; present, not verified)',
      'stated: SLSA (level: L3; slsa.dev, version 1.0)',
    ]);
    expect(trust.entriesOf(0)[2]?.evidence).toEqual([
      { document: 0, row: 1 },
      { document: 0, row: 2 },
    ]);
    expect(said('Bolts', 'provenance')).toEqual([
      'does-not-apply: a bill of materials of software items (no item of it is said to be software)',
      'does-not-apply: hashes of software items (no item of it is said to be software)',
      'stated: signed documents (1 of 1 bills of materials that speak of its items; present, not verified)',
      'does-not-apply: SLSA level (no item of it is software)',
    ]);
  });

  it('is unknown where nothing is stated, and nowhere zero', () => {
    const { said } = trustOf(apps, (fixture) => ({ natureOf: natures(['Tool'], ['App'])(fixture) }));
    expect(said('Acme', 'provenance')).toEqual([
      'unknown: a bill of materials of software items (0 of 1 software items; of 1 more item nobody says whether it is software)',
      'unknown: hashes of software items (0 of 1 software items; of 1 more item nobody says whether it is software)',
      'unknown: signed documents (0 of 1 bills of materials that speak of its items)',
      'unknown: SLSA level (no document states any)',
    ]);
  });

  it('knows a part only while items may be software of which nobody says so', () => {
    const { said } = trustOf(apps, (fixture) => ({ natureOf: natures(['App'], ['Tool'])(fixture) }));
    expect(said('Acme', 'provenance')[0]).toBe(
      'partly: a bill of materials of software items (1 of 1 software items; of 1 more item nobody says whether it is software)',
    );
    const none = trustOf(apps, (fixture) => ({ natureOf: natures([], ['App', 'Tool'])(fixture) }));
    expect(none.said('Acme', 'provenance')[0]).toBe(
      'unknown: a bill of materials of software items (no item of it is said to be software; of 2 more items nobody says whether it is software)',
    );
    expect(none.said('Acme', 'provenance')[3]).toBe('unknown: SLSA level (no document states any)');
  });

  it('takes no table for a bill of materials, and a composition that is complete for one', () => {
    const asTable = { ...apps, documents: [table] };
    const of = (spec: GraphSpec) =>
      trustOf(spec, (fixture) => ({ natureOf: natures(['App', 'Tool'])(fixture) })).said('Acme', 'provenance');
    expect(of(asTable)[0]).toBe('unknown: a bill of materials of software items (0 of 2 software items)');
    expect(of(asTable)[2]).toBe('unknown: signed documents (no bill of materials speaks of its items)');
    for (const [coverage, count] of [
      ['complete', 2],
      ['none', 2],
      ['incomplete', 1],
      ['unknown', 1],
    ] as const)
      expect(of({ ...apps, items: { ...apps.items, Tool: { coverage } } })[0]).toContain(`(${count} of 2 software items`);
  });

  it('reaches a line through the part that the source delivers for it', () => {
    const spec: GraphSpec = {
      items: { Line: {}, Part: { deliveredOnly: true }, Other: {} },
      sources: [{ item: 'Line', by: 'Acme', requires: ['Part', 'Other'] }],
      programmes: { P: ['Line'] },
      documents: [bill],
    };
    const hashed = (name: string) =>
      trustOf(spec, (fixture) => ({
        natureOf: natures(['Part'], ['Line', 'Other'])(fixture),
        hashes: new Map([[fixture.item(name), [{ document: 0, row: 1 }]]]),
      })).said('Acme', 'provenance')[1];
    expect(hashed('Part')).toBe('stated: hashes of software items (1 of 1 software items)');
    expect(hashed('Other')).toBe('unknown: hashes of software items (0 of 1 software items)');
  });

  it('lists a named number of places and says how many more there are', () => {
    const rows = Array.from({ length: mostEvidence + 2 }, (_, row) => ({ document: 0, row: 50 - row }));
    const { trust, said } = trustOf(apps, (fixture) => ({
      natureOf: natures(['Tool'])(fixture),
      hashes: new Map([[fixture.item('Tool'), rows]]),
    }));
    const entry = trust.entriesOf(0)[2];
    expect(entry?.evidence).toHaveLength(mostEvidence);
    expect(entry?.evidence[0]).toEqual({ document: 0, row: 50 - mostEvidence - 1 });
    expect(said('Acme', 'provenance')[1]).toContain('2 more places are not listed');
    const all = trustOf(apps, (fixture) => ({
      natureOf: natures(['Tool'])(fixture),
      hashes: new Map([[fixture.item('Tool'), rows.slice(0, mostEvidence)]]),
    }));
    expect(all.said('Acme', 'provenance')[1]).not.toContain('not listed');
  });
});

describe('obsolescence', () => {
  const of = (numbers: Record<string, number>, asOf: number | 'no day' = 1000) =>
    trustOf(
      { items: { Pump: { numbers } }, sources: [{ item: 'Pump', by: 'Acme' }], programmes: { P: ['Pump'] } },
      ({ item }) => ({
        lifecycle: new Map([[item('Pump'), [{ document: 0, row: 5 }]]]),
      }),
      { asOf: asOf === 'no day' ? undefined : asOf },
    ).said('Acme', 'obsolescence');

  it.each([
    [{ lifecycle: 1 }, []],
    [{ lifecycle: 2 }, ['ending: Pump (not recommended for new designs)']],
    [{ lifecycle: 3 }, ['ending: Pump (last-time buy)']],
    [{ lifecycle: 4 }, ['ended: Pump (discontinued)']],
    [{ lifecycle: 5, endOfSupport: 1001 }, ['ended: Pump (obsolete; end of support 1972-09-28)']],
    [{ lastOrderDate: 1000 }, ['ending: Pump (last order 1972-09-27)']],
    [{ lastOrderDate: 999 }, ['ended: Pump (last order 1972-09-26)']],
    [{ lastShipDate: 999 }, ['ended: Pump (last shipment 1972-09-26)']],
    [{ endOfSupport: 999 }, ['ended: Pump (end of support 1972-09-26)']],
    [{ lifecycle: 1, endOfSupport: 1001 }, ['ending: Pump (active; end of support 1972-09-28)']],
  ])('%o', (numbers, expected) => {
    expect(of(numbers)).toEqual(['stated: lifecycle (1 of 1 items)', ...expected]);
  });

  it('judges no day without a day', () => {
    expect(of({ lastOrderDate: 5 }, 'no day')[1]).toContain('not-judged: Pump');
    expect(of({ lifecycle: 4, lastOrderDate: 5 }, 'no day')[1]).toContain('ended: Pump');
  });

  it('is unknown, not active, where nothing is stated; partly where of some items nothing is', () => {
    expect(of({})).toEqual(['unknown: lifecycle (0 of 1 items)']);
    expect(of({ lifecycle: 0 })).toEqual(['unknown: lifecycle (0 of 1 items)']);
    const { said, trust } = trustOf(
      { ...pump, items: { Pump: { numbers: { lastOrderDate: 1500, lastShipDate: 1400 } } } },
      ({ item }) => ({ lifecycle: new Map([[item('Pump'), [{ document: 0, row: 5 }]]]) }),
    );
    expect(said('Acme', 'obsolescence')[0]).toBe('partly: lifecycle (1 of 2 items)');
    const ends = trust.entriesOf(0).filter(({ facet }) => facet === 'obsolescence');
    expect(ends.map(({ to }) => to)).toEqual([undefined, 1400]);
    expect(ends.map(({ evidence }) => evidence)).toEqual([[{ document: 0, row: 5 }], [{ document: 0, row: 5 }]]);
  });

  it('shows a named number of items one by one', () => {
    const names = Array.from({ length: mostItemsShown + 3 }, (_, n) => `Part ${n}`);
    const items = Object.fromEntries(names.map((name) => [name, { numbers: { lifecycle: 4 } }]));
    const sources = names.map((item) => ({ item, by: 'Acme' }));
    const said = trustOf({ items, sources, programmes: { P: ['Part 0'] } }).said('Acme', 'obsolescence');
    expect(said).toHaveLength(1 + mostItemsShown);
    expect(said[0]).toContain('; 3 more items that end are not listed)');
  });

  it('reaches the supplier through the part that it delivers', () => {
    const said = trustOf({
      items: { Part: { deliveredOnly: true, numbers: { lifecycle: 5 } } },
      sources: [
        { item: 'Line', by: 'Acme', requires: ['Part'] },
        { item: 'Line', by: 'Borealis' },
      ],
      programmes: { P: ['Line'] },
    }).said;
    expect(said('Acme', 'obsolescence')).toEqual(['stated: lifecycle (1 of 1 items)', 'ended: Part (obsolete)']);
    expect(said('Borealis', 'obsolescence')).toEqual(['unknown: lifecycle (0 of 1 items)']);
  });
});

describe('contracts', () => {
  const of = (given: object, asOf: number | 'no day' = 1000) =>
    trustOf(pump, () => ({ contracts: [contract({ item: 0, supplier: 0, ...given })] }), {
      asOf: asOf === 'no day' ? undefined : asOf,
    }).said('Acme', 'contracts');

  it('are facts beside: until when, and how they came about', () => {
    expect(of({ ends: 2000, competition: 'not competed', offersReceived: 1, authority: 'FAR 6.302-1' })).toEqual([
      'stated: C-1 (for Pump; competition: not competed; offers received: 1; authority: FAR 6.302-1)',
    ]);
    expect(of({ ends: 1090 })).toEqual([
      'expiring: C-1 (for Pump; expires in 90 days; competition: not stated; offers received: not stated)',
    ]);
    expect(of({ ends: 1091 })[0]).toContain('stated: C-1');
    expect(of({ ends: 1000 })[0]).toContain('expiring: C-1 (for Pump; expires in 0 days');
    expect(of({ ends: 999 })[0]).toBe('expired: C-1 (for Pump; competition: not stated; offers received: not stated)');
    expect(of({ awarded: 1001, ends: 3000 })[0]).toContain('not-yet: C-1');
    expect(of({ offersReceived: 0 })[0]).toBe('no-expiry: C-1 (for Pump; competition: not stated; offers received: 0)');
    expect(of({ ends: 5 }, 'no day')[0]).toContain('not-judged: C-1');
  });

  it('of others, and for what is out of scope, are not its own', () => {
    const none = ['unknown: a contract (no document states one with it)'];
    expect(of({ supplier: 7 })).toEqual(none);
    expect(of({ supplier: undefined })).toEqual(none);
    const scope = { endItems: [0], items: Uint8Array.of(1, 0) };
    const { said } = trustOf(pump, () => ({ contracts: [contract({ item: 1, supplier: 0 })] }), { scope });
    expect(said('Acme', 'contracts')).toEqual(none);
  });
});

describe('class of source', () => {
  const chips: GraphSpec = {
    sources: [
      { item: 'Chip', by: 'Acme', distributors: ['Broker'] },
      { item: 'Wire', by: 'Acme' },
    ],
    organizations: { Acme: { names: ['Acme Ltd'] }, Broker: {} },
    programmes: { P: ['Chip'] },
  };
  const of = (party: string, given: Partial<Attestation>[] = [], electronic: boolean | 'not stated' = true, spec = chips) =>
    trustOf(spec, ({ item, organization }) => ({
      natureOf: (one) => ({
        software: false,
        electronic: one !== item('Chip') ? false : electronic === 'not stated' ? undefined : electronic,
      }),
      attestations: given.map((one, row) =>
        attestation({ kind: 'authorised distributor', holder: organization(party), ...one, ref: { document: 0, row } }),
      ),
    })).said(party, 'source-class');

  it('is that of the maker itself, and unknown of a distributor of whom nobody says which it is', () => {
    expect(of('Acme')).toEqual(['stated: original manufacturer (1 electronic item)']);
    expect(of('Broker')).toEqual([
      'unknown: class of source (1 electronic item; not known: whether the maker authorised the distributor)',
    ]);
  });

  it('is authorised by the word of the maker alone, while it holds', () => {
    const authorised = of('Broker', [{ issuer: 'ACME', expires: 1000 }]);
    expect(authorised[0]).toBe('stated: authorised distributor (1 electronic item)');
    expect(authorised[1]).toContain('expiring: Authorised distributor');
    expect(of('Broker', [{ issuer: 'ACME', expires: 999 }])[0]).toContain('unknown: class of source');
    expect(of('Broker', [{ issuer: 'Other' }])[0]).toContain('unknown: class of source');
    expect(of('Broker', [{ issuer: '' }])[0]).toContain('not known: by which maker the distributor is authorised');
    expect(of('Broker', [{ issuer: 'Acme', selfDeclared: true }])[0]).toContain('unknown: class of source');
    expect(of('Broker', [{ kind: 'independent distributor' }])[0]).toBe('stated: independent distributor (1 electronic item)');
  });

  it('is not changed by what is stated of avoiding counterfeits, which stands beside', () => {
    expect(of('Broker', [{ kind: 'AS6081', expires: 2000 }])).toEqual([
      'unknown: class of source (1 electronic item; not known: whether the maker authorised the distributor)',
      'stated: AS6081 (SAE AS6081 (independent distributors))',
    ]);
  });

  it('is asked of what may be electronic too, counted apart; of nothing else', () => {
    expect(of('Acme', [], 'not stated')).toEqual([
      'stated: original manufacturer (1 item of which nobody says whether electronic)',
    ]);
    expect(of('Acme', [], false)).toEqual(['does-not-apply: class of source (no item of it is electronic)']);
    expect(of('Acme', [{ kind: 'AS5553' }], false)[0]).toContain('no-expiry: AS5553');
  });

  it('is unknown where no document names the maker', () => {
    const assumed: GraphSpec = {
      ...chips,
      sources: [{ item: 'Chip', by: 'Acme', distributors: ['Broker'], numbers: { makerAssumed: 1 } }],
    };
    expect(of('Acme', [], true, assumed)).toEqual([
      'unknown: class of source (1 electronic item; not known: who makes it: no document names its maker)',
    ]);
    const unknown: GraphSpec = {
      organizations: { Broker: { distributes: ['Chip'] } },
      items: { Chip: {} },
      programmes: { P: ['Chip'] },
    };
    expect(of('Broker', [{ issuer: 'Acme' }], true, unknown)[0]).toContain('not known: who makes it');
    expect(of('Broker', [{ kind: 'broker' }], true, unknown)[0]).toContain('stated: independent distributor');
  });
});
