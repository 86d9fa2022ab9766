// Runs the tests and ends with one line: `N passed, N failed, N skipped`. What is skipped is listed with its reason.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const report = new URL('.cache/vitest.json', root).pathname;
mkdirSync(new URL('.cache/', root), { recursive: true });
rmSync(report, { force: true });
const { status } = spawnSync(
  process.execPath,
  [
    new URL('node_modules/vitest/vitest.mjs', root).pathname,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', cwd: root.pathname },
);
let results;
try {
  results = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(status || 1);
}
const skipped = results.testResults.flatMap((file) =>
  file.assertionResults.filter(({ status }) => status === 'skipped' || status === 'pending'),
);
for (const { fullName } of skipped) console.log(`left out: ${fullName}`);
const files = results.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.every((a) => a.status !== 'failed'),
);
const failed = results.numFailedTests + files.length;
console.log(`${results.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped`);
process.exit(status === 0 && failed === 0 ? 0 : status || 1);
