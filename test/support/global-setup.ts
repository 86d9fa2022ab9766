/** Tests of the command line and the server run what users run: the built program. */
import { execFileSync } from 'node:child_process';

export function setup(): void {
  if (process.env.HAUBERK_TEST_BUILT === '1') return;
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
