/**
 * Organisations of which a document states an indicator of fragility (SEMANTICS.md): a row of
 * attestations with the kind `fragile supplier`, in force on the as-of day. Nothing is judged here.
 */
import type { AssertionRef } from '../graph/analyses/finding.ts';
import { normalizeName } from '../graph/ontology/name.ts';
import type { GraphStore, Row } from '../graph/store/port.ts';
import { rowsMentioning, type View } from '../graph/view/open-view.ts';
import { remembered } from './remembered.ts';
import { numberAt } from './stock-on-hand.ts';
import type { Workspace } from './workspace.ts';

const kinds = new Set(['fragile supplier', 'fragility'].map(normalizeName));
/** Rows whose texts are fetched in one call to the store. */
const batch = 20_000;

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

/** What a document says never changes: each is read for this once, whatever views it is in. */
interface Read {
  readonly documents: Set<number>;
  /** By the store's document number: rows that state an indicator, where there are any. */
  readonly rows: Map<number, Set<number>>;
}

const readOf = new WeakMap<GraphStore, Read>();

async function statedRows(store: GraphStore, view: View): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const read = readOf.get(store) ?? { documents: new Set(), rows: new Map() };
  readOf.set(store, read);
  let asked: Row[] = [];
  const documents: number[] = [];
  for (const [ordinal, { document }] of view.graph.documents.entries()) {
    if (read.documents.has(document)) continue;
    documents.push(document);
    for (const row of rowsMentioning(view, ordinal, 'Organization')) asked.push({ document, row });
    if (asked.length < batch) continue;
    await note(store, asked, read);
    asked = [];
  }
  await note(store, asked, read);
  for (const document of documents) read.documents.add(document);
  return read.rows;
}

async function note(store: GraphStore, asked: readonly Row[], { rows }: Read): Promise<void> {
  const texts = await store.rowTexts(asked);
  for (const [i, { document, row }] of asked.entries()) {
    const { statement, kind = '' } = texts[i].texts ?? {};
    if (statement !== 'attestation' || !kinds.has(normalizeName(kind))) continue;
    rows.set(document, (rows.get(document) ?? new Set()).add(row));
  }
}

async function isInForce(store: GraphStore, { graph, asOfDay }: View, { document, row }: AssertionRef): Promise<boolean> {
  if (asOfDay === undefined) return true;
  const [columns] = await store.columns([graph.documents[document].document]);
  const issued = numberAt(columns, 'issued', row) ?? Number.NEGATIVE_INFINITY;
  const expires = numberAt(columns, 'expires', row) ?? Number.POSITIVE_INFINITY;
  return issued <= asOfDay && asOfDay <= expires;
}
