/** Documents with parts changed at random: mutant `index` of a seed is the same in every run. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sharedFiles } from './read-bom.ts';
import { zipOf } from './zip.ts';

export interface SmallDocument {
  readonly path: string;
  readonly bytes: Buffer;
}

export interface Mutant {
  /** Which document and which changes; with the seed enough to have it again. */
  readonly what: string;
  readonly bytes: Buffer;
}

/** Real documents of at most `most` bytes: those of the corpus, and the samples that are always there. */
export function smallDocuments(most: number): SmallDocument[] {
  const samples = new URL('../../sbom-samples/', import.meta.url).pathname;
  const files = readdirSync(samples, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:json|csv|xml)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => existsSync(path))
    .sort()
    .map((path) => ({ path: path.slice(samples.length), bytes: readFileSync(path) }));
  const corpus = (sharedFiles('corpus') ?? [])
    .filter(({ path }) => path.includes('/'))
    .map(({ path, bytes }) => ({ path, bytes: bytes() }));
  return [...corpus, ...files].filter(({ bytes }) => bytes.length <= most);
}

/** Random whole numbers below a bound (mulberry32). */
export type Random = (below: number) => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

export function mutantOf(documents: readonly SmallDocument[], seed: number, index: number): Mutant {
  const random = randomOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca77));
  const pick = <T>(values: readonly T[]): T => values[random(values.length)] as T;
  // First a folder (a format), then a document in it: no format is left out for having few.
  const folders = foldersOf(documents);
  const document = pick(pick(folders));
  const what = [document.path];
  let { bytes } = document;
  // One in sixteen comes compressed or in an archive, and is then changed as such.
  const packing = random(32);
  if (packing === 0) bytes = gzipSync(bytes);
  if (packing === 1)
    bytes = zipOf([
      { name: 'a', bytes },
      { name: 'b/c', bytes: pick(documents).bytes, method: 0 },
    ]);
  if (packing < 2) what.push(packing === 0 ? 'gzip' : 'zip');
  for (let left = 1 + random(3); left > 0; left--) {
    const kind = packing < 2 ? 0 : random(10);
    let mutate = pick(kind < 2 ? ofBytes : kind < 4 ? ofWords : ofJson);
    let changed = mutate(bytes, random, pick(documents).bytes);
    if (changed === undefined) {
      mutate = pick(random(2) === 0 ? ofBytes : ofWords);
      changed = mutate(bytes, random, pick(documents).bytes) ?? bytes;
    }
    bytes = changed;
    what.push(mutate.name);
  }
  return { what: what.join(' '), bytes };
}

const foldersByDocuments = new WeakMap<readonly SmallDocument[], SmallDocument[][]>();

function foldersOf(documents: readonly SmallDocument[]): SmallDocument[][] {
  let folders = foldersByDocuments.get(documents);
  if (folders === undefined) {
    const byName = new Map<string, SmallDocument[]>();
    for (const document of documents) {
      const name = document.path.split('/', 1)[0] as string;
      byName.set(name, [...(byName.get(name) ?? []), document]);
    }
    folders = [...byName.values()];
    foldersByDocuments.set(documents, folders);
  }
  return folders;
}

type Mutate = (bytes: Buffer, random: Random, other: Buffer) => Buffer | undefined;

const ofBytes: readonly Mutate[] = [
  function flip(bytes, random) {
    const changed = Buffer.from(bytes);
    for (let left = random(4); left >= 0 && bytes.length > 0; left--) {
      const at = random(bytes.length);
      changed[at] = (changed[at] as number) ^ (1 << random(8));
    }
    return changed;
  },
  function cut(bytes, random) {
    const [from, to] = range(bytes.length, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  function end(bytes, random) {
    return bytes.subarray(0, random(bytes.length + 1));
  },
  function double(bytes, random) {
    const [from, to] = range(bytes.length, random);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  function splice(bytes, random, other) {
    const [from, to] = range(other.length, random);
    const at = random(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at)]);
  },
  function put(bytes, random) {
    const at = random(bytes.length + 1);
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(tokens[random(tokens.length)] as string, 'latin1'),
      bytes.subarray(at),
    ]);
  },
  function utf16(bytes, random) {
    const text = Buffer.from(`${random(2) === 0 ? '\ufeff' : ''}${bytes.toString()}`, 'utf16le');
    return random(2) === 0 ? text : text.swap16();
  },
];

/** What readers look for, and what they stumble over. */
const tokens = [
  ...['{', '}', '[', ']', '"', ',', ':', '<', '>', '</', '/>', '&', '\\', '\0', '\n', '\r', ';', '\t', "'", '%', '--', '- ', '#'],
  ...['\u00ff\u00fe', '\u00ef\u00bb\u00bf', '\u00c0\u00af', '\u00ed\u00a0\u0080', '\\ud800', '\\u0000', '&#0;', '&lol;', '&amp;'],
  ...[
    '<!DOCTYPE a [<!ENTITY lol "lol">]>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '<?x?>',
    '"__proto__":{"a":1},',
    '1e999',
    '9007199254740993',
  ],
  ...['<text>', 'SPDXID: ', 'Relationship: ', 'NOASSERTION', 'NONE', '*a', '&a ', '<<: *a', '!!js/function ', '? ', '| '],
  ...['{'.repeat(1100), '['.repeat(1100), '<a>'.repeat(1100), '- '.repeat(1100)],
];

function range(length: number, random: Random): readonly [number, number] {
  const from = random(length + 1);
  // Mostly short: a document of which a third is gone says little.
  const most = random(4) === 0 ? length - from : Math.min(64, length - from);
  return [from, from + random(most + 1)];
}

/** Changes that leave a JSON document one; of another they make nothing. */
const ofJson: readonly Mutate[] = [
  function replace(bytes, random) {
    return changeJson(bytes, random, (owner, key) => {
      owner[key] = nonsense[random(nonsense.length)];
    });
  },
  function rename(bytes, random) {
    return changeJson(bytes, random, (owner, key) => {
      const names = [
        '',
        'name',
        'components',
        'bom-ref',
        '__proto__',
        'constructor',
        '@id',
        'type',
        key.toUpperCase(),
        `${key}s`,
      ];
      const value = owner[key];
      delete owner[key];
      Object.defineProperty(owner, names[random(names.length)] as string, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    });
  },
  function remove(bytes, random) {
    return changeJson(bytes, random, (owner, key) => {
      delete owner[key];
    });
  },
  function wrap(bytes, random) {
    return changeJson(bytes, random, (owner, key) => {
      owner[key] = random(2) === 0 ? [owner[key], owner[key]] : { [key]: owner[key] };
    });
  },
];

const ofWords: readonly Mutate[] = [
  function swap(bytes, random) {
    const parts = wordsOf(bytes);
    const [one, two] = [random(parts.length), random(parts.length)];
    [parts[one], parts[two]] = [parts[two] as string, parts[one] as string];
    return Buffer.from(parts.join(''));
  },
  function nonsenseWord(bytes, random) {
    const parts = wordsOf(bytes);
    const value = nonsense[random(nonsense.length)];
    parts[random(parts.length)] = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
    return Buffer.from(parts.join(''));
  },
  function repeatWords(bytes, random) {
    const parts = wordsOf(bytes);
    const from = random(parts.length);
    const some = parts.slice(from, from + 1 + random(40));
    return Buffer.from([...parts.slice(0, from), ...some, ...parts.slice(from)].join(''));
  },
];

const nonsense: readonly unknown[] = [
  ...[
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
    'pkg:golang/%zz@1',
    [],
    [[]],
    {},
    { name: {} },
    [null],
  ],
  ...[
    '__proto__',
    'NOASSERTION',
    'NONE',
    'Organization: ',
    'Tool: x',
    'urn:uuid:',
    '9'.repeat(400),
    'a'.repeat(5000),
    '\u202e',
    '12-Mar',
  ],
  ...[
    '2024-02-30',
    '2024-02-29T25:61:61Z',
    '=1+1',
    '%',
    '\\',
    '//',
    '#',
    'SPDXRef-DOCUMENT',
    'DocumentRef-x:SPDXRef-y',
    '1e5',
    '\n',
    ';;;',
  ],
];

/** A text as words and what stands between them, for formats that are no JSON. */
function wordsOf(bytes: Buffer): string[] {
  return bytes.toString().match(/[\w.@:/+-]+|[^\w.@:/+-]/g) ?? [''];
}

/** Changes one place of a JSON document; undefined where it is none. */
function changeJson(
  bytes: Buffer,
  random: Random,
  change: (owner: Record<string, unknown>, key: string) => void,
): Buffer | undefined {
  const root = parse(bytes);
  if (typeof root !== 'object' || root === null) return undefined;
  const places: [owner: Record<string, unknown>, key: string][] = [];
  const open: unknown[] = [root];
  for (const value of open) {
    if (typeof value !== 'object' || value === null) continue;
    for (const key of Object.keys(value)) {
      places.push([value as Record<string, unknown>, key]);
      open.push((value as Record<string, unknown>)[key]);
    }
  }
  if (places.length === 0) return undefined;
  const [owner, key] = places[random(places.length)] as (typeof places)[number];
  change(owner, key);
  return Buffer.from(JSON.stringify(root));
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
