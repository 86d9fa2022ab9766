import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../graph/store/embedded/embedded-store.ts';
import type { GraphStore } from '../../graph/store/port.ts';
import { graphStoreContract } from './graph-store.ts';

graphStoreContract('embedded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hauberk-store-'));
  const handles: GraphStore[] = [];
  const open = async () => {
    const store = await openEmbeddedStore(folder);
    handles.push(store);
    return store;
  };
  return {
    store: await open(),
    reopen: open,
    holds: async (text) => {
      const files = await readdir(folder);
      const contents = await Promise.all(files.map((file) => readFile(join(folder, file))));
      return contents.some((bytes) => bytes.toString('latin1').toLowerCase().includes(text.toLowerCase()));
    },
    dispose: async () => {
      for (const handle of handles) await handle.close();
      await rm(folder, { recursive: true });
    },
  };
});
