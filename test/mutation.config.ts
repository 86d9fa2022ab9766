/** Which tests mutants must fail: those that import what is mutated, and need neither a store nor a server. */
import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const tests = ['unit', 'property'].flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url)).map((name) => `test/${folder}/${name}`),
);
const { HAUBERK_TESTS_OF: wanted = 'graph/screening/', HAUBERK_TESTS_NOT_OF: unwanted = '' } = process.env;
const textOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

export default defineConfig({
  test: {
    include: tests.filter((path) => {
      const text = textOf(path);
      if (unwanted !== '' && text.includes(`/${unwanted}`)) return false;
      return text.includes(`'../../${wanted}`) && !/'\.\.\/\.\.\/(?:app|cli|server)\//.test(text);
    }),
    testTimeout: 60_000,
    pool: 'forks',
  },
});
