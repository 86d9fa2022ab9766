/** Hands in what a build pipeline sends for a project: a later document takes the place of an earlier one. */
import { randomUUID } from 'node:crypto';
import { type ByteSource, headOf, memorySource, sha256Of } from '../../graph/model/byte-source.ts';
import { type Declared, takesOut } from '../../graph/model/hand-in.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { decompress } from '../../ingest/compressed/decompress.ts';
import { sniffPacked } from '../../ingest/compressed/packed.ts';
import { limits } from '../../ingest/limits.ts';
import { readingOf } from '../workspace/hand-in-draft.ts';
import { type Reader, sees } from '../workspace/reader.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type IngestResult, type IngestStage, ingest, optionsOf } from './ingest.ts';
import type { ProjectPlace } from './place-project.ts';

export interface BomUpload {
  readonly source: ByteSource;
  readonly path: string;
  readonly onStage?: (stage: IngestStage) => void;
}

/**
 * Hands in one document, unpacked, as the newest of its project. The same document again is a duplicate; an older
 * one again is the newest again. Calls for one workspace must not overlap. Errors: those of `ingest`.
 */
export async function uploadBom(
  workspace: Workspace,
  reader: Reader,
  place: ProjectPlace,
  upload: BomUpload,
): Promise<IngestResult> {
  const source = unpacked(upload.source);
  const declared = await nextInSeries(workspace, reader, place.declared, source);
  return await ingest(workspace, reader, { ...upload, source, declared, call: randomUUID() });
}

/** A compressed part is the document that it holds: packed otherwise it is the same one. */
function unpacked(source: ByteSource): ByteSource {
  const kind = sniffPacked(headOf(source));
  if (kind !== 'gzip' && kind !== 'zstd') return source;
  if (source.size > limits.wholeBytes) throw new OperationalError('INPUT_TOO_LARGE');
  const result = decompress(source.whole(), kind);
  if ('bytes' in result) return memorySource(result.bytes);
  const { code, message } = result.problem;
  const isTooMuch = code === 'document-too-large' || code === 'compression-ratio';
  throw new OperationalError(isTooMuch ? 'INPUT_TOO_LARGE' : 'INPUT_INVALID', message);
}

/**
 * The version in the series. Builds of one day have one date, so order is that of receipt; it is declared,
 * and thereby kept in the hand-in: no rule on values looks at the time of receipt.
 */
async function nextInSeries(workspace: Workspace, reader: Reader, declared: Declared, source: ByteSource): Promise<Declared> {
  const sha256 = await sha256Of(source);
  const handIns = (await workspace.evidence.handIns()).filter((handIn) => sees(reader, handIn));
  const members = handIns.filter(({ kind, series }) => kind === 'document' && series === declared.series);
  const seriesVersion = members.reduce((highest, { version }) => Math.max(highest, version), 0);
  const same = { ...declared, seriesVersion };
  const isLatest = members.some(
    (handIn) =>
      handIn.version === seriesVersion &&
      handIn.reading === readingOf(sha256, undefined) &&
      optionsOf(handIn.declared) === optionsOf(same) &&
      !handIns.some((mark) => takesOut(mark) && mark.sha256 === sha256 && mark.id > handIn.id),
  );
  return isLatest ? same : { ...declared, seriesVersion: seriesVersion + 1 };
}
