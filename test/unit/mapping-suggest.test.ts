import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { suggest } from '../../app/documents/suggest-mapping.ts';
import { sharedFiles } from '../support/read-bom.ts';
import { readMapped } from '../support/read-mapped.ts';
import { codesOf, csv } from '../support/read-table-text.ts';
import { rowsXml, workbook } from '../support/workbook.ts';

const suggested = async (text: string, path = 'board.csv') => await suggest(Buffer.from(text), path);
const keysOf = (mapping: string): string[] =>
  mapping.split('\n').filter((line) => line !== '' && !line.trimStart().startsWith('#'));

describe('mapping suggest', () => {
  it('finds the header below a preamble, and columns by their usual names', async () => {
    const rows = [
      ['Bill of Materials'],
      ['Date', '2024-01-01'],
      [
        'Ref Des',
        'Comment',
        'Qty.',
        'Mfr',
        'Mfg Part Number',
        'Vendor',
        'Package',
        'Alternate Manufacturer',
        'Alternate Part Number',
      ],
      ['C1', 'Cap', '1', 'TDK', 'C10', 'Shop', '0402', 'AVX', 'A10'],
    ];
    const { mapping, header, rows: count, unsure } = await suggested(csv(...rows));
    expect(header).toBe(3);
    expect(keysOf(mapping)).toEqual([
      ...['table: [requirements, sources]', 'header: 3', 'columns:', '  item: Comment'],
      ...['  quantity: Qty.', '  supplier: [Mfr, Alternate Manufacturer]'],
      ...[
        '  supplier_part_number: [Mfg Part Number, Alternate Part Number]',
        '  distributor: Vendor',
        'constants: {assembly: board}',
      ],
    ]);
    expect(count).toEqual({ in: 1, mapped: 1, quarantined: 0 });
    expect(unsure.length).toBeGreaterThan(0);
  });

  it('finds the sheet, levels, cells with several makers, rows not fitted and totals', async () => {
    const bytes = workbook({
      Cover: rowsXml([['Hello']]),
      'BOM: "A"': rowsXml([
        ['Level', 'Description', 'Quantity', 'Manufacturer', 'MPN', 'DNP'],
        ['1', 'Board', '1', 'Acme', 'B', ''],
        ['2', 'Chip', '2', 'TI;ST', 'T1;S1', ''],
        ['2', 'Lamp', '2', 'X', 'L', 'DNP'],
        ['', 'Total', '5', '', '', ''],
      ]),
    });
    const { mapping, rows } = await suggest(bytes, 'x.xlsx');
    expect(keysOf(mapping)).toEqual([
      ...['table: [requirements, sources]', 'sheet: "BOM: \\"A\\""', 'columns:', '  item: Description', '  quantity: Quantity'],
      ...['  supplier: {column: Manufacturer, split: ";"}', '  supplier_part_number: {column: MPN, split: ";"}', 'level: Level'],
      'skip: {DNP: [DNP], Description: "total*"}',
    ]);
    expect(rows).toEqual({ in: 4, mapped: 2, quarantined: 2 });
  });

  it('says so when nothing looks like a bill of materials', async () => {
    for (const text of ['', 'hello\nworld\n', '{"a": 1}']) {
      const { mapping, diagnostics } = await suggested(text);
      expect(mapping).toBe('');
      expect(diagnostics.map(({ code }) => code)).toEqual(['header-unknown']);
    }
  });

  it('lets no column name end its line or its quotes', async () => {
    const names = ['MPN', 'Manufacturer', 'Description', 'x\ntable: items', '# y', '"z', "it's: {a}", 'skip: &a *a'];
    const { mapping, rows } = await suggested(
      csv(
        names,
        names.map(() => 'v'),
      ),
      'a"\n: {b}.csv',
    );
    expect(rows).toEqual({ in: 1, mapped: 1, quarantined: 0 });
    expect(keysOf(mapping).filter((line) => line.startsWith('table'))).toEqual(['table: [requirements, sources]']);
  });
});

const real = sharedFiles('hardware-boms')?.filter(({ path }) => /\.(?:csv|tsv|xlsx)$/.test(path) && path !== 'MANIFEST.tsv');
if (real === undefined) process.stderr.write('skipped: real hardware BOMs are not installed (../shared/hardware-boms)\n');

describe.skipIf(real === undefined)('mapping suggest on real hardware BOMs', () => {
  it.each((real ?? []).map((file) => [file.path, file] as const))(
    '%s: a mapping that reads nine rows of ten',
    async (path, file) => {
      const { mapping, rows } = await suggest(file.bytes(), path);
      expect(mapping).toContain('supplier:');
      expect(rows.mapped).toBeGreaterThanOrEqual(0.9 * rows.in);
      expect(rows.in).toBeGreaterThan(0);
    },
  );
});

describe('docs/mappings.md', () => {
  const text = readFileSync(new URL('../../docs/mappings.md', import.meta.url), 'utf8');

  it('shows an example that is read as it says', async () => {
    const table = /^```\n(Pump controller.*?)^```$/ms.exec(text)?.[1] ?? '';
    const mapping = /^```yaml\n(.*?)^```$/ms.exec(text)?.[1] ?? '';
    const reading = await readMapped(table, mapping, 'Pump');
    expect(reading.counts.rows).toEqual({ in: 5, mapped: 4, quarantined: 1 });
    expect(text).toContain('4 of 5 rows are mapped');
    expect(codesOf(reading)).toEqual([
      ...['not-in-every-table row=4', 'placeholder row=7', 'not-in-every-table row=7', 'row-skipped row=8'],
    ]);
  });
});
