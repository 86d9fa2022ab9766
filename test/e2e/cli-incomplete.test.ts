/** What was not compared with all entries is said on standard error by whatever rests on it, and by the server. All parties are fictional. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mostCompared } from '../../graph/screening/matching/list-index-screen.ts';
import { type Run, runHauberk } from '../support/run-hauberk.ts';
import { ask, startServer } from '../support/running-server.ts';
import { bom, temporaryFolder } from '../support/temporary-workspace.ts';

let folder: string;
const run = (...args: string[]): Promise<Run> => runHauberk([...args, '--store', 'store'], { cwd: folder });
/** More entries of one name than an index compares: others share no more than these. */
const many = Array.from({ length: mostCompared + 100 }, (_, i) => `OFAC SDN,Ibis Trust ${i},RU,Zemlya Foundry`);
const lists = (...more: string[]) => ['list,organization,organization_country,aliases', ...many, ...more].join('\n');
const files = {
  'january.csv': lists(),
  'march.csv': lists('OFAC SDN,Heron Optics,DE,'),
  'bom.json': bom([{ name: 'Motor', manufacturer: 'Zemlya Foundri' }]),
};

beforeAll(async () => {
  folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await run('ingest', 'january.csv', '--series', 'listings', '--dated', '2026-01-10');
  await run('ingest', 'march.csv', '--series', 'listings', '--dated', '2026-03-10');
  await run('ingest', 'bom.json', '--programme', 'P');
});
afterAll(async () => await rm(folder, { recursive: true }));

const said = 'screening-incomplete: the names of one party were not compared with all entries';

it('is said by decisions, the queue and the changes of a list', async () => {
  for (const args of [['decisions'], ['decisions', '--queue'], ['lists', 'changes', '--series', 'listings']])
    expect((await run(...args)).err, args.join(' ')).toContain(said);
});

it('is said over GraphQL', async () => {
  const server = await startServer({ folder: join(folder, 'store') });
  const remarks = '{ diagnostics { code } }';
  const { data, errors } = await ask(
    server.url,
    `{ decisions ${remarks} decisionQueue ${remarks} listChanges(series: "listings") ${remarks} }`,
  ).finally(() => server.end());
  expect(errors).toBeUndefined();
  for (const name of ['decisions', 'decisionQueue', 'listChanges'])
    expect(JSON.stringify(data[name]), name).toContain('screening-incomplete');
});
