/** Where the conformance suite or the corpus has one document as JSON and as XML, both assert the same, places aside. */
import { describe, expect, test } from 'vitest';
import type { WholeReading as Reading } from '../../graph/model/reading.ts';
import { readBytes, sharedFiles } from '../support/read-bom.ts';

const suite = sharedFiles('cyclonedx-suite');
const corpus = sharedFiles('corpus');
if (suite === undefined)
  process.stderr.write('skipped: the conformance documents are not installed (../shared/cyclonedx-suite)\n');
if (corpus === undefined) process.stderr.write('skipped: the corpus of real BOMs is not installed (../shared/corpus)\n');

/** Two documents under one name: other components, versions, publishers or dates. Some of their versions are one document. */
const different = [
  ...['invalid-component-ref', 'invalid-dependency', 'invalid-license-choice', 'invalid-license-declared-concluded-mix'],
  ...['invalid-license-encoding', 'invalid-license-id', 'invalid-metadata-timestamp', 'invalid-serialnumber'],
  ...['valid-bom', 'valid-component-external-with-version', 'valid-component-ref', 'valid-compositions'],
  ...['valid-cryptography-implementation', 'valid-dependency', 'valid-external-reference', 'valid-license-choice'],
  ...['valid-license-declared-concluded-mix', 'valid-license-expression', 'valid-license-id', 'valid-license-name'],
  ...['valid-machine-learning', 'valid-metadata-timestamp', 'valid-saasbom', 'valid-service'],
  ...['CycloneDX__bom-examples/bom', 'CycloneDX__cdxgen/ddc-sbom', 'cybeats__sbomgen/bom'],
];
/** The same content, handed out under two serial numbers. */
const twoSeries = ['cybeats__sbomgen/cargo-sbom.cdx', 'cybeats__sbomgen/cocoapods-ruby.cdx'];

type File = NonNullable<typeof suite>[number];

function pairsOf(files: readonly File[]): [path: string, xml: File, json: File][] {
  const known = new Map(files.map((file) => [file.path, file]));
  return files.flatMap((xml): [string, File, File][] => {
    const json = known.get(xml.path.replace('.xml', '.json').replace('cdx-xml/', 'cdx-json/'));
    return json === undefined || json === xml || !xml.path.includes('.xml') ? [] : [[xml.path, xml, json]];
  });
}

function isNamed(path: string, names: readonly string[]): boolean {
  const name = path.replace(/^(?:cdx-xml|\d\.\d)\//, '').replace(/(?:-\d\.\d)?\.xml.*$/, '');
  return names.some((other) => name === other || name === `CycloneDX__specification/${other}`);
}

function assertionsOf({ bytes, path }: File): Record<string, unknown> {
  // bare names are local to a document: both are read under one hash
  const reading: Reading = readBytes(bytes(), { sha256: '0'.repeat(64), programme: 'P' });
  const { nodes, mentions, edges } = reading.delta;
  const withoutPlace = ({ pointer: _, texts, ...rest }: (typeof mentions)[number] | (typeof edges)[number]) => ({
    ...rest,
    texts: texts?.pedigree === undefined ? texts : { ...texts, pedigree: 'stated' },
  });
  const { counts, main, dated, series, version } = reading;
  const inSeries = isNamed(path.replace('cdx-json/', 'cdx-xml/').replace('.json', '.xml'), twoSeries) ? {} : { series, version };
  return { nodes, mentions: mentions.map(withoutPlace), edges: edges.map(withoutPlace), counts, main, dated, ...inSeries };
}

describe.skipIf(suite === undefined)('a document of the conformance suite as JSON and as XML', () => {
  const pairs = pairsOf(suite ?? []);
  const same = pairs.filter(([path]) => !isNamed(path, different));

  test('there are many', () => {
    expect(pairs.length).toBeGreaterThan(330);
    expect(same.length).toBeGreaterThan(230);
  });

  test.each(same)('%s', (_path, xml, json) => {
    expect(assertionsOf(xml)).toEqual(assertionsOf(json));
  });
});

describe.skipIf(corpus === undefined)('a document of the corpus as JSON and as XML', () => {
  const same = pairsOf(corpus ?? []).filter(([path]) => !isNamed(path, different));

  test('there are some', () => {
    expect(same.map(([path]) => path)).toEqual(expect.arrayContaining(['cdx-xml/CycloneDX__cyclonedx-node-npm/bom.1.6.xml']));
    expect(same.length).toBeGreaterThan(6);
  });

  test.each(same)('%s', (_path, xml, json) => {
    expect(assertionsOf(xml)).toEqual(assertionsOf(json));
  });
});
