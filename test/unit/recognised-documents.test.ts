/** Documents as services and tools wrap or write them: what is read of them, and what is refused by name. */
import { describe, expect, test } from 'vitest';
import { isOpenDocument } from '../../ingest/compressed/packed.ts';
import { validateDocument } from '../../ingest/validate.ts';
import { codesOf, edgesOf, mentionsOf, readBom, readBytes, readText } from '../support/read-bom.ts';
import { zipOf } from '../support/zip.ts';

const spdx = {
  spdxVersion: 'SPDX-2.3',
  SPDXID: 'SPDXRef-DOCUMENT',
  dataLicense: 'CC0-1.0',
  name: 'doc',
  documentNamespace: 'https://example.org/doc',
  creationInfo: { created: '2024-02-29T10:00:00Z', creators: ['Tool: t'] },
  packages: [{ SPDXID: 'SPDXRef-a', name: 'a', downloadLocation: 'NOASSERTION', supplier: 'Organization: Acme' }],
};

describe('an SPDX document in an envelope', () => {
  test.each([
    ['sbom', { sbom: spdx }],
    ['predicate', { _type: 'https://in-toto.io/Statement/v1', predicateType: 'https://spdx.dev/Document/v2.3', predicate: spdx }],
  ])('under %s is read, with the places of the whole', (key, document) => {
    const text = JSON.stringify(document);
    const reading = readText(text);
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'spdx-json', main: 'a' });
    expect(codesOf(reading)).toEqual(['document-wrapped']);
    expect(edgesOf(reading, 'BY')[0]?.pointer).toBe(`/${key}/packages/0/supplier`);
    expect(validateDocument(Buffer.from(text))).toMatchObject({ valid: true });
    const faulty = JSON.stringify({ ...document, [key]: { ...spdx, name: 1 } });
    expect(validateDocument(Buffer.from(faulty)).diagnostics.at(-1)?.pointer).toBe(`/${key}/name`);
  });
});

describe('what tools write beside BOMs', () => {
  test.each([
    ['syft-json', { artifacts: [], descriptor: { name: 'syft' }, schema: { version: '16' } }],
    ['trivy-json', { SchemaVersion: 2, ArtifactName: 'x', Results: [] }],
    ['scancode-json', { headers: [{ tool_name: 'scancode-toolkit' }], files: [] }],
    ['cytrics-json', { bomFormat: 'cytrics', specVersion: '1.0.1', software: [] }],
  ])('%s is refused by name', (format, document) => {
    const reading = readText(JSON.stringify(document));
    expect(reading).toMatchObject({ outcome: 'rejected', format });
    expect(codesOf(reading)).toEqual(['format-not-read']);
  });
});

describe('spreadsheets of other programs', () => {
  const zip = (name: string, content: string) => zipOf([{ name, bytes: content, method: 0 }]);
  test.each([
    ['table-xls', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex')],
    ['table-ods', zip('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')],
  ])('%s is refused with what to do', (format, bytes) => {
    const reading = readBytes(bytes);
    expect(reading).toMatchObject({ outcome: 'rejected', format });
    expect(reading.diagnostics).toMatchObject([
      { code: 'format-not-read', message: expect.stringContaining('Save it as XLSX or CSV') },
    ]);
  });

  test('an archive is none, whatever its first member is called', () => {
    expect(isOpenDocument(zip('mimetype', 'text/plain'))).toBe(false);
    expect(isOpenDocument(Buffer.from('PK'))).toBe(false);
  });
});

test('tag-value is known by its tags when its first line is damaged', () => {
  const text =
    "b'SPDXVersion: SPDX-2.2\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\n\nPackageName: a\nSPDXID: SPDXRef-a\nPackageDownloadLocation: NONE\n";
  const reading = readText(text);
  expect(reading).toMatchObject({ outcome: 'accepted', format: 'spdx-tag-value', main: 'a' });
  expect(codesOf(reading)).toContain('tag-value-syntax');
});

describe('of a component', () => {
  const swhid = 'swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2';
  const gitoid = 'gitoid:blob:sha1:a94a8fe5ccb19ba61c4c0873d391e987982fbbd3';
  const texts = { swhid, omniborId: gitoid, versionRange: 'vers:npm/>=1' };

  test('the content identifiers and the range of versions are kept, in JSON and XML', () => {
    const component = { type: 'library', name: 'a', isExternal: true, ...texts, swhid: [swhid], omniborId: [gitoid] };
    expect(mentionsOf(readBom({ specVersion: '1.7', components: [component] }), 'item:name:a')[0]?.texts).toMatchObject(texts);
    const xml = `<bom xmlns="http://cyclonedx.org/schema/bom/1.7" version="1"><components><component type="library" isExternal="true"><name>a</name><versionRange>vers:npm/&gt;=1</versionRange><omniborId>${gitoid}</omniborId><swhid>${swhid}</swhid></component></components></bom>`;
    const reading = readText(xml);
    expect(mentionsOf(reading, 'item:name:a')[0]?.texts).toMatchObject(texts);
    expect(codesOf(reading)).toEqual(['no-main-component']);
  });

  test('a need of itself says which reference is the same item', () => {
    const components = [
      { type: 'container', name: 'alpine', 'bom-ref': 'c' },
      { type: 'operating-system', name: 'alpine', 'bom-ref': 'o' },
    ];
    const reading = readBom({
      metadata: { component: { type: 'application', name: 'x' } },
      components,
      dependencies: [{ ref: 'c', dependsOn: ['o'] }],
    });
    expect(reading.diagnostics).toMatchObject([
      { code: 'self-dependency', message: expect.stringContaining('o is the item that requires it') },
    ]);
  });
});

test('a supplier under the name of its tag is read, as Yocto 4.0 writes it', () => {
  const packages = [{ ...spdx.packages[0], supplier: undefined, packageSupplier: 'Organization: OpenEmbedded ()' }];
  const reading = readText(JSON.stringify({ ...spdx, packages }));
  expect(edgesOf(reading, 'BY')).toMatchObject([
    { to: 'organization:name:openembedded', pointer: '/packages/0/packageSupplier' },
  ]);
  expect(codesOf(reading)).toEqual(['schema-invalid']);
});

test('SPDX in YAML is known wherever its version stands', () => {
  const annotation = `- {annotationDate: 2024-01-01T00:00:00Z, annotationType: OTHER, annotator: "Tool: t", comment: ${'x'.repeat(90)}}\n`;
  const text = `annotations:\n${annotation.repeat(60)}spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nname: d\npackages: []\n`;
  expect(readText(text)).toMatchObject({ outcome: 'accepted', format: 'spdx-yaml', specVersion: '2.3' });
});

test('SPDX 3 is known by its graph where its context is that of a draft', () => {
  const creation = { type: 'CreationInfo', '@id': '_:c', specVersion: '3.0.0', created: '2024-01-01T00:00:00Z', createdBy: [] };
  const graph = [creation, { type: 'software_Package', spdxId: 'urn:p', creationInfo: '_:c', name: 'p' }];
  const text = (specVersion: string) =>
    JSON.stringify({ '@context': './context.jsonld', '@graph': [{ ...creation, specVersion }, ...graph.slice(1)] });
  expect(readText(text('3.0.0'))).toMatchObject({ outcome: 'accepted', format: 'spdx3-json', main: 'p' });
  expect(readText(text('2.3')).outcome).toBe('rejected');
});
