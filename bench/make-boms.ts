/**
 * Synthetic SBOMs for benchmarks: CycloneDX 1.5 documents of an application and 500 libraries, 300 of
 * them out of a pool of 600 that all documents share, with an acyclic dependency graph that reaches
 * every library. A shared library says the same wherever it occurs. Document number k depends on its
 * number and the seed alone, so 20 documents are the first of 100. Figures of peers in
 * docs/benchmarks.md are of the documents of seed 1.
 */
import { createHash } from 'node:crypto';
import { mulberry32, pick } from './random.ts';

const librariesPerDocument = 500;
const sharedPerDocument = 300;
const poolSize = 600;
/** Libraries that one may require, on the average. */
const degree = 2;
/** A pool's library requires libraries among so many of the next. */
const poolReach = 60;
const licences = ['MIT', 'Apache-2.0', 'BSD-3-Clause', 'GPL-2.0-only', 'LGPL-2.1-or-later', 'MPL-2.0', 'EPL-2.0', 'ISC'];
const ecosystems = ['npm', 'pypi', 'maven', 'cargo', 'deb/debian', 'generic'];
const suppliers = Array.from({ length: 40 }, (_, i) => `Synthetic Supplier ${String(i + 1).padStart(2, '0')} Ltd`);

export interface MadeBom {
  readonly file: string;
  readonly text: string;
}

interface Library {
  readonly purl: string;
  readonly [field: string]: unknown;
}

interface Pool {
  readonly libraries: readonly Library[];
  /** Of each library, the places in the pool of what it may require: all of them later, so there is no cycle. */
  readonly requires: readonly ReadonlySet<number>[];
}

/** The first `documents` documents of a seed. */
export function* makeBoms(documents: number, seed = 1): Generator<MadeBom> {
  const pool = makePool(seed);
  for (let index = 0; index < documents; index++) yield makeBom(index, seed, pool);
}

function makePool(seed: number): Pool {
  const libraries = Array.from({ length: poolSize }, (_, i) => library(seed, `shared-${String(i).padStart(6, '0')}`));
  const requires = libraries.map((_, i) => {
    const random = randomOf(seed, `pooldeps/${i}`);
    const count = Math.round(random() * 2 * degree * (poolSize / sharedPerDocument));
    const later = poolSize - i - 1;
    const chosen = new Set<number>();
    for (let k = 0; k < count && later > 0; k++) chosen.add(i + 1 + Math.floor(random() * Math.min(poolReach, later)));
    return chosen;
  });
  return { libraries, requires };
}

function makeBom(index: number, seed: number, pool: Pool): MadeBom {
  const name = `synthetic-app-${String(index).padStart(4, '0')}`;
  const random = randomOf(seed, `document/${index}`);
  const shared = sample(sharedPerDocument, poolSize, random);
  const own = Array.from({ length: librariesPerDocument - sharedPerDocument }, (_, i) =>
    library(seed, `own-${index}-${String(i).padStart(5, '0')}`),
  );
  const libraries = [...own, ...shared.map((place) => pool.libraries[place] as Library)];
  const requires = [...ownRequires(own.length, libraries, random), ...sharedRequires(shared, pool)];
  const purl = `pkg:generic/${name}@1.0.${index}`;
  const root = {
    type: 'application',
    'bom-ref': purl,
    name,
    version: `1.0.${index}`,
    purl,
    supplier: { name: pick(random, suppliers) },
  };
  const required = new Set(requires.flat());
  const first = libraries.filter((each) => !required.has(each.purl)).map((each) => each.purl);
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: `urn:uuid:${uuidOf(`${seed}/${name}`)}`,
    version: 1,
    metadata: {
      timestamp: '2026-01-01T00:00:00Z',
      tools: { components: [{ type: 'application', name: 'make-boms' }] },
      component: root,
    },
    components: libraries,
    dependencies: [{ ref: purl, dependsOn: first }, ...libraries.map((each, i) => ({ ref: each.purl, dependsOn: requires[i] }))],
  };
  return { file: `${name}.cdx.json`, text: `${JSON.stringify(bom, null, 1)}\n` };
}

/** Libraries of the document's own come first in it, and may require any later one. */
function ownRequires(count: number, libraries: readonly Library[], random: () => number): string[][] {
  return Array.from({ length: count }, (_, i) => {
    const later = libraries.length - i - 1;
    const chosen = new Set<string>();
    const wanted = Math.round(random() * 2 * degree);
    for (let k = 0; k < wanted && later > 0; k++) chosen.add((libraries[i + 1 + Math.floor(random() * later)] as Library).purl);
    return [...chosen];
  });
}

/** What the pool says that they require, as far as it is in the document. */
function sharedRequires(shared: readonly number[], pool: Pool): string[][] {
  const here = new Set(shared);
  return shared.map((place) =>
    [...(pool.requires[place] as ReadonlySet<number>)]
      .filter((other) => here.has(other))
      .map((other) => (pool.libraries[other] as Library).purl),
  );
}

function library(seed: number, id: string): Library {
  const random = randomOf(seed, `component/${id}`);
  const ecosystem = pick(random, ecosystems);
  const version = `${Math.floor(random() * 9)}.${Math.floor(random() * 20)}.${Math.floor(random() * 30)}`;
  const purl = `pkg:${ecosystem}/${ecosystem === 'maven' ? 'org.example.synthetic/' : ''}${id}@${version}`;
  const supplier = pick(random, suppliers);
  return {
    type: 'library',
    'bom-ref': purl,
    supplier: { name: supplier, url: ['https://example.org/'] },
    name: id,
    version,
    hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(purl).digest('hex') }],
    licenses: [{ license: { id: pick(random, licences) } }],
    purl,
  };
}

/** `count` of the numbers below `of`, ascending. */
function sample(count: number, of: number, random: () => number): number[] {
  const numbers = Array.from({ length: of }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random() * (of - i));
    [numbers[i], numbers[j]] = [numbers[j] as number, numbers[i] as number];
  }
  return numbers.slice(0, count).sort((a, b) => a - b);
}

function randomOf(seed: number, name: string): () => number {
  return mulberry32(createHash('sha256').update(`${seed}/${name}`).digest().readUInt32LE(0));
}

/** In the form of a random UUID; the text determines it. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
