/** The verdict of a document's own schema; nothing is stored, no store is needed. */
import type { Diagnostic } from '../graph/model/diagnostic.ts';
import { validateAny } from '../ingest/validate.ts';

export interface ValidationResult {
  readonly path: string;
  readonly format: string;
  readonly specVersion: string;
  readonly valid: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export async function validate(bytes: Uint8Array, path: string): Promise<ValidationResult> {
  const { format, specVersion, valid, diagnostics } = await validateAny(bytes, path);
  return { path, format, specVersion, valid, diagnostics };
}
