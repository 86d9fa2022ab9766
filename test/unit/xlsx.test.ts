import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../graph/model/byte-source.ts';
import type { WholeReading as Reading } from '../../graph/model/reading.ts';
import { Diagnostics } from '../../ingest/diagnostics.ts';
import { readDocument } from '../../ingest/read-document.ts';
import { validateAny } from '../../ingest/validate.ts';
import { readFormat } from '../../ingest/xlsx/number-format.ts';
import { openWorkbook } from '../../ingest/xlsx/open-workbook.ts';
import { sharedFiles } from '../support/read-bom.ts';
import { codesOf, mentionsOf, pairs } from '../support/read-table-text.ts';
import { whole } from '../support/whole.ts';
import { rowsXml, workbook, zipOf } from '../support/workbook.ts';

async function sheetsOf(bytes: Uint8Array) {
  const diagnostics = new Diagnostics();
  const sheets = await openWorkbook(bytes, (names) => names.map((_, index) => index), diagnostics);
  return { sheets, codes: diagnostics.list().map(({ code }) => code) };
}

const read = async (bytes: Uint8Array): Promise<Reading> =>
  whole(await readDocument(memorySource(bytes), { sha256: 'f'.repeat(64), path: 'x.xlsx' }));

/** Texts of one row of cells. */
async function cells(xml: string, options = {}): Promise<readonly string[] | undefined> {
  return (await sheetsOf(workbook({ S: `<row r="1">${xml}</row>` }, options))).sheets?.[0]?.records[0];
}

describe('cells of a workbook', () => {
  it('are texts of every kind', async () => {
    const texts = [
      '<t>shared</t>',
      '<r><t>in </t></r><r><t xml:space="preserve">runs</t></r><rPh><t>phonetic</t></rPh>',
      '<t>a_x000A_b</t>',
    ];
    const xml =
      '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="inlineStr"><is><t>inline</t></is></c>' +
      '<c t="str"><f>A1</f><v>formula</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2024-03-12T00:00:00</v></c><c t="s"><v>99</v></c>';
    expect(await cells(xml, { texts })).toEqual([
      'shared',
      'in runs',
      'a\nb',
      'inline',
      'formula',
      'TRUE',
      'FALSE',
      '#N/A',
      '2024-03-12',
    ]);
  });

  it('are numbers as the sheet shows them, and no digit is cut', async () => {
    const formats = [0, 11, '00000', 9, '0.00', '"$"#,##0.00', 14, 22, 'DD/MM/YYYY', '[h]:mm', 'General', '0.0%'];
    const cell = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`;
    const shown = [
      ...[cell(0, '22232021'), cell(0, '0.1'), cell(0, '0.30000000000000004'), cell(0, '123456789012345678'), cell(0, '1.0E-7')],
      ...[cell(1, '123000'), cell(2, '123'), cell(3, '0.4'), cell(4, '1.1'), cell(4, '0.0451'), cell(5, '12.5')],
      ...[cell(6, '45363'), cell(7, '45363.5'), cell(8, '45363'), cell(9, '1.5'), cell(10, '7'), cell(11, '0.125')],
    ].join('');
    expect(await cells(shown, { formats })).toEqual([
      ...['22232021', '0.1', '0.3', '1.23456789012346E+17', '0.0000001'],
      ...['1.23E+05', '00123', '40%', '1.10', '0.0451', '12.50'],
      ...['2024-03-12', '2024-03-12T12:00:00', '2024-03-12', '1.5', '7', '12.5%'],
    ]);
  });

  it('are dates of both systems, with the day that never was', async () => {
    const dates = ['1', '59', '61', '2958465', '2958466', '-1'].map((value) => `<c s="0"><v>${value}</v></c>`).join('');
    expect(await cells(dates, { formats: [14] })).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '9999-12-31',
      '2958466',
      '-1',
    ]);
    expect(await cells('<c s="0"><v>0</v></c>', { formats: [14], date1904: true })).toEqual(['1904-01-01']);
  });

  it('know formats of dates from others', () => {
    for (const code of ['yyyy-mm-dd', 'd-mmm', 'mmm-yy', '[$-409]d mmmm yyyy', 'm/d/yy h:mm']) {
      expect(['date', 'dateTime'], code).toContain(readFormat(code).kind);
    }
    for (const code of ['General', '0.00" days"', '#,##0\\d', '[Red]0', 'h:mm', '@', '']) {
      expect(['date', 'dateTime'], code).not.toContain(readFormat(code).kind);
    }
  });

  it('stand where their reference says, blank ones between', async () => {
    const xml =
      '<row r="2"><c r="B2" t="str"><v>b</v></c><c t="str"><v>c</v></c><c r="E2"><v>5</v></c></row><row><c><v>1</v></c></row><row r="6"/>';
    const { sheets } = await sheetsOf(workbook({ S: xml }));
    expect(sheets?.[0]?.records).toEqual([[], ['', 'b', 'c', '', '5'], ['1']]);
  });

  it('that were never calculated are said', async () => {
    const { codes } = await sheetsOf(workbook({ S: '<row><c><f>1+1</f></c></row>' }));
    expect(codes).toEqual(['formula-uncalculated']);
  });
});

describe('a workbook as a table', () => {
  const rows = rowsXml([['Item', 'Supplier', 'As Of'], ['Motor', 'Acme', '2026-01-02'], [], ['', 'Nobody', '']]);

  it('is the first sheet with the header, visible before hidden', async () => {
    const bytes = workbook({ 'Read me': rowsXml([['Hello']]), Hidden: rows, 'My parts': rows }, { hidden: ['Hidden'] });
    const reading = await read(bytes);
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'table-xlsx', main: 'table:sources', dated: '2026-01-02' });
    expect(reading.counts.rows).toEqual({ in: 2, mapped: 1, quarantined: 1 });
    expect(pairs(reading, 'PROVIDES')).toEqual(['item:name:motor <- organization:name:acme @  -> item:name:motor']);
    expect(mentionsOf(reading, 'Item')[0]?.pointer).toBe("'My parts'!A2");
    expect(codesOf(reading)).toEqual(["sheet-not-read 'Read me'!A1", 'sheet-not-read Hidden!A1', "missing-party 'My parts'!A4"]);
  });

  it('says what Excel changed, and guesses nothing back', async () => {
    const cell = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`;
    const header = rowsXml([['item', 'item_manufacturer', 'item_part_number', 'supplier']]);
    const row = (number: number, part: string) =>
      `<row r="${number}"><c t="str"><v>P${number}</v></c><c t="str"><v>TI</v></c>${part}<c t="str"><v>Acme</v></c></row>`;
    const parts = [
      cell(0, '45363'),
      cell(1, '123000'),
      '<c t="str"><v>022232021</v></c>',
      '<c><v>22232025</v></c>',
      '<c t="e"><v>#REF!</v></c>',
    ];
    const reading = await read(
      workbook({ S: header + parts.map((part, index) => row(index + 2, part)).join('') }, { formats: [14, 11] }),
    );
    expect(codesOf(reading)).toEqual([
      ...['leading-zeros-lost S!A5', 'excel-damage S!A2', 'excel-damage S!A3', 'excel-damage S!A6'],
    ]);
    expect(reading.delta.nodes.filter(({ key }) => key.startsWith('item:mpn:')).map(({ key }) => key)).toEqual([
      ...['item:mpn:ti/022232021', 'item:mpn:ti/22232025'],
    ]);
  });

  it('is valid when it can be read', async () => {
    expect(await validateAny(memorySource(workbook({ S: rows })))).toMatchObject({ format: 'table-xlsx', valid: true });
    expect(await validateAny(memorySource(zipOf([{ name: 'a', bytes: 'b' }])))).toMatchObject({ valid: false });
  });

  it('that is no table is rejected by what it has', async () => {
    expect(codesOf(await read(workbook({ S: rowsXml([['Colour', 'Size']]) })))).toEqual(['table-unknown S!A1']);
    expect(codesOf(await read(workbook({ S: '' })))).toEqual(['table-empty']);
    expect(codesOf(await read(zipOf([{ name: 'a.txt', bytes: 'b' }])))).toEqual(['xlsx-unreadable']);
  });
});

const real = sharedFiles('hardware-boms')?.filter(({ path }) => path.endsWith('.xlsx'));
if (real === undefined) process.stderr.write('skipped: real workbooks are not installed (../shared/hardware-boms)\n');

describe.skipIf(real === undefined)('real workbooks', () => {
  it.each((real ?? []).map((file) => [file.path, file] as const))(
    '%s has the cells that another reader finds',
    async (_, file) => {
      const { sheets } = await sheetsOf(file.bytes());
      const others = await readXlsxFile(file.bytes());
      expect(sheets?.map(({ name }) => name)).toEqual(others.map(({ sheet }) => sheet));
      for (const [index, { data }] of others.entries()) {
        const texts = (data as unknown[][]).map((row) => row.map((value) => (value === null ? '' : value)));
        for (const [at, row] of texts.entries()) {
          for (const [column, value] of row.entries()) {
            const own = sheets?.[index]?.records[at]?.[column]?.trim() ?? '';
            if (typeof value === 'number') expect(Number(own)).toBeCloseTo(value, 9);
            else if (value instanceof Date) expect(own).not.toBe('');
            else expect(own).toBe(String(value).trim());
          }
        }
      }
    },
  );
});
