/** What documents state of items that rules about items ask for: names, category, type. */
import type { ItemStated } from '../graph/screening/origin/item-reach.ts';
import type { View } from '../graph/view/open-view.ts';
import { mentionsNewestFirst } from './mentions.ts';
import { remembered } from './remembered.ts';
import type { Workspace } from './workspace.ts';

/** Items whose texts are fetched in one call to the store. */
const batch = 5_000;

/** Of every item of the view; the newest category stands. O(mentions of items). */
export async function statedItems(workspace: Pick<Workspace, 'store'>, view: View): Promise<(item: number) => ItemStated> {
  const stated = await remembered(view, 'stated items', () => compute(workspace, view));
  return (item) => stated[item];
}

async function compute({ store }: Pick<Workspace, 'store'>, { graph }: View): Promise<ItemStated[]> {
  const result: ItemStated[] = [];
  for (let start = 0; start < graph.items.count; start += batch) {
    const indices = Array.from({ length: Math.min(batch, graph.items.count - start) }, (_, i) => start + i);
    const rows = indices.map((index) => mentionsNewestFirst(graph, { type: 'Item', index }));
    const texts = await store.rowTexts(rows.flat());
    let at = 0;
    for (const [i, index] of indices.entries()) {
      const own = texts.slice(at, at + rows[i].length);
      at += rows[i].length;
      result.push({
        names: [...new Set(own.flatMap(({ name }) => name ?? []))],
        category: own.find((one) => (one.texts?.category ?? '') !== '')?.texts?.category ?? '',
        type: graph.items.itemType[index],
      });
    }
  }
  return result;
}
