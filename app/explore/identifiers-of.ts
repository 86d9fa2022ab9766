/** Every identifier that documents give a thing: those of its keys, and those that are stated beside them. */
import { type Identifier, isStrong, schemes } from '../../graph/ontology/identifier.ts';
import { rowOf } from '../../graph/view/csr.ts';
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import { membersOf, nodesOf } from '../../graph/view/keys.ts';
import { compareText } from '../workspace/answer.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { reversed } from './reverse-links.ts';

const relations = { Item: 'itemIdentifiers', Organization: 'organizationIdentifiers', Site: 'siteIdentifiers' } as const;

/** Of each item, organisation or site: by scheme, the strongest first, then by value. One request to the store. */
export async function identifiersOf(
  workspace: Pick<Workspace, 'store'>,
  graph: ViewGraph,
  refs: readonly NodeRef[],
): Promise<Identifier[][]> {
  const nids = refs.map((ref) => [...rowOf(membersOf(graph, ref), ref.index), ...statedBeside(graph, ref)]);
  const keys = await workspace.store.keys(nids.flat());
  let at = 0;
  return nids.map(({ length }) => {
    const found = new Map<string, Identifier>();
    for (const key of keys.slice(at, at + length)) {
      const identifier = identifierOfKey(key);
      if (identifier !== undefined) found.set(`${identifier.scheme}:${identifier.value}`, identifier);
    }
    at += length;
    return [...found.values()].sort(
      (a, b) => schemes.indexOf(a.scheme) - schemes.indexOf(b.scheme) || compareText(a.value, b.value),
    );
  });
}

/** Store ids of the identifier nodes that a thing bears. */
function statedBeside(graph: ViewGraph, { type, index }: NodeRef): number[] {
  const relation = relations[type as keyof typeof relations];
  if (relation === undefined) return [];
  const { members } = nodesOf(graph, 'Identifier');
  return [...rowOf(reversed(graph, relation), index)].flatMap((identifier) => [...rowOf(members, identifier)]);
}

/** What `item:niin:...`, `organization:lei:...`, `identifier:gtin:...` says; undefined for a key that is a name. */
export function identifierOfKey(key: string): Identifier | undefined {
  const text = key.slice(key.indexOf(':') + 1);
  if (text.startsWith('pkg:')) return { scheme: 'purl', value: text };
  const colon = text.indexOf(':');
  const scheme = schemes.find((one) => one === text.slice(0, colon));
  if (scheme === undefined) return undefined;
  const value = text.slice(colon + 1);
  // The key of an item with several weak identifiers ends with a hash of the others.
  return { scheme, value: isStrong(scheme) ? value : value.replace(/#[\w-]{14}$/, '') };
}
