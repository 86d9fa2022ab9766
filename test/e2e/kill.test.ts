/**
 * SIGKILL at random moments while documents are handed in: each acknowledged one is there afterwards,
 * none is there in part. A few on every run; `npm run long` does 100 on each store.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkspaceConfig } from '../../app/workspace/workspace.ts';
import { openEmbeddedStore } from '../../graph/store/embedded/embedded-store.ts';
import { openNeo4jStore } from '../../graph/store/neo4j/neo4j-store.ts';
import type { GraphStore } from '../../graph/store/port.ts';
import { composeWorkspace } from '../../server/compose.ts';
import {
  expectAcknowledged,
  expectWholeDocuments,
  ingestAndKill,
  type KilledRun,
  type Moment,
  random,
  randomMoment,
  uploadAndKill,
  writeDocuments,
} from '../support/killed-ingest.ts';
import { startNeo4j } from '../support/neo4j-server.ts';
import { bom, handIn, temporaryFolder } from '../support/temporary-workspace.ts';

const isLong = process.env.HAUBERK_LONG === '1';
const seed = Number(process.env.HAUBERK_SEED ?? 1);
const documents = 12;

interface Target {
  readonly folder: string;
  readonly config: WorkspaceConfig;
  /** Hands in the documents of a folder, and is killed. */
  readonly run: (folder: string, moment: Moment) => Promise<KilledRun>;
  readonly openStore: () => Promise<GraphStore>;
}

async function killRepeatedly(target: Target, kills: number): Promise<void> {
  const next = random(seed);
  const before = await composeWorkspace(target.config);
  let known: ReadonlySet<string> = await expectAcknowledged(before, []);
  await before.close();
  let killed = 0;
  for (let round = 0; killed < kills; round++) {
    const folder = join(target.folder, `documents-${round}`);
    await writeDocuments(folder, round, documents);
    const run = await target.run(folder, randomMoment(next, documents));
    if (run.killed) killed++;
    const store = await target.openStore();
    await expectWholeDocuments(store, known);
    await store.close();
    const workspace = await composeWorkspace(target.config);
    const now = await expectAcknowledged(workspace, run.acknowledged);
    // At most one more than was acknowledged: the one whose acknowledgement was on its way.
    expect(now.size - known.size - run.acknowledged.length).toBeLessThanOrEqual(1);
    expect(now.size - known.size - run.acknowledged.length).toBeGreaterThanOrEqual(0);
    await workspace.close();
    known = now;
  }
  const store = await target.openStore();
  await expectWholeDocuments(store, new Set());
  await store.close();
}

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('killed while documents are handed in', () => {
  it('the embedded store keeps what was acknowledged, and whole documents only', { timeout: 3_600_000 }, async () => {
    const store = join(folder, 'embedded');
    await killRepeatedly(
      {
        folder: join(folder, 'of-embedded'),
        config: { store, writable: true },
        run: (documents, moment) => ingestAndKill(documents, ['--store', store], moment),
        openStore: () => openEmbeddedStore(store),
      },
      isLong ? 100 : 8,
    );
  });

  it('a server keeps what it acknowledged, and whole documents only', { timeout: 3_600_000 }, async () => {
    const store = join(folder, 'served');
    const config = { store, writable: true };
    // A store that holds something is not filled with the example.
    const workspace = await composeWorkspace(config);
    await handIn(workspace, bom([{ name: 'First' }]));
    await workspace.close();
    await killRepeatedly(
      {
        folder: join(folder, 'of-served'),
        config,
        run: (documents, moment) => uploadAndKill(documents, store, moment),
        openStore: () => openEmbeddedStore(store),
      },
      isLong ? 100 : 4,
    );
  });
});

const server = await startNeo4j();
describe.skipIf(server.url === undefined)(
  `killed while documents are handed in to Neo4j (${'reason' in server ? server.reason : server.url})`,
  () => {
    afterAll(async () => {
      if (server.url !== undefined) await server.stop();
    });

    it('Neo4j keeps what was acknowledged, and whole documents only', { timeout: 7_200_000 }, async () => {
      const url = server.url as string;
      const empty = await openNeo4jStore({ url });
      await empty.clear();
      await empty.close();
      const data = join(folder, 'evidence-of-neo4j');
      await killRepeatedly(
        {
          folder: join(folder, 'of-neo4j'),
          config: { store: url, data, writable: true },
          run: (documents, moment) => ingestAndKill(documents, ['--store', url, '--data', data], moment),
          openStore: () => openNeo4jStore({ url }),
        },
        isLong ? 100 : 3,
      );
    });
  },
);
