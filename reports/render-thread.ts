/**
 * Formats that keep a processor busy for seconds, and memory that a process does not give back, are made by a
 * thread that ends with them; one at a time. Others are answered meanwhile.
 */
import { Worker } from 'node:worker_threads';
import { OperationalError } from '../graph/model/operational-error.ts';
import type { GapReport } from './gap-report.ts';

export interface RenderJob {
  readonly format: 'pdf' | 'xlsx';
  readonly report: GapReport;
}

/** Null: the source is run as it is, without the compiled program. A thread begins with a file of its own. */
const entry = import.meta.url.endsWith('.js') ? new URL('./render-worker.js', import.meta.url) : null;

/** Files that are under way or wait: each holds its report meanwhile. */
const mostWaiting = 8;

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Errors: the signal's reason where nobody waits for the result any more; REPORT_BUSY. */
export async function renderInThread(job: RenderJob, signal?: AbortSignal): Promise<Uint8Array> {
  if (waiting >= mostWaiting) throw new OperationalError('REPORT_BUSY');
  waiting++;
  const turn = last.then(async () => {
    signal?.throwIfAborted();
    return entry === null ? await (await import('./render-job.ts')).rendered(job) : await answerOf(entry, job, signal);
  });
  last = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting--;
  }
}

async function answerOf(file: URL, job: RenderJob, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const worker = new Worker(file, { workerData: job });
  const stop = () => void worker.terminate();
  signal?.addEventListener('abort', stop);
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) =>
        reject(signal?.reason ?? new Error(`the thread that makes a ${job.format} ended with ${code}`)),
      );
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
