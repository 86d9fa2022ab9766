/** The export as a user has it: on the command line, over HTTP, and handed in again. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHauberk } from '../support/run-hauberk.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { temporaryFolder } from '../support/temporary-workspace.ts';

const programme = 'Paper Kestrel';
let server: RunningServer;
let folder: string;
beforeAll(async () => {
  server = await startServer();
  folder = await temporaryFolder();
}, 120_000);
afterAll(async () => {
  await server.end();
  await rm(folder, { recursive: true });
});

const get = (query: string) => fetch(`${server.url}/api/export/cyclonedx?${query}`);

describe('the export', () => {
  it('comes over HTTP, valid, and is read back on the command line', async () => {
    const response = await get(`programme=${encodeURIComponent(programme)}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/vnd.cyclonedx+json; version=1.6']);
    const text = await response.text();
    await writeFile(join(folder, 'kestrel.cdx.json'), text);
    const validated = await runHauberk(['validate', 'kestrel.cdx.json', '--json'], { cwd: folder });
    expect(validated.results).toMatchObject([{ format: 'cyclonedx-json', specVersion: '1.6', valid: true, diagnostics: [] }]);
    const store = ['--store', 'data'];
    const read = await runHauberk(['ingest', 'kestrel.cdx.json', '--programme', programme, '--json', ...store], { cwd: folder });
    expect(read.results).toMatchObject([{ outcome: 'accepted', diagnostics: [] }]);
    const found = await runHauberk(['find', 'single-sources', '--programme', programme, '--json', ...store], { cwd: folder });
    expect(found.results.length).toBeGreaterThan(10);

    const again = await runHauberk(['export', '--programme', programme, '-o', 'again.json', ...store], { cwd: folder });
    expect([again.code, again.out]).toEqual([0, '']);
    const components = (json: string) => (JSON.parse(json) as { components: unknown[] }).components.length;
    expect(components(await readFile(join(folder, 'again.json'), 'utf8'))).toBe(components(text));
  }, 120_000);

  it('says what it cannot write', async () => {
    expect((await get('programme=None')).status).toBe(404);
    expect((await get('')).status).toBe(400);
    expect((await get('item=item:none')).status).toBe(400);
    const both = await runHauberk(['export', '--programme', 'P', '--item', 'item:x'], { cwd: folder });
    expect([both.code, both.out]).toEqual([2, '']);
    const xml = await runHauberk(['export', '--programme', 'P', '--format', 'spdx'], { cwd: folder });
    expect([xml.code, xml.out]).toEqual([2, '']);
  }, 60_000);
});
