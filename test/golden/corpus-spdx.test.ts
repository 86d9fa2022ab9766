/** Every SPDX document of the corpus: an outcome, and counts that an independent counter gives too. */
import { describe, expect, test } from 'vitest';
import {
  countSpdx3,
  countSpdxJson,
  countSpdxRdf,
  countSpdxTagValue,
  countSpdxYaml,
  type SpdxCounts,
} from '../support/independent-spdx-counter.ts';
import { readBytes, sharedFiles } from '../support/read-bom.ts';

const files = sharedFiles('corpus');
if (files === undefined) process.stderr.write('skipped: the corpus of real BOMs is not installed (../shared/corpus)\n');

const formats: readonly (readonly [folder: string, format: string, documents: number, count: (text: string) => SpdxCounts])[] = [
  ['spdx-json', 'spdx-json', 15, countSpdxJson],
  ['spdx-tv', 'spdx-tag-value', 8, countSpdxTagValue],
  ['spdx-yaml', 'spdx-yaml', 1, countSpdxYaml],
  ['spdx-rdfxml', 'spdx-rdf', 1, countSpdxRdf],
  ['spdx3-jsonld', 'spdx3-json', 4, countSpdx3],
];

const quarantineCodes = new Set([
  'component-not-an-object',
  'component-without-name',
  'file-not-an-object',
  'file-without-name',
  'relationship-incomplete',
  'relationship-without-item',
  'dangling-reference',
  'self-dependency',
]);

describe.skipIf(files === undefined)('SPDX documents of the corpus', () => {
  test.each(formats)('%s: there are some', (folder, _format, documents) => {
    expect(files?.filter(({ path }) => path.startsWith(`${folder}/`))).toHaveLength(documents);
  });

  const cases = formats.flatMap(([folder, format, , count]) =>
    (files ?? [])
      .filter(({ path }) => path.startsWith(`${folder}/`))
      .map((file) => [file.path, { ...file, format, count }] as const),
  );
  test.each(cases)('%s', (_path, { bytes, format, count }) => {
    const content = bytes();
    const reading = readBytes(content);
    const isUtf16 = content[0] === 0xff && content[1] === 0xfe;
    const expected = count(isUtf16 ? content.toString('utf16le').slice(1) : content.toString('utf8'));
    const { components, relations, files: inventory } = reading.counts;
    expect({ outcome: reading.outcome, format: reading.format }).toEqual({ outcome: 'accepted', format });
    expect([components.in, relations.in, inventory?.in ?? 0]).toEqual([expected.components, expected.relations, expected.files]);
    for (const counted of [components, relations, inventory ?? components]) {
      expect(counted.in).toBe(counted.mapped + counted.quarantined);
    }
    expect(relations.quarantined).toBeGreaterThanOrEqual(expected.unmappable);
    const quarantined = components.quarantined + relations.quarantined + (inventory?.quarantined ?? 0);
    const pointers = reading.diagnostics.filter(({ code }) => quarantineCodes.has(code)).map(({ pointer }) => pointer);
    expect(pointers).toHaveLength(quarantined);
    expect(new Set(pointers).size).toBe(quarantined);
    expect(reading.series).not.toBe('');
    expect(reading.dated).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
