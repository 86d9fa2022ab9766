/** What is otherwise in one view than in another. All parties are fictional. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiffQuestion, diff } from '../../app/diff/diff.ts';
import { withdraw } from '../../app/documents/withdraw.ts';
import { buildGapReport } from '../../app/reports/report-gap.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const day = 86_400_000;
let place: TemporaryWorkspace;
beforeEach(async () => {
  place = await temporaryWorkspace();
});
afterEach(async () => await place.close());

const requirements = 'assembly,item\nDrone,Servo\nDrone,Motor\n';
const programmes = 'programme,item\nP,Drone\n';
const sources = (rows: string) => `item,supplier,site,site_country,standing,lead_time_days\n${rows}`;
const first = sources('Servo,Acme,Plant 1,DE,chosen,30\nMotor,Acme,Plant 1,DE,chosen,30\nMotor,Bolt,Plant 2,FR,qualified,30\n');
const second = sources('Servo,Acme,Plant 1,DE,chosen,30\nMotor,Acme,Plant 1,DE,chosen,30\nGear,Cogs,Plant 3,IT,chosen,\n');

const give = (text: string, path: string, series?: { series: string; seriesVersion: number }) =>
  handIn(place.workspace, text, { path, declared: { programme: 'P', ...series } });
const asked = async (question: Partial<DiffQuestion> = {}) => {
  const answer = await diff(place.workspace, localReader, question);
  return {
    ...answer,
    gaps: await answer.gaps.page(0, answer.gaps.total),
    vendors: await answer.vendors.page(0, answer.vendors.total),
    things: await answer.things.page(0, answer.things.total),
  };
};
/** An instant after all that was handed in, and before what comes. */
const now = () => new Date(place.workspace.now().getTime()).toISOString();

async function twoRevisions() {
  await give(programmes, 'programmes.csv');
  await give(requirements, 'requirements.csv');
  const old = await give(first, 'sources.csv', { series: 'sources', seriesVersion: 1 });
  const between = now();
  const fresh = await give(second, 'sources-2.csv', { series: 'sources', seriesVersion: 2 });
  await give('assembly,item\nDrone,Gear\n', 'requirements-2.csv');
  return { old, fresh, between };
}

describe('diff', () => {
  it('says which documents came, and which one took the place of another', async () => {
    const { old, fresh, between } = await twoRevisions();
    const { documents, counts, from, to } = await asked({ from: between, programme: 'P' });
    expect(counts.documents).toEqual({ added: 2, gone: 1, changed: 0 });
    expect(documents.map(({ change, why, path, by }) => [change, why, path, by])).toEqual([
      ['added', 'not handed in', 'requirements-2.csv', null],
      ['added', 'not handed in', 'sources-2.csv', null],
      ['gone', 'superseded', 'sources.csv', fresh.sha256],
    ]);
    expect(documents[2].sha256).toBe(old.sha256);
    expect(from).toMatchObject({ by: 'instant', documents: 3, knownAt: between });
    expect(to).toMatchObject({ by: 'now', documents: 4, knownAt: null });
  });

  it('says which gaps are new, and of those that stay what got worse, with evidence', async () => {
    const { between } = await twoRevisions();
    const { gaps, counts } = await asked({ from: between, programme: 'P' });
    const acme = gaps.find(({ gap }) => gap.lost?.name === 'Acme');
    expect(acme).toMatchObject({ change: 'worse' });
    expect(acme?.gapIdBefore).not.toBe(acme?.gapId);
    // The motor hangs on it too, since Bolt is gone.
    expect(acme?.fields).toContainEqual({ what: 'items beneath', before: 1, after: 2, direction: 'worse' });
    expect(acme?.gap.evidence.length).toBeGreaterThan(0);
    const cogs = gaps.find(({ gap }) => gap.lost?.name === 'Cogs');
    expect(cogs).toMatchObject({ change: 'new', rankBefore: null, fields: [] });
    const told = gaps.map(({ change, gap }) => [change, gap.archetype, gap.lost?.name ?? gap.folded?.category]);
    expect(told).toContainEqual(['worse', 'foreign concentration', 'Germany']);
    expect(told).toContainEqual(['new', 'foreign concentration', 'Italy']);
    expect(counts.gaps).toMatchObject({ new: 2, worse: 2, gone: 0, better: 0 });
  });

  it('says which items, suppliers and edges came and went', async () => {
    const { between } = await twoRevisions();
    const { things, counts } = await asked({ from: between, programme: 'P' });
    expect(counts.things).toEqual({
      'end item': { added: 0, removed: 0 },
      item: { added: 1, removed: 0 },
      supplier: { added: 1, removed: 1 },
      requirement: { added: 1, removed: 0 },
      source: { added: 1, removed: 1 },
      owner: { added: 0, removed: 0 },
    });
    expect(things.map(({ kind, change, things: of }) => [kind, change, ...of.map(({ name }) => name)])).toEqual([
      ['item', 'added', 'Gear'],
      ['supplier', 'added', 'Cogs'],
      ['supplier', 'removed', 'Bolt'],
      ['requirement', 'added', 'Drone', 'Gear'],
      ['source', 'added', 'Gear', 'Cogs', 'Plant 3'],
      ['source', 'removed', 'Motor', 'Bolt', 'Plant 2'],
    ]);
  });

  it('does not take what is joined by a later document for something else', async () => {
    await give(programmes, 'programmes.csv');
    await give('assembly,item\nDrone,Servo\n', 'requirements.csv');
    await give(sources('Servo,Acme Ltd,Plant 1,DE,chosen,\n'), 'sources.csv');
    const between = now();
    await give('organization,organization_lei,country\nAcme Ltd,999900KESTREL0000211,DE\n', 'organizations.csv');
    const { counts } = await asked({ from: between });
    expect(counts.things.supplier).toEqual({ added: 0, removed: 0 });
    expect(counts.things.source).toEqual({ added: 0, removed: 0 });
  });

  it('says that a vendor became one that may not be used, and that nothing found is not clear', async () => {
    await give(programmes, 'programmes.csv');
    await give(requirements, 'requirements.csv');
    await give(first, 'sources.csv');
    const between = now();
    await give('list,organization,listed_from\nOFAC SDN,Bolt,2020-01-01\n', 'listings.csv');
    const { vendors, counts } = await asked({ from: between, programme: 'P' });
    expect(counts.vendors).toEqual({ new: 1, worse: 0, otherwise: 0, better: 0, gone: 0 });
    expect(vendors).toMatchObject([{ change: 'new', party: { name: 'Bolt' }, before: null }]);
    expect(vendors[0].after).not.toBeNull();
    expect(vendors[0].rulesAfter.length).toBeGreaterThan(0);
    expect(vendors[0].evidence.length).toBeGreaterThan(0);
  });

  it('tells a withdrawn document from one that was not there', async () => {
    await give(programmes, 'programmes.csv');
    const { sha256 } = await give(first, 'sources.csv');
    const between = now();
    await withdraw(place.workspace, localReader, { sha256, reason: 'wrong' });
    const { documents } = await asked({ from: between });
    expect(documents).toMatchObject([{ change: 'gone', why: 'withdrawn', sha256 }]);
  });

  it('finds a view again by its hash, and says so where it cannot', async () => {
    const { between } = await twoRevisions();
    const before = await place.workspace.view(localReader, { knownAt: between });
    const byHash = await asked({ from: before.hash, programme: 'P' });
    expect(byHash.from).toMatchObject({ by: 'view hash', view: { hash: before.hash } });
    expect(byHash.counts).toEqual((await asked({ from: between, programme: 'P' })).counts);
    await expect(asked({ from: 'f'.repeat(64) })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('No view has the hash'),
    });
    await expect(asked({ from: 'yesterday' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('compares with the hand-in day before when nothing else is said', async () => {
    await place.close();
    place = await temporaryWorkspace({ day: '2026-01-01' });
    await give(programmes, 'programmes.csv');
    const alone = await asked();
    expect(alone.from).toMatchObject({ by: 'hand-in day before', documents: 0 });
    expect(alone.counts.documents.added).toBe(1);
    // The clock counts seconds: until the next day.
    for (let passed = 0; passed < day; passed += 1000) place.workspace.now();
    await give(requirements, 'requirements.csv');
    const next = await asked();
    expect(next.from).toMatchObject({ by: 'hand-in day before', documents: 1, knownAt: '2026-01-01T23:59:59.999Z' });
    expect(next.documents.map(({ path }) => path)).toEqual(['requirements.csv']);
  });

  it('of a programme that only one view has, all is added; of one that neither has nothing is said', async () => {
    await handIn(place.workspace, requirements, { path: 'requirements.csv' });
    const between = now();
    await handIn(place.workspace, programmes, { path: 'programmes.csv' });
    const { from, counts } = await asked({ from: between, programme: 'P' });
    expect(from.coverage).toBeNull();
    expect(counts.things['end item']).toEqual({ added: 1, removed: 0 });
    await expect(asked({ from: between, programme: 'Q' })).rejects.toMatchObject({ code: 'PROGRAMME_UNKNOWN' });
  });

  it('between two days of the same documents compares facts and rules alone', async () => {
    await give(programmes, 'programmes.csv');
    await give(requirements, 'requirements.csv');
    await give(first, 'sources.csv');
    await give('list,organization,listed_from\nOFAC SDN,Bolt,2024-06-01\n', 'listings.csv');
    const { counts, from, to } = await asked({ from: '2024-01-01', to: '2025-01-01', programme: 'P' });
    expect(counts.documents).toEqual({ added: 0, gone: 0, changed: 0 });
    expect(counts.vendors.new).toBe(1);
    expect([from.view.asOf, to.view.asOf]).toEqual(['2024-01-01', '2025-01-01']);
  });

  it('pages a list, and one of a kind', async () => {
    const { between } = await twoRevisions();
    const { things } = await diff(place.workspace, localReader, { from: between });
    expect((await things.page(1, 2)).map(({ kind }) => kind)).toEqual(['supplier']);
    const only = things.only(['source']);
    expect(only.total).toBe(2);
    expect((await only.page(1, 2)).map(({ change }) => change)).toEqual(['removed']);
  });
});

describe('when days pass', () => {
  const stock = (servos: number) => `item,holder,quantity\nServo,Depot,${servos}\n`;
  const contracts = 'contract,item,supplier,period_end\nN1,Motor,Acme,2026-11-10\nN2,Motor,Acme,2027-06-30\n';
  const [from, to] = ['2026-11-02', '2026-11-20'];

  beforeEach(async () => {
    await give('programme,item,daily_demand\nP,Drone,1\n', 'programmes.csv');
    await give('assembly,item,quantity\nDrone,Servo,1\nDrone,Motor,1\n', 'requirements.csv');
    await give(sources('Servo,Acme,Plant 1,DE,chosen,30\nMotor,Acme,Plant 1,DE,chosen,30\n'), 'sources.csv');
    await give(contracts, 'contracts.csv');
    await give(stock(100), 'stock.csv', { series: 'stock', seriesVersion: 1 });
  });

  it('and no document changes, nothing is better, and nothing worse the other way round', async () => {
    const none = { new: 0, worse: 0, mixed: 0, better: 0, gone: 0 };
    const { gaps } = await buildGapReport(place.workspace, localReader, { programme: 'P', asOf: from });
    expect(gaps.map(({ deadlines }) => deadlines?.stockOutDays)).toContain(100);
    const later = await asked({ from, to, programme: 'P' });
    expect(later.gaps.find(({ gap }) => gap.lost?.name === 'Acme')?.fields).toEqual([
      { what: 'contract end', before: '2026-11-10', after: '2027-06-30', direction: 'unclear' },
    ]);
    expect(later.counts.gaps).toMatchObject(none);
    expect((await asked({ from: to, to: from, programme: 'P' })).counts.gaps).toMatchObject(none);
    for (const since of [from, to]) {
      const { changes } = await buildGapReport(place.workspace, localReader, { programme: 'P', asOf: to, since });
      expect(changes).toMatchObject({ worse: [], new: [], closed: [] });
    }
  });

  it('a loss of stock is worse though its day is later', async () => {
    const first = now();
    await give(stock(85), 'stock-2.csv', { series: 'stock', seriesVersion: 2 });
    const before = await buildGapReport(place.workspace, localReader, { programme: 'P', asOf: from, knownAt: first });
    const after = await buildGapReport(place.workspace, localReader, { programme: 'P', asOf: to, earlier: before });
    // Of the motor nobody states a stock: what runs out first is the servo.
    const [acme] = after.changes?.worse ?? [];
    expect(acme?.how).toContain('days to the first stock-out 100 -> 85');
  });

  it('a report is not compared with a day to come', async () => {
    const report = buildGapReport(place.workspace, localReader, { programme: 'P', asOf: to, since: '2030-01-01' });
    await expect(report).rejects.toMatchObject({ code: 'INPUT_INVALID', message: expect.stringContaining(to) });
  });
});
