// Mutation tests of matching, ownership and rules: `npm run -s mutation [-- FILE...]`; all of graph/screening when absent.
// Ends with a line of JSON: how many mutants were killed, of how many. Takes hours of two cores for all: not in CI.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const stryker = new URL('node_modules/@stryker-mutator/core/bin/stryker.js', root).pathname;
const matching = 'graph/screening/matching/';
/** Tables of words, spellings and phrases: a mutant of one is an empty table, which says nothing of the logic. */
const tables = ['activity-words', 'brand-words', 'generic-words', 'legal-forms', 'phrases', 'place-words', 'token-frequency'];
const ofTables = tables.map((name) => `!${matching}${name}.ts`);

const files = process.argv.slice(2);
// A mutant of matching must fail a test of matching, others one of any of graph/screening: each kind has a run of its own.
const runs =
  files.length === 0
    ? [
        { folder: matching, mutate: [`${matching}*.ts`, ...ofTables] },
        { folder: 'graph/screening/', mutate: ['graph/screening/**/*.ts', `!${matching}*.ts`] },
      ]
    : [
        { folder: matching, mutate: files.filter((file) => file.startsWith(matching)) },
        { folder: 'graph/screening/', mutate: files.filter((file) => !file.startsWith(matching)) },
      ].filter(({ mutate }) => mutate.length > 0);

const total = { killed: 0, mutants: 0 };
for (const { folder, mutate } of runs) {
  const { status } = spawnSync(process.execPath, [stryker, 'run', 'stryker.config.json', '--mutate', mutate.join(',')], {
    stdio: ['ignore', 2, 2],
    cwd: root.pathname,
    env: { ...process.env, HAUBERK_TEST_BUILT: '1', HAUBERK_ORACLE_GRAPHS: '12', HAUBERK_MUTATED: folder },
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
