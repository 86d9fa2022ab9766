/** Finds nodes by the words of their names and keys, within what the reader may see. */
import type { NodeLabel } from '../../graph/ontology/node-type.ts';
import { rowOf } from '../../graph/view/csr.ts';
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import { canonicalKeys } from '../../graph/view/keys.ts';
import type { View } from '../../graph/view/open-view.ts';
import { countryNames } from '../statements/country-name.ts';
import { Presenter, type Thing } from '../statements/present.ts';
import { compareText } from '../workspace/answer.ts';
import { type ListedDocument, listed } from '../workspace/list-documents.ts';
import { nodeIndexOf } from '../workspace/node-index.ts';
import type { Reader } from '../workspace/reader.ts';
import { remembered } from '../workspace/remembered.ts';
import type { Times, Workspace } from '../workspace/workspace.ts';
import { exactly, type FoundThing } from './search-reasons.ts';

/** Most nodes that a search gives. */
export const longestSearch = 500;
/** Mentions looked at for one search; a node may have many. */
const mentionBudget = 200_000;

export interface SearchInput extends Times {
  readonly text: string;
  /** Which types; all but sources and identifiers when absent. */
  readonly types?: readonly NodeLabel[];
  /** At most 500; 50 when absent. */
  readonly limit?: number;
}

export const usualTypes = ['Item', 'Organization', 'Site', 'Country', 'Programme', 'ListEntry'] as const satisfies NodeLabel[];

/** Things whose name or key has words that begin with each word of the text, by id ascending. */
export async function search(workspace: Workspace, reader: Reader, input: SearchInput): Promise<Thing[]> {
  const view = await workspace.view(reader, input);
  const limit = Math.min(input.limit ?? 50, longestSearch);
  const refs = await matches(workspace, view, input.text, input.types ?? usualTypes, limit);
  const things = await new Presenter(workspace, view).things(refs);
  return things.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit);
}

/**
 * Distinct nodes of the view with matching mentions, those with the smallest matching key first. The
 * store's limit counts mentions, so more are asked for until enough nodes are found.
 */
export async function matches(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  text: string,
  types: readonly NodeLabel[],
  limit: number,
): Promise<NodeRef[]> {
  if (text.trim() === '') return [];
  const index = nodeIndexOf(view.graph);
  const documents = view.graph.documents.map(({ document }) => document);
  for (let asked = limit * 4; ; asked *= 4) {
    const hits = await workspace.store.search(text.trim(), documents, Math.min(asked, mentionBudget));
    const found = new Map<string, NodeRef>();
    for (const { node } of hits) {
      const ref = index.find(node);
      if (ref !== undefined && types.includes(ref.type)) found.set(`${ref.type} ${ref.index}`, ref);
    }
    if (found.size >= limit || hits.length < asked || asked >= mentionBudget) return [...found.values()].slice(0, limit);
  }
}

/** Mentions looked at for one search over everything: beyond them the figures are at least, not all. */
const mostMentions = 50_000;

export interface FoundAnywhere {
  /** What has exactly the name asked for first, then by id ascending. */
  readonly things: readonly FoundThing[];
  /** Documents whose path has the words, or whose SHA-256 begins with the text. */
  readonly documents: readonly ListedDocument[];
  /** False: there were more mentions than are looked at, and there may be more things. */
  readonly isComplete: boolean;
}

/** Everything that a text finds: things by the words of their names, keys and identifiers, and documents. Computed once a view. */
export async function searchEverywhere(workspace: Pick<Workspace, 'store'>, view: View, text: string): Promise<FoundAnywhere> {
  return await remembered(view, JSON.stringify(['search', text]), () => everywhere(workspace, view, text.trim()));
}

async function everywhere({ store }: Pick<Workspace, 'store'>, view: View, text: string): Promise<FoundAnywhere> {
  if (text === '') return { things: [], documents: [], isComplete: true };
  const { graph } = view;
  const index = nodeIndexOf(graph);
  const hits = await store.search(
    text,
    graph.documents.map(({ document }) => document),
    mostMentions,
  );
  const found = new Map<string, FoundThing>();
  const add = (ref: NodeRef, hit: FoundThing['hit']) => {
    const name = `${ref.type} ${ref.index}`;
    if (!found.has(name)) found.set(name, { ref, hit });
  };
  const firstOf = new Map(hits.toReversed().map((hit) => [hit.node, hit]));
  for (const hit of hits) {
    const ref = firstOf.get(hit.node) === hit ? index.find(hit.node) : undefined;
    for (const bearer of ref === undefined ? [] : bearersOf(graph, ref)) add(bearer, hit);
  }
  for (const ref of countriesNamed(graph, text)) add(ref, undefined);
  const things = [...found.values()];
  const keys = await canonicalKeys(
    store,
    graph,
    things.map(({ ref }) => ref),
  );
  const isExact = await exactly({ store }, graph, text, things, keys);
  const order = things.map((thing, i) => ({ thing, key: keys[i], isExact: isExact[i] }));
  order.sort((a, b) => Number(b.isExact) - Number(a.isExact) || compareText(a.key, b.key));
  return {
    things: order.map(({ thing }) => thing),
    documents: documentsNamed(view, text),
    isComplete: hits.length < mostMentions,
  };
}

/** Who bears an identifier is meant by it; anything else is meant itself, if it has a page or a name. */
function bearersOf({ identifiers }: ViewGraph, hit: NodeRef): NodeRef[] {
  if (hit.type !== 'Identifier') return (usualTypes as readonly NodeLabel[]).includes(hit.type) ? [hit] : [];
  const relations = [
    ['Item', identifiers.items],
    ['Organization', identifiers.organizations],
    ['Site', identifiers.sites],
    ['ListEntry', identifiers.listEntries],
  ] as const;
  return relations.flatMap(([type, csr]) => Array.from(rowOf(csr, hit.index), (index) => ({ type, index })));
}

/** Documents have a country by its code: its names stand in none. As of others, each word of the text begins a word of one name. */
function countriesNamed({ countries: { codes } }: ViewGraph, text: string): NodeRef[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const isNamed = (name: string) => {
    const own = wordsOf(name);
    return words.every((word) => own.some((one) => one.startsWith(word)));
  };
  return Array.from(codes, (code, index): NodeRef & { code: string } => ({ type: 'Country', index, code }))
    .filter(({ code }) => countryNames(code).some(isNamed))
    .map(({ type, index }) => ({ type, index }));
}

/** Small letters, without accents and signs. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function documentsNamed(view: View, text: string): ListedDocument[] {
  const words = text.toLowerCase().split(/\s+/);
  const isMeant = ({ path, sha256 }: ListedDocument) =>
    words.every((word) => path.toLowerCase().includes(word)) || (words.length === 1 && sha256.startsWith(words[0] as string));
  return view.handIns.map(({ handIn }) => listed(handIn)).filter(isMeant);
}
