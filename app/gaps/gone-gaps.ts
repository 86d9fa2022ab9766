/** Gaps that something was decided about and that the register has no longer: their history stays. */
import type { View } from '../../graph/view/open-view.ts';
import { isDescribed } from '../documents/bare-gap-decisions.ts';
import { compareText, type PagedAnswer, viewName } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import type { Reader } from '../workspace/reader.ts';
import { remembered } from '../workspace/remembered.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { analyseGaps, type RegisterQuestion } from './gap-analysis.ts';
import type { StatedGapState } from './gap-edits.ts';
import { gapHistory, type ShownGapEdit } from './gap-history.ts';

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
  /** Rows of the same loss that it may be: which one it is does not follow from what was decided. */
  readonly perhaps: readonly string[];
  /** False: no decision says what the gap is, so that nothing shows that there ever was one. */
  readonly isDescribed: boolean;
  history(): Promise<ShownGapEdit[]>;
}

interface GoneState {
  readonly state: StatedGapState;
  readonly perhaps: readonly string[];
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
    page: async (from, to) => gone.slice(from, to).map((one) => shown(workspace, view, one)),
  };
}

/** How many there are. Errors: as `askGoneGaps`. */
export async function goneGapsCount(workspace: Workspace, reader: Reader, question: RegisterQuestion): Promise<number> {
  return (await goneStates(workspace, await viewAsked(workspace, reader, question), question)).length;
}

/** Once a view. */
async function goneStates(workspace: Workspace, view: View, question: RegisterQuestion): Promise<readonly GoneState[]> {
  const { programme, counting, stage } = question;
  return await remembered(view, JSON.stringify(['gone gaps', programme, counting, stage]), async () => {
    const { decided } = await analyseGaps(workspace, view, { ...question, group: 'candidate' });
    const name = programme === undefined ? undefined : view.graph.programmes.names[findProgramme(view.graph, programme)];
    const gone = decided.gone.filter(({ edits }) => name === undefined || edits.some((edit) => edit.programme === name));
    if (gone.length === 0) return [];
    // A row for each item is another register: what was decided there is there still, but where it may be of another row too.
    const { ranked } = await analyseGaps(workspace, view, { ...question, group: 'item' });
    const there = new Set(ranked.map(({ gapId }) => gapId));
    const last = ({ edits }: StatedGapState) => edits.at(-1)?.decided ?? '';
    return gone
      .map((state) => ({ state, perhaps: decided.perhaps.get(state.gapId) ?? [] }))
      .filter(({ state, perhaps }) => perhaps.length > 0 || !there.has(state.gapId))
      .sort((a, b) => compareText(last(b.state), last(a.state)) || compareText(a.state.gapId, b.state.gapId));
  });
}

function shown(workspace: Workspace, view: View, { state, perhaps }: GoneState): GoneGap {
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
    perhaps,
    isDescribed: edits.some(isDescribed),
    history: async () => await gapHistory(workspace, view, state),
  };
}
