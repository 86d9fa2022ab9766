/** What one run of the `hauberk` command costs, from its start to its end. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ProcessCost {
  /** User and system time of all threads, start-up included. */
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly peakRssMiB: number;
}

const command = fileURLToPath(new URL('../cli/main.js', import.meta.url));
const reporter = new URL('./report-cost.js', import.meta.url).href;
/** More than the results of any folder that is measured. */
const longestOutput = 256 * 1024 * 1024;

/** Standard output's lines as JSON. Errors: anything but exit code 0 or `alsoFine`, with what was said. */
export function runHauberk(args: readonly string[], alsoFine: readonly number[] = []): { results: unknown[]; cost: ProcessCost } {
  const start = performance.now();
  const ended = spawnSync(process.execPath, ['--import', reporter, command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: longestOutput,
  });
  const wallMs = performance.now() - start;
  if (ended.status === null || ![0, ...alsoFine].includes(ended.status)) throw new Error(ended.stderr || String(ended.error));
  const results = ended.stdout.split('\n').filter((line) => line !== '');
  const cost = JSON.parse(ended.output[3] ?? '') as Omit<ProcessCost, 'wallMs'>;
  return { results: results.map((line) => JSON.parse(line) as unknown), cost: { ...cost, wallMs } };
}
