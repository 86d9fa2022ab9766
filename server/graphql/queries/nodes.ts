/** Lists of a view's nodes, one node, and search. */

import type { Ref } from '../../../app/explore/explore.ts';
import { type FoundRecords, searchRecords } from '../../../app/explore/search-records.ts';
import { searchEverywhere } from '../../../app/search/search.ts';
import { type FoundThing, type SearchReason, searchReasons } from '../../../app/search/search-reasons.ts';
import type { ViewName } from '../../../app/workspace/answer.ts';
import type { ListedDocument } from '../../../app/workspace/list-documents.ts';
import { OperationalError } from '../../../graph/model/operational-error.ts';
import { type Connection, connection, listOf, type PageInput } from '../connection.ts';
import type { Context } from '../context.ts';
import { documentPage } from '../document-page.ts';
import type { FoundBy, RecordField, RecordKind, SearchedType } from '../generated/resolvers.ts';
import { longestPage } from '../limits.ts';
import { type NodeParent, nodeById, parentsOf } from '../node-resolvers.ts';
import { loadersOf, type Queries, type QuestionInput, upper } from './asked.ts';

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

const searched = {
  ITEM: 'Item',
  ORGANIZATION: 'Organization',
  SITE: 'Site',
  COUNTRY: 'Country',
  PROGRAMME: 'Programme',
  LIST_ENTRY: 'ListEntry',
} as const satisfies Record<SearchedType, Ref['type']>;

export const search: Queries['search'] = async (_, { text, types, programme: ofGaps, ...args }, context) => {
  const loaders = await loadersOf(context, args);
  const { view } = loaders.explorer;
  const { things, documents, isComplete } = await searchEverywhere(loaders.workspace, view, text);
  const wanted = types == null ? undefined : new Set(types.map((type): Ref['type'] => searched[type]));
  const of = JSON.stringify(['search', text, [...(wanted ?? [])].sort()]);
  const list = listOf(view, of, wanted === undefined ? things : things.filter(({ ref }) => wanted.has(ref.type)));
  const counts = Object.entries(searched).map(([type, label]) => ({
    type: type as SearchedType,
    count: things.reduce((sum, { ref }) => sum + Number(ref.type === label), 0),
  }));
  let page: readonly FoundThing[] = [];
  const shown = await connection(list, args, (some) => {
    page = some;
    return parentsOf(
      some.map(({ ref }) => ref),
      loaders,
    );
  });
  // Of all that is shown at once, and only where somebody asks.
  let reasons: Promise<readonly SearchReason[]> | undefined;
  const reasonOf = async (at: number) => {
    reasons ??= searchReasons(loaders.workspace, loaders.explorer.view, text, page);
    return (await reasons)[at] as SearchReason;
  };
  const asked = { text, programme: ofGaps ?? undefined };
  const records = async () => recordsFound(await searchRecords(loaders.workspace, loaders.reader, asked));
  const edges = shown.edges.map((edge, at): FoundEdgeParent => ({ ...edge, reason: () => reasonOf(at) }));
  return { ...shown, edges, complete: isComplete, types: counts, found: { view, of, documents }, records };
};

/** A thing that was found; why is asked for apart. */
export interface FoundEdgeParent {
  readonly cursor: string;
  readonly node: NodeParent;
  readonly reason: () => Promise<SearchReason>;
}

export const foundEdgeResolvers = {
  by: async ({ reason }: FoundEdgeParent) => upper<FoundBy>((await reason()).by),
  matched: async ({ reason }: FoundEdgeParent) => (await reason()).matched,
};

/** A search whose documents are paged when asked for. */
export interface SearchParent extends Omit<Connection<NodeParent>, 'edges'> {
  readonly edges: readonly FoundEdgeParent[];
  readonly complete: boolean;
  readonly types: readonly { readonly type: SearchedType; readonly count: number }[];
  readonly found: FoundDocuments;
  readonly records: () => Promise<ReturnType<typeof recordsFound>>;
}

export const searchResolvers = {
  documents: ({ found }: SearchParent, page: PageInput) =>
    documentPage(found.view, `${found.of} documents`, found.documents, page),
};

function recordsFound({ totalCount, records }: FoundRecords) {
  const nodes = records.map(({ kind, by, programme: own, sha256, ...record }) => ({
    ...record,
    kind: upper<RecordKind>(kind),
    by: upper<RecordField>(by),
    programme: own || null,
    sha256: sha256 || null,
  }));
  return { totalCount, nodes };
}

interface FoundDocuments {
  readonly view: ViewName;
  readonly of: string;
  readonly documents: readonly ListedDocument[];
}
