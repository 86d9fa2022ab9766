/** Every CycloneDX JSON document of the corpus: an outcome, and counts that an independent counter gives too. */
import { describe, expect, test } from 'vitest';
import { countCycloneDx } from '../support/independent-counter.ts';
import { codesOf, readBytes, sharedFiles } from '../support/read-bom.ts';

const files = sharedFiles('corpus/cdx-json');
if (files === undefined) process.stderr.write('skipped: the corpus of real BOMs is not installed (../shared/corpus)\n');

/** Documents of the corpus that no parser can read. */
const unreadable = new Map([['CycloneDX__sbom-utility/cdx-1-3-syntax-err-1.json', 'json-syntax']]);

describe.skipIf(files === undefined)('CycloneDX JSON documents of the corpus', () => {
  test('there are some', () => {
    expect(files?.length).toBeGreaterThan(50);
  });

  test.each((files ?? []).map((file) => [file.path, file] as const))('%s', (path, file) => {
    const bytes = file.bytes();
    const reading = readBytes(bytes);
    const code = unreadable.get(path);
    if (code !== undefined) {
      expect(reading.outcome).toBe('rejected');
      expect(codesOf(reading)).toContain(code);
      expect(reading.delta.nodes).toEqual([]);
      return;
    }
    const expected = countCycloneDx(bytes.toString('utf8'));
    const { components, relations, services } = reading.counts;
    expect({ outcome: reading.outcome, format: reading.format }).toEqual({ outcome: 'accepted', format: 'cyclonedx-json' });
    expect(components.in).toBe(expected.components);
    expect(relations.in).toBe(expected.relations);
    expect(services?.in ?? 0).toBe(expected.services);
    for (const count of [components, relations, services ?? components]) {
      expect(count.in).toBe(count.mapped + count.quarantined);
    }
    expect(relations.quarantined).toBeGreaterThanOrEqual(expected.unmappable);
    const quarantined = components.quarantined + relations.quarantined + (services?.quarantined ?? 0);
    const pointers = reading.diagnostics.filter(({ code: of }) => quarantineCodes.has(of)).map(({ pointer }) => pointer);
    expect(pointers).toHaveLength(quarantined);
    expect(new Set(pointers).size).toBe(quarantined);
  });
});

const quarantineCodes = new Set([
  'component-not-an-object',
  'component-without-name',
  'service-without-name',
  'dangling-reference',
  'self-dependency',
]);
