/** What can stand for an item: what is said of that stands on the edge, since it is no fact of the substitute. */
import { type Substitution, substitutionOf } from '../../app/explore/substitution.ts';
import type { PageInput } from './connection.ts';
import { evidenceOf, firstOf, type NodeParent, page, refOf } from './node-resolvers.ts';

export interface SubstituteEdgeParent {
  readonly cursor: string;
  readonly node: NodeParent;
  readonly substitution: Substitution;
}

const ofItem = page('substitutes', (explorer, { index }) => explorer.substitutes(index));

export const substitutes = async (parent: NodeParent, input: PageInput) => {
  const found = await ofItem(parent, input);
  const { graph } = parent.loaders.explorer.view;
  const { index } = await refOf(parent);
  const edges = found.edges.map(async ({ cursor, node }): Promise<SubstituteEdgeParent> => {
    return { cursor, node, substitution: substitutionOf(graph, index, (await refOf(node)).index) };
  });
  return { ...found, edges: await Promise.all(edges) };
};

export const SubstituteEdge = {
  qualified: ({ substitution }: SubstituteEdgeParent) => substitution.qualified ?? null,
  qualificationDays: ({ substitution }: SubstituteEdgeParent) => substitution.qualificationDays ?? null,
  evidence: async ({ node: { loaders }, substitution }: SubstituteEdgeParent, { first }: { readonly first?: number | null }) => {
    const rows = await loaders.edgeEvidence.load({ ...substitution.said, most: firstOf(first) });
    loaders.spend(rows.length);
    return evidenceOf(rows);
  },
};
