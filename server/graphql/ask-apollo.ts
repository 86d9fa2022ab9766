/** A question that the server asks itself: it fails where the answer has errors. */
import type { ApolloServer } from '@apollo/server';
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { Context } from './context.ts';

/** Errors: STORE_UNAVAILABLE where another moment may answer (`extensions.retryable`). */
export async function askApollo(
  apollo: ApolloServer<Context>,
  contextValue: Context,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
  const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
  const [first] = errors;
  if (first === undefined) return;
  const isPassing = errors.every(({ extensions }) => extensions?.retryable === true);
  throw isPassing ? new OperationalError('STORE_UNAVAILABLE', first.message) : new Error(first.message);
}
