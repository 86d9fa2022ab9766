/**
 * Organisations of which a document states an indicator of fragility (SEMANTICS.md): a row of
 * attestations with the kind `fragile supplier`, in force on the as-of day. Nothing is judged here.
 */
import type { AssertionRef } from '../../graph/analyses/finding.ts';
import { normalizeName } from '../../graph/ontology/name.ts';
import type { GraphStore } from '../../graph/store/port.ts';
import type { View } from '../../graph/view/open-view.ts';
import { statedByRow } from '../statements/stated-by-row.ts';
import { remembered } from '../workspace/remembered.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { numberAt } from './stock-on-hand.ts';

const kinds = new Set(['fragile supplier', 'fragility'].map(normalizeName));
const statedRows = statedByRow('Organization', ({ statement, kind = '' }) =>
  statement === 'attestation' && kinds.has(normalizeName(kind)) ? true : undefined,
);

/** The rows that say so, by organisation. O(mentions of organisations in documents that were not read for it before). */
export async function fragileSuppliers(
  workspace: Pick<Workspace, 'store'>,
  view: View,
): Promise<ReadonlyMap<number, readonly AssertionRef[]>> {
  return await remembered(view, 'fragile suppliers', () => compute(workspace, view));
}

async function compute({ store }: Pick<Workspace, 'store'>, view: View): Promise<Map<number, AssertionRef[]>> {
  const stated = await statedRows(store, view);
  const concerned = view.graph.documents.map(({ document }) => stated.get(document));
  const found = new Map<number, AssertionRef[]>();
  if (concerned.every((rows) => rows === undefined)) return found;
  const { offsets, documents, rows } = view.graph.organizations.mentions;
  for (let organization = 0; organization + 1 < offsets.length; organization++) {
    for (let k = offsets[organization]; k < offsets[organization + 1]; k++) {
      const ref = { document: documents[k], row: rows[k] };
      if (concerned[ref.document]?.has(ref.row) !== true || !(await isInForce(store, view, ref))) continue;
      found.set(organization, [...(found.get(organization) ?? []), ref]);
    }
  }
  return found;
}

async function isInForce(store: GraphStore, { graph, asOfDay }: View, { document, row }: AssertionRef): Promise<boolean> {
  if (asOfDay === undefined) return true;
  const [columns] = await store.columns([graph.documents[document].document]);
  const issued = numberAt(columns, 'issued', row) ?? Number.NEGATIVE_INFINITY;
  const expires = numberAt(columns, 'expires', row) ?? Number.POSITIVE_INFINITY;
  return issued <= asOfDay && asOfDay <= expires;
}
