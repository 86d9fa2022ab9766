/** Hand-ins in a thread of their own: whatever a document asks of the processor, the server goes on answering. */
import type { Logger } from 'pino';
import type { WorkspaceConfig } from '../../app/workspace.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { HandIns, Tell } from './hand-ins.ts';
import type { JobName } from './messages.ts';
import { ReadingThread } from './reading-thread.ts';

export interface HandInWorker extends HandIns {
  /** Opens store and evidence, and brings the one up to the other. Errors: those of `composeWorkspace`. */
  open(): Promise<void>;
  /** Waits for what is running; what is asked after is STORE_UNAVAILABLE. */
  close(): Promise<void>;
}

/**
 * A thread that ended (a bug, or no memory left) is followed by another when something is asked next; opening
 * its workspace settles what the one before left half done.
 */
export function createHandInWorker(config: WorkspaceConfig, log: Logger): HandInWorker {
  let thread: ReadingThread | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let isClosing = false;

  const openThread = async (): Promise<ReadingThread> => {
    if (isClosing) throw new OperationalError('STORE_UNAVAILABLE', 'The server is stopping.');
    if (thread === undefined || thread.isOver) thread = new ReadingThread(config, log);
    await thread.opened;
    return thread;
  };
  const ask = async (job: JobName, input: unknown, tell: Tell): Promise<unknown> => {
    const answer = openThread().then((open) => open.ask(job, input, tell));
    running = answer.catch(() => undefined);
    return await answer;
  };
  const method = <Name extends keyof HandIns>(name: Name): HandIns[Name] =>
    ((input: unknown, tell: Tell = () => {}) => ask(name, input, tell)) as HandIns[Name];

  return {
    handIn: method('handIn'),
    openBody: method('openBody'),
    handInBom: method('handInBom'),
    fillWithExample: method('fillWithExample'),
    async open() {
      await openThread();
    },
    async close() {
      isClosing = true;
      await running;
      if (thread !== undefined && !thread.isOver) await thread.close();
    },
  };
}
