/** What was decided about the rows of a register, where their ids are others by now too. */
import type { RankedGap } from '../../graph/analyses/gap.ts';
import { type EditSubjects, type FollowedGaps, followGaps, type LossKey } from '../../graph/analyses/gap-following.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { nodeIndexOf } from '../workspace/node-index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { StatedGapEdit } from './gap-edits.ts';

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
  return followGaps(
    edits,
    rows.map(({ gapId, lost, level, archetype }) => ({ gapId, loss: lossKey(lost, level, archetype) })),
    await subjectsOf(workspace, facts, rows, programme, edits),
  );
}

async function subjectsOf(
  workspace: Pick<Workspace, 'store'>,
  facts: View,
  rows: readonly RankedGap[],
  programme: string,
  edits: readonly StatedGapEdit[],
): Promise<EditSubjects<StatedGapEdit>> {
  const told = edits.filter((edit) => edit.programme === programme && edit.lostId !== '');
  const ids = [...new Set(told.flatMap(({ lostId, itemIds }) => [lostId, ...itemIds]))];
  const nodes = ids.length === 0 ? new Int32Array(0) : await workspace.store.nodes(ids);
  const index = nodeIndexOf(facts.graph);
  const refOf = new Map(ids.map((id, i) => [id, index.find(nodes[i])]));
  const itemsOf = itemsByRow(rows);
  const isTold = new Set(told);
  return {
    lossOf: (edit) => (isTold.has(edit) ? lossOfEdit(edit, refOf.get(edit.lostId)) : undefined),
    sharesItem: ({ itemIds }, gapId) =>
      itemIds.some((id) => {
        const ref = refOf.get(id);
        return ref?.type === 'Item' && itemsOf(gapId).has(ref.index);
      }),
  };
}

/** Of the rows that are asked about. */
function itemsByRow(rows: readonly RankedGap[]): (gapId: string) => ReadonlySet<number> {
  const rowOf = new Map(rows.map((row) => [row.gapId, row]));
  const known = new Map<string, ReadonlySet<number>>();
  return (gapId) => {
    const items = known.get(gapId) ?? new Set(rowOf.get(gapId)?.items.map(({ item }) => item));
    known.set(gapId, items);
    return items;
  };
}

/** Of what no document names any more edits are of one loss too, which no row has. */
function lossOfEdit({ lostId, level, archetype }: StatedGapEdit, lost: NodeRef | undefined): LossKey {
  return lossKey(lost, level || undefined, archetype) ?? JSON.stringify([level, lostId, archetype]);
}

/** An item of which no source is known may have an end of life besides: these are rows of their own. */
function lossKey(lost: NodeRef | undefined, level: string | undefined, archetype: string): LossKey {
  if (lost === undefined) return undefined;
  const apart = level === undefined && archetype === 'obsolescence' ? archetype : '';
  return `${level ?? ''} ${lost.type} ${lost.index} ${apart}`;
}
