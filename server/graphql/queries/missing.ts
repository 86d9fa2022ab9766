import { findMissing } from '../../../app/gaps/find-missing.ts';
import { connection, listOf } from '../connection.ts';
import { parentsOf } from '../node-resolvers.ts';
import { loadersOf, lower, type Queries } from './asked.ts';

/** What the coverage of an answer counts as not known. */
export const missing: Queries['missing'] = async (_, { kind, programme, ...args }, context) => {
  const loaders = await loadersOf(context, args);
  const { view } = loaders.explorer;
  const found = await findMissing(loaders.workspace, view, { kind: lower(kind), programme: programme ?? undefined });
  const list = listOf(view, JSON.stringify(['missing', kind, programme ?? null]), found);
  return await connection(list, args, (refs) => parentsOf(refs, loaders));
};
