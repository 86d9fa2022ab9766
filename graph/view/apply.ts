/**
 * A view with further documents, out of the view without them: equal to one that is built anew, to the
 * index (docs/decisions/0008-incremental-views.md). It goes on from who is one with whom, which is most
 * of the work and needs every name; indices, sources and edges follow from it as in a view built anew.
 * Where what the documents add could change who was one with whom, it says so and the view is built
 * anew: a doubt costs time, never an answer.
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { type BuildInput, type Built, builtFrom, type ShortTexts, type ViewState } from './build.ts';
import { type Identity, uniteByIdentifier } from './identity.ts';
import { extendRaw, profileOf, type Raw } from './raw.ts';

/** Keys of pairs of nodes are exact below this number of nodes. */
const maxNodes = 2 ** 26;
/** What adds more than this share of a large view is built anew as quickly. */
const maxShare = 1 / 8;
const smallView = 100_000;

/**
 * `documents`: all of the new view, in its order; `texts`: keys of at least the countries and programmes
 * that are new. Undefined when the view must be built anew. The graph of `previous` goes on to hold;
 * its state is used up, whatever the answer.
 */
export function applyDocuments(previous: Built, documents: readonly BuildInput[], texts: ShortTexts): Built | undefined {
  const { state } = previous;
  const change = continued.has(state) ? undefined : changeOf(state, documents);
  if (change === undefined) return undefined;
  continued.add(state);
  const { tables, parts } = state;
  const { raw: before, identity } = parts;
  const raw = extendRaw(before, documents, (d) => change.before[d]);
  if (raw.count > maxNodes || !extendIdentity(identity, raw, change, before.count)) return undefined;
  tables.ends.renumber(change.ordinals);
  tables.ends.extend(raw, change.added);
  return builtFrom(documents, raw, identity, new Map([...state.texts, ...texts]), tables);
}

/** Views of which another took over the growing tables. */
const continued = new WeakSet<ViewState>();

interface Change {
  /** Ordinals of the documents that are new. */
  readonly added: readonly number[];
  /** The old ordinal of each document; -1: new. */
  readonly before: Int32Array;
  /** The new ordinal of each old document. */
  readonly ordinals: Int32Array;
}

/** Undefined when a document left the view or took another place, when too many came, or when one holds decisions. */
function changeOf(state: ViewState, documents: readonly BuildInput[]): Change | undefined {
  const known = new Map(state.documents.map(({ document }, d) => [document, d]));
  const before = Int32Array.from(documents, ({ document }) => known.get(document) ?? -1);
  const added = [...before.keys()].filter((d) => before[d] < 0);
  const ordinals = new Int32Array(state.documents.length).fill(-1);
  let last = -1;
  let nodes = 0;
  for (const [d, { columns, scope }] of documents.entries()) {
    if (before[d] < 0) {
      nodes += columns.nodes.length;
      if (profileOf(columns).kinds[EdgeKind.SAME_AS] > 0) return undefined;
      continue;
    }
    const old = state.documents[before[d]];
    if (before[d] <= last || old.scope !== scope) return undefined;
    last = before[d];
    ordinals[last] = d;
  }
  const { count } = state.parts.raw;
  if (ordinals.includes(-1) || (nodes > smallView * maxShare && nodes > count * maxShare)) return undefined;
  return { added, before, ordinals };
}

function extendIdentity(identity: Identity, raw: Raw, { added, ordinals }: Change, first: number): boolean {
  const { sets, apart, organizations, coded, sites, itemNames } = identity;
  sets.extend(raw.count);
  uniteByIdentifier(raw, sets, added);
  for (const parties of [organizations, sites]) {
    parties.table.renumber(ordinals);
    if (!parties.extend(raw, sets, apart, added, first)) return false;
  }
  if (!coded.extend(raw, sets, organizations, added)) return false;
  if (!itemNames.isApartFrom(raw, sets, added)) return false;
  itemNames.renumber(ordinals);
  itemNames.join(raw, sets, apart, added);
  return !sets.isBroken;
}
