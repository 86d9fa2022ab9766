/** Documents with parts replaced by nonsense, and bytes changed at random: an outcome for each, and whole. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WholeReading as Reading } from '../../graph/model/reading.ts';
import { readBytes, readText } from '../support/read-bom.ts';

const organization = {
  name: 'Acme Ltd',
  url: ['https://acme.example'],
  address: { country: 'France' },
  contact: [{ email: 'a@b.example' }],
};
const leaf = {
  type: 'device',
  name: 'leaf',
  group: 'g',
  version: '1',
  'bom-ref': 'leaf',
  purl: 'pkg:generic/leaf@1',
  cpe: 'cpe:2.3:h:acme:leaf:1:*:*:*:*:*:*:*',
  swid: { tagId: 't', name: 'leaf' },
  scope: 'optional',
  manufacturer: organization,
  supplier: { ...organization, name: 'Bolt' },
  authors: [{ name: 'A' }],
  hashes: [{ alg: 'MD5', content: '0'.repeat(32) }],
  licenses: [{ license: { id: 'MIT' } }],
  properties: [
    { name: 'cdx:device:quantity', value: '2' },
    { name: 'cdx:device:gs1:gtin-12', value: '822348522712' },
    { name: 'cdx:lifecycle:milestone:endOfSupport', value: '2030-01-01' },
  ],
};
const document = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
  version: 1,
  metadata: {
    timestamp: '2024-01-01T00:00:00Z',
    component: {
      type: 'device',
      name: 'root',
      'bom-ref': 'root',
      components: [{ type: 'device', name: 'part', 'bom-ref': 'part' }],
    },
    manufacture: organization,
    supplier: organization,
  },
  components: [leaf, { type: 'library', name: 'b', 'bom-ref': 'b', components: [{ ...leaf, 'bom-ref': 'c' }] }],
  services: [{ name: 's', 'bom-ref': 's', provider: organization, services: [{ name: 't' }] }],
  dependencies: [
    { ref: 'root', dependsOn: ['leaf', 'b'] },
    { ref: 'b', dependsOn: ['c', 's'], provides: ['leaf'] },
  ],
  compositions: [{ aggregate: 'complete', assemblies: ['root'], dependencies: ['b'] }],
};

const nonsense = [
  null,
  true,
  0,
  -1.5,
  1e308,
  '',
  ' ',
  '\u0000',
  '\ud800',
  'x',
  'pkg:',
  [],
  [[]],
  {},
  { name: {} },
  [null],
  '__proto__',
];

/** Every place of the document, as the key path to it. */
function placesOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return [[...path], ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const inner = (value as Record<string, unknown>)[key];
  if (Array.isArray(value)) return value.with(Number(key), replaced(inner, rest, by));
  return { ...(value as object), [key]: replaced(inner, rest, by) };
}

function expectWhole(reading: Reading): void {
  const { delta, counts, outcome, diagnostics } = reading;
  const quarantined = Object.values(counts).reduce((sum, count) => sum + count.quarantined, 0);
  for (const count of Object.values(counts)) expect(count.in).toBe(count.mapped + count.quarantined);
  expect(diagnostics.length).toBeGreaterThanOrEqual(quarantined);
  for (const edge of delta.edges) {
    expect(delta.nodes[edge.from]).toBeDefined();
    expect(delta.nodes[edge.to]).toBeDefined();
  }
  if (outcome === 'rejected') expect(delta.nodes).toEqual([]);
  expect(JSON.stringify(delta)).not.toMatch(/\\ud[89a-f]|\\u0000/);
}

test('each place of a document replaced by each nonsense', () => {
  const places = placesOf(document);
  expect(places.length).toBeGreaterThan(150);
  for (const place of places) {
    for (const value of nonsense) expectWhole(readText(JSON.stringify(replaced(document, place, value)), { programme: 'P' }));
  }
});

test('bytes changed, cut out and put in at random', () => {
  const bytes = Buffer.from(JSON.stringify(document));
  const change = fc.tuple(fc.nat(bytes.length), fc.nat(8), fc.uint8Array({ maxLength: 8 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      let changed = bytes;
      for (const [at, length, put] of changes)
        changed = Buffer.concat([changed.subarray(0, at), put, changed.subarray(at + length)]);
      expectWhole(readBytes(changed));
    }),
    { numRuns: 2000, seed: 20261122 },
  );
});
