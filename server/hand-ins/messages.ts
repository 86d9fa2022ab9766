/** What the server and its thread for hand-ins say to one another. */
import type { Failure } from './failure.ts';
import type { HandInEvent, HandIns } from './hand-ins.ts';

/** `close` is the last one: the workspace is closed, and the thread ends. */
export type JobName = keyof HandIns | 'close';

/** To the thread: one job, then the next when it is answered. */
export interface Order {
  readonly job: JobName;
  readonly input: unknown;
}

/** What came of a job, and what has to be seen (`GraphStore.seen`) to read all that was written until then. */
export type Outcome = ({ readonly result: unknown } | { readonly failure: Failure }) & { readonly bookmarks: readonly string[] };

/** From the thread: events of a job, then what came of it. The first outcome is of no order: the workspace is open. */
export type Answer = { readonly event: HandInEvent } | Outcome;
