/**
 * What documents state of items that rules about items may be about: names, category, type. A document
 * is read for this once, whatever views it is in: few of its rows have a word that matters.
 */
import type { AssertionRef } from '../../graph/analyses/finding.ts';
import { type ItemStated, mayBeReached } from '../../graph/screening/origin/item-reach.ts';
import type { RulePack } from '../../graph/screening/rule.ts';
import type { GraphStore, Row } from '../../graph/store/port.ts';
import { rowsMentioning, type View } from '../../graph/view/open-view.ts';
import { rowsOfNodes } from '../statements/stated-rows.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Rows whose texts are fetched in one call to the store. */
const batch = 20_000;

/**
 * By item: of those of which some row has a word of the rules, all their names and the newest category; of
 * the others the type alone. O(mentions of items in documents that were not read for these rules before).
 */
export async function statedItems(
  { store, rules }: Pick<Workspace, 'store' | 'rules'>,
  view: View,
): Promise<(item: number) => ItemStated> {
  const { items } = view.graph;
  const some = await itemsWithWords(store, view, rules);
  const rows = await rowsOfNodes(
    { store },
    view,
    some.map((index) => ({ type: 'Item', index })),
  );
  const stated = new Map(
    some.map((item, i): [number, ItemStated] => [
      item,
      {
        names: [...new Set(rows[i].flatMap(({ name }) => name ?? []))],
        category: rows[i].find(({ texts }) => (texts.category ?? '') !== '')?.texts.category ?? '',
        type: items.itemType[item],
      },
    ]),
  );
  return (item) => stated.get(item) ?? { names: [], category: '', type: items.itemType[item] };
}

async function itemsWithWords(store: GraphStore, view: View, rules: RulePack): Promise<number[]> {
  const read = await readDocuments(store, view, rules);
  const concerned = view.graph.documents.map(({ document }) => read.get(document));
  if (concerned.every((rows) => rows === undefined)) return [];
  const { offsets, documents, rows } = view.graph.items.mentions;
  const found: number[] = [];
  const has = ({ document, row }: AssertionRef): boolean => concerned[document]?.has(row) === true;
  for (let item = 0; item < view.graph.items.count; item++) {
    for (let k = offsets[item]; k < offsets[item + 1]; k++) {
      if (!has({ document: documents[k], row: rows[k] })) continue;
      found.push(item);
      break;
    }
  }
  return found;
}

interface Read {
  /** Of the rules' words. */
  readonly version: string;
  readonly documents: Set<number>;
  /** By the store's document number: rows with a word that matters, where there are any. */
  readonly rows: Map<number, Set<number>>;
}

const readOf = new WeakMap<GraphStore, Read>();

async function readDocuments(store: GraphStore, view: View, rules: RulePack): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const known = readOf.get(store);
  const read =
    known?.version === rules.version ? known : { version: rules.version, documents: new Set<number>(), rows: new Map() };
  readOf.set(store, read);
  const matters = mayBeReached(rules.itemRules.map(({ items }) => items));
  let asked: Row[] = [];
  const documents: number[] = [];
  const note = async (): Promise<void> => {
    const texts = await store.rowTexts(asked);
    for (const [i, { document, row }] of asked.entries()) {
      if (!matters(texts[i].name ?? '', texts[i].texts?.category ?? '')) continue;
      read.rows.set(document, (read.rows.get(document) ?? new Set()).add(row));
    }
    asked = [];
  };
  for (const [ordinal, { document }] of view.graph.documents.entries()) {
    if (read.documents.has(document)) continue;
    documents.push(document);
    for (const row of rowsMentioning(view, ordinal, 'Item')) asked.push({ document, row });
    if (asked.length >= batch) await note();
  }
  await note();
  for (const document of documents) read.documents.add(document);
  return read.rows;
}
