/** Hands in what was sent: a document, or every member of an archive as a document of its own. */
import { createHash } from 'node:crypto';
import type { Diagnostic } from '../graph/model/diagnostic.ts';
import { seriesBelow } from './declared.ts';
import { type IngestInput, type IngestResult, ingest } from './ingest.ts';
import type { Reader } from './reader.ts';
import { documentsIn, seenFromArchive } from './unpack.ts';
import { noDocument } from './unreadable.ts';
import type { Workspace } from './workspace.ts';

/**
 * One result a document, in the order of the archive. A declared series is continued by the member's
 * path, as in a folder. Errors: those of `ingest`; what was handed in before one stays.
 */
export async function* ingestSent(workspace: Workspace, reader: Reader, input: IngestInput): AsyncGenerator<IngestResult> {
  for await (const sent of documentsIn(input.bytes, input.path)) {
    const { path, member } = sent;
    if ('problem' in sent) {
      const diagnostics = seenFromArchive(member, [sent.problem]);
      yield member === undefined ? refusedArchive(input.bytes, path, diagnostics) : noDocument(path, diagnostics);
      continue;
    }
    const { series } = input.declared;
    const isPlaced = member !== undefined && series !== undefined;
    const declared = isPlaced ? { ...input.declared, series: seriesBelow(series, member) } : input.declared;
    const result = await ingest(workspace, reader, { ...input, bytes: sent.bytes, path, declared });
    yield { ...result, diagnostics: seenFromArchive(member, result.diagnostics) };
  }
}

function refusedArchive(bytes: Uint8Array, path: string, diagnostics: readonly Diagnostic[]): IngestResult {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...noDocument(path, diagnostics), sha256, bytes: bytes.length, format: 'archive' };
}
