/** What the server and its process for hand-ins say to one another. */
import type { WorkspaceConfig } from '../../app/workspace.ts';
import type { Failure } from './failure.ts';
import type { HandInEvent, HandIns } from './hand-ins.ts';

/** `close` is the last one: the workspace is closed, and the process ends. */
export type JobName = keyof HandIns | 'close';

/** To the process, each when the one before is answered: first the workspace that it opens, then jobs. */
export type Order = { readonly config: WorkspaceConfig } | { readonly job: JobName; readonly input: unknown };

/** From the process: events of a job, then what came of it. */
export type Answer = { readonly event: HandInEvent } | { readonly result: unknown } | { readonly failure: Failure };
