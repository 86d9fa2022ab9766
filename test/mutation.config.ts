/** Which tests mutants of a folder must fail: those that import from it, and need neither a store nor a server. */
import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const tests = ['unit', 'property'].flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url)).map((name) => `test/${folder}/${name}`),
);
const folder = process.env.HAUBERK_MUTATED ?? 'graph/screening/';
const textOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

export default defineConfig({
  test: {
    include: tests.filter((path) => {
      const text = textOf(path);
      return text.includes(`'../../${folder}`) && !/'\.\.\/\.\.\/(?:app|cli|server)\//.test(text);
    }),
    testTimeout: 60_000,
    pool: 'forks',
  },
});
