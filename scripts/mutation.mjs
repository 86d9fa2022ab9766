// Mutation tests of matching, ownership and rules: `npm run -s mutation [-- FILE...]`; all of graph/screening when absent.
// Ends with a line of JSON: how many mutants were killed, of how many. Takes hours of two cores for all: not in CI.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const stryker = new URL('node_modules/@stryker-mutator/core/bin/stryker.js', root).pathname;
const matching = 'graph/screening/matching/';
/** Left out by the configuration, tables of words: a mutant of one is an empty table, which says nothing of the logic. */
const { mutate: covered } = JSON.parse(readFileSync(new URL('stryker.config.json', root), 'utf8'));
const tables = covered.filter((path) => path.startsWith('!'));

/** A mutant must fail a test of its own part: those of the index are many times slower than those of names. */
const parts = [
  {
    of: /^graph\/screening\/matching\/(?!list-index)/,
    all: [`${matching}*.ts`, `!${matching}list-index*.ts`, ...tables],
    but: 'list-index',
  },
  { of: /^graph\/screening\/matching\/list-index/, all: [`${matching}list-index*.ts`], tests: `${matching}list-index` },
  { of: /^(?!graph\/screening\/matching\/)/, all: ['graph/screening/**/*.ts', `!${matching}*.ts`], tests: 'graph/screening/' },
];
const files = process.argv.slice(2);

const total = { killed: 0, mutants: 0 };
for (const { of, all, tests = matching, but = '' } of parts) {
  const mutate = files.length === 0 ? all : files.filter((file) => of.test(file));
  if (mutate.length === 0) continue;
  const { status } = spawnSync(process.execPath, [stryker, 'run', 'stryker.config.json', '--mutate', mutate.join(',')], {
    stdio: ['ignore', 2, 2],
    cwd: root.pathname,
    env: {
      ...process.env,
      HAUBERK_TEST_BUILT: '1',
      HAUBERK_ORACLE_GRAPHS: '12',
      HAUBERK_TESTS_OF: tests,
      HAUBERK_TESTS_NOT_OF: but,
    },
  });
  if (status !== 0) process.exit(status ?? 1);
  const report = JSON.parse(readFileSync(new URL('.cache/mutation.json', root), 'utf8'));
  for (const [file, { mutants }] of Object.entries(report.files)) {
    const counted = mutants.filter((one) => !['Ignored', 'CompileError', 'RuntimeError'].includes(one.status));
    const killed = counted.filter((one) => one.status === 'Killed' || one.status === 'Timeout').length;
    total.killed += killed;
    total.mutants += counted.length;
    console.log(JSON.stringify({ file, killed, mutants: counted.length }));
  }
}
console.log(JSON.stringify({ ...total, score: Math.round((10_000 * total.killed) / total.mutants) / 100 }));
