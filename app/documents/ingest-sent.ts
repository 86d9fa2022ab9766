/** Hands in what was sent: a document, or every member of an archive as a document of its own. */
import { sha256Of } from '../../graph/model/byte-source.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import type { Reader } from '../workspace/reader.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { seriesBelow } from './declared.ts';
import { type IngestInput, type IngestResult, ingest } from './ingest.ts';
import { keepRefusal } from './refused-edition.ts';
import { documentsIn, seenFromArchive } from './unpack.ts';
import { noDocument } from './unreadable.ts';

/**
 * One result a document, in the order of the archive. A declared series is continued by the member's
 * path, as in a folder. Errors: those of `ingest`; what was handed in before one stays.
 */
export async function* ingestSent(workspace: Workspace, reader: Reader, input: IngestInput): AsyncGenerator<IngestResult> {
  for await (const sent of documentsIn(input.source, input.path)) {
    const { path, member } = sent;
    if ('problem' in sent) {
      const diagnostics = seenFromArchive(member, [sent.problem]);
      yield member === undefined
        ? await refuseArchive(workspace, reader, input, path, diagnostics)
        : noDocument(path, diagnostics);
      continue;
    }
    const { series } = input.declared;
    const isPlaced = member !== undefined && series !== undefined;
    const declared = isPlaced ? { ...input.declared, series: seriesBelow(series, member) } : input.declared;
    const result = await ingest(workspace, reader, { ...input, source: sent.source, path, declared });
    yield { ...result, diagnostics: seenFromArchive(member, result.diagnostics) };
  }
}

/** An archive that cannot be opened may have been the next edition of a list. */
async function refuseArchive(
  workspace: Workspace,
  reader: Reader,
  input: IngestInput,
  path: string,
  diagnostics: readonly Diagnostic[],
): Promise<IngestResult> {
  const { source, declared } = input;
  const sha256 = await sha256Of(source);
  const refused = { format: 'archive', specVersion: '', series: '', main: '', dated: '', diagnostics };
  if (declared.series !== undefined) {
    await workspace.write(async () => await keepRefusal(workspace, reader, { ...input, path }, sha256, refused));
  }
  return { ...noDocument(path, diagnostics), sha256, bytes: source.size, format: 'archive' };
}
