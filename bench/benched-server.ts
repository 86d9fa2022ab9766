/** A server over an empty folder, with what is known of it from outside. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessTree } from './process-tree.ts';
import { startServer } from './server-process.ts';

/** Milliseconds between two looks at the memory of all processes. */
const sampleInterval = 50;

export interface BenchedServer {
  readonly url: string;
  readonly port: number;
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

/** Gives it once it is ready: the example programme is in it. */
export async function startBenched(): Promise<BenchedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'hauberk-bench-'));
  const server = await startServer(folder, '');
  const { url, port, pid } = server;
  const processes = new ProcessTree(pid);
  const sampling = setInterval(() => processes.sample(), sampleInterval);
  return {
    url,
    port,
    async lateMs() {
      const text = await (await fetch(`${url}/metrics`)).text();
      return 1000 * Number(/^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(text)?.[1]);
    },
    queuedMs: () => Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6,
    rssMiB: () => processes.sample(),
    peakRssMiB: () => processes.peakMiB,
    peakOfEach: () => processes.peakOfEach,
    cpuMs: () => processes.cpuMs(),
    async end() {
      clearInterval(sampling);
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
