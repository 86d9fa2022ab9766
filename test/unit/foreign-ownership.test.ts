/** Foreign ownership statements beside what the view says of owners: by control and by minima, on the day, with gaps and discrepancies. */
import { describe, expect, it } from 'vitest';
import type { Attestation } from '../../graph/screening/trust/attestation.ts';
import { reportableShare } from '../../graph/screening/trust/owners-of-supplier.ts';
import { attestation, trustOf } from '../support/trust.ts';
import type { OrganizationSpec } from '../support/view-graph.ts';

type Owned = Readonly<Record<string, OrganizationSpec>>;

const us = { countries: ['US'] };
const cn = { countries: ['CN'] };
const usPerson = { countries: ['US'], kind: 'person' } as const;

function said(
  organizations: Owned,
  statement?: Partial<Attestation>,
  options: { asOf?: number; home?: readonly string[] } = {},
): string[] {
  const sources = [{ item: 'Pump', by: 'Acme', at: 'Plant' }];
  const spec = { organizations, sources, programmes: { P: ['Pump'] } };
  const fixture = trustOf(spec);
  const home = new Set((options.home ?? ['US']).map(fixture.country));
  const attestations =
    statement === undefined
      ? []
      : [attestation({ kind: 'SF-328', holder: fixture.organization('Acme'), expires: 2000, ...statement })];
  return trustOf(spec, () => ({ attestations }), { asOf: options.asOf ?? 1000, home }).said('Acme', 'foreign-ownership');
}

const unstated = 'unknown: foreign ownership statement (SF 328) (no document states any)';
const owners = (organizations: Owned, options?: { asOf?: number; home?: readonly string[] }) =>
  said(organizations, undefined, options)[1];

describe('owners in the data', () => {
  it('are unknown where none is stated, and where nobody states a nation', () => {
    expect(said({ Acme: us })).toEqual([unstated, 'unknown: owners in the data (no owner is stated)']);
    const spec = {
      organizations: { Acme: { owners: ['Bao'] }, Bao: cn },
      sources: [{ item: 'Pump', by: 'Acme' }],
      programmes: { P: ['Pump'] },
    };
    expect(trustOf(spec).said('Acme', 'foreign-ownership')[1]).toBe(
      'unknown: owners in the data (no document states the nation of a programme, so no country is foreign)',
    );
  });

  it('are foreign from the reportable share on, on minima', () => {
    const held = (shareMin: number, shareMax = shareMin) =>
      owners({
        Acme: {
          ...us,
          owners: [
            ['Bao', { shareMin, shareMax }],
            ['Jo', { shareMin: 9000, shareMax: 9000 }],
          ],
        },
        Bao: cn,
        Jo: usPerson,
      });
    expect(held(reportableShare)).toBe(
      'foreign-owners: owners in the data (foreign: Bao; of a nation of the programme: Jo; who holds the rest of Acme is not stated)',
    );
    expect(held(reportableShare - 1, reportableShare)).toContain(
      'possible-foreign-owners: owners in the data (foreign, if its share is large enough: Bao; of a nation of the programme: Jo',
    );
    expect(held(reportableShare - 1)).toBe(
      'partly: owners in the data (of a nation of the programme: Jo; who holds the rest of Acme is not stated)',
    );
  });

  it('are those that control it, at any level, and who holds enough of these', () => {
    const chain: Owned = {
      Acme: { ...us, owners: [['Mid', { shareMin: 5001 }]] },
      Mid: {
        ...us,
        owners: [
          ['Top', { shareMin: 5000 }],
          ['Bao', { shareMin: 600 }],
        ],
        controllers: ['Top'],
      },
      Top: cn,
      Bao: { countries: ['RU'] },
    };
    expect(owners(chain)).toContain(
      'foreign-owners: owners in the data (foreign: Top and Bao; of a nation of the programme: Mid;',
    );
    const half = { ...chain, Acme: { ...us, owners: [['Mid', { shareMin: 5000 }]] } } as Owned;
    expect(owners(half)).toBe(
      'partly: owners in the data (of a nation of the programme: Mid; who holds the rest of Acme is not stated)',
    );
  });

  it('add up: control through several that are controlled', () => {
    const found = owners({
      Acme: {
        ...us,
        owners: [
          ['Left', { shareMin: 3000 }],
          ['Right', { shareMin: 3000 }],
        ],
      },
      Left: { ...us, owners: [['Bao', { shareMin: 6000 }]] },
      Right: { ...us, owners: [['Bao', { shareMin: 6000 }]] },
      Bao: cn,
    });
    expect(found).toContain('foreign-owners: owners in the data (foreign: Bao; of a nation of the programme: Left and Right');
  });

  it('hold on their days alone', () => {
    const dated: Owned = { Acme: { ...us, owners: [['Bao', { shareMin: 6000, from: 900, to: 1000 }]] }, Bao: cn };
    expect(owners(dated, { asOf: 899 })).toBe('unknown: owners in the data (no owner is stated)');
    expect(owners(dated, { asOf: 900 })).toContain('foreign-owners');
    expect(owners(dated, { asOf: 1000 })).toContain('foreign-owners');
    expect(owners(dated, { asOf: 1001 })).toBe('unknown: owners in the data (no owner is stated)');
    const controlled: Owned = { Acme: { ...us, controllers: [['Bao', { to: 1000 }]] }, Bao: cn };
    expect(owners(controlled, { asOf: 1000 })).toContain('foreign-owners');
    expect(owners(controlled, { asOf: 1001 })).toContain('unknown');
  });

  it('are all known only if no share is open and persons or states stand at the top', () => {
    expect(owners({ Acme: { ...us, owners: [['Jo', { shareMin: 9501 }]] }, Jo: usPerson })).toBe(
      'stated: owners in the data (of a nation of the programme: Jo)',
    );
    expect(owners({ Acme: { ...us, owners: [['Jo', { shareMin: 9500 }]] }, Jo: usPerson })).toContain('partly');
    expect(owners({ Acme: { ...us, owners: [['State', { shareMin: 10_000 }]] }, State: { ...us, kind: 'state' } })).toContain(
      'stated: ',
    );
    expect(owners({ Acme: { ...us, owners: [['Firm', { shareMin: 10_000 }]] }, Firm: us })).toBe(
      'partly: owners in the data (of a nation of the programme: Firm; who holds the rest of Firm is not stated)',
    );
    expect(owners({ Acme: { ...us, owners: [['Jo', { shareMin: 10_000 }]] }, Jo: { kind: 'person' } })).toBe(
      'partly: owners in the data (of no stated country: Jo)',
    );
  });

  it('are not foreign with one country of home, and the supplier itself may be', () => {
    expect(
      owners({
        Acme: { countries: ['DE'], owners: [['Bao', { shareMin: 10_000 }]] },
        Bao: { countries: ['CN', 'US'], kind: 'person' },
      }),
    ).toBe('stated: owners in the data (of a nation of the programme: Bao; itself of no nation of the programme)');
    expect(owners({ Acme: { ...us, owners: [['Bao', { shareMin: 6000 }]] }, Bao: cn }, { home: ['US', 'CN'] })).toContain(
      'of a nation of the programme: Bao',
    );
  });

  it('in a circle are no owners of themselves', () => {
    const circle: Owned = {
      Acme: {
        ...us,
        owners: [
          ['Loop', { shareMin: 6000 }],
          ['Acme', { shareMin: 1000 }],
        ],
      },
      Loop: { ...us, owners: [['Acme', { shareMin: 6000 }]] },
    };
    expect(owners(circle)).toContain('(of a nation of the programme: Loop; who holds the rest of');
  });
});

describe('a statement of foreign interests', () => {
  const foreign: Owned = { Acme: { ...us, owners: [['Bao', { shareMin: 6000 }]] }, Bao: cn };
  const domestic: Owned = { Acme: { ...us, owners: [['Jo', { shareMin: 10_000 }]] }, Jo: usPerson };

  it('stands with its dates, and is unknown without one', () => {
    expect(said(domestic)[0]).toBe(unstated);
    expect(said(domestic, { level: 'none' })[0]).toBe('stated: SF 328 (answers: none; 32 CFR 117.11; Standard Form 328)');
    expect(said(domestic, { level: 'none', expires: 999 })[0]).toContain('expired: SF 328');
  });

  it.each(['none', 'No', 'no foreign interests', 'all no'])('that says %s and a foreign owner are a discrepancy', (level) => {
    expect(said(foreign, { level })[0]).toBe(
      'discrepancy: SF 328 and owners in the data (no foreign interests are stated; foreign owner: Bao)',
    );
    expect(said(foreign, { level })).toHaveLength(3);
  });

  it('is none while it does not hold, or says something else, or only shares that nobody knows would make it one', () => {
    const isOne = (organizations: Owned, given: Partial<Attestation>) =>
      said(organizations, given)[0]?.startsWith('discrepancy') === true;
    expect(isOne(foreign, { level: 'none', expires: 1000 })).toBe(true);
    expect(isOne(foreign, { level: 'none', expires: 999 })).toBe(false);
    expect(isOne(foreign, { level: 'none', issued: 1001 })).toBe(false);
    expect(isOne(foreign, { level: 'yes' })).toBe(false);
    expect(isOne(foreign, { level: '' })).toBe(false);
    expect(isOne(foreign, { level: 'none', kind: 'TISAX' })).toBe(false);
    expect(isOne({ ...foreign, Acme: { ...us, owners: ['Bao'] } }, { level: 'none' })).toBe(false);
    expect(isOne(domestic, { level: 'none' })).toBe(false);
  });

  it('that names some is one only where all owners are known and of the United States', () => {
    expect(said(domestic, { level: 'foreign interest' })[0]).toBe(
      'discrepancy: SF 328 and owners in the data (foreign interests are stated; all owners in the data are of the United States)',
    );
    expect(said({ ...domestic, Jo: us }, { level: 'yes' })[0]).toContain('stated: SF 328');
    expect(said({ ...domestic, Jo: { kind: 'person' } }, { level: 'yes' })[0]).toContain('stated: SF 328');
    expect(said({ Acme: us }, { level: 'yes' })[0]).toContain('stated: SF 328');
  });

  it('means foreign to the United States, whatever the nation of the programme', () => {
    const british: Owned = { Acme: { ...us, owners: [['Plc', { shareMin: 6000 }]] }, Plc: { countries: ['GB'] } };
    const found = said(british, { level: 'none' }, { home: ['GB'] });
    expect(found[0]).toContain('discrepancy: ');
    expect(found[2]).toContain(
      'partly: owners in the data (of a nation of the programme: Plc; itself of no nation of the programme',
    );
  });
});
