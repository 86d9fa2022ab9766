/** What the server and its process for hand-ins say to one another. */
import type { WorkspaceConfig } from '../../app/workspace/workspace.ts';
import type { Failure } from './failure.ts';
import type { HandInEvent, HandIns } from './hand-ins.ts';

/** `close` is the last one: the workspace is closed, and the process ends. */
export type JobName = keyof HandIns | 'close';

/** To the process, each when the one before is answered: first the workspace that it opens, then jobs. */
export type Order = { readonly config: WorkspaceConfig } | { readonly job: JobName; readonly input: unknown };

/** What came of a job, and what has to be seen (`GraphStore.seen`) to read all that was written until then. */
export type Outcome = ({ readonly result: unknown } | { readonly failure: Failure }) & { readonly bookmarks: readonly string[] };

/** From the process: events of a job, then what came of it. */
export type Answer = { readonly event: HandInEvent } | Outcome;
