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

/** From the thread: events of a job, then what came of it. The first answer is to no order: the workspace is open. */
export type Answer = { readonly event: HandInEvent } | { readonly result: unknown } | { readonly failure: Failure };
