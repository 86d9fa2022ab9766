import { type DocumentRecord, documentRecords as find, type RecordsInput } from '../../../app/documents/document-records.ts';
import { statementsOf } from '../../../app/statements/document-statements.ts';
import { listed } from '../../../app/workspace/list-documents.ts';
import { connection, listOf, type PageInput } from '../connection.ts';
import type { Loaders } from '../context.ts';
import { documentNode } from '../document-page.ts';
import type { DocumentOrder, DocumentState, QueryDocumentRecordsArgs } from '../generated/resolvers.ts';
import { timesOf } from '../times.ts';
import { loadersOf, lower, type Queries, upper } from './asked.ts';

export interface RecordParent {
  readonly record: DocumentRecord;
  readonly loaders: Loaders;
}

export const documentRecords: Queries['documentRecords'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const { workspace, reader, explorer } = loaders;
  const input = inputOf(args);
  const found = await find(workspace, reader, explorer.view, input);
  const list = listOf(explorer.view, JSON.stringify(['document records', input]), found);
  return await connection(list, args, (records) => records.map((record) => ({ record, loaders })));
};

function inputOf({
  states,
  sha256,
  series,
  programme,
  text,
  order,
  descending,
  ...times
}: QueryDocumentRecordsArgs): RecordsInput {
  const { knownAt } = timesOf(times);
  return {
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(states == null ? {} : { states: states.map((state) => lower<Lowercase<DocumentState>>(state)) }),
    ...(sha256 == null ? {} : { sha256 }),
    ...(series == null ? {} : { series }),
    ...(programme == null ? {} : { programme }),
    ...(text == null ? {} : { text }),
    ...(order == null ? {} : { order: lower<Lowercase<DocumentOrder>>(order) }),
    ...(descending == null ? {} : { descending }),
  };
}

interface StatementsArgs extends PageInput {
  readonly kind?: string | null;
  readonly text?: string | null;
  readonly pointer?: string | null;
}

export const documentRecordResolvers = {
  document: ({ record }: RecordParent) => documentNode(listed(record.handIn)),
  state: ({ record }: RecordParent) => upper<DocumentState>(record.state),
  by: ({ record }: RecordParent) => record.handIn.by,
  standsNow: ({ record }: RecordParent) => record.standsNow,
  mapping: ({ record }: RecordParent) => record.handIn.mapping ?? null,
  withdrawal: ({ record: { withdrawal } }: RecordParent) =>
    withdrawal === undefined ? null : { reason: withdrawal.reason ?? '', by: withdrawal.by, at: withdrawal.receivedAt },
  statements: async ({ record, loaders }: RecordParent, { kind, text, pointer, ...page }: StatementsArgs) => {
    const { workspace, explorer } = loaders;
    const input = {
      ...(kind == null || kind === '' ? {} : { kind }),
      ...(text == null ? {} : { text }),
      ...(pointer == null ? {} : { pointer }),
    };
    const found = await statementsOf(workspace, explorer.view, record.document, input);
    const list = {
      view: explorer.view,
      of: JSON.stringify(['statements', record.handIn.digest, record.document, input]),
      ...found,
    };
    return await connection(list, page, (statements) => {
      loaders.spend(statements.length);
      return statements;
    });
  },
};
