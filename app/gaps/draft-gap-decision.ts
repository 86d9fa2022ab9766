/** Makes the document of a gap decision, unless somebody else decided meanwhile. It is handed in as any document. */
import type { RankedGap } from '../../graph/analyses/gap.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { type GapField, gapFields, itemIdCharacters, mostItemsNamed } from '../../graph/ontology/gap-decision.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { Presenter } from '../statements/present.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import type { Reader } from '../workspace/reader.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { analyseGaps, type RegisterQuestion } from './gap-analysis.ts';
import type { StatedGapState } from './gap-edits.ts';
import { type GapFacts, presentGapFacts } from './present-gap.ts';

/** `programme`, `counting` and `stage`: the register in which the gaps were seen. */
export interface GapDecisionInput extends Pick<RegisterQuestion, 'programme' | 'counting' | 'stage'> {
  readonly gaps: readonly {
    readonly gapId: string;
    /** Ids of the newest edits that the author saw; what stands now when absent. */
    readonly upon?: readonly string[] | undefined;
  }[];
  readonly author: string;
  readonly set: Readonly<Partial<Record<GapField, string | undefined>>>;
  readonly clear?: readonly string[] | undefined;
  readonly note?: string | undefined;
}

export interface GapDecisionDocument {
  readonly path: string;
  readonly text: string;
}

/** Gaps of one document. */
export const mostGapsDecided = 1_000;

/**
 * Handed in nowhere. Errors: CONFLICT where somebody else decided about a gap since the author saw it;
 * PROGRAMME_UNKNOWN; INPUT_INVALID for a stage or a gap that there is not and was not, or what a decision must not say.
 */
export async function draftGapDecision(
  workspace: Workspace,
  reader: Reader,
  input: GapDecisionInput,
): Promise<GapDecisionDocument> {
  const { programme, counting, stage, author, set, clear = [], note } = input;
  const question = { programme, counting, stage };
  const gaps = [...new Map(input.gaps.map((gap) => [gap.gapId, gap])).values()];
  if (gaps.length === 0 || gaps.length > mostGapsDecided)
    throw new OperationalError('INPUT_INVALID', `A decision is about 1 to ${mostGapsDecided} gaps.`);
  const view = await viewAsked(workspace, reader, question);
  const { states } = (await analyseGaps(workspace, view, question)).decided;
  const changed = gaps.filter(({ gapId, upon }) => upon !== undefined && !isSame(upon, states.get(gapId)?.newest ?? []));
  if (changed.length > 0)
    throw new OperationalError('CONFLICT', `Decided about since it was read: ${changed.map(({ gapId }) => gapId).join(', ')}.`);
  const words = await wordsOf(workspace, view, question, gaps, states);
  const document = {
    hauberkGapDecision: 1,
    programme: programme === undefined ? undefined : view.graph.programmes.names[findProgramme(view.graph, programme)],
    author,
    decided: workspace.now().toISOString(),
    note,
    set: Object.fromEntries(gapFields.filter((field) => set[field] !== undefined).map((field) => [field, set[field]])),
    clear: clear.length === 0 ? undefined : clear,
    gaps: gaps.map(({ gapId }) => ({ gapId, upon: states.get(gapId)?.newest ?? [], ...words.get(gapId) })),
  };
  const text = `${JSON.stringify(document, null, 2)}\n`;
  return { path: `gap-decision-${await readBack(text, gaps.length)}.json`, text };
}

function isSame(upon: readonly string[], newest: readonly string[]): boolean {
  return JSON.stringify([...new Set(upon)].sort()) === JSON.stringify(newest);
}

/** What each gap is, for who reads the document when it is found no longer. */
async function wordsOf(
  workspace: Workspace,
  view: View,
  question: RegisterQuestion,
  gaps: GapDecisionInput['gaps'],
  states: ReadonlyMap<string, StatedGapState>,
): Promise<Map<string, object>> {
  const wanted = new Set(gaps.map(({ gapId }) => gapId));
  const words = new Map<string, object>();
  for (const group of ['candidate', 'item'] as const) {
    if (words.size === wanted.size) break;
    const { facts, ranked } = await analyseGaps(workspace, view, { ...question, group });
    const found = ranked.filter(({ gapId }) => wanted.has(gapId) && !words.has(gapId));
    const presenter = new Presenter(workspace, facts);
    // An item's row beside others of the same loss is known by its id alone: what is decided about it is not about the others.
    const itemIds = group === 'item' ? [] : await itemIdsOf(presenter, found);
    const rows = await presentGapFacts(workspace, facts, found, presenter);
    for (const [i, row] of rows.entries()) words.set(row.gapId, wordsOfRow(row, itemIds[i]));
  }
  for (const gapId of wanted) {
    if (words.has(gapId)) continue;
    const last = states.get(gapId)?.edits.at(-1);
    if (last === undefined) throw new OperationalError('INPUT_INVALID', `${gapId} is no gap of the register.`);
    const { level, lostId, itemIds, archetype, lost, items } = last;
    words.set(gapId, { ...stated({ level, lostId, archetype, lost, items }), itemIds });
  }
  return words;
}

/** Of the items beneath each row the first that a document can name. */
async function itemIdsOf(presenter: Presenter, rows: readonly RankedGap[]): Promise<string[][]> {
  const { readableWord } = await import('../../ingest/formats/readable.ts');
  const word = readableWord(itemIdCharacters);
  const refs = rows.map(({ lost, items }) =>
    lost === undefined ? [] : items.slice(0, mostItemsNamed).map(({ item }): NodeRef => ({ type: 'Item', index: item })),
  );
  await presenter.loadIds(refs.flat());
  return refs.map((own) => own.map((ref) => presenter.id(ref)).filter((id) => word.safeParse(id).data === id));
}

/** @param itemIds undefined: what is lost is not said. */
function wordsOfRow({ level, archetype, lost, item, folded }: GapFacts, itemIds: readonly string[] | undefined): object {
  const words = { archetype, lost: lost?.name ?? '', items: folded?.text ?? item?.name ?? '' };
  if (itemIds === undefined || lost === null) return stated(words);
  return { ...stated({ level, lostId: lost.id }), itemIds, ...stated(words) };
}

function stated(words: Readonly<Record<string, string>>): object {
  return Object.fromEntries(Object.entries(words).filter(([, text]) => /[\p{L}\p{N}]/u.test(text)));
}

/** Read once as it will be read: what it must not say is said before it is handed in. Gives the beginning of its hash. */
async function readBack(text: string, gaps: number): Promise<string> {
  // Reading is loaded when the first draft is made: who only answers questions does without.
  const { readAtOnce } = await import('../../ingest/read-document.ts');
  const { delta, diagnostics, counts } = readAtOnce(Buffer.from(text), { sha256: '', path: '' });
  if (counts.rows.mapped !== gaps) {
    const why = [...new Set(diagnostics.map(({ message }) => message))].join('; ');
    throw new OperationalError('INPUT_INVALID', `This cannot be decided: ${why}.`);
  }
  const [id = ''] = [...delta.mentions].map(({ texts }) => texts?.editId ?? '').filter((one) => one !== '');
  return id.slice(0, 12);
}
