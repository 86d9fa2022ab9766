/** Hand-ins in a process of their own: whatever a document asks of the processor, the server goes on answering. */
import type { Logger } from 'pino';
import type { Workspace, WorkspaceConfig } from '../../app/workspace/workspace.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { HandIns, Tell } from './hand-ins.ts';
import type { JobName } from './messages.ts';
import { ReadingProcess } from './reading-process.ts';

/** Milliseconds without anything to do after which the process ends: its modules and its heap are 65 MiB and more. */
const patience = 60_000;

export interface HandInWorker extends HandIns {
  /** Opens store and evidence, and brings the one up to the other. Errors: those of `composeWorkspace`. */
  open(): Promise<void>;
  /** From here on this workspace too sees what was handed in, before whoever asked for it is answered. */
  showTo(workspace: Pick<Workspace, 'store'>): Promise<void>;
  /** Waits for what is running; what is asked after is STORE_UNAVAILABLE. */
  close(): Promise<void>;
}

/**
 * A process that ended (nothing to do, a bug, no memory left) is followed by another when something is asked next;
 * opening its workspace settles what the one before left half done.
 */
export function createHandInWorker(config: WorkspaceConfig, log: Logger, idleTime = patience): HandInWorker {
  let reading: ReadingProcess | undefined;
  /** Settles when nothing that was begun so far is running any more. */
  let quiet: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let isClosing = false;
  let bookmarks: readonly string[] = [];
  let follower: Workspace['store'] | undefined;
  const see = async (written: readonly string[]) => {
    bookmarks = written;
    await follower?.seen(written);
  };

  const openProcess = async (): Promise<ReadingProcess> => {
    if (isClosing) throw new OperationalError('STORE_UNAVAILABLE', 'The server is stopping.');
    if (reading === undefined || reading.isOver) reading = new ReadingProcess(config, log, see);
    await reading.opened;
    return reading;
  };
  const endProcess = async (): Promise<void> => {
    if (reading === undefined || reading.isOver) return;
    await reading.close();
    log.debug('the process for hand-ins ended, with nothing left to do');
  };
  const begin = <T>(work: () => Promise<T>): Promise<T> => {
    clearTimeout(idle);
    const begun = work();
    const before = quiet;
    // Of what came of them nothing is kept.
    quiet = Promise.allSettled([before, begun]).then(() => undefined);
    return begun;
  };
  const rest = () => {
    begin(endProcess).catch((err: unknown) => log.error({ err }, 'the process for hand-ins could not be ended'));
  };
  const ask = async (job: JobName, input: unknown, tell: Tell): Promise<unknown> => {
    try {
      return await begin(async () => await (await openProcess()).ask(job, input, tell));
    } finally {
      idle = setTimeout(rest, idleTime).unref();
    }
  };
  const method = <Name extends keyof HandIns>(name: Name): HandIns[Name] =>
    ((input: unknown, tell: Tell = () => {}) => ask(name, input, tell)) as HandIns[Name];

  return {
    handIn: method('handIn'),
    openBody: method('openBody'),
    handInBom: method('handInBom'),
    preview: method('preview'),
    withdraw: method('withdraw'),
    excerpt: method('excerpt'),
    fillWithExample: method('fillWithExample'),
    async open() {
      await begin(openProcess);
    },
    async showTo({ store }) {
      follower = store;
      await store.seen(bookmarks);
    },
    async close() {
      isClosing = true;
      await quiet;
      await begin(endProcess);
    },
  };
}
