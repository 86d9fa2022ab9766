/** The built server as a process of its own over an empty folder, with what is known of it from outside. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ProcessTree } from './process-tree.ts';

/** Milliseconds between two looks at the memory of all processes. */
const sampleInterval = 50;
const main = fileURLToPath(new URL('../server/main.js', import.meta.url));

export interface BenchedServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** How late its event loop came at most, in milliseconds, since this was last asked. */
  lateMs(): Promise<number>;
  /** How long its main thread waited for a processor so far. */
  queuedMs(): number;
  /** Resident memory of the server and the processes that it started, together: now, and the most that was seen. */
  rssMiB(): number;
  peakRssMiB(): number;
  /** The most that the server itself had, and any process that it started. */
  peakOfEach(): { readonly server: number; readonly handIns: number };
  /** Processor time of all of them so far. */
  cpuMs(): number;
  end(): Promise<void>;
}

/** Gives it once it answers: the example programme is in it. */
export async function startBenched(): Promise<BenchedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'hauberk-bench-'));
  const env = { ...process.env, HAUBERK_STORE: folder, HAUBERK_DATA: '', HAUBERK_HOST: '', HAUBERK_PORT: '0' };
  // As `npm start` does.
  const child = spawn(process.execPath, ['--max-semi-space-size=4', main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/\S+:\d+(?=\/$)/.exec(line);
      if (found !== null) resolve(found[0]);
    });
  });
  const processes = new ProcessTree(child.pid as number);
  const sampling = setInterval(() => processes.sample(), sampleInterval);
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid as number,
    async lateMs() {
      const text = await (await fetch(`${url}/metrics`)).text();
      return 1000 * Number(/^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(text)?.[1]);
    },
    queuedMs: () => Number(readFileSync(`/proc/${child.pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6,
    rssMiB: () => processes.sample(),
    peakRssMiB: () => processes.peakMiB,
    peakOfEach: () => processes.peakOfEach,
    cpuMs: () => processes.cpuMs(),
    async end() {
      clearInterval(sampling);
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
