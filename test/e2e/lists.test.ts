/** Lists that live, as a user meets them: the command line and the server. All parties are fictional. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cslOf, type Listed, ofacXml } from '../support/list-edition.ts';
import { type Run, runHauberk } from '../support/run-hauberk.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';
import { bom, temporaryFolder } from '../support/temporary-workspace.ts';

const many: readonly Listed[] = Array.from({ length: 40 }, (_, i) => ({ id: i + 1, name: `LISTED PARTY ${i + 1}` }));
const supplied = bom(
  [3, 35, 41].map((id) => ({ name: `part ${id}`, manufacturer: `Listed Party ${id}` })),
  { timestamp: '2026-03-20T00:00:00Z' },
);
const editions = {
  'january.csv': cslOf(many),
  'march.csv': cslOf([...many.slice(0, 34), { id: 41, name: 'LISTED PARTY 41' }]),
  'broken.csv': cslOf(many.slice(0, 5)),
};

describe('hauberk lists', () => {
  let folder: string;
  const run = (...args: string[]): Promise<Run> => runHauberk([...args, '--store', 'store'], { cwd: folder });
  const ingest = (file: string, dated: string, ...more: string[]) =>
    run('ingest', file, '--series', 'csl', '--dated', dated, '--json', ...more);
  beforeAll(async () => {
    folder = await temporaryFolder();
    for (const [name, text] of Object.entries({ ...editions, 'bom.json': supplied })) await writeFile(join(folder, name), text);
    await run('ingest', 'bom.json', '--programme', 'P');
    await ingest('january.csv', '2026-01-10');
    await ingest('march.csv', '2026-03-10');
  });
  afterAll(async () => await rm(folder, { recursive: true }));

  it('says of each list how old it is on the day, and which are not loaded', async () => {
    const { code, results, err } = await run('lists', '--json');
    expect(code).toBe(0);
    expect(results.find((list) => list.code === 'SDN')).toMatchObject({
      entries: 35,
      dated: '2026-03-10',
      ageDays: 10,
      stale: true,
      failedLoad: null,
      documents: [{ path: 'march.csv', series: 'csl', dated: '2026-03-10' }],
    });
    expect(err).toContain('list-stale: list SDN is stale: the edition of 2026-03-10 is 10 days old on 2026-03-20');
    expect(err).toMatch(/list-not-loaded: no document of the lists 1260H, .* is loaded: nothing is said about them/);
    const text = await run('lists', '--as-of', '2026-03-12');
    expect(text.out).toMatch(/SDN .* fresh/);
    expect(text.out).toMatch(/1260H .* not-loaded/);
    const ends = async (failOn: string, asOf: string) => (await run('lists', '--as-of', asOf, '--fail-on', failOn)).code;
    expect([await ends('stale', '2026-03-17'), await ends('stale', '2026-03-18')]).toEqual([0, 1]);
    expect([await ends('load-failed', '2026-03-18'), await ends('any', '2026-03-11'), await ends('old', '2026-03-11')]).toEqual([
      0, 1, 2,
    ]);
  });

  it('says what an edition changed', async () => {
    const { code, results, err } = await run('lists', 'changes', '--series', 'csl', '--json');
    expect(code).toBe(0);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['added', ...Array(6).fill('removed')]);
    const touched = results.filter(({ affected }) => (affected as unknown[]).length > 0);
    expect(touched.map(({ kind, entry }) => [kind, (entry as { name: string }).name])).toEqual([
      ['removed', 'LISTED PARTY 35'],
      ['added', 'LISTED PARTY 41'],
    ]);
    expect(err).toMatch(
      /2026-01-10 \([0-9a-f]{12}\) -> 2026-03-10 \([0-9a-f]{12}\): 1 added, 0 changed, 6 removed, 34 as before/,
    );
    expect(err).toContain('2 makers and distributors in scope are touched');
    const back = await run(
      'lists',
      'changes',
      '--series',
      'csl',
      '--from',
      '2026-03-10',
      '--to',
      '2026-02-01',
      '--programme',
      'P',
    );
    expect(back.err).toContain('6 added, 0 changed, 1 removed');
    expect(back.out).toMatch(/Listed Party 35: no -> name/);
    expect((await run('lists', 'changes', '--series', 'none')).err).toContain('No list of the series "none" is in this view.');
  });

  it('refuses an edition that lost too much, says so beside every answer, and takes it when it is meant', async () => {
    const refused = await ingest('broken.csv', '2026-04-10');
    expect([refused.code, refused.results[0]]).toMatchObject([
      3,
      { outcome: 'rejected', diagnostics: [{ code: 'list-shrank' }] },
    ]);
    const found = await run('find', 'untrusted-vendors', '--json');
    expect(found.results.map(({ party }) => (party as { name: string }).name).sort()).toEqual([
      'Listed Party 3',
      'Listed Party 41',
    ]);
    expect(found.err).toContain('lists: SDN of 2026-03-10 (10 days old)');
    expect(found.err).toMatch(
      /list-load-failed: series csl: an edition received at \S+ was refused \(list-shrank: 35 -> 5 entries: .*\); the edition of 2026-03-10 stands/,
    );
    expect((await run('lists')).out).toMatch(/SDN .* load-failed/);
    const report = await run('report', 'gap', '--programme', 'P', '--format', 'json');
    expect(report.out).toContain('"dated": "2026-03-10"');
    expect(report.out).not.toContain('broken.csv');
    const before = (await run('status', '--json')).results[0];
    await run('rebuild');
    expect((await run('status', '--json')).results[0]).toEqual(before);
    expect((await run('lists')).out).toMatch(/SDN .* load-failed/);
    const taken = await ingest('broken.csv', '2026-04-10', '--accept-shrinkage');
    expect([taken.code, taken.results[0]?.outcome]).toEqual([0, 'accepted']);
    expect((await run('lists')).out).not.toContain('load-failed');
  });
});

describe('the server', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(async () => {
    await server.end();
  });

  const post = async (query: string, body: string | FormData) => {
    const response = await fetch(`${server.url}/api/documents?${query}`, { method: 'POST', body });
    return { status: response.status, handed: (await response.json()) as { outcome: string; diagnostics: { code: string }[] } };
  };

  it('refuses and accepts as the command line does, and answers for lists and their changes', async () => {
    await post('programme=P', supplied);
    await post('path=january.xml', ofacXml('01/10/2026', many));
    const short = ofacXml('02/10/2026', many.slice(0, 3));
    const refused = await post('path=short.xml', short);
    expect([refused.status, refused.handed.outcome, refused.handed.diagnostics[0]?.code]).toEqual([
      422,
      'rejected',
      'list-shrank',
    ]);
    const query = `{
      lists { lists { code entries dated ageDays stale documents { path series } failedLoad { path stands { dated } } } failedLoads { series reason } remarks { code } }
      untrustedVendors(programme: "P") { nodes { party { name } } lists { code stale } failedLoads { series } listRemarks { code } }
    }`;
    const { data } = await ask(server.url, query);
    const sdn = data.lists.lists.find((list) => String(list.code) === 'SDN');
    expect(sdn).toEqual({
      ...{ code: 'SDN', entries: 45, dated: '2026-01-10', ageDays: 295, stale: true },
      documents: expect.arrayContaining([
        { path: 'january.xml', series: 'list:ofac sdn xml' },
        // The example has a table that names parties of the list: it is no edition of it.
        { path: 'listings.csv', series: '' },
      ]),
      failedLoad: { path: 'short.xml', stands: { dated: '2026-01-10' } },
    });
    expect(data.lists.failedLoads[0].reason).toMatch(/^list-shrank: 40 -> 3 entries/);
    expect(data.untrustedVendors.nodes).toHaveLength(2);
    expect(data.untrustedVendors.failedLoads).toEqual([{ series: 'list:ofac sdn xml' }]);
    expect(data.untrustedVendors.listRemarks).toEqual(data.lists.remarks);

    const wrong = await post('acceptShrinkage=perhaps', short);
    expect(wrong.status).toBe(400);
    const form = new FormData();
    form.append('acceptShrinkage', 'true');
    form.append('file', new Blob([short]), 'short.xml');
    expect((await post('', form)).handed.outcome).toBe('accepted');
    const changes = await ask(
      server.url,
      `{ listChanges(series: "list:ofac sdn xml", first: 2) {
        from { dated entries } to { dated entries } counts { added changed removed unchanged } touched totalCount diagnostics { code }
        pageInfo { hasNextPage endCursor } nodes { kind entry { id name } fields { what before after } affected { party { name } before after stateChanges } }
      } }`,
    );
    const { nodes, pageInfo, ...answer } = changes.data.listChanges;
    expect(answer).toEqual({
      from: { dated: '2026-01-10', entries: 40 },
      to: { dated: '2026-02-10', entries: 3 },
      counts: { added: 0, changed: 0, removed: 37, unchanged: 3 },
      ...{ touched: 1, totalCount: 37, diagnostics: [] },
    });
    expect([nodes.length, pageInfo.hasNextPage]).toEqual([2, true]);
    const gone = await ask(
      server.url,
      '{ listChanges(series: "list:ofac sdn xml") { nodes { entry { name } affected { party { name } before after stateChanges } } } }',
    );
    const touched = gone.data.listChanges.nodes.filter(({ affected }) => affected.length > 0);
    expect(touched).toEqual([
      {
        entry: { name: 'LISTED PARTY 35' },
        affected: [{ party: { name: 'Listed Party 35' }, before: ['name'], after: [], stateChanges: true }],
      },
    ]);
  });
});
