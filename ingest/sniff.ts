/** Finds a document's format from its content; the file's name is never trusted. */
import { isOpenDocument } from './compressed/packed.ts';
import { isObject, type JsonObject } from './formats/cyclonedx/value.ts';
import { fromRootTag } from './xml/prolog.ts';

/** Formats that are recognised and refused by name, until they are read. */
export type NamedFormat =
  | 'spdx-json'
  | 'spdx3-json'
  | 'spdx-tag-value'
  | 'spdx-yaml'
  | 'spdx-rdf'
  | 'spdx-xml'
  | 'syft-json'
  | 'trivy-json'
  | 'scancode-json'
  | 'cytrics-json'
  | 'csaf'
  | 'openvex'
  | 'bods-json'
  | BinaryFormat;

/** `table-xls`: a workbook of Excel 97 to 2003, or what else stands in its container (MS-CFB). */
type BinaryFormat = 'table-xlsx' | 'table-xls' | 'table-ods' | 'pdf';

const magic: readonly (readonly [readonly number[], BinaryFormat])[] = [
  [[0x50, 0x4b, 3, 4], 'table-xlsx'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'table-xls'],
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
];
/** Characters of a text in which its first element or tags are looked for. */
const headLength = 4096;

export function sniffBinary(bytes: Uint8Array): BinaryFormat | undefined {
  if (isOpenDocument(bytes)) return 'table-ods';
  return magic.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1];
}

/** What a text can be, before it is parsed. */
export function sniffText(text: string): 'json' | 'xml' | 'cyclonedx-xml' | NamedFormat | undefined {
  const head = text.slice(0, headLength).trimStart();
  if (head.startsWith('{') || head.startsWith('[')) return 'json';
  if (head.startsWith('<')) return sniffXml(fromRootTag(text).slice(0, headLength));
  if (/^(?:SPDXVersion|DataLicense|DocumentName|DocumentNamespace|PackageName):/m.test(head)) return 'spdx-tag-value';
  if (/^["']?(?:spdxVersion|SPDXID)["']?\s*:/m.test(head)) return 'spdx-yaml';
  // keys of a mapping stand in any order, and what comes first may be long
  if (text.includes('spdxVersion') && /^["']?spdxVersion["']?\s*:/m.test(text)) return 'spdx-yaml';
  return undefined;
}

function sniffXml(head: string): 'xml' | 'cyclonedx-xml' | NamedFormat {
  if (/https?:\/\/cyclonedx\.org\/schema\/bom/.test(head) || /^<bom[\s>/]/.test(head)) return 'cyclonedx-xml';
  if (/<Document[\s>]/.test(head) && /<(?:spdxVersion|SPDXID)>/.test(head)) return 'spdx-xml';
  return /<(?:\w+:)?RDF\b/.test(head) && head.includes('spdx.org/rdf') ? 'spdx-rdf' : 'xml';
}

/** What a parsed JSON document is. */
export function sniffJson(value: unknown): 'cyclonedx-json' | NamedFormat | undefined {
  if (Array.isArray(value))
    return isObject(value[0]) && hasAny(value[0], ['statementId', 'statementID']) ? 'bods-json' : undefined;
  if (!isObject(value)) return undefined;
  if (isCycloneDx(value)) return 'cyclonedx-json';
  if (typeof value.spdxVersion === 'string') return 'spdx-json';
  const context = JSON.stringify(value['@context'] ?? '');
  if (context.includes('spdx.org/rdf/3') || isGraph3(value['@graph'])) return 'spdx3-json';
  if (context.includes('openvex')) return 'openvex';
  if (isObject(value.document) && hasAny(value.document, ['csaf_version'])) return 'csaf';
  return sniffToolJson(value);
}

/** SPDX 3 with a context of drafts, or of its own: by the creation information that every graph of it has. */
function isGraph3(graph: unknown): boolean {
  return Array.isArray(graph) && graph.some((one) => isObject(one) && isCreation3(one));
}

function isCreation3(element: JsonObject): boolean {
  const type = element.type ?? element['@type'];
  return type === 'CreationInfo' && typeof element.specVersion === 'string' && element.specVersion.startsWith('3.');
}

/** What tools write in forms of their own, beside the formats of BOMs that they can write too. */
function sniffToolJson(value: JsonObject): NamedFormat | undefined {
  if (hasAll(value, ['artifacts', 'descriptor', 'schema'])) return 'syft-json';
  if (hasAll(value, ['SchemaVersion', 'ArtifactName'])) return 'trivy-json';
  if (Array.isArray(value.headers) && isObject(value.headers[0]) && hasAny(value.headers[0], ['tool_name']))
    return 'scancode-json';
  return value.bomFormat === 'cytrics' ? 'cytrics-json' : undefined;
}

/** An SPDX 2 document that a service or an attestation wraps in an object of its own: under which key. */
export function spdxWithin(value: unknown): 'sbom' | 'predicate' | undefined {
  return (['sbom', 'predicate'] as const).find((key) => {
    const inner = isObject(value) ? value[key] : undefined;
    return isObject(inner) && typeof inner.spdxVersion === 'string';
  });
}

/** By its mark, its schema, or, where both are missing, by the two keys that only a BOM has together. */
function isCycloneDx(value: JsonObject): boolean {
  const mark = value.bomFormat;
  if (typeof mark === 'string') return mark.toLowerCase() === 'cyclonedx';
  const schema = value.$schema;
  if (typeof schema === 'string' && schema.includes('cyclonedx.org/schema/bom')) return true;
  return typeof value.specVersion === 'string' && hasAny(value, ['components', 'metadata', 'services', 'dependencies']);
}

function hasAll(value: JsonObject, keys: readonly string[]): boolean {
  return keys.every((key) => Object.hasOwn(value, key));
}

function hasAny(value: JsonObject, keys: readonly string[]): boolean {
  return keys.some((key) => Object.hasOwn(value, key));
}
