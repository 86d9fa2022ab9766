import { beforeAll, describe, expect, it } from 'vitest';
import type { VendorRow } from '../../reports/first-page.ts';
import { factsInPdf } from '../../reports/pdf/facts-of-pdf.ts';
import { breakable, printable } from '../../reports/pdf/letters.ts';
import { renderPdf } from '../../reports/pdf/pdf.ts';
import { mostPrintedLetters, mostPrintedRows, printData } from '../../reports/pdf/print-data.ts';
import { factsOf } from '../../reports/report-facts.ts';
import { needsPoppler, pdfInfo, pdfTags, pdfText, withoutPoppler } from '../support/poppler.ts';
import { crowdedReport, sampleReport } from '../support/sample-report.ts';

/** Typst's markup, code and maths; a formula; a mark that turns the direction; what a reader of the facts looks for. */
const hostile = '#eval("1") $x$ \\ `a` *b* _c_ @d <e> = 华为 \u202E<pdf:Keywords>{}</pdf:Keywords>';
const asPrinted = '#eval("1") $x$ \\ `a` *b* _c_ @d <e> = ‹HuaWei› [U+202E]<pdf:Keywords>{}</pdf:Keywords>';

describe('a PDF of a report', () => {
  let file: Uint8Array;
  beforeAll(async () => {
    file = await renderPdf(sampleReport());
  });

  it('has the same bytes each time', async () => {
    expect(Buffer.compare(await renderPdf(structuredClone(sampleReport())), file)).toBe(0);
  });

  it('says what it is of', () => {
    expect(factsInPdf(file)).toEqual(factsOf(sampleReport()));
    expect(factsInPdf(new TextEncoder().encode('%PDF-1.7 <pdf:Keywords>{}</pdf:Keywords>'))).toBeUndefined();
    expect(factsInPdf(new TextEncoder().encode('%PDF-1.7'))).toBeUndefined();
  });

  describe.skipIf(withoutPoppler)(`as others read it, ${needsPoppler}`, () => {
    it('is tagged, with title and the date of the facts', () => {
      expect(pdfInfo(file)).toMatchObject({ Title: 'Redundancy gap report: Kite', Tagged: 'yes', JavaScript: 'no' });
      expect(pdfInfo(file).CreationDate).toContain('Jun  1');
      expect(Buffer.from(file).toString('latin1')).toMatch(/\/Lang ?\(en/);
      const tags = pdfTags(file);
      for (const tag of [
        /^H1 "Redundancy gap report: Kite"/,
        /^H1 "4 Gap register"/,
        /^H2 "Gaps that come first/,
        /^Table/,
        /^TH /,
        /^Caption/,
        /^Figure/,
        /^TOC/,
      ])
        expect(tags.filter((one) => tag.test(one))).not.toEqual([]);
    });

    it('says of a picture where its gap stands in the register', () => {
      expect(pdfText(file, 2, Number(pdfInfo(file).Pages))).toContain(
        'How losing Acme stops Chip (supplier level; gap 1 of the register, 0123456789ab)',
      );
    });

    it('gives the pictures in words', () => {
      const texts =
        Buffer.from(file)
          .toString('latin1')
          .match(/\/Alt ?\([^)]*/g) ?? [];
      expect(texts.some((text) => text.includes('The failure of Acme reaches Chip'))).toBe(true);
      expect(texts.some((text) => text.includes('Map of the world'))).toBe(true);
    });

    it('has on page one what a superior signs, and nothing else', () => {
      const page = pdfText(file, 1);
      for (const text of [
        '1 of 1 end item stops if one party is lost; the first after 40 days at the latest',
        'Fund a second source',
        'A compilation may be more sensitive than its parts.',
        'find a second source for Chip (EUR 125,000, 26 weeks)',
        '12 to 40 / 90',
        '1 prohibited, 0 restricted, 0 without enough evidence, 0 for review; 1 matter awaiting a person',
        'source known of 3 of 4 (75 %)',
        'At which site is Chip made, by those who did not say?',
        'Since report 1111111111111111 (facts as of 2026-05-01): 1 new, 1 no longer found, 1 worse, 0 as before. Then the source was known of 75 per cent of 8 items. New: Acme.',
        'Prepared by Reviewed by Approved by',
        'f'.repeat(64),
      ])
        expect(page).toContain(text);
      expect(page.replaceAll(' ', '')).toContain('2/1/notknown');
      expect(pdfText(file, 2)).toContain('Contents 1 Bottom line');
    });

    it('bears marking, banner, number, view, day and editions on every page', () => {
      const pages = Number(pdfInfo(file).Pages);
      expect(pages).toBeGreaterThan(3);
      for (let page = 1; page <= pages; page++) {
        const text = pdfText(file, page);
        expect(text.split('CUI').length - 1).toBeGreaterThanOrEqual(2);
        for (const part of [
          'EXERCISE',
          `Page ${page} of ${pages}`,
          `View ${'b'.repeat(64)}`,
          'facts as of 2026-06-01',
          'SDN 2026-04-01',
          'CSL date not known',
          '1 not loaded',
        ])
          expect(text).toContain(part);
      }
    });
  });
});

describe('a PDF of a report with hostile texts', () => {
  it('prints them as they stand, and says what it is of', async () => {
    const report = sampleReport(hostile);
    const file = await renderPdf(report);
    expect(factsInPdf(file)).toEqual(factsOf(report));
    if (!withoutPoppler) expect(pdfText(file, 2, 9).replaceAll(' ', '')).toContain(asPrinted.replaceAll(' ', ''));
  });
});

describe('page one', () => {
  it.skipIf(withoutPoppler)(
    `stays one page whatever stands on it, and says how many more there are, ${needsPoppler}`,
    async () => {
      const file = await renderPdf(crowdedReport());
      expect(pdfText(file, 2)).toContain('Contents');
      const page = pdfText(file, 1);
      expect(page).toContain('Approved by');
      expect(page).toContain('Gaps that come first (5 of 5000)');
      expect(page).toMatch(/and \d+ more/);
      expect(page).toContain('Page 1 of');
      expect(page).toContain('The latest day that a document states is 2026-06-01: folder/');
      expect(page).toContain('facts as of 2026-06-01');
      const [, table] = page.split('Vendors prohibited, restricted, without enough evidence or awaiting a person');
      const [rows, rest] = table.split('Without a row here:').map((part) => part.replaceAll(/\s+/g, ' '));
      for (const standing of ['prohibited', 'restricted', 'without enough', 'awaiting a']) expect(rows).toContain(standing);
      expect(rest).toMatch(/^ 49 prohibited, 6 restricted, 4 without enough evidence, 11 awaiting a person, 4 for review/);
      expect(Buffer.from(file).length).toBeLessThan(20_000_000);
      expect(pdfText(file, 2, Number(pdfInfo(file).Pages))).toMatch(/The first \d+ of 5000: the workbook/);
    },
  );
});

describe('page one of a report with a marking, and lines for the decision to fill in', () => {
  it.skipIf(withoutPoppler)(`shows who awaits a person, and counts who is for review, ${needsPoppler}`, async () => {
    const report = sampleReport();
    const { firstPage } = report;
    const [prohibited, awaiting] = firstPage.vendors.rows;
    const named = (row: VendorRow, standing: VendorRow['standing'], name: string): VendorRow => ({
      ...row,
      standing,
      party: { ...row.party, name },
    });
    const rows = [
      ...['Bolt Industries AG', 'Screw Works Ltd'].map((name) => named(prohibited, 'prohibited', name)),
      ...['Metales Norte SA', 'Alloys West Pty'].map((name) => named(prohibited, 'restricted', name)),
      named(awaiting, 'awaiting a person', 'Nut Optics Ltd'),
    ];
    const vendors = { ...firstPage.vendors, prohibited: 2, restricted: 2, review: 2, awaiting: 1, reviewOnly: 1, rows };
    const decision = { asked: '', of: '', by: '' };
    const gaps = Array.from({ length: 5 }, (_, k) => ({ ...firstPage.gaps[0], rank: k + 1 }));
    const page = pdfText(await renderPdf({ ...report, firstPage: { ...firstPage, vendors, decision, gaps } }), 1);
    for (const { party } of rows) expect(page).toContain(party.name);
    expect(page).toContain('Without a row here: 1 for review. See section 6.');
    expect(page).toContain('Approved by');
  });
});

describe('what is printed', () => {
  const blocks = (report: ReturnType<typeof sampleReport>) =>
    printData(report).runs.flatMap(({ sections }) => sections.flatMap(({ blocks: own }) => own));

  it('keeps a short table together, and none whose cells may be higher than a page', () => {
    const together = (text?: string) =>
      blocks(sampleReport(text)).flatMap((block) => (block.kind === 'table' && block.rows.length <= 6 ? [block.together] : []));
    expect(together()).toContain(true);
    expect(together('Unbreakable'.repeat(40)).filter(Boolean).length).toBeLessThan(together().filter(Boolean).length);
    for (const block of blocks(crowdedReport()))
      if (block.kind === 'table')
        expect(block.together && block.rows.some((row) => row.some((cell) => (cell ?? '').length > 100))).toBe(false);
  });

  it('has no word that runs off the page, and hashes as they are copied', () => {
    const said = blocks(sampleReport('Unbreakable'.repeat(40))).flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : [],
    );
    expect(said.flatMap((text) => text.split(/[\s\u200b]/)).filter((word) => word.length > 20)).toEqual([]);
    expect(breakable('f'.repeat(64))).toBe('f'.repeat(64));
    expect(breakable('f'.repeat(65))).not.toBe('f'.repeat(65));
  });

  it('shows every letter, in Latin ones where the fonts have none', () => {
    expect(printable('Žižkov Ø — “x” 5 €')).toBe('Žižkov Ø — “x” 5 €');
    expect(printable('Завод 华为 شركة')).toBe('‹Zavod HuaWei shrkh›');
    expect(printable('a\u202Eb\u{F0000}')).toBe('a[U+202E]b[U+F0000]');
  });

  it('breaks words that would leave their cell, and no others', () => {
    expect(breakable('short words stay as they are')).toBe('short words stay as they are');
    expect(
      breakable('x'.repeat(40))
        .split('\u200b')
        .every((part) => part.length <= 8),
    ).toBe(true);
  });

  it('is bounded, whatever the rows of a table and the letters of a name', () => {
    for (const [name, rows] of [
      ['A', mostPrintedRows],
      ['Unbreakable'.repeat(40), 100],
    ] as const) {
      const report = sampleReport(name);
      const tables = printData({ ...report, gaps: Array.from({ length: 5000 }, () => report.gaps[0]) })
        .runs.flatMap(({ sections }) => sections)
        .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])));
      for (const table of tables) {
        expect(table.rows.length).toBeLessThanOrEqual(rows);
        expect(JSON.stringify(table.rows).length).toBeLessThan(2 * mostPrintedLetters);
      }
    }
  });

  it('leaves out columns that say nothing, and names those of which nothing is known', () => {
    const { runs } = printData({ ...sampleReport(), gaps: sampleReport().gaps.map((gap) => ({ ...gap, owner: '' })) });
    const [register] = runs.flatMap(({ sections }) => sections).filter(({ heading }) => heading === '4 Gap register');
    const table = register.blocks.find(({ kind }) => kind === 'table');
    expect(table).toMatchObject({ more: expect.stringContaining('Owner') });
  });
});
