/** The real documents beside the example: each is read whole. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const folder = fileURLToPath(new URL('../../sbom-samples/real/', import.meta.url));
const names = (await readdir(folder)).sort();
let temporary: TemporaryWorkspace;

beforeAll(async () => {
  temporary = await temporaryWorkspace();
});
afterAll(async () => {
  await temporary?.close();
});

/** Components of each, with `metadata.component` and at every depth, counted apart from the reader. */
const components: Readonly<Record<string, number>> = {
  'apigateway-microservices.saasbom.cdx.json': 1,
  'cdxgen-ddc.cdx.json': 57,
  'dependency-track-metadata-components.cdx.json': 186,
  'fluentd-container.cdx.json': 5,
  'laravel-7.12.0.cdx.json': 63,
  'pcie-sata-adapter-board.hbom.cdx.json': 7,
  'protocol.cbom.cdx.json': 9,
  'setuptools-with-manufacturer.cdx.json': 1,
  'specification-valid-bom-1.2.cdx.json': 3,
};

it('has a count for each file', () => {
  expect(names).toEqual(Object.keys(components).sort());
});

it.each(names)('%s', async (name) => {
  const result = await handIn(temporary.workspace, await readFile(join(folder, name)), { path: name });
  expect(result.outcome).toBe('accepted');
  const { in: read, mapped, quarantined } = result.components;
  expect(read).toBe(components[name]);
  expect(mapped + quarantined).toBe(read);
  expect(result.relations.mapped + result.relations.quarantined).toBe(result.relations.in);
});
