/**
 * The thread that hands in. It has a workspace of its own over the same store and evidence, as another process
 * would: it shares nothing with the thread that answers requests but what is on disk, or in Neo4j.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { localReader } from '../../app/reader.ts';
import type { WorkspaceConfig } from '../../app/workspace.ts';
import { invariant } from '../../graph/model/invariant.ts';
import { composeWorkspace } from '../compose.ts';
import { failureOf } from './failure.ts';
import { createHandIns, type HandIns, type Tell } from './hand-ins.ts';
import type { Answer, Order } from './messages.ts';

invariant(parentPort !== null, 'this module is the entry of a thread');
const port = parentPort;

async function serve(): Promise<void> {
  const workspace = await composeWorkspace(workerData as WorkspaceConfig);
  const handIns = createHandIns(workspace, localReader);
  port.on('message', async ({ job, input }: Order) => {
    await answer(() => (job === 'close' ? workspace.close() : run(handIns, job, input)));
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
    say({ result: await work() });
    return true;
  } catch (error) {
    say({ failure: failureOf(error) });
    return false;
  }
}

function say(message: Answer): void {
  port.postMessage(message);
}

// What cannot be opened is not tried again here, but by the next thread.
if (!(await answer(serve))) process.exit(1);
