/** Which rows of documents say when an item ends: the evidence of its lifecycle. */
import { endDays } from '../../graph/analyses/end-of-life.ts';
import type { AssertionRef } from '../../graph/analyses/finding.ts';
import type { View } from '../../graph/view/open-view.ts';
import type { Workspace } from '../workspace/workspace.ts';

const numbers = ['lifecycle', ...endDays.map(([name]) => name)] as const;

/** Rows that state a lifecycle, or a day on which an item ends, by item. O(mentions of the items of which one does). */
export async function lifecycleRows(store: Workspace['store'], view: View): Promise<Map<number, AssertionRef[]>> {
  const { graph } = view;
  const { count, mentions } = graph.items;
  const { offsets, documents, rows } = mentions;
  const columns = numbers.flatMap((name) => graph.items.numbers[name] ?? []);
  const items = Array.from({ length: count }, (_, item) => item).filter((item) =>
    columns.some((column) => !Number.isNaN(column[item])),
  );
  const wanted = new Set(items.flatMap((item) => [...documents.subarray(offsets[item], offsets[item + 1])]));
  const stating = await rowsStating(store, view, [...wanted]);
  const found = new Map<number, AssertionRef[]>();
  for (const item of items) {
    for (let m = offsets[item]; m < offsets[item + 1]; m++) {
      if (stating.get(documents[m])?.has(rows[m]) !== true) continue;
      const refs = found.get(item) ?? [];
      if (refs.length === 0) found.set(item, refs);
      refs.push({ document: documents[m], row: rows[m] });
    }
  }
  return found;
}

/** By ordinal of the document. */
async function rowsStating(
  store: Workspace['store'],
  view: View,
  ordinals: readonly number[],
): Promise<Map<number, ReadonlySet<number>>> {
  const columns = await store.columns(ordinals.map((ordinal) => view.graph.documents[ordinal].document));
  return new Map(
    ordinals.map((ordinal, i) => [ordinal, new Set(numbers.flatMap((name) => [...(columns[i].numbers.get(name)?.rows ?? [])]))]),
  );
}
