/** The server gives the pages at the addresses that they know, and at no other. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pagePaths } from '../../server/http/pages.ts';

describe('addresses of pages', () => {
  it('are the same for the server and for the pages', () => {
    const known = [...readFileSync('web/routes.tsx', 'utf8').matchAll(/page\('([^']+)'/g)].map(([, path]) => path);
    expect(known.length).toBeGreaterThan(10);
    expect([...pagePaths]).toEqual(known);
  });
});
