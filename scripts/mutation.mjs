// Mutation tests of matching, ownership and rules: `npm run -s mutation [-- FILE...]`; files of graph/screening, all when absent.
// Ends with a line of JSON: how many mutants were killed, of how many. Takes an hour of two cores for all: not in CI.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const files = process.argv.slice(2);
const stryker = new URL('node_modules/@stryker-mutator/core/bin/stryker.js', root).pathname;
const { status } = spawnSync(
  process.execPath,
  [stryker, 'run', 'stryker.config.json', ...(files.length > 0 ? ['--mutate', files.join(',')] : [])],
  { stdio: ['ignore', 2, 2], cwd: root.pathname, env: { ...process.env, HAUBERK_TEST_BUILT: '1', HAUBERK_ORACLE_GRAPHS: '50' } },
);
if (status !== 0) process.exit(status ?? 1);

const report = JSON.parse(readFileSync(new URL('.cache/mutation.json', root), 'utf8'));
const total = { killed: 0, mutants: 0 };
for (const [file, { mutants }] of Object.entries(report.files)) {
  const counted = mutants.filter((one) => !['Ignored', 'CompileError', 'RuntimeError'].includes(one.status));
  const killed = counted.filter((one) => one.status === 'Killed' || one.status === 'Timeout').length;
  total.killed += killed;
  total.mutants += counted.length;
  console.log(JSON.stringify({ file, killed, mutants: counted.length }));
}
console.log(JSON.stringify({ ...total, score: Math.round((10_000 * total.killed) / total.mutants) / 100 }));
