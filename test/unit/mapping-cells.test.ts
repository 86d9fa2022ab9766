/** Cells as spreadsheets of suppliers have them: money with its sign, lead times with their unit, guarded texts. */
import { describe, expect, it } from 'vitest';
import { readBytes } from '../support/read-bom.ts';
import { readMapped } from '../support/read-mapped.ts';
import { codesOf, csv, edgesOfKind, mentionsOf, readTableText } from '../support/read-table-text.ts';

const columns = 'item: I, supplier: S';
const source = async (name: string, column: string, cell: string, more = '') => {
  const reading = await readMapped(csv(['I', 'S', 'X'], ['A', 'x', cell]), `${more}\ncolumns: {${columns}, ${name}: ${column}}`);
  const [edge] = edgesOfKind(reading, 'PROVIDES');
  return { numbers: edge?.numbers, texts: edge?.texts, codes: codesOf(reading) };
};

describe('cells of a foreign spreadsheet', () => {
  it.each([
    ['$42.53', 4253, '$', ''],
    ['4,20 €', 420, '€', 'decimal: ","'],
    ['USD 1,250.50', 125_050, 'USD', 'decimal: "."'],
    ['12.5 EUR', 1250, 'EUR', ''],
  ])('money %s has its currency beside it', async (cell, unitCost, currency, more) => {
    expect(await source('unit_cost', 'X', cell, more)).toMatchObject({ numbers: { unitCost }, texts: { currency }, codes: [] });
  });

  it('a currency that the mapping states stands before the sign in the cell', async () => {
    const read = await source('unit_cost', 'X', '$4', 'constants: {currency: CAD}');
    expect(read).toMatchObject({ numbers: { unitCost: 400 }, texts: { currency: 'CAD' } });
  });

  it.each(['0.50/m', '12 PCS', '$', '4 $ 5'])('%s is no money', async (cell) => {
    expect(await source('unit_cost', 'X', cell)).toMatchObject({ numbers: {}, codes: ['bad-cell row=2'] });
  });

  it('a price below what is kept is said to be so', async () => {
    const reading = await readMapped(csv(['I', 'S', 'X'], ['A', 'x', '0.004']), `columns: {${columns}, unit_cost: X}`);
    expect(reading.diagnostics[0]?.message).toContain('less than the hundredths');
  });

  it.each([
    ['48w', 336],
    ['12 weeks', 84],
    ['6-Wochen', 42],
    ['10 days', 10],
    ['7', 7],
  ])('a lead time of %s', async (cell, leadTimeDays) => {
    expect(await source('lead_time_days', 'X', cell)).toMatchObject({ numbers: { leadTimeDays }, codes: [] });
  });

  it('a lead time in weeks is one by its mapping, and a range is none', async () => {
    const weeks = '{column: X, unit: weeks}';
    expect(await source('lead_time_days', weeks, '12')).toMatchObject({ numbers: { leadTimeDays: 84 } });
    expect(await source('lead_time_days', weeks, '3 days')).toMatchObject({ numbers: { leadTimeDays: 3 } });
    expect(await source('lead_time_days', weeks, '12-14')).toMatchObject({ numbers: {}, codes: ['bad-cell row=2'] });
    // a part number is never a time
    const part = await source('supplier_part_number', 'X', '48W');
    expect(part.texts).toMatchObject({ partNumber: '48W' });
  });

  it.each(['{column: X, unit: months}', '{column: X, unit: 7}'])('refuses %s', async (rule) => {
    expect((await source('lead_time_days', rule, '1')).codes).toEqual(['mapping-invalid mapping:2']);
    expect((await source('unit_cost', '{column: X, unit: weeks}', '1')).codes).toEqual(['mapping-invalid mapping:2']);
  });

  it.each([
    ['4 pcs', 400],
    ['2x', 200],
    ['12 EA', 1200],
    ['1.5', 150],
    ['10 m', undefined],
  ])('a quantity of %s', async (cell, quantity) => {
    const mapping = 'constants: {assembly: B}\ncolumns: {item: I, quantity: Q}';
    const reading = await readMapped(csv(['I', 'Q'], ['A', cell]), mapping);
    expect(edgesOfKind(reading, 'REQUIRES')[0]?.numbers.quantity).toBe(quantity);
    expect(codesOf(reading)).toEqual(quantity === undefined ? ['bad-cell row=2'] : []);
  });

  it('a text that is guarded against the spreadsheet is that text, in every table', async () => {
    const text = 'item,supplier,supplier_part_number\nA,x,="00123"\nB,x,"=""00124"""\nC,x,=1+1\n';
    const parts = mentionsOf(readTableText(text), 'Item').flatMap(({ texts }) => texts.partNumber ?? []);
    expect(parts).toEqual(['00123', '00124', '=1+1']);
  });
});

describe('a bill of materials that is handed in without a mapping', () => {
  const board = 'R\u00e9f;Reference;Value;Qty;DNP\n1;C1;100n;1;\n';
  it.each([
    ['in UTF-8', Buffer.from(board)],
    ['in a code page', Buffer.from(board, 'latin1')],
    ['in UTF-16', Buffer.from(`\ufeff${board}`, 'utf16le')],
  ])('is told to need one, %s', (_, bytes) => {
    const reading = readBytes(bytes);
    expect(reading).toMatchObject({ outcome: 'rejected', format: 'table-csv' });
    expect(reading.diagnostics).toMatchObject([
      { code: 'mapping-needed', message: expect.stringContaining('Reference, Value, Qty') },
    ]);
  });

  it.each(['Name;Value\na;b\n', 'Dear Sir, description and value\nfollow.\n', Buffer.from([0xff, 0x00, 0x80, 0x0a])])(
    'other text is not called one',
    (text) => {
      expect(codesOf(readBytes(Buffer.from(text)))).not.toContain('mapping-needed');
    },
  );
});

describe('a foreign header that is that of a table', () => {
  it('is read, and said where its items only count the rows', () => {
    const numbered = readTableText('Item,Supplier,Qty\n1,Digi-Key,4\n2,Mouser,1\n3,Mouser,9\n');
    expect(codesOf(numbered)).toContain('items-are-numbers row=1');
    expect(codesOf(readTableText('item,supplier\n741,TI\n555,TI\n'))).toEqual([]);
  });
});

describe('countries', () => {
  it('may be named in the languages of allies, where the name is of one country', async () => {
    const read = async (country: string) => (await source('origin_country', 'X', country)).texts?.originCountry;
    expect(await Promise.all(['Mexique', 'Deutschland', 'T\u00fcrkiye', 'Norwegen', '中国'].map(read))).toEqual([
      'MX',
      'DE',
      'TR',
      'NO',
      '中国',
    ]);
    expect(await Promise.all(['日本', 'Kongo'].map(read))).toEqual(['JP', 'Kongo']);
  });
});
