/** Saved what-if questions: drafted, handed in, replaced by name in whatever order, refused, hidden and withdrawn. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withdraw } from '../../app/documents/withdraw.ts';
import { searchRecords } from '../../app/explore/search-records.ts';
import { findGaps } from '../../app/gaps/find-gaps.ts';
import { draftScenario, type ScenarioInput } from '../../app/scenarios/draft-scenario.ts';
import { askScenarios } from '../../app/scenarios/scenarios.ts';
import { askWhatIf } from '../../app/scenarios/what-if.ts';
import { localReader, type Reader } from '../../app/workspace/reader.ts';
import { viewAsked } from '../../app/workspace/view-asked.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { factsOf } from '../../graph/view/open-view.ts';
import { readAtOnce } from '../../ingest/read-document.ts';
import { composeWorkspace } from '../../server/compose.ts';
import { withStore } from '../support/other-store.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const programme = 'Heron';
let temporary: TemporaryWorkspace;
let workspace: Workspace;

beforeEach(async () => {
  temporary = await temporaryWorkspace({ day: '2026-06-01' });
  workspace = temporary.workspace;
  const table = async (text: string) => await handIn(workspace, text, { declared: { programme, dated: '2026-05-01' } });
  await table('programme,item\nHeron,Drone\n');
  await table('item,supplier,standing\nDrone,Heron GmbH,chosen\n');
});
afterEach(async () => await temporary.close());

const draft = async (input: Partial<ScenarioInput> = {}) =>
  await draftScenario(workspace, localReader, {
    name: 'Port closed',
    programme,
    lose: ['supplier:Heron GmbH'],
    author: 'A. Officer',
    ...input,
  });
const save = async (input: Partial<ScenarioInput> = {}) => {
  const { text, path } = await draft(input);
  const result = await handIn(workspace, text, { path });
  expect(result).toMatchObject({ outcome: 'accepted', format: 'scenario-json', diagnostics: [] });
  return result.sha256;
};
const shown = async (former = false, reader: Reader = localReader) =>
  (await askScenarios(workspace, reader, { former })).saved.map(({ name, forDays, stands }) => [name, forDays, stands]);
/** Of the programme, with what they name looked up. */
const all = async (of: Workspace = workspace) => {
  const { page, total } = await askScenarios(of, localReader, { programme });
  return await page(0, total);
};

describe('what was computed of supply before a scenario was saved', () => {
  it('is not computed again, and is what would be computed after it', async () => {
    const view = await viewAsked(workspace, localReader, { programme });
    const before = await findGaps(workspace, localReader, { programme });
    await save();
    const later = await viewAsked(workspace, localReader, { programme });
    expect(later.hash).not.toBe(view.hash);
    expect(factsOf(later)).toBe(factsOf(view));
    const { view: _, ...after } = await findGaps(workspace, localReader, { programme });
    expect({ ...after, view: before.view }).toEqual(before);
    const anew = await composeWorkspace({ store: temporary.folder, writable: true });
    expect(await findGaps(anew, localReader, { programme })).toEqual({ ...after, view: { hash: later.hash, asOf: later.asOf } });
    await anew.close();
  });
});

describe('a scenario', () => {
  it('of what is called nothing in the view says of which it is so', async () => {
    const { text } = await draft();
    const lose = ['country:ZZ', 'supplier:Nobody', 'supplier:Heron GmbH'];
    const { outcome } = await handIn(workspace, JSON.stringify({ ...JSON.parse(text), lose }), { path: 'made.json' });
    expect(outcome).toBe('accepted');
    const [made] = await all();
    expect(made).toMatchObject({ lose, namesNothing: ['country:ZZ', 'supplier:Nobody'] });
  });

  it('has its selectors looked up for the page that shows it, each once in a view', async () => {
    const { text } = await draft();
    for (const name of ['A', 'B', 'C'])
      await handIn(workspace, JSON.stringify({ ...JSON.parse(text), name, lose: ['country:ZZ', `supplier:${name}`] }), {
        path: name,
      });
    const asked: string[] = [];
    const counted = keysNoted(workspace, asked);
    const { page, total, saved } = await askScenarios(counted, localReader, { programme });
    expect([total, saved.map(({ name }) => name), asked]).toEqual([3, ['A', 'B', 'C'], []]);
    expect((await page(0, 2)).map(({ namesNothing }) => namesNothing)).toEqual([
      ['country:ZZ', 'supplier:A'],
      ['country:ZZ', 'supplier:B'],
    ]);
    expect(asked.filter((key) => key.startsWith('supplier:'))).toEqual(['supplier:A', 'supplier:B']);
    asked.length = 0;
    await page(0, 2);
    expect(asked).toEqual([]);
  });

  it('is found by any word of a long note', async () => {
    const note = `${Array.from({ length: 90 }, (_, i) => `word${i}`).join(' ')} lighthouse`;
    await save({ note });
    const found = async (text: string) =>
      (await searchRecords(workspace, localReader, { text })).records.map(({ kind, by }) => [kind, by]);
    expect(await found('lighthouse')).toEqual([['scenario', 'note']]);
    expect(await found('lighthouse officer')).toEqual([['scenario', 'several']]);
    expect(await found('lighthouse nobody')).toEqual([]);
  });

  it('says again what was asked, with author, instant and its place', async () => {
    const sha256 = await save({ from: '2026-07-01', forDays: 90, counting: 'able', note: 'As of the meeting' });
    expect(await all()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{64}$/),
        name: 'Port closed',
        programme,
        lose: ['supplier:Heron GmbH'],
        namesNothing: [],
        counting: 'able',
        stage: null,
        from: '2026-07-01',
        forDays: 90,
        author: 'A. Officer',
        saved: expect.stringMatching(/^2026-06-01T00:00:\d\d\.000Z$/),
        note: 'As of the meeting',
        stands: true,
        evidence: [{ document: sha256, pointer: '' }],
      },
    ]);
  });

  it('changes no answer: neither the day nor the programmes nor what is found', async () => {
    const ask = async () => await askWhatIf(workspace, localReader, { programme, lose: ['supplier:Heron GmbH'] });
    const before = await ask();
    await save();
    const after = await ask();
    expect(after.view.asOf).toBe('2026-05-01');
    expect(after).toMatchObject({ endItemsStopped: before.endItemsStopped, coverage: before.coverage });
    const view = await workspace.view(localReader, {});
    expect([view.graph.programmes.names, view.decisionDay === view.asOfDay]).toEqual([[programme], true]);
  });

  it('of a name the newest stands, however the name is written; withdrawn, the one before stands again', async () => {
    await save({ forDays: 30 });
    const second = await save({ name: 'PORT  closed', forDays: 60 });
    await save({ name: 'Port closed', programme: undefined, forDays: 5 });
    expect(await shown()).toEqual([
      ['PORT  closed', 60, true],
      ['Port closed', 5, true],
    ]);
    expect(await shown(true)).toEqual([
      ['PORT  closed', 60, true],
      ['Port closed', 30, false],
      ['Port closed', 5, true],
    ]);
    const reader: Reader = { name: 'other', sees: ({ sha256 }) => sha256 !== second };
    expect(await shown(false, reader)).toContainEqual(['Port closed', 30, true]);
    await withdraw(workspace, localReader, { sha256: second, reason: 'mistaken' });
    expect(await shown()).toContainEqual(['Port closed', 30, true]);
  });

  it('stands the same in whatever order the documents come', async () => {
    const drafts = [];
    for (const forDays of [10, 20, 30]) drafts.push(await draft({ forDays }));
    drafts.push(await draft({ name: 'Other', forDays: 40 }));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(drafts, { minLength: 4 }), async (order) => {
        const other = await temporaryWorkspace({ day: '2026-06-02' });
        try {
          for (const { text } of order) await handIn(other.workspace, text);
          const { saved } = await askScenarios(other.workspace, localReader, { former: true });
          expect(saved.map(({ forDays, stands }) => [forDays, stands])).toEqual([
            [40, true],
            [30, true],
            [20, false],
            [10, false],
          ]);
        } finally {
          await other.close();
        }
      }),
      { numRuns: 6 },
    );
  });

  it('is refused where it names nothing, or says what it must not', async () => {
    await expect(draft({ lose: ['supplier:Nobody'] })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(draft({ lose: [] })).rejects.toMatchObject({ message: expect.stringContaining('lose') });
    await expect(draft({ author: ' ' })).rejects.toMatchObject({ message: expect.stringContaining('author') });
    await expect(draft({ from: '2026-02-30' })).rejects.toMatchObject({ message: expect.stringContaining('from') });
    await expect(draft({ forDays: 0 })).rejects.toMatchObject({ message: expect.stringContaining('forDays') });
    await expect(draft({ stage: 'glued' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(draft({ programme: 'Egret' })).rejects.toMatchObject({ code: 'PROGRAMME_UNKNOWN' });
  });

  it('of another version, or with what nobody knows, is rejected with its reason', () => {
    const read = (value: object) => readAtOnce(Buffer.from(JSON.stringify(value)), { sha256: '', path: '' });
    const codes = (value: object) => [read(value).outcome, ...read(value).diagnostics.map(({ code }) => code)];
    expect(codes({ hauberkScenario: 2 })).toEqual(['rejected', 'scenario-version']);
    expect(codes({ hauberkScenario: 1, name: 'x' })).toEqual(['rejected', 'scenario-unreadable']);
    const whole = { hauberkScenario: 1, name: 'x', lose: ['country:DE'], author: 'A', saved: '2026-06-01T00:00:00.000Z' };
    expect(codes(whole)).toEqual(['accepted']);
    expect(codes({ ...whole, losses: 1 })).toEqual(['rejected', 'scenario-unreadable']);
    expect(codes({ ...whole, saved: '2026-06-01' })).toEqual(['rejected', 'scenario-unreadable']);
  });
});

/** The same workspace, with the keys noted that its store is asked for. */
function keysNoted(of: Workspace, asked: string[]): Workspace {
  return withStore(of, (store) => ({
    nodes: async (keys: readonly string[]) => {
      asked.push(...keys);
      return await store.nodes(keys);
    },
  }));
}
