/**
 * Uploads are read in a process of the server's own: others are answered meanwhile, what comes out is what the
 * command line gives, and the server outlives whatever becomes of the process. (How late its event loop comes at
 * most is measured by `bench -- stall`.)
 */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import type { IngestResult } from '../../app/documents/ingest.ts';
import { listDocuments } from '../../app/workspace/list-documents.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { openEmbeddedStore } from '../../graph/store/embedded/embedded-store.ts';
import { composeWorkspace } from '../../server/compose.ts';
import { expectAcknowledged, expectWholeDocuments } from '../support/killed-ingest.ts';
import { smallDocuments } from '../support/mutants.ts';
import { startNeo4j } from '../support/neo4j-server.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';
import { bom, handIn, temporaryFolder, temporaryWorkspace } from '../support/temporary-workspace.ts';

const small = (name: string): string => bom([{ name: `${name} part`, manufacturer: `${name} maker` }], { root: name });
const large = bom(Array.from({ length: 20_000 }, (_, i) => ({ name: `Part ${i}`, manufacturer: `Maker ${i % 99}` })));

async function post(
  server: RunningServer,
  body: string | Uint8Array,
  query = '',
): Promise<{ status: number; body: IngestResult }> {
  const sent = typeof body === 'string' ? body : new Uint8Array(body);
  const response = await fetch(`${server.url}/api/documents${query}`, { method: 'POST', body: sent });
  return { status: response.status, body: (await response.json()) as IngestResult };
}

async function documentsOf(server: RunningServer): Promise<string[]> {
  const { data } = await ask(server.url, '{ documents(first: 500) { nodes { sha256 } } }');
  return data.documents.nodes.map(({ sha256 }) => String(sha256));
}

/** Asks one thing after another until it is stopped; gives how often, and what was not answered as it should be. */
function keepAsking(server: RunningServer): () => Promise<{ asked: number; wrong: unknown[] }> {
  let isOver = false;
  let asked = 0;
  const wrong: unknown[] = [];
  const loop = async () => {
    for (; !isOver; asked++) {
      const { status } = await fetch(`${server.url}/healthz`);
      const { data, errors } = await ask(server.url, '{ documents(first: 1) { totalCount } }');
      if (status !== 200 || errors !== undefined || Number(data.documents.totalCount) < 1) wrong.push({ status, data, errors });
    }
  };
  const ended = loop();
  return async () => {
    isOver = true;
    await ended;
    return { asked, wrong };
  };
}

describe('real documents', () => {
  it('come out as they do without that process, are seen at once, and every other request is answered', async () => {
    const folder = await temporaryFolder();
    // Received on the same day: a document dated after it would be said to be so.
    const alone = await temporaryWorkspace({ day: new Date().toISOString() });
    const first = await composeWorkspace({ store: folder, writable: true });
    // A store that holds something is not filled with the example.
    for (const workspace of [first, alone.workspace]) await handIn(workspace, small('First'));
    await first.close();
    const server = await startServer({ folder });
    const documents = smallDocuments(16 * 1024);
    expect(documents.length).toBeGreaterThan(15);
    const stopAsking = keepAsking(server);
    const outcomes = new Set<string>();
    for (const { path, bytes } of documents) {
      const { status, body } = await post(server, bytes, `?path=${encodeURIComponent(path)}`);
      const expected = await handIn(alone.workspace, bytes, { path });
      expect([status, { ...body, ms: 0 }]).toEqual([expected.outcome === 'rejected' ? 422 : 200, { ...expected, ms: 0 }]);
      const { data } = await ask(server.url, '{ documents { totalCount } }');
      expect(data.documents.totalCount).toBe((await listDocuments(alone.workspace, localReader)).length);
      outcomes.add(body.outcome);
    }
    const { asked, wrong } = await stopAsking();
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(documents.length);
    expect([...outcomes]).toEqual(expect.arrayContaining(['accepted', 'rejected']));
    expect(server.errors()).not.toMatch(/"level":[56]0/);
    await alone.close();
    expect(await server.end()).toBe(0);
  });
});

describe('an error within the process', () => {
  it('that is operational arrives whole: status, code, words, whether to try again', async () => {
    const server = await startServer();
    const temporary = await temporaryWorkspace();
    const sha256 = join(server.folder, 'sha256');
    await rm(sha256, { recursive: true });
    for (const file of [sha256, join(temporary.folder, 'sha256')]) await writeFile(file, 'no folder');
    const error = await handIn(temporary.workspace, small('One')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OperationalError);
    const { code, message, retryable, status } = error as OperationalError;
    expect([code, status, retryable]).toEqual(['EVIDENCE_UNAVAILABLE', 503, true]);
    expect(await post(server, small('One'))).toEqual({ status, body: { code, message, retryable } });
    expect(server.errors()).toMatch(
      /"level":40.*app\/documents\/ingest\.js.*"code":"EVIDENCE_UNAVAILABLE".*"cause":"Error: ENOTDIR/,
    );
    await rm(sha256);
    expect((await post(server, small('One'))).body.outcome).toBe('accepted');
    await temporary.close();
    expect(await server.end()).toBe(0);
  });

  it('that is a bug is told to nobody but the log, with its stack', async () => {
    const server = await startServer();
    const database = new Database(join(server.folder, 'graph.db'));
    database.exec('ALTER TABLE block RENAME TO hidden');
    expect(await post(server, small('One'))).toEqual({
      status: 500,
      body: { code: 'INTERNAL_SERVER_ERROR', message: 'Internal error.', retryable: false },
    });
    expect(server.errors()).toMatch(/"level":50.*no such table.*embedded\/append\.js/);
    database.exec('ALTER TABLE hidden RENAME TO block');
    database.close();
    // The evidence was there, the graph not: the next one settles it.
    expect((await post(server, small('Two'))).body.outcome).toBe('accepted');
    expect((await post(server, small('One'))).body.outcome).toBe('duplicate');
    expect(await server.end()).toBe(0);
  });
});

describe('a document that takes all the memory there is', () => {
  it('is refused, leaves nothing, and the next one is taken', async () => {
    const server = await startServer({ env: { NODE_OPTIONS: '--max-old-space-size=64' } });
    const before = await documentsOf(server);
    const stopAsking = keepAsking(server);
    // XML is read as a whole, however large.
    const parts = Array.from({ length: 200_000 }, (_, i) => `<component type="device"><name>Part ${i}</name></component>`);
    const xml = `<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components>${parts.join('')}</components></bom>`;
    const { status, body } = await post(server, xml);
    expect([status, body]).toMatchObject([413, { code: 'INPUT_TOO_LARGE', retryable: false }]);
    expect(server.errors()).toMatch(/"level":50.*ended with SIGABRT/);
    const next = await post(server, small('Next'));
    expect(next.body.outcome).toBe('accepted');
    expect((await stopAsking()).wrong).toEqual([]);
    expect((await documentsOf(server)).sort()).toEqual([...before, next.body.sha256].sort());
    expect(await server.stop()).toBe(0);
    const store = await openEmbeddedStore(server.folder);
    await expectWholeDocuments(store, new Set());
    await store.close();
    await rm(server.folder, { recursive: true });
  });
});

describe('SIGTERM while a document is read', () => {
  it('lets it end: it is acknowledged, and kept', async () => {
    const folder = await temporaryFolder();
    const server = await startServer({ folder });
    const followed = await fetch(`${server.url}/api/documents/progress/stopped-upload`);
    const answer = post(server, large, '?progress=stopped-upload');
    for await (const part of followed.body as AsyncIterable<Uint8Array>) {
      if (Buffer.from(part).includes('event: reading')) break;
    }
    expect(await server.stop()).toBe(0);
    const { status, body } = await answer;
    expect([status, body.outcome]).toEqual([200, 'accepted']);
    const workspace = await composeWorkspace({ store: folder, writable: false });
    await expectAcknowledged(workspace, [body]);
    await workspace.close();
    await rm(folder, { recursive: true });
  });
});

const neo4j = await startNeo4j();
describe.skipIf(neo4j.url === undefined)(`a server on Neo4j (${'reason' in neo4j ? neo4j.reason : neo4j.url})`, () => {
  afterAll(async () => {
    if (neo4j.url !== undefined) await neo4j.stop();
  });

  it('shows what its process handed in at the next question', async () => {
    const data = await temporaryFolder();
    const workspace = await composeWorkspace({ store: neo4j.url as string, data, writable: true });
    await workspace.store.clear();
    await handIn(workspace, small('First'));
    await workspace.close();
    const server = await startServer({ env: { HAUBERK_STORE: neo4j.url as string, HAUBERK_DATA: data } });
    for (const name of ['One', 'Two', 'Three']) {
      const { body } = await post(server, small(name));
      expect(body.outcome).toBe('accepted');
      expect(await documentsOf(server)).toContain(body.sha256);
    }
    expect(await server.end()).toBe(0);
    await rm(data, { recursive: true });
  });
});
