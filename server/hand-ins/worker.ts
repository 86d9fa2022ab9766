/**
 * The thread that hands in. It has a workspace of its own over the same store and evidence, as another process
 * would: it shares nothing with the thread that answers requests but what is on disk, or in Neo4j.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { localReader } from '../../app/reader.ts';
import type { Workspace, WorkspaceConfig } from '../../app/workspace.ts';
import { invariant } from '../../graph/model/invariant.ts';
import { composeWorkspace } from '../compose.ts';
import { failureOf } from './failure.ts';
import { createHandIns, type HandIns, type Tell } from './hand-ins.ts';
import type { Answer, Order } from './messages.ts';

invariant(parentPort !== null, 'this module is the entry of a thread');
const port = parentPort;

let workspace: Workspace | undefined;

async function serve(): Promise<void> {
  workspace = await composeWorkspace(workerData as WorkspaceConfig);
  const open = workspace;
  const handIns = createHandIns(open, localReader);
  port.on('message', async ({ job, input }: Order) => {
    await answer(() => (job === 'close' ? open.close() : run(handIns, job, input)));
    if (job === 'close') process.exit(0);
  });
}

function run(handIns: HandIns, job: keyof HandIns, input: unknown): Promise<unknown> {
  // The other side's types see to it that each job comes with its own input.
  const work = handIns[job] as (input: unknown, tell: Tell) => Promise<unknown>;
  return work(input, (event) => say({ event }));
}

/** Gives whether it came to a result. */
async function answer(work: () => Promise<unknown>): Promise<boolean> {
  try {
    const result = await work();
    say({ result, bookmarks: await bookmarks() });
    return true;
  } catch (error) {
    // What was handed in before it failed is stored all the same.
    say({ failure: failureOf(error), bookmarks: await bookmarks() });
    return false;
  }
}

async function bookmarks(): Promise<readonly string[]> {
  return (await workspace?.store.bookmarks()) ?? [];
}

function say(message: Answer): void {
  port.postMessage(message);
}

// What cannot be opened is not tried again here, but by the next thread.
if (!(await answer(serve))) process.exit(1);
