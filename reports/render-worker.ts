/** A thread of `render-thread.ts`: makes one file, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { rendered } from './render-job.ts';
import type { RenderJob } from './render-thread.ts';

const file = await rendered(workerData as RenderJob);
parentPort?.postMessage(file, file.buffer instanceof ArrayBuffer ? [file.buffer] : []);
