import { describe, expect, it } from 'vitest';
import { bottomLine, noneFound, summaryOfRows } from '../../reports/bottom-line.ts';
import { renderJson } from '../../reports/json.ts';
import { mediaTypes, renderReport, reportFormats } from '../../reports/render-report.ts';
import { percentOf, share, visible } from '../../reports/wording.ts';
import { sampleReport } from '../support/sample-report.ts';

describe('every format', () => {
  const binary: readonly string[] = ['pdf', 'xlsx'];

  it.each(reportFormats.filter((format) => !binary.includes(format)))(
    '%s has the same bytes each time, and ends with a line break',
    async (format) => {
      const text = new TextDecoder().decode(await renderReport(sampleReport(), format));
      expect(new TextDecoder().decode(await renderReport(structuredClone(sampleReport()), format))).toBe(text);
      expect(text.endsWith('\n')).toBe(true);
      expect(text.isWellFormed()).toBe(true);
      expect(mediaTypes[format]).toContain('charset=utf-8');
    },
  );
});

describe('the report as JSON', () => {
  it('is the whole report, and says of each gap what is not known', () => {
    const report = sampleReport();
    const read = JSON.parse(renderJson(report));
    expect(read.format).toBe('hauberk-gap-report/1');
    expect(read.gaps[0]).toEqual({ ...report.gaps[0], notKnown: expect.arrayContaining(['nsn', 'timeToSurviveDays']) });
    expect(read.vendors).toEqual(report.vendors);
    expect(read.coverage).toEqual(report.coverage);
  });

  it('keeps hostile text as data, and shows no character that misleads', () => {
    const hostile = 'a\u202Eb\u2028</script>\u0085"';
    const text = renderJson(sampleReport(hostile));
    expect(JSON.parse(text).title).toBe(hostile);
    expect(text).toContain('\\u202e');
    expect(text).not.toMatch(/[\u202e\u2028\u0085]/);
  });
});

describe('the bottom line', () => {
  const { gaps, coverage } = sampleReport();

  it('counts, names the first gap, and says how much is known', () => {
    expect(bottomLine('Kite', summaryOfRows(gaps), coverage)).toBe(
      '2 gaps in Kite; 1 of them surely stop an end item, 1 hold only if unknowns are the same. ' +
        'First: single source, losing Acme for Chip, which stops 1 end item; decide by 2027-01-31. ' +
        'The source is known of 87.5 per cent of 8 items; what is not known is not clear.',
    );
  });

  it('never says "no gap"', () => {
    expect(bottomLine('', summaryOfRows([]), coverage)).toBe(
      'None found in the 87.5 per cent of 8 items of which the source is known; known besides: site 1 of 3 sources, country of manufacture 0 of 0 sources, owner 1 of 2 makers.',
    );
    expect(bottomLine('', summaryOfRows([]), { ...coverage, source: { known: 0, of: 0 } })).toBe(
      'Nothing can be said of the whole view: no item is known.',
    );
    expect(noneFound({ ...coverage, source: { known: 0, of: 0 } })).toBe('None found, and no item is known.');
  });
});

describe('wording', () => {
  it('rounds a share that is known down: 100 means all', () => {
    expect([
      percentOf({ known: 999_999, of: 1_000_000 }),
      percentOf({ known: 3, of: 3 }),
      percentOf({ known: 1, of: 3 }),
    ]).toEqual(['99.9', '100', '33.3']);
    expect(percentOf({ known: 0, of: 0 })).toBeUndefined();
  });

  it('writes basis points exactly', () => {
    expect([share({ low: 5000, high: 5000 }), share({ low: 1, high: 10_000 })]).toEqual(['50 %', '0.01 to 100 %']);
  });

  it('leaves ordinary text of any script alone', () => {
    for (const text of ['Müller & Söhne', '华为技术', 'شركة', 'Компания', 'a-b/c (d)']) expect(visible(text)).toBe(text);
  });
});
