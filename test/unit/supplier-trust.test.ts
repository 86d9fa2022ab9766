/** Supplier trust by hand: states on both sides of each day, sites and organisations, counts, owners, classes, contracts, order. */
import { describe, expect, it } from 'vitest';
import type { Attestation } from '../../graph/screening/trust/attestation.ts';
import { compareTrust } from '../../graph/screening/trust/supplier-trust.ts';
import { isConcern, knowledgeOf, type TrustState } from '../../graph/screening/trust/trust.ts';
import { attestation, trustOf } from '../support/trust.ts';
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
