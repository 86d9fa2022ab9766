/** What rows of documents say, kept by document and row where somebody asks for it: a document never changes, so each is read once a store. */
import type { Texts } from '../../graph/model/assertion.ts';
import type { NodeLabel } from '../../graph/ontology/node-type.ts';
import type { GraphStore, Row } from '../../graph/store/port.ts';
import { rowsMentioning, type View } from '../../graph/view/open-view.ts';

/** Rows whose texts are fetched in one call to the store. */
const batch = 20_000;

/** By the store's document number, then by row. */
export type StatedByRow<Kept> = ReadonlyMap<number, ReadonlyMap<number, Kept>>;

interface Read<Kept> {
  readonly documents: Set<number>;
  readonly rows: Map<number, Map<number, Kept>>;
}

/**
 * Reads the rows that mention nodes of one type in the documents of a view; `keep` says what of a row's texts
 * is kept, undefined where nothing is. The answer may hold documents of other views: look up those of yours.
 */
export function statedByRow<Kept>(
  label: NodeLabel,
  keep: (texts: Texts) => Kept | undefined,
): (store: GraphStore, view: View) => Promise<StatedByRow<Kept>> {
  const readOf = new WeakMap<GraphStore, Read<Kept>>();
  return async (store, view) => {
    const read = readOf.get(store) ?? { documents: new Set(), rows: new Map() };
    readOf.set(store, read);
    const note = async (asked: readonly Row[]) => {
      const texts = await store.rowTexts(asked);
      for (const [i, { document, row }] of asked.entries()) {
        const kept = keep(texts[i].texts ?? {});
        if (kept !== undefined) read.rows.set(document, (read.rows.get(document) ?? new Map()).set(row, kept));
      }
    };
    let asked: Row[] = [];
    const documents: number[] = [];
    for (const [ordinal, { document }] of view.graph.documents.entries()) {
      if (read.documents.has(document)) continue;
      documents.push(document);
      for (const row of rowsMentioning(view, ordinal, label)) asked.push({ document, row });
      if (asked.length < batch) continue;
      await note(asked);
      asked = [];
    }
    await note(asked);
    for (const document of documents) read.documents.add(document);
    return read.rows;
  };
}
