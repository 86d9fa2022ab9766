/** The verdict of a document's own schema; nothing is stored, no store is needed. */
import type { Diagnostic } from '../graph/model/diagnostic.ts';
import { prepareToRead } from '../ingest/prepare.ts';
import { validateDocument } from '../ingest/validate.ts';

export interface ValidationResult {
  readonly path: string;
  readonly format: string;
  readonly specVersion: string;
  readonly valid: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export async function validate(bytes: Uint8Array, path: string): Promise<ValidationResult> {
  await prepareToRead(bytes);
  const { format, specVersion, valid, diagnostics } = validateDocument(bytes, path);
  return { path, format, specVersion, valid, diagnostics };
}
