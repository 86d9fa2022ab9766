/**
 * Files on their way to the server, one after another, as the server tells how far each is. It goes on while
 * another page is looked at; what is declared is fixed when a file is added.
 */
import { AskFailure, askAllAgain } from '../../answers.ts';
import { type HandedIn, postDocument } from '../../parts/documents/api.ts';
import { shownJson } from '../../shown-text.ts';

export type Declared = Readonly<Record<string, string>>;

export type UploadStage =
  | 'queued'
  | 'receiving'
  | 'waiting'
  | 'reading'
  | 'keeping'
  | 'storing'
  | 'cancelling'
  | 'done'
  | 'failed'
  | 'cancelled';

export interface Upload {
  readonly id: string;
  readonly file: File;
  readonly declared: Declared;
  /** Text of the mapping that it is read with. */
  readonly mapping: string;
  readonly stage: UploadStage;
  /** Bytes that have come, and place among the documents of an archive. */
  readonly bytes: number;
  readonly document: number;
  readonly documents: number;
  readonly results: readonly HandedIn[];
  /** It was read to its end although it was cancelled. */
  readonly isTooLate: boolean;
  readonly failure: string;
}

export interface Queue {
  readonly uploads: readonly Upload[];
  /** Files wait for an upload key; the one that was given was wrong. */
  readonly needsKey: 'no' | 'asked' | 'wrong';
}

let queue: Queue = { uploads: [], needsKey: 'no' };
let wasKeyGiven = false;
/** One call of all files: bare names of items join within it. */
let call = crypto.randomUUID();
let running: { readonly id: string; readonly abort: AbortController } | undefined;
const listeners = new Set<() => void>();

export const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const currentQueue = (): Queue => queue;

function set(next: Partial<Queue>): void {
  queue = { ...queue, ...next };
  for (const listener of listeners) listener();
}

function change(id: string, next: Partial<Upload>): void {
  set({ uploads: queue.uploads.map((upload) => (upload.id === id ? { ...upload, ...next } : upload)) });
}

const fresh = { stage: 'queued', bytes: 0, document: 0, documents: 0, results: [], isTooLate: false, failure: '' } as const;
const isOver = ({ stage }: Upload) => stage === 'done' || stage === 'failed' || stage === 'cancelled';

export function addFiles(files: Iterable<File>, declared: Declared, mapping = ''): void {
  if (queue.uploads.every(isOver)) call = crypto.randomUUID();
  const added = [...files].map((file): Upload => ({ id: crypto.randomUUID(), file, declared, mapping, ...fresh }));
  set({ uploads: [...queue.uploads, ...added] });
  void run();
}

export function tryAgain(id: string): void {
  change(id, fresh);
  void run();
}

export function cancel(id: string): void {
  const upload = queue.uploads.find((one) => one.id === id);
  if (upload === undefined || isOver(upload)) return;
  if (running?.id !== id) change(id, { stage: 'cancelled' });
  else if (upload.stage !== 'cancelling') {
    change(id, { stage: 'cancelling' });
    running.abort.abort();
  }
}

export function cancelAll(): void {
  for (const { id } of queue.uploads) cancel(id);
}

/** Takes what is over out of the list. */
export function clearList(): void {
  set({ uploads: queue.uploads.filter((upload) => !isOver(upload)) });
}

/** A key was given: goes on. */
export function goOn(): void {
  wasKeyGiven = true;
  set({ needsKey: 'no' });
  void run();
}

async function run(): Promise<void> {
  if (running !== undefined || queue.needsKey !== 'no') return;
  const next = queue.uploads.find(({ stage }) => stage === 'queued');
  if (next === undefined) {
    if (queue.uploads.some(({ results }) => results.some(({ outcome }) => outcome === 'accepted'))) await askAllAgain();
    return;
  }
  running = { id: next.id, abort: new AbortController() };
  await send(next, running.abort.signal);
  running = undefined;
  void run();
}

async function send(upload: Upload, signal: AbortSignal): Promise<void> {
  const { id, file, declared, mapping } = upload;
  change(id, { stage: 'receiving' });
  const followed = follow(id);
  const form = new FormData();
  for (const [name, value] of Object.entries(declared)) if (value !== '') form.append(name, value);
  if (mapping !== '') form.append('mapping', mapping);
  form.append('file', file, file.name);
  try {
    const results = await postDocument(form, new URLSearchParams({ progress: id, call }).toString(), signal);
    change(id, { stage: 'done', results });
  } catch (error) {
    if (signal.aborted) await settleCancelled(id, followed);
    else if (error instanceof AskFailure && error.code === 'KEY_REFUSED') {
      change(id, { stage: 'queued' });
      set({ needsKey: wasKeyGiven ? 'wrong' : 'asked' });
    } else
      change(id, { stage: 'failed', failure: error instanceof AskFailure ? `${error.message} (${error.code})` : String(error) });
  } finally {
    followed.close();
  }
}

/** What had come whole is read whatever the sender does: only the server's end tells which it was. */
async function settleCancelled(id: string, { ended, seen }: Followed): Promise<void> {
  await ended;
  const results = seen();
  change(id, results.length === 0 ? { stage: 'cancelled' } : { stage: 'done', results, isTooLate: true });
}

interface Followed {
  readonly ended: Promise<void>;
  /** Documents that were told of; without their counts. */
  readonly seen: () => readonly HandedIn[];
  readonly close: () => void;
}

/** The server's own words of how far an upload is. */
function follow(id: string): Followed {
  const source = new EventSource(`/api/documents/progress/${id}`);
  const seen: HandedIn[] = [];
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const hear = (name: string, tell: (data: Record<string, unknown>) => void) =>
    source.addEventListener(name, ({ data }: MessageEvent<string>) => tell(shownJson(data) as Record<string, unknown>));
  const isCancelling = () => queue.uploads.some((upload) => upload.id === id && upload.stage === 'cancelling');
  for (const stage of ['receiving', 'waiting', 'reading', 'keeping', 'storing'] as const) {
    hear(stage, ({ bytes, document, of }) => {
      const place = typeof document === 'number' ? { document, documents: Number(of) } : {};
      change(id, { ...(isCancelling() ? {} : { stage }), ...(typeof bytes === 'number' ? { bytes } : {}), ...place });
    });
  }
  hear('document', ({ path, sha256, outcome }) => {
    const nothing = { bytes: 0, format: '', specVersion: '', diagnostics: [] };
    seen.push({ ...nothing, path: String(path), sha256: String(sha256), outcome: outcome as HandedIn['outcome'] });
  });
  hear('end', () => {
    source.close();
    end();
  });
  // A channel that is shut for good tells nothing more; one that is not is opened again by the browser.
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) end();
  });
  return { ended, seen: () => seen, close: () => source.close() };
}
