/** Part numbers of what sources deliver for a line that has none of its own. */
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import { canonicalKeys } from '../../graph/view/keys.ts';
import { stated, textsOf } from '../statements/texts-of.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { partNumberOf } from './item-numbers.ts';

/** By item: sorted, with `; ` between; items without any are left out. */
export async function deliveredNumbers(
  workspace: Pick<Workspace, 'store'>,
  graph: ViewGraph,
  items: readonly number[],
): Promise<Map<number, string>> {
  const partsOf = new Map(items.map((item) => [item, deliveredParts(graph, item)]));
  const parts = [...new Set([...partsOf.values()].flat())];
  const refs = parts.map((index): NodeRef => ({ type: 'Item', index }));
  const keys = await canonicalKeys(workspace.store, graph, refs);
  const texts = await textsOf(workspace, graph, refs);
  const numbers = new Map(parts.map((part, i) => [part, stated(texts[i], 'partNumber') ?? partNumberOf(keys[i])]));
  const result = new Map<number, string>();
  for (const [item, own] of partsOf) {
    const found = new Set(own.map((part) => numbers.get(part) ?? '').filter((number) => number !== ''));
    if (found.size > 0) result.set(item, [...found].sort().join('; '));
  }
  return result;
}

/** Parts that exist only as what a source of the item delivers. */
function deliveredParts({ items, sources }: ViewGraph, item: number): number[] {
  const { offsets, targets } = sources.requires;
  const parts: number[] = [];
  for (let k = items.sources.offsets[item]; k < items.sources.offsets[item + 1]; k++) {
    const source = items.sources.targets[k];
    for (let e = offsets[source]; e < offsets[source + 1]; e++) if (items.deliveredOnly[targets[e]] === 1) parts.push(targets[e]);
  }
  return parts;
}
