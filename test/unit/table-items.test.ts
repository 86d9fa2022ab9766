import { describe, expect, it } from 'vitest';
import { Criticality, Lifecycle, Scope } from '../../graph/ontology/property.ts';
import {
  codesOf,
  csv,
  edgesOf,
  edgesOfKind,
  keysOf,
  mentionsOf,
  oneRow,
  pairs,
  readTableText,
} from '../support/read-table-text.ts';

describe('requirements', () => {
  it('lets an assembly need an item, in quantity and scope', () => {
    const text = csv(
      ['assembly', 'item', 'quantity', 'scope'],
      ['Drone', 'Motor', '4', ''],
      ['Drone', 'Light', '0.125', 'optional'],
    );
    const reading = readTableText(text);
    expect(reading.main).toBe('table:requirements');
    expect(edgesOfKind(reading, 'REQUIRES')).toMatchObject([
      { from: 'item:name:drone', to: 'item:name:motor', pointer: 'row=2', numbers: { quantity: 400 } },
      { from: 'item:name:drone', to: 'item:name:light', pointer: 'row=3', numbers: { quantity: 13, scope: Scope.optional } },
    ]);
    expect(codesOf(reading)).toEqual(['rounded-number row=3']);
  });

  it('names a source without creating it where a supplier or site stands in the row', () => {
    const text = csv(['assembly', 'item', 'supplier', 'site'], ['Motor', 'Magnet', 'Acme', ''], ['Motor', 'Wire', '', 'Plant 2']);
    const reading = readTableText(text);
    const [byAcme, atPlant] = ['item:name:motor <- organization:name:acme @ ', 'item:name:motor <-  @ site:name:plant 2'];
    expect(pairs(reading, 'REQUIRES')).toEqual([`${byAcme} -> item:name:magnet`, `${atPlant} -> item:name:wire`]);
    expect(edgesOfKind(reading, 'PROVIDES').map(({ numbers }) => numbers)).toEqual([{ reference: 1 }, { reference: 1 }]);
  });

  it('gives a source the same key as the sources table does', () => {
    const party = { supplier: 'Acme', supplier_cage: '1ABC2', site_country: 'US' };
    const keys = (text: string) => readTableText(text, { sha256: '0'.repeat(64) }).delta.nodes.map(({ key }) => key);
    const source = keys(oneRow({ item: 'Motor', ...party })).find((key) => key.startsWith('source:'));
    expect(source).toBeDefined();
    expect(keys(oneRow({ assembly: 'Motor', item: 'Magnet', ...party }))).toContain(source);
  });

  it('quarantines a row without assembly or item, and one that needs itself', () => {
    const text = csv(['assembly', 'item', 'quantity'], ['', 'Motor', '1'], ['Drone', '', '1'], ['Drone', 'DRONE', '1']);
    const reading = readTableText(text);
    expect(codesOf(reading)).toEqual(['missing-party row=2', 'missing-party row=3', 'self-requirement row=4']);
    expect(reading.counts.rows).toEqual({ in: 3, mapped: 0, quarantined: 3 });
    expect(reading.delta.nodes).toEqual([]);
  });

  it('includes the assembly that nothing requires in the programme', () => {
    const text = csv(['assembly', 'item', 'quantity'], ['Drone', 'Motor', '4'], ['Motor', 'Magnet', '8']);
    const reading = readTableText(text, { programme: 'UAV' });
    expect(edgesOfKind(reading, 'INCLUDES')).toMatchObject([
      { from: 'programme:UAV', to: 'item:name:drone', numbers: { assumed: 1 } },
    ]);
  });
});

describe('programmes', () => {
  it('says which end items a programme has, and in what numbers', () => {
    const cells = { programme: 'UAV', item: 'Drone', nation: 'Norway', daily_demand: '0.5', daily_value: '125000' };
    const reading = readTableText(oneRow(cells), { programme: 'Other' });
    expect(reading.main).toBe('table:programmes');
    expect(edgesOfKind(reading, 'INCLUDES')).toEqual([
      expect.objectContaining({
        from: 'programme:UAV',
        to: 'item:name:drone',
        numbers: { dailyDemand: 50, dailyValue: 12_500_000 },
      }),
    ]);
    expect(mentionsOf(reading, 'Programme')[0]).toMatchObject({ name: 'UAV', texts: { nation: 'NO' } });
  });

  it('takes nations that are no countries, and keeps other text with a word on it', () => {
    const nations = ['XV', 'eu', 'NATO', 'Norway', 'Atlantis', 'Freedonia'];
    const reading = readTableText(
      csv(['programme', 'item', 'nation'], ...nations.map((nation) => [`P ${nation}`, 'Drone', nation])),
    );
    expect(mentionsOf(reading, 'Programme').map(({ texts }) => texts?.nation)).toEqual([
      'XV',
      'EU',
      'NATO',
      'NO',
      'Atlantis',
      'Freedonia',
    ]);
    expect(reading.diagnostics.filter(({ code }) => code === 'bad-cell').map(({ message }) => message)).toEqual([
      'nation: "Atlantis" is no country, EU or NATO; it is kept as text, and no law is taken to bind by it',
      'nation: "Freedonia" is no country, EU or NATO; it is kept as text, and no law is taken to bind by it',
    ]);
  });

  it('quarantines a row without programme or item', () => {
    const reading = readTableText(csv(['programme', 'item', 'nation'], ['', 'Drone', ''], ['UAV', '', 'NO']));
    expect(reading.counts.rows.quarantined).toBe(2);
  });
});

describe('items', () => {
  it('states criticality, lifecycle and dates of an item', () => {
    const cells = {
      ...{ item: 'Chip', criticality: 'Safety', criticality_basis: 'FMECA', amc: '3', amsc: 'B', specification: 'MIL-1' },
      ...{ qpl: 'QPL-9', lifecycle: 'Last-Time Buy', last_order_date: '2026-12-31', last_ship_date: '2027-06-30' },
      ...{ end_of_support: '2030-01-01', replacement: 'Chip 2', daily_demand: '3', unit_of_issue: 'EA', as_of: '2026-05-05' },
    };
    const reading = readTableText(oneRow(cells));
    expect(reading.dated).toBe('2026-05-05');
    expect(mentionsOf(reading, 'Item')[1]).toMatchObject({
      numbers: {
        ...{ criticality: Criticality.safety, lifecycle: Lifecycle.lastTimeBuy, lastOrderDate: 20818, lastShipDate: 20999 },
        ...{ endOfSupport: 21915, dailyDemand: 300, asOf: 20578 },
      },
      texts: {
        ...{ criticalityBasis: 'FMECA', amc: '3', amsc: 'B', specification: 'MIL-1', qpl: 'QPL-9' },
        ...{ replacement: 'Chip 2', unitOfIssue: 'EA' },
      },
    });
  });

  it.each([
    ['Chip 2', ['item:name:chip 2 -> item:name:chip']],
    ['chip', []],
    ['none', []],
    ['No direct replacement', []],
    ['', []],
  ])('takes a replacement for a substitute that nobody qualified: "%s"', (replacement, expected) => {
    const reading = readTableText(oneRow({ item: 'Chip', lifecycle: 'obsolete', replacement }));
    expect(pairs(reading, 'SUBSTITUTES')).toEqual(expected);
    expect(edgesOfKind(reading, 'SUBSTITUTES').flatMap(({ numbers }) => Object.keys(numbers))).toEqual([]);
    expect(pairs(reading, 'PROVIDES')).toEqual([]);
  });

  it('reads every word of the lifecycle', () => {
    const words = ['active', 'not recommended', 'NRND', 'LAST TIME BUY', 'discontinued', 'obsolete', 'retired'];
    const reading = readTableText(csv(['item', 'lifecycle'], ...words.map((word, index) => [`I${index}`, word])));
    const codes = mentionsOf(reading, 'Item').flatMap(({ numbers }) => numbers.lifecycle ?? []);
    expect(codes).toEqual([1, 2, 2, 3, 4, 5]);
    expect(codesOf(reading)).toEqual(['bad-cell row=8']);
  });

  it('takes a category that is a type of item for its type, and keeps any other as text', () => {
    const text = csv(['item', 'item_category', 'amc'], ['Magnet', 'Material', '1'], ['Chip', 'Microcircuits', '1']);
    const mentions = mentionsOf(readTableText(text), 'Item').filter(({ name }) => name !== undefined);
    expect(mentions.map(({ numbers }) => numbers.itemType)).toEqual([9, undefined]);
    expect(mentions.map(({ texts }) => texts.category)).toEqual(['Material', 'Microcircuits']);
  });
});

describe('stock', () => {
  const header = ['holder', 'item', 'site', 'nation', 'quantity', 'condition', 'reserved_for', 'shelf_life_until', 'as_of'];

  it('states each lot on the item, with its holder and place', () => {
    const row = ['Depot North', 'Motor', 'Shed 4', 'DE', '12', 'serviceable', '', '2028-01-01', '2026-11-01'];
    const reading = readTableText(csv(header, row, row));
    const lots = mentionsOf(reading, 'Item').filter(({ texts }) => texts.statement === 'stock');
    expect(lots.map(({ pointer }) => pointer)).toEqual(['row=2', 'row=3']);
    expect(lots[0].numbers).toEqual({ stockQuantity: 1200, shelfLifeUntil: 21184, asOf: 20758 });
    expect(lots[0].texts).toEqual({
      ...{ statement: 'stock', row: 'row=2', holder: 'Depot North', holderKey: 'organization:name:depot north' },
      ...{ site: 'Shed 4', siteKey: 'site:name:shed 4', nation: 'DE', condition: 'serviceable' },
    });
    expect(reading.dated).toBe('2026-11-01');
  });

  it('marks what is reserved', () => {
    const reading = readTableText(csv(header, ['Depot', 'Motor', '', '', '1', '', 'Exercise', '', '']));
    expect(mentionsOf(reading, 'Item')[1].numbers).toEqual({ stockQuantity: 100, reserved: 1 });
  });

  it('brings no end item into a programme', () => {
    const reading = readTableText(csv(header, ['Depot', 'Motor', '', '', '1', '', '', '', '']), { programme: 'UAV' });
    expect(edgesOf(reading)).toEqual([]);
  });
});

describe('contracts', () => {
  it('states the contract on the item; it makes no source', () => {
    const cells = {
      ...{ contract: 'N001', item: 'Motor', supplier: 'Acme GmbH', award_date: '2025-01-01', period_end: '2027-12-31' },
      ...{ value: '50000000.10', currency: 'usd', competition: 'sole source', offers_received: '1', authority: 'FAR 6.302-1' },
      ...{ rating: 'DO', buyer_nation: 'USA' },
    };
    const reading = readTableText(oneRow(cells));
    expect(reading.main).toBe('table:contracts');
    expect(mentionsOf(reading, 'Item')[1]).toMatchObject({
      numbers: { awardDate: 20089, periodEnd: 21183, contractValue: 5_000_000_010, offersReceived: 1 },
      texts: {
        ...{ statement: 'contract', contract: 'N001', supplier: 'Acme GmbH', supplierKey: 'organization:name:acme gmbh' },
        ...{ currency: 'USD', competition: 'sole source', authority: 'FAR 6.302-1', rating: 'DO', buyerNation: 'US' },
      },
    });
    expect(keysOf(reading, 'Source')).toEqual([]);
  });

  it('quarantines a row without contract or item', () => {
    const text = csv(['contract', 'item', 'supplier'], ['', 'A', 'X'], ['C', '', 'X'], ['C', 'A', '']);
    expect(readTableText(text).counts.rows).toEqual({ in: 3, mapped: 1, quarantined: 2 });
  });
});

describe('substitutes', () => {
  it('lets one item stand for another', () => {
    const text = csv(
      ['substitute', 'substitute_part_number', 'substitute_manufacturer', 'item', 'qualified', 'qualification_days'],
      ['', 'S-2', 'Acme', 'Motor', 'yes', '30'],
      ['Old motor', '', '', 'Motor', 'maybe', ''],
    );
    const reading = readTableText(text);
    expect(edgesOfKind(reading, 'SUBSTITUTES')).toMatchObject([
      { from: 'item:mpn:acme/S-2', to: 'item:name:motor', numbers: { qualified: 1, qualificationDays: 30 } },
      { from: 'item:name:old motor', to: 'item:name:motor', numbers: {} },
    ]);
    expect(codesOf(reading)).toEqual(['bad-cell row=3']);
  });
});
