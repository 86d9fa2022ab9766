/** Supplier trust by hand: states on both sides of each day, sites and organisations, counts, owners, classes, contracts, order. */
import { describe, expect, it } from 'vitest';
import type { Attestation } from '../../graph/screening/trust/attestation.ts';
import { compareTrust } from '../../graph/screening/trust/supplier-trust.ts';
import { isConcern, knowledgeOf, mostEvidence, mostItemsShown, type TrustState } from '../../graph/screening/trust/trust.ts';
import { attestation, contract, trustOf } from '../support/trust.ts';
import type { GraphSpec } from '../support/view-graph.ts';

const pump: GraphSpec = {
  sources: [
    { item: 'Pump', by: 'Acme', at: 'Plant 1' },
    { item: 'Valve', by: 'Acme', at: 'Plant 2' },
  ],
  programmes: { P: ['Pump'] },
};
/** The day is 1000. */
const stateOf = (given: Partial<Attestation>): string[] =>
  trustOf(pump, ({ organization }) => ({
    attestations: [attestation({ kind: 'ISO 27001', holder: organization('Acme'), ...given })],
  }))
    .trust.entriesOf(0)
    .filter(({ facet }) => facet === 'cyber-hygiene')
    .map(({ state }) => state);

describe('an attestation on a day', () => {
  it.each<[Partial<Attestation>, TrustState]>([
    [{ expires: 999 }, 'expired'],
    [{ expires: 1000 }, 'expiring'],
    [{ expires: 1090 }, 'expiring'],
    [{ expires: 1091 }, 'stated'],
    [{ expires: 1091, selfDeclared: false }, 'stated'],
    [{ issued: 1000, expires: 2000 }, 'stated'],
    [{ issued: 1001, expires: 2000 }, 'not-yet'],
    [{ issued: 500 }, 'no-expiry'],
    [{}, 'no-expiry'],
    [{ selfDeclared: true }, 'self-declared'],
    [{ selfDeclared: true, expires: 1000 }, 'self-declared'],
    [{ selfDeclared: true, expires: 999 }, 'expired'],
    [{ selfDeclared: true, issued: 1001 }, 'not-yet'],
    [{ kind: 'NIST SP 800-171', level: '96, Basic', expires: 2000 }, 'self-declared'],
    [{ kind: 'NIST SP 800-171', level: '96, High', expires: 2000 }, 'stated'],
    [{ kind: 'ISO 27001', level: 'Basic', expires: 2000 }, 'stated'],
    [{ kind: 'CMMC', level: '1', selfDeclared: false, expires: 2000 }, 'self-declared'],
    [{ kind: 'CMMC', level: '2', selfDeclared: false, expires: 2000 }, 'stated'],
  ])('%o is %s', (given, state) => {
    expect(stateOf(given)).toEqual([state]);
  });

  it('is not judged without a day, and stated as it stands', () => {
    const given = { kind: 'CMMC', holder: 0, level: '2', expires: 1, selfDeclared: true };
    const { trust } = trustOf(pump, () => ({ attestations: [attestation(given)] }), { asOf: undefined });
    expect(trust.entriesOf(0)[0]).toMatchObject({ state: 'not-judged', what: ['CMMC level 2'], to: 1 });
  });

  it('says what is written, by whom, for what, and how long', () => {
    const { said, trust } = trustOf(pump, ({ organization }) => ({
      attestations: [
        attestation({
          kind: 'ISO 27001:2022',
          holder: organization('Acme'),
          ...{ level: 'full', issuer: 'Registrar', scope: 'design', issued: 10, expires: 1001, selfDeclared: true },
        }),
        attestation({ kind: 'CMMC', holder: organization('Acme'), expires: 1002, ref: { document: 0, row: 901 } }),
        attestation({ kind: 'TISAX', holder: organization('Acme'), level: 'AL3', expires: 2000, ref: { document: 0, row: 902 } }),
      ],
    }));
    expect(said('Acme', 'cyber-hygiene')).toEqual([
      'self-declared: ISO/IEC 27001 (written as ISO 27001:2022; level: full; self-declared; expires in 1 day; scope: design; issued by Registrar; ISO/IEC 27001:2022)',
      'expiring: CMMC of a level not stated (whether self-assessed or certified is not stated; expires in 2 days; 32 CFR part 170)',
      'stated: TISAX (level: AL3; ENX Association, VDA ISA)',
    ]);
    expect(trust.entriesOf(0)[0]).toMatchObject({ from: 10, to: 1001, site: undefined, evidence: [{ document: 0, row: 900 }] });
  });

  it('that has expired is renewed where another of its kind holds for the same holder', () => {
    const old = { kind: 'ISO 27001', holder: 0, expires: 999 };
    const states = (...others: Partial<Attestation>[]) => {
      const attestations = [old, ...others.map((one) => ({ ...old, ...one }))].map((one, row) =>
        attestation({ ...one, ref: { document: 0, row } }),
      );
      return trustOf(pump, () => ({ attestations }))
        .trust.entriesOf(0)
        .filter(({ facet }) => facet === 'cyber-hygiene')
        .map(({ state }) => state);
    };
    expect(states({ kind: 'ISO/IEC 27001:2022', expires: 1500 })).toEqual(['renewed', 'stated']);
    expect(states({ kind: 'ISO/IEC 27001:2022', expires: 998 })).toEqual(['expired', 'expired']);
    expect(states({ kind: 'TISAX', expires: 1500 })).toEqual(['expired', 'stated']);
    expect(states({ site: 0, expires: 1500 })).toEqual(['expired', 'stated']);
    expect(states({ holder: 1, expires: 1500 })).toEqual(['expired']);
  });

  it('that several documents state alike is one, with each place', () => {
    const one = { kind: 'TISAX', holder: 0, expires: 2000 };
    const at = (document: number) => attestation({ ...one, ref: { document, row: 7 } });
    const { trust } = trustOf(pump, () => ({ attestations: [at(1), at(0)] }));
    const entries = trust.entriesOf(0).filter(({ facet }) => facet === 'cyber-hygiene');
    expect(entries.map(({ evidence }) => evidence)).toEqual([
      [
        { document: 0, row: 7 },
        { document: 1, row: 7 },
      ],
    ]);
  });

  it('of a kind that is in no table stands apart and is not asked for', () => {
    const { said, trust } = trustOf(pump, () => ({
      attestations: [attestation({ kind: 'AS9100', level: 'D', holder: 0, site: 0 })],
    }));
    expect(said('Acme', 'other-attestations')).toEqual(['no-expiry: AS9100 (level: D; covers Plant 1 only)']);
    expect(said('Acme', 'cyber-hygiene')).toEqual(['unknown: cyber hygiene (no document states any)']);
    expect(trust.coverage.map(({ facet }) => facet)).not.toContain('other-attestations');
  });
});

describe('what a site holds', () => {
  const held = (...given: Partial<Attestation>[]) =>
    trustOf(pump, () => ({
      attestations: given.map((one, row) => attestation({ kind: 'TISAX', expires: 2000, ...one, ref: { document: 0, row } })),
    }));

  it('covers that site alone; the others are named as unknown', () => {
    const { said, trust } = held({ site: 0 });
    expect(said('Acme', 'cyber-hygiene')).toEqual([
      'stated: TISAX (covers Plant 1 only; held by the site; who runs it is not stated; ENX Association, VDA ISA)',
      'unknown: cyber hygiene (none is stated for the organisation, nor for Plant 2)',
    ]);
    expect(trust.entriesOf(0)[0]?.site).toBe(0);
    expect(trust.coverage[0]).toEqual({ facet: 'cyber-hygiene', known: 0, partly: 1, holds: 1, of: 1 });
  });

  it('is all that is asked for where each site has its own, or the organisation has one', () => {
    expect(held({ site: 0 }, { site: 1 }).trust.coverage[0]).toMatchObject({ known: 1, partly: 0 });
    expect(held({ site: 0 }, { holder: 0 }).trust.coverage[0]).toMatchObject({ known: 1, partly: 0 });
    expect(held({ holder: 0, site: 0 }, { holder: 0, site: 1 }).trust.coverage[0]).toMatchObject({ known: 1 });
    expect(held({ holder: 0 }).said('Acme', 'cyber-hygiene')).toHaveLength(1);
  });

  it('is not all where a source has no known site', () => {
    const spec = {
      ...pump,
      sources: [
        { item: 'Pump', by: 'Acme', at: 'Plant 1' },
        { item: 'Valve', by: 'Acme' },
      ],
    };
    const { said } = trustOf(spec, () => ({ attestations: [attestation({ kind: 'TISAX', site: 0 })] }));
    expect(said('Acme', 'cyber-hygiene')[1]).toBe(
      'unknown: cyber hygiene (none is stated for the organisation; not all of its sites are known)',
    );
  });

  it('of a place where it makes nothing in scope is said of a site without a name', () => {
    const { said } = held({ holder: 0, site: -1 });
    expect(said('Acme', 'cyber-hygiene')[0]).toBe(
      'stated: TISAX (covers one site only, at which nothing of the scope is made; ENX Association, VDA ISA)',
    );
    expect(said('Acme', 'cyber-hygiene')[1]).toBe(
      'unknown: cyber hygiene (none is stated for the organisation, nor for Plant 1 and Plant 2)',
    );
  });

  it('says nothing of who distributes what is made there', () => {
    const spec: GraphSpec = {
      sources: [{ item: 'Pump', by: 'Acme', at: 'Plant 1', distributors: ['Broker'] }],
      programmes: { P: ['Pump'] },
    };
    const { said } = trustOf(spec, () => ({ attestations: [attestation({ kind: 'TISAX', site: 0 })] }));
    expect(said('Broker', 'cyber-hygiene')).toEqual(['unknown: cyber hygiene (no document states any)']);
    expect(said('Acme', 'cyber-hygiene')).toHaveLength(1);
  });
});

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

describe('the order', () => {
  const spec: GraphSpec = {
    items: {
      Engine: { criticality: 'safety' },
      Seat: { criticality: 'mission' },
      Lamp: { criticality: 'none' },
      Mat: {},
    },
    sources: [
      { item: 'Seat', by: 'Seats' },
      { item: 'Lamp', by: 'Lamps' },
      { item: 'Engine', by: 'Known' },
      { item: 'Engine', by: 'Unknown' },
      { item: 'Lamp', by: 'Unknown' },
      { item: 'Mat', by: 'Mats' },
    ],
    programmes: { P: ['Engine'] },
  };

  it('puts suppliers of critical items first, then those of whom more is unknown or expired', () => {
    const { trust, nameOf, organization } = trustOf(spec, ({ organization: index }) => ({
      attestations: [attestation({ kind: 'TISAX', holder: index('Known'), expires: 2000 })],
    }));
    const ordered = [...trust.suppliers].sort(compareTrust).map(({ party }) => nameOf({ type: 'Organization', index: party }));
    expect(ordered).toEqual(['Unknown', 'Known', 'Mats', 'Seats', 'Lamps']);
    expect(trust.criticalityOf(organization('Unknown'))).toBe(4);
    expect(trust.criticalityOf(organization('Lamps'))).toBe(1);
    expect(trust.criticalityOf(organization('Mats'))).toBeUndefined();
    expect(trust.endItemsOf(organization('Known'))).toEqual([0]);
  });

  it('counts an expired statement as a concern and as known', () => {
    const of = (expires: number) => {
      const { trust, organization } = trustOf(spec, ({ organization: index }) => ({
        attestations: [attestation({ kind: 'TISAX', holder: index('Known'), expires })],
      }));
      const { concerns } = trust.suppliers.find(({ party }) => party === organization('Known')) ?? { concerns: -1 };
      return [concerns, trust.coverage[0]];
    };
    expect(of(1000)).toEqual([4, { facet: 'cyber-hygiene', known: 1, partly: 0, holds: 1, of: 5 }]);
    expect(of(999)).toEqual([5, { facet: 'cyber-hygiene', known: 1, partly: 0, holds: 0, of: 5 }]);
  });

  it('knows what calls for a look', () => {
    const entry = (state: TrustState) => ({ facet: 'contracts', state, what: [], evidence: [], detail: [] }) as const;
    const calm: TrustState[] = ['ending', 'expiring', 'self-declared', 'no-expiry', 'stated', 'renewed', 'does-not-apply'];
    for (const state of calm) expect(isConcern([entry(state)])).toBe(false);
    expect(isConcern([entry('stated'), entry('partly')])).toBe(true);
    expect(knowledgeOf([entry('does-not-apply')])).toBeUndefined();
    expect(knowledgeOf([entry('does-not-apply'), entry('unknown')])).toBe('unknown');
    expect(knowledgeOf([entry('unknown'), entry('partly')])).toBe('partly');
    expect(knowledgeOf([entry('unknown'), entry('expired')])).toBe('partly');
    expect(knowledgeOf([entry('expired'), entry('partly')])).toBe('partly');
    expect(knowledgeOf([entry('expired'), entry('does-not-apply')])).toBe('known');
  });
});
