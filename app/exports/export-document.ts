/** The original bytes of a document that the reader may see. */

import type { ByteSource } from '../../graph/model/byte-source.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { type Reader, sees } from '../workspace/reader.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface ExportedDocument {
  readonly sha256: string;
  /** The caller closes it. */
  readonly source: ByteSource;
  readonly format: string;
  /** Last part of the path that it was handed in under; empty for standard input. */
  readonly fileName: string;
}

/**
 * Superseded and withdrawn documents can be had too: they are the evidence of earlier views.
 * Errors: DOCUMENT_UNKNOWN (also when the reader may not see it), EVIDENCE_UNAVAILABLE.
 */
export async function exportDocument(workspace: Workspace, reader: Reader, sha256: string): Promise<ExportedDocument> {
  const wanted = sha256.trim().toLowerCase();
  const handIn = (await workspace.evidence.handIns()).find(
    (h) => h.kind === 'document' && h.sha256 === wanted && sees(reader, h),
  );
  if (handIn === undefined) throw new OperationalError('DOCUMENT_UNKNOWN');
  const source = await workspace.evidence.open(wanted);
  const fileName = handIn.path.split(/[\\/]/).at(-1) ?? '';
  return { sha256: wanted, source, format: handIn.format, fileName: fileName === '-' ? '' : fileName };
}
