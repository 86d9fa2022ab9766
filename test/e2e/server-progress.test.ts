/** Progress of an upload: followed as events from before its first byte, and after its end. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from '../support/dependency-track-clients.ts';
import { type RunningServer, send, startServer } from '../support/running-server.ts';
import { bom } from '../support/temporary-workspace.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.end();
});

interface Event {
  readonly stage: string;
  readonly data: Record<string, unknown>;
}

/** Events until the server ends them; `begun` when it has begun to send. */
async function follow(id: string): Promise<{ events: Promise<Event[]>; type: string | null }> {
  const response = await fetch(`${server.url}/api/documents/progress/${id}`);
  const events = response.text().then((text) =>
    [...text.matchAll(/^event: (\w+)\ndata: (.*)\n$/gm)].map(([, stage, data]) => ({
      stage: stage as string,
      data: JSON.parse(data as string) as Record<string, unknown>,
    })),
  );
  return { events, type: response.headers.get('content-type') };
}

const parts = Array.from({ length: 400 }, (_, i) => ({ name: `Part ${i}` }));

describe('progress', () => {
  it('is told from the first byte to the end, to who follows before', async () => {
    const { events, type } = await follow('upload-of-mine');
    expect(type).toBe('text/event-stream');
    const form = new FormData();
    form.append('file', new Blob([bom(parts, { root: 'One' })]), 'one.json');
    form.append('file', new Blob(['nonsense']), 'two.json');
    const answer = await call(`${server.url}/api/documents?progress=upload-of-mine`, { method: 'POST', body: form });
    expect(answer.status).toBe(422);
    const told = await events;
    expect(told.map(({ stage }) => stage)).toEqual([
      'receiving',
      'waiting',
      ...['reading', 'keeping', 'storing', 'document'],
      ...['reading', 'document'],
      'end',
    ]);
    expect(told.filter(({ stage }) => stage === 'document').map(({ data }) => data)).toEqual([
      { path: 'one.json', sha256: answer.body[0].sha256, outcome: 'accepted', document: 1, of: 2 },
      { path: 'two.json', sha256: answer.body[1].sha256, outcome: 'rejected', document: 2, of: 2 },
    ]);
    expect(told.at(-1)?.data).toEqual({ ok: true });
    expect(await (await follow('upload-of-mine')).events).toEqual([{ stage: 'end', data: { ok: true } }]);
  });

  it('says how much has come, and that a token is being processed meanwhile', async () => {
    const { events } = await follow('slow-upload');
    const body = JSON.stringify({ projectName: 'Slow', autoCreate: 'true', bom: Buffer.from(bom(parts)).toString('base64') });
    const status = new Promise<number>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': body.length };
      const options = { port: server.port, host: '127.0.0.1', method: 'PUT', path: '/api/v1/bom?progress=slow-upload', headers };
      const sent = request(options, (response) => resolve(response.resume().statusCode ?? 0)).once('error', reject);
      sent.write(body.slice(0, 10_000));
      setTimeout(() => sent.write(body.slice(10_000, 20_000)), 600);
      setTimeout(() => sent.end(body.slice(20_000)), 1_300);
    });
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect((await call(`${server.url}/api/v1/event/token/slow-upload`)).body).toEqual({ processing: true });
    const again = await call(`${server.url}/api/documents?progress=slow-upload`, { method: 'POST', body: 'x' });
    expect([again.status, again.body.code]).toEqual([400, 'INPUT_INVALID']);
    expect(await status).toBe(200);
    expect((await call(`${server.url}/api/v1/event/token/slow-upload`)).body).toEqual({ processing: false });
    const receiving = (await events).filter(({ stage }) => stage === 'receiving').map(({ data }) => data);
    expect(receiving.length).toBeGreaterThan(1);
    expect(receiving.every(({ of }) => of === body.length)).toBe(true);
    expect(Number(receiving.at(-1)?.bytes)).toBeGreaterThan(9_000);
  });

  it('says why an upload came to nothing', async () => {
    const { events } = await follow('refused-upload');
    await call(`${server.url}/api/documents?progress=refused-upload&dated=soon`, { method: 'POST', body: bom(parts) });
    expect((await events).at(-1)).toEqual({
      stage: 'end',
      data: { ok: false, code: 'INPUT_INVALID', message: expect.stringContaining('dated') },
    });
  });

  it('has ids of one form', async () => {
    for (const id of ['short', 'x'.repeat(65), 'with%20blank%20in']) {
      expect((await send(server.port, `/api/documents/progress/${id}`)).status).toBe(400);
      expect((await send(server.port, `/api/documents?progress=${id}`, {}, 'POST', 'x')).status).toBe(400);
    }
  });

  it('does not keep the server from stopping', async () => {
    const other = await startServer();
    const followed = fetch(`${other.url}/api/documents/progress/never-to-come`).then((response) => response.text());
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await other.end()).toBe(0);
    expect(await followed).toContain('"stopping":true');
  });
});
