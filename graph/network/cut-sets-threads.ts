/**
 * Cut sets by several threads over one network in shared memory. The result is that of one thread:
 * each set has one least member, and what is kept is the best by an order that is total. Only where
 * the bound of the work ends the search may it differ in what was tried; each thread has an equal part.
 */
import { Worker } from 'node:worker_threads';
import type { CutSetLimits, CutSets } from './cut-sets.ts';
import type { SetArrays } from './failure-sets.ts';
import { type Network, shared, sharedInts } from './network.ts';
import { RankedSets } from './ranked-sets.ts';
import type { SingleFailures } from './single-failures.ts';

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
    limits: { ...limits, work: limits.work / threads },
    next: new Int32Array(new SharedArrayBuffer(4)),
  };
  const parts = await Promise.all(Array.from({ length: threads }, () => oneThread(job)));
  const kept = new RankedSets(members, limits.limit);
  for (const part of parts) kept.merge(part.kept, part.found);
  const sum = (of: (part: CutSets) => number): number => parts.reduce((all, part) => all + of(part), 0);
  return { kept: kept.finish(), found: kept.found, stops: sum(({ stops }) => stops), tried: sum(({ tried }) => tried) };
}

function oneThread(job: CutSetJob): Promise<CutSets> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./cut-sets-worker.js', import.meta.url), { workerData: job });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
