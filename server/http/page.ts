/** The query page (GraphiQL), built into the package: nothing of it is fetched from elsewhere. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';

const pageFolder = fileURLToPath(new URL('../../web/graphiql', import.meta.url));

/** Its scripts and styles; their names hold a hash of their content. */
export const pageFiles: RequestHandler = express.static(pageFolder, { index: false, immutable: true, maxAge: '1y' });

/** The page for whoever sends no query and does not ask for JSON first. */
export const page: RequestHandler = (request, response, next) => {
  const wantsPage = request.query.query === undefined && request.accepts(['text/html', 'application/json']) === 'text/html';
  if (!wantsPage || !existsSync(pageFolder)) {
    next();
    return;
  }
  response.setHeader('cache-control', 'no-cache');
  response.sendFile('index.html', { root: pageFolder });
};
