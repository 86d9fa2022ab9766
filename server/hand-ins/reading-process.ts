/** One process for hand-ins, from its start to its end, asked one thing at a time. */
import { type ChildProcess, fork } from 'node:child_process';
import type { Logger } from 'pino';
import type { WorkspaceConfig } from '../../app/workspace/workspace.ts';
import { invariant } from '../../graph/model/invariant.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { errorOf } from './failure.ts';
import type { Tell } from './hand-ins.ts';
import type { Answer, JobName, Order } from './messages.ts';

/** The compiled program: a process of its own has no other loader. */
const entry = new URL('./worker.js', import.meta.url);
/**
 * V8 lets a heap grow to several times of what is alive in it where there is memory. Reading makes garbage all
 * the time, so it would: here it grows by a fifth, and what is young is kept small.
 */
const frugal = ['--heap-growing-percent=20', '--max-semi-space-size=4'];

interface Waiting {
  readonly tell: Tell;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** A document is being read, and nothing of it is kept yet. */
  isReading: boolean;
}

export class ReadingProcess {
  /** Errors: those of `composeWorkspace`; the process ends then. */
  readonly opened: Promise<unknown>;
  /** What it had open is closed. */
  readonly ended: Promise<void>;
  #isOver = false;
  readonly #child: ChildProcess;
  readonly #log: Logger;
  readonly #see: (bookmarks: readonly string[]) => Promise<void>;
  #waiting: Waiting | undefined;

  /** `see` is given, before each answer, what is to be seen of what was written. */
  constructor(config: WorkspaceConfig, log: Logger, see: (bookmarks: readonly string[]) => Promise<void>) {
    this.#log = log;
    this.#see = see;
    const execArgv = [...frugal, ...process.execArgv.filter((flag) => flag.startsWith('--max-old-space-size'))];
    this.#child = fork(entry, { serialization: 'advanced', execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#child.on('message', (message: Answer) => this.#hear(message));
    this.ended = new Promise((resolve) => {
      // Where it could not even be started there is no `exit`.
      this.#child.once('error', (error) => this.#end(error));
      this.#child.once('close', (code, signal) => {
        this.#end(new Error(`The process for hand-ins ended with ${signal ?? code}.`), signal);
        resolve();
      });
    });
    this.opened = this.#ask({ config }, () => {}).catch((error: unknown) => {
      this.#isOver = true;
      throw error;
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Errors: those of the job, of their own classes; INPUT_TOO_LARGE where reading took all memory; else a bug. */
  ask(job: JobName, input: unknown, tell: Tell): Promise<unknown> {
    return this.#ask({ job, input }, tell);
  }

  /** Not while it is asked something. Errors: those of closing the workspace. */
  async close(): Promise<void> {
    this.#isOver = true;
    await this.ask('close', undefined, () => {});
    await this.ended;
  }

  #ask(order: Order, tell: Tell): Promise<unknown> {
    invariant(this.#waiting === undefined, 'the process is asked one thing at a time');
    return new Promise((resolve, reject) => {
      this.#waiting = { tell, resolve, reject, isReading: false };
      // What cannot be sent any more was said by its end.
      this.#child.send(order, () => {});
    });
  }

  #hear(message: Answer): void {
    const waiting = this.#waiting;
    invariant(waiting !== undefined, 'the process answers what it was asked');
    if ('event' in message) {
      waiting.isReading = 'stage' in message.event && message.event.stage === 'reading';
      waiting.tell(message.event);
      return;
    }
    this.#waiting = undefined;
    const settle = () => ('result' in message ? waiting.resolve(message.result) : waiting.reject(errorOf(message.failure)));
    this.#see(message.bookmarks).then(settle, waiting.reject);
  }

  /** Only now is its store closed, and another process can begin. */
  #end(error: Error, signal: NodeJS.Signals | null = null): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (this.#isOver && waiting === undefined) return;
    this.#isOver = true;
    // The request that waits may be gone, and then nobody else would say so.
    this.#log.error({ err: error }, 'the process for hand-ins ended; the next upload starts another');
    waiting?.reject(isOutOfMemory(signal) && waiting.isReading ? tooMuch(error) : error);
  }
}

/** V8 aborts where its heap can grow no more. */
function isOutOfMemory(signal: NodeJS.Signals | null): boolean {
  return signal === 'SIGABRT';
}

/** Nothing of it was kept, and the same would come of it again. */
function tooMuch(cause: unknown): OperationalError {
  return new OperationalError('INPUT_TOO_LARGE', 'Reading it took all the memory that there is for it.', { cause });
}
