/** What page one of the PDF shortens stands whole in a section, in every format: a signature rests on it. */
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderCsv } from '../../reports/csv.ts';
import type { GapReport } from '../../reports/gap-report.ts';
import { renderHtml } from '../../reports/html.ts';
import { renderPdf } from '../../reports/pdf/pdf.ts';
import { renderXlsx } from '../../reports/xlsx/xlsx.ts';
import { needsPoppler, pdfInfo, pdfText, withoutPoppler } from '../support/poppler.ts';
import { crowdedReport, sampleReport } from '../support/sample-report.ts';

/** A text of so many characters, every word of it another. */
function words(of: string, characters: number): string {
  const all = Array.from({ length: characters }, (_, k) => `${of}${k}`).join(' ');
  return all.slice(0, all.lastIndexOf(' ', characters));
}

const decision = { asked: words('fund', 600), of: words('board', 600), by: words('before', 600) };
const marking = words('mark', 900);
const note = words('handle', 900);
const question = words('ask', 600);
const action = words('act', 600);
const why = words('why', 600);

function longReport(): GapReport {
  const report = sampleReport();
  const { firstPage, handling, parameters } = report;
  const [gap] = firstPage.gaps;
  const advice = { text: action, measure: '', item: null, with: null, cost: null, currency: '', weeks: null, inTimeOnly: false };
  const rows = firstPage.vendors.rows.map((row) =>
    row.standing === 'awaiting a person' ? { ...row, clock: { ...row.clock, text: why } } : row,
  );
  const { notKnown } = firstPage;
  return {
    ...report,
    parameters: { ...parameters, decision: decision.asked },
    handling: { ...handling, stated: [{ kind: 'marking', text: marking }], note },
    markings: [marking],
    firstPage: {
      ...firstPage,
      decision,
      gaps: [{ ...gap, firstAction: advice }],
      vendors: { ...firstPage.vendors, rows },
      notKnown: {
        ...notKnown,
        question: notKnown.question === null ? null : { ...notKnown.question, text: question },
      },
    },
  };
}
const texts = Object.entries({ ...decision, marking, note, question, action, why });

describe.skipIf(withoutPoppler)(`a PDF of a report with long texts, ${needsPoppler}`, () => {
  let file: Uint8Array;
  beforeAll(async () => {
    file = await renderPdf(longReport());
  });

  it.each(texts)('has whole behind page one: %s', (_, text) => {
    const there = new Set(pdfText(file, 2, Number(pdfInfo(file).Pages)).split(' '));
    // Word by word: it may run over a page.
    expect(text.split(' ').filter((word) => !there.has(word))).toEqual([]);
  });

  it('says on page one where what it shortens stands whole', () => {
    const page = pdfText(file, 1);
    expect(page.match(/… \(whole in section 1\)/g)).toHaveLength(3);
    for (const section of ['2', '3']) expect(page).toContain(`… (whole in section ${section})`);
    expect(page).toContain('First actions stand whole in section 1');
    expect(page).toContain('… (section 6)');
    expect(page).toContain('Approved by');
  });

  it('prints a decision that has room as it is, be its letters of two characters', async () => {
    const report = sampleReport();
    const asked = 'e\u0301t '.repeat(60).trim();
    const page = pdfText(await renderPdf({ ...report, firstPage: { ...report.firstPage, decision: { ...decision, asked } } }), 1);
    expect(page).toContain(asked.normalize('NFC'));
  });
});

describe('the other formats of a report with long texts', () => {
  it('have the decision whole in section 1', async () => {
    const page = renderHtml(longReport());
    const section = page.slice(page.indexOf('id="bottom-line"'), page.indexOf('id="scope"'));
    const sheets = await readWorkbook(Buffer.from(await renderXlsx(longReport())));
    const sheet = sheets.find(({ sheet: name }) => name === 'Bottom line')?.data.flat() ?? [];
    for (const text of Object.values(decision)) {
      expect(section).toContain(`<dd>${text}</dd>`);
      expect(sheet).toContain(text);
    }
    const [row] = parse(renderCsv(longReport()), { columns: true, to: 1 }) as Record<string, string>[];
    expect(JSON.parse(row.facts).parameters.decision).toBe(decision.asked);
  });
});

describe('page one with the longest markings', () => {
  it.skipIf(withoutPoppler)(`has room for the lines to sign, ${needsPoppler}`, async () => {
    const report = crowdedReport();
    const wide = 'W'.repeat(600);
    const gaps = report.gaps.slice(0, 20);
    const handling = { ...report.handling, banner: wide };
    const page = pdfText(await renderPdf({ ...report, gaps, markings: [wide], handling }), 1);
    for (const part of ['What is not known', 'Approved by', 'Nothing here is a legal determination.'])
      expect(page).toContain(part);
  });
});
