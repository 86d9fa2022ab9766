/** One thread for hand-ins, from its start to its end, asked one thing at a time. */
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { WorkspaceConfig } from '../../app/workspace.ts';
import { invariant } from '../../graph/model/invariant.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { errorOf } from './failure.ts';
import type { Tell } from './hand-ins.ts';
import type { Answer, JobName, Order } from './messages.ts';

/** The compiled program: a thread has no other loader. */
const entry = new URL('./worker.js', import.meta.url);

interface Waiting {
  readonly tell: Tell;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** A document is being read, and nothing of it is kept yet. */
  isReading: boolean;
}

export class ReadingThread {
  /** Errors: those of `composeWorkspace`; the thread ends then. */
  readonly opened: Promise<unknown>;
  /** What it had open is closed. */
  readonly ended: Promise<void>;
  #isOver = false;
  readonly #worker: Worker;
  readonly #log: Logger;
  readonly #see: (bookmarks: readonly string[]) => Promise<void>;
  #waiting: Waiting | undefined;
  /** Why it ends, where that is known. */
  #cause: unknown;

  /** `see` is given, before each answer, what is to be seen of what was written. */
  constructor(config: WorkspaceConfig, log: Logger, see: (bookmarks: readonly string[]) => Promise<void>) {
    this.#log = log;
    this.#see = see;
    this.#worker = new Worker(entry, { workerData: config });
    this.#worker.on('message', (message: Answer) => this.#hear(message));
    this.#worker.on('error', (error) => {
      this.#cause = error;
    });
    this.ended = new Promise((resolve) => {
      this.#worker.once('exit', (code) => {
        this.#end(code);
        resolve();
      });
    });
    this.opened = this.#answer(() => {}).catch((error: unknown) => {
      this.#isOver = true;
      throw error;
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Errors: those of the job, of their own classes; INPUT_TOO_LARGE where reading took all memory; else a bug. */
  async ask(job: JobName, input: unknown, tell: Tell): Promise<unknown> {
    const answer = this.#answer(tell);
    this.#worker.postMessage({ job, input } satisfies Order);
    return await answer;
  }

  /** Not while it is asked something. Errors: those of closing the workspace. */
  async close(): Promise<void> {
    this.#isOver = true;
    await this.ask('close', undefined, () => {});
    await this.ended;
  }

  #answer(tell: Tell): Promise<unknown> {
    invariant(this.#waiting === undefined, 'the thread is asked one thing at a time');
    return new Promise((resolve, reject) => {
      this.#waiting = { tell, resolve, reject, isReading: false };
    });
  }

  #hear(message: Answer): void {
    const waiting = this.#waiting;
    invariant(waiting !== undefined, 'the thread answers what it was asked');
    if ('event' in message) {
      waiting.isReading = 'stage' in message.event && message.event.stage === 'reading';
      waiting.tell(message.event);
      return;
    }
    this.#waiting = undefined;
    const settle = () => ('result' in message ? waiting.resolve(message.result) : waiting.reject(errorOf(message.failure)));
    this.#see(message.bookmarks).then(settle, waiting.reject);
  }

  /** Only now is its store closed, and another thread can begin. */
  #end(code: number): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (this.#isOver && waiting === undefined) return;
    this.#isOver = true;
    const error = this.#cause ?? new Error(`The thread for hand-ins ended with ${code}.`);
    // The request that waits may be gone, and then nobody else would say so.
    this.#log.error({ err: error }, 'the thread for hand-ins ended; the next upload starts another');
    waiting?.reject(isOutOfMemory(error) && waiting.isReading ? tooMuch(error) : error);
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** Nothing of it was kept, and the same would come of it again. */
function tooMuch(cause: unknown): OperationalError {
  return new OperationalError('INPUT_TOO_LARGE', 'Reading it took all the memory that there is for it.', { cause });
}
