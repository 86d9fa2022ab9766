import { compareDocuments, type DocumentComparison, type StatementChange } from '../../../app/statements/compare-documents.ts';
import { remembered } from '../../../app/workspace/remembered.ts';
import { connection, listOf, type PageInput } from '../connection.ts';
import type { Loaders } from '../context.ts';
import { evidenceOf } from '../node-resolvers.ts';
import { loadersOf, type Queries, upper } from './asked.ts';

/** An answer whose statements are paged when they are asked for. */
export interface DocumentDiffParent {
  readonly comparison: DocumentComparison;
  readonly of: string;
  readonly loaders: Loaders;
}

export const documentDiff: Queries['documentDiff'] = async (_, { first, second }, context) => {
  const loaders = await loadersOf(context, {});
  const of = JSON.stringify(['document-diff', first, second]);
  const comparison = await remembered(loaders.explorer.view, of, () =>
    compareDocuments(loaders.workspace, loaders.reader, first, second),
  );
  return { comparison, of, loaders };
};

export const documentDiffResolvers = {
  first: ({ comparison }: DocumentDiffParent) => comparison.first,
  second: ({ comparison }: DocumentDiffParent) => comparison.second,
  onlyFirst: ({ comparison: { counts } }: DocumentDiffParent) => counts['only in the first'],
  onlySecond: ({ comparison: { counts } }: DocumentDiffParent) => counts['only in the second'],
  differs: ({ comparison: { counts } }: DocumentDiffParent) => counts.differs,
  alike: ({ comparison: { counts } }: DocumentDiffParent) => counts.alike,
  statements: (
    { comparison: { statements }, of, loaders }: DocumentDiffParent,
    { change, ...page }: PageInput & { readonly change?: readonly string[] | null },
  ) => {
    const wanted = change?.map((kind) => kind.toLowerCase().replaceAll('_', ' ') as StatementChange);
    const list = wanted === undefined ? statements : statements.filter(({ kind }) => wanted.includes(kind));
    return connection(listOf(loaders.explorer.view, JSON.stringify([of, wanted]), list), page, (shown) =>
      shown.map(({ kind, evidence, ...rest }) => ({
        ...rest,
        change: upper<'DIFFERS'>(kind.replaceAll(' ', '-')),
        evidence: evidenceOf(evidence),
      })),
    );
  },
};
