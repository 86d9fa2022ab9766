/**
 * What the first page asks is asked by the server itself, of each new view and while nobody else asks: whoever comes
 * then does not wait until it is worked out. Answers are kept with their view as any others.
 */
import { setTimeout } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import { firstScopes } from '../../app/workspace/first-scopes.ts';
import type { Reader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';

export interface PreparationParts {
  readonly workspace: Workspace;
  readonly reader: Reader;
  /** In the order in which they are asked. */
  readonly questions: readonly string[];
  /** Fails where the answer has errors: as an OperationalError that is `retryable` where another moment may answer. */
  readonly ask: (question: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** Milliseconds between two looks at the store; it goes on when for so long nothing was handed in, and nobody waited. */
  readonly pauseMs?: number;
  /** Milliseconds for which whoever starts it waits at the most. */
  readonly patienceMs?: number;
}

export interface Preparation {
  /** Begins at once, and once. Resolves when what is read first is prepared, cannot be, or is waited for no longer. */
  readonly start: () => Promise<void>;
  /** Counts a request as one that is waited for, and notes which programme it is about. */
  readonly observe: RequestHandler;
  /** Whether the first pages of what the store was last seen to hold are prepared. */
  readonly isDone: () => boolean;
  readonly stop: () => void;
}

/** Of the questions, so many are asked about every programme before the others: what is read first. */
const readFirst = 2;
/** Programmes that are remembered as asked about. */
const mostAsked = 32;
const usualPauseMs = 2_000;
const usualPatienceMs = 15_000;
/** Milliseconds between two looks at whether somebody still waits. */
const busyPauseMs = 20;

export function createPreparation(parts: PreparationParts): Preparation {
  const preparing = new Preparing(parts);
  return {
    start: async () => await preparing.start(),
    observe: (request, response, next) => {
      const { programme } = (request.body as { variables?: { programme?: unknown } } | undefined)?.variables ?? {};
      preparing.begun(typeof programme === 'string' ? programme : undefined);
      response.once('close', () => preparing.ended());
      next();
    },
    isDone: () => preparing.isDone,
    stop: () => preparing.stop(),
  };
}

class Preparing {
  readonly #parts: PreparationParts;
  readonly #stopped = new AbortController();
  /** Aborted when whoever started it waits no longer. */
  readonly #ready = new AbortController();
  #started: Promise<void> | undefined;
  /** The last one asked about is the last. */
  #asked: (string | undefined)[] = [];
  #waiting = 0;
  /** When the last one was answered. */
  #ended = Number.NEGATIVE_INFINITY;
  /** Of the store, when all was prepared, and when it was last looked at. */
  #prepared: number | undefined;
  #seen: number | undefined;
  #failed: number | undefined;

  constructor(parts: PreparationParts) {
    this.#parts = parts;
  }

  get isDone(): boolean {
    return this.#prepared !== undefined && this.#prepared === this.#seen;
  }

  stop(): void {
    this.#stopped.abort();
    this.#ready.abort();
  }

  async start(): Promise<void> {
    this.#started ??= this.#begin();
    await this.#started;
  }

  async #begin(): Promise<void> {
    void this.#run();
    const { patienceMs = usualPatienceMs } = this.#parts;
    await setTimeout(patienceMs, undefined, { signal: this.#ready.signal, ref: false }).catch(() => undefined);
    this.#letIn();
  }

  /** Whoever waited comes now, and is served before anything else is asked. */
  #letIn(): void {
    if (this.#ready.signal.aborted) return;
    this.#ended = performance.now();
    this.#ready.abort();
  }

  begun(programme: string | undefined): void {
    this.#waiting++;
    this.#asked = [...this.#asked.filter((one) => one !== programme), programme].slice(-mostAsked);
  }

  ended(): void {
    this.#waiting--;
    this.#ended = performance.now();
  }

  async #run(): Promise<void> {
    const { workspace, pauseMs = usualPauseMs } = this.#parts;
    while (!this.#stopped.signal.aborted) {
      // Whoever asks is told that the store does not answer; here it is looked at again.
      const revision = await workspace.store.revision().catch(() => undefined);
      if (revision !== undefined) await this.#look(revision);
      if (this.isDone || this.#failed !== undefined) this.#letIn();
      await this.#pause(pauseMs);
    }
  }

  async #look(revision: number): Promise<void> {
    const isQuiet = this.#seen === undefined || revision === this.#seen;
    this.#seen = revision;
    if (!isQuiet || revision === this.#prepared || revision === this.#failed) return;
    try {
      if (await this.#prepare(revision)) this.#prepared = revision;
    } catch (error) {
      // Whoever asks is told why. What is away may be back at the next look; anything else would fail again.
      if (!(error instanceof OperationalError && error.retryable)) this.#failed = revision;
    }
  }

  /** False: something else was handed in meanwhile. */
  async #prepare(revision: number): Promise<boolean> {
    const { workspace, reader, questions } = this.#parts;
    const scopes: (string | undefined)[] = [];
    for await (const programme of firstScopes(workspace, reader, this.#asked)) {
      scopes.push(programme);
      if (!(await this.#askAll(questions.slice(0, readFirst), programme, revision))) return false;
    }
    this.#letIn();
    for (const programme of scopes) if (!(await this.#askAll(questions.slice(readFirst), programme, revision))) return false;
    return true;
  }

  async #askAll(questions: readonly string[], programme: string | undefined, revision: number): Promise<boolean> {
    const { workspace, ask, pauseMs = usualPauseMs } = this.#parts;
    // A page asks one question after another. Before anybody is let in, who asks nevertheless has turns with it.
    const isQuiet = () => !this.#ready.signal.aborted || (this.#waiting === 0 && performance.now() - this.#ended >= pauseMs);
    for (const question of questions) {
      while (!isQuiet() && !this.#stopped.signal.aborted) await this.#pause(busyPauseMs);
      if (this.#stopped.signal.aborted || (await workspace.store.revision()) !== revision) return false;
      await ask(question, { programme });
    }
    return true;
  }

  async #pause(ms: number): Promise<void> {
    await setTimeout(ms, undefined, { signal: this.#stopped.signal, ref: false }).catch(() => undefined);
  }
}
