/** Projects are what documents say: they come with the first, follow the newest, and go with the last. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ProjectWanted, placeProject } from '../../app/documents/place-project.ts';
import { findProject, listProjects, projectUuid, seriesOfProject } from '../../app/documents/projects.ts';
import { uploadBom } from '../../app/documents/upload-bom.ts';
import { withdraw } from '../../app/documents/withdraw.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { memorySource } from '../../graph/model/byte-source.ts';
import { bom, handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

let temporary: TemporaryWorkspace;
beforeEach(async () => {
  temporary = await temporaryWorkspace();
});
afterEach(() => temporary.close());

async function upload(text: string, wanted: ProjectWanted): Promise<{ sha256: string; outcome: string }> {
  const { workspace } = temporary;
  const place = await placeProject(workspace, localReader, wanted);
  return await uploadBom(workspace, localReader, place, { source: memorySource(Buffer.from(text)), path: 'bom' });
}

const wanted = { name: 'Unit', version: '1', autoCreate: true };
/** All of one day, as the builds of a pipeline are. */
const build = (part: string, root = 'Unit'): string => bom([{ name: part }], { root, timestamp: '2026-03-04T05:06:07Z' });

async function inView(): Promise<string[]> {
  const view = await temporary.workspace.view(localReader);
  return view.handIns.map(({ handIn }) => `${handIn.sha256} ${handIn.version}`);
}

describe('ids and series of projects', () => {
  it('tell apart what differs, and are read back', () => {
    const pairs: [string, string][] = [
      ['a', ''],
      ['a/b', ''],
      ['a', 'b'],
      ['a%2Fb', ''],
      ['a/b', 'c'],
      ['a', 'b/c'],
    ];
    expect(new Set(pairs.map((pair) => seriesOfProject(...pair))).size).toBe(pairs.length);
    expect(new Set(pairs.map((pair) => projectUuid(...pair))).size).toBe(pairs.length);
    expect(projectUuid('a', 'b')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('are those of uploads, whatever the names', async () => {
    const names: [string, string][] = [
      ['a/b', 'c%2Fd'],
      ['a', 'b/c/d'],
      ['Größe', ''],
    ];
    for (const [name, version] of names) await upload(build(name), { name, version, autoCreate: true });
    await handIn(temporary.workspace, build('by hand'), { declared: { series: 'project:too/many/strokes' } });
    const found = await listProjects(temporary.workspace, localReader);
    expect(found.map(({ name, version }) => [name, version])).toEqual(names.toSorted());
    for (const { uuid, name, version } of found) expect(uuid).toBe(projectUuid(name, version));
  });
});

describe('documents of a project', () => {
  it('follow one another in the order of receipt, though they have one date', async () => {
    const [a, b] = [build('A'), build('B')];
    expect((await upload(a, wanted)).outcome).toBe('accepted');
    expect((await upload(a, wanted)).outcome).toBe('duplicate');
    const second = await upload(b, wanted);
    expect(await inView()).toEqual([`${second.sha256} 2`]);
    const third = await upload(a, wanted);
    expect([third.outcome, await inView()]).toEqual(['accepted', [`${third.sha256} 3`]]);
  });

  it('give the former one its place back when they are withdrawn, and count on', async () => {
    const first = await upload(build('A'), wanted);
    const second = await upload(build('B'), wanted);
    await withdraw(temporary.workspace, localReader, { sha256: second.sha256, reason: 'wrong branch' });
    expect(await inView()).toEqual([`${first.sha256} 1`]);
    const again = await upload(build('B'), wanted);
    expect([again.outcome, await inView()]).toEqual(['accepted', [`${second.sha256} 3`]]);
  });

  it('stay beside one another when they are of different things', async () => {
    await upload(build('A'), wanted);
    await upload(build('A', 'Other unit'), wanted);
    expect(await inView()).toHaveLength(2);
    const { diagnostics } = await temporary.workspace.view(localReader);
    expect(diagnostics.map(({ code }) => code)).toContain('series-clash');
  });

  it('that are refused make no project', async () => {
    expect((await upload('nonsense', wanted)).outcome).toBe('rejected');
    expect(await listProjects(temporary.workspace, localReader)).toEqual([]);
  });
});

describe('a project', () => {
  it('is there while a document of it stands', async () => {
    const { sha256 } = await upload(build('A'), wanted);
    const uuid = projectUuid('Unit', '1');
    expect(await findProject(temporary.workspace, localReader, uuid.toUpperCase())).toMatchObject({ uuid, programme: 'Unit' });
    await withdraw(temporary.workspace, localReader, { sha256, reason: 'gone' });
    await expect(findProject(temporary.workspace, localReader, uuid)).rejects.toMatchObject({ code: 'PROJECT_UNKNOWN' });
    await expect(upload(build('A'), { uuid })).rejects.toMatchObject({ code: 'PROJECT_UNKNOWN' });
  });

  it('keeps the programme of its parent until another is named', async () => {
    await handIn(temporary.workspace, build('x', 'End item'), { declared: { programme: 'Big Programme' } });
    await upload(build('A'), { ...wanted, parentName: 'Big Programme', parentVersion: 'any' });
    await upload(build('B'), wanted);
    await upload(build('C', 'Child'), { name: 'Child', autoCreate: true, parentUuid: projectUuid('Unit', '1') });
    const programmes = (await listProjects(temporary.workspace, localReader)).map((one) => [one.name, one.programme]);
    expect(programmes).toEqual([
      ['Child', 'Big Programme'],
      ['Unit', 'Big Programme'],
    ]);
    const parent = { parentName: 'Unit', parentVersion: '1' };
    await expect(upload(build('D'), { ...wanted, ...parent })).rejects.toMatchObject({ code: 'PROJECT_CONFLICT' });
    await expect(upload(build('D'), { ...wanted, parentName: 'None' })).rejects.toMatchObject({ code: 'PROJECT_UNKNOWN' });
  });
});
