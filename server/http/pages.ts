/** The pages of an officer, built into the package: nothing of them is fetched from elsewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';

const folder = new URL('../../web/pages/', import.meta.url);
const file = new URL('index.html', folder);

/** Addresses that are pages: web/routes.tsx shows each. */
export const pagePaths = [
  '/',
  '/gaps',
  '/item',
  '/supplier',
  '/site',
  '/country',
  '/material',
  '/hand-in',
  '/what-if',
  '/plan',
  '/decisions',
  '/document',
  '/compare',
  '/search',
  '/report',
  '/help',
] as const;

/** Their scripts, styles, fonts and maps; the names hold a hash of the content. */
export const pageAssets: RequestHandler = express.static(fileURLToPath(new URL('assets/', folder)), {
  index: false,
  immutable: true,
  maxAge: '1y',
});

/** The one document that shows them all, with the operator's banner in it. */
export function pages(banner: string): RequestHandler {
  const escaped = banner.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return (_request, response, next) => {
    if (!existsSync(file)) {
      next();
      return;
    }
    response.setHeader('cache-control', 'no-store');
    // A banner is a text: `$&` in it means nothing.
    response.type('html').send(readFileSync(file, 'utf8').replace('HAUBERK_BANNER', () => escaped));
  };
}
