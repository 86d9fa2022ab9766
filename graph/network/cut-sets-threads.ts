/**
 * Cut sets by several threads over one network in shared memory. The result is that of one thread:
 * each block of candidates is searched by itself, and what is kept is the best by an order that is total.
 */
import { Worker } from 'node:worker_threads';
import type { CutSetLimits, CutSets } from './cut-sets.ts';
import type { SetArrays } from './failure-sets.ts';
import { type Network, shared, sharedInts } from './network.ts';
import { RankedSets } from './ranked-sets.ts';
import type { SingleFailures } from './single-failures.ts';

const entry = new URL('./cut-sets-worker.js', import.meta.url);

/** What each thread is given; arrays are shared, not copied. */
export interface CutSetJob {
  readonly network: Network;
  readonly sets: SetArrays;
  readonly order: Int32Array;
  readonly component: Int32Array;
  readonly ends: Int32Array;
  /** Members of the sets. */
  readonly members: 2 | 3;
  readonly limits: CutSetLimits;
  /** One number: the first candidate that no thread has taken. */
  readonly next: Int32Array;
}

/** Needs the compiled program: a thread begins with a file of its own. */
export async function cutSetsInThreads(
  network: Network,
  singles: SingleFailures,
  ends: Int32Array,
  members: 2 | 3,
  limits: CutSetLimits,
  threads: number,
): Promise<CutSets> {
  const job: CutSetJob = {
    network: shared(network),
    sets: singles.sets.shared(),
    order: sharedInts(singles.order),
    component: sharedInts(singles.component),
    ends,
    members,
    limits,
    next: new Int32Array(new SharedArrayBuffer(4)),
  };
  const workers = Array.from({ length: threads }, () => new Worker(entry, { workerData: job }));
  let parts: CutSets[];
  try {
    parts = await Promise.all(workers.map(answerOf));
  } finally {
    // One that fails leaves nobody to use what the others find.
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  const kept = new RankedSets(members, limits.limit);
  for (const part of parts) kept.merge(part.kept, part.found);
  const sum = (of: (part: CutSets) => number): number => parts.reduce((all, part) => all + of(part), 0);
  return { kept: kept.finish(), found: kept.found, stops: sum(({ stops }) => stops), tried: sum(({ tried }) => tried) };
}

function answerOf(worker: Worker): Promise<CutSets> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a thread of the search for cut sets ended with ${code}`)));
  });
}
