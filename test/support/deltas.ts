/** Hand-ins and deltas for tests of stores and views. */
import fc from 'fast-check';
import { type Delta, type DeltaRows, wholeDelta } from '../../graph/model/assertion.ts';
import { assertionsOf, digestOf } from '../../graph/model/digest.ts';
import type { HandIn } from '../../graph/model/hand-in.ts';
import type { Identifier } from '../../graph/ontology/identifier.ts';
import { DeltaBuilder, type Node } from '../../ingest/delta-builder.ts';

const none = { in: 0, mapped: 0, quarantined: 0 };
export const emptyDelta: Delta = { nodes: [], mentions: [], edges: [] };

/** A hand-in number `sequence` of this delta; its digest is the right one. */
export function handInOf(sequence: number, delta: Delta, given: Partial<HandIn> = {}): HandIn {
  const declared = given.declared ?? {};
  const sha256 = given.sha256 ?? shaOf(sequence);
  return {
    id: `${String(sequence).padStart(9, '0')}-${sha256.slice(0, 12)}`,
    kind: 'document',
    sha256,
    bytes: 1000 + sequence,
    path: `documents/${sequence}.json`,
    format: 'cyclonedx-json',
    specVersion: '1.6',
    reading: `reading-${sequence}`,
    declared,
    by: 'test',
    receivedAt: '2026-01-01T00:00:00.000Z',
    call: 'call-1',
    series: '',
    version: 0,
    main: '',
    dated: '2026-01-01',
    digest: digestOf(assertionsOf(delta), declared),
    counts: { components: none, relations: none, rows: none },
    diagnostics: [],
    ...given,
  };
}

/** A SHA-256 that differs from the first letter on, as real ones do. */
export function shaOf(sequence: number): string {
  return (sequence * 2654435761).toString(16).padStart(12, '0').repeat(6).slice(0, 64);
}

/** One aircraft part with a supplier, a plant, a distributor and a substitute: every kind of row, texts and numbers. */
export function valveDelta(sha256: string): Delta {
  const delta = new DeltaBuilder(sha256);
  const programme = delta.programme('Kestrel', '/metadata', { country: 'GB' });
  const aircraft = delta.item({ pointer: '/metadata/component', name: 'Kestrel air vehicle', version: '2' });
  const valve = delta.item({
    pointer: '/components/0',
    name: 'Fuel shut-off valve',
    identifiers: [
      { scheme: 'niin', value: '014567890' },
      { scheme: 'gtin', value: '04012345678901' },
    ],
    numbers: { itemType: 1, criticality: 4 },
    texts: { description: 'Ventil für Kraftstoff', licences: 'MIT\nApache-2.0' },
  });
  const library = delta.item({
    pointer: '/components/1',
    name: 'openssl',
    identifiers: [{ scheme: 'purl', value: 'pkg:generic/openssl@3.0.14' }],
  });
  const maker = delta.organization({ pointer: '/components/0/manufacturer', name: 'Nordlicht Ventile GmbH', country: 'DE' });
  const distributor = delta.organization({ pointer: '/components/0/supplier', name: 'Harbour Parts Ltd' });
  const plant = delta.site({ pointer: '/components/0/properties/1', code: 'C1234', country: 'DE' });
  const source = delta.source(valve, maker, plant, {
    pointer: '/components/0/manufacturer',
    numbers: { standing: 2, share: 6500, unitCost: 123_456_789_012 },
    texts: { note: 'since 2019' },
  });
  delta.edge('REQUIRES', aircraft, valve, { pointer: '/dependencies/0/dependsOn/0', numbers: { quantity: 400 } });
  delta.edge('REQUIRES', aircraft, library, { pointer: '/dependencies/0/dependsOn/1', numbers: { assumed: 1 } });
  delta.edge('DISTRIBUTES', distributor, source, { pointer: '/components/0/supplier' });
  delta.edge('INCLUDES', programme, aircraft, { pointer: '/metadata/component' });
  delta.state(valve, { pointer: '/components/7', name: 'Valve, shut-off, fuel' });
  return wholeDelta(delta.build());
}

/** Items with purls `pkg:generic/<prefix>-<n>`, each required by the first. */
export function itemsDelta(prefix: string, count: number, sha256 = shaOf(1)): Delta {
  const delta = new DeltaBuilder(sha256);
  const items = Array.from({ length: count }, (_, index) =>
    delta.item({
      pointer: `/components/${index}`,
      name: `${prefix} ${index}`,
      identifiers: [{ scheme: 'purl', value: `pkg:generic/${prefix}-${index}` }],
    }),
  );
  for (const [index, item] of items.entries()) {
    if (index > 0)
      delta.edge('REQUIRES', items[0] as Node, item, { pointer: `/dependencies/${index}`, numbers: { quantity: index } });
  }
  return wholeDelta(delta.build());
}

/** The same as rows that lie elsewhere: gone through, and as often as one likes, but no arrays. */
export function iterated({ nodes, mentions, edges }: Delta): DeltaRows {
  const rows = <T>(held: readonly T[]) => ({ length: held.length, [Symbol.iterator]: () => held.values() });
  return { nodes: { ...rows(nodes), at: (index) => nodes[index] }, mentions: rows(mentions), edges: rows(edges) };
}

/** Names that break careless code: surrogates, NUL, direction marks, quotes of every language, very long ones. */
export const hostileNames: readonly string[] = [
  'lone high \ud800 surrogate',
  '\udc00 lone low',
  'nul\0inside',
  'emoji 🛩️👩‍🔧',
  'مصنع الصمامات',
  'right\u202eto left',
  'combining e\u0301\u0323',
  "'; DROP TABLE node; --",
  '"} RETURN 1 //',
  '<script>alert(1)</script>',
  'NEAR(a b) AND "x" OR *',
  'line\nbreak\ttab',
  '__proto__',
  'constructor',
  '𠀀 beyond the first plane',
  `long ${'x'.repeat(100_000)}`,
  `many words ${Array.from({ length: 500 }, (_, i) => `w${i}`).join(' ')}`,
];

export function hostileDelta(sha256: string): Delta {
  const delta = new DeltaBuilder(sha256);
  for (const [index, name] of hostileNames.entries()) {
    const item = delta.item({ pointer: `/components/${index}/${name}`, name, texts: { note: name, toString: name } });
    const maker = delta.organization({ pointer: `/components/${index}`, name: `${name} Ltd` });
    delta.source(item, maker, undefined, { pointer: `/components/${index}`, texts: { note: name } });
  }
  return wholeDelta(delta.build());
}

const word = fc.constantFrom('bolt', 'nut', 'Größe', 'clock', 'ab', 'abc', 'ÅNGSTRÖM', '弁', 'x1', 'x12', '👩‍🔧', 'مصنع');
const nameText = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const hostileText = fc.oneof(nameText, fc.string({ unit: 'binary', maxLength: 12 }));
const step = fc.record({
  what: fc.constantFrom('item', 'purl', 'part', 'organization', 'site', 'source', 'requires', 'owns', 'state'),
  name: hostileText,
  number: fc.nat(12),
  other: fc.nat(12),
  numbers: fc.option(fc.record({ quantity: fc.maxSafeInteger(), scope: fc.nat(4) }, { requiredKeys: [] }), { nil: undefined }),
  note: fc.option(hostileText, { nil: undefined }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Random documents over a small world, so that they share nodes and disagree. */
export const deltaArbitrary: fc.Arbitrary<Delta> = fc
  .tuple(fc.nat(0xffff), fc.array(step, { maxLength: 25 }))
  .map(([seed, steps]) => randomDelta(shaOf(seed), steps));

function randomDelta(sha256: string, steps: readonly Step[]): Delta {
  const delta = new DeltaBuilder(sha256);
  const items: Node[] = [];
  const parties: Node[] = [];
  const sites: Node[] = [];
  for (const [index, { what, name, number, other, numbers, note }] of steps.entries()) {
    const statement = { pointer: `/${index}`, name, texts: { note } };
    const pick = (nodes: readonly Node[], n: number) => nodes[n % nodes.length];
    const edge = { pointer: `/${index}`, numbers: numbers ?? {}, texts: { note } };
    const [item, otherItem] = [pick(items, number), pick(items, other)];
    const [party, otherParty] = [pick(parties, number), pick(parties, other)];
    if (what === 'item' || what === 'purl' || what === 'part') {
      items.push(delta.item({ ...statement, identifiers: identifiersOf(what, number), numbers: { itemType: other } }));
    } else if (what === 'organization') {
      parties.push(delta.organization({ ...statement, ...(number > 6 ? { country: 'SE' } : {}) }));
    } else if (what === 'site') sites.push(delta.site({ ...statement, code: number > 6 ? `C000${number}` : '' }));
    else if (what === 'source' && item !== undefined) delta.source(item, party, pick(sites, other), edge);
    else if (what === 'requires' && item !== undefined && otherItem !== undefined) delta.edge('REQUIRES', item, otherItem, edge);
    else if (what === 'owns' && party !== undefined && otherParty !== undefined) delta.edge('OWNS', party, otherParty, edge);
    else if (what === 'state' && item !== undefined) delta.state(item, statement);
  }
  return wholeDelta(delta.build());
}

function identifiersOf(what: Step['what'], number: number): Identifier[] {
  if (what === 'purl') return [{ scheme: 'purl', value: `pkg:generic/part-${number}@1` }];
  if (what === 'part') return [{ scheme: 'mpn', value: `acme/PN-${number}` }];
  return [];
}
