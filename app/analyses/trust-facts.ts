/** What documents state of trust and the graph does not hold: attestations, contracts, hashes, signatures, lifecycles, categories. */
import type { AssertionRef } from '../../graph/analyses/finding.ts';
import { itemTypeNames } from '../../graph/analyses/item-type-name.ts';
import type { Texts } from '../../graph/model/assertion.ts';
import type { Columns } from '../../graph/model/columns.ts';
import type { Attestation } from '../../graph/screening/trust/attestation.ts';
import type { StatedContract } from '../../graph/screening/trust/contracts.ts';
import { type ItemNature, itemNature } from '../../graph/screening/trust/item-nature.ts';
import type { TrustFacts } from '../../graph/screening/trust/supplier-trust.ts';
import type { Nodes } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { type StatedByRow, statedByRow } from '../statements/stated-by-row.ts';
import { numberAt } from '../statements/stated-rows.ts';
import { compareText } from '../workspace/answer.ts';
import { nodeIndexOf } from '../workspace/node-index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { lifecycleRows } from './lifecycle-rows.ts';

const attestation = (texts: Texts): Texts | undefined => (texts.statement === 'attestation' ? texts : undefined);
const ofOrganizations = statedByRow('Organization', attestation);
const ofSites = statedByRow('Site', attestation);

/** What is kept of a row about an item; `hashed` alone is one object for all rows. */
interface ItemRow {
  readonly hashed?: true;
  readonly signed?: true;
  readonly category?: string;
  readonly contract?: Texts;
}

const hashed: ItemRow = { hashed: true };

const ofItems = statedByRow('Item', (texts): ItemRow | undefined => {
  if (texts.statement === 'contract') return { contract: texts };
  const { hashes, documentSignature, category } = texts;
  if (documentSignature === undefined && category === undefined) return hashes === undefined ? undefined : hashed;
  return {
    ...(hashes === undefined ? {} : { hashed: true }),
    ...(documentSignature === undefined ? {} : { signed: true }),
    ...(category === undefined ? {} : { category }),
  };
});

/** O(mentions in documents that were not read for it before), then mentions of the view. */
export async function trustFacts({ store }: Pick<Workspace, 'store'>, view: View): Promise<TrustFacts> {
  const { graph } = view;
  const attested = [
    ...mentionsOf(view, graph.organizations, await ofOrganizations(store, view)),
    ...mentionsOf(view, graph.sites, await ofSites(store, view)).map((one) => ({ ...one, isSite: true as const })),
  ];
  const items = mentionsOf(view, graph.items, await ofItems(store, view));
  const contracts = items.filter(({ kept }) => kept.contract !== undefined);
  const parties = await partiesOf(store, view, [
    ...attested.flatMap(({ kept }) => kept.siteKey ?? []),
    ...contracts.flatMap(({ kept }) => kept.contract?.supplierKey ?? []),
  ]);
  const numbers = await numbersOf(store, view, [...attested, ...contracts]);
  return {
    attestations: attested.map((one): Attestation => {
      const number = (name: string) => numberAt(numbers.get(one.ref.document), name, one.ref.row);
      const { kind = '', level = '', issuer = '', scope = '', siteKey } = one.kept;
      const selfDeclared = number('selfDeclared');
      return {
        holder: 'isSite' in one ? undefined : one.node,
        site: 'isSite' in one ? one.node : siteKey === undefined ? undefined : (parties.get(siteKey) ?? -1),
        ...{ kind, level, issuer, scope },
        issued: number('issued'),
        expires: number('expires'),
        selfDeclared: selfDeclared === undefined ? undefined : selfDeclared === 1,
        ref: one.ref,
      };
    }),
    contracts: contracts.map(({ node, ref, kept }): StatedContract => {
      const number = (name: string) => numberAt(numbers.get(ref.document), name, ref.row);
      const { contract = '', supplierKey, competition = '', authority = '' } = kept.contract ?? {};
      return {
        supplier: supplierKey === undefined ? undefined : parties.get(supplierKey),
        item: node,
        ...{ contract, competition, authority },
        awarded: number('awardDate'),
        ends: number('periodEnd'),
        offersReceived: number('offersReceived'),
        ref,
      };
    }),
    hashes: refsBy(
      items.filter(({ kept }) => kept.hashed === true),
      ({ node }) => node,
    ),
    signatures: signaturesIn(view, await ofItems(store, view)),
    lifecycle: await lifecycleRows(store, view),
    natureOf: naturesOf(view, items),
  };
}

interface Mention<Kept> {
  readonly node: number;
  readonly ref: AssertionRef;
  readonly kept: Kept;
}

/** Rows that were kept and are in the view, with the node that each speaks of. */
function mentionsOf<Kept>(view: View, { count, mentions }: Nodes, stated: StatedByRow<Kept>): Mention<Kept>[] {
  const byDocument = view.graph.documents.map(({ document }) => stated.get(document));
  if (byDocument.every((rows) => rows === undefined)) return [];
  const { offsets, documents, rows } = mentions;
  const found: Mention<Kept>[] = [];
  for (let node = 0; node < count; node++) {
    for (let m = offsets[node]; m < offsets[node + 1]; m++) {
      const kept = byDocument[documents[m]]?.get(rows[m]);
      if (kept !== undefined) found.push({ node, ref: { document: documents[m], row: rows[m] }, kept });
    }
  }
  return found;
}

/** Indices of parties that statements name by a key, in the space of their type. */
async function partiesOf(store: Workspace['store'], view: View, keys: readonly string[]): Promise<Map<string, number>> {
  const distinct = [...new Set(keys)];
  const nids = await store.nodes(distinct);
  const { find } = nodeIndexOf(view.graph);
  return new Map(
    distinct.flatMap((key, i): [string, number][] => {
      const ref = find(nids[i]);
      return ref === undefined ? [] : [[key, ref.index]];
    }),
  );
}

/** Columns by ordinal, of the documents that state something here. */
async function numbersOf(
  store: Workspace['store'],
  view: View,
  stated: readonly { readonly ref: AssertionRef }[],
): Promise<Map<number, Columns>> {
  const ordinals = [...new Set(stated.map(({ ref }) => ref.document))];
  const columns = await store.columns(ordinals.map((ordinal) => view.graph.documents[ordinal].document));
  return new Map(ordinals.map((ordinal, i) => [ordinal, columns[i]]));
}

/** By ordinal. Of every document of the view, whatever of its items a portion of the view holds. */
function signaturesIn({ graph }: View, stated: StatedByRow<ItemRow>): Map<number, AssertionRef[]> {
  const found = new Map<number, AssertionRef[]>();
  for (const [document, { document: stored }] of graph.documents.entries()) {
    for (const [row, { signed }] of stated.get(stored) ?? [])
      if (signed === true) found.set(document, [...(found.get(document) ?? []), { document, row }]);
  }
  return found;
}

/** By the category of the newest document that states one (then the greater SHA-256, then its first row), else by what the item is. */
function naturesOf(view: View, items: readonly Mention<ItemRow>[]): (item: number) => ItemNature {
  const { documents } = view.graph;
  const newest = new Map<number, Mention<ItemRow>>();
  for (const one of items) {
    if (one.kept.category === undefined) continue;
    const before = newest.get(one.node);
    if (before === undefined || isNewer(one.ref, before.ref)) newest.set(one.node, one);
  }
  function isNewer(a: AssertionRef, b: AssertionRef): boolean {
    const order = compareText(documents[a.document].dated, documents[b.document].dated);
    return (order || a.document - b.document || b.row - a.row) > 0;
  }
  const { itemType } = view.graph.items;
  return (item) => itemNature(newest.get(item)?.kept.category ?? '', itemTypeNames[itemType[item]] ?? '');
}

function refsBy<T extends { readonly ref: AssertionRef }>(
  mentions: readonly T[],
  keyOf: (mention: T) => number,
): Map<number, AssertionRef[]> {
  const found = new Map<number, AssertionRef[]>();
  for (const one of mentions) {
    const refs = found.get(keyOf(one));
    if (refs === undefined) found.set(keyOf(one), [one.ref]);
    else refs.push(one.ref);
  }
  return found;
}
