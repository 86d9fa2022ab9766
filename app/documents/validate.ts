/** The verdict of a document's own schema; nothing is stored, no store is needed. */
import type { ByteSource } from '../../graph/model/byte-source.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { validateAny } from '../../ingest/validate.ts';
import { documentsIn, seenFromArchive } from './unpack.ts';

export interface ValidationResult {
  readonly path: string;
  readonly format: string;
  readonly specVersion: string;
  readonly valid: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export async function validate(source: ByteSource, path: string): Promise<ValidationResult> {
  const { format, specVersion, valid, diagnostics } = await validateAny(source);
  return { path, format, specVersion, valid, diagnostics };
}

/** One verdict for the document, or for each member of an archive. */
export async function* validateSent(source: ByteSource, path: string): AsyncGenerator<ValidationResult> {
  for await (const sent of documentsIn(source, path)) {
    if ('problem' in sent) {
      const format = sent.member === undefined ? 'archive' : 'unknown';
      const diagnostics = seenFromArchive(sent.member, [sent.problem]);
      yield { path: sent.path, format, specVersion: '', valid: false, diagnostics };
    } else {
      const result = await validate(sent.source, sent.path);
      yield { ...result, diagnostics: seenFromArchive(sent.member, result.diagnostics) };
    }
  }
}
