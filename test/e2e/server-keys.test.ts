/** Upload keys on a running server: asked for since the first, refused since they are revoked, never written down. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from '../support/dependency-track-clients.ts';
import { runHauberk } from '../support/run-hauberk.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';
import { bom } from '../support/temporary-workspace.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ env: { HAUBERK_LOG: 'trace' } });
});
afterAll(async () => {
  await server.end();
});

let count = 0;
const newBom = (): string => bom([{ name: `Part ${count++}` }], { root: `Unit ${count}` });
const upload = (headers: Readonly<Record<string, string>> = {}) =>
  call(`${server.url}/api/documents`, { method: 'POST', headers, body: newBom() });
const key = (...args: string[]) => runHauberk(['key', ...args, '--store', server.folder, '--json']);

describe('upload keys', () => {
  it('are asked of nobody while there is none; a stale one does no harm then', async () => {
    expect((await upload()).status).toBe(200);
    expect((await upload({ 'x-api-key': 'from the old server' })).status).toBe(200);
    const { code, out, err } = await key('list');
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('No key was ever made');
  });

  it('are needed for uploads once there is one, and for nothing else', async () => {
    const made = (await key('create', 'ci')).results[0] as Record<string, string>;
    const listed = (await key('list')).results;
    expect(listed).toEqual([{ id: made.id, name: 'ci', createdAt: made.createdAt, end: String(made.key).slice(-4) }]);
    const good = String(made.key);
    for (const headers of [{ 'x-api-key': good }, { authorization: `Bearer ${good}` }, { authorization: `bearer  ${good}` }]) {
      expect((await upload(headers)).status).toBe(200);
    }
    const wrong: Record<string, string>[] = [
      {},
      { 'x-api-key': '' },
      { 'x-api-key': 'x' },
      { 'x-api-key': `${good}x` },
      { authorization: `Basic ${good}` },
      { authorization: good },
    ];
    for (const headers of wrong) {
      const answer = await upload(headers);
      expect([headers, answer.status, answer.body.code]).toEqual([headers, 401, 'KEY_REFUSED']);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
    const problem = await call(`${server.url}/api/v1/project`);
    expect([problem.status, problem.type]).toEqual([401, 'application/problem+json; charset=utf-8']);
    expect((await ask(server.url, '{ documents { totalCount } }')).errors).toBeUndefined();
    expect((await call(`${server.url}/api/version`)).status).toBe(200);
  });

  it('are refused at once when they are revoked, the last one too', async () => {
    const made = (await key('create', 'short')).results[0] as Record<string, string>;
    const headers = { 'x-api-key': String(made.key) };
    expect((await upload(headers)).status).toBe(200);
    expect((await key('revoke', 'short')).code).toBe(0);
    expect((await upload(headers)).status).toBe(401);
    const last = await runHauberk(['key', 'revoke', 'ci', '--store', server.folder]);
    expect([last.code, last.err]).toEqual([0, expect.stringContaining('uploads are refused')]);
    expect((await upload()).status).toBe(401);
    expect((await key('revoke', 'nobody')).code).toBe(3);
    expect((await key('create', ' ')).code).toBe(2);
  });

  it('that are wrong too often are not looked at for a while; others still are', async () => {
    const good = String((await key('create', 'good')).results[0]?.key);
    const guess = `${good.slice(0, -4)}AAAA`;
    const other = String((await key('create', 'other')).results[0]?.key);
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) statuses.push((await upload({ 'x-api-key': guess })).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const limited = await upload({ 'x-api-key': good });
    expect([limited.status, limited.body.retryable]).toEqual([429, true]);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await upload({ 'x-api-key': other })).status).toBe(200);
  });

  it('are in no log, however much is logged', async () => {
    expect(server.errors()).not.toMatch(/hauberk_[0-9a-f]{8}_/);
  });
});
