/** The upload contract of Dependency-Track on a running server, asked as its clients ask. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, githubAction, jenkinsAsk, jenkinsUpload } from '../support/dependency-track-clients.ts';
import { runHauberk } from '../support/run-hauberk.ts';
import { ask, type RunningServer, send, startServer } from '../support/running-server.ts';
import { bom } from '../support/temporary-workspace.ts';

let server: RunningServer;
let key: string;
beforeAll(async () => {
  server = await startServer();
  const { results } = await runHauberk(['key', 'create', 'build server', '--store', server.folder, '--json']);
  key = String(results[0]?.key);
});
afterAll(async () => {
  await server.end();
});

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const bomOf = (root: string, ...parts: string[]): string =>
  bom(
    parts.map((name) => ({ name })),
    { root },
  );
const sha256Of = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const put = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  call(`${server.url}/api/v1/bom`, {
    method: 'PUT',
    headers: { 'x-api-key': key, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const base64 = (data: string | Uint8Array): string => Buffer.from(data).toString('base64');

async function documentsOf(series: string): Promise<string[]> {
  const { data } = await ask(server.url, '{ documents(first: 500) { nodes { sha256 series programme } } }');
  return data.documents.nodes.filter((one) => String(one.series) === series).map((one) => `${one.programme} ${one.sha256}`);
}

describe('the GitHub Action', () => {
  const at = { name: 'Action unit', version: '1.0' };

  it('makes a project, and what it sends later takes the place of what it sent before', async () => {
    const first = bomOf('Action unit', 'Old part');
    const answer = await githubAction(server.url, key, first, at);
    expect([answer.status, answer.body]).toEqual([
      200,
      { token: expect.stringMatching(uuidForm), projectUuid: expect.stringMatching(uuidForm) },
    ]);
    expect(answer.headers.get('x-hauberk-sha256')).toBe(sha256Of(first));
    const second = bomOf('Action unit', 'New part');
    expect((await githubAction(server.url, key, second, at)).body.projectUuid).toBe(answer.body.projectUuid);
    expect(await documentsOf('project:Action unit/1.0')).toEqual([`Action unit ${sha256Of(second)}`]);
    const again = await githubAction(server.url, key, second, at);
    expect(again.headers.get('x-hauberk-outcome')).toBe('duplicate');
    const back = await githubAction(server.url, key, first, at);
    expect([back.status, back.headers.get('x-hauberk-outcome')]).toEqual([200, 'accepted']);
    expect(await documentsOf('project:Action unit/1.0')).toEqual([`Action unit ${sha256Of(first)}`]);
  });

  it('keeps another version of a project beside the first', async () => {
    const other = bomOf('Action unit', 'Part of 2');
    const answer = await githubAction(server.url, key, other, { ...at, version: '2.0' });
    expect(answer.status).toBe(200);
    expect(await documentsOf('project:Action unit/2.0')).toEqual([`Action unit ${sha256Of(other)}`]);
    expect(await documentsOf('project:Action unit/1.0')).toHaveLength(1);
  });

  it('puts a project under a parent: into its programme, or into the programme of that name', async () => {
    const under = (parentName: string) => ({ name: `Under ${parentName}`, version: '1', parentName, parentVersion: '1.0' });
    const root = (name: string) => bomOf(name, 'Some part');
    expect((await githubAction(server.url, key, root('u1'), under('Action unit'))).status).toBe(200);
    expect((await githubAction(server.url, key, root('u2'), under('Paper Kestrel'))).status).toBe(200);
    expect((await documentsOf('project:Under Action unit/1'))[0]).toMatch(/^Action unit /);
    expect((await documentsOf('project:Under Paper Kestrel/1'))[0]).toMatch(/^Paper Kestrel /);
    const none = await githubAction(server.url, key, root('u3'), under('Nobody'));
    expect([none.status, none.type]).toEqual([404, 'application/problem+json; charset=utf-8']);
    const itself = await githubAction(server.url, key, root('u4'), { ...at, parentName: at.name, parentVersion: at.version });
    expect([itself.status, itself.body.title]).toEqual([409, 'Conflict']);
  });

  it('is told which of its wishes mean nothing here', async () => {
    const wishes = { name: 'Wishes', version: '1', tags: 'a, b', isLatest: 'true' };
    const answer = await githubAction(server.url, key, bomOf('Wishes', 'Wish'), wishes);
    expect([answer.status, answer.headers.get('x-hauberk-ignored')]).toEqual([200, 'projectTags, isLatest']);
  });

  it('sends a byte-order mark or not', async () => {
    const text = bomOf('Marked', 'Marked part');
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
    expect((await githubAction(server.url, key, marked, { name: 'Marked', version: '1' })).status).toBe(200);
    expect(await documentsOf('project:Marked/1')).toEqual([`Marked ${sha256Of(text)}`]);
    const body = { projectName: 'Marked too', projectVersion: '1', autoCreate: true, bom: base64(marked) };
    expect((await put(`\ufeff${JSON.stringify(body)}`)).status).toBe(200);
    expect(await documentsOf('project:Marked too/1')).toEqual([`Marked too ${sha256Of(marked)}`]);
  });
});

describe('the Jenkins plugin', () => {
  it('uploads in plain fields, byte for byte, and finds its project', async () => {
    const text = bomOf('Jenkins unit', 'Größenwandler', 'Part\r\nof two lines');
    const fields = { projectName: 'Jenkins unit', projectVersion: '3', autoCreate: 'true' };
    const uploaded = await jenkinsUpload(server.url, key, text, fields);
    expect([uploaded.status, Object.keys(uploaded.body)]).toEqual([200, ['token', 'projectUuid']]);
    expect(await documentsOf('project:Jenkins unit/3')).toEqual([`Jenkins unit ${sha256Of(text)}`]);
    const found = await jenkinsAsk(server.url, key, '/api/v1/project/lookup?name=Jenkins%20unit&version=3');
    expect(found.body).toMatchObject({ uuid: uploaded.body.projectUuid, name: 'Jenkins unit', version: '3', active: true });
    const byId = await jenkinsUpload(server.url, key, bomOf('Jenkins unit', 'Later part'), { project: found.body.uuid });
    expect([byId.status, byId.body.projectUuid]).toEqual([200, found.body.uuid]);
    expect(await documentsOf('project:Jenkins unit/3')).toHaveLength(1);
  });

  it('waits until its token is done', async () => {
    const fields = { projectName: 'Waiting', projectVersion: '1', autoCreate: 'true' };
    const { body } = await jenkinsUpload(server.url, key, bomOf('Waiting', 'Waited for'), fields);
    for (const path of ['event', 'bom']) {
      for (const token of [body.token, '00000000-0000-4000-8000-000000000000', 'none']) {
        const answer = await jenkinsAsk(server.url, key, `/api/v1/${path}/token/${token}`);
        expect([answer.status, answer.body]).toEqual([200, { processing: false }]);
      }
    }
  });

  it('passes its connection test', async () => {
    // DescriptorImpl.testConnection: by the header of a list of projects, the version, the permissions of the team.
    const projects = await jenkinsAsk(server.url, key, '/api/v1/project');
    expect(projects.headers.get('x-powered-by')).toMatch(/^Dependency-Track v4\./);
    const version = await call(`${server.url}/api/version`);
    expect(version.body.version).toMatch(/^4\.(1[2-9]|[2-9]\d)\.\d+$/);
    const team = await jenkinsAsk(server.url, key, '/api/v1/team/self');
    const names = team.body.permissions.map(({ name }: { name: string }) => name);
    expect(team.body.name).toBe('key build server');
    for (const needed of [
      'BOM_UPLOAD',
      'VIEW_PORTFOLIO',
      'VULNERABILITY_ANALYSIS',
      'PROJECT_CREATION_UPLOAD',
      'VIEW_VULNERABILITY',
    ])
      expect(names).toContain(needed);
  });

  it('pages through projects until a page is empty', async () => {
    const all: { uuid: string; name: string }[] = [];
    let total = '';
    for (let page = 1; ; page++) {
      const answer = await jenkinsAsk(server.url, key, `/api/v1/project?limit=2&excludeInactive=true&page=${page}`);
      total = String(answer.headers.get('x-total-count'));
      if (answer.body.length === 0) break;
      expect(answer.body.length).toBeLessThanOrEqual(2);
      all.push(...answer.body);
    }
    expect(all).toHaveLength(Number(total));
    expect(new Set(all.map(({ uuid }) => uuid)).size).toBe(all.length);
    expect(all.map(({ name }) => name)).toEqual(all.map(({ name }) => name).toSorted());
    expect((await jenkinsAsk(server.url, key, '/api/v1/project?limit=many')).status).toBe(400);
  });

  it('is given no findings and no violations of a project that is there', async () => {
    const { body } = await jenkinsAsk(server.url, key, '/api/v1/project/lookup?name=Jenkins%20unit&version=3');
    for (const kind of ['finding', 'violation']) {
      const answer = await jenkinsAsk(server.url, key, `/api/v1/${kind}/project/${body.uuid}`);
      expect([answer.status, answer.body, answer.headers.get('x-total-count')]).toEqual([200, [], '0']);
      const none = await jenkinsAsk(server.url, key, `/api/v1/${kind}/project/00000000-0000-4000-8000-000000000000`);
      expect([none.status, none.type]).toEqual([404, 'application/problem+json; charset=utf-8']);
    }
  });
});

describe('a form with a file', () => {
  const form = (
    data: string | Uint8Array<ArrayBuffer>,
    type: string,
    fields: Readonly<Record<string, string>> = {},
  ): FormData => {
    const made = new FormData();
    for (const [name, value] of Object.entries({ projectName: 'Packed', projectVersion: '1', autoCreate: 'TRUE', ...fields }))
      made.append(name, value);
    made.append('bom', new Blob([data], { type }), 'bom.json');
    return made;
  };
  const post = (body: FormData) => call(`${server.url}/api/v1/bom`, { method: 'POST', headers: { 'x-api-key': key }, body });

  it('is taken as it is, or unpacked', async () => {
    const text = bomOf('Packed', 'Packed part');
    // A frame of zstd with one raw block.
    const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 7 << 3, 0, 0, 0]);
    header.writeUIntLE((text.length << 3) | 1, 6, 3);
    const packings: [Buffer, string][] = [
      [Buffer.from(text), 'application/json'],
      [gzipSync(text), 'application/gzip'],
      [Buffer.concat([header, Buffer.from(text)]), 'application/zstd'],
    ];
    for (const [bytes, type] of packings) {
      const answer = await post(form(new Uint8Array(bytes), type, { projectTags: 'a,b' }));
      expect([type, answer.status, answer.headers.get('x-hauberk-ignored')]).toEqual([type, 200, 'projectTags']);
      expect(answer.headers.get('x-hauberk-sha256')).toBe(sha256Of(text));
    }
    expect(await documentsOf('project:Packed/1')).toEqual([`Packed ${sha256Of(text)}`]);
  });

  it('is refused when it cannot be unpacked, or is too much', async () => {
    expect((await post(form('no gzip', 'application/gzip'))).status).toBe(400);
    expect((await post(form(gzipSync(Buffer.alloc(270 * 1024 * 1024)), 'application/gzip'))).status).toBe(413);
  });

  it('holds one document', async () => {
    const two = form(bomOf('Two', 'x'), 'application/json');
    two.append('bom', bomOf('Two', 'y'));
    expect([(await post(two)).status, (await post(new FormData())).status]).toEqual([400, 400]);
  });
});

describe('what is refused', () => {
  const good = () => ({ projectName: 'Refused', projectVersion: '1', autoCreate: true, bom: base64(bomOf('Refused', 'x')) });
  const projectCount = async () =>
    (await jenkinsAsk(server.url, key, '/api/v1/project?name=Refused')).headers.get('x-total-count');

  it('is a document that cannot be read, with all that is wrong, and no project comes of it', async () => {
    for (const text of ['nonsense', '{"bomFormat": "CycloneDX"', '{}', '']) {
      const answer = await put({ ...good(), bom: text === '' ? '' : base64(text) });
      expect([text, answer.status, answer.type]).toEqual([text, 400, 'application/problem+json; charset=utf-8']);
      expect(answer.body).toEqual({
        status: 400,
        title: expect.any(String),
        detail: expect.any(String),
        errors: expect.arrayContaining([expect.any(String)]),
      });
    }
    expect(await projectCount()).toBe('0');
  });

  it('is a request of another shape', async () => {
    const wrong: unknown[] = [
      'no json',
      '[]',
      '"text"',
      { ...good(), bom: undefined },
      { ...good(), bom: 'no base64!' },
      { ...good(), bom: 7 },
      { ...good(), autoCreate: 7 },
      { ...good(), project: 'no uuid' },
      { ...good(), projectTags: { a: 1 } },
      { ...good(), projectName: undefined },
      { ...good(), projectName: 'a\u0007b' },
      { ...good(), projectName: 'x'.repeat(600) },
    ];
    for (const body of wrong) {
      const answer = await put(body);
      expect([body, answer.status, answer.type]).toEqual([body, 400, 'application/problem+json; charset=utf-8']);
    }
    expect((await put('x', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await put('x', { 'content-encoding': 'gzip' })).status).toBe(400);
    const broken = { 'x-api-key': key, 'content-type': 'multipart/form-data; boundary=b' };
    expect((await send(server.port, '/api/v1/bom', broken, 'POST', '--b\r\nContent-')).status).toBe(400);
    expect(await projectCount()).toBe('0');
  });

  it('is a project that is not there', async () => {
    for (const body of [
      { ...good(), autoCreate: false },
      { ...good(), autoCreate: 'false' },
      { ...good(), project: '00000000-0000-4000-8000-000000000000' },
      { ...good(), parentUUID: '00000000-0000-4000-8000-000000000000' },
    ]) {
      const answer = await put(body);
      expect([answer.status, answer.type]).toEqual([404, 'application/problem+json; charset=utf-8']);
    }
    expect((await jenkinsAsk(server.url, key, '/api/v1/project/lookup?name=Refused')).status).toBe(404);
    expect((await jenkinsAsk(server.url, key, '/api/v1/vulnerability')).status).toBe(404);
  });

  it('is too much in one text', async () => {
    const length = { 'x-api-key': key, 'content-type': 'application/json', 'content-length': String(40 * 1024 * 1024) };
    expect((await send(server.port, '/api/v1/bom', { ...length, expect: '100-continue' }, 'PUT')).status).toBe(413);
  });

  it('is whoever comes from another page or under another name', async () => {
    const headers = { 'x-api-key': key, 'content-type': 'application/json' };
    expect((await send(server.port, '/api/v1/project', { ...headers, origin: 'http://evil.example' })).status).toBe(403);
    expect((await send(server.port, '/api/v1/project', { ...headers, host: 'evil.example' })).status).toBe(421);
  });
});
