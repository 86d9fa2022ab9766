/** Whatever a report is asked with, its file of any format says so again, and nothing of it breaks out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GapReport } from '../../reports/gap-report.ts';
import { readReportFile, renderReport, reportFormats } from '../../reports/render-report.ts';
import { factsOf, factsText, parameterNames, parseFacts, type ReportParameters, reportIdOf } from '../../reports/report-facts.ts';
import { sampleReport } from '../support/sample-report.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('"><script>', '=cmd()', '\u202Eabc', '\r\n,"', '</style>', '\\', '&#34;', '$&', '\ud800'),
);
const parameters = fc.record(Object.fromEntries(parameterNames.map((name) => [name, hostile]))) as fc.Arbitrary<ReportParameters>;

const withFacts = (given: ReportParameters, programme: string): GapReport => {
  const report = { ...sampleReport(), parameters: given, programme };
  return { ...report, reportId: reportIdOf(report) };
};

describe('the facts of a report', () => {
  it('are read back from a file of each format as they were', async () => {
    await fc.assert(
      fc.asyncProperty(parameters, hostile, async (given, programme) => {
        const report = withFacts(given, programme);
        for (const format of reportFormats) {
          const read = await readReportFile(await renderReport(report, format));
          expect(read).toEqual({ format, facts: factsOf(report) });
        }
      }),
      { numRuns: 40 },
    );
    // Forty PDFs are made: seconds each where others have the cores.
  }, 300_000);

  it('are one line of plain letters, read back as they were', () => {
    fc.assert(
      fc.property(parameters, hostile, (given, programme) => {
        const facts = factsOf(withFacts(given, programme));
        const text = factsText(facts);
        expect(text).toMatch(/^[ -~]*$/);
        expect(parseFacts(text)).toEqual(facts);
      }),
    );
  });

  it('give an id that changes with whatever the report says', () => {
    fc.assert(
      fc.property(fc.constantFrom('title', 'bottomLine', 'asOf', 'knownAt', 'programme'), hostile, (name, text) => {
        const report = sampleReport();
        fc.pre(report[name as 'title'] !== text);
        expect(reportIdOf({ ...report, [name]: text })).not.toBe(reportIdOf(report));
      }),
    );
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"format":"hauberk-gap-report/1"}',
    '{"facts":{"parameters":null}}',
    '%PDF',
    'gapId,facts\r\n1,{}\r\n',
    '<!doctype html>\n<meta name="hauberk-report" content="{}">',
  ])('are not in %j', async (text) => expect(await readReportFile(new TextEncoder().encode(text))).toBeUndefined());
});
