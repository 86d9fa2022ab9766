// What is too long for CI: 100 kills on each store, 5 of the Neo4j server, the large runs of the property tests, a million mutants.
// HAUBERK_SEED repeats the random moments of a failing run. Further arguments go to vitest.
import { spawnSync } from 'node:child_process';

const root = new URL('..', import.meta.url).pathname;
const { status } = spawnSync(
  process.execPath,
  ['scripts/test.mjs', 'test/e2e/kill', 'test/property', 'test/hostile/mutants', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    cwd: root,
    env: { ...process.env, HAUBERK_LONG: '1' },
  },
);
process.exit(status ?? 1);
