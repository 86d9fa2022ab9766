/** What an item depends on and what depends on it, through every level; which documents speak of a node. */
import { linksOf } from '../../graph/analyses/links.ts';
import { reach } from '../../graph/analyses/reach.ts';
import type { Csr } from '../../graph/view/graph.ts';
import { nodesOf } from '../../graph/view/keys.ts';
import type { View } from '../../graph/view/open-view.ts';
import { type ListedDocument, listed } from '../workspace/list-documents.ts';
import { remembered } from '../workspace/remembered.ts';
import type { Explorer, Ref, Requirement } from './explore.ts';

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
    const found = reach(along, item);
    const { ranks, byRank } = await ranksOf(explorer);
    // Sorted as numbers, and without a function to compare them: an order of magnitude faster.
    const reached = found.order
      .subarray(1)
      .map((index) => ranks[index]!)
      .sort();
    const toReached = (rank: number): Reached => {
      const index = byRank[rank]!;
      const depth = found.depth[index]!;
      const next = nearer(back, index, found.depth, ranks);
      const requirement = direction === 'dependencies' ? { from: next, to: index } : { from: index, to: next };
      return { ref: { type: 'Item', index }, depth, next: { type: 'Item', index: next }, requirement };
    };
    return { total: reached.length, page: (from, to) => Array.from(reached.subarray(from, to), toReached) };
  });
}

/** The neighbour that is one step nearer, the first by id. */
function nearer(back: Csr, index: number, depth: Int32Array, ranks: Int32Array): number {
  const neighbours = back.targets.subarray(back.offsets[index], back.offsets[index + 1]);
  const near = neighbours.filter((to) => depth[to] === depth[index]! - 1);
  return near.reduce((first, to) => (ranks[to]! < ranks[first]! ? to : first));
}

interface Ranks {
  /** Place of each item in the order of ids, and the item of each place. */
  readonly ranks: Int32Array;
  readonly byRank: Int32Array;
}

/** Computed once a view. */
function ranksOf(explorer: Explorer): Promise<Ranks> {
  return remembered(explorer.view, 'ranks of items', async () => {
    const byRank = Int32Array.from(await explorer.all('Item'), ({ index }) => index);
    const ranks = new Int32Array(byRank.length);
    for (const [rank, index] of byRank.entries()) ranks[index] = rank;
    return { ranks, byRank };
  });
}

/** Documents of the view that mention a node, in the view's order. */
export function documentsWith(view: View, ref: Ref): ListedDocument[] {
  const { sources } = view.graph;
  const { offsets, documents } = ref.type === 'Source' ? sources.evidence : nodesOf(view.graph, ref.type).mentions;
  const ordinals = new Set(documents.subarray(offsets[ref.index], offsets[ref.index + 1]));
  return [...ordinals].sort((a, b) => a - b).map((ordinal) => listed(view.handIns[ordinal]!.handIn));
}
