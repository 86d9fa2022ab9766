/** One question of several things: each is asked, kept and shown for itself, as `useAnswer` asks it of one. */
import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { ask } from '../answers.ts';
import type { TypedDocumentString } from '../generated/operations.ts';

export function useAnswers<Data, Variables>(
  operation: TypedDocumentString<Data, Variables>,
  all: readonly Variables[],
  enabled = true,
): UseQueryResult<Data, Error>[] {
  return useQueries({
    queries: all.map((variables) => ({
      queryKey: [operation.toString(), variables],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => ask(operation, variables, signal),
      enabled,
    })),
  });
}
