/** Makes the document of a gap decision, unless somebody else decided meanwhile. It is handed in as any document. */
import { OperationalError } from '../graph/model/operational-error.ts';
import { type GapField, gapFields } from '../graph/ontology/gap-decision.ts';
import type { View } from '../graph/view/open-view.ts';
import { findProgramme } from './find-programme.ts';
import { analyseGaps } from './gap-analysis.ts';
import type { StatedGapState } from './gap-edits.ts';
import { type GapFacts, presentGapFacts } from './present-gap.ts';
import type { Reader } from './reader.ts';
import { viewAsked } from './view-asked.ts';
import type { Workspace } from './workspace.ts';

export interface GapDecisionInput {
  readonly programme?: string | undefined;
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
 * PROGRAMME_UNKNOWN; INPUT_INVALID for a gap that there is not and was not, or what a decision must not say.
 */
export async function draftGapDecision(
  workspace: Workspace,
  reader: Reader,
  input: GapDecisionInput,
): Promise<GapDecisionDocument> {
  const { programme, author, set, clear = [], note } = input;
  const gaps = [...new Map(input.gaps.map((gap) => [gap.gapId, gap])).values()];
  if (gaps.length === 0 || gaps.length > mostGapsDecided)
    throw new OperationalError('INPUT_INVALID', `A decision is about 1 to ${mostGapsDecided} gaps.`);
  const view = await viewAsked(workspace, reader, { programme });
  const { states } = (await analyseGaps(workspace, view, { programme })).decided;
  const changed = gaps.filter(({ gapId, upon }) => upon !== undefined && !isSame(upon, states.get(gapId)?.newest ?? []));
  if (changed.length > 0)
    throw new OperationalError('CONFLICT', `Decided about since it was read: ${changed.map(({ gapId }) => gapId).join(', ')}.`);
  const words = await wordsOf(workspace, view, programme, gaps, states);
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
  programme: string | undefined,
  gaps: GapDecisionInput['gaps'],
  states: ReadonlyMap<string, StatedGapState>,
): Promise<Map<string, object>> {
  const wanted = new Set(gaps.map(({ gapId }) => gapId));
  const words = new Map<string, object>();
  for (const group of ['candidate', 'item'] as const) {
    if (words.size === wanted.size) break;
    const { facts, ranked } = await analyseGaps(workspace, view, { programme, group });
    const found = ranked.filter(({ gapId }) => wanted.has(gapId) && !words.has(gapId));
    for (const row of await presentGapFacts(workspace, facts, found)) words.set(row.gapId, wordsOfRow(row, group));
  }
  for (const gapId of wanted) {
    if (words.has(gapId)) continue;
    const last = states.get(gapId)?.edits.at(-1);
    if (last === undefined) throw new OperationalError('INPUT_INVALID', `${gapId} is no gap of the register.`);
    const { level, lostId, archetype, lost, items } = last;
    words.set(gapId, stated({ level, lostId, archetype, lost, items }));
  }
  return words;
}

/** An item's row beside others of the same loss is known by its id alone: what is decided about it is not about the others. */
function wordsOfRow({ level, archetype, lost, item, folded }: GapFacts, group: 'candidate' | 'item'): object {
  return stated({
    level: group === 'item' ? '' : level,
    lostId: group === 'item' ? '' : (lost?.id ?? ''),
    archetype,
    lost: lost?.name ?? '',
    items: folded?.text ?? item?.name ?? '',
  });
}

function stated(words: Readonly<Record<string, string>>): object {
  return Object.fromEntries(Object.entries(words).filter(([, text]) => /[\p{L}\p{N}]/u.test(text)));
}

/** Read once as it will be read: what it must not say is said before it is handed in. Gives the beginning of its hash. */
async function readBack(text: string, gaps: number): Promise<string> {
  // Reading is loaded when the first draft is made: who only answers questions does without.
  const { readAtOnce } = await import('../ingest/read-document.ts');
  const { delta, diagnostics, counts } = readAtOnce(Buffer.from(text), { sha256: '', path: '' });
  if (counts.rows.mapped !== gaps) {
    const why = [...new Set(diagnostics.map(({ message }) => message))].join('; ');
    throw new OperationalError('INPUT_INVALID', `This cannot be decided: ${why}.`);
  }
  const [id = ''] = [...delta.mentions].map(({ texts }) => texts?.editId ?? '').filter((one) => one !== '');
  return id.slice(0, 12);
}
