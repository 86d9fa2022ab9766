/** From bytes to something with a known format, within the limits; shared by reading and validating. */

import { type ByteSource, headOf, memorySource } from '../graph/model/byte-source.ts';
import type { Diagnostic } from '../graph/model/diagnostic.ts';
import { sayItsColumns } from './columns-of-its-own.ts';
import { decompress } from './compressed/decompress.ts';
import { isArchive, isSpreadsheet, sniffPacked } from './compressed/packed.ts';
import { decodeLatin } from './decode-latin.ts';
import { type Decoded, decodeText } from './decode-text.ts';
import { type Diagnostics, excerpt } from './diagnostics.ts';
import { isObject, type JsonObject } from './formats/cyclonedx/value.ts';
import { parseXmlBom, type XmlBom } from './formats/cyclonedx/xml-bom.ts';
import { type OpenedList, openListJson, openListJsonLines, openListXml } from './formats/lists.ts';
import type { Structure } from './formats/spdx/from-structure.ts';
import { Graph3 } from './formats/spdx/graph-3.ts';
import { structureOfRdf } from './formats/spdx/rdf.ts';
import { structureOfTagValue } from './formats/spdx/tag-value.ts';
import { structureOfXml } from './formats/spdx/xml.ts';
import { parseYaml } from './formats/spdx/yaml.ts';
import { openLargeJson } from './json/open-large.ts';
import { limits } from './limits.ts';
import { foreignHeader } from './mapping/find-table.ts';
import { type ParsedJson, parseJson } from './parse-json.ts';
import { sniffBinary, sniffJson, sniffText, spdxWithin } from './sniff.ts';
import { sniffCsv } from './tables/sniff-csv.ts';
import { checkDeclared, decodeDeclared } from './xml/encoding.ts';

export type Opened =
  | { readonly kind: 'cyclonedx-json'; readonly document: JsonObject; readonly depth: number }
  | { readonly kind: 'cyclonedx-xml'; readonly bom: XmlBom; readonly bytes: Uint8Array }
  | { readonly kind: 'table'; readonly text: string }
  | ({ readonly kind: 'list' } & OpenedList)
  | { readonly kind: 'spdx'; readonly structure: Structure }
  | { readonly kind: 'spdx3-json'; readonly graph: Graph3 }
  /** Not to be read; `diagnostics` says why. */
  | { readonly kind: 'refused'; readonly format: string };

const refused = (format: string): Opened => ({ kind: 'refused', format });

export function openDocument(source: ByteSource, diagnostics: Diagnostics): Opened {
  const packed = sniffPacked(headOf(source));
  if (packed === undefined || packed === 'zip') return openPlain(source, diagnostics);
  if (packed !== 'gzip' && packed !== 'zstd') {
    const message = `A ${packed} file: hand in the document itself, by gzip or zstd if it must be small, or several in a zip.`;
    return refuse(isArchive(packed) ? 'archive' : 'compressed', 'compression-not-read', message, diagnostics);
  }
  if (source.size > limits.wholeBytes) return refuseTooLarge(diagnostics);
  const unpacked = decompress(source.whole(), packed);
  if ('problem' in unpacked) {
    diagnostics.addAll([unpacked.problem]);
    return refused('compressed');
  }
  const within = sniffPacked(unpacked.bytes);
  if (within === undefined || isSpreadsheet(unpacked.bytes)) return openPlain(memorySource(unpacked.bytes), diagnostics);
  return refuse('compressed', 'archive-nested', `A ${within} file within a ${packed} file; hand it in by itself.`, diagnostics);
}

function openPlain(source: ByteSource, diagnostics: Diagnostics): Opened {
  if (source.size === 0) return refuse('unknown', 'empty-document', 'The document is empty.', diagnostics);
  if (source.size > limits.heldBytes) {
    const large = openLargeJson(source, isReadInParts, diagnostics);
    if (large === undefined) return refused(unreadableJson(source.read(0, 4096).toString()));
    if (large !== 'whole') return openedJson(large, diagnostics);
  }
  if (source.size > limits.wholeBytes) return refuseTooLarge(diagnostics);
  return openWhole(source.whole(), diagnostics);
}

/** Whether the reader of a format goes through its lists one element at a time. */
function isReadInParts(value: JsonObject): boolean {
  const format = sniffJson(value);
  return format === 'cyclonedx-json' || format === 'spdx-json';
}

function openWhole(bytes: Uint8Array, diagnostics: Diagnostics): Opened {
  const binary = sniffBinary(bytes);
  if (binary !== undefined) return notRead(binary, diagnostics);
  const result = decodeDeclared(bytes) ?? decodeText(bytes);
  if ('problem' in result) return openUndecoded(bytes, result.problem, diagnostics);
  const { decoded } = result;
  if (decoded.assumed !== undefined) {
    diagnostics.add('encoding-assumed', 'warning', '', `No byte-order mark; read as ${decoded.assumed}.`);
  }
  const kind = sniffText(decoded.text);
  if (kind === 'json') {
    const lines = openListJsonLines(decoded.text);
    if (lines !== undefined) return { kind: 'list', ...lines };
    const parsed = parseJson(decoded, diagnostics);
    if (parsed === undefined) return refused(unreadableJson(decoded.text.slice(0, 4096)));
    return openedJson(parsed, diagnostics);
  }
  if (kind === 'cyclonedx-xml') return openXmlBom(bytes, decoded, diagnostics);
  if (kind === 'xml') {
    const list = openListXml(decoded.text);
    if (list !== undefined) return { kind: 'list', ...list };
  }
  if (kind === 'spdx-tag-value') return { kind: 'spdx', structure: structureOfTagValue(decoded.text, diagnostics) };
  if (kind === 'spdx-rdf' || kind === 'spdx-xml') {
    const structure = (kind === 'spdx-rdf' ? structureOfRdf : structureOfXml)(decoded.text, diagnostics);
    return structure === undefined ? refused(kind) : { kind: 'spdx', structure };
  }
  if (kind === 'spdx-yaml') {
    const value = parseYaml(decoded.text, diagnostics);
    return value === undefined ? refused(kind) : { kind: 'spdx', structure: { format: kind, value, pointerOf: (path) => path } };
  }
  if (kind !== undefined && kind !== 'xml') return notRead(kind, diagnostics);
  if (kind === 'xml') return unknown(diagnostics);
  const table = sniffCsv(decoded.text);
  if (table !== undefined) return opened(table, decoded.text);
  return refuseForeign(bytes, diagnostics) ?? unknown(diagnostics);
}

/** GitHub's `sbom`, the `predicate` of an in-toto statement: the rest says nothing of what is in it. */
function openWrapped(value: JsonObject, key: string, diagnostics: Diagnostics): Opened {
  diagnostics.add('document-wrapped', 'info', '', `The document stands under ${key}; what stands beside it is not read.`);
  const structure = { format: 'spdx-json', value: value[key] as JsonObject, pointerOf: (path: string) => `/${key}${path}` };
  return { kind: 'spdx', structure };
}

function openedJson({ value, depth }: ParsedJson, diagnostics: Diagnostics): Opened {
  const list = openListJson(value);
  if (list !== undefined) return { kind: 'list', ...list };
  const format = sniffJson(value);
  if (format === 'cyclonedx-json' && isObject(value)) return { kind: format, document: value, depth };
  if (format === 'spdx-json' && isObject(value)) return { kind: 'spdx', structure: { format, value, pointerOf: (path) => path } };
  if (format === 'spdx3-json' && isObject(value)) return { kind: format, graph: new Graph3(value) };
  const wrapped = spdxWithin(value);
  if (format === undefined && wrapped !== undefined) return openWrapped(value as JsonObject, wrapped, diagnostics);
  return format === undefined ? unknown(diagnostics) : notRead(format, diagnostics);
}

function openXmlBom(bytes: Uint8Array, decoded: Decoded, diagnostics: Diagnostics): Opened {
  checkDeclared(bytes, decoded.text, diagnostics);
  const bom = parseXmlBom(decoded.text, diagnostics);
  if (bom === 'no-bom') return unknown(diagnostics);
  return bom === undefined ? refused('cyclonedx-xml') : { kind: 'cyclonedx-xml', bom, bytes: decoded.bytes };
}

/** What a text that is no JSON was meant to be, by its first marks. */
function unreadableJson(head: string): string {
  if (/"bomFormat"\s*:\s*"CycloneDX"/i.test(head)) return 'cyclonedx-json';
  return /"spdxVersion"\s*:\s*"SPDX-/i.test(head) ? 'spdx-json' : 'unknown';
}

/** A text in no Unicode encoding: only a table may be that. */
function openUndecoded(bytes: Uint8Array, problem: Diagnostic, diagnostics: Diagnostics): Opened {
  const table = openLatinTable(bytes);
  if (table === undefined) {
    const foreign = refuseForeign(bytes, diagnostics);
    if (foreign === undefined) diagnostics.addAll([problem]);
    return foreign ?? refused('unknown');
  }
  diagnostics.addAll([decodeLatin(bytes).diagnostic]);
  return table;
}

/** Spreadsheets are often saved in the system's code page: taken for one only if it then has a table's header. */
function openLatinTable(bytes: Uint8Array): Opened | undefined {
  if (bytes.includes(0)) return undefined;
  const { text } = decodeLatin(bytes);
  const kind = sniffCsv(text);
  return kind === undefined ? undefined : opened(kind, text);
}

/** A bill of materials with columns of its own is one, though it cannot be read as it stands. */
function refuseForeign(bytes: Uint8Array, diagnostics: Diagnostics): Opened | undefined {
  const names = foreignHeader(bytes);
  if (names === undefined) return undefined;
  const message = `A table with columns of its own (${excerpt(names.join(', '))}): ${sayItsColumns}.`;
  return refuse('table-csv', 'mapping-needed', message, diagnostics);
}

function opened(kind: OpenedList | 'table', text: string): Opened {
  return kind === 'table' ? { kind, text } : { kind: 'list', ...kind };
}

function unknown(diagnostics: Diagnostics): Opened {
  const message = 'Not a bill of materials, table or list that is known here.';
  return refuse('unknown', 'format-unknown', message, diagnostics);
}

function refuseTooLarge(diagnostics: Diagnostics): Opened {
  const message = `Larger than ${limits.wholeBytes} bytes: only CycloneDX and SPDX 2 as JSON are read in parts.`;
  return refuse('unknown', 'document-too-large', message, diagnostics);
}

function notRead(format: string, diagnostics: Diagnostics): Opened {
  const isTable = format.startsWith('table-');
  const instead = isTable ? 'Save it as XLSX or CSV.' : 'Ask for CycloneDX, SPDX or a table.';
  return refuse(format, 'format-not-read', `Recognised as ${format}, which is not read. ${instead}`, diagnostics);
}

function refuse(format: string, code: string, message: string, diagnostics: Diagnostics): Opened {
  diagnostics.add(code, 'error', '', message);
  return refused(format);
}
