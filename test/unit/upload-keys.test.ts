/** Upload keys as files: shown once, kept as a hash, revoked for every process at once. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyIdOf, openUploadKeys, type UploadKeys } from '../../app/documents/upload-keys.ts';
import { countingClock } from '../support/temporary-workspace.ts';

let folder: string;
let keys: UploadKeys;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hauberk-keys-'));
  keys = openUploadKeys(folder, countingClock());
});
afterEach(() => rm(folder, { recursive: true }));

describe('upload keys', () => {
  it('are not needed, and leave no folder, before one is made', async () => {
    expect([await keys.areNeeded(), await keys.list(), await readdir(folder)]).toEqual([false, [], []]);
    expect(await keys.check('hauberk_00000000_'.padEnd(60, 'x'))).toBeUndefined();
  });

  it('open when they are whole, and are on disk as a hash alone', async () => {
    const made = await keys.create(' pipeline ');
    const { key, ...known } = made;
    expect(known).toEqual({
      id: keyIdOf(key),
      name: 'pipeline',
      createdAt: '2026-01-01T00:00:01.000Z',
      end: key.slice(-4),
    });
    expect(await keys.check(key)).toEqual(known);
    expect([await keys.areNeeded(), await keys.list()]).toEqual([true, [known]]);
    const text = await readFile(join(folder, 'keys', `${known.id}.json`), 'utf8');
    expect(text).not.toContain(key.slice(17, 50));
    const other = key.endsWith('A') ? 'B' : 'A';
    for (const wrong of ['', key.slice(0, -1), `${key}A`, `${key.slice(0, -1)}${other}`, key.toUpperCase(), `${key}\n`]) {
      expect([wrong, await keys.check(wrong)]).toEqual([wrong, undefined]);
    }
  });

  it('differ, also those of one name, of which one is in force at a time', async () => {
    const first = await keys.create('ci');
    await expect(keys.create('ci')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await keys.revoke('ci');
    const second = await keys.create('ci');
    expect(second.key).not.toBe(first.key);
    expect([await keys.check(first.key), (await keys.check(second.key))?.id]).toEqual([undefined, second.id]);
  });

  it('stay needed when all are revoked, and stay revoked since the first time', async () => {
    const { id, key } = await keys.create('ci');
    const revoked = await openUploadKeys(folder, countingClock()).revoke(id);
    expect((await keys.revoke(id)).revokedAt).toBe(revoked.revokedAt);
    expect([await keys.check(key), await keys.areNeeded()]).toEqual([undefined, true]);
    for (const none of ['ci', 'ffffffff', '']) {
      await expect(keys.revoke(none)).rejects.toMatchObject({ code: 'KEY_UNKNOWN' });
    }
  });

  it('have names that can be shown', async () => {
    for (const name of ['', '  ', 'a\u0007b', 'x'.repeat(101)]) {
      await expect(keys.create(name)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    }
  });

  it('whose file is damaged open nothing', async () => {
    const { id, key } = await keys.create('ci');
    for (const text of ['', '{}', `{"id":"${id}","sha256":""}`]) {
      await writeFile(join(folder, 'keys', `${id}.json`), text);
      await expect(keys.check(key)).rejects.toMatchObject({ code: 'EVIDENCE_UNAVAILABLE' });
    }
  });
});
