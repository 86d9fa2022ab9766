/** A vendor of which a rule needs what nobody states, on page one of the report. All parties are fictional. */
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGapReport } from '../../app/reports/report-gap.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { GapReport } from '../../reports/gap-report.ts';
import { renderHtml } from '../../reports/html.ts';
import { renderPdf } from '../../reports/pdf/pdf.ts';
import { renderXlsx } from '../../reports/xlsx/xlsx.ts';
import { needsPoppler, pdfText, withoutPoppler } from '../support/poppler.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const tables = {
  'programmes.csv': 'programme,item\nHeron,Drone\n',
  'requirements.csv': 'assembly,item\nDrone,Radio\n',
  'sources.csv': 'item,supplier,supplier_lei,standing\nRadio,Ordered Radios Ltd,999900HERON000000211,chosen\n',
  // The order names no program: whom it binds nobody states.
  'listings.csv':
    'list,organization,organization_lei,program,listed_from\nFASCSA Orders,Ordered Radios,999900HERON000000211,,2025-01-02\n',
};

let place: TemporaryWorkspace;
let report: GapReport;
beforeAll(async () => {
  place = await temporaryWorkspace();
  for (const [path, text] of Object.entries(tables))
    await handIn(place.workspace, text, { path, declared: { programme: 'Heron', dated: '2026-05-01' } });
  report = await buildGapReport(place.workspace, localReader, { programme: 'Heron' });
});
afterAll(async () => await place.close());

const said = '0 prohibited, 0 restricted, 1 without enough evidence, 0 for review; 0 matters awaiting a person.';
const oneBlank = (text: string) => text.replace(/\s+/g, ' ');

describe('a vendor without enough evidence', () => {
  it('is counted and named among the vendors of page one', () => {
    const { vendors } = report.firstPage;
    expect(vendors).toMatchObject({ prohibited: 0, restricted: 0, insufficientEvidence: 1, review: 0, awaiting: 0 });
    expect(vendors.rows).toMatchObject([
      {
        standing: 'without enough evidence',
        party: { name: 'Ordered Radios Ltd' },
        rule: { id: 'fascsa' },
        clock: { text: 'listed since', date: '2025-01-02' },
      },
    ]);
  });

  it('is so in HTML', () => {
    const page = renderHtml(report);
    const first = oneBlank(page.slice(page.indexOf('id="page-one"'), page.indexOf('<nav')));
    expect(first).toContain(said);
    expect(first).toMatch(/without enough evidence<\/th> ?<td[^>]*>Ordered Radios Ltd/);
    expect(first).not.toContain('None found');
  });

  it('is so in the workbook', async () => {
    const [{ data }] = await readWorkbook(Buffer.from(await renderXlsx(report)));
    const rows = data as unknown[][];
    expect(rows.find(([name]) => name === 'Without enough evidence')?.[1]).toBe(1);
    expect(rows).toContainEqual(expect.arrayContaining(['Ordered Radios Ltd', 'without enough evidence']));
  });

  it.skipIf(withoutPoppler)(`is so in the PDF, ${needsPoppler}`, async () => {
    const page = pdfText(await renderPdf(report), 1);
    expect(page).toContain(said);
    const [, table] = page.split('without enough evidence or awaiting a person');
    for (const part of ['Ordered Radios Ltd', 'without enough evidence FASCSA']) expect(table).toContain(part);
  });
});
