/** What was decided about the rows of a register, where their ids are others by now too. */
import type { RankedGap } from '../graph/analyses/gap.ts';
import { type FollowedGaps, followGaps, type LossKey } from '../graph/analyses/gap-following.ts';
import type { NodeRef } from '../graph/view/graph.ts';
import type { View } from '../graph/view/open-view.ts';
import type { StatedGapEdit } from './gap-edits.ts';
import { nodeIndexOf } from './node-index.ts';
import type { Workspace } from './workspace.ts';

export type DecidedRows = FollowedGaps<StatedGapEdit>;

export const nothingDecided: DecidedRows = { states: new Map(), gone: [], perhaps: new Map() };

/**
 * @param rows one for each thing that is lost: where each item has one, the rows of one loss cannot be told apart.
 * @param programme whose register it is, as decisions name it; empty: that of everything.
 */
export async function decidedRows(
  workspace: Pick<Workspace, 'store'>,
  facts: View,
  rows: readonly RankedGap[],
  programme: string,
  edits: readonly StatedGapEdit[],
): Promise<DecidedRows> {
  if (edits.length === 0) return nothingDecided;
  const ids = [...new Set(edits.map(({ lostId }) => lostId).filter((id) => id !== ''))];
  const nodes = ids.length === 0 ? new Int32Array(0) : await workspace.store.nodes(ids);
  const index = nodeIndexOf(facts.graph);
  const refOf = new Map(ids.map((id, i) => [id, index.find(nodes[i])]));
  return followGaps(
    edits,
    rows.map(({ gapId, lost, level, archetype }) => ({ gapId, loss: lossKey(lost, level, archetype) })),
    (edit) =>
      edit.programme === programme ? lossKey(refOf.get(edit.lostId), edit.level || undefined, edit.archetype) : undefined,
  );
}

/** An item of which no source is known may have an end of life besides: these are rows of their own. */
function lossKey(lost: NodeRef | undefined, level: string | undefined, archetype: string): LossKey {
  if (lost === undefined) return undefined;
  const apart = level === undefined && archetype === 'obsolescence' ? archetype : '';
  return `${level ?? ''} ${lost.type} ${lost.index} ${apart}`;
}
