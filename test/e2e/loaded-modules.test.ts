/** What a started program has loaded, as V8 counts it: what reads documents is not there where none is read. */
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runHauberk } from '../support/run-hauberk.ts';
import { ask, startServer } from '../support/running-server.ts';
import { bom, temporaryFolder } from '../support/temporary-workspace.ts';

/** What reads bytes: not the limits and the names of countries, lists, columns and tables, which others ask for too. */
const reader =
  /^ingest\/(?!formats\/list-code\.)(?:(?:compressed|formats|json|mapping|spool|xlsx|xml)\/|(?:read|open)-document\.|delta-builder\.|sniff\.|tables\/read-table\.)/;

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}

/** Modules below `dist` that each process has loaded. */
function loaded(coverage: string): string[][] {
  return readdirSync(coverage).map((name) => {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as Coverage;
    return result.flatMap(({ url }) => url.split('/dist/')[1] ?? []);
  });
}

const readersIn = (modules: readonly string[]) => modules.filter((name) => reader.test(name));

it('a server that takes documents and answers questions has its readers in the process for hand-ins alone', async () => {
  const coverage = join(folder, 'server-coverage');
  const server = await startServer({ folder: join(folder, 'server'), env: { NODE_V8_COVERAGE: coverage } });
  const sent = await fetch(`${server.url}/api/documents`, { method: 'POST', body: bom([{ name: 'Bolt' }], { root: 'Rig' }) });
  expect(sent.status).toBe(200);
  const answer = await ask(
    server.url,
    '{ singleSources(first: 1) { edges { node { kind } } } documents(first: 1) { totalCount } }',
  );
  expect(answer.errors).toBeUndefined();
  expect(await server.stop()).toBe(0);
  const processes = loaded(coverage);
  const answering = processes.filter((modules) => modules.includes('server/http/app.js'));
  expect(answering.map(readersIn)).toEqual([[]]);
  const others = processes.filter((modules) => !answering.includes(modules));
  expect(others.flatMap(readersIn)).toContain('ingest/read-document.js');
});

it.each([
  [
    ['find', 'single-sources', '--json'],
    [0, 1],
  ],
  [['status', '--json'], [0]],
])('hauberk %j loads no reader', async (args, codes) => {
  const store = join(folder, 'server');
  const coverage = join(folder, `${args.join('-')}-coverage`);
  const { code, err } = await runHauberk([...args, '--store', store], { env: { NODE_V8_COVERAGE: coverage } });
  expect([codes.includes(code ?? -1), err.includes('bug')]).toEqual([true, false]);
  const modules = loaded(coverage).flat();
  expect(modules).toContain('app/workspace/workspace.js');
  expect(readersIn(modules)).toEqual([]);
});

it('hauberk withdraw, which writes and has nothing to read again, loads none either', async () => {
  const store = join(folder, 'server');
  const coverage = join(folder, 'withdraw-coverage');
  const { results } = await runHauberk(['ingest', '-', '--json', '--store', store], { input: bom([{ name: 'Nut' }]) });
  const sha256 = String(results[0]?.sha256);
  const run = await runHauberk(['withdraw', sha256, '--reason', 'wrong', '--json', '--store', store], {
    env: { NODE_V8_COVERAGE: coverage },
  });
  expect(run.code).toBe(0);
  const modules = loaded(coverage).flat();
  expect(modules).toContain('app/documents/withdraw.js');
  expect(readersIn(modules)).toEqual([]);
});
