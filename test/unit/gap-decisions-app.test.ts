/** Decisions about gaps from hand-in to register: made, refused, hidden, as of a day, and of gaps that are gone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rebuild } from '../../app/documents/rebuild.ts';
import { withdraw } from '../../app/documents/withdraw.ts';
import { draftGapDecision, type GapDecisionInput } from '../../app/gaps/draft-gap-decision.ts';
import { askGap, askGaps, findGaps } from '../../app/gaps/find-gaps.ts';
import { askGoneGaps } from '../../app/gaps/gone-gaps.ts';
import { buildGapReport, reportGap } from '../../app/reports/report-gap.ts';
import { localReader, type Reader } from '../../app/workspace/reader.ts';
import { viewAsked } from '../../app/workspace/view-asked.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { factsOf } from '../../graph/view/open-view.ts';
import { composeWorkspace } from '../../server/compose.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const programme = 'Heron';
let temporary: TemporaryWorkspace;
let workspace: Workspace;
let sources: string;

beforeEach(async () => {
  temporary = await temporaryWorkspace({ day: '2026-06-01' });
  workspace = temporary.workspace;
  const table = async (text: string) =>
    (await handIn(workspace, text, { path: 'table.csv', declared: { programme, dated: '2026-05-01' } })).sha256;
  await table('programme,item\nHeron,Drone\n');
  await table('assembly,item\nDrone,Servo\nDrone,Rotor\n');
  sources = await table('item,supplier,standing\nServo,Acme Ltd,chosen\nRotor,Borealis SA,chosen\nDrone,Heron GmbH,chosen\n');
});
afterEach(async () => await temporary.close());

const rows = async (reader: Reader = localReader, asOf?: string) =>
  (await findGaps(workspace, reader, { programme, asOf })).findings;
const idOf = async (lost: string) => (await rows()).find((row) => row.lost?.name === lost)?.gapId ?? '';
const draft = async (input: Partial<GapDecisionInput>) =>
  await draftGapDecision(workspace, localReader, { programme, gaps: [], author: 'A. Officer', set: {}, ...input });
const decide = async (input: Partial<GapDecisionInput>) => {
  const { text, path } = await draft(input);
  const result = await handIn(workspace, text, { path });
  expect(result).toMatchObject({ outcome: 'accepted', format: 'gap-decision-json', diagnostics: [] });
  return result.sha256;
};
const inHand = async (lost: string, reader?: Reader, asOf?: string) => {
  const row = (await rows(reader, asOf)).find((one) => one.lost?.name === lost);
  return [row?.owner, row?.due, row?.status].join(' | ');
};
const stateOf = async (gapId: string) => {
  const found = await askGap(workspace, localReader, { programme }, gapId);
  return { newest: found?.state?.newest ?? [], history: (await found?.history()) ?? [] };
};

describe('a decision about gaps', () => {
  it('fills owner, due and status of the register, its report and its CSV; ranks and ids stay', async () => {
    const before = (await rows()).map(({ gapId, rank }) => [gapId, rank]);
    const gapId = await idOf('Acme Ltd');
    await decide({ gaps: [{ gapId }], set: { owner: 'B. Buyer', due: '2026-05-20', status: 'in work' }, note: 'Asked' });
    expect(await inHand('Acme Ltd')).toBe('B. Buyer | 2026-05-20 | in work');
    expect(await inHand('Borealis SA')).toBe(' |  | ');
    expect((await rows()).map(({ gapId: id, rank }) => [id, rank])).toEqual(before);
    const report = await buildGapReport(workspace, localReader, { programme });
    expect(report.gaps.find((gap) => gap.gapId === gapId)).toMatchObject({ owner: 'B. Buyer', status: 'in work' });
    const csv = await reportGap(workspace, localReader, { programme, format: 'csv' });
    expect(new TextDecoder().decode(csv)).toContain('B. Buyer');
    const { history } = await stateOf(gapId);
    expect(history).toMatchObject([{ author: 'A. Officer', owner: 'B. Buyer', note: 'Asked', isConflicting: false }]);
    expect(history[0]?.evidence).toMatchObject([{ pointer: '/gaps/0' }]);
  });

  it('stands after a rebuild, whose documents are others of the store than those that were asked before', async () => {
    await decide({ gaps: [{ gapId: await idOf('Acme Ltd') }], set: { owner: 'B. Buyer' } });
    const before = await rows();
    await rebuild(workspace);
    expect(await rows()).toEqual(before);
    expect(await inHand('Acme Ltd')).toBe('B. Buyer |  | ');
  });

  it('is kept beside what it changes, and takes back what it clears', async () => {
    const gapId = await idOf('Acme Ltd');
    await decide({ gaps: [{ gapId }], set: { owner: 'B. Buyer', status: 'open' } });
    await decide({ gaps: [{ gapId }], set: { status: 'closed' }, clear: ['owner'] });
    expect(await inHand('Acme Ltd')).toBe(' |  | closed');
    const { history, newest } = await stateOf(gapId);
    expect(history.map(({ status }) => status)).toEqual(['closed', 'open']);
    expect(newest).toEqual([history[0]?.id]);
    expect(history[0]?.upon).toEqual([history[1]?.id]);
  });

  it('is refused upon what is no longer the newest, and counts for many at once', async () => {
    const [one, two] = [await idOf('Acme Ltd'), await idOf('Borealis SA')];
    await decide({ gaps: [{ gapId: one, upon: [] }], set: { owner: 'First' } });
    const late = draft({
      gaps: [
        { gapId: one, upon: [] },
        { gapId: two, upon: [] },
      ],
      set: { owner: 'Second' },
    });
    await expect(late).rejects.toMatchObject({
      code: 'CONFLICT',
      status: 409,
      retryable: false,
      message: expect.stringContaining(one),
    });
    await expect(late).rejects.not.toMatchObject({ message: expect.stringContaining(two) });
    const { newest } = await stateOf(one);
    await decide({
      gaps: [
        { gapId: one, upon: newest },
        { gapId: two, upon: [] },
      ],
      set: { owner: 'Second' },
    });
    expect([await inHand('Acme Ltd'), await inHand('Borealis SA')]).toEqual(['Second |  | ', 'Second |  | ']);
  });

  it('made twice upon one state is kept twice, in conflict, until somebody decides upon both', async () => {
    const gapId = await idOf('Acme Ltd');
    const first = await draft({ gaps: [{ gapId }], set: { owner: 'First', status: 'open' } });
    const second = await draft({ gaps: [{ gapId }], set: { owner: 'Second' } });
    await handIn(workspace, second.text);
    await handIn(workspace, first.text);
    expect(await inHand('Acme Ltd')).toBe('Second |  | open');
    const { history, newest } = await stateOf(gapId);
    expect(history.map(({ owner, isConflicting }) => [owner, isConflicting])).toEqual([
      ['Second', true],
      ['First', true],
    ]);
    await decide({ gaps: [{ gapId, upon: newest }], note: 'Second it is' });
    expect((await stateOf(gapId)).history.map(({ isConflicting }) => isConflicting)).toEqual([false, false, false]);
  });

  it('of a document that is hidden or withdrawn does not show, nor does what was made upon it fail', async () => {
    const gapId = await idOf('Acme Ltd');
    const hidden = await decide({ gaps: [{ gapId }], set: { owner: 'Secret' } });
    await decide({ gaps: [{ gapId }], set: { status: 'in work' } });
    const reader: Reader = { name: 'other', sees: ({ sha256 }) => sha256 !== hidden };
    expect(await inHand('Acme Ltd', reader)).toBe(' |  | in work');
    expect(JSON.stringify(await (await askGap(workspace, reader, { programme }, gapId))?.history())).not.toContain('Secret');
    await withdraw(workspace, localReader, { sha256: hidden, reason: 'mistaken' });
    expect(await inHand('Acme Ltd')).toBe(' |  | in work');
  });

  it('counts from its day, moves no as-of day, and is overdue by the day of the last decision', async () => {
    const gapId = await idOf('Acme Ltd');
    const { view } = await findGaps(workspace, localReader, { programme });
    await decide({ gaps: [{ gapId }], set: { owner: 'B. Buyer', due: '2026-05-31' } });
    const after = await findGaps(workspace, localReader, { programme });
    expect([view.asOf, after.view.asOf]).toEqual(['2026-05-01', '2026-05-01']);
    expect(after.view.hash).not.toBe(view.hash);
    expect(await inHand('Acme Ltd', localReader, '2026-05-31')).toBe(' |  | ');
    expect(await inHand('Acme Ltd', localReader, '2026-06-01')).toBe('B. Buyer | 2026-05-31 | ');
    const overdue = async () =>
      (await findGaps(workspace, localReader, { programme, filter: { overdue: true } })).findings.length;
    expect(await overdue()).toBe(1);
    await decide({ gaps: [{ gapId }], set: { status: 'accepted' } });
    expect(await overdue()).toBe(0);
  });

  it('stays in the history of a gap that is found no longer', async () => {
    const gapId = await idOf('Acme Ltd');
    await decide({ gaps: [{ gapId }], set: { owner: 'B. Buyer' } });
    const gone = async () => {
      const { page, total } = await askGoneGaps(workspace, localReader, { programme });
      return await page(0, total);
    };
    expect(await gone()).toEqual([]);
    await withdraw(workspace, localReader, { sha256: sources, reason: 'mistaken' });
    const [one, ...others] = await gone();
    expect(others).toEqual([]);
    expect(one).toMatchObject({ gapId, programme, archetype: expect.any(String), lost: 'Acme Ltd', owner: 'B. Buyer' });
    expect(await one?.history()).toHaveLength(1);
    // It can be closed all the same.
    await decide({ gaps: [{ gapId, upon: one?.newest }], set: { status: 'closed' } });
    expect(await gone()).toMatchObject([{ status: 'closed', lost: 'Acme Ltd' }]);
  });

  it('is not made about what is no gap, nor with what no document may say', async () => {
    const gapId = await idOf('Acme Ltd');
    const refused = { code: 'INPUT_INVALID' };
    await expect(draft({ gaps: [{ gapId: '000000000000' }], set: { owner: 'B' } })).rejects.toMatchObject(refused);
    await expect(draft({ gaps: [{ gapId }] })).rejects.toMatchObject(refused);
    await expect(draft({ gaps: [], set: { owner: 'B' } })).rejects.toMatchObject(refused);
    await expect(draft({ gaps: [{ gapId }], set: { due: 'soon' } })).rejects.toMatchObject(refused);
    await expect(draft({ gaps: [{ gapId }], set: { status: 'done' } })).rejects.toMatchObject(refused);
    await expect(draft({ gaps: [{ gapId }], set: { owner: 'B' }, author: ' ' })).rejects.toMatchObject(refused);
    await expect(draft({ programme: 'None', gaps: [{ gapId }], set: { owner: 'B' } })).rejects.toMatchObject({
      code: 'PROGRAMME_UNKNOWN',
    });
  });
});

describe('what was computed of supply before a decision about a gap', () => {
  it('is what would be computed after it, and is not computed again', async () => {
    const first = await findGaps(workspace, localReader, { programme });
    await decide({ gaps: [{ gapId: await idOf('Acme Ltd') }], set: { owner: 'A' } });
    const view = await viewAsked(workspace, localReader, { programme });
    await decide({ gaps: [{ gapId: await idOf('Borealis SA') }], set: { owner: 'B' } });
    const later = await viewAsked(workspace, localReader, { programme });
    // The first decision moved the day by which decisions count; the second did not.
    expect(factsOf(later)).toBe(factsOf(view));
    const { findings, ...answer } = await findGaps(workspace, localReader, { programme });
    const anew = await composeWorkspace({ store: temporary.folder, writable: true });
    expect({ ...answer, findings }).toEqual(await findGaps(anew, localReader, { programme }));
    await anew.close();
    expect(answer.view.hash).not.toBe(first.view.hash);
    expect(
      findings
        .map(({ owner }) => owner)
        .filter((owner) => owner !== '')
        .sort(),
    ).toEqual(['A', 'B']);
    await handIn(workspace, 'item,supplier,standing\nServo,Cygnus AG,qualified\n', {
      declared: { programme, dated: '2026-05-01' },
    });
    expect(factsOf(await viewAsked(workspace, localReader, { programme }))).not.toBe(factsOf(later));
    // A second qualified source: the gap is there no longer.
    expect((await rows()).map(({ lost }) => lost?.name)).not.toContain('Acme Ltd');
  });
});

describe('the register as a list', () => {
  const list = async (question: Partial<Parameters<typeof askGaps>[2]>) => {
    const { page, total } = await askGaps(workspace, localReader, { programme, ...question });
    return (await page(0, total)).map(({ lost, item, folded }) => lost?.name ?? folded?.text ?? item?.name ?? '');
  };

  it('is narrowed by each facet, whose counts say what there would be', async () => {
    await decide({ gaps: [{ gapId: await idOf('Acme Ltd') }], set: { owner: 'B. Buyer' } });
    const { facets, total } = await askGaps(workspace, localReader, { programme, filter: { owner: ['B. Buyer'] } });
    expect(total).toBe(1);
    const counted = await facets();
    expect(counted.owner[0]).toEqual({ value: 'B. Buyer', count: 1 });
    expect(counted.owner.at(-1)?.value).toBeNull();
    const all = await askGaps(workspace, localReader, { programme });
    expect(counted.owner.reduce((sum, { count }) => sum + count, 0)).toBe(all.total);
    for (const facet of ['archetype', 'level', 'criticality', 'certainty', 'system', 'owner', 'status'] as const)
      for (const { value, count } of (await all.facets())[facet]) {
        const narrowed = await askGaps(workspace, localReader, { programme, filter: { [facet]: [value] } });
        expect([facet, value, narrowed.total]).toEqual([facet, value, count]);
      }
  });

  it('is searched by all that a row shows, what it takes down among it', async () => {
    expect(await list({ filter: { text: 'acme' } })).toContain('Acme Ltd');
    expect(await list({ filter: { text: 'SERVO  ltd' } })).toEqual(await list({ filter: { text: 'acme' } }));
    expect(await list({ filter: { text: 'nobody' } })).toEqual([]);
  });

  it('is sorted by any field, what is not known last, and rows keep their rank', async () => {
    const names = await list({ order: { by: 'lost', descending: false } });
    expect(names).toEqual([...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    await decide({ gaps: [{ gapId: await idOf('Borealis SA') }], set: { owner: 'B. Buyer' } });
    for (const descending of [false, true]) expect((await list({ order: { by: 'owner', descending } }))[0]).toBe('Borealis SA');
    const { page, total } = await askGaps(workspace, localReader, { programme, order: { by: 'rank', descending: true } });
    expect((await page(0, total)).map(({ rank }) => rank)).toEqual([...Array(total).keys()].map((i) => total - i));
  });
});

describe('a decision about a gap that never was', () => {
  const made = (gapId: string, of: string) =>
    JSON.stringify({
      hauberkGapDecision: 1,
      programme: of,
      author: 'A. Officer',
      decided: '2026-05-20T10:00:00.000Z',
      set: { status: 'closed' },
      gaps: [{ gapId, upon: [] }],
    });
  const gone = async (of?: string) => {
    const { page, total } = await askGoneGaps(workspace, localReader, { programme: of });
    return await page(0, total);
  };

  it.each(['Heron', 'Nope'])('is taken with a warning, and kept apart from what is no longer found (%s)', async (of) => {
    const { outcome, diagnostics } = await handIn(workspace, made('deadbeef0000', of), { path: 'made.json' });
    expect(outcome).toBe('accepted');
    expect(diagnostics).toMatchObject([{ code: 'gap-decision-bare', message: expect.stringContaining('deadbeef0000') }]);
    expect(await gone()).toMatchObject([{ gapId: 'deadbeef0000', isDescribed: false }]);
    await decide({ gaps: [{ gapId: await idOf('Acme Ltd') }], set: { status: 'closed' } });
    await withdraw(workspace, localReader, { sha256: sources, reason: 'Wrong' });
    expect(await gone(programme)).toContainEqual(expect.objectContaining({ lost: 'Acme Ltd', isDescribed: true }));
  });
});
