/** What a document says around a place in it: of its kept bytes, as much as a person can look at. */
import { OperationalError } from '../../graph/model/operational-error.ts';
import { excerptOf, isHeavyExcerpt } from '../../ingest/places/excerpt.ts';
import { type Excerpt, type ExcerptInput, excerptLimits } from '../../ingest/places/excerpt-shape.ts';
import { type Reader, sees } from '../workspace/reader.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface ExcerptRequest {
  readonly sha256: string;
  /** As assertions and diagnostics have it; empty for the beginning of the document. */
  readonly pointer: string;
  /** Lines, or rows, on each side of the place. */
  readonly lines: number;
}

/** Characters of a pointer. */
const longestPointer = 20_000;

/** Makes an excerpt, at its time and place. */
export type RunExcerpt = (isHeavy: boolean, work: () => Promise<Excerpt>) => Promise<Excerpt>;

/**
 * `run`: where what keeps the processor busy is made elsewhere; absent: all is made here, at once.
 * Errors: DOCUMENT_UNKNOWN (also when the reader may not see it), EVIDENCE_UNAVAILABLE, INPUT_INVALID.
 */
export async function readExcerpt(
  workspace: Pick<Workspace, 'evidence'>,
  reader: Reader,
  { sha256, pointer, lines }: ExcerptRequest,
  run: RunExcerpt = (_, work) => work(),
): Promise<Excerpt> {
  if (pointer.length > longestPointer) throw new OperationalError('INPUT_INVALID', 'pointer: too long.');
  if (!Number.isInteger(lines) || lines < 0 || lines > excerptLimits.lines)
    throw new OperationalError('INPUT_INVALID', `lines: expected a whole number from 0 to ${excerptLimits.lines}.`);
  const wanted = sha256.trim().toLowerCase();
  const handIn = (await workspace.evidence.handIns()).findLast(
    (one) => one.kind === 'document' && one.sha256 === wanted && sees(reader, one),
  );
  if (handIn === undefined) throw new OperationalError('DOCUMENT_UNKNOWN');
  const source = await workspace.evidence.open(wanted);
  try {
    const input: ExcerptInput = { source, format: handIn.format, pointer, lines, mapping: handIn.mapping };
    return await run(isHeavyExcerpt(input), () => excerptOf(input));
  } finally {
    source.close();
  }
}
