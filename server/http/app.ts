/** The HTTP face: the pages, GraphQL with its query page, documents, reports, health and metrics. */
import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { UploadKeys } from '../../app/documents/upload-keys.ts';
import type { Reader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { type Context, createContext } from '../graphql/context.ts';
import type { Preparation } from '../graphql/preparation.ts';
import type { HandIns } from '../hand-ins/hand-ins.ts';
import { createKeyDoor } from './api-key.ts';
import { dependencyTrackRoutes } from './dependency-track/routes.ts';
import { documentRoutes } from './documents.ts';
import { errorHandler, sendError } from './error-handler.ts';
import { exportRoutes } from './exports.ts';
import { guard } from './guard.ts';
import { queryBytes } from './limits.ts';
import { createMetrics } from './metrics.ts';
import { page, pageFiles } from './page.ts';
import { pageAssets, pagePaths, pages } from './pages.ts';
import type { Progress } from './progress.ts';
import { reportRoutes } from './reports.ts';
import { securityHeaders } from './security-headers.ts';
import { createTurns } from './turns.ts';

export interface AppParts {
  readonly workspace: Workspace;
  readonly reader: Reader;
  readonly handIns: HandIns;
  readonly apollo: ApolloServer<Context>;
  readonly log: Logger;
  readonly keys: UploadKeys;
  readonly progress: Progress;
  /** False until the first pages are prepared, and once the server is told to stop. */
  readonly isReady: () => boolean;
  /** The operator's own words on every page and export; empty: none. */
  readonly banner: string;
  /** Undefined: nothing is prepared. */
  readonly preparation: Preparation | undefined;
}

export function createApp(parts: AppParts): Express {
  const { workspace, reader, handIns, apollo, log, keys, progress, isReady, banner, preparation } = parts;
  const app = express();
  const metrics = createMetrics(preparation?.isDone);
  app.disable('x-powered-by');
  app.use(metrics.observe, securityHeaders, guard);
  app.get([...pagePaths], pages(banner));
  app.use('/assets', pageAssets);
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', async (_request, response) => {
    if (!isReady()) throw new OperationalError('SERVER_NOT_READY');
    await workspace.store.revision();
    response.json({ status: 'ok', store: workspace.store.kind });
  });
  app.get('/metrics', metrics.send);
  app.use('/graphiql', pageFiles);
  app.get('/graphql', page);
  app.use(
    '/graphql',
    express.json({ limit: queryBytes }),
    ...(preparation === undefined ? [] : [preparation.observe]),
    expressMiddleware(apollo, { context: async () => createContext(workspace, reader) }),
  );
  const uploads = { workspace, reader, handIns, metrics, progress, door: createKeyDoor(keys, reader), oneAtATime: createTurns() };
  app.use('/api/documents', documentRoutes(uploads));
  app.use('/api/export', exportRoutes(workspace, reader));
  app.use('/api/reports', reportRoutes(workspace, reader, banner));
  app.use('/api', dependencyTrackRoutes(uploads, log));
  app.use((_request, response) => {
    sendError(response, 404, 'NOT_FOUND', 'There is nothing here.');
  });
  app.use(errorHandler(log));
  return app;
}
