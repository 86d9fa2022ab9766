/**
 * The process that hands in. It has a workspace of its own over the same store and evidence, as any other
 * process may: it shares nothing with the one that answers requests but what is on disk, or in Neo4j.
 */
import { localReader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { invariant } from '../../graph/model/invariant.ts';
import { composeWorkspace } from '../compose.ts';
import { failureOf } from './failure.ts';
import { createHandIns, type HandIns, type Tell } from './hand-ins.ts';
import type { Answer, Order } from './messages.ts';

invariant(process.send !== undefined, 'this module is the entry of a process that is told what to do');

let workspace: Workspace | undefined;
let handIns: HandIns | undefined;

process.on('message', async (order: Order) => {
  const isDone = await answer(() => obey(order));
  // What cannot be opened is not tried again here, but by the next process.
  if (('config' in order && !isDone) || ('job' in order && order.job === 'close')) process.exit(isDone ? 0 : 1);
});
// A terminal's interrupt reaches every process of the group: when to end is the server's to say.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
// The server is gone. What is half done is settled when the workspace is next opened.
process.on('disconnect', () => process.exit(1));

async function obey(order: Order): Promise<unknown> {
  if ('config' in order) {
    workspace = await composeWorkspace(order.config);
    handIns = createHandIns(workspace, localReader);
    return undefined;
  }
  const { job, input } = order;
  if (job === 'close') return await workspace?.close();
  // The other side's types see to it that each job comes with its own input.
  const work = handIns?.[job] as (input: unknown, tell: Tell) => Promise<unknown>;
  return await work(input, (event) => void say({ event }));
}

/** Gives whether it came to a result, once that is sent. */
async function answer(work: () => Promise<unknown>): Promise<boolean> {
  try {
    const result = await work();
    await say({ result, bookmarks: await bookmarks() });
    return true;
  } catch (error) {
    // What was handed in before it failed is stored all the same.
    await say({ failure: failureOf(error), bookmarks: await bookmarks() });
    return false;
  }
}

async function bookmarks(): Promise<readonly string[]> {
  return (await workspace?.store.bookmarks()) ?? [];
}

/** A server that is gone hears nothing; the channel's end says so. */
function say(message: Answer): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send?.(message, undefined, undefined, () => resolve());
    else resolve();
  });
}
