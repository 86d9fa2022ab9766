/** What a store cannot hold is refused before anything of it is kept; and should it be kept, it keeps nothing else away. */
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { purge } from '../../app/documents/purge.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { openWorkspace, type Workspace } from '../../app/workspace/workspace.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { openEmbeddedStore } from '../../graph/store/embedded/embedded-store.ts';
import type { GraphStore } from '../../graph/store/port.ts';
import { Spool, SpoolFull } from '../../ingest/spool/spool.ts';
import { readRules } from '../../server/compose.ts';
import { bom, handIn, temporaryFolder } from '../support/temporary-workspace.ts';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Over the store of the folder, with something about it changed. */
async function open(change: (store: GraphStore) => Partial<GraphStore>): Promise<Workspace> {
  const openStore = async () => {
    const store = await openEmbeddedStore(folder);
    const changed = change(store);
    return new Proxy(store, {
      get(target, name) {
        const value: unknown = Reflect.get(name in changed ? changed : target, name);
        return typeof value === 'function' ? value.bind(name in changed ? changed : target) : value;
      },
    });
  };
  return await openWorkspace({ store: folder, writable: true }, { openStore, readRules });
}

const [good, large, other] = ['Good', 'Large', 'Other'].map((name) => bom([{ name }], { root: name })) as [
  string,
  string,
  string,
];

it('is refused before its evidence is kept', async () => {
  const workspace = await open(() => ({ holds: () => false }));
  const result = await handIn(workspace, good);
  expect(result).toMatchObject({ outcome: 'rejected', components: { in: 0 } });
  expect(result.diagnostics.map(({ code }) => code)).toEqual(['document-asserts-too-much']);
  expect(await workspace.evidence.handIns()).toEqual([]);
  await expect(workspace.evidence.open(result.sha256)).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' });
  await workspace.close();
});

it.each([
  ['for a limit', new OperationalError('INPUT_TOO_LARGE')],
  ['for a bug', new RangeError('Invalid string length')],
])('keeps no other document away when it was kept all the same, %s, and can be purged', async (_, error) => {
  const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const workspace = await open((store) => ({
    append: async (one, delta) => {
      if (one.kind === 'document' && one.path === 'large') throw error;
      return await store.append(one, delta);
    },
  }));
  await expect(handIn(workspace, large, { path: 'large' })).rejects.toBe(error);
  expect((await handIn(workspace, good)).outcome).toBe('accepted');
  const sha256 = (await workspace.evidence.handIns()).find(({ path }) => path === 'large')?.sha256 ?? '';
  expect(warn.mock.calls.map(([text]) => String(text))).toEqual([
    expect.stringContaining(`document ${sha256} is kept, but cannot be`),
  ]);
  await purge(workspace, localReader, { sha256, reason: 'too large' });
  await workspace.close();
  const again = await open(() => ({}));
  expect(warn).toHaveBeenCalledTimes(1);
  expect((await handIn(again, other)).outcome).toBe('accepted');
  expect((await again.store.handIns()).map(({ handIn: { kind } }) => kind)).toEqual(['document', 'purge', 'document']);
  await again.close();
  warn.mockRestore();
});

it('is told by a spool that is full, whichever file it is that grows', async () => {
  const spool = new Spool(5, 600_000);
  const [first, second] = [spool.file(), spool.file()];
  for (const file of [first, second]) file.append(Buffer.alloc(290_000));
  expect(() => first.append(Buffer.alloc(290_000))).toThrow(SpoolFull);
  await spool.dispose();
});
