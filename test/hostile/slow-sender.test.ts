/** Senders that never finish: one byte after another, in the head or in the body. Each is cut off in time, and holds up nobody. */
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { close, createHttpServer, listen } from '../../server/http/listen.ts';
import { composedApp } from '../support/composed-app.ts';
import { bom, type TemporaryWorkspace, temporaryFolder, temporaryWorkspace } from '../support/temporary-workspace.ts';

let temporary: TemporaryWorkspace;
let server: Server;
let url: URL;
let spool: string;
const { TMPDIR } = process.env;
beforeAll(async () => {
  temporary = await temporaryWorkspace();
  spool = await temporaryFolder();
  process.env.TMPDIR = spool;
  const app = await composedApp(temporary.workspace, spool);
  server = createHttpServer(app, { head: 400, request: 800, interval: 50 });
  url = new URL(await listen(server, '127.0.0.1', 0));
});
afterAll(async () => {
  await close(server);
  // An upload is taken away when its request has ended, which its connection does not wait for.
  await vi.waitFor(async () => expect(await readdir(spool)).toEqual([]), { timeout: 10_000 });
  await temporary.close();
  await rm(spool, { recursive: true });
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
});

/** Sends `at once`, then one byte at a time for as long as it is let; gives what was answered until the end. */
async function trickle(atOnce: string): Promise<string> {
  const socket = connect(Number(url.port), url.hostname);
  await once(socket, 'connect');
  let answer = '';
  socket.setEncoding('latin1').on('data', (part: string) => {
    answer += part;
  });
  // Writing to whom has hung up is an error too.
  socket.on('error', () => undefined);
  socket.write(atOnce);
  const byte = setInterval(() => socket.write('x'), 20);
  await once(socket, 'close');
  clearInterval(byte);
  return answer;
}

const head = (...headers: string[]) => ['POST /api/documents HTTP/1.1', `Host: ${url.host}`, ...headers, '', ''].join('\r\n');
const part = '--edge\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n';

it('is cut off in the head, in a body, in chunks and in a form, while others are served', async () => {
  const slow = [
    head('X-Slow: ').trimEnd(),
    head('Content-Length: 1000000'),
    `${head('Transfer-Encoding: chunked')}fffff\r\n`,
    `${head('Content-Length: 1000000', 'Content-Type: multipart/form-data; boundary=edge')}${part}`,
    `${head('Content-Length: 1000000', 'Content-Type: multipart/form-data; boundary=edge')}--ed`,
  ].flatMap((start) => Array.from({ length: 10 }, () => trickle(start)));
  const response = await fetch(new URL('/api/documents', url), { method: 'POST', body: bom([{ name: 'Quick' }]) });
  expect(await response.json()).toMatchObject({ outcome: 'accepted' });
  for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect((await fetch(new URL('/readyz', url))).status).toBe(200);
  expect((await temporary.workspace.evidence.handIns()).length).toBe(1);
});
