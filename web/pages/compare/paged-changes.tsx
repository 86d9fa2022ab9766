/** A list of changes, a page at a time: what is shown is what is saved. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '@trussworks/react-uswds';
import { useEffect, useState } from 'react';
import { ask, cancelOf } from '../../answers.ts';
import type { TypedDocumentString } from '../../generated/operations.ts';
import { Failed, WaitingFor } from '../../parts/answer-of.tsx';
import { type Column, ListTable } from '../../parts/list-table.tsx';
import { count, texts } from '../../texts/texts.ts';

const t = texts.compare;
const pageSize = 100;
const longestPage = 500;

export interface Page<Row> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
  readonly nodes: readonly Row[];
}

interface PagedChangesProps<Data, Variables, Row> {
  readonly caption: string;
  readonly file: string;
  readonly operation: TypedDocumentString<Data, Variables>;
  readonly variables: Omit<Variables, 'first' | 'after'>;
  readonly listOf: (data: Data) => Page<Row>;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
}

export function PagedChanges<Data, Variables, Row>(props: PagedChangesProps<Data, Variables, Row>) {
  const { caption, file, operation, variables, listOf, columns, keyOf } = props;
  const [isAllWanted, setAllWanted] = useState(false);
  const queryKey = [operation.toString(), variables, 'paged'];
  const { data, error, hasNextPage, isFetching, fetchStatus, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam, signal }) =>
      listOf(
        await ask(
          operation,
          { ...variables, first: pageParam === null ? pageSize : longestPage, after: pageParam } as Variables,
          signal,
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
  });
  useEffect(() => {
    if (isAllWanted && hasNextPage && !isFetching && error === null) void fetchNextPage();
  }, [isAllWanted, hasNextPage, isFetching, error, fetchNextPage]);
  if (data === undefined) {
    if (error !== null) return <Failed error={error} again={() => void refetch()} />;
    return <WaitingFor of={{ fetchStatus, refetch, cancel: cancelOf(queryKey) }} />;
  }
  const rows = data.pages.flatMap(({ nodes }) => nodes);
  const total = data.pages[0]?.totalCount ?? 0;
  if (total === 0) return <div className="hb-state">{t.none}</div>;
  return (
    <>
      {error !== null && <Failed error={error} again={() => void refetch()} />}
      <ListTable isHeaded caption={caption} file={file} rows={rows} total={total} keyOf={keyOf} columns={columns} />
      <div className="hb-tools">
        <span role="status">{t.shown(count(rows.length), count(total))}</span>
        {hasNextPage && (
          <>
            <Button outline type="button" onClick={() => void fetchNextPage()}>
              {t.more}
            </Button>
            <Button outline type="button" onClick={() => setAllWanted(true)}>
              {t.showAll}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
