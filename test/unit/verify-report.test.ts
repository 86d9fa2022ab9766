import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGapReport, type ReportQuestion, reportFormats, reportGap } from '../../app/reports/report-gap.ts';
import { readEarlier, verifyReport } from '../../app/reports/verify-report.ts';
import { readCostRows } from '../../app/scenarios/measure-costs.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const programme = 'P';
const sources = (rows: string) => `item,supplier,site,site_country,standing\n${rows}`;

let place: TemporaryWorkspace;
const made = (question: Partial<ReportQuestion> = {}, format: (typeof reportFormats)[number] = 'json') =>
  reportGap(place.workspace, localReader, { programme, format, ...question });
const verify = (file: Uint8Array, madeWith = {}) => verifyReport(place.workspace, localReader, file, madeWith);
const changed = (file: Uint8Array, from: string, to: string) =>
  new TextEncoder().encode(new TextDecoder().decode(file).replaceAll(from, to));

beforeAll(async () => {
  place = await temporaryWorkspace();
  const declared = { programme, dated: '2026-01-01' };
  await handIn(place.workspace, 'programme,item\nP,Drone\n', { declared });
  await handIn(place.workspace, 'assembly,item\nDrone,Motor\nDrone,Chip\n', { declared });
  await handIn(
    place.workspace,
    sources('Motor,Acme,Works,NO,chosen\nChip,Beta,Fab,TW,chosen\nChip,Gamma,Fab 2,KR,qualified\nDrone,Prime,Hall,NO,chosen\n'),
    { declared },
  );
});
afterAll(async () => {
  await place.close();
});

describe('a report is verified', () => {
  it.each(reportFormats)('as %s, with all that it was asked with', async (format) => {
    const costs = readCostRows(new TextEncoder().encode('measure,item,cost,currency,weeks\nfind-source,*,1000,EUR,10\n'));
    const file = await made(
      { marking: 'M', tlp: 'red', decision: 'D "x"', banner: 'B', costs, counting: 'chosen', asOf: '2026-02-01' },
      format,
    );
    expect(await verify(file, { costs })).toMatchObject({ outcome: 'verified', format, differences: [] });
    await expect(verify(file)).rejects.toThrow('table of costs');
    await expect(verify(file, { costs: costs.map((row) => ({ ...row, cost: '1' })) })).rejects.toThrow('table of costs');
  });

  it('also after other documents came in: the view is looked for among the instants of receipt', async () => {
    const file = await made();
    const earlier = await readEarlier(file);
    await handIn(place.workspace, sources('Motor,Delta,Yard,SE,qualified\n'), { declared: { programme, dated: '2026-03-01' } });
    expect(await verify(file)).toMatchObject({ outcome: 'verified' });
    const report = await buildGapReport(place.workspace, localReader, { programme, earlier });
    expect(report.changes?.closed.map(({ lost }) => lost?.name)).toContain('Acme');
    const later = await made({ earlier });
    expect(await verify(later, { earlier })).toMatchObject({ outcome: 'verified' });
    await expect(verify(later)).rejects.toThrow('earlier report');
  });

  it('but not where a word, or what it says of itself, was changed', async () => {
    for (const format of ['json', 'csv', 'html'] as const) {
      const file = await made({}, format);
      expect(await verify(changed(file, 'Gamma', 'Omega'))).toMatchObject({
        outcome: format === 'csv' ? expect.any(String) : 'differs',
      });
      const { outcome, differences } = await verify(changed(file, 'Prime', 'Crime'));
      expect(outcome).toBe('differs');
      expect(differences.length).toBeGreaterThan(0);
    }
    const file = await made();
    expect(await verify(changed(file, '"decision": ""', '"decision": "Buy"'))).toMatchObject({ outcome: 'differs' });
  });

  it.each(['pdf', 'xlsx'] as const)('nor where one bit of a %s was changed', async (format) => {
    const file = await made({}, format);
    for (const part of [0.1, 0.5, 0.9]) {
      const other = file.slice();
      other[Math.floor(part * file.length)] ^= 1;
      const said = await verify(other).then(
        ({ outcome }) => outcome,
        ({ code }) => code,
      );
      expect(['differs', 'INPUT_INVALID']).toContain(said);
    }
  });

  it('nor where it is of another programme than it says', async () => {
    const file = new TextDecoder().decode(await made());
    const json = JSON.parse(file) as { facts: { programme: string } };
    json.facts.programme = 'Q';
    expect(await verify(new TextEncoder().encode(JSON.stringify(json)))).toMatchObject({
      outcome: 'differs',
      differences: [{ where: 'programme', file: 'Q' }],
    });
  });

  it('nor in a store that does not hold its documents', async () => {
    const empty = await temporaryWorkspace();
    try {
      expect(await verifyReport(empty.workspace, localReader, await made())).toMatchObject({
        outcome: 'view not available',
        differences: [],
      });
    } finally {
      await empty.close();
    }
  });
});

describe('what a report is asked with', () => {
  it('is never assumed: no marking, no decision', async () => {
    const { handling, markings, firstPage } = await buildGapReport(place.workspace, localReader, { programme });
    expect([handling.stated, handling.ofDocuments, markings]).toEqual([[], [], []]);
    expect(handling.documentsUnmarked).toBeGreaterThan(0);
    expect(firstPage.decision).toEqual({ asked: '', of: '', by: '' });
  });

  it.each(['red', 'TLP:RED', 'tlp red'])('TLP as %s is the label of the standard', async (tlp) => {
    expect((await buildGapReport(place.workspace, localReader, { programme, tlp })).markings).toEqual(['TLP:RED']);
  });

  it('has bounds', async () => {
    await expect(made({ decision: 'x'.repeat(2_001) })).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' });
    await expect(made({ tlp: 'white' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(made({ since: 'soon' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('compares with another instant of the store: the motor had one source until the third of March', async () => {
    const before = (await place.workspace.store.handIns()).map(({ handIn: one }) => one.receivedAt).sort()[2] as string;
    const report = await buildGapReport(place.workspace, localReader, { programme, since: before });
    expect(report.changes).toMatchObject({ since: { reportId: '', knownAt: before, asOf: '2026-01-01' } });
    expect(report.changes?.closed.map(({ lost }) => lost?.name)).toContain('Acme');
  });

  it('ends when nobody waits for it', async () => {
    const gone = AbortSignal.abort();
    await expect(buildGapReport(place.workspace, localReader, { programme }, { signal: gone })).rejects.toThrow();
  });
});

describe('a report with changes is verified after another document came in', () => {
  const since = {
    'a day': () => ({ since: '2026-02-01' }),
    'a day, known at an instant': (now: string) => ({ since: '2026-02-01', knownAt: now }),
    'a day, facts as of another': () => ({ since: '2026-02-01', asOf: '2026-05-01' }),
    'an instant': (now: string) => ({ since: now }),
    'an instant, known at another': (now: string, first: string) => ({ since: first, knownAt: now }),
    'an instant with another offset': (now: string) => ({ since: now.replace('Z', '+00:00') }),
    'an instant to come': () => ({ since: '2999-01-01T00:00:00Z' }),
  };

  it.each(Object.keys(since) as (keyof typeof since)[])('since %s', async (form) => {
    const received = (await place.workspace.store.handIns()).map(({ handIn: one }) => one.receivedAt).sort();
    const question = since[form](received.at(-1) as string, received[0] as string);
    const file = await made(question);
    const { changes } = await buildGapReport(place.workspace, localReader, { programme, ...question });
    await handIn(place.workspace, sources(`Motor,${form},Yard,SE,qualified\n`), { declared: { programme, dated: '2026-01-02' } });
    expect(await verify(file)).toMatchObject({ outcome: 'verified', differences: [] });
    const isDay = question.since.length === 10;
    expect(changes?.since.knownAt).toBe(
      isDay ? ('knownAt' in question ? question.knownAt : '') : new Date(question.since).toISOString(),
    );
  });
});
