/**
 * Counts what a document holds that may be nonsense in any place, to be held against what the reader says
 * it found. It shares no code with the readers: plain parsers and plain walks, by the definition of
 * `ingest`'s counts. Undefined where a plain parser cannot tell.
 */
import { gunzipSync } from 'node:zlib';
import { parse as parseYaml } from 'yaml';
import { countSpdxRdf } from './independent-spdx-counter.ts';
import { countCycloneDxXml } from './independent-xml-counter.ts';

export interface Found {
  readonly components?: number;
  readonly services?: number;
  readonly relations?: number;
  readonly files?: number;
  readonly rows?: number;
  /** Components of these that cannot be read at all. */
  readonly unreadable?: number;
}

type Fields = Readonly<Record<string, unknown>>;

export function countAny(bytes: Uint8Array, format: string): Found | undefined {
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  if (format === 'cyclonedx-json') return countBom(JSON.parse(text) as Fields);
  if (format === 'spdx-json') return countSpdx(JSON.parse(text) as Fields);
  if (format === 'spdx3-json') return countGraph(JSON.parse(text) as Fields);
  if (format === 'spdx-yaml') return countYaml(text);
  if (format === 'bods-json') return countStatements(text);
  if (format === 'decision-json') return countDecisions(JSON.parse(text) as Fields);
  if (format === 'spdx-tag-value') return countTags(text);
  // Tags by a pattern, and the paths of their names.
  if (format === 'cyclonedx-xml') return counted(countCycloneDxXml(text));
  if (format === 'spdx-rdf') return counted(countSpdxRdf(text));
  return undefined;
}

/** By the byte-order mark, else UTF-8; undefined for what is neither, or is packed in more than gzip. */
function textOf(bytes: Uint8Array): string | undefined {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  const marks: Readonly<Record<string, string>> = { fffe: 'utf-16le', feff: 'utf-16be' };
  const encoding = marks[Buffer.from(plain.subarray(0, 2)).toString('hex')] ?? 'utf-8';
  // UTF-16 without a mark has a zero beside each of its first letters.
  if (encoding === 'utf-8' && plain.subarray(0, 2).includes(0)) return undefined;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(plain);
  } catch {
    return undefined;
  }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isFields = (value: unknown): value is Fields => Object.prototype.toString.call(value) === '[object Object]';
const own = (value: unknown, key: string): unknown => (isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined);

function countBom(bom: Fields): Found {
  const main = own(own(bom, 'metadata'), 'component') ?? undefined;
  const components = [
    ...(main === undefined ? [] : [main]),
    ...below([main], 'components'),
    ...nested(own(bom, 'components'), 'components'),
  ];
  let relations = 0;
  for (const entry of list(own(bom, 'dependencies')))
    relations += list(own(entry, 'dependsOn')).length + list(own(entry, 'provides')).length;
  const services = nested(own(bom, 'services'), 'services').length;
  return { components: components.length, services, relations, unreadable: components.filter((one) => !isFields(one)).length };
}

function nested(value: unknown, key: string): unknown[] {
  return [...list(value), ...below(list(value), key)];
}

/** What lies in the lists under `key`, level by level. */
function below(elements: readonly unknown[], key: string): unknown[] {
  const found: unknown[] = [];
  for (let level = elements; level.length > 0; ) {
    level = level.flatMap((element) => list(own(element, key)));
    found.push(...level);
  }
  return found;
}

function countSpdx(document: Fields): Found {
  const [packages, relationships, files] = ['packages', 'relationships', 'files'].map((name) => list(own(document, name)));
  return {
    components: packages?.length ?? 0,
    relations: relationships?.length ?? 0,
    files: files?.length ?? 0,
    unreadable: packages?.filter((one) => !isFields(one)).length ?? 0,
  };
}

/** Elements by the last part of their class, with a profile before it or an address. */
function countGraph(document: Fields): Found {
  const graph = own(document, '@graph');
  const types = (Array.isArray(graph) ? list(graph) : [document]).map((element) => {
    const stated = [own(element, 'type'), own(element, '@type')].find((type) => typeof type === 'string' && type.trim() !== '');
    return (
      String(stated ?? '')
        .split(/[_/]/)
        .at(-1) ?? ''
    );
  });
  const of = (isMeant: (type: string) => boolean) => types.filter(isMeant).length;
  return {
    components: of((type) => ['Package', 'AIPackage', 'DatasetPackage'].includes(type)),
    relations: of((type) => type.endsWith('Relationship')),
    files: of((type) => type === 'File'),
  };
}

function countYaml(text: string): Found | undefined {
  try {
    const value: unknown = parseYaml(text, { logLevel: 'silent', uniqueKeys: false });
    return isFields(value) ? countSpdx(value) : undefined;
  } catch {
    return undefined;
  }
}

/** A tag stands at the beginning of a line, if not in a text of several lines; one that does not end takes the rest. */
function countTags(text: string): Found {
  const lines = text.replace(/^(\s*\w+\s*:\s*)<text>(?:[\s\S]*?<\/text>[^\n]*|[\s\S]*)/gm, '$1').split('\n');
  const of = (tag: string) => lines.filter((line) => new RegExp(`^\\s*${tag}\\s*:`).test(line)).length;
  return { components: of('PackageName'), relations: of('Relationship'), files: of('FileName') };
}

function counted({ unmappable: _, ...found }: Found & { readonly unmappable: number }): Found {
  return found;
}

/** A list of statements; of lines only those in which one can stand. */
function countStatements(text: string): Found {
  const whole = text.trimStart().startsWith('[');
  return { rows: whole ? (JSON.parse(text) as unknown[]).length : text.split('\n').filter((line) => line.trim() !== '').length };
}

/** One decision, unless a list of them stands there. */
function countDecisions(document: Fields): Found {
  return { rows: Object.hasOwn(document, 'decisions') ? list(document.decisions).length : 1 };
}
