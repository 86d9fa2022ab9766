/** The PDF of a report by the machine-checkable part of PDF/UA-1 (ISO 14289-1), as veraPDF judges it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from '../../reports/pdf/pdf.ts';
import { needsPoppler, pdfTags, withoutPoppler } from '../support/poppler.ts';
import { emptyReport, sampleReport } from '../support/sample-report.ts';
import { accessibility, needsVerapdf, withoutVerapdf } from '../support/verapdf.ts';

const hostile = '</rdf:RDF> /Type /Catalog (U1x0y0) ) >> endobj 1 0 obj << /S /TR 华为 \u202E';

describe('a PDF of a report is accessible', () => {
  let files: Uint8Array[];
  beforeAll(async () => {
    files = [];
    for (const report of [sampleReport(), sampleReport(hostile), emptyReport()]) files.push(await renderPdf(report));
  });

  it.skipIf(withoutVerapdf)(
    `as PDF/UA-1 asks, ${needsVerapdf}`,
    async () => {
      // Without what `accessible.ts` writes the first of them is not.
      const [sample] = files;
      const text = Buffer.from(sample).toString('latin1');
      const unsaid = Buffer.from(
        text.replace('pdfuaid:part>1<', 'pdfuaid:part>9<').replace('DisplayDocTitle true', 'DisplayDocTitle null'),
        'latin1',
      );
      expect(await accessibility([...files, unsaid])).toEqual(['PASS', 'PASS', 'PASS', expect.stringMatching(/^FAIL .*7\.1-10/)]);
    },
    300_000,
  );

  it.skipIf(withoutPoppler)(`has a header in the first cell of each row, that the other cells name, ${needsPoppler}`, () => {
    for (const file of files) {
      const tags = pdfTags(file);
      const rows = tags.flatMap((tag, k) => (tag.startsWith('TR') ? [tags[k + 1] ?? ''] : []));
      expect(rows.length).toBeGreaterThan(3);
      expect(rows.filter((first) => !first.startsWith('TH'))).toEqual([]);
    }
  });

  it('has its parts where its table of places says', () => {
    for (const file of files) {
      const text = Buffer.from(file).toString('latin1');
      const places = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(text)?.[1]);
      expect(text.slice(places, places + 5)).toBe('xref\n');
      const [, size] = /^xref\n0 (\d+)\n/.exec(text.slice(places)) ?? [];
      const from = text.indexOf('\n', places + 5) + 1;
      let used = 0;
      for (let number = 1; number < Number(size); number++) {
        const place = text.slice(from + number * 20, from + (number + 1) * 20);
        if (place[17] !== 'n') continue;
        used++;
        expect(text.slice(Number(place.slice(0, 10))).startsWith(`${number} 0 obj\n`)).toBe(true);
      }
      expect(used).toBeGreaterThan(100);
    }
  });
});
