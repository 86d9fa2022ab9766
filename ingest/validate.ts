/** The verdict of a format's own schema. Nothing is stored. */
import type { Diagnostic } from '../graph/model/diagnostic.ts';
import { Diagnostics } from './diagnostics.ts';
import { checkSchema } from './formats/cyclonedx/check.ts';
import { textOf } from './formats/cyclonedx/value.ts';
import { limits } from './limits.ts';
import { openDocument } from './open-document.ts';
import { sniffBinary } from './sniff.ts';
import { openWorkbook } from './xlsx/open-workbook.ts';

export interface Verdict {
  readonly format: string;
  readonly specVersion: string;
  readonly valid: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** A workbook must be unpacked first; see `validateDocument`. */
export async function validateAny(bytes: Uint8Array, path: string): Promise<Verdict> {
  if (sniffBinary(bytes) !== 'table-xlsx' || bytes.length > limits.documentBytes) return validateDocument(bytes, path);
  const diagnostics = new Diagnostics();
  const sheets = await openWorkbook(bytes, (names) => names.map((_, index) => index), diagnostics);
  return { format: 'table-xlsx', specVersion: '', valid: sheets !== undefined, diagnostics: diagnostics.list() };
}

/** Whether a document keeps to its format's schema. What has no schema (tables, lists) is valid if it can be read. */
export function validateDocument(bytes: Uint8Array, _path: string): Verdict {
  const diagnostics = new Diagnostics();
  const opened = openDocument(bytes, diagnostics);
  if (opened.kind === 'refused') return { format: opened.format, specVersion: '', valid: false, diagnostics: diagnostics.list() };
  if (opened.kind !== 'cyclonedx-json') {
    const format = opened.kind === 'table' ? 'table-csv' : opened.kind;
    return { format, specVersion: '', valid: true, diagnostics: diagnostics.list() };
  }
  const specVersion = textOf(opened.document.specVersion) ?? '';
  const errors = checkSchema(opened.document, specVersion, opened.depth);
  diagnostics.addAll(errors);
  return { format: opened.kind, specVersion, valid: errors.length === 0, diagnostics: diagnostics.list() };
}
