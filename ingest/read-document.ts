/** Bytes to assertions: finds the format and hands over to its reader. Bad input is a value, never an exception. */
import { type ByteSource, headOf, memorySource } from '../graph/model/byte-source.ts';
import type { Diagnostic } from '../graph/model/diagnostic.ts';
import type { Reading } from '../graph/model/reading.ts';
import { Diagnostics, diagnostic } from './diagnostics.ts';
import { checkSchema, checkXmlSchema } from './formats/cyclonedx/check.ts';
import { readCycloneDxJson, readCycloneDxXml } from './formats/cyclonedx/read.ts';
import { textOf } from './formats/cyclonedx/value.ts';
import { checkStructure } from './formats/spdx/check.ts';
import { checkGraph3 } from './formats/spdx/check-3.ts';
import { documentOfGraph3 } from './formats/spdx/from-graph-3.ts';
import { documentOf } from './formats/spdx/from-structure.ts';
import { readSpdx } from './formats/spdx/read.ts';
import { limits } from './limits.ts';
import { readMapped } from './mapping/read-mapped.ts';
import { openDocument } from './open-document.ts';
import { prepareToRead } from './prepare.ts';
import type { ReadRequest } from './read-request.ts';
import { rejected } from './rejected.ts';
import { sniffBinary } from './sniff.ts';
import { readTable, readWorkbook } from './tables/read-table.ts';

export type { ReadRequest } from './read-request.ts';

/** Reads one document. Never throws on its content; a rejected one asserts nothing and says why. */
export async function readDocument(source: ByteSource, request: ReadRequest): Promise<Reading> {
  const head = headOf(source);
  if (request.mapping !== undefined && source.size > limits.wholeBytes) {
    const message = `Larger than ${limits.wholeBytes} bytes: a mapping is not used on it.`;
    return rejected('unknown', '', [diagnostic('document-too-large', 'error', '', message)]);
  }
  if (source.size <= limits.wholeBytes) {
    if (request.mapping !== undefined) return await readMapped(source.whole(), request.mapping, request);
    if (sniffBinary(head) === 'table-xlsx') return await readWorkbook(source.whole(), request);
  }
  await prepareToRead(head);
  return read(source, request);
}

/** Of bytes that are held, the formats that need no waiting: all without a mapping but workbooks; XML once what validates it is loaded. */
export function readAtOnce(bytes: Uint8Array, request: ReadRequest): Reading {
  return read(memorySource(bytes), request);
}

function read(source: ByteSource, request: ReadRequest): Reading {
  const diagnostics = new Diagnostics();
  const opened = openDocument(source, diagnostics);
  switch (opened.kind) {
    case 'refused':
      return rejected(opened.format, '', diagnostics.list());
    case 'cyclonedx-json':
      diagnostics.addAll(checkSchema(opened.document, textOf(opened.document.specVersion) ?? '', opened.depth));
      return readCycloneDxJson(opened.document, request, diagnostics);
    case 'cyclonedx-xml':
      diagnostics.addAll(checkXmlSchema(opened.bytes, opened.bom));
      return withFirst(diagnostics.list(), readCycloneDxXml(opened.bom, request));
    case 'spdx':
      diagnostics.addAll(checkStructure(opened.structure));
      return readSpdx(documentOf(opened.structure, diagnostics), request, diagnostics);
    case 'spdx3-json':
      diagnostics.addAll(checkGraph3(opened.graph));
      return readSpdx(documentOfGraph3(opened.graph, diagnostics), request, diagnostics);
    case 'table':
      return withFirst(diagnostics.list(), readTable(opened.text, request));
    case 'list':
      return withFirst(diagnostics.list(), opened.read(request));
  }
}

/** What was found before the reader began, then what it found. */
function withFirst(first: readonly Diagnostic[], reading: Reading): Reading {
  return first.length === 0 ? reading : { ...reading, diagnostics: [...first, ...reading.diagnostics] };
}
