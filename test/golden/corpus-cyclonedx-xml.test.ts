/**
 * Every CycloneDX XML document of the corpus and of the conformance suite: an outcome, counts that an
 * independent counter gives too, and places that XPath finds.
 */
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import type { WholeReading as Reading } from '../../graph/model/reading.ts';
import { validateDocument } from '../../ingest/validate.ts';
import { countCycloneDxXml } from '../support/independent-xml-counter.ts';
import { codesOf, readBytes, sharedFiles } from '../support/read-bom.ts';

const corpus = sharedFiles('corpus/cdx-xml');
const suite = sharedFiles('cyclonedx-suite')?.filter(({ path }) => path.endsWith('.xml'));
const manifest = sharedFiles('corpus')
  ?.find(({ path }) => path === 'MANIFEST.tsv')
  ?.bytes()
  .toString('utf8')
  .split('\n')
  .map((line) => line.split('\t'));
if (corpus === undefined) process.stderr.write('skipped: the corpus of real BOMs is not installed (../shared/corpus)\n');
if (suite === undefined)
  process.stderr.write('skipped: the conformance documents are not installed (../shared/cyclonedx-suite)\n');

const quarantineCodes = new Set([
  'component-not-an-object',
  'component-without-name',
  'service-without-name',
  'dangling-reference',
  'self-dependency',
]);

/** Checks the counts against the counter's. */
function expectWhole(reading: Reading, text: string): void {
  const expected = countCycloneDxXml(text);
  const { components, relations, services } = reading.counts;
  expect({ outcome: reading.outcome, format: reading.format }).toEqual({ outcome: 'accepted', format: 'cyclonedx-xml' });
  expect({ components: components.in, relations: relations.in, services: services?.in ?? 0 }).toEqual({
    components: expected.components,
    relations: expected.relations,
    services: expected.services,
  });
  for (const count of Object.values(reading.counts)) expect(count.in).toBe(count.mapped + count.quarantined);
  expect(relations.quarantined).toBeGreaterThanOrEqual(expected.unmappable);
  const quarantined = components.quarantined + relations.quarantined + (services?.quarantined ?? 0);
  const pointers = reading.diagnostics.filter(({ code }) => quarantineCodes.has(code)).map(({ pointer }) => pointer);
  expect(pointers).toHaveLength(quarantined);
  expect(new Set(pointers).size).toBe(quarantined);
}

/** The elements and attributes that a path leads to, by local names. */
function found(document: XmlDocument, pointer: string): number {
  const path = pointer.replace(/\/(@?)([^/[]+)(\[\d+\])?/g, (_, sign: string, name: string, position = '') =>
    sign === '@' ? `/@${name}` : `/*[local-name()='${name}']${position}`,
  );
  return document.find(path).length;
}

/** Checks that each place of an assertion is exactly one element or attribute. */
function expectPlaces(reading: Reading, bytes: Uint8Array): void {
  const document = XmlDocument.fromBuffer(bytes);
  const stated = [...reading.delta.mentions, ...reading.delta.edges].map(({ pointer }) => pointer);
  const lost = [...new Set(stated)].slice(0, 500).filter((pointer) => found(document, pointer) !== 1);
  document.dispose();
  expect(lost).toEqual([]);
}

describe.skipIf(corpus === undefined)('CycloneDX XML documents of the corpus', () => {
  test('there are 33', () => {
    expect(corpus).toHaveLength(33);
  });

  test.each((corpus ?? []).map((file) => [file.path, file] as const))('%s', (path, file) => {
    const bytes = file.bytes();
    const reading = readBytes(bytes);
    if (path.includes('xxe-protection')) {
      expect([reading.outcome, reading.format, ...codesOf(reading)]).toEqual(['rejected', 'cyclonedx-xml', 'xml-doctype']);
      expect(reading.delta.nodes).toEqual([]);
      return;
    }
    expectWhole(reading, bytes.toString('utf8'));
    expectPlaces(reading, bytes);
    const [row] = (manifest ?? []).filter((columns) => columns[0] === `cdx-xml/${path}`);
    const [, , , , , , specVersion, , declared, strict, , , , relations] = row ?? [];
    expect([reading.specVersion, `${reading.counts.relations.in}`]).toEqual([specVersion, relations]);
    expect(validateDocument(bytes).valid).toBe(declared === 'invalid' ? false : strict === 'valid');
  });
});

describe.skipIf(suite === undefined)('CycloneDX XML documents of the conformance suite', () => {
  test('each is read whole', () => {
    expect(suite).toHaveLength(418);
    for (const { path, bytes } of suite ?? []) {
      const reading = readBytes(bytes());
      try {
        expectWhole(reading, bytes().toString('utf8'));
        expectPlaces(reading, bytes());
      } catch (error) {
        throw new Error(path, { cause: error });
      }
    }
  });
});
