/** cdxgen itself as the client: it makes a BOM of a small project and posts it here as it does to Dependency-Track. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cdxgenPath, runCdxgen } from '../support/cdxgen.ts';
import { call } from '../support/dependency-track-clients.ts';
import { runHauberk } from '../support/run-hauberk.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';

const isMissing = cdxgenPath === undefined;

describe.skipIf(isMissing)('cdxgen (HAUBERK_TEST_CDXGEN, or .cache/cdxgen: it is not on every machine)', () => {
  let server: RunningServer;
  let folder: string;
  let key: string;
  beforeAll(async () => {
    server = await startServer();
    key = (await runHauberk(['key', 'create', 'cdxgen', '--store', server.folder])).out.trim();
    folder = await mkdtemp(join(tmpdir(), 'hauberk-cdxgen-'));
    await mkdir(join(folder, 'project'));
    await project('7.6.0');
  });
  afterAll(async () => {
    await server.end();
    await rm(folder, { recursive: true });
  });

  async function project(semver: string): Promise<void> {
    const root = { name: 'clientproj', version: '1.2.3', dependencies: { semver } };
    const packages = { '': root, 'node_modules/semver': { version: semver, license: 'ISC' } };
    await writeFile(join(folder, 'project', 'package.json'), JSON.stringify(root));
    const lock = { name: root.name, version: root.version, lockfileVersion: 3, requires: true, packages };
    await writeFile(join(folder, 'project', 'package-lock.json'), JSON.stringify(lock));
  }

  async function post(apiKey: string, ...more: string[]): Promise<string> {
    const options = ['-t', 'js', '--no-install-deps', '--no-recurse', '-o', '../bom.json'];
    const to = ['--server-url', server.url, '--api-key', apiKey, ...more];
    return (await runCdxgen([...options, ...to, '.'], join(folder, 'project'))).said;
  }

  it('posts a project, and a newer BOM of it in place of the first', { timeout: 120_000 }, async () => {
    const at = ['--project-name', 'Client project', '--project-version', '1.2.3'];
    await post(key, ...at);
    const first = JSON.parse(await readFile(join(folder, 'bom.json'), 'utf8')) as { specVersion: string };
    expect(first.specVersion).toBe('1.7');
    const lookup = `${server.url}/api/v1/project/lookup?name=Client%20project&version=1.2.3`;
    const found = await call(lookup, { headers: { 'x-api-key': key } });
    expect([found.status, found.body.lastBomImportFormat]).toEqual([200, 'cyclonedx-json 1.7']);
    await project('7.6.1');
    // Its options name the main component too: without the same name it would be of another thing, and not replace it.
    await post(key, ...at, '--project-id', found.body.uuid);
    const { data } = await ask(
      server.url,
      '{ documents(first: 500) { nodes { sha256 series programme components { in mapped } } } }',
    );
    const documents = data.documents.nodes.filter(({ programme }) => String(programme) === 'Client project');
    // It posts the BOM as JSON without blanks, whatever the file looks like.
    const sent = JSON.stringify(JSON.parse(await readFile(join(folder, 'bom.json'), 'utf8')));
    expect(documents).toEqual([
      {
        sha256: createHash('sha256').update(sent).digest('hex'),
        series: 'project:Client project/1.2.3',
        programme: 'Client project',
        components: { in: 2, mapped: 2 },
      },
    ]);
    const { data: items } = await ask(server.url, '{ search(text: "semver") { nodes { id } } }');
    expect(JSON.stringify(items)).toContain('pkg:npm/semver@7.6.1');
    expect(JSON.stringify(items)).not.toContain('pkg:npm/semver@7.6.0');
  });

  it('understands that its key is wrong', { timeout: 120_000 }, async () => {
    expect(await post('wrong', '--project-name', 'No project')).toContain('Received Unauthorized error');
  });
});
