/** Gaps that something was decided about and that the register has no longer: their history stays. */
import type { View } from '../graph/view/open-view.ts';
import { compareText, type PagedAnswer, viewName } from './answer.ts';
import { findProgramme } from './find-programme.ts';
import { analyseGaps, type RegisterQuestion } from './gap-analysis.ts';
import { gapStatesOf, type StatedGapState } from './gap-edits.ts';
import { gapHistory, type ShownGapEdit } from './gap-history.ts';
import type { Reader } from './reader.ts';
import { remembered } from './remembered.ts';
import { viewAsked } from './view-asked.ts';
import type { Workspace } from './workspace.ts';

export interface GoneGap {
  readonly gapId: string;
  /** What it was called by the last who decided about it; null where the document does not say. */
  readonly programme: string | null;
  readonly archetype: string | null;
  readonly lost: string | null;
  readonly items: string | null;
  readonly owner: string | null;
  readonly due: string | null;
  readonly status: string | null;
  readonly note: string | null;
  readonly newest: readonly string[];
  history(): Promise<ShownGapEdit[]>;
}

/** What was decided last first. Errors: PROGRAMME_UNKNOWN, INPUT_INVALID for a stage that there is not. */
export async function askGoneGaps(
  workspace: Workspace,
  reader: Reader,
  question: RegisterQuestion,
): Promise<PagedAnswer<GoneGap>> {
  const view = await viewAsked(workspace, reader, question);
  const { coverage } = await analyseGaps(workspace, view, question);
  const gone = await goneStates(workspace, view, question);
  return {
    view: viewName(view),
    coverage,
    diagnostics: view.diagnostics,
    total: gone.length,
    page: async (from, to) => gone.slice(from, to).map((state) => shown(workspace, view, state)),
  };
}

/** How many there are. Errors: as `askGoneGaps`. */
export async function goneGapsCount(workspace: Workspace, reader: Reader, question: RegisterQuestion): Promise<number> {
  return (await goneStates(workspace, await viewAsked(workspace, reader, question), question)).length;
}

/** Once a view. */
async function goneStates(workspace: Workspace, view: View, question: RegisterQuestion): Promise<readonly StatedGapState[]> {
  const { programme, counting, stage } = question;
  return await remembered(view, JSON.stringify(['gone gaps', programme, counting, stage]), async () => {
    const left = new Map(await gapStatesOf(workspace, view));
    const name = programme === undefined ? undefined : view.graph.programmes.names[findProgramme(view.graph, programme)];
    for (const [gapId, { edits }] of left)
      if (name !== undefined && !edits.some((edit) => edit.programme === name)) left.delete(gapId);
    // A row for each item is another register: what was decided there is there still.
    for (const group of ['candidate', 'item'] as const) {
      if (left.size === 0) return [];
      const { ranked } = await analyseGaps(workspace, view, { ...question, group });
      for (const { gapId } of ranked) left.delete(gapId);
    }
    const decided = ({ edits }: StatedGapState) => edits.at(-1)?.decided ?? '';
    return [...left.values()].sort((a, b) => compareText(decided(b), decided(a)) || compareText(a.gapId, b.gapId));
  });
}

function shown(workspace: Workspace, view: View, state: StatedGapState): GoneGap {
  const { gapId, fields, note, newest, edits } = state;
  const last = edits.at(-1);
  return {
    gapId,
    programme: last?.programme || null,
    archetype: last?.archetype || null,
    lost: last?.lost || null,
    items: last?.items || null,
    owner: fields.owner ?? null,
    due: fields.due ?? null,
    status: fields.status ?? null,
    note: note || null,
    newest,
    history: async () => await gapHistory(workspace, view, state),
  };
}
