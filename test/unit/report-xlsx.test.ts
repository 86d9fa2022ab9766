import readWorkbook from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { gapFields } from '../../reports/gap-fields.ts';
import type { GapReport } from '../../reports/gap-report.ts';
import { factsOf } from '../../reports/report-facts.ts';
import { factsInXlsx } from '../../reports/xlsx/facts-of-xlsx.ts';
import { renderXlsx } from '../../reports/xlsx/xlsx.ts';
import { entriesOf } from '../../reports/xlsx/zip.ts';
import { sampleReport } from '../support/sample-report.ts';
import { zipOf } from '../support/workbook.ts';

/** With an option of a gap, so that there is a sheet of them. */
function withAction(): GapReport {
  const report = sampleReport();
  const action = report.firstPage.gaps[0].firstAction;
  return { ...report, gaps: report.gaps.map((gap) => ({ ...gap, actions: action === null ? [] : [action] })) };
}

type Rows = (string | number | boolean | Date | null)[][];
type Sheets = ReadonlyMap<string, Rows>;

async function sheetsOf(file: Uint8Array): Promise<Sheets> {
  const sheets = (await readWorkbook(Buffer.from(file))) as unknown as { sheet: string; data: Rows }[];
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}

/** Row under the header row (the fourth) as an object. */
function record(rows: Rows | undefined, row = 0): Record<string, unknown> {
  const [, , , header = [], ...rest] = rows ?? [];
  return Object.fromEntries(header.map((label, k) => [String(label), rest[row]?.[k] ?? null]));
}

describe('a workbook of a report', () => {
  let file: Uint8Array;
  let sheets: Sheets;
  beforeAll(async () => {
    file = await renderXlsx(withAction());
    sheets = await sheetsOf(file);
  });

  it('has a sheet for page one, each section and table, and the facts', () => {
    const names =
      'Page one, Bottom line, Scope, Coverage, Remarks, Gap register, Single sources, Untrusted vendors, Vendor flags, Lists, ' +
      'Concentration, Holders, Times, Obsolescence, Scenarios, Scenario stops, Plan, Options, Changes, Limits, Evidence, Rules, Facts';
    expect([...sheets.keys()]).toEqual(names.split(', '));
  });

  it('bears marking and banner on every sheet', () => {
    for (const rows of sheets.values()) expect(rows[0][0]).toBe('Marking: CUI | EXERCISE');
  });

  it('says on every sheet of which view, day and editions it is', () => {
    const lists = 'SDN 2026-04-01; EL 2026-04-30; CSL date not known; 1 not loaded';
    const of = `Kite, facts as of 2026-06-01; view ${'b'.repeat(64)}; report ${'f'.repeat(64)}; lists: ${lists}`;
    for (const [name, rows] of sheets) expect(rows[2][0], name).toBe(of);
  });

  it('has numbers as numbers, days as days, and says what is not known', () => {
    const [gap] = sampleReport().gaps;
    expect(record(sheets.get('Gap register'))).toMatchObject({
      Rank: 1,
      Gap: gap.gapId,
      'Able sources': 2,
      'Sources in use': 'not known',
      'Gap in days': -5,
      'Days to recover': 90,
      'Days to survive': 'not known',
      'Decide by': new Date('2027-01-31T00:00:00Z'),
      Due: null,
    });
    expect(record(sheets.get('Plan'))).toMatchObject({ Cost: 125_000, Currency: 'EUR', Weeks: 26 });
    expect(record(sheets.get('Times'))).toMatchObject({
      'Survive (days), at least': 12,
      'Survive (days), at most': 40,
      'Exposure, at least': 'not known',
    });
    expect(record(sheets.get('Obsolescence'))).toMatchObject({
      'Part that a source delivers for it': 'A-1',
      'Sources that it concerns': 1,
      'Recorded sources': 2,
      'Last order': new Date('2026-12-31T00:00:00Z'),
      'End of support': 'not known',
      'Days left': 213,
      'Stock lasts, at most (days)': 40,
    });
    expect(record(sheets.get('Obsolescence'), 1)).toMatchObject({
      'Days left': 'not known',
      'Stock lasts, at least (days)': 'not known',
    });
    expect(record(sheets.get('Scenarios'))).toMatchObject({ 'Stop surely': 1, 'For days': 90, 'Value lost, at least': 1000 });
    expect(record(sheets.get('Scenarios'), 1)).toMatchObject({
      'Stop surely': 'not known',
      'That is, in this view': 'cannot be asked: supplier:Gone names nothing in this view.',
    });
    expect(record(sheets.get('Scenario stops'))).toMatchObject({ 'Stops on, at the latest': new Date('2026-07-11T00:00:00Z') });
    expect(record(sheets.get('Changes'), 1)).toMatchObject({
      Change: 'worse',
      'Its id before, where another': '888888888888',
      What: 'qualified sources',
      Was: '2',
      Is: '1',
    });
    expect(record(sheets.get('Coverage'))).toMatchObject({ Known: 7, Of: 8, 'Per cent, rounded down': 87.5 });
  });

  it('has on its first sheet what stands on page one', () => {
    const rows = sheets.get('Page one') ?? [];
    const line = (label: string) => rows.find(([name]) => name === label)?.[1];
    expect(line('Facts as of')).toEqual(new Date('2026-06-01T00:00:00Z'));
    expect(line('Decision asked')).toBe('Fund a second source');
    expect(line('Of')).toBeNull();
    expect(line('Prohibited')).toBe(1);
    const header = rows.findIndex(([name]) => name === 'Lost');
    const gap = Object.fromEntries(rows[header].map((label, k) => [String(label), rows[header + 1][k]]));
    expect(gap).toMatchObject({ Able: 2, 'In use': 'not known', Cost: 125_000, Weeks: 26, 'Survive, at most (days)': 40 });
    expect(gap['Decide by']).toEqual(new Date('2027-01-31T00:00:00Z'));
  });

  it('has every field of the register that is stated there', () => {
    const cells = Object.values(record(sheets.get('Gap register'))).map(String);
    const [gap] = sampleReport().gaps;
    for (const { name, cell } of gapFields.filter(
      ({ name }) => !['evidence', 'lost', 'system', 'decideBy', 'item'].includes(name),
    )) {
      const said = cell(gap);
      if (said !== null && said !== '') expect(cells, name).toContain(`${said}`);
    }
  });

  it('has the same bytes each time, whatever the clock says', async () => {
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(Buffer.compare(await renderXlsx(withAction()), file)).toBe(0);
    expect(entriesOf(file).length).toBeGreaterThan(20);
  });

  it('says what it is of', () => {
    expect(factsInXlsx(file)).toEqual(factsOf(sampleReport()));
    expect(factsInXlsx(file.subarray(0, file.length - 40))).toBeUndefined();
    expect(factsInXlsx(new Uint8Array(100))).toBeUndefined();
    const long = { ...sampleReport(), parameters: { ...sampleReport().parameters, decision: 'ü'.repeat(9_000) } };
    return expect(renderXlsx(long).then(factsInXlsx)).resolves.toEqual(factsOf(long));
  });
});

describe('a file that is made to be read for long', () => {
  const fact = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';
  const read = (sheet: string, texts: string) => {
    const members = [
      { name: 'xl/sharedStrings.xml', bytes: texts },
      { name: 'xl/worksheets/sheet1.xml', bytes: sheet },
    ];
    return factsInXlsx(zipOf(members));
  };
  it.each([
    ['rows that begin and do not end', '<row '.repeat(200_000), '<sst></sst>'],
    ['a row of many types', `<row ><c r="A1"${' t="s"'.repeat(170_000)}`, '<sst></sst>'],
    ['cells that begin and do not end', '<row ><c r="A1"'.repeat(60_000), '<sst></sst>'],
    ['texts that begin and do not end', fact, '<si><t'.repeat(2_000_000)],
    ['texts without their end', fact, '<si><t>'.repeat(2_000_000)],
    ['a sheet that is long when unpacked', ' '.repeat(200 * 1024 * 1024), '<sst></sst>'],
  ])('is given up: %s', { timeout: 60_000 }, (_, sheet, texts) => {
    expect(read(sheet, texts)).toBeUndefined();
  });
});

describe('a workbook of a report with hostile texts', () => {
  it.each([
    ['=HYPERLINK("http://x","y")', '=HYPERLINK("http://x","y")'],
    ['a\u202Eb<c>&"\u0007', 'a[U+202E]b<c>&"[U+0007]'],
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
  ])('%j stays text', async (hostile, shown) => {
    const report = sampleReport(hostile);
    const file = await renderXlsx(report);
    const sheets = await sheetsOf(file);
    expect(record(sheets.get('Gap register'))).toMatchObject({ 'Part number': shown, Owner: shown });
    expect(factsInXlsx(file)).toEqual(factsOf(report));
    expect(Buffer.from(file).includes('<f>')).toBe(false);
  });

  it('is not cheated by a marking that reads like facts', async () => {
    const report = { ...sampleReport(), markings: ['facts'], programme: 'facts' };
    expect(factsInXlsx(await renderXlsx(report))).toEqual(factsOf(report));
  });
});
