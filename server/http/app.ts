/** The HTTP face: GraphQL, documents, reports, health and metrics; the query page at `/graphql`. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Logger } from 'pino';
import type { Reader } from '../../app/reader.ts';
import type { Workspace } from '../../app/workspace.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { type Context, createContext } from '../graphql/context.ts';
import { documentRoutes } from './documents.ts';
import { guard } from './guard.ts';
import { queryBytes } from './limits.ts';
import { createMetrics } from './metrics.ts';
import { reportRoutes } from './reports.ts';
import { securityHeaders } from './security-headers.ts';

const pageFolder = fileURLToPath(new URL('../../web/graphiql', import.meta.url));

export interface AppParts {
  readonly workspace: Workspace;
  readonly reader: Reader;
  readonly apollo: ApolloServer<Context>;
  readonly log: Logger;
  /** False until the first start's example is in, and again while stopping. */
  readonly isReady: () => boolean;
}

export function createApp({ workspace, reader, apollo, log, isReady }: AppParts): Express {
  const app = express();
  const metrics = createMetrics();
  app.disable('x-powered-by');
  app.use(metrics.observe, securityHeaders, guard);
  app.get('/', (_request, response) => {
    response.redirect(302, '/graphql');
  });
  app.get('/healthz', (_request, response) => response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    if (!isReady()) throw new OperationalError('STORE_UNAVAILABLE', 'Starting or stopping.');
    await workspace.store.revision();
    response.json({ status: 'ok', store: workspace.store.kind });
  });
  app.get('/metrics', metrics.send);
  app.get('/graphql', (request, response, next) => (wantsPage(request) ? sendPage(response, next) : next()));
  app.use('/graphiql', express.static(pageFolder, { index: false, immutable: true, maxAge: '1y' }));
  app.use(
    '/graphql',
    express.json({ limit: queryBytes }),
    expressMiddleware(apollo, { context: async () => createContext(workspace, reader) }),
  );
  app.use('/api/documents', documentRoutes(workspace, reader));
  app.use('/api/reports', reportRoutes(workspace, reader));
  app.use((_request, response) =>
    response.status(404).json({ code: 'NOT_FOUND', message: 'There is nothing here.', retryable: false }),
  );
  app.use(errorHandler(log));
  return app;
}

function wantsPage(request: Request): boolean {
  return request.query.query === undefined && request.accepts(['application/json', 'text/html']) === 'text/html';
}

function sendPage(response: Response, next: NextFunction): void {
  if (!existsSync(pageFolder)) {
    next();
    return;
  }
  response.setHeader('cache-control', 'no-cache');
  response.sendFile('index.html', { root: pageFolder });
}

/** One place where errors become what clients see: code, plain text, whether to try again. */
function errorHandler(log: Logger) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    if (error instanceof OperationalError) {
      response.status(error.status).json({ code: error.code, message: error.message, retryable: error.retryable });
      return;
    }
    const status = statusOf(error);
    if (status !== undefined) {
      response.status(status).json({
        code: status === 413 ? 'INPUT_TOO_LARGE' : 'INPUT_INVALID',
        message: 'The request cannot be understood.',
        retryable: false,
      });
      return;
    }
    log.error({ err: error }, 'a request failed');
    response.status(500).json({ code: 'INTERNAL_SERVER_ERROR', message: 'Internal error.', retryable: false });
  };
}

/** Client errors of express and its body parser carry their status. */
function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
