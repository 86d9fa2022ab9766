/**
 * Strangers' files are taken apart by a thread with bounds of its own, one at a time: a few bytes may stand for
 * much memory, and for minutes of a processor. Others are answered meanwhile.
 */
import { Worker } from 'node:worker_threads';
import type { FileAnswers, FileJob } from './file-job.ts';

/** Null: the source is run as it is, without the compiled program. A thread begins with a file of its own. */
const entry = import.meta.url.endsWith('.js') ? new URL('./file-worker.js', import.meta.url) : null;

export interface FileBounds {
  readonly milliseconds: number;
  readonly heapMebibytes: number;
}

export const fileBounds: FileBounds = { milliseconds: 30_000, heapMebibytes: 1_024 };

let last: Promise<unknown> = Promise.resolve();

/** `gaveUp` where the file takes more than the bounds. */
export async function askFileThread<Kind extends FileJob['kind']>(
  job: FileJob & { readonly kind: Kind },
  bounds = fileBounds,
): Promise<{ readonly answer: FileAnswers[Kind] } | 'gaveUp'> {
  const turn = last.then(async () => {
    if (entry === null) return { answer: (await import('./file-job.ts')).answered(job) };
    return await askedWithin(entry, job, bounds);
  });
  last = turn.catch(() => undefined);
  return (await turn) as { readonly answer: FileAnswers[Kind] } | 'gaveUp';
}

async function askedWithin(file: URL, job: FileJob, { milliseconds, heapMebibytes }: FileBounds) {
  const worker = new Worker(file, { workerData: job, resourceLimits: { maxOldGenerationSizeMb: heapMebibytes } });
  let deadline: NodeJS.Timeout | undefined;
  try {
    return await new Promise<{ readonly answer: unknown } | 'gaveUp'>((resolve, reject) => {
      deadline = setTimeout(resolve, milliseconds, 'gaveUp');
      worker.once('message', (answer: unknown) => resolve({ answer }));
      worker.once('error', (error: Error & { readonly code?: string }) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve('gaveUp') : reject(error),
      );
      worker.once('exit', (code) => reject(new Error(`the thread that reads a file ended with ${code}`)));
    });
  } finally {
    clearTimeout(deadline);
    await worker.terminate();
  }
}
