import { describe, expect, it } from 'vitest';
import { OrganizationKind } from '../../graph/ontology/property.ts';
import { codesOf, csv, edgesOfKind, keysOf, mentionsOf, oneRow, pairs, readTableText } from '../support/read-table-text.ts';

describe('organizations', () => {
  it('states country, registration, owners’ CAGEs and address', () => {
    const cells = {
      ...{ organization: 'Acme GmbH', country: 'Germany', registration_number: 'hrb  1234', organization_cage: '1ABC2' },
      ...{ immediate_owner_cage: '2ABC3', highest_owner_cage: 'x', street: 'Hauptstr. 1', city: 'Ulm', postal_code: '89073' },
    };
    const reading = readTableText(oneRow(cells));
    expect(reading.main).toBe('table:organizations');
    expect(keysOf(reading, 'Organization')).toEqual(['organization:reg:DE/HRB 1234', 'organization:cage:2ABC3']);
    expect(pairs(reading, 'REGISTERED_IN')).toEqual(['organization:reg:DE/HRB 1234 -> country:DE']);
    expect(mentionsOf(reading, 'Organization')[1].texts).toEqual({
      immediateOwnerCage: '2ABC3',
      address: 'Hauptstr. 1, Ulm, 89073',
    });
    expect(keysOf(reading, 'Site')).toEqual(['site:cage:1ABC2']);
    expect(codesOf(reading)).toEqual(['bad-cell row=2']);
  });

  it('says that the immediate owner controls it, and that the highest controls both', () => {
    const owners = (immediate: string, highest: string) => {
      const cells = { organization: 'Acme', organization_cage: '1ABC2' };
      const reading = readTableText(oneRow({ ...cells, immediate_owner_cage: immediate, highest_owner_cage: highest }));
      return { control: pairs(reading, 'CONTROLS'), codes: codesOf(reading), reading };
    };
    const [acme, near, top] = ['organization:name:acme', 'organization:cage:2ABC3', 'organization:cage:9ZZZ9'];
    const both = owners('2abc3', '9ZZZ9');
    expect(both.control).toEqual([`${near} -> ${acme}`, `${top} -> ${acme}`, `${top} -> ${near}`]);
    expect(pairs(both.reading, 'IDENTIFIED_BY')).toContain(`${top} -> identifier:cage:9ZZZ9`);
    expect(edgesOfKind(both.reading, 'CONTROLS').map(({ pointer }) => pointer)).toEqual(['row=2', 'row=2', 'row=2']);
    expect(owners('', '9ZZZ9').control).toEqual([`${top} -> ${acme}`]);
    expect(owners('9ZZZ9', '9ZZZ9').control).toEqual([`${top} -> ${acme}`]);
    expect(owners('n/a', '').control).toEqual([]);
    expect(owners('1ABC2', '9ZZZ9')).toMatchObject({ control: [`${top} -> ${acme}`], codes: ['bad-cell row=2'] });
  });

  it('reads the country in either column', () => {
    const keys = (column: string) => keysOf(readTableText(oneRow({ organization: 'Acme', [column]: 'FR' })), 'Organization');
    expect(keys('country')).toEqual(['organization:name:acme@FR']);
    expect(keys('organization_country')).toEqual(keys('country'));
  });
});

describe('attestations', () => {
  it('states what an organisation, or a place, holds', () => {
    const text = csv(
      ['organization', 'site', 'kind', 'level', 'issuer', 'issued', 'expires', 'scope', 'self_declared'],
      ['Acme', '', 'CMMC', '2', 'C3PAO', '2025-01-01', '2028-01-01', 'all', 'no'],
      ['', 'Plant 1', 'ISO 9001', '', 'TUV', '', '', '', 'yes'],
      ['', '', 'ISO 9001', '', '', '', '', '', ''],
      ['Acme', '', '', '', '', '', '', '', ''],
    );
    const reading = readTableText(text);
    expect(mentionsOf(reading, 'Organization')[1]).toMatchObject({
      numbers: { issued: 20089, expires: 21184, selfDeclared: 0 },
      texts: { statement: 'attestation', kind: 'CMMC', level: '2', issuer: 'C3PAO', scope: 'all' },
    });
    expect(mentionsOf(reading, 'Site')[1]).toMatchObject({ numbers: { selfDeclared: 1 }, texts: { kind: 'ISO 9001' } });
    expect(reading.counts.rows).toEqual({ in: 4, mapped: 2, quarantined: 2 });
  });
});

describe('ownership', () => {
  const header = ['owner', 'owned', 'share_min', 'share_max', 'control', 'from', 'to'];
  const shares = (text: string) =>
    edgesOfKind(readTableText(text), 'OWNS').map(({ numbers }) => [numbers.shareMin, numbers.shareMax]);

  it('rounds minima down and maxima up, exactly', () => {
    expect(shares(csv(header, ['A', 'B', '33.333', '33.333', '', '', '']))).toEqual([[3333, 3334]]);
    expect(shares(csv(header, ['A', 'B', '50', '50%', '', '', '']))).toEqual([[5000, 5000]]);
    expect(shares(csv(header, ['A', 'B', '49.999999999999999999', '50.000', '', '', '']))).toEqual([[4999, 5000]]);
  });

  it('takes a blank least for 0, and a blank greatest for what the others leave', () => {
    const text = csv(
      header,
      ...[
        ['A', 'Z', '30', '', '', '', ''],
        ['B', 'Z', '25.5', '40', '', '', ''],
        ['C', 'Z', '', '', '', '', ''],
      ],
      ['A', 'Y', '', '', '', '', ''],
    );
    expect(shares(text)).toEqual([
      ...[
        [3000, 7450],
        [2550, 4000],
        [0, 4450],
      ],
      [0, 10_000],
    ]);
  });

  it('counts the rows of one owner once', () => {
    expect(
      shares(csv(header, ['A', 'Z', '30', '30', '', '', ''], ['A', 'Z', '40', '40', '', '', ''], ['B', 'Z', '', '', '', '', ''])),
    ).toEqual([
      [3000, 3000],
      [4000, 4000],
      [0, 6000],
    ]);
  });

  it('lets only an owner who holds throughout limit what another may hold', () => {
    const text = csv(
      header,
      ['A', 'Z', '60', '', '', '2010-01-01', '2015-12-31'],
      ['B', 'Z', '', '', '', '2016-01-01', ''],
      ['C', 'Z', '10', '', '', '', ''],
    );
    expect(shares(text)).toEqual([
      [6000, 9000],
      [0, 9000],
      [1000, 10_000],
    ]);
  });

  it('never lets the greatest fall below the least', () => {
    expect(shares(csv(header, ['A', 'Z', '60', '', '', '', ''], ['B', 'Z', '60', '', '', '', '']))).toEqual([
      [6000, 6000],
      [6000, 6000],
    ]);
    const crossed = readTableText(csv(header, ['A', 'Z', '60', '50', '', '', '']));
    expect(codesOf(crossed)).toEqual(['bad-cell row=2']);
    expect(edgesOfKind(crossed, 'OWNS')[0].numbers).toEqual({ shareMin: 0, shareMax: 10_000 });
  });

  it('states control, dates and kinds of owners', () => {
    const text = csv(
      [...header, 'owner_kind', 'owned_country'],
      ['Jane Doe', 'B', '10', '10', 'yes', '2020-01-01', '', 'Person', 'FR'],
      ['State of X', 'B', '90', '90', 'no', '', '', 'state', 'FR'],
      ['C', 'B', '', '', 'board', '', '', '', 'FR'],
    );
    const reading = readTableText(text);
    expect(edgesOfKind(reading, 'CONTROLS')).toMatchObject([
      { from: 'organization:name:jane doe', to: 'organization:name:b@FR', numbers: { from: 18262 } },
    ]);
    expect(mentionsOf(reading, 'Organization').map(({ numbers }) => numbers.organizationKind)).toEqual([
      ...[OrganizationKind.person, undefined, OrganizationKind.state, undefined],
    ]);
    expect(codesOf(reading)).toEqual(['bad-cell row=4']);
  });

  it('quarantines a row without owner or owned, and one that owns itself', () => {
    const text = csv(header, ['', 'B', '', '', '', '', ''], ['A', '', '', '', '', '', ''], ['A', 'a', '', '', '', '', '']);
    expect(codesOf(readTableText(text))).toEqual(['missing-party row=2', 'missing-party row=3', 'self-ownership row=4']);
  });
});

describe('listings', () => {
  it('makes an entry of the list, under the list’s one code, with aliases and identifiers', () => {
    const cells = {
      ...{ list: 'OFAC SDN', organization: 'Evil Corp', aliases: 'Bad Co; f.k.a. Nice Ltd; "EC"', organization_country: 'Iran' },
      ...{ organization_lei: '5493001KJTIIGC8Y1R12', program: 'NPWMD', listed_from: '2024-01-01', source: '89 FR 1' },
    };
    const reading = readTableText(oneRow(cells));
    const entries = mentionsOf(reading, 'ListEntry');
    expect(new Set(entries.map(({ key }) => key)).size).toBe(1);
    expect(entries[0].key).toMatch(/^entry:sdn:[0-9a-f]{16}$/);
    expect(entries.map(({ name, numbers }) => [name, numbers.weakAlias])).toEqual([
      ['Evil Corp', undefined],
      ['Bad Co', undefined],
      ['Nice Ltd', undefined],
      ['EC', 1],
    ]);
    expect(entries[0]).toMatchObject({ numbers: { listedFrom: 19723 }, texts: { programs: 'NPWMD', source: '89 FR 1' } });
    expect(pairs(reading, 'IDENTIFIED_BY')).toEqual([`${entries[0].key} -> identifier:lei:5493001KJTIIGC8Y1R12`]);
    expect(pairs(reading, 'REGISTERED_IN')).toEqual([`${entries[0].key} -> country:IR`]);
    expect(keysOf(reading, 'Organization')).toEqual([]);
  });

  it('keeps each period on a list as an entry of its own', () => {
    const text = csv(
      ['list', 'organization', 'listed_from', 'listed_to'],
      ['1260H', 'Acme', '2024-01-01', '2025-01-01'],
      ['1260H', 'Acme', '2026-01-01', ''],
    );
    expect(keysOf(readTableText(text), 'ListEntry')).toHaveLength(2);
  });
});
