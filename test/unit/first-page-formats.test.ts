/** The sentences of page one in every format that a person reads. */
import readWorkbook from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { sinceInWords } from '../../reports/first-page-words.ts';
import type { GapReport } from '../../reports/gap-report.ts';
import { renderHtml } from '../../reports/html.ts';
import { renderPdf } from '../../reports/pdf/pdf.ts';
import { renderXlsx } from '../../reports/xlsx/xlsx.ts';
import { needsPoppler, pdfText, withoutPoppler } from '../support/poppler.ts';
import { sampleReport } from '../support/sample-report.ts';

const oneBlank = (text: string) => text.replace(/\s+/g, ' ');

const pageOne = {
  html: async (report: GapReport) => {
    const page = renderHtml(report);
    const words = page.slice(page.indexOf('id="page-one"'), page.indexOf('<nav')).replace(/<[^>]*>/g, ' ');
    return oneBlank(words.replaceAll('&#39;', "'"));
  },
  pdf: async (report: GapReport) => pdfText(await renderPdf(report), 1),
  xlsx: async (report: GapReport) => {
    const sheets = await readWorkbook(Buffer.from(await renderXlsx(report)));
    return oneBlank(sheets[0].data.flat().join(' '));
  },
};
const formats = Object.keys(pageOne) as (keyof typeof pageOne)[];

/** Of a programme without lists, vendors found, critical items and gaps. */
function bareReport(): GapReport {
  const report = sampleReport();
  const none = { known: 0, of: 0 };
  const { firstPage, vendors, changes } = report;
  return {
    ...report,
    gaps: [],
    vendors: { ...vendors, lists: [], findings: [], flagged: [] },
    changes:
      changes === null
        ? null
        : { ...changes, since: { reportId: '', viewHash: '2'.repeat(64), asOf: '', knownAt: '2026-05-01T12:00:00.000Z' } },
    firstPage: {
      ...firstPage,
      gaps: [],
      vendors: {
        prohibited: 0,
        restricted: 0,
        insufficientEvidence: 0,
        review: 0,
        awaiting: 0,
        reviewOnly: 0,
        listed: 3,
        rows: [],
      },
      notKnown: {
        critical: { source: none, site: none, origin: none, all: none },
        criticalityStated: { known: 0, of: 8 },
        question: null,
      },
    },
  };
}

describe('page one of a programme of which little is known', () => {
  const said = [
    'None found in the 87.5 per cent of 8 items of which the source is known; known besides: site 1 of 3 sources',
    '0 prohibited, 0 restricted, 0 without enough evidence, 0 for review; 0 matters awaiting a person. None found is no clearance: see what is not known.',
    'No item is stated to be critical: of critical items nothing can be said.',
    'Criticality stated of 0 of 8 items (0 %).',
    'none is open among the gaps.',
    'Since what this store says then (documents received until 2026-05-01T12:00:00.000Z): 1 new, 1 no longer found, 1 worse, 0 as before. Then the source was known of 75 per cent of 8 items. New: Acme. No longer found: Acme. Worse: Acme.',
    'Nothing here is a legal determination.',
  ];

  describe.each(formats)('as %s', (format) => {
    const isLeftOut = format === 'pdf' && withoutPoppler;
    let text: string;
    beforeAll(async () => {
      text = isLeftOut ? '' : await pageOne[format](bareReport());
    });

    it.skipIf(isLeftOut).each(said)(`says: %s${isLeftOut ? ` (${needsPoppler})` : ''}`, (sentence) => {
      expect(text).toContain(sentence);
    });

    it.skipIf(isLeftOut)('marks nothing with a question mark, nor says of none', () => {
      expect(text).not.toMatch(/ \?|\?\/|of none/);
    });
  });
});

describe('page one of a programme of which more is known', () => {
  it.each(formats.filter((format) => format !== 'pdf' || !withoutPoppler))('says the same as %s', async (format) => {
    const text = await pageOne[format](sampleReport());
    for (const sentence of [
      '1 prohibited, 0 restricted, 0 without enough evidence, 0 for review; 1 matter awaiting a person.',
      'Of the critical items: source known of 3 of 4 (75 %); every site of 2 of 4 (50 %); every origin of 1 of 4 (25 %); all three of 1 of 4 (25 %).',
      'Criticality stated of 5 of 8 items (62.5 %).',
      'Since report 1111111111111111 (facts as of 2026-05-01): 1 new, ',
      'not known',
    ])
      expect(text).toContain(sentence);
    expect(text).not.toContain('no clearance');
  });
});

describe('what is compared with', () => {
  const since = { reportId: '', viewHash: '', asOf: '', knownAt: '' };
  it.each([
    [{ asOf: '2026-05-01' }, 'what this store says then (facts as of 2026-05-01)'],
    [{ knownAt: '2026-05-01T00:00:00.000Z' }, 'what this store says then (documents received until 2026-05-01T00:00:00.000Z)'],
    [
      { asOf: '2026-04-01', knownAt: '2026-05-01T00:00:00.000Z' },
      'what this store says then (facts as of 2026-04-01, documents received until 2026-05-01T00:00:00.000Z)',
    ],
    [{}, 'what this store said then'],
    [{ reportId: 'a'.repeat(64) }, `report ${'a'.repeat(16)}`],
    [{ reportId: 'a'.repeat(64), asOf: '2026-05-01' }, `report ${'a'.repeat(16)} (facts as of 2026-05-01)`],
  ])('%j in words', (given, words) => {
    expect(sinceInWords({ ...since, ...given })).toBe(words);
  });
});
