/** What the example's documents say does not depend on the order or the number of times in which they are handed in. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findSingleSources } from '../../app/analyses/find-single-sources.ts';
import { handInExample } from '../../app/documents/example.ts';
import { findUntrustedVendors } from '../../app/rules/find-untrusted-vendors.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { status } from '../../app/workspace/status.ts';
import { exampleFolder } from '../../server/compose.ts';
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

let forward: TemporaryWorkspace;
let backward: TemporaryWorkspace;

beforeAll(async () => {
  forward = await temporaryWorkspace();
  backward = await temporaryWorkspace();
  await handInExample(forward.workspace, localReader, exampleFolder);
  const folder = join(backward.folder, 'example');
  await cp(exampleFolder, folder, { recursive: true });
  const manifest = JSON.parse(await readFile(join(folder, 'hand-in.json'), 'utf8')) as { documents: unknown[] };
  await writeFile(join(folder, 'hand-in.json'), JSON.stringify({ ...manifest, documents: manifest.documents.reverse() }));
  await handInExample(backward.workspace, localReader, folder);
});

afterAll(async () => {
  await forward?.close();
  await backward?.close();
});

it('gives the same hashes and figures in the opposite order', async () => {
  const [one, other] = [await status(forward.workspace, localReader), await status(backward.workspace, localReader)];
  expect(other).toEqual(one);
});

it.each(['supplier', 'owner', 'site', 'country'] as const)(
  'gives the same single sources, byte for byte, at %s level',
  async (level) => {
    const one = await findSingleSources(forward.workspace, localReader, { level });
    const other = await findSingleSources(backward.workspace, localReader, { level });
    expect(one.findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  },
);

it('gives the same untrusted vendors, byte for byte', async () => {
  const one = await findUntrustedVendors(forward.workspace, localReader, {});
  const other = await findUntrustedVendors(backward.workspace, localReader, {});
  expect(one.findings.length).toBeGreaterThan(0);
  expect(JSON.stringify(other)).toBe(JSON.stringify(one));
});

it('knows each document again, and nothing changes', async () => {
  const before = await status(forward.workspace, localReader);
  const again = await handInExample(forward.workspace, localReader, exampleFolder);
  expect(new Set(again.map(({ outcome }) => outcome))).toEqual(new Set(['duplicate']));
  expect(await status(forward.workspace, localReader)).toEqual(before);
});
