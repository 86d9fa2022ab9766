/** Ends the built program with SIGKILL while it hands in documents, and looks at what it left. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { IngestResult } from '../../app/documents/ingest.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { digestOf } from '../../graph/model/digest.ts';
import type { GraphStore } from '../../graph/store/port.ts';
import { keptBytes } from './evidence.ts';
import { startServer } from './running-server.ts';
import { bom } from './temporary-workspace.ts';

export const hauberk = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const partsPerDocument = 40;

/** Numbers in [0, 1) from a seed (mulberry32): a failing run can be repeated. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A folder of documents that no other round has; they share parts and makers with those of others. */
export async function writeDocuments(folder: string, round: number, count: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let document = 0; document < count; document++) {
    const parts = Array.from({ length: partsPerDocument }, (_, i) => ({
      name: `Part ${(i * 7 + document) % 90}`,
      purl: `pkg:generic/part-${(i * 7 + document) % 90}@1`,
      manufacturer: `Maker ${i % 9}`,
      country: 'DE',
    }));
    const text = bom(parts, { root: `Unit ${round}-${document}` });
    await writeFile(join(folder, `${String(document).padStart(3, '0')}.json`), text);
  }
}

export interface KilledRun {
  /** Documents that the program said were handed in. */
  readonly acknowledged: readonly IngestResult[];
  /** It was killed, and did not end by itself before. */
  readonly killed: boolean;
}

/** When to kill: after so many acknowledgements, and so many milliseconds. */
export interface Moment {
  readonly afterDocuments: number;
  readonly afterMs: number;
}

/** One in four at any moment since the start, the others between or within documents. */
export function randomMoment(next: () => number, documents: number): Moment {
  if (next() < 0.25) return { afterDocuments: 0, afterMs: next() * 1500 };
  return { afterDocuments: 1 + Math.floor(next() * (documents - 1)), afterMs: next() * 30 };
}

export async function ingestAndKill(
  folder: string,
  store: readonly string[],
  moment: Moment,
  kill: (child: ChildProcess) => Promise<void> | void = (child) => {
    child.kill('SIGKILL');
  },
): Promise<KilledRun> {
  const child = spawn(process.execPath, [hauberk, 'ingest', folder, '--json', '-q', ...store], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<boolean>((resolve) => child.once('close', (_, signal) => resolve(signal === 'SIGKILL')));
  const acknowledged: IngestResult[] = [];
  const lines = createInterface({ input: child.stdout });
  const reached = new Promise<void>((resolve) => {
    if (moment.afterDocuments === 0) resolve();
    lines.on('line', (line) => {
      acknowledged.push(JSON.parse(line) as IngestResult);
      if (acknowledged.length >= moment.afterDocuments) resolve();
    });
    lines.once('close', resolve);
  });
  const read = new Promise<void>((resolve) => lines.once('close', resolve));
  await reached;
  await sleep(moment.afterMs);
  await kill(child);
  const killed = await ended;
  await read;
  return { acknowledged, killed };
}

/** The same by uploads, one after another, to a server on the embedded store `store`; the time counts from its first answer. */
export async function uploadAndKill(folder: string, store: string, moment: Moment): Promise<KilledRun> {
  const server = await startServer({ folder: store });
  const acknowledged: IngestResult[] = [];
  let upload = Promise.resolve();
  const reached = new Promise<void>((resolve) => {
    if (moment.afterDocuments === 0) resolve();
    const uploadAll = async () => {
      for (const name of (await readdir(folder)).sort()) {
        const body = new Uint8Array(await readFile(join(folder, name)));
        const response = await fetch(`${server.url}/api/documents?path=${name}`, { method: 'POST', body });
        expect(response.status).toBe(200);
        acknowledged.push((await response.json()) as IngestResult);
        if (acknowledged.length >= moment.afterDocuments) resolve();
      }
    };
    // The killed server's last request fails, and whatever else does ends the round too.
    upload = uploadAll().finally(resolve);
  });
  upload.catch(() => undefined);
  await reached;
  await sleep(moment.afterMs);
  const killed = (await server.stop('SIGKILL')) === null;
  await upload.catch((error: unknown) => {
    if (!killed || !(error instanceof TypeError)) throw error;
  });
  return { acknowledged, killed };
}

/** Straight after the kill, before anything is repaired: a document is in the store whole, or not at all. */
export async function expectWholeDocuments(store: GraphStore, known: ReadonlySet<string>): Promise<void> {
  for (const { document, handIn } of await store.handIns()) {
    if (known.has(handIn.id) || handIn.kind !== 'document') continue;
    expect(digestOf(await store.assertions(document), handIn.declared)).toBe(handIn.digest);
  }
}

/** After the store was opened again: whatever was acknowledged is in evidence and store. Gives all ids. */
export async function expectAcknowledged(workspace: Workspace, acknowledged: readonly IngestResult[]): Promise<Set<string>> {
  const kept = await workspace.evidence.handIns();
  const stored = (await workspace.store.handIns()).map(({ handIn }) => handIn);
  expect(stored).toEqual(kept);
  const bySha256 = new Map(stored.map((handIn) => [handIn.sha256, handIn]));
  for (const { sha256, bytes, outcome, components } of acknowledged) {
    expect(outcome).toBe('accepted');
    expect(bySha256.get(sha256)?.counts.components).toEqual(components);
    expect((await keptBytes(workspace.evidence, sha256)).length).toBe(bytes);
  }
  return new Set(stored.map(({ id }) => id));
}
