import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEvidence } from '../../graph/evidence/evidence-store.ts';
import type { HandIn } from '../../graph/model/hand-in.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { keptBytes, putBytes } from '../support/evidence.ts';

const none = { in: 0, mapped: 0, quarantined: 0 };

function draft(sha256: string, kind: HandIn['kind'] = 'document'): Omit<HandIn, 'id'> {
  return {
    kind,
    sha256,
    bytes: 1,
    path: 'a.json',
    format: 'cyclonedx-json',
    specVersion: '1.6',
    reading: 'r',
    declared: {},
    by: 'test',
    receivedAt: '2026-01-01T00:00:00.000Z',
    call: 'c',
    series: '',
    version: 0,
    main: '',
    dated: '',
    digest: 'd',
    counts: { components: none, relations: none, rows: none },
    diagnostics: [],
  };
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hauberk-evidence-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('bytes', () => {
  it('keeps bytes under their hash and gives them back, as often as they are handed in', async () => {
    const evidence = openEvidence(folder);
    const bytes = Buffer.from('{"a":1}');
    const sha256 = await putBytes(evidence, bytes);
    expect(await putBytes(evidence, bytes)).toBe(sha256);
    expect(await readdir(join(folder, 'sha256', sha256.slice(0, 2)))).toEqual([sha256]);
    expect((await keptBytes(evidence, sha256)).equals(bytes)).toBe(true);
  });

  it('tells when bytes no longer have their hash, and repairs them when they come again', async () => {
    const evidence = openEvidence(folder);
    const sha256 = await putBytes(evidence, Buffer.from('right'));
    await writeFile(join(folder, 'sha256', sha256.slice(0, 2), sha256), 'wrong');
    await expect(keptBytes(evidence, sha256)).rejects.toMatchObject({ code: 'EVIDENCE_UNAVAILABLE' });
    await putBytes(evidence, Buffer.from('right'));
    expect((await keptBytes(evidence, sha256)).toString()).toBe('right');
  });

  it('knows no document by a path or by an unknown hash', async () => {
    const evidence = openEvidence(folder);
    for (const sha256 of ['../../etc/passwd', 'A'.repeat(64), '0'.repeat(64)]) {
      await expect(keptBytes(evidence, sha256)).rejects.toBeInstanceOf(OperationalError);
      await expect(keptBytes(evidence, sha256)).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' });
    }
  });

  it('writes nothing while nothing is kept', async () => {
    const evidence = openEvidence(join(folder, 'new'));
    expect(await evidence.handIns()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('says that the evidence is unavailable without naming the folder', async () => {
    await writeFile(join(folder, 'file'), '');
    const evidence = openEvidence(join(folder, 'file', 'below'));
    const error = await putBytes(evidence, Buffer.from('x')).catch((e: unknown) => e as OperationalError);
    expect(error).toMatchObject({ code: 'EVIDENCE_UNAVAILABLE' });
    expect((error as OperationalError).message).not.toContain(folder);
  });
});

describe('hand-ins', () => {
  it('numbers them in the order of receipt', async () => {
    const evidence = openEvidence(folder);
    const first = await evidence.addHandIn(draft('1'.repeat(64)));
    const second = await evidence.addHandIn(draft('2'.repeat(64)));
    expect(first.id).toMatch(/^000000001-[0-9a-f]{12}$/);
    expect(second.id).toMatch(/^000000002-[0-9a-f]{12}$/);
    expect(await evidence.handIns()).toEqual([first, second]);
    expect(await openEvidence(folder).handIns()).toEqual([first, second]);
    expect((await readdir(join(folder, 'hand-ins'))).sort()).toEqual([`${first.id}.json`, `${second.id}.json`]);
  });

  it('gives each writer of one folder its own number, and each sees what the others wrote', async () => {
    const writers = [1, 2, 3, 4].map(() => openEvidence(folder));
    const added = await Promise.all(
      writers.flatMap((writer, w) => [0, 1, 2, 3, 4].map((i) => writer.addHandIn(draft(`${w}${i}`.padStart(64, '0'))))),
    );
    const sequences = added.map((handIn) => handIn.id.slice(0, 9));
    expect(new Set(sequences).size).toBe(20);
    for (const writer of writers) expect((await writer.handIns()).map((h) => h.id)).toEqual(added.map((h) => h.id).sort());
  });

  it('goes on after a claim that a killed writer left, and sweeps what is old', async () => {
    const evidence = openEvidence(folder);
    await evidence.addHandIn(draft('1'.repeat(64)));
    const names = ['000000002.claim', '.tmp-1-abc'].map((name) => join(folder, 'hand-ins', name));
    for (const name of names) await writeFile(name, '{"id":');
    const second = await openEvidence(folder).addHandIn(draft('2'.repeat(64)));
    expect(second.id.slice(0, 9)).toBe('000000003');
    for (const name of names) await utimes(name, 0, 0);
    await openEvidence(folder).addHandIn(draft('3'.repeat(64)));
    expect((await readdir(join(folder, 'hand-ins'))).map((name) => name.slice(0, 9)).sort()).toEqual([
      '000000001',
      '000000003',
      '000000004',
    ]);
  });

  it('says which hand-in is damaged', async () => {
    const evidence = openEvidence(folder);
    const { id } = await evidence.addHandIn(draft('1'.repeat(64)));
    await writeFile(join(folder, 'hand-ins', `${id}.json`), '{');
    await expect(openEvidence(folder).handIns()).rejects.toThrow(id);
  });
});

describe('purge', () => {
  it('removes bytes and hand-ins, and leaves a tombstone that says what, why, when and by whom', async () => {
    const evidence = openEvidence(folder);
    const sha256 = await putBytes(evidence, Buffer.from('secret'));
    const other = await putBytes(evidence, Buffer.from('public'));
    await evidence.addHandIn(draft(sha256));
    const kept = await evidence.addHandIn(draft(other));
    await evidence.addHandIn({ ...draft(sha256), declared: { programme: 'P' } });
    const mark = await evidence.addHandIn({ ...draft(sha256, 'purge'), reason: 'spilled' });
    await evidence.purge(mark);
    await evidence.purge(mark);
    await expect(keptBytes(evidence, sha256)).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' });
    expect(await evidence.handIns()).toEqual([kept, mark]);
    const tombstone = JSON.parse(await readFile(join(folder, 'hand-ins', `${mark.id}.json`), 'utf8')) as HandIn;
    expect(tombstone).toMatchObject({
      kind: 'purge',
      sha256,
      reason: 'spilled',
      by: 'test',
      receivedAt: '2026-01-01T00:00:00.000Z',
    });
  });

  it('keeps bytes that were handed in again after it', async () => {
    const evidence = openEvidence(folder);
    const sha256 = await putBytes(evidence, Buffer.from('again'));
    await evidence.addHandIn(draft(sha256));
    const mark = await evidence.addHandIn({ ...draft(sha256, 'purge'), reason: 'mistake' });
    const later = await evidence.addHandIn(draft(sha256));
    await evidence.purge(mark);
    expect((await keptBytes(evidence, sha256)).toString()).toBe('again');
    expect(await evidence.handIns()).toEqual([mark, later]);
  });
});
