/**
 * The Neo4j server itself killed with SIGKILL while documents are handed in, five times. It starts
 * and kills a server of its own, which takes minutes: `npm run long` alone does it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openNeo4jStore } from '../../graph/store/neo4j/neo4j-store.ts';
import { composeWorkspace } from '../../server/compose.ts';
import { expectAcknowledged, expectWholeDocuments, ingestAndKill, random, writeDocuments } from '../support/killed-ingest.ts';
import { temporaryFolder } from '../support/temporary-workspace.ts';

const isLong = process.env.HAUBERK_LONG === '1';
const kills = 5;
const documents = 30;
const script = fileURLToPath(new URL('../support/neo4j/neo4j', import.meta.url));

describe.skipIf(!isLong)('the Neo4j server killed while documents are handed in (npm run long alone)', () => {
  let folder: string | undefined;
  const server = (...args: string[]) =>
    execFileSync(script, [...args, '--data', join(folder as string, 'server')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }).trim();

  afterAll(async () => {
    if (folder === undefined) return;
    spawnSync(script, ['stop', '--data', join(folder, 'server')]);
    await rm(folder, { recursive: true });
  });

  it('has what was acknowledged, whole documents only, once it is up again', { timeout: 3_600_000 }, async () => {
    folder = await temporaryFolder();
    const next = random(Number(process.env.HAUBERK_SEED ?? 1));
    const data = join(folder, 'evidence');
    const url = server('start', '--port', '0');
    const { port } = new URL(url);
    let known: ReadonlySet<string> = new Set();
    for (let round = 0; round < kills; round++) {
      const from = join(folder, `documents-${round}`);
      await writeDocuments(from, round, documents);
      const moment = { afterDocuments: 1 + Math.floor(next() * (documents - 5)), afterMs: next() * 50 };
      const run = await ingestAndKill(from, ['--store', url, '--data', data], moment, () => {
        server('stop', '--now');
      });
      server('start', '--port', port);
      const store = await openNeo4jStore({ url });
      await expectWholeDocuments(store, known);
      await store.close();
      const workspace = await composeWorkspace({ store: url, data, writable: true });
      known = await expectAcknowledged(workspace, run.acknowledged);
      await workspace.close();
      expect(known.size).toBeGreaterThanOrEqual(run.acknowledged.length);
    }
    expect(known.size).toBeGreaterThan(kills);
  });
});
