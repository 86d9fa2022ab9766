/** Page one of the example's report against what EXPECTED.md reasons and expected.json works out by brute force. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGapReport, reportFormats, reportGap } from '../../app/reports/report-gap.ts';
import { verifyReport } from '../../app/reports/verify-report.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { GapReport } from '../../reports/gap-report.ts';
import { sectionsOf } from '../../reports/sections/sections.ts';
import { needsPoppler, pdfInfo, pdfTags, pdfText, withoutPoppler } from '../support/poppler.ts';
import { type Example, type Expected, type Highlights, openExample, readExpected, readHighlights } from './example-fixture.ts';

let example: Example;
let expected: Expected;
let highlights: Highlights;
let report: GapReport;

beforeAll(async () => {
  [example, expected, highlights] = await Promise.all([openExample(), readExpected(), readHighlights()]);
  report = await buildGapReport(example.workspace, localReader, { programme: expected.programme });
});
afterAll(async () => {
  await example.close();
});

/** End items that some loss of a supplier or of an owner stops, by the brute force. */
function stopped(certainty: 'definite' | 'possible'): Set<string> {
  const { supplier, owner } = expected.singleSources;
  return new Set([...supplier[certainty], ...owner[certainty]].flatMap(({ endItems }) => endItems));
}

describe('page one of the example', () => {
  it('says how many end items stop, and that no time is known: no stock of an end item is stated (EXPECTED, Times and stock)', () => {
    const { stop } = report.firstPage;
    const definite = stopped('definite');
    expect(stop.stopped).toBe(definite.size);
    expect(stop.possible).toBe([...stopped('possible')].filter((end) => !definite.has(end)).length);
    expect(report.firstPage.endItems.map(({ name }) => name)).toEqual(expect.arrayContaining([...expected.endItems]));
    expect([stop.timeNotKnown, stop.firstAfterDays?.high]).toEqual([definite.size, null]);
    expect(stop.sentence).toBe('8 of 8 end items stop if one party is lost; for 8 the time is not known.');
  });

  it('has the first five gaps of the register, what is prohibited first', () => {
    const { gaps } = report.firstPage;
    expect(gaps.map(({ gapId }) => gapId)).toEqual(report.gaps.slice(0, 5).map(({ gapId }) => gapId));
    expect(gaps.slice(0, 2).map(({ lost }) => lost?.name)).toEqual(highlights.gapsFirst);
    // The other source of each is qualified: nothing stops, and a person decides first.
    for (const { stops, firstAction } of gaps.slice(0, 2)) {
      expect(stops).toEqual([]);
      expect(firstAction?.text).toMatch(/^a person confirms the outcome; then buy .* from the other qualified source$/);
    }
  });

  it('counts vendors by their strongest outcome, and what awaits a person', () => {
    const { vendors } = report.firstPage;
    const ofLists = (outcome: string) => highlights.outcomes.filter(([, found]) => found === outcome).map(([party]) => party);
    const ofRules = highlights.rules.filter(([outcome, , , party]) => outcome === 'restricted' && party !== '');
    expect(vendors.prohibited).toBe(ofLists('prohibited').length);
    expect(vendors.restricted).toBe(new Set(ofRules.map(([, , , party]) => party)).size);
    expect(vendors.review).toBe(ofLists('review').length);
    expect(vendors.rows.filter(({ standing }) => standing === 'prohibited').map(({ party }) => party.name)).toEqual(
      ofLists('prohibited'),
    );
    // Whom the lists say to be prohibited is so since listings.csv has it, not since the rule was made.
    for (const { standing, clock } of vendors.rows)
      if (standing === 'prohibited') expect(clock).toMatchObject({ text: 'listed since', date: '2025-03-17' });
      else if (standing === 'restricted') expect(clock).toMatchObject({ text: 'rule holds since', date: '2006-11-16' });
  });

  it('says of how many critical items the source is known: one row of items.csv each', async () => {
    const file = fileURLToPath(new URL('../../sbom-samples/kestrel/items.csv', import.meta.url));
    const critical = (await readFile(file, 'utf8')).split('\n').filter((row) => /,(safety|mission),/i.test(row));
    const { notKnown } = report.firstPage;
    expect(notKnown.critical.all.of).toBe(critical.length);
    expect(notKnown.critical.all.known).toBeLessThanOrEqual(notKnown.critical.site.known);
    expect(notKnown.critical.site.known).toBeLessThanOrEqual(notKnown.critical.source.known);
    // All of the programme's sites lie in a country: what has every site has every origin.
    expect(notKnown.critical.origin).toEqual(notKnown.critical.site);
  });

  it('never asks for what is stated: a day of the three end items of programmes.csv has a value', () => {
    const { question } = report.firstPage.notKnown;
    expect(question).not.toBeNull();
    if (question?.kind === 'daily value') expect(expected.endItems).not.toContain(question.about.name);
  });

  it('has the sources of the programme by country, and of how many it is not known', () => {
    const { known, unknownSources } = report.countries;
    expect(known.reduce((sum, { sources }) => sum + sources, 0)).toBe(expected.size.sourcesWithSite);
    expect(unknownSources).toBe(expected.size.sources - expected.size.sourcesWithSite);
    const stop = new Set(known.filter(({ endItemsStopped }) => endItemsStopped > 0).map(({ country }) => country.code));
    const byForce = expected.singleSources.country.definite.filter(({ endItems }) => endItems.length > 0);
    expect(stop).toEqual(new Set(byForce.map(({ candidate }) => candidate)));
  });

  it('draws from what is lost to the end items that the finding stops', () => {
    for (const { nodes, edges, lost, item } of report.witnesses) {
      expect(nodes.filter(({ role }) => role === 'lost').map(({ id }) => id)).toEqual([lost.id]);
      expect(nodes.some(({ id }) => id === item.id)).toBe(true);
      // Everything hangs on what is lost, but what stands for what nobody stated.
      const reached = new Set([lost.id]);
      for (const _ of nodes) for (const { from, to } of edges) if (reached.has(from)) reached.add(to);
      expect(reached.has(item.id)).toBe(true);
    }
    expect(report.witnesses.length).toBeGreaterThan(0);
  });

  it('has intervals where the register has nothing exact: Pyrothessa at least 30 days against 420', () => {
    const [, survive, recover, gap, exposure] = highlights.exposures.find(([lost]) => lost === 'Pyrothessa Batteries Ltd') ?? [];
    const found = report.times.find(({ lost }) => lost.name === 'Pyrothessa Batteries Ltd');
    const open = ([low, high]: readonly [number, number | null]) => ({ low, high });
    expect(found).toMatchObject({
      timeToSurviveDays: open(survive as never),
      timeToRecoverDays: open(recover as never),
      gapDays: open(gap as never),
      exposure: open(exposure as never),
    });
  });
});

describe('obsolescence in the example', () => {
  it('is the flight processor: orders until 2027-03-31 by the notice, which is newer than the table that says active (EXPECTED)', () => {
    const [first, ...others] = report.obsolescence.ends;
    expect(first).toMatchObject({
      item: { name: 'Flight processor' },
      part: null,
      state: 'ending',
      lifecycle: 'last-time buy',
      lastOrderDate: '2027-03-31',
      replacement: 'Flight processor mark 2',
    });
    expect(first.evidence).toHaveLength(2);
    const gap = report.gaps.find(({ rank }) => rank === first.gapRank);
    expect(gap?.archetypes).toContain('obsolescence');
    expect(new Set(others.map(({ state }) => state))).toEqual(new Set(['active']));
  });

  it('is stated of the items of which items.csv states a lifecycle, and of no other', async () => {
    const file = fileURLToPath(new URL('../../sbom-samples/kestrel/items.csv', import.meta.url));
    const stating = (await readFile(file, 'utf8')).split(/\r?\n/).filter((row) => /,(?!lifecycle)[a-z][a-z -]*$/.test(row));
    expect(report.obsolescence.stated.known).toBe(stating.length);
    expect(report.obsolescence.ends).toHaveLength(stating.length);
  });

  it('has no scenario, and says that nobody saved one', () => {
    expect(report.scenarios).toEqual({ listed: [], total: 0 });
  });
});

describe('the report of the example', () => {
  it.each(reportFormats)('as %s has the same bytes each time, and is verified', async (format) => {
    const question = { programme: expected.programme, format, marking: 'EXERCISE', since: '2026-06-30' };
    const file = await reportGap(example.workspace, localReader, question);
    expect(Buffer.compare(await reportGap(example.workspace, localReader, question), file)).toBe(0);
    expect(await verifyReport(example.workspace, localReader, file)).toMatchObject({
      outcome: 'verified',
      format,
      differences: [],
    });
  });

  it.skipIf(withoutPoppler)(
    `as PDF is tagged throughout, and its captions name gaps of the register, ${needsPoppler}`,
    async () => {
      const file = await reportGap(example.workspace, localReader, { programme: expected.programme, format: 'pdf' });
      const tags = pdfTags(file);
      const headings = tags.filter((tag) => /^H1 "(\d+|[AB]) /.test(tag));
      expect(headings).toHaveLength(sectionsOf(report).length);
      expect(tags.filter((tag) => tag.startsWith('Figure')).length).toBeGreaterThan(report.witnesses.length);
      const firstCells = tags.flatMap((tag, k) => (tag.startsWith('TR') ? [tags[k + 1] ?? ''] : []));
      expect(firstCells.length).toBeGreaterThan(report.documents.length);
      expect(firstCells.filter((first) => !first.startsWith('TH'))).toEqual([]);
      const text = pdfText(file, 2, Number(pdfInfo(file).Pages));
      const ranks = new Map(report.gaps.map(({ gapId, rank }) => [gapId, rank]));
      for (const { gapId } of report.witnesses) expect(text).toContain(`gap ${ranks.get(gapId)} of the register, ${gapId}`);
      expect(pdfText(file, 1)).toContain(`Gaps that come first (5 of ${report.gaps.length})`);
    },
  );

  it('as a workbook has every gap and document in rows, and on each sheet of what it is', async () => {
    const file = await reportGap(example.workspace, localReader, { programme: expected.programme, format: 'xlsx' });
    const sheets = new Map((await readWorkbook(Buffer.from(file))).map(({ sheet, data }) => [sheet, data as unknown[][]]));
    const column = (name: string, label: string) => {
      const [, , , header = [], ...rows] = sheets.get(name) ?? [];
      return rows.map((row) => row[header.indexOf(label)]);
    };
    expect(column('Gap register', 'Gap').slice(0, report.gaps.length)).toEqual(report.gaps.map(({ gapId }) => gapId));
    expect(column('Gap register', 'Rank').slice(0, report.gaps.length)).toEqual(report.gaps.map(({ rank }) => rank));
    expect(column('Evidence', 'SHA-256')).toEqual(report.documents.map(({ sha256 }) => sha256));
    for (const [name, rows] of sheets) expect(`${rows[2][0]}`, name).toContain(`as of ${report.asOf}; view ${report.view.hash}`);
  });

  it('is one report in all formats: the same id', async () => {
    const ids = new Set<string>();
    for (const format of reportFormats) {
      const file = await reportGap(example.workspace, localReader, { programme: expected.programme, format });
      ids.add((await verifyReport(example.workspace, localReader, file)).facts.reportId);
    }
    expect([...ids]).toEqual([report.reportId]);
  });
});
