/**
 * `bench -- pairs [--nodes 1000000] [--shape base] [--seed 1] [--threads 2] [--order 2] [--limit 100000]
 * [--work N]`: all cut pairs (or triples, `--order 3`) of all end items over worker threads that share one network, beside the same in one thread (without
 * `--once`), and beside losing each two candidates in turn, timed on a sample.
 */
import { parseArgs } from 'node:util';
import { finished } from '../graph/analyses/steps.ts';
import { type CutSets, cutSets } from '../graph/network/cut-sets.ts';
import { cutSetsInThreads } from '../graph/network/cut-sets-threads.ts';
import { Loss } from '../graph/network/loss.ts';
import type { Network } from '../graph/network/network.ts';
import { singleFailures } from '../graph/network/single-failures.ts';
import { type Cost, emit, peakRssMiB, timed } from './measure.ts';
import { mulberry32 } from './random.ts';
import { sizeOf } from './singles.ts';
import { type Shape, supplyShape } from './supply-shapes.ts';

const sampled = 2000;

export async function bench(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: {
      nodes: { type: 'string', default: '1000000' },
      shape: { type: 'string', default: 'base' },
      seed: { type: 'string', default: '1' },
      threads: { type: 'string', default: '2' },
      limit: { type: 'string', default: '100000' },
      order: { type: 'string', default: '2' },
      work: { type: 'string', default: 'Infinity' },
      once: { type: 'boolean', default: false },
    },
  });
  const made = supplyShape({ nodes: Number(values.nodes), shape: values.shape as Shape, seed: Number(values.seed) });
  const { network } = made;
  const ends = Int32Array.from({ length: made.endItems }, (_, item) => item);
  const limits = { limit: Number(values.limit), work: Number(values.work) };
  const order = values.order === '3' ? 3 : 2;
  const head = { bench: 'pairs', shape: values.shape, order, ...sizeOf(made) };
  const before = await timed(async () => singleFailures(network));
  const singles = before.result;
  emit({ ...head, measure: 'single failures, before', ...before.cost });
  const threads = Number(values.threads);
  const found = await timed(() => cutSetsInThreads(network, singles, ends, order, limits, threads));
  report({ ...head, measure: `all cut sets, ${threads} threads`, threads }, found.result, found.cost);
  if (!values.once) {
    const alone = await timed(async () => finished(cutSets(network, singles, ends, order, limits)));
    const same = JSON.stringify(alone.result) === JSON.stringify(found.result);
    report({ ...head, measure: 'all cut sets, one thread', same }, alone.result, alone.cost);
  }
  const each = pairByPair(network, Number(values.seed));
  const times = (each * network.candidates * (network.candidates - 1)) / 2 / found.cost.cpuMs;
  emit({ ...head, measure: 'one pair of candidates lost, cascade alone', cpuMsEach: each, timesPairByPair: times });
}

function report(head: Record<string, unknown>, { kept, found, stops, tried }: CutSets, cost: Cost): void {
  emit({ ...head, sets: found, setsByEndItem: stops, kept: kept.count, tried, ...cost, peakRssMiB: peakRssMiB() });
}

/** CPU milliseconds of losing two candidates: mean over a sample. */
function pairByPair(network: Network, seed: number): number {
  const random = mulberry32(seed + 11);
  const loss = new Loss(network);
  const start = process.cpuUsage();
  for (let k = 0; k < sampled; k++) {
    loss.begin();
    loss.lose(Math.floor(random() * network.candidates));
    loss.lose(Math.floor(random() * network.candidates));
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / sampled;
}
