/** Mutants of small SPDX documents: each gets an outcome, and everything in it is accounted for. */
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WholeReading as Reading } from '../../graph/model/reading.ts';
import { validateDocument } from '../../ingest/validate.ts';
import { readBytes } from '../support/read-bom.ts';

const quarantineCodes = new Set([
  ...['component-not-an-object', 'component-without-name', 'file-not-an-object', 'file-without-name'],
  ...['relationship-incomplete', 'relationship-without-item', 'dangling-reference', 'self-dependency'],
]);

function expectSound(reading: Reading): void {
  const { components, relations, files } = reading.counts;
  const counts = [components, relations, ...(files === undefined ? [] : [files])];
  for (const count of counts) expect(count.in).toBe(count.mapped + count.quarantined);
  if (reading.outcome === 'rejected') {
    expect(reading.delta.nodes).toEqual([]);
    expect(reading.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    return;
  }
  const quarantined = counts.reduce((sum, count) => sum + count.quarantined, 0);
  expect(reading.diagnostics.filter(({ code }) => quarantineCodes.has(code))).toHaveLength(quarantined);
  for (const { node, name } of reading.delta.mentions) {
    expect(node).toBeLessThan(reading.delta.nodes.length);
    expect(name?.isWellFormed() ?? true).toBe(true);
  }
  for (const { numbers } of [...reading.delta.mentions, ...reading.delta.edges]) {
    for (const value of Object.values(numbers ?? {})) expect(Number.isSafeInteger(value)).toBe(true);
  }
}

const json = JSON.stringify({
  spdxVersion: 'SPDX-2.3',
  SPDXID: 'SPDXRef-DOCUMENT',
  creationInfo: { created: '2024-02-29T10:00:00Z', creators: ['Tool: t'] },
  documentDescribes: ['SPDXRef-a'],
  packages: [
    { SPDXID: 'SPDXRef-a', name: 'a', supplier: 'Organization: Acme (a@b)', hasFiles: ['SPDXRef-f'] },
    { SPDXID: 'SPDXRef-b', name: 'b', externalRefs: [{ referenceType: 'purl', referenceLocator: 'pkg:npm/b@1' }] },
  ],
  files: [{ SPDXID: 'SPDXRef-f', fileName: './f', checksums: [{ algorithm: 'SHA1', checksumValue: 'aa' }] }],
  relationships: [
    { spdxElementId: 'SPDXRef-a', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'SPDXRef-b' },
    { spdxElementId: 'SPDXRef-b', relationshipType: 'CONTAINS', relatedSpdxElement: 'NOASSERTION' },
  ],
});
const documents = {
  json,
  yaml: `spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\npackages:\n- {SPDXID: SPDXRef-a, name: a, supplier: "Organization: A"}\nrelationships:\n- spdxElementId: SPDXRef-a\n  relationshipType: CONTAINS\n  relatedSpdxElement: NONE\n`,
  'tag-value': `SPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nPackageName: a\nSPDXID: SPDXRef-a\nPackageSupplier: Person: J\nPackageComment: <text>x\ny</text>\nFileName: ./f\nSPDXID: SPDXRef-f\nFileChecksum: SHA1: aa\nRelationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-a\nRelationship: SPDXRef-a CONTAINS SPDXRef-f\n`,
  rdf: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#"><spdx:SpdxDocument rdf:about="u#SPDXRef-DOCUMENT"><spdx:relationship><spdx:Relationship><spdx:relationshipType rdf:resource="t#relationshipType_describes"/><spdx:relatedSpdxElement><spdx:Package rdf:about="u#SPDXRef-a"><spdx:name>a</spdx:name></spdx:Package></spdx:relatedSpdxElement></spdx:Relationship></spdx:relationship></spdx:SpdxDocument></rdf:RDF>`,
  'spdx 3': JSON.stringify({
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [
      { type: 'SpdxDocument', spdxId: 'd', rootElement: ['a'] },
      {
        type: 'software_Package',
        spdxId: 'a',
        name: 'a',
        suppliedBy: 'o',
        verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: 'f' }],
      },
      { type: 'Organization', spdxId: 'o', name: 'O' },
      { type: 'software_File', spdxId: 'f', name: 'f' },
      { type: 'Relationship', spdxId: 'r', from: 'a', to: ['f', 'x'], relationshipType: 'contains' },
    ],
  }),
};

const edit = fc.record({
  at: fc.nat(2000),
  remove: fc.nat(12),
  insert: fc.oneof(
    fc.constantFrom(
      '',
      '\0',
      '"',
      '{',
      '[',
      ']',
      '<text>',
      '</',
      '&a;',
      '<',
      ': ',
      '- ',
      '\n',
      'null',
      '7',
      '__proto__',
      'NONE',
      '\u00ff',
      'SPDXRef-a',
    ),
    fc.string({ maxLength: 6, unit: 'binary' }),
  ),
});

test('what a parser would warn of, with the words of the document, is said to nobody', async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  process.on('warning', listen);
  const reading = readBytes(Buffer.from('spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\n? {secret: key}\n: a\n'));
  await setImmediate();
  process.off('warning', listen);
  expect(reading.format).toBe('spdx-yaml');
  expect(warnings).toEqual([]);
});

describe('mutants of an SPDX document', () => {
  test.each(Object.entries(documents))('as %s are read without throwing, and all is accounted for', (_, text) => {
    const reading = readBytes(Buffer.from(text), { programme: 'P' });
    expect(reading.outcome).toBe('accepted');
    expectSound(reading);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let mutant = text;
        for (const { at, remove, insert } of edits) {
          const place = at % (mutant.length + 1);
          mutant = mutant.slice(0, place) + insert + mutant.slice(place + remove);
        }
        const bytes = Buffer.from(mutant);
        expectSound(readBytes(bytes, { programme: 'P' }));
        validateDocument(bytes);
      }),
      { numRuns: 400 },
    );
  });

  test('of many faults is refused as a whole', () => {
    const relationships = Array.from({ length: 100_001 }, () => ({}));
    const reading = readBytes(Buffer.from(JSON.stringify({ spdxVersion: 'SPDX-2.3', relationships })));
    expect(reading).toMatchObject({ outcome: 'rejected', format: 'spdx-json' });
    expect(reading.diagnostics[0]?.code).toBe('too-many-faults');
  });

  test('that describes very many items takes the first for what nothing requires', () => {
    const packages = Array.from({ length: 4000 }, (_, index) => ({ SPDXID: `SPDXRef-${index}`, name: `p${index}` }));
    const documentDescribes = packages.slice(0, 2000).map(({ SPDXID }) => SPDXID);
    const reading = readBytes(Buffer.from(JSON.stringify({ spdxVersion: 'SPDX-2.3', packages, documentDescribes })));
    expect(reading.delta.edges).toHaveLength(2000);
    expect(reading.diagnostics.map(({ code }) => code)).toContain('many-described');
  });
});
