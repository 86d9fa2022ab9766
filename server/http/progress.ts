/**
 * Progress of uploads, as events that a client may follow while it waits for the answer. An upload has an id,
 * the client's (`?progress=ID`) or one of ours; who follows may come before it, while it runs, or shortly after.
 */
import { randomUUID } from 'node:crypto';
import { type Request, Router } from 'express';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { mostTasks, mostWatchers, taskMemory } from './limits.ts';

export interface ProgressEvent {
  /** `end` is the last one. */
  readonly stage: 'receiving' | 'waiting' | 'reading' | 'keeping' | 'storing' | 'document' | 'end';
  readonly [detail: string]: unknown;
}

export interface Task {
  readonly id: string;
  report(event: ProgressEvent): void;
  /** Says that it is over, with what came of it; nothing is reported after. */
  end(detail: Readonly<Record<string, unknown>>): void;
}

export interface Progress {
  /** Errors: INPUT_INVALID for an id of another form, or one whose upload is running. */
  start(id?: string): Task;
  isRunning(id: string): boolean;
  /** Gives the last event there is, then each as it comes; the result stops it. Errors: INPUT_INVALID. */
  watch(id: string, listener: (event: ProgressEvent) => void): () => void;
  /** Ends what is followed, when the server stops. */
  close(): void;
}

interface Entry {
  last: ProgressEvent | undefined;
  running: boolean;
  /** When it may be forgotten. */
  until: number;
  readonly listeners: Set<(event: ProgressEvent) => void>;
}

const idForm = /^[\w-]{8,64}$/;
/** A comment at this interval, in milliseconds, keeps a quiet connection open. */
const heartbeat = 15_000;
/** Milliseconds at least between two times of saying how much has come. */
const receivingInterval = 500;

export function createProgress(): Progress {
  const entries = new Map<string, Entry>();
  let watchers = 0;
  const entryOf = (id: string): Entry => {
    if (!idForm.test(id)) throw new OperationalError('INPUT_INVALID', 'progress: expected 8 to 64 letters, digits, - or _.');
    const known = entries.get(id);
    if (known !== undefined) return known;
    forget(entries);
    const entry: Entry = { last: undefined, running: false, until: performance.now() + taskMemory, listeners: new Set() };
    entries.set(id, entry);
    return entry;
  };
  return {
    start(id = randomUUID()) {
      const entry = entryOf(id);
      if (entry.running) throw new OperationalError('INPUT_INVALID', 'progress: an upload of this id is running.');
      entry.running = true;
      entry.last = undefined;
      const tell = (event: ProgressEvent) => {
        if (!entry.running) return;
        entry.last = event;
        for (const listener of [...entry.listeners]) listener(event);
      };
      return {
        id,
        report: tell,
        end(detail) {
          tell({ ...detail, stage: 'end' });
          entry.running = false;
          entry.until = performance.now() + taskMemory;
        },
      };
    },
    isRunning: (id) => entries.get(id)?.running === true,
    watch(id, listener) {
      const entry = entryOf(id);
      if (watchers >= mostWatchers) throw new OperationalError('INPUT_INVALID', 'Too many follow uploads at this time.');
      watchers++;
      entry.listeners.add(listener);
      if (entry.last !== undefined) listener(entry.last);
      return () => {
        if (entry.listeners.delete(listener)) watchers--;
      };
    },
    close() {
      for (const { listeners } of entries.values())
        for (const listener of [...listeners]) listener({ stage: 'end', stopping: true });
    },
  };
}

/** Drops what is over and nobody follows: first what is old, then, when there is no room, the oldest. */
function forget(entries: Map<string, Entry>): void {
  for (const [id, { running, listeners, until }] of entries) {
    const isIdle = !running && listeners.size === 0;
    if (isIdle && (until < performance.now() || entries.size >= mostTasks)) entries.delete(id);
  }
}

/** `GET /ID`: server-sent events (WHATWG HTML, 9.2), each named by its stage with a JSON object as data. */
export function progressRoutes(progress: Progress): Router {
  const router = Router();
  router.get('/:id', (request, response) => {
    let stop: (() => void) | undefined;
    let isOver = false;
    const beat = setInterval(() => response.write(':\n\n'), heartbeat);
    const finish = () => {
      isOver = true;
      clearInterval(beat);
      stop?.();
    };
    response.once('close', finish);
    response.setHeader('content-type', 'text/event-stream');
    response.setHeader('cache-control', 'no-store');
    try {
      stop = progress.watch(request.params.id, (event) => {
        const { stage, ...detail } = event;
        response.write(`event: ${stage}\ndata: ${JSON.stringify(detail)}\n\n`);
        if (stage !== 'end') return;
        finish();
        response.end();
      });
    } catch (error) {
      finish();
      response.removeHeader('content-type');
      throw error;
    }
    if (isOver) stop();
    else response.write(':\n\n');
  });
  return router;
}

/** What is told while a body comes in. */
export interface Receiving {
  /** So many bytes have come. */
  readonly bytes: (size: number) => void;
  /** All have come; the document waits for its turn. */
  readonly done: () => void;
}

/** Runs an upload and reports on it: how much has come, then what `work` says, then how it ended. */
export async function withTask<T>(
  progress: Progress,
  request: Request,
  work: (task: Task, receiving: Receiving) => Promise<T>,
): Promise<T> {
  const { progress: wanted } = request.query;
  const task = progress.start(typeof wanted === 'string' && wanted !== '' ? wanted : undefined);
  const of = Number(request.headers['content-length'] ?? Number.NaN);
  let told = Number.NEGATIVE_INFINITY;
  const bytes = (size: number) => {
    if (performance.now() - told < receivingInterval) return;
    told = performance.now();
    task.report({ stage: 'receiving', bytes: size, ...(Number.isNaN(of) ? {} : { of }) });
  };
  bytes(0);
  try {
    const result = await work(task, { bytes, done: () => task.report({ stage: 'waiting' }) });
    task.end({ ok: true });
    return result;
  } catch (error) {
    const known = error instanceof OperationalError;
    task.end({
      ok: false,
      code: known ? error.code : 'INTERNAL_SERVER_ERROR',
      message: known ? error.message : 'Internal error.',
    });
    throw error;
  }
}
