/** From bytes to something with a known format, within the limits; shared by reading and validating. */
import { decompress } from './compressed/decompress.ts';
import { isArchive, isSpreadsheet, sniffPacked } from './compressed/packed.ts';
import { decodeText } from './decode-text.ts';
import type { Diagnostics } from './diagnostics.ts';
import { isObject, type JsonObject } from './formats/cyclonedx/value.ts';
import { limits } from './limits.ts';
import { parseJson } from './parse-json.ts';
import { sniffBinary, sniffJson, sniffText } from './sniff.ts';
import { sniffCsv } from './tables/sniff-csv.ts';

export type Opened =
  | { readonly kind: 'cyclonedx-json'; readonly document: JsonObject; readonly depth: number }
  | { readonly kind: 'table' | 'list-csl'; readonly text: string }
  /** Not to be read; `diagnostics` says why. */
  | { readonly kind: 'refused'; readonly format: string };

const refused = (format: string): Opened => ({ kind: 'refused', format });

/** `isTable`: a mapping says that it is one. */
export function openDocument(bytes: Uint8Array, isTable: boolean, diagnostics: Diagnostics): Opened {
  const packed = sniffPacked(bytes);
  if (packed === undefined || packed === 'zip') return openPlain(bytes, isTable, diagnostics);
  if (packed !== 'gzip' && packed !== 'zstd') {
    const message = `A ${packed} file: hand in the document itself, by gzip or zstd if it must be small, or several in a zip.`;
    return refuse(isArchive(packed) ? 'archive' : 'compressed', 'compression-not-read', message, diagnostics);
  }
  const unpacked = decompress(bytes, packed);
  if ('problem' in unpacked) {
    diagnostics.addAll([unpacked.problem]);
    return refused('compressed');
  }
  const within = sniffPacked(unpacked.bytes);
  if (within === undefined || isSpreadsheet(unpacked.bytes)) return openPlain(unpacked.bytes, isTable, diagnostics);
  return refuse('compressed', 'archive-nested', `A ${within} file within a ${packed} file; hand it in by itself.`, diagnostics);
}

function openPlain(bytes: Uint8Array, isTable: boolean, diagnostics: Diagnostics): Opened {
  if (bytes.length === 0) return refuse('unknown', 'empty-document', 'The document is empty.', diagnostics);
  if (bytes.length > limits.documentBytes) {
    return refuse('unknown', 'document-too-large', `Larger than ${limits.documentBytes} bytes.`, diagnostics);
  }
  const binary = sniffBinary(bytes);
  if (binary !== undefined) return notRead(binary, diagnostics);
  const result = decodeText(bytes);
  if ('problem' in result) {
    const table = openLatinTable(bytes, isTable);
    if (table === undefined) {
      diagnostics.addAll([result.problem]);
      return refused('unknown');
    }
    diagnostics.add('encoding-assumed', 'warning', '', 'Not UTF-8; read as Windows-1252.');
    return table;
  }
  const { decoded } = result;
  if (decoded.assumed !== undefined) {
    diagnostics.add('encoding-assumed', 'warning', '', `No byte-order mark; read as ${decoded.assumed}.`);
  }
  if (isTable) return { kind: 'table', text: decoded.text };
  const kind = sniffText(decoded.text);
  if (kind === 'json') {
    const parsed = parseJson(decoded, diagnostics);
    if (parsed === undefined)
      return refused(/"bomFormat"\s*:\s*"CycloneDX"/i.test(decoded.text.slice(0, 4096)) ? 'cyclonedx-json' : 'unknown');
    const format = sniffJson(parsed.value);
    if (format === 'cyclonedx-json' && isObject(parsed.value)) {
      return { kind: format, document: parsed.value, depth: parsed.depth };
    }
    return format === undefined ? unknown(diagnostics) : notRead(format, diagnostics);
  }
  if (kind !== undefined && kind !== 'xml') return notRead(kind, diagnostics);
  const table = kind === undefined ? sniffCsv(decoded.text) : undefined;
  return table === undefined ? unknown(diagnostics) : { kind: table, text: decoded.text };
}

/** Spreadsheets are often saved in the system's code page: taken for one only if it then has a table's header. */
function openLatinTable(bytes: Uint8Array, isTable: boolean): Opened | undefined {
  if (bytes.includes(0)) return undefined;
  const text = new TextDecoder('windows-1252').decode(bytes);
  const kind = isTable ? 'table' : sniffCsv(text);
  return kind === undefined ? undefined : { kind, text };
}

function unknown(diagnostics: Diagnostics): Opened {
  const message = 'Not a bill of materials, table or list that is known here.';
  return refuse('unknown', 'format-unknown', message, diagnostics);
}

function notRead(format: string, diagnostics: Diagnostics): Opened {
  return refuse(format, 'format-not-read', `A ${format} document: recognised, but not read yet.`, diagnostics);
}

function refuse(format: string, code: string, message: string, diagnostics: Diagnostics): Opened {
  diagnostics.add(code, 'error', '', message);
  return refused(format);
}
