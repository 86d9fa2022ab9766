/**
 * Hands in one document. The order is what makes an acknowledgement true: read (pure), keep the
 * evidence on disk, append to the store in one transaction, then answer. A document that cannot be
 * read leaves nothing behind.
 */
import { type ByteSource, sha256Of } from '../../graph/model/byte-source.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import {
  type Count,
  type Counts,
  type Declared,
  type HandIn,
  isDatedAhead,
  type Outcome,
  saidOf,
  takesOut,
} from '../../graph/model/hand-in.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { Reading } from '../../graph/model/reading.ts';
import { isDecided, isRecorded } from '../../graph/ontology/recorded.ts';
import { limits } from '../../ingest/limits.ts';
import { readDocument } from '../../ingest/read-document.ts';
import { rejectedForAssertions } from '../../ingest/rejected.ts';
import { Spool, SpoolFull } from '../../ingest/spool/spool.ts';
import { readingOf } from '../workspace/hand-in-draft.ts';
import { type ReadPart, type ReadPartDraft, readPartOf } from '../workspace/read-part.ts';
import { type Reader, sees } from '../workspace/reader.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { bareGapDecisions } from './bare-gap-decisions.ts';
import { judgeEdition, keepRefusal, mayBeEdition } from './refused-edition.ts';
import { waiversWithoutEffect } from './waiver-without-effect.ts';

/** What takes time, in its order; a duplicate is known after `reading`, a rejected document too. */
export type IngestStage = 'reading' | 'keeping' | 'storing';

export interface IngestInput {
  /** Its bytes; the caller closes it. */
  readonly source: ByteSource;
  /** Path or file name as given; printed back. */
  readonly path: string;
  readonly declared: Declared;
  /** Text of a mapping file. */
  readonly mapping?: string;
  /** One value for all documents of one call: bare item names join within it. */
  readonly call: string;
  /** Told as each stage begins. */
  readonly onStage?: (stage: IngestStage) => void;
}

/** The object of INTERFACES.md, one a document. */
export interface IngestResult {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string;
  readonly specVersion: string;
  readonly outcome: Outcome;
  readonly components: Count;
  readonly relations: Count;
  readonly rows: Count;
  readonly services?: Count;
  readonly files?: Count;
  readonly diagnostics: readonly Diagnostic[];
  /** Wall time of this call in milliseconds. */
  readonly ms: number;
}

/** Errors: INPUT_TOO_LARGE, STORE_UNAVAILABLE, STORE_BUSY, EVIDENCE_UNAVAILABLE. Bad content is no error but `rejected`. */
export async function ingest(workspace: Workspace, reader: Reader, input: IngestInput): Promise<IngestResult> {
  const started = performance.now();
  if (input.source.size > limits.documentBytes) throw new OperationalError('INPUT_TOO_LARGE');
  const sha256 = await sha256Of(input.source);
  const answer = (outcome: Outcome, from: Pick<HandIn, 'format' | 'specVersion' | 'counts' | 'diagnostics'>): IngestResult => ({
    path: input.path,
    sha256,
    bytes: input.source.size,
    format: from.format,
    specVersion: from.specVersion,
    outcome,
    ...countsOf(from.counts),
    diagnostics: from.diagnostics,
    ms: Math.round((performance.now() - started) * 10) / 10,
  });

  const refuse = async (refused: Reading): Promise<IngestResult> => {
    if (mayBeEdition(input, refused)) {
      await workspace.write(async () => await keepRefusal(workspace, reader, input, sha256, refused));
    }
    return answer('rejected', refused);
  };

  // Told before the look at the disk: reading itself lets nothing else happen, the telling neither.
  input.onStage?.('reading');
  const known = await findTwin(workspace, reader, sha256, input);
  // Even a duplicate takes its turn: what an earlier, failed try left unsettled is then in the store too.
  if (known !== undefined) return await workspace.write(async () => answer('duplicate', known));
  const spool = new Spool();
  try {
    const reading = await read(input, sha256, spool);
    if (reading.outcome === 'rejected') return await refuse(reading);
    if (!workspace.store.holds(reading.delta)) throw new SpoolFull();
    const draft = readPartOf(reading, input.declared, { sha256, mapping: input.mapping }, spool);
    return await workspace.write(async () => {
      input.onStage?.('keeping');
      const kept = await keep(workspace, reader, input, sha256, reading, draft);
      if ('refused' in kept) {
        await keepRefusal(workspace, reader, input, sha256, kept.refused);
        return answer('rejected', kept.refused);
      }
      const { handIn, isTwin } = kept;
      if (!isTwin) {
        input.onStage?.('storing');
        await workspace.store.append(handIn, reading.delta);
      }
      return answer(isTwin ? 'duplicate' : 'accepted', handIn);
    });
  } catch (error) {
    if (!(error instanceof SpoolFull)) throw error;
    return await refuse(rejectedForAssertions());
  } finally {
    // To remove files of a gigabyte takes a moment in which the document would be there, and not acknowledged.
    void spool.dispose();
  }
}

async function read(input: IngestInput, sha256: string, spool: Spool): Promise<Reading> {
  const { programme, dated } = input.declared;
  return await readDocument(input.source, {
    sha256,
    path: input.path,
    spool,
    ...(input.mapping === undefined ? {} : { mapping: input.mapping }),
    ...(programme === undefined ? {} : { programme }),
    ...(dated === undefined ? {} : { dated }),
  });
}

/** Puts bytes and hand-in on disk, unless the same came in the meantime, here or in another process. */
async function keep(
  workspace: Workspace,
  reader: Reader,
  input: IngestInput,
  sha256: string,
  reading: Reading,
  draft: ReadPartDraft,
): Promise<
  { readonly handIn: HandIn; readonly isTwin: boolean } | { readonly refused: ReadPart & { readonly against: string } }
> {
  const before = await findTwin(workspace, reader, sha256, input);
  if (before !== undefined) return { handIn: before, isTwin: true };
  const visible = (await workspace.evidence.handIns()).filter((handIn) => sees(reader, handIn));
  const nextVersion = (series: string) =>
    1 + visible.reduce((max, h) => (h.kind === 'document' && h.series === series ? Math.max(max, h.version) : max), 0);
  const part = draft(nextVersion);
  const verdict = await judgeEdition(workspace, visible, reading, part, input.declared.acceptShrinkage === true);
  const receivedAt = workspace.now().toISOString();
  const diagnostics = [
    ...(verdict === undefined ? [] : [verdict.diagnostic]),
    ...decidedAhead(part, receivedAt.slice(0, 10)),
    ...datedAhead(part, input.declared, receivedAt),
    ...waiversWithoutEffect(workspace, reading),
    ...bareGapDecisions(reading),
    ...part.diagnostics,
  ];
  if (verdict?.isRefused) return { refused: { ...part, diagnostics, against: verdict.against } };
  await workspace.evidence.put(input.source, sha256);
  const handIn = await workspace.evidence.addHandIn({
    kind: 'document',
    sha256,
    bytes: input.source.size,
    path: input.path,
    ...(input.mapping === undefined ? {} : { mapping: input.mapping }),
    declared: input.declared,
    by: reader.name,
    receivedAt,
    call: input.call,
    ...part,
    diagnostics,
  });
  const first = await findTwin(workspace, reader, sha256, input, handIn.id);
  if (first === undefined) return { handIn, isTwin: false };
  await workspace.evidence.removeHandIn(handIn.id);
  return { handIn: first, isTwin: true };
}

/** What nobody can have decided yet: it counts from its day. */
function decidedAhead({ format, dated }: Pick<HandIn, 'format' | 'dated'>, today: string): Diagnostic[] {
  if (!isDecided(format) || dated <= today) return [];
  const message = `decided on ${dated}, after it was received (${today}): it is not yet in force`;
  return [{ code: 'decision-ahead', severity: 'warning', pointer: '', message }];
}

/** A date that cannot be right yet moves the day of all answers that name none. */
function datedAhead({ format, dated }: Pick<HandIn, 'format' | 'dated'>, declared: Declared, receivedAt: string): Diagnostic[] {
  if (isRecorded(format) || !isDatedAhead({ dated, receivedAt })) return [];
  const by = declared.dated === dated ? 'as declared' : 'as it says itself';
  const message = `dated ${dated} (${by}), after it was received (${receivedAt.slice(0, 10)}): where no day is asked about, all answers are as of that day`;
  return [{ code: 'dated-ahead', severity: 'warning', pointer: '', message }];
}

/**
 * The hand-in that this one would repeat: the same reading with the same options, among those that
 * the uploader may see and that were not withdrawn since. Only those before `until`, when it is given.
 */
async function findTwin(
  workspace: Workspace,
  reader: Reader,
  sha256: string,
  input: IngestInput,
  until?: string,
): Promise<HandIn | undefined> {
  const reading = readingOf(sha256, input.mapping);
  const options = optionsOf(input.declared);
  let twin: HandIn | undefined;
  for (const handIn of await workspace.evidence.handIns()) {
    if (handIn.sha256 !== sha256 || !sees(reader, handIn)) continue;
    if (until !== undefined && handIn.id >= until) break;
    if (takesOut(handIn)) twin = undefined;
    else if (handIn.kind === 'document' && handIn.reading === reading && optionsOf(handIn.declared) === options) twin ??= handIn;
  }
  return twin;
}

/** What was declared, as one text: equal for equal options whatever their order. */
export function optionsOf(declared: Declared): string {
  return JSON.stringify(Object.entries(saidOf(declared)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function countsOf(counts: Counts): Pick<IngestResult, keyof Counts> {
  const { components, relations, rows, services, files } = counts;
  return {
    components,
    relations,
    rows,
    ...(services === undefined ? {} : { services }),
    ...(files === undefined ? {} : { files }),
  };
}
