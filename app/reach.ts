/** What an item depends on and what depends on it, through every level; which documents speak of a node. */
import { linksOf } from '../graph/analyses/links.ts';
import { reach } from '../graph/analyses/reach.ts';
import type { Csr } from '../graph/view/graph.ts';
import { nodesOf } from '../graph/view/keys.ts';
import type { View } from '../graph/view/open-view.ts';
import type { Explorer, Ref, Requirement } from './explore.ts';
import { type ListedDocument, listed } from './list-documents.ts';
import { remembered } from './remembered.ts';

export type Direction = 'dependencies' | 'dependents';

export interface Reached {
  readonly ref: Ref;
  /** Least number of requirements between it and the item that was asked about. */
  readonly depth: number;
  /** The item one requirement nearer to that one; of several the one with the smallest id. */
  readonly next: Ref;
  /** Between it and `next`. */
  readonly requirement: Requirement;
}

export interface Reach {
  readonly total: number;
  /** Entries `from` to before `to`, by id ascending. */
  page(from: number, to: number): Reached[];
}

/** All items but itself that requirements lead to, or from, at whatever depth. Computed once a view. */
export function reachOf(explorer: Explorer, item: number, direction: Direction): Promise<Reach> {
  const { view } = explorer;
  return remembered(view, `${direction} of item ${item}`, async () => {
    const { requires, requiredBy } = linksOf(view.graph);
    const [along, back] = direction === 'dependencies' ? [requires, requiredBy] : [requiredBy, requires];
    const depths = reach(along, item);
    depths.delete(item);
    const ranks = await ranksOf(view, () => explorer.all('Item'));
    const items = Int32Array.from(depths.keys()).sort((a, b) => ranks[a]! - ranks[b]!);
    const toReached = (index: number): Reached => {
      const depth = depths.get(index)!;
      const next = depth === 1 ? item : nearer(back, index, depth, depths, ranks);
      const requirement = direction === 'dependencies' ? { from: next, to: index } : { from: index, to: next };
      return { ref: { type: 'Item', index }, depth, next: { type: 'Item', index: next }, requirement };
    };
    return { total: items.length, page: (from, to) => Array.from(items.subarray(from, to), toReached) };
  });
}

/** The neighbour that is one step nearer, the first by id. */
function nearer(back: Csr, index: number, depth: number, depths: ReadonlyMap<number, number>, ranks: Int32Array): number {
  const near = back.targets.subarray(back.offsets[index], back.offsets[index + 1]).filter((to) => depths.get(to) === depth - 1);
  return near.reduce((first, to) => (ranks[to]! < ranks[first]! ? to : first));
}

/** Place of each item in the order of ids. Computed once a view. */
function ranksOf(view: View, all: () => Promise<readonly Ref[]>): Promise<Int32Array> {
  return remembered(view, 'ranks of items', async () => {
    const ranks = new Int32Array(view.graph.items.count);
    for (const [rank, { index }] of (await all()).entries()) ranks[index] = rank;
    return ranks;
  });
}

/** Documents of the view that mention a node, in the view's order. */
export function documentsWith(view: View, ref: Ref): ListedDocument[] {
  const { sources } = view.graph;
  const { offsets, documents } = ref.type === 'Source' ? sources.evidence : nodesOf(view.graph, ref.type).mentions;
  const ordinals = new Set(documents.subarray(offsets[ref.index], offsets[ref.index + 1]));
  return [...ordinals].sort((a, b) => a - b).map((ordinal) => listed(view.handIns[ordinal]!.handIn));
}
