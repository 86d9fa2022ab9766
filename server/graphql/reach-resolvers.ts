/** Dependencies and dependents of an item through every level; documents that mention a node. */
import { type Direction, documentsWith, type Reached, reachOf } from '../../app/explore/reach.ts';
import { type Connection, connection, type PageInput } from './connection.ts';
import { documentPage } from './document-page.ts';
import { evidenceOf, firstOf, type NodeParent, parentsOf, refOf } from './node-resolvers.ts';

/** What is said of the way to an item stands on its edge: it is no fact of the item. */
interface ReachedParent extends NodeParent {
  readonly reached: Reached;
}

export interface ReachedEdge {
  readonly cursor: string;
  readonly node: ReachedParent;
}

const reached =
  (direction: Direction) =>
  async (parent: NodeParent, page: PageInput): Promise<Connection<ReachedParent>> => {
    const { loaders } = parent;
    const all = await reachOf(loaders.explorer, (await refOf(parent)).index, direction);
    const list = { view: loaders.explorer.view, of: `${parent.id} ${direction}`, ...all };
    return await connection(list, page, async (entries) => {
      const parents = await parentsOf(
        entries.map(({ ref }) => ref),
        loaders,
      );
      return parents.map((one, i) => ({ ...one, reached: entries[i] as Reached }));
    });
  };

export const reachFields = { dependencies: reached('dependencies'), dependents: reached('dependents') };

export const ReachedItemEdge = {
  depth: ({ node }: ReachedEdge) => node.reached.depth,
  next: async ({ node }: ReachedEdge) => (await parentsOf([node.reached.next], node.loaders))[0] as NodeParent,
  evidence: async ({ node }: ReachedEdge, { first }: { readonly first?: number | null }) => {
    const { loaders, reached } = node;
    const rows = await loaders.requirementEvidence.load({ ...reached.requirement, most: firstOf(first) });
    loaders.spend(rows.length);
    return evidenceOf(rows);
  },
};

export const documentsField = async (parent: NodeParent, page: PageInput) => {
  const { view } = parent.loaders.explorer;
  return await documentPage(view, `${parent.id} documents`, documentsWith(view, await refOf(parent)), page);
};
