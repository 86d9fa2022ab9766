/** Apollo Server with limits on what a stranger's query may cost, and one place where errors become public. */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { Context } from './context.ts';
import { mostErrors, queryLimits } from './limits.ts';
import { resolvers, typeDefs } from './schema.ts';

const armor = new ApolloArmor({
  maxDepth: { n: queryLimits.depth, flattenFragments: true, ignoreIntrospection: true },
  costLimit: {
    maxCost: queryLimits.cost,
    objectCost: 2,
    scalarCost: 1,
    depthCostFactor: 1.5,
    ignoreIntrospection: true,
    flattenFragments: true,
  },
  maxAliases: { n: queryLimits.aliases },
  maxDirectives: { n: queryLimits.directives },
  // Apollo's own limit answers as for any text that is no query.
  maxTokens: { enabled: false },
  blockFieldSuggestion: { enabled: true },
});

export async function startApollo(log: Logger): Promise<ApolloServer<Context>> {
  const { plugins, validationRules, ...rest } = armor.protect();
  const server = new ApolloServer<Context>({
    ...rest,
    typeDefs: [...typeDefs],
    resolvers,
    validationRules,
    parseOptions: { maxTokens: queryLimits.tokens },
    // The package types its plugins for the server's other module format; they are the same at run time.
    plugins: [...(plugins as unknown as ApolloServerPlugin<Context>[]), fewErrors, ApolloServerPluginLandingPageDisabled()],
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    csrfPrevention: true,
    // Who starts the server stops it: signals are main.ts's.
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => publicError(formatted, error, log),
  });
  await server.start();
  return server;
}

/** One cause may fail thousands of fields; the answer tells the first. */
const fewErrors: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body } }) {
        if (body.kind !== 'single' || body.singleResult.errors === undefined) return;
        body.singleResult.errors = body.singleResult.errors.slice(0, mostErrors);
      },
    };
  },
};

/** Operational failures say their code and whether to try again; a bug says nothing of itself but is logged whole. */
function publicError(formatted: GraphQLFormattedError, error: unknown, log: Logger): GraphQLFormattedError {
  const cause = causeOf(error);
  if (cause instanceof OperationalError) {
    return { ...formatted, message: cause.message, extensions: { code: cause.code, retryable: cause.retryable } };
  }
  if (cause === undefined) return formatted;
  log.error({ err: cause }, 'a resolver failed');
  const { locations, path } = formatted;
  return {
    message: 'Internal error.',
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', retryable: false },
  };
}

/**
 * What a resolver threw; undefined where the query itself was at fault. Errors of GraphQL wrap one
 * another; they are told by their field, since several copies of their class may be loaded.
 */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof Error && 'originalError' in cause) cause = cause.originalError ?? undefined;
  return cause;
}
