/** What was decided about a gap is not lost when the row of its loss has another id. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withdraw } from '../../app/documents/withdraw.ts';
import { draftGapDecision, type GapDecisionInput } from '../../app/gaps/draft-gap-decision.ts';
import { askGap, askGaps, type GapQuestion } from '../../app/gaps/find-gaps.ts';
import { askGoneGaps } from '../../app/gaps/gone-gaps.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const programme = 'Heron';
let temporary: TemporaryWorkspace;
let workspace: Workspace;
let sources: string;

beforeEach(async () => {
  temporary = await temporaryWorkspace({ day: '2026-06-01' });
  workspace = temporary.workspace;
  await table('programme,item\nHeron,Drone\n');
  await table('assembly,item\nDrone,Servo\nDrone,Rotor\n');
  sources = await table('item,supplier,standing\nServo,Acme Ltd,chosen\nRotor,Borealis SA,chosen\nDrone,Heron GmbH,chosen\n');
});
afterEach(async () => await temporary.close());

const table = async (text: string) =>
  (await handIn(workspace, text, { path: 'table.csv', declared: { programme, dated: '2026-05-01' } })).sha256;
/** Of Acme's one item comes a second: the row's id has no item in it any more. */
const second = async () => await table('item,supplier,standing\nWinch,Acme Ltd,chosen\nDrone,Heron GmbH,chosen\n');
const winch = async () => await table('assembly,item\nDrone,Winch\n');

const rows = async (question: Partial<GapQuestion> = {}) => {
  const { rows: page, total } = await askGaps(workspace, localReader, { programme, ...question });
  return await page(0, total);
};
const rowOf = async (lost: string, question?: Partial<GapQuestion>) =>
  (await rows(question)).find((row) => row.lost?.name === lost && row.level === 'supplier');
const idOf = async (lost: string) => (await rowOf(lost))?.gapId ?? '';
const draft = async (input: Partial<GapDecisionInput>) =>
  await draftGapDecision(workspace, localReader, { programme, gaps: [], author: 'A. Officer', set: {}, ...input });
const decide = async (input: Partial<GapDecisionInput>, change: (text: string) => string = (text) => text) => {
  const { sha256, outcome } = await handIn(workspace, change((await draft(input)).text));
  expect(outcome).toBe('accepted');
  return sha256;
};
const gone = async () => {
  const { page, total } = await askGoneGaps(workspace, localReader, { programme });
  return (await page(0, total)).map(({ gapId, owner, perhaps }) => ({ gapId, owner, perhaps }));
};

describe('what was decided about a gap whose row has another id by now', () => {
  it('follows what is lost to its row, says under which id it was decided, and is no longer gone', async () => {
    const gapId = await idOf('Acme Ltd');
    await decide({ gaps: [{ gapId }], set: { owner: 'B. Buyer', due: '2026-05-20', status: 'in work' }, note: 'Asked' });
    await winch();
    await second();
    const row = await rowOf('Acme Ltd');
    expect(row?.gapId).not.toBe(gapId);
    expect(row).toMatchObject({ owner: 'B. Buyer', due: '2026-05-20', status: 'in work', isOverdue: true });
    expect(row).toMatchObject({ state: { note: 'Asked' }, perhapsDecidedAs: [] });
    expect(await row?.history()).toMatchObject([{ gapId, items: 'Servo', archetype: expect.any(String), owner: 'B. Buyer' }]);
    expect(await gone()).toEqual([]);
    const { total } = await askGaps(workspace, localReader, { programme, filter: { owner: ['B. Buyer'] } });
    expect(total).toBe(1);
  });

  it('is decided upon under the new id, refused where it was not seen, and is one history from then on', async () => {
    const before = await idOf('Acme Ltd');
    await decide({ gaps: [{ gapId: before }], set: { owner: 'B. Buyer' } });
    const table = await winch();
    await second();
    const after = await idOf('Acme Ltd');
    await expect(draft({ gaps: [{ gapId: after, upon: [] }], set: { owner: 'C' } })).rejects.toMatchObject({ code: 'CONFLICT' });
    const { state } = (await askGap(workspace, localReader, { programme }, after)) ?? {};
    await decide({ gaps: [{ gapId: after, upon: state?.newest ?? [] }], set: { status: 'in work' } });
    const history = async () => (await (await rowOf('Acme Ltd'))?.history())?.map((edit) => edit.gapId);
    expect(await history()).toEqual([after, before]);
    expect(await rowOf('Acme Ltd')).toMatchObject({ owner: 'B. Buyer', status: 'in work' });
    // And back again: what was decided meanwhile is not lost either.
    await withdraw(workspace, localReader, { sha256: table, reason: 'mistaken' });
    expect(await idOf('Acme Ltd')).toBe(before);
    expect(await history()).toEqual([after, before]);
    expect(await rowOf('Acme Ltd')).toMatchObject({ owner: 'B. Buyer', status: 'in work' });
    expect(await gone()).toEqual([]);
  });

  it('stays where it is, and says so, where something else was decided about the row of the same loss', async () => {
    const before = await idOf('Acme Ltd');
    const table = await winch();
    const added = await second();
    const after = await idOf('Acme Ltd');
    await decide({ gaps: [{ gapId: after }], set: { owner: 'Of both' } });
    for (const sha256 of [table, added]) await withdraw(workspace, localReader, { sha256, reason: 'mistaken' });
    // Made by somebody who did not see the other: two that are not one.
    await decide({ gaps: [{ gapId: before }], set: { owner: 'Of one' } }, (text) =>
      text.replace(/"upon": \[[^\]]*\]/, '"upon": []'),
    );
    expect(await rowOf('Acme Ltd')).toMatchObject({ owner: 'Of one', perhapsDecidedAs: [after] });
    expect(await gone()).toEqual([{ gapId: after, owner: 'Of both', perhaps: [before] }]);
    await winch();
    await second();
    expect(await rowOf('Acme Ltd')).toMatchObject({ owner: 'Of both', perhapsDecidedAs: [before] });
    expect(await gone()).toEqual([{ gapId: before, owner: 'Of one', perhaps: [after] }]);
  });

  it('stays where it is where the document does not say what is lost', async () => {
    const gapId = await idOf('Acme Ltd');
    await decide({ gaps: [{ gapId }], set: { owner: 'B. Buyer' } }, (text) => text.replace(/\s*"lostId": "[^"]*",/, ''));
    await winch();
    await second();
    expect(await rowOf('Acme Ltd')).toMatchObject({ owner: '', perhapsDecidedAs: [] });
    // As before: the row of its item has it.
    expect((await rows({ group: 'item' })).find((row) => row.gapId === gapId)).toMatchObject({ owner: 'B. Buyer' });
    expect(await gone()).toEqual([]);
  });

  it("of one item of several stays with that item, and is not said of the party's row", async () => {
    await winch();
    await second();
    const servo = (await rows({ group: 'item' })).find(({ item }) => item?.name === 'Servo');
    await decide({ gaps: [{ gapId: servo?.gapId ?? '' }], set: { owner: 'Of the servo' } });
    expect(await rowOf('Acme Ltd')).toMatchObject({ owner: '' });
    const owners = (await rows({ group: 'item' })).filter(({ owner }) => owner !== '').map(({ item }) => item?.name);
    expect(owners).toEqual(['Servo']);
    expect(await gone()).toEqual([]);
  });

  it('in the register of a programme is not said of that of everything', async () => {
    await decide({ gaps: [{ gapId: await idOf('Acme Ltd') }], set: { owner: 'B. Buyer' } });
    await winch();
    await second();
    expect(await rowOf('Acme Ltd', { programme: undefined })).toMatchObject({ owner: '' });
  });

  it('stays where it is where the row of what is lost is about another item by now, settled or not', async () => {
    const gapId = await idOf('Acme Ltd');
    await decide({ gaps: [{ gapId }], set: { owner: 'B. Buyer', status: 'closed' } });
    await winch();
    await withdraw(workspace, localReader, { sha256: sources, reason: 'replaced' });
    await table('item,supplier,standing\nServo,Cygnus AG,chosen\nWinch,Acme Ltd,chosen\nDrone,Heron GmbH,chosen\n');
    const row = await rowOf('Acme Ltd');
    expect(row).toMatchObject({ owner: '', status: '', perhapsDecidedAs: [gapId] });
    expect(await gone()).toEqual([{ gapId, owner: 'B. Buyer', perhaps: [row?.gapId] }]);
  });

  it('stays where it is where the document names no items', async () => {
    const gapId = await idOf('Acme Ltd');
    await decide({ gaps: [{ gapId }], set: { owner: 'B. Buyer' } }, (text) => text.replace(/\s*"itemIds": \[[^\]]*\],/, ''));
    await winch();
    await second();
    expect(await rowOf('Acme Ltd')).toMatchObject({ owner: '', perhapsDecidedAs: [gapId] });
  });

  it('follows nothing where two documents with the one edit differ about what is lost, in whatever order they came', async () => {
    const gapId = await idOf('Acme Ltd');
    const borealis = (await rowOf('Borealis SA'))?.lost?.id ?? '';
    const { text } = await draft({ gaps: [{ gapId }], set: { owner: 'B. Buyer' } });
    await handIn(workspace, text.replace(/"lostId": "[^"]*"/, `"lostId": ${JSON.stringify(borealis)}`));
    const other = await handIn(workspace, text);
    await winch();
    await second();
    expect(await rowOf('Acme Ltd')).toMatchObject({ owner: '', perhapsDecidedAs: [] });
    expect(await rowOf('Borealis SA')).toMatchObject({ owner: '', perhapsDecidedAs: [] });
    await withdraw(workspace, localReader, { sha256: other.sha256, reason: 'mistaken' });
    await handIn(workspace, text.replace(/\s*"(lostId|level)": "[^"]*",/g, ''));
    expect(await rowOf('Borealis SA')).toMatchObject({ owner: '', perhapsDecidedAs: [gapId] });
  });

  it('is decided upon in the register in which it was seen', async () => {
    const able = { counting: 'able' } as const;
    await table('item,supplier,standing\nFlap,Dorado SA,able\nWinch,Dorado SA,able\n');
    await table('assembly,item\nDrone,Flap\n');
    const before = (await rowOf('Dorado SA', able))?.gapId ?? '';
    expect(await rowOf('Dorado SA')).toBeUndefined();
    await decide({ ...able, gaps: [{ gapId: before, upon: [] }], set: { owner: 'B. Buyer' } });
    await winch();
    const row = await rowOf('Dorado SA', able);
    const gaps = [{ gapId: row?.gapId ?? '', upon: row?.state?.newest }];
    expect([row?.owner, row?.gapId === before, gaps[0]?.upon?.length]).toEqual(['B. Buyer', false, 1]);
    await expect(draft({ gaps, set: { status: 'in work' } })).rejects.toMatchObject({ code: 'CONFLICT' });
    await decide({ ...able, gaps, set: { status: 'in work' } });
    expect(await rowOf('Dorado SA', able)).toMatchObject({ owner: 'B. Buyer', status: 'in work' });
  });
});
