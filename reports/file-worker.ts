/** A thread of `file-thread.ts`: answers one question about a file, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { answered, type FileJob } from './file-job.ts';

parentPort?.postMessage(answered(workerData as FileJob));
