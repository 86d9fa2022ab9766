/** The verdict of a format's own schema. Nothing is stored. */
import { type ByteSource, headOf, memorySource } from '../graph/model/byte-source.ts';
import type { Diagnostic } from '../graph/model/diagnostic.ts';
import { Diagnostics } from './diagnostics.ts';
import { checkSchema, checkXmlSchema } from './formats/cyclonedx/check.ts';
import { textOf } from './formats/cyclonedx/value.ts';
import { checkStructure } from './formats/spdx/check.ts';
import { checkGraph3 } from './formats/spdx/check-3.ts';
import { specVersionOfGraph3 } from './formats/spdx/from-graph-3.ts';
import { specVersionOf } from './formats/spdx/version.ts';
import { limits } from './limits.ts';
import { openDocument } from './open-document.ts';
import { prepareToRead } from './prepare.ts';
import { sniffBinary } from './sniff.ts';
import { openWorkbook } from './xlsx/open-workbook.ts';

export interface Verdict {
  readonly format: string;
  readonly specVersion: string;
  readonly valid: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** A workbook must be unpacked first; see `validateSource`. */
export async function validateAny(source: ByteSource): Promise<Verdict> {
  const head = headOf(source);
  if (sniffBinary(head) !== 'table-xlsx' || source.size > limits.wholeBytes) {
    await prepareToRead(head);
    return validateSource(source);
  }
  const diagnostics = new Diagnostics();
  const sheets = await openWorkbook(source.whole(), (names) => names.map((_, index) => index), diagnostics);
  return { format: 'table-xlsx', specVersion: '', valid: sheets !== undefined, diagnostics: diagnostics.list() };
}

/** Whether a document keeps to its format's schema. What has no schema (tables, lists) is valid if it can be read. */
export function validateDocument(bytes: Uint8Array): Verdict {
  return validateSource(memorySource(bytes));
}

function validateSource(source: ByteSource): Verdict {
  const diagnostics = new Diagnostics();
  const opened = openDocument(source, diagnostics);
  if (opened.kind === 'refused') return { format: opened.format, specVersion: '', valid: false, diagnostics: diagnostics.list() };
  if (opened.kind === 'cyclonedx-xml') {
    return verdict(opened.kind, opened.bom.specVersion, checkXmlSchema(opened.bytes, opened.bom), diagnostics);
  }
  if (opened.kind === 'spdx') {
    const { format, value } = opened.structure;
    return verdict(format, specVersionOf(value), checkStructure(opened.structure), diagnostics);
  }
  if (opened.kind === 'spdx3-json') {
    return verdict(opened.kind, specVersionOfGraph3(opened.graph), checkGraph3(opened.graph), diagnostics);
  }
  if (opened.kind !== 'cyclonedx-json') {
    const format = opened.kind === 'table' ? 'table-csv' : opened.format;
    return { format, specVersion: '', valid: true, diagnostics: diagnostics.list() };
  }
  const specVersion = textOf(opened.document.specVersion) ?? '';
  const errors = checkSchema(opened.document, specVersion, opened.depth);
  diagnostics.addAll(errors);
  return { format: opened.kind, specVersion, valid: errors.length === 0, diagnostics: diagnostics.list() };
}

/** What was said while the document was opened (its grammar) counts beside the errors of its schema. */
function verdict(format: string, specVersion: string, errors: readonly Diagnostic[], opened: Diagnostics): Verdict {
  const diagnostics = [...opened.list(), ...errors];
  return { format, specVersion, valid: diagnostics.every(({ severity }) => severity === 'info'), diagnostics };
}
