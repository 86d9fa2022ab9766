/**
 * Supplier trust over random suppliers, sites and attestations: a further attestation never makes less known;
 * the order in which attestations are given changes nothing; states are those of a literal reading of the days.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attestation } from '../../graph/screening/trust/attestation.ts';
import type { SupplierTrust } from '../../graph/screening/trust/supplier-trust.ts';
import { attestation, trustOf } from '../support/trust.ts';

const suppliers = ['Acme', 'Borealis', 'Cobalt'];
const sites = ['Plant 1', 'Plant 2'];
const day = fc.option(fc.integer({ min: 900, max: 1200 }), { nil: undefined });

const anAttestation = fc
  .record({
    holder: fc.option(fc.nat({ max: suppliers.length - 1 }), { nil: undefined }),
    site: fc.option(fc.integer({ min: -1, max: sites.length - 1 }), { nil: undefined }),
    kind: fc.constantFrom('CMMC', 'TISAX', 'SF-328', 'SLSA', 'AS6081', 'authorised distributor', 'ISO 9001'),
    level: fc.constantFrom('', '1', '2', 'none'),
    issued: day,
    expires: day,
    selfDeclared: fc.constantFrom(true, false, undefined),
    document: fc.nat({ max: 3 }),
  })
  .filter(({ holder, site }) => holder !== undefined || (site !== undefined && site >= 0));

const aSource = fc.record({
  item: fc.constantFrom('Pump', 'Valve', 'Chip'),
  by: fc.constantFrom(...suppliers),
  at: fc.constantFrom(...sites, undefined),
});

interface World {
  readonly sources: readonly { readonly item: string; readonly by: string; readonly at: string | undefined }[];
  readonly stated: readonly (Partial<Attestation> & { readonly kind: string; readonly document: number })[];
}

const world = fc.record({
  sources: fc.array(aSource, { minLength: 1, maxLength: 6 }),
  stated: fc.array(anAttestation, { maxLength: 8 }),
});

/** Each place in the documents is its own: the n-th statement stands in row n of its document. */
function attestationsOf({ stated }: World): Attestation[] {
  return stated.map(({ document, ...one }, row) => attestation({ ...one, ref: { document, row } }));
}

function trust({ sources }: World, attestations: readonly Attestation[]): SupplierTrust {
  const named = {
    organizations: Object.fromEntries(suppliers.map((name) => [name, {}])),
    sites: Object.fromEntries(sites.map((name) => [name, {}])),
  };
  const spec = {
    ...named,
    sources: sources.map(({ item, by, at }) => ({ item, by, ...(at === undefined ? {} : { at }) })),
    programmes: { P: [sources[0]?.item ?? 'Pump'] },
  };
  return trustOf(spec, () => ({ attestations })).trust;
}

const all = (found: SupplierTrust) => found.suppliers.map((one) => ({ ...one, entries: found.entriesOf(one.party) }));

describe('supplier trust', () => {
  it('knows no less with a further attestation', () => {
    fc.assert(
      fc.property(world, anAttestation, (before, { document, ...further }) => {
        const known = trust(before, attestationsOf(before));
        const more = trust(before, [...attestationsOf(before), attestation({ ...further, ref: { document, row: 99 } })]);
        for (const [at, { facet, known: count, partly }] of known.coverage.entries()) {
          const after = more.coverage[at];
          expect(after?.facet).toBe(facet);
          expect(after?.known).toBeGreaterThanOrEqual(count);
          expect((after?.known ?? 0) + (after?.partly ?? 0)).toBeGreaterThanOrEqual(count + partly);
        }
      }),
      { seed: 20261130, numRuns: 400 },
    );
  });

  it('is the same whatever the order in which statements come', () => {
    fc.assert(
      fc.property(world, fc.func(fc.nat()), (one, weight) => {
        const attestations = attestationsOf(one);
        const shuffled = [...attestations].sort((a, b) => weight(a.ref.row) - weight(b.ref.row) || b.ref.row - a.ref.row);
        const [given, other] = [trust(one, attestations), trust(one, shuffled)];
        expect(all(other)).toEqual(all(given));
        expect(other.coverage).toEqual(given.coverage);
      }),
      { seed: 20261130, numRuns: 300 },
    );
  });

  it('reads the days literally', () => {
    fc.assert(
      fc.property(world, (one) => {
        const attestations = attestationsOf(one);
        const found = trust(one, attestations);
        for (const { entries } of all(found)) {
          for (const { state, from, to, facet, evidence } of entries) {
            if (facet !== 'cyber-hygiene' || state === 'unknown') continue;
            const said = attestations.find(({ ref }) => ref.document === evidence[0]?.document && ref.row === evidence[0].row);
            const isOver = to !== undefined && to < 1000;
            const isAhead = from !== undefined && from > 1000;
            expect(state === 'expired' || state === 'renewed').toBe(isOver);
            expect(state === 'not-yet').toBe(!isOver && isAhead);
            if (isOver || isAhead) continue;
            const isOwn = said?.selfDeclared === true || (said?.kind === 'CMMC' && said.level === '1');
            expect(state === 'self-declared').toBe(isOwn);
            if (!isOwn) expect(state).toBe(to === undefined ? 'no-expiry' : to > 1090 ? 'stated' : 'expiring');
          }
        }
      }),
      { seed: 20261130, numRuns: 300 },
    );
  });
});
