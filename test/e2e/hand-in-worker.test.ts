/** The process for hand-ins without a server around it, as it is built: when it begins and when it ends. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { SentUpload } from '../../server/hand-ins/hand-ins.ts';
import { bom, temporaryFolder } from '../support/temporary-workspace.ts';

// The process runs compiled modules, and so does who starts it.
const built = '../../dist/server/hand-ins/hand-in-worker.js';
const { createHandInWorker } = (await import(built)) as typeof import('../../server/hand-ins/hand-in-worker.ts');

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

function createLog(): { log: pino.Logger; messages: string[] } {
  const messages: string[] = [];
  const write = (line: string) => void messages.push((JSON.parse(line) as { msg: string }).msg);
  return { log: pino({ level: 'debug' }, { write }), messages };
}

async function upload(name: string): Promise<SentUpload> {
  const file = join(folder, `${name}.json`);
  await writeFile(file, bom([{ name }], { root: name }));
  return { by: 'tester', file, path: name, declared: {}, call: 'call' };
}

const ended = 'the process for hand-ins ended, with nothing left to do';

it('ends when it has nothing to do, and another one begins', async () => {
  const { log, messages } = createLog();
  const worker = createHandInWorker({ store: join(folder, 'idle'), writable: true }, log, 1);
  await worker.open();
  for (const [turn, name] of ['one', 'two', 'one'].entries()) {
    const told: unknown[] = [];
    await worker.handIn(await upload(name), (event) => told.push('stage' in event ? event.stage : event.document.outcome));
    expect(told).toEqual(turn < 2 ? ['reading', 'keeping', 'storing', 'accepted'] : ['reading', 'duplicate']);
    await vi.waitFor(() => expect(messages).toEqual(Array(turn + 1).fill(ended)), { timeout: 30_000 });
  }
  await worker.close();
  expect(messages).toHaveLength(3);
});

it('takes nothing more once it is closed, and ends what it was asked before', async () => {
  const { log, messages } = createLog();
  const worker = createHandInWorker({ store: join(folder, 'closed'), writable: true }, log);
  const outcomes: string[] = [];
  const running = worker.handIn(await upload('last'), (event) => 'document' in event && outcomes.push(event.document.outcome));
  await worker.close();
  expect(outcomes).toEqual(['accepted']);
  await running;
  await expect(worker.handIn(await upload('late'), () => {})).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', status: 503 });
  expect(messages).toEqual([ended]);
});

it('says why a workspace cannot be opened, each time it is asked', async () => {
  const { log, messages } = createLog();
  const file = join(folder, 'no-folder');
  await writeFile(file, '');
  const worker = createHandInWorker({ store: file, writable: true }, log);
  const refused = { code: 'STORE_UNAVAILABLE', status: 503, retryable: true, message: 'The graph store cannot be reached.' };
  await expect(worker.open()).rejects.toMatchObject(refused);
  await expect(worker.handIn(await upload('none'), () => {})).rejects.toMatchObject(refused);
  await rm(file);
  const outcomes: string[] = [];
  await worker.handIn(await upload('some'), (event) => 'document' in event && outcomes.push(event.document.outcome));
  expect(outcomes).toEqual(['accepted']);
  await worker.close();
  expect(messages).toEqual([ended]);
});
