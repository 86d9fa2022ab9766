/**
 * Organisations of which a document states an indicator of fragility (SEMANTICS.md): a row of
 * attestations with the kind `fragile supplier`, in force on the as-of day. Nothing is judged here.
 */
import type { AssertionRef } from '../graph/analyses/finding.ts';
import { normalizeName } from '../graph/ontology/name.ts';
import type { View } from '../graph/view/open-view.ts';
import { remembered } from './remembered.ts';
import { numberAt } from './stock-on-hand.ts';
import type { Workspace } from './workspace.ts';

const kinds = new Set(['fragile supplier', 'fragility'].map(normalizeName));
/** Rows whose texts are fetched in one call to the store. */
const batch = 20_000;

/** The rows that say so, by organisation. O(mentions of organisations). */
export async function fragileSuppliers(
  workspace: Pick<Workspace, 'store'>,
  view: View,
): Promise<ReadonlyMap<number, readonly AssertionRef[]>> {
  return await remembered(view, 'fragile suppliers', () => compute(workspace, view));
}

async function compute(workspace: Pick<Workspace, 'store'>, { graph, asOfDay }: View): Promise<Map<number, AssertionRef[]>> {
  const { offsets, documents, rows } = graph.organizations.mentions;
  const found = new Map<number, AssertionRef[]>();
  const stored = (k: number) => ({ document: graph.documents[documents[k]].document, row: rows[k] });
  let organization = 0;
  for (let start = 0; start < rows.length; start += batch) {
    const places = Array.from({ length: Math.min(batch, rows.length - start) }, (_, i) => start + i);
    const texts = await workspace.store.rowTexts(places.map(stored));
    for (const [i, k] of places.entries()) {
      while (offsets[organization + 1] <= k) organization++;
      const { statement, kind = '' } = texts[i].texts ?? {};
      if (statement !== 'attestation' || !kinds.has(normalizeName(kind)) || !(await isInForce(workspace, stored(k), asOfDay)))
        continue;
      found.set(organization, [...(found.get(organization) ?? []), { document: documents[k], row: rows[k] }]);
    }
  }
  return found;
}

async function isInForce(
  { store }: Pick<Workspace, 'store'>,
  { document, row }: { readonly document: number; readonly row: number },
  day: number | undefined,
): Promise<boolean> {
  if (day === undefined) return true;
  const [columns] = await store.columns([document]);
  const issued = numberAt(columns, 'issued', row) ?? Number.NEGATIVE_INFINITY;
  const expires = numberAt(columns, 'expires', row) ?? Number.POSITIVE_INFINITY;
  return issued <= day && day <= expires;
}
