/** A server that starts answers at once, and says that it is ready when its first pages are prepared. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { generateDocument } from '../../bench/generate.ts';
import { openEmbeddedStore } from '../../graph/store/embedded/embedded-store.ts';
import { temporaryFolder } from '../support/temporary-workspace.ts';

const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
/** Of a thousand items each: what they ask takes seconds, a probe milliseconds. */
const documents = 20;
let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  const store = await openEmbeddedStore(folder);
  for (let index = 0; index < documents; index++) {
    const { handIn, delta } = generateDocument(index, documents);
    await store.append(handIn, delta);
  }
  await store.close();
});
afterAll(async () => await rm(folder, { recursive: true }));

/** Gives it once it has told its log where it listens; `lines` are those of its standard output. */
async function listening() {
  const env = {
    ...process.env,
    HAUBERK_STORE: folder,
    HAUBERK_PORT: '0',
    HAUBERK_HOST: '',
    HAUBERK_DATA: '',
    HAUBERK_LOG: 'info',
  };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /"address":"([^"]+)"/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error('the server ended')));
  });
  const get = async (path: string) => {
    const response = await fetch(new URL(path, address), { headers: { connection: 'close' } });
    return [response.status, await response.json()];
  };
  return { child, ended, lines, get, address };
}

it('is alive, then ready, and says so', async () => {
  const { child, ended, lines, get, address } = await listening();
  expect(await get('/healthz')).toEqual([200, { status: 'ok' }]);
  expect(await get('/readyz')).toEqual([503, expect.objectContaining({ code: 'SERVER_NOT_READY', retryable: true })]);
  expect(lines).toEqual([]);
  await expect.poll(() => lines, { timeout: 60_000 }).toEqual([`Hauberk answers on ${address}`]);
  expect(await get('/readyz')).toEqual([200, { status: 'ok', store: 'embedded' }]);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

it('ends when it is told to before it is ready, and never says that it is', async () => {
  const { child, ended, lines } = await listening();
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(lines).toEqual([]);
});
