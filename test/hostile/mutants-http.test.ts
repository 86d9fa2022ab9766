/**
 * Mutants of small real documents through a started server: each gets an outcome, and afterwards the
 * store holds what was accepted and nothing else: the same graph as the accepted ones give by
 * themselves. The stall of the server's event loop is its own figure (perf_hooks, in /metrics).
 */
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { IngestResult } from '../../app/documents/ingest.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { status } from '../../app/workspace/status.ts';
import { openArchive } from '../../ingest/compressed/archive.ts';
import { composeWorkspace } from '../../server/compose.ts';
import { type Mutant, mutantOf, type SmallDocument, smallDocuments } from '../support/mutants.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { bom, handIn, temporaryFolder, temporaryWorkspace } from '../support/temporary-workspace.ts';

const count = process.env.HAUBERK_LONG === '1' ? 5_000 : 500;
const seed = Number(process.env.HAUBERK_SEED ?? 5);
/** Uploads that are under way at one time. */
const width = 4;
const first = bom([{ name: 'First' }]);

let folder: string;
let spool: string;
let server: RunningServer;
beforeAll(async () => {
  folder = await temporaryFolder();
  spool = await temporaryFolder();
  // A store that holds something is not filled with the example.
  const workspace = await composeWorkspace({ store: folder, writable: true });
  await handIn(workspace, first, { call: 'first' });
  await workspace.close();
  server = await startServer({ folder, env: { TMPDIR: spool } });
});
afterAll(async () => {
  await server.end();
  await rm(spool, { recursive: true });
});

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Longest and 99th percentile of what the event loop came late, in milliseconds, since it was last asked. */
async function lateness(): Promise<{ max: number; p99: number }> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const of = (name: string) =>
    Math.round(1000 * Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)$`, 'm').exec(text)?.[1]));
  return { max: of('max'), p99: of('p99') };
}

async function upload({ bytes, what }: Mutant): Promise<IngestResult[]> {
  const response = await fetch(`${server.url}/api/documents?path=mutant`, { method: 'POST', body: new Uint8Array(bytes) });
  const body = (await response.json()) as IngestResult | IngestResult[];
  const results = Array.isArray(body) ? body : [body];
  const isRejected = results.some(({ outcome }) => outcome === 'rejected');
  expect([what, response.status]).toEqual([what, isRejected ? 422 : 200]);
  for (const { outcome, components, relations, rows, diagnostics } of results) {
    expect(['accepted', 'duplicate', 'rejected']).toContain(outcome);
    for (const counted of [components, relations, rows]) expect(counted.in).toBe(counted.mapped + counted.quarantined);
    expect([what, outcome !== 'rejected' || diagnostics.some(({ severity }) => severity === 'error')]).toEqual([what, true]);
  }
  return results;
}

/** The bytes of the documents in the mutants, by hash. */
async function bytesByHash(mutants: readonly Mutant[]): Promise<Map<string, Uint8Array>> {
  const known = new Map<string, Uint8Array>();
  for (const { bytes } of mutants) {
    known.set(sha256Of(bytes), bytes);
    const archive = await openArchive(bytes);
    if (archive === undefined || 'problem' in archive) continue;
    for (const member of archive.members) {
      const unpacked = await member.unpack();
      if ('bytes' in unpacked) known.set(sha256Of(unpacked.bytes), unpacked.bytes);
    }
  }
  return known;
}

async function uploadAll(mutants: readonly Mutant[]): Promise<IngestResult[]> {
  const results: IngestResult[] = [];
  const left = mutants.values();
  const worker = async () => {
    for (const mutant of left) results.push(...(await upload(mutant)));
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

/** The first document of each format and version. */
function onePerFormat(documents: readonly SmallDocument[]): Mutant[] {
  const byFormat = new Map<string, Mutant>();
  for (const { path, bytes } of documents) {
    const version = /specVersion[":\s]+([\d.]+)|schema\/bom\/([\d.]+)/.exec(bytes.toString())?.slice(1).join('') ?? '';
    const format = `${path.split('/', 1)[0]} ${version}`;
    if (!byFormat.has(format)) byFormat.set(format, { what: path, bytes });
  }
  return [...byFormat.values()];
}

test(`${count} mutants through the server`, { timeout: 3_600_000 }, async () => {
  const documents = smallDocuments(16 * 1024);
  const mutants = Array.from({ length: count }, (_, index) => mutantOf(documents, seed, index));
  // What is loaded at the first document of a format and version (its schema is compiled) is told apart.
  const originals = onePerFormat(documents);
  await uploadAll(originals);
  const loading = await lateness();
  const results = await uploadAll(mutants);
  const late = await lateness();
  const repeated = await uploadAll(originals);

  const accepted = new Set(results.filter(({ outcome }) => outcome === 'accepted').map(({ sha256 }) => sha256));
  for (const { outcome, sha256 } of repeated) if (outcome !== 'rejected') accepted.add(sha256);
  const tally = (outcome: string) => results.filter((result) => result.outcome === outcome).length;
  process.stderr.write(
    `${count} mutants over HTTP: ${tally('accepted')} accepted, ${tally('duplicate')} duplicate, ${tally('rejected')} rejected; ` +
      `event loop of the server late by at most ${late.max} ms (99 per cent: ${late.p99} ms; at the first documents ${loading.max} ms)\n`,
  );
  expect(tally('accepted')).toBeGreaterThan(count / 10);
  expect(server.errors()).not.toMatch(/"level":[56]0|unhandled/i);
  await vi.waitFor(async () => expect(await readdir(spool)).toEqual([]), { timeout: 10_000 });
  await server.stop();

  const workspace = await composeWorkspace({ store: folder, writable: false });
  const kept = (await workspace.evidence.handIns()).map(({ sha256 }) => sha256);
  expect(kept.sort()).toEqual([...accepted, sha256Of(Buffer.from(first))].sort());
  expect((await workspace.store.handIns()).map(({ handIn: { sha256 } }) => sha256).sort()).toEqual(kept);
  const folders = await readdir(join(folder, 'sha256'), { recursive: true, withFileTypes: true });
  expect(
    folders
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort(),
  ).toEqual(kept);
  const found = await status(workspace, localReader);
  await workspace.close();

  const bytes = await bytesByHash([...mutants, ...originals]);
  // Received on the same day: a document dated after it is said to be so.
  const other = await temporaryWorkspace({ day: new Date().toISOString() });
  await handIn(other.workspace, first, { call: 'first' });
  for (const sha256 of [...accepted].sort()) await handIn(other.workspace, bytes.get(sha256) as Uint8Array, { call: sha256 });
  expect(await status(other.workspace, localReader)).toEqual(found);
  await other.close();
});
