/** The verdict on a document that is read in parts is that on the whole, whichever of its lists is long and at fault. */
import { expect, it } from 'vitest';
import { elementLists } from '../../ingest/formats/spdx/json-schema.ts';
import { readBytes } from '../support/read-bom.ts';
import { readInParts, type Said, said } from '../support/read-in-parts.ts';

const checksum = { algorithm: 'SHA1', checksumValue: 'a'.repeat(40) };
const comment = { comment: 'a remark that makes the list long enough to be cut out' };
/** An element of each list of SPDX 2.3 that is valid. */
const valid: Record<(typeof elementLists)[number], unknown> = {
  packages: { SPDXID: 'SPDXRef-A', name: 'a', downloadLocation: 'NOASSERTION', ...comment },
  files: { SPDXID: 'SPDXRef-F', fileName: './f', checksums: [checksum], ...comment },
  snippets: {
    ...{ SPDXID: 'SPDXRef-S', snippetFromFile: 'SPDXRef-F', ...comment },
    ranges: [{ startPointer: { reference: 'SPDXRef-F', offset: 1 }, endPointer: { reference: 'SPDXRef-F', offset: 2 } }],
  },
  relationships: { spdxElementId: 'SPDXRef-A', relatedSpdxElement: 'SPDXRef-F', relationshipType: 'CONTAINS', ...comment },
  annotations: { annotationDate: '2026-01-01T00:00:00Z', annotationType: 'OTHER', annotator: 'Tool: t', ...comment },
  documentDescribes: 'SPDXRef-A',
  externalDocumentRefs: { externalDocumentId: 'DocumentRef-x', spdxDocument: 'https://example.org/x', checksum },
  hasExtractedLicensingInfos: { licenseId: 'LicenseRef-x', extractedText: 'text', ...comment },
  revieweds: { reviewDate: '2026-01-01T00:00:00Z', reviewer: 'Person: p', ...comment },
};
const head = {
  ...{ spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', dataLicense: 'CC0-1.0', name: 'd' },
  ...{ documentNamespace: 'https://example.org/d', creationInfo: { created: '2026-01-01T00:00:00Z', creators: ['Tool: t'] } },
};

const documentWith = (lists: Record<string, unknown>) => Buffer.from(JSON.stringify({ ...head, ...lists }));
const all = Object.fromEntries(elementLists.map((name) => [name, [valid[name]]]));

it('knows a document of all lists as valid', () => {
  const bytes = documentWith(all);
  const parts = readInParts(bytes, 4) as Said;
  expect(parts).toEqual(said(readBytes(bytes)));
  expect(parts.diagnostics.filter((line) => line.startsWith('schema-invalid'))).toEqual([]);
});

it.each(elementLists)('finds the fault of an element of %s', (name) => {
  for (const wrong of [{ surprise: true }, 7, null]) {
    const bytes = documentWith({ ...all, [name]: [valid[name], wrong] });
    const parts = readInParts(bytes, 4) as Said;
    expect(parts).toEqual(said(readBytes(bytes)));
    expect(parts.diagnostics.some((line) => line.startsWith('schema-invalid'))).toBe(true);
  }
});
