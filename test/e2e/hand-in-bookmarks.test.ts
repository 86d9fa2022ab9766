/** The thread for hand-ins over Neo4j: who reads beside it has seen what it wrote, before an upload is answered. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { composeWorkspace } from '../../server/compose.ts';
import { startNeo4j } from '../support/neo4j-server.ts';
import { bom, temporaryFolder } from '../support/temporary-workspace.ts';

const built = '../../dist/server/hand-ins/hand-in-worker.js';
const { createHandInWorker } = (await import(built)) as typeof import('../../server/hand-ins/hand-in-worker.ts');

const server = await startNeo4j();
let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => {
  if (server.url !== undefined) await server.stop();
  await rm(folder, { recursive: true });
});

it.skipIf(server.url === undefined)('brings its bookmarks with each answer', async () => {
  const config = { store: server.url ?? '', data: folder };
  const worker = createHandInWorker({ ...config, writable: true }, pino({ level: 'silent' }));
  await worker.open();
  const workspace = await composeWorkspace({ ...config, writable: false });
  const before = await workspace.store.bookmarks();
  await worker.showTo(workspace);
  const shown = await workspace.store.bookmarks();
  expect(shown.length).toBeGreaterThan(0);
  const file = join(folder, 'bom.json');
  await writeFile(file, bom([{ name: 'Bolt' }], { root: `Rig ${process.pid}` }));
  await worker.handIn({ by: 'tester', file, path: 'bom.json', declared: {}, call: 'call' }, () => {});
  // Nothing was asked of this store meanwhile: what is new it can only have from the thread.
  const after = await workspace.store.bookmarks();
  expect(after.filter((bookmark) => !shown.includes(bookmark) && !before.includes(bookmark)).length).toBeGreaterThan(0);
  await worker.close();
  await workspace.store.clear();
  await workspace.close();
});
