/**
 * Synthetic programmes for benchmarks: documents of 1,000 items that no earlier one mentions, with
 * 100 items of earlier documents. The same seed gives the same documents.
 *
 * A document states about 2,400 mentions and 2,700 edges. Items have a purl (four of five), a part
 * number of their maker, or a name alone; each has one parent in its document. A good third has a
 * source, some have two; half of the sources have a site. Names are made of two words and a number,
 * so that keys of one document lie all over the index, as real ones do.
 */
import { createHash } from 'node:crypto';
import type { DeltaRows } from '../graph/model/assertion.ts';
import { assertionsOf, digestOf } from '../graph/model/digest.ts';
import type { Declared, HandIn } from '../graph/model/hand-in.ts';
import { DeltaBuilder, type Node } from '../ingest/delta-builder.ts';
import { mulberry32, pick } from './random.ts';

export const itemsPerDocument = 1_000;
const sharedPerDocument = 100;
const childrenPerItem = 6;
const organizationsPerDocument = 160;
const sitesPerDocument = 110;
const sourceShare = 0.36;
const secondSourceShare = 0.25;
const siteShare = 0.5;
const countries = ['US', 'GB', 'DE', 'FR', 'SE', 'NO', 'IT', 'PL', 'TW', 'KR', 'JP', 'CN', 'IN', 'MY', 'CA', 'AU', 'NL', 'ES'];
const words = (
  'acoustic actuator adapter antenna armature axial baffle bearing bolt bracket buffer bus cable cam carrier casing clamp clutch coil ' +
  'collar compressor condenser connector converter cooler coupler crystal cylinder damper decoder detector diode disc drive duct ' +
  'encoder engine exhaust fastener feed filter flange flap fuse gasket gate gauge gear grid guide gyro harness hinge hose housing ' +
  'igniter impeller injector inlet insulator inverter isolator joint keel latch lens lever linkage lock magnet manifold mast mixer ' +
  'motor mount nozzle oscillator panel pawl pinion piston plate plug prism probe processor pump radome receiver rectifier regulator ' +
  'relay resistor ring rotor router seal sensor servo shaft shield solenoid spacer spar spring stator strut switch tank thruster ' +
  'transducer transistor turbine valve vane washer winch yoke'
).split(' ');

export interface GeneratedDocument {
  readonly handIn: HandIn;
  readonly delta: DeltaRows;
}

/** Document number `index` of a world of `documents` documents. */
export function generateDocument(index: number, documents: number, seed = 1): GeneratedDocument {
  const sha256 = createHash('sha256').update(`bench ${seed} ${index}`).digest('hex');
  const random = seeded(seed * 7919 + index);
  const world = new World(seed, documents);
  const delta = new DeltaBuilder(sha256);
  const items = writeItems(delta, world, index, random);
  writeSources(delta, world, items, random);
  const programme = delta.programme(`Programme ${index % 10}`, '/metadata');
  delta.edge('INCLUDES', programme, items[0] as Node, { pointer: '/metadata/component' });
  return handInOf(index, sha256, delta.build(), { programme: `Programme ${index % 10}` });
}

/** One document with the owners of the world's organisations, and one restricted-party list that names some of them. */
export function generateParties(documents: number, seed = 1): GeneratedDocument[] {
  const world = new World(seed, documents);
  const random = seeded(seed + 104_729);
  const owners = new DeltaBuilder(createHash('sha256').update(`owners ${seed}`).digest('hex'));
  const list = new DeltaBuilder(createHash('sha256').update(`list ${seed}`).digest('hex'));
  for (let index = 0; index < world.organizations; index += 4) {
    const pointer = `row=${index}`;
    const owner = world.organization(owners, Math.floor(random() * world.organizations), pointer);
    const owned = world.organization(owners, index, pointer);
    const share = Math.floor(random() * 10_001);
    if (owner !== owned) owners.edge('OWNS', owned, owner, { pointer, numbers: { shareMin: share, shareMax: share } });
    if (index % 100 === 0) list.listEntry({ pointer, list: 'SDN', id: String(index), name: world.organizationName(index) });
  }
  return [owners, list].map((delta, index) => {
    const sha256 = createHash('sha256').update(`parties ${seed} ${index}`).digest('hex');
    return handInOf(documents + index, sha256, delta.build(), {});
  });
}

function writeItems(delta: DeltaBuilder, world: World, index: number, random: () => number): Node[] {
  const items: Node[] = [];
  for (let k = 0; k < itemsPerDocument; k++) {
    items.push(world.item(delta, index * itemsPerDocument + k, `/components/${k}`));
    const parent = items[Math.floor((k - 1) / childrenPerItem)];
    if (k > 0 && parent !== undefined) require(delta, parent, items[k] as Node, k, random);
  }
  for (let k = 0; k < sharedPerDocument && index > 0; k++) {
    const earlier = Math.floor(random() * index * itemsPerDocument);
    const shared = world.item(delta, earlier, `/components/${itemsPerDocument + k}`);
    require(delta, items[Math.floor(random() * itemsPerDocument)] as Node, shared, itemsPerDocument + k, random);
  }
  return items;
}

function require(delta: DeltaBuilder, parent: Node, child: Node, k: number, random: () => number): void {
  const quantity = random() < 0.3 ? { quantity: 100 * (1 + Math.floor(random() * 8)) } : {};
  delta.edge('REQUIRES', parent, child, { pointer: `/dependencies/${k % 167}/dependsOn/${k}`, numbers: quantity });
}

function writeSources(delta: DeltaBuilder, world: World, items: readonly Node[], random: () => number): void {
  const first = Math.floor(random() * world.organizations);
  for (const [k, item] of items.entries()) {
    if (random() >= sourceShare) continue;
    const count = random() < secondSourceShare ? 2 : 1;
    for (let n = 0; n < count; n++) {
      const pointer = `/components/${k}/manufacturer`;
      const organization = world.organization(delta, first + Math.floor(random() * organizationsPerDocument), pointer);
      const site = random() < siteShare ? world.site(delta, first + Math.floor(random() * sitesPerDocument), pointer) : undefined;
      const numbers = { standing: 1 + Math.floor(random() * 3), leadTimeDays: Math.floor(random() * 400) };
      delta.source(item, organization, site, { pointer, numbers });
    }
  }
}

/** What a document that is read from bytes must say to mean an item or an organisation of a world. */
export class WorldNames {
  readonly #world: World;
  readonly #seed: number;

  constructor(documents: number, seed: number) {
    this.#world = new World(seed, documents);
    this.#seed = seed;
  }

  /** The package URL of an item; undefined for those that have none. */
  purl(number: number): string | undefined {
    const { identifier } = describeItem(this.#seed, number);
    return identifier?.scheme === 'purl' ? identifier.value : undefined;
  }

  /** An organisation that states its country: which one depends on `number`. */
  maker(number: number): { readonly name: string; readonly country: string } {
    const own = number % this.#world.organizations;
    const stating = own % 5 === 0 ? own + 1 : own;
    return { name: this.#world.organizationName(stating), country: countryOf(stating) };
  }
}

/** Names and identifiers by number: any document may mention any of them again. */
class World {
  readonly organizations: number;
  readonly #seed: number;

  constructor(seed: number, documents: number) {
    this.#seed = seed;
    this.organizations = Math.max(200, documents * 30);
  }

  item(delta: DeltaBuilder, number: number, pointer: string): Node {
    const { identifier, ...described } = describeItem(this.#seed, number);
    if (identifier === undefined) return delta.item({ pointer, ...described });
    const { name, numbers, texts } = described;
    return delta.item({ pointer, name, numbers, texts, identifiers: [identifier] });
  }

  organization(delta: DeltaBuilder, number: number, pointer: string): Node {
    const own = number % this.organizations;
    const country = own % 5 === 0 ? undefined : countryOf(own);
    return delta.organization({ pointer, name: this.organizationName(own), country });
  }

  organizationName(number: number): string {
    const random = seeded(this.#seed * 17 + number);
    return `${word(random)} ${word(random)} ${number} ${['Ltd', 'GmbH', 'Inc', 'Oy'][number % 4]}`;
  }

  site(delta: DeltaBuilder, number: number, pointer: string): Node {
    const own = number % Math.ceil(this.organizations * 0.7);
    const country = own % 3 === 0 ? undefined : countryOf(own);
    const code = own.toString(36).toUpperCase().padStart(5, '0');
    return delta.site({ pointer, code, name: `Plant ${own}`, country });
  }
}

function describeItem(seed: number, number: number) {
  const random = seeded(seed * 31 + number);
  const kind = random();
  const name = `${word(random)}-${word(random)}-${number.toString(36)}`;
  const version = `${Math.floor(random() * 9)}.${Math.floor(random() * 20)}.${Math.floor(random() * 10)}`;
  const numbers = { itemType: 1 + Math.floor(random() * 8) };
  const isDescribed = random() < 0.3;
  const texts = isDescribed ? { licences: 'Apache-2.0', description: `${word(random)} ${word(random)} ${word(random)}` } : {};
  const described = { name, version, numbers, texts };
  if (kind < 0.8) {
    const ecosystem = ['npm', 'pypi', 'maven', 'generic'][number % 4];
    return { ...described, identifier: { scheme: 'purl', value: `pkg:${ecosystem}/${name}@${version}` } as const };
  }
  if (kind >= 0.95) return { ...described, identifier: undefined };
  const value = `${word(random)} ${word(random)}/${name.toUpperCase()}`;
  return { ...described, identifier: { scheme: 'mpn', value } as const };
}

/** A few countries hold most plants, as they do. */
function countryOf(number: number): string {
  const random = seeded(number)();
  return countries[Math.floor(random * random * countries.length)] as string;
}

function word(random: () => number): string {
  return pick(random, words);
}

/** Seeds that lie near one another give unlike numbers. */
function seeded(seed: number): () => number {
  return mulberry32(seed * 2654435761);
}

/** Documents come in the order of their dates, as most do: a day for each. */
function dayAfter(sequence: number): string {
  return new Date(Date.UTC(2020, 0, 1 + sequence)).toISOString().slice(0, 10);
}

function handInOf(sequence: number, sha256: string, delta: DeltaRows, declared: Declared): GeneratedDocument {
  const none = { in: 0, mapped: 0, quarantined: 0 };
  const handIn: HandIn = {
    id: `${String(sequence).padStart(9, '0')}-${sha256.slice(0, 12)}`,
    kind: 'document',
    sha256,
    bytes: 0,
    path: `bench/${sequence}.json`,
    format: 'cyclonedx-json',
    specVersion: '1.6',
    reading: sha256,
    declared,
    by: 'bench',
    receivedAt: '2026-01-01T00:00:00.000Z',
    call: 'bench',
    series: '',
    version: 0,
    main: '',
    dated: dayAfter(sequence),
    digest: digestOf(assertionsOf(delta), declared),
    counts: { components: none, relations: none, rows: none },
    diagnostics: [],
  };
  return { handIn, delta };
}
