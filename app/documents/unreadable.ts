/** The answer for what never became bytes: a file that is not there, may not be read or is too large. */
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { limits } from '../../ingest/limits.ts';
import { noCounts } from '../workspace/hand-in-draft.ts';
import type { IngestResult } from './ingest.ts';

/** `reason`: `too-large`, or an error code of the file system such as ENOENT. */
export function unreadable(path: string, reason: string): IngestResult {
  return noDocument(path, [diagnosticOf(reason)]);
}

/** No bytes, so no hash. */
export function noDocument(path: string, diagnostics: readonly Diagnostic[]): IngestResult {
  const { components, relations, rows } = noCounts;
  const nothing = { sha256: '', bytes: 0, format: 'unknown', specVersion: '' };
  return { path, ...nothing, outcome: 'rejected', components, relations, rows, diagnostics, ms: 0 };
}

export function diagnosticOf(reason: string): Diagnostic {
  const severity = 'error';
  if (reason === 'too-large') {
    const message = `The document is larger than ${limits.documentBytes} bytes.`;
    return { code: 'document-too-large', severity, pointer: '', message };
  }
  return { code: 'file-unreadable', severity, pointer: '', message: `The file cannot be read (${reason}).` };
}
