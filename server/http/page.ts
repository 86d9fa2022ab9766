/** The query page (GraphiQL), built into the package: nothing of it is fetched from elsewhere. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';

const pageFolder = new URL('../../web/graphiql/', import.meta.url);
const pageFile = new URL('index.html', pageFolder);

/** Its scripts and styles; their names hold a hash of their content. */
export const pageFiles: RequestHandler = express.static(fileURLToPath(pageFolder), {
  index: false,
  immutable: true,
  maxAge: '1y',
});

/** The page for whoever sends no query and does not ask for JSON first. */
export const page: RequestHandler = (request, response, next) => {
  const wantsPage = request.query.query === undefined && request.accepts(['text/html', 'application/json']) === 'text/html';
  if (!wantsPage || !existsSync(pageFile)) {
    next();
    return;
  }
  // Its dialogs make a style sheet: the one thing that needs more than the policy of everything else.
  const nonce = randomBytes(16).toString('base64');
  const policy = String(response.getHeader('content-security-policy'));
  response.setHeader('content-security-policy', policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`));
  response.setHeader('cache-control', 'no-store');
  response.type('html').send(readFileSync(pageFile, 'utf8').replace('HAUBERK_NONCE', nonce));
};
