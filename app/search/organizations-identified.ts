/** Organisations of a view by an identifier that they bear. */
import type { View } from '../../graph/view/open-view.ts';
import { nodeIndexOf } from '../workspace/node-index.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** By identifier as asked (`lei:5493...`), ascending and distinct; none where nobody of the view bears it. */
export async function organizationsIdentified(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  identifiers: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const asked = [...new Set(identifiers)];
  const index = nodeIndexOf(view.graph);
  // Who has no stronger identifier has this one in its own key; all others bear it as a node.
  const nids = await workspace.store.nodes(asked.flatMap((one) => [`organization:${one}`, `identifier:${one}`]));
  const { offsets, targets } = view.graph.identifiers.organizations;
  const bearers = (nid: number): readonly number[] => {
    const ref = index.find(nid);
    if (ref?.type === 'Organization') return [ref.index];
    return ref?.type === 'Identifier' ? [...targets.subarray(offsets[ref.index], offsets[ref.index + 1])] : [];
  };
  return new Map(
    asked.map((one, i) => {
      const found = new Set([...bearers(nids[2 * i]), ...bearers(nids[2 * i + 1])]);
      return [one, [...found].sort((a, b) => a - b)];
    }),
  );
}
