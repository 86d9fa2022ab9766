/** Style sheets of pages stay once they are loaded: a class that two of them define would look as the last page had it. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const sheets = readdirSync('web', { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.css') && !name.startsWith('graphiql/') && !name.endsWith('print.css'),
);

it('each class of our own is defined in one style sheet', () => {
  const definedIn = new Map<string, Set<string>>();
  for (const sheet of sheets) {
    const text = readFileSync(`web/${sheet}`, 'utf8').replace(/\/\*.*?\*\//gs, '');
    for (const [, selectors] of text.matchAll(/([^{}]+)\{/g)) {
      for (const selector of (selectors as string).split(',').map((one) => one.trim())) {
        if (!/^\.hb-[\w-]+$/.test(selector)) continue;
        definedIn.set(selector, (definedIn.get(selector) ?? new Set()).add(sheet));
      }
    }
  }
  expect(definedIn.size).toBeGreaterThan(80);
  expect([...definedIn].filter(([, of]) => of.size > 1).map(([selector, of]) => [selector, ...of])).toEqual([]);
});
