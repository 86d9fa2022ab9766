/** Which tests mutants of graph/screening must fail: those of matching, ownership and rules, without a store or a server. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'test/unit/{list-finder,ownership,parties-in-scope,rules,untrusted-vendor,untrusted-vendor-match,vendor-finding}*.test.ts',
      'test/property/ownership.test.ts',
    ],
    testTimeout: 60_000,
    pool: 'forks',
  },
});
