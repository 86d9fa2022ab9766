/** A date that lies after the receipt of its document: one slip of the keyboard moves the day of all answers. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findGaps } from '../../app/gaps/find-gaps.ts';
import { buildGapReport, renderReport } from '../../app/reports/report-gap.ts';
import { verifyReport } from '../../app/reports/verify-report.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

let place: TemporaryWorkspace;
beforeEach(async () => {
  given = [];
  place = await temporaryWorkspace({ day: '2026-12-01' });
  await give('programmes.csv', 'programme,item\nP,Drone\n', '2026-11-01');
  await give('sources.csv', 'item,supplier,standing\nDrone,Acme,chosen\n', '2026-11-01');
});
afterEach(async () => await place.close());

let given: [path: string, text: string, declared: { programme: string; dated: string }][];
const give = async (path: string, text: string, dated: string, programme = 'P') => {
  given.push([path, text, { programme, dated }]);
  return await handIn(place.workspace, text, { path, declared: { programme, dated } });
};
const slip = () => give('fut.csv', 'programme,item\nOther,Boat\n', '2062-11-01', 'Other');
const view = async (asOf?: string) => (await findGaps(place.workspace, localReader, { programme: 'P', asOf })).view;

describe('a document that is dated after its receipt', () => {
  it('is taken with a warning that says what follows', async () => {
    const { outcome, diagnostics } = await slip();
    expect(outcome).toBe('accepted');
    expect(diagnostics).toEqual([
      {
        code: 'dated-ahead',
        severity: 'warning',
        pointer: '',
        message:
          'dated 2062-11-01 (as declared), after it was received (2026-12-01): where no day is asked about, all answers are as of that day',
      },
    ]);
  });

  it('moves the day of every programme, and every answer without a day says so and names it', async () => {
    expect(await view()).toEqual({ asOf: '2026-11-01', hash: expect.any(String) });
    await slip();
    expect(await view()).toMatchObject({ asOf: '2062-11-01', asOfRemark: expect.stringContaining('fut.csv') });
    expect(await view('2026-11-01')).not.toHaveProperty('asOfRemark');
  });

  it('is named in the report, beside the day and among its limits, and the report is found again', async () => {
    await slip();
    const report = await buildGapReport(place.workspace, localReader, { programme: 'P' });
    expect(report.asOfRemark).toContain('2062-11-01: fut.csv (');
    expect(report.limits).toContain(report.asOfRemark);
    for (const format of ['html', 'json'] as const) {
      const file = await renderReport(report, format);
      const text = Buffer.from(file).toString();
      expect(text.match(/2062-11-01: fut\.csv \([0-9a-f]{12}\)/g)?.length).toBeGreaterThan(1);
      expect(await verifyReport(place.workspace, localReader, file)).toMatchObject({ outcome: 'verified' });
    }
    const asked = await buildGapReport(place.workspace, localReader, { programme: 'P', asOf: '2026-11-01' });
    expect(asked.asOfRemark).toBe('');
    expect(asked.limits).toEqual(expect.not.arrayContaining([expect.stringContaining('fut.csv')]));
  });

  it('gives the report that it gives where it was received on its day: receipts are no part of it', async () => {
    await slip();
    const later = await temporaryWorkspace({ day: '2062-12-01' });
    for (const [path, text, declared] of given) await handIn(later.workspace, text, { path, declared });
    expect((await findGaps(later.workspace, localReader, { programme: 'P' })).view).not.toHaveProperty('asOfRemark');
    const report = await buildGapReport(place.workspace, localReader, { programme: 'P' });
    expect(await buildGapReport(later.workspace, localReader, { programme: 'P' })).toEqual(report);
    const file = await renderReport(report, 'json');
    expect(await verifyReport(later.workspace, localReader, file)).toMatchObject({ outcome: 'verified' });
    await later.close();
  });

  it('is nothing any more where a document of that day is received on it', async () => {
    await give('early.csv', 'programme,item\nOther,Boat\n', '2026-12-03');
    expect(await view()).toHaveProperty('asOfRemark');
    const later = await temporaryWorkspace({ day: '2026-12-03' });
    for (const [path, text] of [['early.csv', 'programme,item\nP,Drone\n']] as const) {
      const { diagnostics } = await handIn(later.workspace, text, { path, declared: { programme: 'P', dated: '2026-12-03' } });
      expect(diagnostics).toEqual([]);
    }
    expect((await findGaps(later.workspace, localReader, { programme: 'P' })).view).not.toHaveProperty('asOfRemark');
    await later.close();
  });

  it('is none where the day has begun in a zone of the world', async () => {
    const evening = await temporaryWorkspace({ day: '2026-12-01T11:00:00Z' });
    const dated = (path: string, day: string) =>
      handIn(evening.workspace, `programme,item\nP,${path}\n`, { path, declared: { programme: 'P', dated: day } });
    expect((await dated('tomorrow.csv', '2026-12-02')).diagnostics).toEqual([]);
    expect((await dated('after.csv', '2026-12-03')).diagnostics).toMatchObject([{ code: 'dated-ahead' }]);
    await evening.close();
  });
});
