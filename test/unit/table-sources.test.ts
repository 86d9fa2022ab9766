import { describe, expect, it } from 'vitest';
import { Scope, Stage, Standing } from '../../graph/ontology/property.ts';
import { codesOf, csv, edgesOfKind, keysOf, mentionsOf, oneRow, pairs, readTableText } from '../support/read-table-text.ts';

const motor = 'item:name:motor';
const acme = 'organization:name:acme ltd';

describe('sources', () => {
  it('makes a source of an item, by its supplier, at its site', () => {
    const reading = readTableText(oneRow({ Item: 'Motor', SUPPLIER: 'Acme Ltd', Site: 'Plant 1', 'Site Country': 'Germany' }));
    expect(reading.outcome).toBe('accepted');
    expect(reading.format).toBe('table-csv');
    expect(reading.main).toBe('table:sources');
    expect(reading.counts.rows).toEqual({ in: 1, mapped: 1, quarantined: 0 });
    expect(pairs(reading, 'PROVIDES')).toEqual([`${motor} <- ${acme} @ site:name:plant 1@DE -> ${motor}`]);
    expect(pairs(reading, 'LOCATED_IN')).toEqual(['site:name:plant 1@DE -> country:DE']);
    expect(reading.diagnostics).toEqual([]);
  });

  it('keeps what the row says of the source, in the units of the ontology', () => {
    const cells = {
      ...{ item: 'Motor', supplier: 'Acme', standing: 'Qualified', standing_basis: 'QPL', standing_reference: 'QPL-1' },
      ...{ standing_from: '2020-01-31', standing_to: '2030-01-31', last_delivered: '2024-02-29', stage: 'Wafer Fab' },
      ...{
        origin_country: 'Japan',
        origin_basis: 'certificate',
        via: 'Suez Canal; Port of Kobe ;',
        share: '33.339 %',
        weight: '1200.5',
      },
      ...{
        lead_time_days: '90',
        qualification_days: '60',
        first_article_days: '30',
        admin_lead_time_days: '15',
        time_to_recover_days: '180',
      },
      ...{ capacity_per_day: '12.5', stock_days: '0', minimum_order: '100', unit_cost: '19.99', currency: 'eur' },
      ...{ price_date: '2026-01-01', as_of: '2026-10-01' },
    };
    const [provides] = edgesOfKind(readTableText(oneRow(cells)), 'PROVIDES');
    expect(provides.numbers).toEqual({
      ...{ standing: Standing.qualified, standingFrom: 18292, standingTo: 21945, lastDelivered: 19782 },
      ...{
        stage: Stage.waferFab,
        share: 3333,
        weight: 120050,
        leadTimeDays: 90,
        qualificationDays: 60,
        firstArticleDays: 30,
        adminLeadTimeDays: 15,
      },
      ...{ timeToRecoverDays: 180, capacityPerDay: 1250, stockDays: 0, minimumOrder: 10000, unitCost: 1999 },
      ...{ priceDate: 20454, asOf: 20727 },
    });
    expect(provides.texts).toEqual({
      ...{ standingBasis: 'QPL', standingReference: 'QPL-1', stage: 'wafer fab', originCountry: 'JP' },
      ...{ originBasis: 'certificate', via: 'Suez Canal\nPort of Kobe', currency: 'EUR' },
    });
  });

  it('dates the document by the latest as_of of its rows', () => {
    const text = csv(['item', 'supplier', 'as_of'], ['A', 'X', '2025-03-01'], ['B', 'X', '2026-02-01'], ['C', 'X', 'May 2026']);
    const reading = readTableText(text);
    expect(reading.dated).toBe('2026-02-01');
    expect(codesOf(reading)).toEqual(['bad-date row=4']);
    expect(reading.counts.rows).toEqual({ in: 3, mapped: 3, quarantined: 0 });
  });

  it('lets the source of a line deliver the supplier’s part, which gets no source of its own', () => {
    const reading = readTableText(oneRow({ item: 'Capacitor C1', supplier: 'Murata', supplier_part_number: 'grm 155' }));
    const part = 'item:mpn:murata/GRM 155';
    const line = 'item:name:capacitor c1 <- organization:name:murata @ ';
    expect(pairs(reading, 'REQUIRES')).toEqual([`${line} -> ${part}`]);
    expect(edgesOfKind(reading, 'REQUIRES')[0].numbers).toEqual({ scope: Scope.delivers });
    expect(pairs(reading, 'PROVIDES')).toEqual([`${line} -> item:name:capacitor c1`]);
    expect(mentionsOf(reading, 'Item').find(({ key }) => key === part)?.texts).toEqual({
      partNumber: 'grm 155',
      manufacturer: 'Murata',
    });
  });

  it('does not let a source require the very part that it provides', () => {
    const reading = readTableText(
      oneRow({ item: 'Chip', item_manufacturer: 'TI', item_part_number: 'LM358', supplier: 'TI', supplier_part_number: 'lm358' }),
    );
    expect(keysOf(reading, 'Item')).toEqual(['item:mpn:ti/LM358']);
    expect(edgesOfKind(reading, 'REQUIRES')).toEqual([]);
  });

  it('identifies items by purl, NIIN and maker with part number', () => {
    const text = csv(
      ['item', 'item_nsn', 'item_part_number', 'item_manufacturer', 'item_manufacturer_cage', 'item_purl', 'supplier'],
      ['Bolt', '5306-01-234-5678', 'B1', 'Acme', '', '', 'X'],
      ['Nut', '', 'N1', 'Acme Inc.', '1ABC2', '', 'X'],
      ['Lib', '', '', '', '', 'pkg:npm/%40a/b@1', 'X'],
      ['Washer', '', 'W1', '', '', '', 'X'],
    );
    const reading = readTableText(text);
    expect(keysOf(reading, 'Item')).toEqual([
      ...['item:niin:012345678', 'item:mpn:acme inc/N1', 'item:pkg:npm/%40a/b@1', 'item:name:washer'],
    ]);
    expect(keysOf(reading, 'Identifier')).toEqual([
      ...['identifier:niin:012345678', 'identifier:mpn:acme inc/N1', 'identifier:mpn:cage=1ABC2/N1'],
    ]);
    expect(mentionsOf(reading, 'Item')[0].texts).toMatchObject({
      nsn: '5306-01-234-5678',
      partNumber: 'B1',
      manufacturer: 'Acme',
    });
    expect(mentionsOf(reading, 'Item')[3].texts).toEqual({ partNumber: 'W1' });
  });

  it('takes a CAGE for a place: the row’s own, else the supplier’s', () => {
    const text = csv(
      ['item', 'supplier', 'supplier_cage', 'site', 'site_code', 'site_country'],
      ['A', 'Acme', '1abc2', '', '', 'US'],
      ['B', 'Acme', '1ABC2', 'Plant', '', 'US'],
      ['C', 'Acme', '1ABC2', 'Plant', '9XYZ9', 'US'],
      ['D', '', '1ABC2', '', '', ''],
    );
    const reading = readTableText(text);
    expect(pairs(reading, 'AT').map((pair) => pair.split(' -> ')[1])).toEqual([
      ...['site:cage:1ABC2', 'site:name:plant@US', 'site:cage:9XYZ9', 'site:cage:1ABC2'],
    ]);
    expect(pairs(reading, 'BY')).toHaveLength(3);
    expect(reading.counts.rows.mapped).toBe(4);
  });

  it('keeps the country of a site that has no name', () => {
    const reading = readTableText(oneRow({ item: 'A', supplier: 'Acme', site_country: 'CN' }));
    expect(pairs(reading, 'LOCATED_IN')).toEqual(['site:name:unnamed site of acme@CN -> country:CN']);
    expect(mentionsOf(reading, 'Site')[0].numbers).toEqual({ assumed: 1 });
  });

  it('forms no source from the code of a government or standards body', () => {
    const text = csv(
      ['item', 'supplier', 'supplier_cage', 'site_code'],
      ['A', 'Mil spec', '81349', ''],
      ['B', 'Acme', '', '96906'],
    );
    const reading = readTableText(text);
    expect(edgesOfKind(reading, 'PROVIDES')).toEqual([]);
    expect(keysOf(reading, 'Item')).toEqual(['item:name:a', 'item:name:b']);
    expect(codesOf(reading)).toEqual(['design-authority-cage row=2', 'design-authority-cage row=3']);
    expect(reading.counts.rows.mapped).toBe(2);
  });

  it('lets a distributor distribute every maker’s source, wherever its row stands', () => {
    const text = csv(
      ['item', 'supplier', 'role', 'distributor'],
      ['A', 'Shop', 'distributor', ''],
      ['A', 'Acme', 'manufacturer', ''],
      ['A', 'Bolt AG', '', 'Mouser'],
      ['B', 'Shop', 'distributor', ''],
    );
    const reading = readTableText(text);
    const [one, two] = ['item:name:a <- organization:name:acme @ ', 'item:name:a <- organization:name:bolt ag @ '];
    expect(pairs(reading, 'DISTRIBUTES')).toEqual([
      ...[`organization:name:shop -> ${one}`, `organization:name:shop -> ${two}`],
      ...[`organization:name:mouser -> ${one}`, `organization:name:mouser -> ${two}`],
      'organization:name:shop -> item:name:b',
    ]);
    expect(edgesOfKind(reading, 'PROVIDES')).toHaveLength(2);
  });

  it('knows no source of an item of which only a distributor is named', () => {
    const reading = readTableText(oneRow({ item: 'A', supplier: 'unknown', distributor: 'Farnell' }));
    expect(pairs(reading, 'DISTRIBUTES')).toEqual(['organization:name:farnell -> item:name:a']);
    expect(edgesOfKind(reading, 'PROVIDES')).toEqual([]);
    expect(codesOf(reading)).toEqual(['placeholder row=2']);
  });

  it('quarantines a row that names no item or no way to obtain it', () => {
    const reading = readTableText(csv(['item', 'supplier'], ['', 'Acme'], ['A', ''], ['TBD', 'Acme'], ['B', 'Acme']));
    expect(reading.counts.rows).toEqual({ in: 4, mapped: 1, quarantined: 3 });
    expect(codesOf(reading).filter((code) => code.startsWith('missing'))).toEqual(
      [2, 3, 4].map((row) => `missing-party row=${row}`),
    );
    expect(keysOf(reading, 'Item')).toEqual(['item:name:b']);
  });

  it('identifies organisations by LEI, UEI and registration number with its country', () => {
    const text = csv(
      ['item', 'supplier', 'supplier_lei', 'supplier_uei', 'supplier_registration_number', 'supplier_country'],
      ['A', 'Acme', '5493001KJTIIGC8Y1R12', '', '', 'US'],
      ['B', 'Acme', '5493001KJTIIGC8Y1R13', 'ABCDEFGHJKL1', '', 'US'],
      ['C', 'Acme', '', '', 'HRB 1234', 'Germany'],
      ['D', 'Acme', '', '', 'HRB 1234', ''],
    );
    const reading = readTableText(text);
    expect(keysOf(reading, 'Organization')).toEqual([
      ...['organization:lei:5493001KJTIIGC8Y1R12', 'organization:uei:ABCDEFGHJKL1', 'organization:reg:DE/HRB 1234'],
      'organization:name:acme',
    ]);
    expect(codesOf(reading)).toEqual(['bad-cell row=3', 'register-unknown row=5']);
  });

  it('keeps a row without a value that is not of its kind, and says which', () => {
    const bad = {
      standing: 'approved',
      share: '101',
      lead_time_days: 'six weeks',
      site_country: 'Atlantis',
      last_delivered: '1/2/24',
    };
    const reading = readTableText(oneRow({ item: 'A', supplier: 'Acme', weight: '1,000', ...bad }));
    expect(reading.counts.rows.mapped).toBe(1);
    expect(edgesOfKind(reading, 'PROVIDES')[0].numbers).toEqual({});
    expect(reading.diagnostics.map(({ code, message }) => `${code} ${message.split(':')[0]}`).sort()).toEqual([
      ...['bad-cell lead_time_days', 'bad-cell share', 'bad-cell site_country', 'bad-cell standing', 'bad-cell weight'],
      'bad-date last_delivered',
    ]);
  });

  it('does not identify a part by what a spreadsheet made of its number', () => {
    const text = csv(
      ['item', 'supplier', 'supplier_part_number', 'item_nsn'],
      ['A', 'Acme', '1.23E+05', ''],
      ['B', 'Acme', '12-Mar', ''],
      ['C', 'Acme', '5E10', '5.31E+12'],
    );
    const reading = readTableText(text);
    expect(codesOf(reading)).toEqual(['excel-damage row=2', 'excel-damage row=3', 'excel-damage row=4']);
    expect(keysOf(reading, 'Item')).toEqual(['item:name:a', 'item:name:b', 'item:name:c', 'item:mpn:acme/5E10']);
    expect(edgesOfKind(reading, 'PROVIDES')[0].texts).toEqual({ partNumber: '1.23E+05' });
  });

  it('includes in the programme what nothing in the document requires', () => {
    const text = csv(['item', 'supplier', 'supplier_part_number'], ['A', 'Acme', 'P1'], ['A', 'Bolt', 'P2']);
    const reading = readTableText(text, { programme: 'UAV' });
    const [included, ...others] = edgesOfKind(reading, 'INCLUDES');
    expect(included).toMatchObject({ from: 'programme:UAV', to: 'item:name:a', pointer: 'row=2', numbers: { assumed: 1 } });
    expect(others).toEqual([]);
  });

  it('takes a row’s own programme before that of the hand-in', () => {
    const text = csv(['item', 'supplier', 'programme', 'standing', 'share'], ['A', 'X', 'UAV', '', ''], ['B', 'X', '', '', '']);
    expect(pairs(readTableText(text, { programme: 'Other' }), 'INCLUDES')).toEqual([
      'programme:UAV -> item:name:a',
      'programme:Other -> item:name:b',
    ]);
  });
});
