/** A list of which a part would mislead: there is no answer until all its pages are there. */
import { useState } from 'react';
import { type AnswerPage, type AnswerPages, useAnswerPages, useMoreWhile } from '../answers.ts';
import type { TypedDocumentString } from '../generated/operations.ts';

export function useWhole<Data, Variables, Row>(
  operation: TypedDocumentString<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  pageOf: (data: Data) => AnswerPage<Row>,
): AnswerPages<Row> {
  const pages = useAnswerPages(operation, variables, pageOf);
  const asked = JSON.stringify(variables);
  const [givenUp, setGivenUp] = useState<string>();
  const isWanted = givenUp !== asked;
  useMoreWhile(pages, isWanted);
  if (isWanted && pages.data !== undefined && !pages.hasMore) return pages;
  return {
    ...pages,
    data: pages.hasMore ? undefined : pages.data,
    // Between two pages nothing is on its way, and yet nobody gave it up.
    fetchStatus: isWanted ? 'fetching' : 'idle',
    cancel: () => {
      setGivenUp(asked);
      pages.cancel();
    },
    refetch: async () => {
      setGivenUp(undefined);
      if (pages.data === undefined || pages.error !== null) await pages.refetch();
    },
  };
}
