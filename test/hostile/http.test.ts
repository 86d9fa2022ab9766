/** What others may try over HTTP: foreign names, foreign pages, bodies that break off or never come. */
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningServer, send, startServer } from '../support/running-server.ts';
import { bom, temporaryFolder } from '../support/temporary-workspace.ts';

let server: RunningServer;
/** Where the server keeps uploads until they are whole. */
let spool: string;
beforeAll(async () => {
  spool = await temporaryFolder();
  server = await startServer({ env: { TMPDIR: spool } });
});
afterAll(async () => {
  expect(await server.end()).toBe(0);
  await vi.waitFor(async () => expect(await readdir(spool)).toEqual([]), { timeout: 10_000 });
  await rm(spool, { recursive: true });
});

/** Whatever was tried: the next request is answered, and nothing was taken for a bug. */
afterEach(async () => {
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect(server.errors()).not.toMatch(/"level":50|unhandled/i);
});

describe('a foreign name', () => {
  it('is not served, whatever is asked', async () => {
    const names = [
      'hauberk.example',
      'hauberk.example:4000',
      '127.0.0.1.hauberk.example',
      'localhost.hauberk.example',
      'localhost.',
      '127.0.0.1@hauberk.example',
      '0.0.0.0',
      '10.0.0.1',
      '[::2]',
      '1270.0.0.1',
    ];
    for (const host of names) {
      for (const path of ['/', '/graphql', '/healthz', '/metrics', '/api/documents/0', '/nothing']) {
        const { status, body, headers } = await send(server.port, path, { host });
        expect([host, path, status]).toEqual([host, path, 421]);
        expect(JSON.parse(body)).toEqual({
          code: 'HOST_REFUSED',
          message: 'Only loopback hosts are served while no account exists.',
          retryable: false,
        });
        expect(headers['x-powered-by']).toBeUndefined();
      }
    }
  });

  it('that is this machine is served', async () => {
    for (const host of [
      'localhost',
      `localhost:${server.port}`,
      'LOCALHOST',
      `127.0.0.1:${server.port}`,
      '127.0.0.5',
      '[::1]:80',
    ]) {
      expect([host, (await send(server.port, '/healthz', { host })).status]).toEqual([host, 200]);
    }
  });
});

describe('a page of another origin', () => {
  it('may not send, and is given no permission to read', async () => {
    const host = `127.0.0.1:${server.port}`;
    const origins = [
      'http://hauberk.example',
      'https://127.0.0.1',
      'null',
      `http://localhost:${server.port}`,
      `http://127.0.0.1:${server.port + 1}`,
      `http://${host}.hauberk.example`,
    ];
    for (const origin of origins) {
      for (const [method, path] of [
        ['POST', '/graphql'],
        ['POST', '/api/documents'],
        ['GET', '/api/reports/gap.json'],
        ['OPTIONS', '/graphql'],
      ] as const) {
        const { status, headers, body } = await send(server.port, path, { host, origin }, method);
        expect([origin, path, status]).toEqual([origin, path, 403]);
        expect(JSON.parse(body)).toMatchObject({ code: 'ORIGIN_REFUSED' });
        expect(headers['access-control-allow-origin']).toBeUndefined();
      }
    }
  });

  it('of its own may', async () => {
    const host = `localhost:${server.port}`;
    const body = '{"query":"{ __typename }"}';
    const headers = { host, origin: `http://${host}`, 'content-type': 'application/json' };
    expect((await send(server.port, '/graphql', headers, 'POST', body)).status).toBe(200);
  });
});

async function open(): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

function head(headers: readonly string[]): string {
  return ['POST /api/documents HTTP/1.1', `Host: 127.0.0.1:${server.port}`, ...headers, '', ''].join('\r\n');
}

const formType = 'Content-Type: multipart/form-data; boundary=edge';
const filePart = '--edge\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n';

async function answerTo(socket: Socket): Promise<{ status: number; text: string }> {
  let text = '';
  for await (const part of socket.setEncoding('utf8') as AsyncIterable<string>) text += part;
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]), text };
}

async function sendRaw(text: string): Promise<{ status: number; text: string }> {
  const socket = await open();
  socket.write(text);
  return await answerTo(socket);
}

const whole = (body: string, ...headers: readonly string[]): string =>
  head(['Connection: close', `Content-Length: ${Buffer.byteLength(body)}`, ...headers]) + body;

describe('a body that breaks off', () => {
  it('is forgotten: raw, in a field, in a file, before the first part', async () => {
    const beginnings = [
      `${head(['Content-Length: 1000'])}{"bomFormat":`,
      `${head(['Transfer-Encoding: chunked'])}5\r\n{"bom\r\n`,
      `${head(['Content-Length: 1000', formType]) + filePart}{"bomFormat":`,
      `${head(['Content-Length: 1000', formType])}--edge\r\nContent-Disposition: form-data; name="programme"\r\n\r\nKes`,
      `${head(['Content-Length: 1000', formType])}--ed`,
      head(['Content-Length: 1000', formType]),
    ];
    for (const beginning of beginnings) {
      const socket = await open();
      socket.write(beginning);
      // An answer on another connection comes after the server has seen what was written before on this one.
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      socket.destroy();
      await once(socket, 'close');
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    }
  });

  it('keeps nobody else waiting', async () => {
    const slow = await Promise.all(Array.from({ length: 20 }, open));
    for (const socket of slow) socket.write(`${head(['Content-Length: 100000', formType]) + filePart}{`);
    const text = bom([{ name: 'Quick part' }], { root: `Quick unit` });
    const response = await fetch(`${server.url}/api/documents`, { method: 'POST', body: text });
    expect([response.status, ((await response.json()) as { outcome: string }).outcome]).toEqual([200, 'accepted']);
    for (const socket of slow) socket.destroy();
  });
});

describe('a form that is none', () => {
  it('is answered with what is wrong', async () => {
    const forms = [
      whole('', 'Content-Type: multipart/form-data'),
      whole('', 'Content-Type: multipart/form-data; boundary='),
      whole('no boundary at all', formType),
      whole(`${filePart}never closed`, formType),
      whole('--edge\r\nContent-Disposition: form-data; name="file"; filename="\u0001"\r\n\r\nx\r\n--edge--\r\n', formType),
      whole(`--edge\r\n${'X-Header: y\r\n'.repeat(5000)}\r\nx\r\n--edge--\r\n`, formType),
      whole('--edge--\r\n', formType),
    ];
    for (const form of forms) {
      const { status, text } = await sendRaw(form);
      expect([form.slice(0, 300), status]).toEqual([form.slice(0, 300), 400]);
      expect(text).toContain('"code":"INPUT_INVALID"');
    }
  });

  it('may not have endless fields, parts or names', async () => {
    const field = (value: string) => `--edge\r\nContent-Disposition: form-data; name="marking"\r\n\r\n${value}\r\n`;
    const empty = `${filePart}\r\n`;
    for (const body of [field('x').repeat(60), field('x'.repeat(70_000)), empty.repeat(501)]) {
      const { status, text } = await sendRaw(whole(`${body}--edge--\r\n`, formType));
      expect(status).toBe(413);
      expect(text).toContain('"code":"INPUT_TOO_LARGE"');
    }
  });

  it('may not call its fields what every object has, and goes on as any other that names what nobody knows', async () => {
    const part = '--edge\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n{"programme":"x"}\r\n';
    const document = bom([{ name: 'Odd part' }], { root: 'Odd unit' });
    const { status, text } = await sendRaw(whole(`${part}${filePart}${document}\r\n--edge--\r\n`, formType));
    expect(status).toBe(400);
    expect(text).toContain('__proto__');
    const next = await sendRaw(whole(`${filePart}${document}\r\n--edge--\r\n`, formType));
    expect(next.status).toBe(200);
    expect(next.text).toContain('"outcome":"accepted"');
  });
});

describe('a request that is none', () => {
  it('is closed', async () => {
    for (const text of [
      '\r\n\r\n\u0000\u0001\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: ${'x'.repeat(20_000)}\r\n\r\n`,
    ]) {
      expect((await sendRaw(text)).status).toBeGreaterThanOrEqual(400);
    }
    const twice = `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect((await sendRaw(twice)).status).toBe(400);
    expect((await sendRaw('GET /healthz HTTP/1.0\r\n\r\n')).status).toBe(421);
  });

  it('has a path that leads nowhere', async () => {
    for (const path of [
      '/graphiql/../../package.json',
      '/graphiql/%2e%2e/%2e%2e/package.json',
      '/graphiql/assets/%00',
      '//evil.example/',
      '/.env',
    ]) {
      const { status, body } = await send(server.port, path);
      expect([path, status >= 400 && status < 500]).toEqual([path, true]);
      expect(body).not.toContain('devDependencies');
    }
  });
});
