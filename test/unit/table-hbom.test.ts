/** CISA's HBOM field taxonomy as a table. Every firm, part and place here is fictional. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../graph/model/byte-source.ts';
import { ItemType, Stage, Standing } from '../../graph/ontology/property.ts';
import { readDocument } from '../../ingest/read-document.ts';
import { hbomFields } from '../../ingest/tables/hbom/fields.ts';
import { sniffCsv } from '../../ingest/tables/sniff-csv.ts';
import { codesOf, csv, edgesOfKind, mentionsOf, oneRow, pairs, readTableText, sha256Of } from '../support/read-table-text.ts';
import { whole } from '../support/whole.ts';
import { rowsXml, workbook } from '../support/workbook.ts';

const good = { FGA_NUM: 'QR-100', FGA_MAIN_MANUFACTURER: 'Fictional Quorrelle Assembly', FGA_SUPPLIER: 'Fictional Vantmoor' };
const regulator = { COMP_MANUFACTURER_PN: 'FR-33', COMP_MANUFACTURER: 'Fictional Ostervane Semi' };
const item = 'item:mpn:fictional ostervane semi/FR-33';
const router = 'item:mpn:fictional quorrelle assembly/QR-100';
const maker = 'organization:name:fictional ostervane semi';

const text =
  readFileSync(new URL('../../docs/tables.md', import.meta.url), 'utf8')
    .split('\n## hbom\n')[1]
    ?.split('\n## ')[0] ?? '';
const example = /```csv\n([\s\S]*?)```/.exec(text)?.[1] ?? '';

describe('a bill by the taxonomy', () => {
  it('is recognised by its columns, and needs no mapping', async () => {
    const bytes = Buffer.from(
      csv(
        hbomFields,
        hbomFields.map((field) => ({ ...good, ...regulator, QUANTITY: '2' })[field as 'QUANTITY'] ?? ''),
      ),
    );
    const reading = whole(
      await readDocument(memorySource(bytes), { sha256: sha256Of(bytes.toString()), path: 'x.csv', programme: 'P' }),
    );
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'table-csv', main: 'table:hbom' });
    expect(reading.counts.rows).toEqual({ in: 1, mapped: 1, quarantined: 0 });
    expect(reading.diagnostics).toEqual([]);
    expect(pairs(reading, 'INCLUDES')).toEqual([`programme:P -> ${router}`]);
    expect(edgesOfKind(reading, 'REQUIRES').map(({ from, to, numbers }) => [from, to, numbers])).toEqual([
      [router, item, { quantity: 200 }],
    ]);
  });

  it.each([
    ['name,COMP_TYPE,QUANTITY', 'table-unknown row=1'],
    ['item,supplier,quantity,COMP_DESCRIPTION', 'unknown-column row=1'],
  ])('is not what has one of its columns by chance: %s', (header, code) => {
    expect(codesOf(readTableText(`${header}\n`))[0]).toBe(code);
  });

  it.each([',', ';', '\t'])('is found below a title, whatever divides its cells: %j', (delimiter) => {
    const cells = { ...good, ...regulator };
    const rows = [['HBOM of a router'], [], ['Prepared', '2026'], Object.keys(cells), Object.values(cells)];
    const text = rows.map((row) => row.join(delimiter)).join('\n');
    expect(sniffCsv(text)).toBe('table');
    const reading = readTableText(text);
    expect(reading).toMatchObject({ main: 'table:hbom', counts: { rows: { in: 1, mapped: 1 } } });
    expect(edgesOfKind(reading, 'REQUIRES').map(({ pointer }) => pointer)).toEqual(['row=5']);
  });

  it('has a row of its own for each of the 47 fields in the documentation', () => {
    expect(hbomFields).toHaveLength(47);
    expect(new Set(hbomFields).size).toBe(47);
    for (const field of hbomFields) expect(text, field).toContain(`\`${field}\``);
  });

  it('is read as the documentation shows it', () => {
    const reading = readTableText(example);
    expect(reading.counts.rows).toEqual({ in: 4, mapped: 4, quarantined: 0 });
    expect(reading.diagnostics).toEqual([]);
    expect(pairs(reading, 'REQUIRES')).toHaveLength(5);
    expect(reading.dated).toBe('2026-03-01');
  });
});

describe('who makes it, and where', () => {
  it('makes a source of each maker at its place, with its country', () => {
    const cells = { ...good, FGA_MAIN_LOCATION: 'Tarn End', FGA_MAIN_LOC_CODE: 'GB-CMA', FGA_MAIN_LOC_COORDS: '54.5, -3.1' };
    const reading = readTableText(oneRow({ ...cells, FGA_ALT_MANUFACTURER: 'Fictional Bayou Works', FGA_ALT_LOC_CODE: 'US' }));
    expect(pairs(reading, 'PROVIDES')).toEqual([
      `${router} <- organization:name:fictional quorrelle assembly @ site:name:tarn end@GB -> ${router}`,
      `${router} <- organization:name:fictional bayou works @ site:name:unnamed site of fictional bayou works@US -> ${router}`,
    ]);
    expect(edgesOfKind(reading, 'PROVIDES').map(({ numbers }) => numbers)).toEqual([{ standing: Standing.chosen }, {}]);
    expect(pairs(reading, 'LOCATED_IN').map((each) => each.split(' -> ')[1])).toEqual(['country:GB', 'country:US']);
    const [place, unnamed] = mentionsOf(reading, 'Site');
    expect(place).toMatchObject({ numbers: { latitude: 5_450_000, longitude: -310_000 }, texts: { region: 'GB-CMA' } });
    expect(unnamed?.numbers).toEqual({ assumed: 1 });
  });

  it('takes the seat of the supplier for no place of making', () => {
    const reading = readTableText(oneRow({ ...good, FGA_SUPPLIER_LOC: 'Harrow Quay', FGA_LOC_CODE: 'NO' }));
    expect(pairs(reading, 'LOCATED_IN')).toEqual([]);
    expect(pairs(reading, 'REGISTERED_IN')).toEqual([]);
    const seat = mentionsOf(reading, 'Organization').find(({ name }) => name === good.FGA_SUPPLIER);
    expect(seat?.texts).toEqual({ headquarters: 'Harrow Quay, NO' });
    expect(pairs(reading, 'DISTRIBUTES')).toEqual([
      `organization:name:fictional vantmoor -> ${router} <- organization:name:fictional quorrelle assembly @ `,
    ]);
  });

  it('takes assembly and test for something that is needed, not for a second source', () => {
    const where = { COMP_MFG_LOCATION: 'Fab 9', COMP_MFG_LOC_CODE: 'TW', ASSY_AND_TEST_LOC_CODE: 'MYS' };
    const reading = readTableText(oneRow({ ...regulator, ...where, ASSY_AND_TEST_SUPPLIER: 'Fictional Packline' }));
    const service = 'item:name:assembly and test of fictional ostervane semi fr 33';
    const fab = `${item} <- ${maker} @ site:name:fab 9@TW`;
    const packing = `${service} <- organization:name:fictional packline @ site:name:unnamed site of fictional packline@MY`;
    expect(pairs(reading, 'PROVIDES')).toEqual([`${fab} -> ${item}`, `${packing} -> ${service}`]);
    expect(pairs(reading, 'REQUIRES')).toEqual([`${fab} -> ${service}`]);
    expect(edgesOfKind(reading, 'PROVIDES').map(({ numbers }) => numbers.stage)).toEqual([Stage.waferFab, Stage.assembled]);
  });

  it('lets a supplier beside the maker distribute, with its share, and one that is the maker be the source', () => {
    const [sold] = edgesOfKind(
      readTableText(oneRow({ ...regulator, COMP_SUPPLIER: 'Fictional Partsyard', SUPPLIER_SOURCED_PCTG: '60%' })),
      'DISTRIBUTES',
    );
    expect(sold).toMatchObject({ to: `${item} <- ${maker} @ `, numbers: { share: 6000 } });
    const direct = readTableText(
      oneRow({ ...regulator, COMP_SUPPLIER: regulator.COMP_MANUFACTURER, SUPPLIER_SOURCED_PCTG: '60' }),
    );
    expect(pairs(direct, 'DISTRIBUTES')).toEqual([]);
    expect(edgesOfKind(direct, 'PROVIDES')[0]?.numbers).toMatchObject({ share: 6000, stage: Stage.made });
  });

  it('knows no source where only a supplier is named', () => {
    const reading = readTableText(oneRow({ COMP_DESCRIPTION: 'Screw', COMP_SUPPLIER: 'Fictional Partsyard', QUANTITY: '4' }));
    expect(pairs(reading, 'PROVIDES')).toEqual([]);
    expect(pairs(reading, 'DISTRIBUTES')).toEqual(['organization:name:fictional partsyard -> item:name:screw']);
  });
});

describe('bills of assemblies', () => {
  const header = ['FGA_NUM', 'FGA_MAIN_MANUFACTURER', 'COMP_MANUFACTURER_PN', 'COMP_MANUFACTURER', 'QUANTITY'];

  it('join where the component of one is the finished good of another', () => {
    const reading = readTableText(
      csv(
        header,
        ['R1', 'Fictional A', 'B1', 'Fictional B', '1'],
        ['', '', 'C1', 'Fictional C', '3'],
        [...['B1', 'Fictional B', 'D1', 'Fictional D', '8']],
      ),
      { programme: 'P' },
    );
    const [a, b, c, d] = ['a/R1', 'b/B1', 'c/C1', 'd/D1'].map((key) => `item:mpn:fictional ${key}`);
    expect(pairs(reading, 'REQUIRES')).toEqual([`${a} -> ${b}`, `${a} -> ${c}`, `${b} -> ${d}`]);
    expect(pairs(reading, 'INCLUDES')).toEqual([`programme:P -> ${a}`]);
  });

  it('may stand in the sheets of a workbook, each with a finished good of its own', async () => {
    const bytes = workbook({
      Router: rowsXml([['Field router'], header, ['R1', 'Fictional A', 'B1', 'Fictional B', '1']]),
      Notes: rowsXml([['Prepared by nobody']]),
      Board: rowsXml([header, ['', '', 'D1', 'Fictional D', '8'], ['B1', 'Fictional B', 'E1', 'Fictional E', '2']]),
    });
    const reading = whole(await readDocument(memorySource(bytes), { sha256: 'f'.repeat(64), path: 'x.xlsx' }));
    expect(reading).toMatchObject({ format: 'table-xlsx', main: 'table:hbom', counts: { rows: { in: 3, mapped: 3 } } });
    expect(pairs(reading, 'REQUIRES')).toEqual([
      'item:mpn:fictional a/R1 -> item:mpn:fictional b/B1',
      'item:mpn:fictional b/B1 -> item:mpn:fictional e/E1',
    ]);
    expect(codesOf(reading)).toEqual(['sheet-not-read Notes!A1', 'not-in-every-table Board!A2']);
  });
});

describe('what a field says', () => {
  it('stays with the item where no property has a place for it', () => {
    const cells = {
      COMP_DESCRIPTION: 'Regulator',
      COMP_TYPE: 'Hardware',
      COMP_PART_TYPE: 'semiconductor',
      COMP_PART_CODE: '32111600',
    };
    const more = { COMP_HASH: 'u-1', COMP_OPT_NAME: 'x', COMP_VERSION: 'B', COMP_DATASHEET: 'https://fiction.example/d' };
    const last = {
      TECHNOLOGY_NODE: '90 nm',
      COMP_PART_SIZE_VAL: '3x3',
      COMP_PART_SIZE_UNIT: 'mm',
      COMP_DATECODE: '2514',
      COMP_SUPPLIER_PN: 'S-1',
    };
    const [mention] = mentionsOf(readTableText(oneRow({ ...regulator, ...cells, ...more, ...last })), 'Item');
    expect(mention).toMatchObject({ key: item, name: 'FR-33', numbers: { itemType: ItemType.device } });
    expect(mention?.texts).toEqual({
      ...{ partNumber: 'FR-33', manufacturer: regulator.COMP_MANUFACTURER, supplierPartNumber: 'S-1', version: 'B' },
      ...{ category: 'semiconductor', partCode: '32111600', description: 'Regulator', intrinsicIdentifier: 'u-1' },
      ...{ optionName: 'x', datasheet: 'https://fiction.example/d', technologyNode: '90 nm', size: '3x3 mm', dateCode: '2514' },
    });
  });

  it.each([
    ['10 weeks', 70],
    ['8-12 Weeks', 84],
    ['45 days', 45],
    ['1 wk', 7],
  ])('reads a lead time with its unit: %s', (cell, leadTimeDays) => {
    const reading = readTableText(oneRow({ ...good, ...regulator, LEADTIMES: cell }));
    expect(reading.diagnostics).toEqual([]);
    expect(edgesOfKind(reading, 'PROVIDES')[1]?.numbers.leadTimeDays).toBe(leadTimeDays);
  });

  it.each([
    [{ ...regulator, LEADTIMES: '12' }, 'bad-cell'],
    [{ ...regulator, LEADTIMES: '12 fortnights' }, 'bad-cell'],
    [{ ...regulator, COMP_MFG_LOC_CODE: 'Atlantis-1' }, 'bad-cell'],
    [{ ...regulator, COMP_MFG_LOC_COORDS: '95, 10' }, 'bad-cell'],
    [{ ...regulator, COMP_MFG_LOC_COORDS: '54° N' }, 'bad-cell'],
    [{ ...regulator, SUPPLIER_SOURCED_PCTG: '140' }, 'bad-cell'],
    [{ ...regulator, ...good, QUANTITY: '1,000' }, 'bad-cell'],
    [{ ...regulator, HBOM_MODIFY_DATE: '3/4/2026' }, 'bad-date'],
    [{ ...regulator, COMP_MANUFACTURER: 'various' }, 'placeholder'],
    [{ COMP_MANUFACTURER_PN: 'FR-33', COMP_MANUFACTURER: '', QUANTITY: '1' }, 'maker-missing'],
    [{ COMP_DESCRIPTION: 'Screw', COMP_MFG_LOC_CODE: 'TW', QUANTITY: '1' }, 'maker-missing'],
    [{ ...regulator, COMP_MANUFACTURER_PN: '1.23E+05', QUANTITY: '1' }, 'excel-damage'],
  ])('is said where it cannot be read, and the row stands: %j', (cells, code) => {
    const reading = readTableText(oneRow({ ...cells, COMP_VERSION: '' } as Record<string, string>));
    expect(reading.counts.rows).toEqual({ in: 1, mapped: 1, quarantined: 0 });
    expect(reading.diagnostics.map((each) => each.code)).toContain(code);
  });

  it('is kept as evidence and reported where it is no field of the taxonomy', () => {
    const reading = readTableText(oneRow({ ...regulator, ...good, FGA_COLOUR: 'red' }));
    expect(codesOf(reading)).toEqual(['unknown-column row=1']);
  });
});

describe('rows that are quarantined', () => {
  it('name nothing, or a finished good as its own component, and assert nothing', () => {
    const header = ['FGA_NUM', 'FGA_MAIN_MANUFACTURER', 'COMP_MANUFACTURER_PN', 'COMP_MANUFACTURER', 'QUANTITY', 'COMP_SUPPLIER'];
    const reading = readTableText(
      csv(
        header,
        ['', '', '', '', '5', 'Fictional X'],
        ['R1', 'Fictional A', 'r1', 'fictional a', '1', 'Fictional Y'],
        [...['R1', 'Fictional A', '', '', '', '', 'moved']],
      ),
    );
    expect(reading.counts.rows).toEqual({ in: 3, mapped: 0, quarantined: 3 });
    expect(codesOf(reading)).toEqual(['missing-party row=2', 'self-requirement row=3', 'ragged-row row=4']);
    expect(reading.delta.nodes).toEqual([]);
  });
});
