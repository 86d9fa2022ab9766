/**
 * Editions of lists that are not taken. An edition that cannot be meant to take the place of the one before
 * it is refused at hand-in, so that a file that broke off never clears anybody; that it came, and why it was
 * not taken, stays as a small mark beside the documents. Its bytes are not kept.
 */
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { type Count, type HandIn, takesOut } from '../../graph/model/hand-in.ts';
import type { Reading } from '../../graph/model/reading.ts';
import { NodeType } from '../../graph/ontology/node-type.ts';
import { implausible } from '../../graph/screening/list-edition.ts';
import { diagnostic } from '../../ingest/diagnostics.ts';
import { noCounts } from '../workspace/hand-in-draft.ts';
import type { ReadPart } from '../workspace/read-part.ts';
import { type Reader, sees } from '../workspace/reader.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { IngestInput } from './ingest.ts';

/** Whether a document speaks for a list: a published one, or a `listings` table. */
export function isListDocument({ format, main }: { readonly format: string; readonly main: string }): boolean {
  return format.startsWith('list-') || /^table:.*\blistings\b/.test(main);
}

/** Whether a document's series is the named one, or of a folder or an archive that was handed in under it. */
export function isOfSeries(series: string, named: string): boolean {
  return named !== '' && (series === named || series.startsWith(`${named}/`));
}

/** List documents of the series that no later mark took out, in order of receipt. */
export function standingLists(handIns: readonly HandIn[], series: string): HandIn[] {
  const lastMark = new Map<string, string>();
  for (const mark of handIns) if (takesOut(mark)) lastMark.set(mark.sha256, mark.id);
  return handIns.filter(
    (handIn) =>
      handIn.kind === 'document' &&
      isOfSeries(handIn.series, series) &&
      isListDocument(handIn) &&
      handIn.id > (lastMark.get(handIn.sha256) ?? ''),
  );
}

export interface Verdict {
  /** Why the edition is not taken; or, where the person accepts it as it is, that it is short. */
  readonly diagnostic: Diagnostic;
  readonly isRefused: boolean;
  /** SHA-256 of the edition that it was compared with. */
  readonly against: string;
}

/**
 * Whether a document may stand in its series, going by the editions that the uploader sees. Undefined: nothing
 * is to be said. `visible`: hand-ins that the uploader sees.
 */
export async function judgeEdition(
  workspace: Workspace,
  visible: readonly HandIn[],
  reading: Reading,
  part: ReadPart,
  accepts: boolean,
): Promise<Verdict | undefined> {
  const standing = part.series === '' ? [] : standingLists(visible, part.series);
  if (standing.length === 0) return undefined;
  if (!isListDocument(part)) {
    const message = `series ${part.series} has editions of a list, and this document (${part.format}) is none`;
    return { diagnostic: diagnostic('list-expected', 'error', '', message), isRefused: true, against: standing[0].sha256 };
  }
  const entries = listEntriesIn(reading);
  const before = editionBefore(standing, part, entries);
  if (before === undefined) return undefined;
  const why = await shrinkage(workspace, before, entries, reading.counts.rows);
  if (why === undefined) return undefined;
  const edition = before.dated === '' ? before.sha256.slice(0, 12) : `of ${before.dated}`;
  const message = `${why}; compared with the edition ${edition} of series ${part.series}`;
  // Kept with a document that others may see than see the edition before it: of that nothing is told.
  const taken = 'the edition is short, or ill to read, against the one before it; taken as declared';
  return {
    diagnostic: accepts ? diagnostic('list-shrank', 'info', '', taken) : diagnostic('list-shrank', 'error', '', message),
    isRefused: !accepts,
    against: before.sha256,
  };
}

/**
 * The newest edition that is not newer than this one. What has no entries does not say of which part of a list
 * it is, and is compared with any.
 */
function editionBefore(standing: readonly HandIn[], part: ReadPart, entries: number): HandIn | undefined {
  const earlier = standing.filter(({ series, main, version }) => {
    return series === part.series && version <= part.version && (main === part.main || entries === 0);
  });
  return earlier.reduce<HandIn | undefined>((newest, one) => (one.version >= (newest?.version ?? 0) ? one : newest), undefined);
}

async function shrinkage(workspace: Workspace, before: HandIn, entries: number, rows: Count): Promise<string | undefined> {
  const stored = (await workspace.store.handIns()).find(({ handIn }) => handIn.id === before.id);
  // Kept by another process, and not in the store yet: then rows are compared with rows.
  if (stored === undefined) return implausible(before.counts.rows.mapped, { entries: rows.mapped, rows });
  const [{ types }] = await workspace.store.columns([stored.document]);
  return implausible(
    types.reduce((sum, type) => (type === NodeType.ListEntry ? sum + 1 : sum), 0),
    { entries, rows },
  );
}

function listEntriesIn({ delta }: Reading): number {
  let entries = 0;
  for (const { type } of delta.nodes) if (type === NodeType.ListEntry) entries++;
  return entries;
}

/** Whether a document that cannot be read may have been meant as an edition of a list: else nothing is looked up. */
export function mayBeEdition({ declared }: Pick<IngestInput, 'declared'>, { series }: Pick<Reading, 'series'>): boolean {
  return declared.series !== undefined || series !== '';
}

/** What is known of an edition that was not taken. */
export type Refused = Pick<HandIn, 'format' | 'specVersion' | 'series' | 'main' | 'dated' | 'diagnostics'> &
  Partial<Pick<HandIn, 'version' | 'counts' | 'against'>>;

/**
 * Keeps that the edition was not taken, where it is recognisably one of a list: by its format, or by the
 * editions that its series has. The same bytes refused again, with nothing taken in between, are no news.
 * Runs in a turn of `workspace.write`.
 */
export async function keepRefusal(
  workspace: Workspace,
  reader: Reader,
  input: Pick<IngestInput, 'path' | 'declared' | 'source'>,
  sha256: string,
  refused: Refused,
): Promise<void> {
  const series = input.declared.series ?? refused.series;
  if (series === '') return;
  const visible = (await workspace.evidence.handIns()).filter((handIn) => sees(reader, handIn));
  if (!refused.format.startsWith('list-') && standingLists(visible, series).length === 0) return;
  const last = visible.filter((handIn) => isOfSeries(handIn.series, series)).at(-1);
  if (last?.kind === 'refusal' && last.sha256 === sha256) return;
  const why = refused.diagnostics.find(({ severity }) => severity === 'error') ?? refused.diagnostics[0];
  const mark = await workspace.evidence.addHandIn({
    kind: 'refusal',
    sha256,
    bytes: input.source.size,
    path: input.path,
    format: refused.format,
    specVersion: refused.specVersion,
    reading: '',
    declared: input.declared,
    by: reader.name,
    receivedAt: workspace.now().toISOString(),
    call: '',
    series,
    version: refused.version ?? 0,
    main: refused.main,
    dated: input.declared.dated ?? refused.dated,
    digest: '',
    counts: refused.counts ?? noCounts,
    diagnostics: [],
    reason: why === undefined ? 'unreadable' : `${why.code}: ${why.message}`,
    ...(refused.against === undefined ? {} : { against: refused.against }),
  });
  await workspace.store.append(mark, { nodes: [], mentions: [], edges: [] });
}
