/**
 * Registers over small documents written by hand. Layouts: GLEIF golden copy, LEI-CDF and RR-CDF as CSV
 * (gleif.org); GSA, "SAM Master Extract Mapping", public V2, 142 columns.
 */
import { describe, expect, it } from 'vitest';
import { readText } from '../support/read-bom.ts';
import { codesOf, csv, edgesOf, keysOf, mentionsOf, oneRow, pairs } from '../support/read-table-text.ts';

const parent = '5493001KJTIIGC8Y1R12';
const child = '213800QILIUD4ROSUO03';

describe('GLEIF level 1', () => {
  const cells = {
    ...{ LEI: parent, 'Entity.LegalName': 'Holding AG', 'Entity.LegalName.xmllang': 'de', 'Entity.EntityCategory': 'GENERAL' },
    ...{
      'Entity.OtherEntityNames.OtherEntityName.1': 'Old Holding AG',
      'Entity.OtherEntityNames.OtherEntityName.1.type': 'PREVIOUS',
    },
    ...{ 'Entity.LegalAddress.City': 'London', 'Entity.LegalAddress.Country': 'GB', 'Entity.HeadquartersAddress.Country': 'US' },
    ...{ 'Entity.RegistrationAuthority.RegistrationAuthorityID': 'RA000585' },
    ...{ 'Entity.RegistrationAuthority.RegistrationAuthorityEntityID': '01234567', 'Entity.LegalJurisdiction': 'GB' },
    ...{ 'Entity.EntityStatus': 'ACTIVE', 'Registration.RegistrationStatus': 'ISSUED', ConformityFlag: 'CONFORMING' },
  };

  it('reads who it is, under each of its names', () => {
    const reading = readText(oneRow(cells));
    expect(reading).toMatchObject({
      outcome: 'accepted',
      format: 'register-gleif',
      specVersion: 'lei-cdf',
      main: 'register:gleif level 1',
    });
    expect(reading.counts.rows).toEqual({ in: 1, mapped: 1, quarantined: 0 });
    expect(codesOf(reading)).toEqual([]);
    expect(mentionsOf(reading, 'Organization').map(({ key, name }) => [key, name])).toEqual([
      [`organization:lei:${parent}`, 'Holding AG'],
      [`organization:lei:${parent}`, 'Old Holding AG'],
    ]);
    expect(new Set(pairs(reading, 'IDENTIFIED_BY').map((pair) => pair.split(' -> ')[1]))).toEqual(
      new Set([`identifier:lei:${parent}`, 'identifier:reg:GB/01234567']),
    );
    expect(pairs(reading, 'REGISTERED_IN')).toEqual([`organization:lei:${parent} -> country:GB`]);
    expect(mentionsOf(reading, 'Organization')[0]?.texts).toMatchObject({
      status: 'ACTIVE',
      headquarters: 'US',
      address: 'London, GB',
    });
  });

  it('takes no number for an identity where a country has many registers, or none is named', () => {
    const schemes = (over: object) =>
      pairs(readText(oneRow({ ...cells, ...over })), 'IDENTIFIED_BY').map((pair) => pair.split(':')[3]);
    expect(schemes({ 'Entity.LegalJurisdiction': 'DE' })).not.toContain('reg');
    expect(schemes({ 'Entity.LegalJurisdiction': 'US-DE' })).not.toContain('reg');
    expect(schemes({ 'Entity.RegistrationAuthority.RegistrationAuthorityID': 'RA999999' })).not.toContain('reg');
    expect(codesOf(readText(oneRow({ ...cells, LEI: '5493001KJTIIGC8Y1R13' })))).toEqual(['invalid-lei row=2']);
  });
});

describe('GLEIF level 2', () => {
  const column = (name: string) => `Relationship.${name}`;
  const header = ['StartNode.NodeID', 'StartNode.NodeIDType', 'EndNode.NodeID', 'EndNode.NodeIDType', 'RelationshipType'].map(
    column,
  );
  const more = ['RelationshipStatus', 'Period.1.startDate', 'Period.1.endDate', 'Period.1.periodType'].map(column);

  it('keeps accounting consolidation as evidence with the child: it is no share and no owner', () => {
    const row = (start: string, end: string) => [
      start,
      'LEI',
      end,
      'LEI',
      'IS_DIRECTLY_CONSOLIDATED_BY',
      'ACTIVE',
      '2012-11-29T00:00:00.000Z',
      '',
      '',
    ];
    const reading = readText(csv([...header, ...more], row(child, parent), row(child, child), row('X', parent)));
    expect(reading).toMatchObject({
      outcome: 'accepted',
      format: 'register-gleif',
      specVersion: 'rr-cdf',
      main: 'register:gleif level 2',
    });
    expect(reading.counts.rows).toEqual({ in: 3, mapped: 1, quarantined: 2 });
    expect(codesOf(reading)).toEqual(['self-ownership row=3', 'invalid-lei row=4']);
    expect(edgesOf(reading).filter(({ kind }) => kind === 'OWNS' || kind === 'CONTROLS')).toEqual([]);
    expect(mentionsOf(reading, 'Organization').filter(({ texts }) => texts.parentLei !== undefined)).toMatchObject([
      {
        key: `organization:lei:${child}`,
        numbers: { from: 15673 },
        texts: { parentLei: parent, relationship: 'IS_DIRECTLY_CONSOLIDATED_BY' },
      },
    ]);
  });
});

describe('SAM public extract', () => {
  const record = (cells: Readonly<Record<number, string>>) =>
    Array.from({ length: 142 }, (_, index) => cells[index + 1] ?? (index === 141 ? '!end' : '')).join('|');
  const firm = {
    1: 'ZQGGHJH74DW7',
    4: '1ABC2',
    6: 'A',
    12: 'Acme "Works" Inc',
    13: 'AW',
    16: '1 Main St',
    18: 'Ulm',
    22: 'DEU',
    30: 'USA',
    116: 'D',
  };
  const text = (...records: string[]) =>
    ['BOF PUBLIC V2 00000000 20260201 0000002 0008169', ...records, 'EOF PUBLIC V2 00000000 20260201 0000002 0008169'].join(
      '\r\n',
    );

  it('reads the organisation, its place, and that it is excluded', () => {
    const reading = readText(text(record(firm), record({ 1: 'ZQGGHJH74DW7' }), 'x|y'));
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'register-sam', specVersion: 'public-v2', dated: '2026-02-01' });
    expect(reading.counts.rows).toEqual({ in: 3, mapped: 1, quarantined: 2 });
    expect(codesOf(reading)).toEqual(['missing-party row=3', 'ragged-row row=4']);
    expect(keysOf(reading, 'Organization')).toEqual(['organization:uei:ZQGGHJH74DW7']);
    expect(mentionsOf(reading, 'Organization')).toMatchObject([
      {
        name: 'Acme "Works" Inc',
        pointer: 'row=2',
        texts: { exclusionStatus: 'D', extractCode: 'A', address: '1 Main St, Ulm, DEU' },
      },
      { name: 'AW' },
    ]);
    expect(pairs(reading, 'REGISTERED_IN')).toEqual(['organization:uei:ZQGGHJH74DW7 -> country:US']);
    expect(pairs(reading, 'LOCATED_IN')).toEqual(['site:cage:1ABC2 -> country:DE']);
  });

  it('says when the end is missing', () => {
    expect(codesOf(readText(record(firm)))).toEqual(['register-truncated']);
  });
});
