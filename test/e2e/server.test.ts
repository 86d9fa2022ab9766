/** The server as it is started: what it answers before anything is asked, how it ends, when it does not start. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, failToStart, type RunningServer, send, startServer } from '../support/running-server.ts';
import { temporaryFolder } from '../support/temporary-workspace.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.end();
});

describe('the running server', () => {
  it('says that it lives and that it is ready', async () => {
    const alive = await fetch(`${server.url}/healthz`);
    expect([alive.status, await alive.json()]).toEqual([200, { status: 'ok' }]);
    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ok', store: 'embedded' }]);
  });

  it('has filled the empty store with the example programme', async () => {
    const { data } = await ask(server.url, '{ documents { totalCount } programmes { nodes { name } } }');
    expect(data).toEqual({ documents: { totalCount: 19 }, programmes: { nodes: [{ name: 'Paper Kestrel' }] } });
  });

  it('gives metrics with the routes that were asked for, and no path of a stranger', async () => {
    await fetch(`${server.url}/nothing-${Math.random()}`);
    const response = await fetch(`${server.url}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    expect(text).toContain('hauberk_http_request_duration_seconds_count{method="GET",route="/healthz",status="200"}');
    expect(text).toContain('route="other",status="404"');
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toContain('nothing-');
  });

  it('gives the pages at / and the query page at /graphql, whose scripts are its own', async () => {
    const root = await send(server.port, '/');
    expect([root.status, root.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
    for (const [tag] of root.body.matchAll(/<script\b[^>]*>/g)) expect(tag).toMatch(/ src="\/assets\/[\w.-]+\.js"/);
    for (const accept of ['text/html,application/xhtml+xml,*/*;q=0.8', '*/*']) {
      const page = await send(server.port, '/graphql', { accept });
      expect(page.status).toBe(200);
      expect(page.headers['content-type']).toContain('text/html');
      const scripts = [...page.body.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
      expect(scripts.length).toBeGreaterThan(0);
      for (const tag of scripts) expect(tag).toMatch(/ src="\/graphiql\/assets\/[\w.-]+\.js"/);
      expect(page.body).not.toMatch(/(?:src|href)="(?!\/graphiql\/|data:,")/);
      expect(page.body).not.toMatch(/<style|\son\w+=/);
      const source = / src="([^"]+)"/.exec(scripts[0] as string)?.[1] as string;
      const script = await send(server.port, source);
      expect(script.headers['content-type']).toContain('javascript');
      expect(script.headers['cache-control']).toContain('immutable');
    }
  });

  it('answers with a strict policy and without saying what it is built with', async () => {
    for (const path of ['/healthz', '/graphql', '/nothing', '/api/documents/0']) {
      const { headers } = await send(server.port, path, { accept: 'text/html' });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("style-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });

  it('answers what is not there with a code', async () => {
    const response = await fetch(`${server.url}/api/nothing`);
    expect([response.status, await response.json()]).toEqual([
      404,
      { code: 'NOT_FOUND', message: 'There is nothing here.', retryable: false },
    ]);
  });
});

describe('ending and starting', () => {
  it('ends with 0 on SIGTERM and on SIGINT, kept-alive connections or not', async () => {
    const folder = await temporaryFolder();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const one = await startServer({ folder });
      expect((await fetch(`${one.url}/healthz`)).status).toBe(200);
      expect(await one.stop(signal)).toBe(0);
    }
    const last = await startServer({ folder });
    const { data } = await ask(last.url, '{ documents { totalCount } }');
    expect(data.documents.totalCount).toBe(19);
    expect(await last.end()).toBe(0);
  });

  it('ends when npm, which started it, is told to', async () => {
    const folder = await temporaryFolder();
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const env = { ...process.env, HAUBERK_STORE: folder, HAUBERK_PORT: '0', HAUBERK_HOST: '', HAUBERK_DATA: '' };
    const npm = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] });
    const url = await new Promise<string>((resolve, reject) => {
      createInterface({ input: npm.stdout }).on('line', (line) => {
        const found = /http:\/\/\S+/.exec(line);
        if (found !== null) resolve(found[0]);
      });
      npm.once('close', () => reject(new Error('npm start ended')));
    });
    expect((await fetch(`${url}healthz`)).status).toBe(200);
    npm.kill('SIGTERM');
    // The stream is the server's too: it closes when both have ended.
    await once(npm, 'close');
    await expect(fetch(`${url}healthz`)).rejects.toThrow();
    await rm(folder, { recursive: true });
  });

  it('refuses a host that is not loopback, in plain words', async () => {
    for (const host of ['0.0.0.0', '::', '192.168.1.5', 'hauberk.example']) {
      const { code, errors } = await failToStart({ HAUBERK_HOST: host, HAUBERK_STORE: '/nowhere/at/all' });
      expect(code).toBe(2);
      expect(errors).toBe(`hauberk: Only loopback hosts are served while no account exists. HAUBERK_HOST is ${host}.\n`);
    }
  });

  it('says which variable is wrong, and not its value', async () => {
    const { code, errors } = await failToStart({ HAUBERK_PORT: 'secret', HAUBERK_STORE: '/nowhere/at/all' });
    expect(code).toBe(2);
    expect(errors).toContain('HAUBERK_PORT');
    expect(errors).not.toContain('secret');
  });

  it('says that its port is taken', async () => {
    const folder = server.folder;
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const { code, errors } = await failToStart({ HAUBERK_PORT: port, HAUBERK_STORE: folder });
    await new Promise((resolve) => taken.close(resolve));
    expect(code).toBe(2);
    expect(errors).toContain('the port is taken');
  });

  it('ends with 4 when the store cannot be reached, without naming a password', async () => {
    const { code, errors } = await failToStart({
      HAUBERK_STORE: 'bolt://127.0.0.1:1',
      HAUBERK_DATA: await temporaryFolder(),
      HAUBERK_NEO4J_PASSWORD: 'p4ssw0rd',
    });
    expect(code).toBe(4);
    expect(errors).toMatch(/^hauberk: The graph store cannot be reached/);
    expect(errors).not.toContain('p4ssw0rd');
  });
});
