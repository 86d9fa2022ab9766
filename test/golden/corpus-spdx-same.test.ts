/** The same product in several serialisations: the same assertions, and where not, why not. */
import { describe, expect, test } from 'vitest';
import type { WholeReading as Reading } from '../../graph/model/reading.ts';
import { edgeName } from '../../graph/ontology/edge-kind.ts';
import { keyOf, readBytes, sharedFiles } from '../support/read-bom.ts';

const files = sharedFiles('corpus');
if (files === undefined) process.stderr.write('skipped: the corpus of real BOMs is not installed (../shared/corpus)\n');

function read(path: string): Reading {
  const file = files?.find((one) => one.path === path);
  if (file === undefined) throw new Error(`not in the corpus: ${path}`);
  return readBytes(file.bytes());
}

/** Distinct assertions without pointers and document-local hashes; `without`: texts that are not compared. */
function assertionsOf({ delta }: Reading, without: readonly string[] = []): string[] {
  const key = (node: number) => keyOf(delta, node).replace(/^source:.*/, 'source');
  const texts = (all: Readonly<Record<string, string>> | undefined) =>
    Object.fromEntries(
      Object.entries(all ?? {})
        .filter(([name]) => !without.includes(name))
        .sort(),
    );
  const mentions = delta.mentions.map((one) => [key(one.node), one.name, one.numbers, texts(one.texts)]);
  const edges = delta.edges.map((one) => [edgeName(one.kind), key(one.from), key(one.to), one.numbers, texts(one.texts)]);
  return [...new Set([...mentions, ...edges].map((one) => JSON.stringify(one)))].sort();
}

/** Who needs whom and in which scope. */
function needsOf({ delta }: Reading): string[] {
  const edges = delta.edges.filter(({ kind }) => edgeName(kind) === 'REQUIRES');
  return [
    ...new Set(
      edges.map(({ from, to, numbers }) => `${keyOf(delta, from)} ${keyOf(delta, to)} ${JSON.stringify(numbers ?? {})}`),
    ),
  ].sort();
}

function partiesOf({ delta }: Reading): string[] {
  const edges = delta.edges.filter(({ kind }) => ['PROVIDES', 'BY', 'DISTRIBUTES'].includes(edgeName(kind)));
  const key = (node: number) => keyOf(delta, node).replace(/^source:.*/, 'source');
  return edges
    .map(({ kind, from, to, numbers }) => [edgeName(kind), key(from), key(to), JSON.stringify(numbers)].join(' '))
    .sort();
}

const ntia = 'spdx__ntia-conformance-checker';

describe.skipIf(files === undefined)('one product', () => {
  test('as YAML and as RDF/XML', () => {
    // RDF sets have no order, so licence expressions of several members differ; the RDF document gives its
    // own reference type a doubled address, and the annotator's brackets are only in some editions.
    const without = ['licenses', 'licensesConcluded', 'externalRefs'];
    const yaml = read(`spdx-yaml/${ntia}/SPDXYAMLExample-v2.3.spdx.yaml`);
    const rdf = read(`spdx-rdfxml/${ntia}/SPDXRdfExample-v2.3.spdx.rdf.xml`);
    expect(assertionsOf(rdf, without)).toEqual(assertionsOf(yaml, without));
    expect(rdf).toMatchObject({ series: yaml.series, dated: yaml.dated, main: yaml.main, specVersion: yaml.specVersion });
  });

  test('as JSON and as tag-value', () => {
    // The JSON edition writes brackets around licence expressions and after an annotator's name.
    const without = ['licenses', 'licensesConcluded', 'annotation'];
    const json = read(`spdx-json/${ntia}/SPDXJSONExample-v2.3.spdx.json`);
    const tagValue = read(`spdx-tv/${ntia}/SPDXTagExample-v2.3.spdx`);
    // The tag-value edition describes file and package with relationships that JSON has as documentDescribes.
    expect(assertionsOf(tagValue, without)).toEqual(assertionsOf(json, without));
    expect(tagValue).toMatchObject({ series: json.series, dated: json.dated, main: json.main, specVersion: json.specVersion });
  });

  test('as JSON and as YAML: files that YAML relates to the package are inventory (hasFiles) in JSON', () => {
    const json = read(`spdx-json/${ntia}/SPDXJSONExample-v2.3.spdx.json`);
    const yaml = read(`spdx-yaml/${ntia}/SPDXYAMLExample-v2.3.spdx.yaml`);
    expect(partiesOf(yaml)).toEqual(partiesOf(json));
    expect(yaml.counts.files).toEqual(json.counts.files);
    const items = (reading: Reading) => new Set(reading.delta.nodes.map(({ key }) => key.replace(/~.*/, '')));
    expect([...items(yaml)].filter((key) => !items(json).has(key))).toEqual([
      'item:name:src org spdx parser doapproject java',
      'item:name:lib source commons lang3 3 1 sources jar',
      'item:name:docs myspec pdf',
    ]);
    expect(needsOf(yaml)).toEqual(expect.arrayContaining(needsOf(json)));
  });

  test.each(['examplemaven-0.0.1', 'examplemaven-0.0.1-enriched'])('%s as SPDX 2.3 and as SPDX 3', (name) => {
    // Identifiers, words of the vocabularies and the places of licences differ by version, so texts are left out.
    const older = read(`spdx-json/spdx__spdx-examples/${name}.spdx.json`);
    const newer = read(`spdx3-jsonld/spdx__spdx-examples/${name}.spdx3.json`);
    expect(needsOf(newer)).toEqual(needsOf(older));
    expect(partiesOf(newer)).toEqual(partiesOf(older));
    expect(newer).toMatchObject({ main: older.main, dated: older.dated });
  });

  test('of two runs of one tool as SPDX 2.2 and as SPDX 3', () => {
    // The two runs gave their root package different tags, and the one of SPDX 3 states no supplier of it.
    const older = read('spdx-json/microsoft__sbom-tool/manifest.spdx.json');
    const newer = read('spdx3-jsonld/microsoft__sbom-tool/manifest.spdx.json');
    const withoutTag = (texts: string[]) => texts.map((text) => text.replace(/tag_id=[0-9a-f-]+/g, '')).sort();
    expect(withoutTag(needsOf(newer))).toEqual(withoutTag(needsOf(older)));
    const provided = (reading: Reading) => partiesOf(reading).filter((text) => text.startsWith('PROVIDES'));
    expect(provided(newer)).toEqual(provided(older).filter((text) => !text.includes('pkg:swid/')));
  });
});
