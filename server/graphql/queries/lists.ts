import { findLists } from '../../../app/lists/lists.ts';
import { findListChanges } from '../../../app/screening/list-changes.ts';
import { remembered } from '../../../app/workspace/remembered.ts';
import { connection, listOf } from '../connection.ts';
import { parentOf } from '../node-resolvers.ts';
import { loadersOf, type Queries } from './asked.ts';

export const lists: Queries['lists'] = async (_, args, context) => {
  const { workspace, reader } = await loadersOf(context, args);
  return await findLists(workspace, reader);
};

/** By the entry's id. */
export const listChanges: Queries['listChanges'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const { workspace, reader, explorer } = loaders;
  const { series, from, to, programme } = args;
  const question = { series, from: from ?? undefined, to: to ?? undefined, programme: programme ?? undefined };
  const of = JSON.stringify(['list-changes', question]);
  const answer = await remembered(explorer.view, of, () => findListChanges(workspace, reader, question));
  const page = await connection(listOf(answer.view, of, answer.changes), args, (shown) =>
    shown.map(({ affected, ...change }) => ({
      ...change,
      affected: affected.map(({ party, ...touched }) => ({ ...touched, party: parentOf(party, loaders) })),
    })),
  );
  const { counts, touched, diagnostics } = answer;
  return { ...page, series: answer.series, from: answer.from, to: answer.to, counts, touched, diagnostics };
};
