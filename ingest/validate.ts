/** The verdict of a format's own schema. Nothing is stored. */
import type { Diagnostic } from '../graph/model/diagnostic.ts';
import { Diagnostics } from './diagnostics.ts';
import { checkSchema } from './formats/cyclonedx/check.ts';
import { textOf } from './formats/cyclonedx/value.ts';
import { checkStructure } from './formats/spdx/check.ts';
import { specVersionOf } from './formats/spdx/version.ts';
import { openDocument } from './open-document.ts';

export interface Verdict {
  readonly format: string;
  readonly specVersion: string;
  readonly valid: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a document keeps to its format's schema. What has no schema (tables, lists) is valid if it can be read. */
export function validateDocument(bytes: Uint8Array, _path: string): Verdict {
  const diagnostics = new Diagnostics();
  const opened = openDocument(bytes, false, diagnostics);
  if (opened.kind === 'refused') return { format: opened.format, specVersion: '', valid: false, diagnostics: diagnostics.list() };
  if (opened.kind === 'spdx') {
    const { format, value } = opened.structure;
    const errors = checkStructure(opened.structure);
    const before = diagnostics.list();
    const valid = errors.length === 0 && !before.some(({ severity }) => severity !== 'info');
    return { format, specVersion: specVersionOf(value), valid, diagnostics: [...before, ...errors] };
  }
  if (opened.kind !== 'cyclonedx-json') {
    const format = opened.kind === 'table' ? 'table-csv' : opened.kind;
    return { format, specVersion: '', valid: true, diagnostics: diagnostics.list() };
  }
  const specVersion = textOf(opened.document.specVersion) ?? '';
  const errors = checkSchema(opened.document, specVersion, opened.depth);
  diagnostics.addAll(errors);
  return { format: opened.kind, specVersion, valid: errors.length === 0, diagnostics: diagnostics.list() };
}
