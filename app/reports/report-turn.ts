/** Reports that are handed in are read and verified one at a time: each takes memory, and a processor, for seconds. */
import { OperationalError } from '../../graph/model/operational-error.ts';

/** That wait, or are worked on. */
export const mostReportsWaiting = 8;

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Not within another turn. Errors: REPORT_BUSY; the signal's reason where nobody waits for it any more. */
export async function inReportTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (waiting >= mostReportsWaiting) throw new OperationalError('REPORT_BUSY');
  waiting++;
  const turn = last.then(() => {
    signal.throwIfAborted();
    return work();
  });
  last = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting--;
  }
}
