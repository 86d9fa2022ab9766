/** What was decided about a gap, as people and programs read it: the newest first, with its evidence. */
import type { View } from '../../graph/view/open-view.ts';
import { type EvidenceRef, Presenter } from '../statements/present.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { StatedGapEdit, StatedGapState } from './gap-edits.ts';

export interface ShownGapEdit {
  /** SHA-256 of what was decided about this gap. */
  readonly id: string;
  /** Of the gap when it was decided: another where its id has changed since. */
  readonly gapId: string;
  /** What it was then; null where the document does not say. */
  readonly archetype: string | null;
  readonly items: string | null;
  /** Declared: there are no accounts. */
  readonly author: string;
  /** ISO 8601. */
  readonly decided: string;
  readonly programme: string | null;
  /** As they were set; null: not touched. */
  readonly owner: string | null;
  readonly due: string | null;
  readonly status: string | null;
  readonly cleared: readonly string[];
  readonly note: string | null;
  readonly upon: readonly string[];
  /** One of several newest: nobody who made it saw the others. */
  readonly isConflicting: boolean;
  readonly evidence: readonly EvidenceRef[];
}

/** The newest first; the first one's word stands. */
export async function gapHistory(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  state: StatedGapState | undefined,
): Promise<ShownGapEdit[]> {
  if (state === undefined) return [];
  const presenter = new Presenter(workspace, view);
  await presenter.load(
    [],
    state.edits.flatMap(({ rows }) => rows),
  );
  return state.edits.map((edit) => shown(edit, state, presenter)).reverse();
}

function shown(edit: StatedGapEdit, { newest }: StatedGapState, presenter: Presenter): ShownGapEdit {
  const { id, author, decided, set, clears, upon } = edit;
  return {
    id,
    gapId: edit.gapId,
    archetype: edit.archetype || null,
    items: edit.items || null,
    author,
    decided,
    programme: edit.programme || null,
    owner: set.owner ?? null,
    due: set.due ?? null,
    status: set.status ?? null,
    cleared: clears,
    note: edit.note || null,
    upon,
    isConflicting: newest.length > 1 && newest.includes(id),
    evidence: presenter.evidence(edit.rows),
  };
}
