/** Several processes on one folder: what one acknowledged, the next answer of every other shows. */
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHauberk } from '../support/run-hauberk.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';
import { bom, temporaryFolder } from '../support/temporary-workspace.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const unit = (name: string, parts = 1): string =>
  bom(
    Array.from({ length: parts }, (_, i) => ({ name: `${name} part ${i}`, manufacturer: `${name} maker ${i}` })),
    { root: name },
  );

async function post(server: RunningServer, text: string): Promise<{ outcome: string; sha256: string }> {
  const response = await fetch(`${server.url}/api/documents`, { method: 'POST', body: text });
  expect(response.status).toBe(200);
  return (await response.json()) as { outcome: string; sha256: string };
}

async function documentsOf(server: RunningServer): Promise<string[]> {
  const { data } = await ask(server.url, '{ documents(first: 500) { nodes { sha256 } } }');
  return data.documents.nodes.map(({ sha256 }) => String(sha256));
}

async function itemCount(server: RunningServer): Promise<number> {
  const { data } = await ask(server.url, '{ items { totalCount } }');
  return Number(data.items.totalCount);
}

describe('one embedded folder', () => {
  it('is one store for two servers and the command line', async () => {
    const one = await startServer({ folder });
    const two = await startServer({ folder });
    const before = await itemCount(two);
    expect(await itemCount(one)).toBe(before);

    const { sha256 } = await post(one, unit('First'));
    expect(await documentsOf(two)).toContain(sha256);
    expect(await itemCount(two)).toBe(before + 2);
    expect((await post(two, unit('First'))).outcome).toBe('duplicate');

    const path = join(folder, 'second.json');
    await writeFile(path, unit('Second'));
    const ingested = await runHauberk(['ingest', path, '--json', '--store', folder]);
    expect(ingested.code).toBe(0);
    for (const server of [one, two]) {
      expect(await documentsOf(server)).toContain(ingested.results[0]?.sha256);
      expect(await itemCount(server)).toBe(before + 4);
    }

    const withdrawn = await runHauberk(['withdraw', sha256, '--reason', 'a test', '--store', folder]);
    expect(withdrawn.code).toBe(0);
    for (const server of [one, two]) expect(await itemCount(server)).toBe(before + 2);
    // It stays evidence of earlier views.
    expect((await fetch(`${one.url}/api/documents/${sha256}`)).status).toBe(200);

    const purged = await runHauberk(['purge', sha256, '--reason', 'a test', '--store', folder]);
    expect(purged.code).toBe(0);
    for (const server of [one, two]) expect((await fetch(`${server.url}/api/documents/${sha256}`)).status).toBe(404);
    expect([await one.stop(), await two.stop()]).toEqual([0, 0]);
  });

  it('takes what two servers hand in at the same time', async () => {
    const [one, two] = await Promise.all([startServer({ folder }), startServer({ folder })]);
    const before = (await documentsOf(one)).length;
    const names = Array.from({ length: 20 }, (_, i) => `Unit ${i}`);
    const results = await Promise.all(names.map((name, i) => post(i % 2 === 0 ? one : two, unit(name))));
    expect(results.map(({ outcome }) => outcome)).toEqual(names.map(() => 'accepted'));
    for (const server of [one, two]) {
      const kept = await documentsOf(server);
      expect(kept).toHaveLength(before + names.length);
      expect(kept).toEqual(expect.arrayContaining(results.map(({ sha256 }) => sha256)));
    }
    expect(await Promise.all([one.stop(), two.stop()])).toEqual([0, 0]);
  });
});

describe('SIGTERM while documents are handed in', () => {
  it('loses none that was acknowledged, and ends with 0', async () => {
    const server = await startServer({ folder });
    const acknowledged: string[] = [];
    let stopped: Promise<number | null> | undefined;
    const uploads = Array.from({ length: 40 }, async (_, i) => {
      const response = await fetch(`${server.url}/api/documents`, { method: 'POST', body: unit(`Stopped ${i}`, 30) });
      const { outcome, sha256 } = (await response.json()) as { outcome: string; sha256: string };
      if (response.status === 200 && outcome === 'accepted') acknowledged.push(sha256);
      stopped ??= server.stop();
    });
    await Promise.allSettled(uploads);
    expect(await stopped).toBe(0);
    expect(acknowledged.length).toBeGreaterThan(0);
    const again = await startServer({ folder });
    expect(await documentsOf(again)).toEqual(expect.arrayContaining(acknowledged));
    expect(await again.stop()).toBe(0);
    const status = await runHauberk(['status', '--json', '--store', folder]);
    expect(status.code).toBe(0);
  });
});

describe('SIGTERM while an upload hangs', () => {
  it('ends with 0 when the grace is over', async () => {
    const server = await startServer({ folder });
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.on('error', () => undefined);
    socket.write(`POST /api/documents HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{`);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const stopped = server.stop();
    await once(socket, 'close');
    expect(await stopped).toBe(0);
  });
});

describe('a first start that is cut short', () => {
  it('is finished by the next: the example is whole', async () => {
    const fresh = await temporaryFolder();
    const whole = await startServer();
    const expected = await documentsOf(whole);
    // Its first document alone, handed in as the example does it: what a start that was killed early leaves.
    const { handInExample } = await import('../../app/documents/example.ts');
    const { localReader } = await import('../../app/workspace/reader.ts');
    const { composeWorkspace, exampleFolder } = await import('../../server/compose.ts');
    const workspace = await composeWorkspace({ store: fresh, writable: true });
    let writes = 0;
    const cut = {
      ...workspace,
      store: workspace.store,
      evidence: workspace.evidence,
      rules: workspace.rules,
      now: workspace.now,
      view: workspace.view.bind(workspace),
      close: workspace.close.bind(workspace),
      write: <T>(work: () => Promise<T>): Promise<T> =>
        ++writes > 3 ? Promise.reject(new Error('killed')) : workspace.write(work),
    };
    await expect(handInExample(cut, localReader, exampleFolder)).rejects.toThrow('killed');
    await workspace.close();
    const again = await startServer({ folder: fresh });
    expect(await documentsOf(again)).toEqual(expected);
    await Promise.all([whole.end(), again.end()]);
  });
});
