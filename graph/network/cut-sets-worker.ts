/** A thread of `cut-sets-threads.ts`: takes candidates in blocks from a counter that all threads share. */
import { parentPort, workerData } from 'node:worker_threads';
import { blockSize, CutSetSearch } from './cut-sets.ts';
import type { CutSetJob } from './cut-sets-threads.ts';
import { FailureSets } from './failure-sets.ts';

const { network, sets, order, component, ends, members, limits, next } = workerData as CutSetJob;
const singles = { sets: new FailureSets(sets, network.candidates), order, component, circular: 0 };
const search = new CutSetSearch(network, singles, ends, members, limits);

run();
parentPort?.postMessage(search.finish());

function run(): void {
  for (;;) {
    const first = Atomics.add(next, 0, blockSize);
    if (first >= network.candidates) return;
    for (const _ of search.block(first));
  }
}
