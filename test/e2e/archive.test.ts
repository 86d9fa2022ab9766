/** Archives and compressed documents through the command line and the server. */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHauberk } from '../support/run-hauberk.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { bom, temporaryFolder } from '../support/temporary-workspace.ts';
import { zipOf } from '../support/zip.ts';

const sha256Of = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const motor = bom([{ name: 'Packed motor' }]);
const wing = bom([{ name: 'Packed wing' }]);
const packed = gzipSync(bom([{ name: 'Packed tail' }]));
const archive = zipOf([
  { name: 'motor.json', bytes: motor },
  { name: 'sub/wing.json', bytes: wing },
  { name: '../out.json', bytes: wing },
]);

let folder: string;
let store: string;
let server: RunningServer;
beforeAll(async () => {
  folder = await temporaryFolder();
  store = join(folder, 'store');
  await mkdir(join(folder, 'in'));
  await writeFile(join(folder, 'in/boms.zip'), archive);
  await writeFile(join(folder, 'in/tail.json.gz'), packed);
  server = await startServer();
});
afterAll(async () => {
  expect(await server.end()).toBe(0);
  await rm(folder, { recursive: true });
});

describe('hauberk ingest', () => {
  it('gives a line for each member, and gives back the bytes', async () => {
    const { code, results, err } = await runHauberk(['ingest', '--json', '--store', store, '--series', 'S', 'in'], {
      cwd: folder,
    });
    expect([code, err]).toEqual([3, expect.stringContaining('3 accepted, 0 duplicate, 1 rejected')]);
    expect(results.map(({ path, outcome, sha256 }) => [path, outcome, sha256])).toEqual([
      ['in/boms.zip!motor.json', 'accepted', sha256Of(motor)],
      ['in/boms.zip!sub/wing.json', 'accepted', sha256Of(wing)],
      ['in/boms.zip!../out.json', 'rejected', ''],
      ['in/tail.json.gz', 'accepted', sha256Of(packed)],
    ]);
    const exported = await runHauberk(['export-document', sha256Of(motor), '--store', store]);
    expect(exported.out).toBe(motor);
  });

  it('reads an archive from standard input', async () => {
    const { results } = await runHauberk(['ingest', '--json', '--store', store, '-'], { input: archive });
    expect(results.map(({ path }) => path)).toEqual(['-!motor.json', '-!sub/wing.json', '-!../out.json']);
  });
});

it('hauberk validate gives a verdict for each member', async () => {
  const { code, results } = await runHauberk(['validate', '--json', join(folder, 'in')]);
  expect([code, results.map(({ valid }) => valid)]).toEqual([3, [true, true, false, true]]);
});

describe('POST /api/documents', () => {
  it('answers an archive with a result for each member, as a body and in a form', async () => {
    const raw = await fetch(`${server.url}/api/documents?path=boms.zip`, { method: 'POST', body: new Uint8Array(archive) });
    expect(raw.status).toBe(422);
    expect(await raw.json()).toMatchObject([
      { path: 'boms.zip!motor.json', outcome: 'accepted', sha256: sha256Of(motor) },
      { path: 'boms.zip!sub/wing.json', outcome: 'accepted' },
      {
        path: 'boms.zip!../out.json',
        outcome: 'rejected',
        diagnostics: [{ code: 'member-name-unsafe', pointer: '../out.json!' }],
      },
    ]);
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(zipOf([{ name: 'w.json', bytes: wing }]))]), 'again.zip');
    form.append('file', new Blob([new Uint8Array(packed)]), 'tail.json.gz');
    const answer = await fetch(`${server.url}/api/documents`, { method: 'POST', body: form });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      [
        { path: 'again.zip!w.json', outcome: 'duplicate' },
        { path: 'tail.json.gz', outcome: 'accepted', sha256: sha256Of(packed) },
      ],
    ]);
    const original = await fetch(`${server.url}/api/documents/${sha256Of(packed)}`);
    expect(Buffer.from(await original.arrayBuffer()).equals(packed)).toBe(true);
  });
});
