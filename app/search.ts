/** Finds nodes by the words of their names and keys, within what the reader may see. */
import type { NodeLabel } from '../graph/ontology/node-type.ts';
import type { NodeRef } from '../graph/view/graph.ts';
import type { View } from '../graph/view/open-view.ts';
import { nodeIndexOf } from './node-index.ts';
import { Presenter, type Thing } from './present.ts';
import type { Reader } from './reader.ts';
import type { Times, Workspace } from './workspace.ts';

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

const usualTypes: readonly NodeLabel[] = ['Item', 'Organization', 'Site', 'Country', 'Programme', 'ListEntry'];

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
