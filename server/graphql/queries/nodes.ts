/** Lists of a view's nodes, one node, and search. */
import type { Ref } from '../../../app/explore.ts';
import type { Thing } from '../../../app/present.ts';
import { longestSearch, search as searchView } from '../../../app/search.ts';
import { OperationalError } from '../../../graph/model/operational-error.ts';
import { type Connection, connection, listOf } from '../connection.ts';
import type { Context } from '../context.ts';
import { longestPage } from '../limits.ts';
import { type NodeParent, nodeById, parentOf, parentsOf } from '../node-resolvers.ts';
import { timesOf } from '../times.ts';
import { loadersOf, type Queries, type QuestionInput } from './asked.ts';

async function all(context: Context, type: Ref['type'], args: QuestionInput): Promise<Connection<NodeParent>> {
  const loaders = await loadersOf(context, args);
  const list = listOf(loaders.explorer.view, type, await loaders.explorer.all(type));
  return await connection(list, args, (refs) => parentsOf(refs, loaders));
}

export const programmes: Queries['programmes'] = (_, args, context) => all(context, 'Programme', args);
export const organizations: Queries['organizations'] = (_, args, context) => all(context, 'Organization', args);

/** All of the view, or those that a programme reaches. */
export const items: Queries['items'] = async (_, { programme, ...args }, context) => {
  if (programme == null) return all(context, 'Item', args);
  const loaders = await loadersOf(context, args);
  const reached = await loaders.explorer.reachedBy(programme);
  const list = listOf(loaders.explorer.view, JSON.stringify(['Item', programme]), reached);
  return await connection(list, args, (refs) => parentsOf(refs, loaders));
};

/** By id, else by name. */
export const programme: Queries['programme'] = async (_, { id, ...times }, context) => {
  const loaders = await loadersOf(context, times);
  const byId = await nodeById(id, loaders);
  if (byId?.type === 'programme') return byId;
  const index = loaders.explorer.programmeNamed(id);
  return index === undefined ? null : ((await parentsOf([index], loaders))[0] ?? null);
};

export const node: Queries['node'] = async (_, { id, ...times }, context) => nodeById(id, await loadersOf(context, times));

export const nodes: Queries['nodes'] = async (_, { ids, ...times }, context) => {
  if (ids.length > longestPage) throw new OperationalError('INPUT_INVALID', `ids: at most ${longestPage}.`);
  const loaders = await loadersOf(context, times);
  return await Promise.all(ids.map((id) => nodeById(id, loaders)));
};

export const search: Queries['search'] = async (_, { text, ...args }, context) => {
  const loaders = await loadersOf(context, args);
  const found = await searchView(loaders.workspace, loaders.reader, { text, limit: longestSearch, ...timesOf(args) });
  const list = listOf(loaders.explorer.view, JSON.stringify(['search', text]), found);
  return await connection<Thing, NodeParent>(list, args, (things) => things.map((thing) => parentOf(thing, loaders)));
};
