/** The command line at a running server, and what it says while it works. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHauberk } from '../support/run-hauberk.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';
import { bom } from '../support/temporary-workspace.ts';

let server: RunningServer;
let folder: string;
let key: string;
beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), 'hauberk-cli-server-'));
  const made = await runHauberk(['key', 'create', 'desk', '--store', server.folder]);
  key = made.out.trim();
});
afterAll(async () => {
  await server.end();
  await rm(folder, { recursive: true });
});

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => runHauberk(args, { cwd: folder, env });

describe('hauberk ingest --server', () => {
  it('gives what the server made of each document, as it does at a store', async () => {
    await mkdir(join(folder, 'in'));
    await writeFile(
      join(folder, 'in', 'a.json'),
      bom([{ name: 'Far part' }], { root: 'Far unit', timestamp: '2026-02-03T00:00:00Z' }),
    );
    await writeFile(join(folder, 'in', 'b.csv'), 'item,supplier,site\nFar part,Far maker,Far works\n');
    await writeFile(join(folder, 'in', 'c.txt'), 'nonsense');
    const options = ['in', '--programme', 'Far', '--series', 'S', '--releasable-to', 'us,gb', '--json'];
    const far = await run(['ingest', ...options, '--server', server.url, '--api-key', key]);
    const near = await run(['ingest', ...options, '--store', 'near']);
    const comparable = (results: typeof far.results) => results.map(({ ms, ...rest }) => (Number(ms) >= 0 ? rest : ms));
    expect(comparable(far.results)).toEqual(comparable(near.results));
    expect([far.code, far.err]).toEqual([3, '2 accepted, 0 duplicate, 1 rejected\n']);
    const { data } = await ask(server.url, '{ documents(first: 500) { nodes { path programme series } } }');
    const placed = data.documents.nodes.filter(({ programme }) => String(programme) === 'Far');
    expect(placed.map(({ path, series }) => [path, series]).toSorted()).toEqual([
      ['in/a.json', 'S/a.json'],
      ['in/b.csv', 'S/b.csv'],
    ]);
  });

  it('takes the key from the environment, and says when it is none', async () => {
    const at = ['ingest', 'in/a.json', '--server', server.url];
    expect((await run(at, { HAUBERK_API_KEY: key })).code).toBe(0);
    for (const wrong of [{}, { HAUBERK_API_KEY: 'wrong' }]) {
      const { code, out, err } = await run(at, wrong);
      expect([code, out, err]).toEqual([2, '', expect.stringContaining('An upload key is needed')]);
    }
  });

  it('says when there is no server, or the request is wrong', async () => {
    expect((await run(['ingest', 'in/a.json', '--server', 'http://127.0.0.1:1'])).code).toBe(4);
    expect((await run(['ingest', 'in/a.json', '--server', `${server.url}/graphql`, '--api-key', key])).code).toBe(2);
    expect((await run(['ingest', 'in/a.json', '--server', 'localhost'])).code).toBe(2);
    expect((await run(['ingest', 'in/a.json', '--server', server.url, '--store', 'near'])).code).toBe(2);
  });
});

describe('progress of a command', () => {
  it('is a line a stage of a large document, where no person looks', async () => {
    await writeFile(join(folder, 'large.json'), bom([{ name: 'x' }], { root: 'Large' }).padEnd(17 * 1024 * 1024));
    const { err } = await run(['ingest', 'large.json', '--store', 'large']);
    expect(err.split('\n')).toEqual([
      'reading large.json (17 MB)',
      'keeping large.json (17 MB)',
      'storing large.json (17 MB)',
      '1 accepted, 0 duplicate, 0 rejected',
      '',
    ]);
    expect((await run(['ingest', 'large.json', '--store', 'large', '-q'])).err).toBe('');
  });

  it('is a line for every hundred documents, handed in or read again', async () => {
    await mkdir(join(folder, 'many'));
    for (let i = 0; i < 201; i++) await writeFile(join(folder, 'many', `${i}.json`), bom([{ name: `p${i}` }], { root: `u${i}` }));
    const handed = await run(['ingest', 'many', '--store', 'many-store']);
    expect(handed.err.split('\n').slice(0, 3)).toEqual([
      '100 of 201 documents',
      '200 of 201 documents',
      '201 accepted, 0 duplicate, 0 rejected',
    ]);
    expect((await run(['rebuild', '--store', 'many-store'])).err).toBe('100 of 201 hand-ins\n200 of 201 hand-ins\n');
  });
});
