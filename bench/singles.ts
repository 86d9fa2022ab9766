/**
 * `bench -- singles [--nodes 10000,100000,1000000] [--shape base,dense,cyclic] [--seed 1] [--runs 5]`: every
 * candidate whose loss alone makes any node fail, for every node, against one removal at a time on a
 * sample of the candidates in the same run. Each size and shape is a process of its own, so that peak
 * memory is its own.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { Loss } from '../graph/network/loss.ts';
import { Needs, type Network } from '../graph/network/network.ts';
import { type SingleFailures, singleFailures } from '../graph/network/single-failures.ts';
import { emit, peakRssMiB, quantile, timed } from './measure.ts';
import { mulberry32 } from './random.ts';
import { type Shape, type SupplyShape, shapes, supplyShape } from './supply-shapes.ts';

/** Removals that are timed for the baseline. */
const sampled = 12;

export async function bench(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: {
      nodes: { type: 'string', default: '10000,100000,1000000' },
      shape: { type: 'string', default: shapes.join() },
      seed: { type: 'string', default: '1' },
      runs: { type: 'string', default: '5' },
    },
  });
  const sizes = values.nodes.split(',').map(Number);
  const wanted = values.shape.split(',') as Shape[];
  if (sizes.length === 1 && wanted.length === 1)
    return await measure(sizes[0], wanted[0], Number(values.seed), Number(values.runs));
  for (const shape of wanted) {
    for (const nodes of sizes) {
      const own = ['--nodes', String(nodes), '--shape', shape, '--seed', values.seed, '--runs', values.runs];
      execFileSync(process.execPath, [...process.execArgv, process.argv[1], 'singles', ...own], { stdio: 'inherit' });
    }
  }
}

async function measure(nodes: number, shape: Shape, seed: number, runs: number): Promise<void> {
  const made = supplyShape({ nodes, shape, seed });
  const { network } = made;
  const before = peakRssMiB();
  const costs: number[] = [];
  const walls: number[] = [];
  let found: SingleFailures | undefined;
  for (let run = 0; run < runs; run++) {
    found = undefined;
    const { result, cost } = await timed(async () => singleFailures(network));
    found = result;
    costs.push(cost.cpuMs);
    walls.push(cost.wallMs);
  }
  const peak = peakRssMiB();
  const removals = removalsOneByOne(network, seed);
  const cpuMs = quantile(costs, 0.5);
  emit({
    bench: 'singles',
    shape,
    ...sizeOf(made),
    cpuMs,
    cpuMsFirst: costs[0],
    cpuMsLeast: Math.min(...costs),
    wallMs: quantile(walls, 0.5),
    ...countsOf(made, found as SingleFailures),
    peakRssMiB: peak,
    peakRssMiBBefore: before,
    oneRemovalMs: removals.whole,
    timesOneRemovalAtATime: (removals.whole * made.suppliers) / cpuMs,
    cascadeMs: removals.cascade,
    timesOneCascadeAtATime: (removals.cascade * made.suppliers) / cpuMs,
  });
}

export function sizeOf({ network, items, sources, suppliers, edges, endItems }: SupplyShape) {
  return { nodes: network.count, edges, items, sources, candidates: suppliers, endItems };
}

function countsOf({ network, endItems }: SupplyShape, { sets, circular }: SingleFailures) {
  let pairs = 0;
  let ofEndItems = 0;
  for (let node = 0; node < network.count; node++) pairs += sets.length[node];
  for (let node = 0; node < endItems; node++) ofEndItems += sets.length[node];
  return { pairs, pairsOfEndItems: ofEndItems, setsInArena: sets.used, circularNodes: circular };
}

/** CPU milliseconds of one removal: evaluating the whole network, and the cascade alone; means over a sample. */
function removalsOneByOne(network: Network, seed: number): { whole: number; cascade: number } {
  const random = mulberry32(seed + 7);
  const candidates = Array.from({ length: sampled }, () => Math.floor(random() * network.candidates));
  const evaluate = new WholeEvaluation(network);
  evaluate.failing(candidates[0]);
  const start = process.cpuUsage();
  for (const candidate of candidates) evaluate.failing(candidate);
  const { user, system } = process.cpuUsage(start);
  const loss = new Loss(network);
  const cascades = Math.min(network.candidates, 2000);
  const begin = process.cpuUsage();
  for (let k = 0; k < cascades; k++) {
    loss.begin();
    loss.lose(Math.floor(random() * network.candidates));
  }
  const used = process.cpuUsage(begin);
  return { whole: (user + system) / 1000 / sampled, cascade: (used.user + used.system) / 1000 / cascades };
}

/** The definition, evaluated over the whole network until nothing changes: what one would do without an algorithm. */
export class WholeEvaluation {
  readonly #network: Network;
  readonly #order: Int32Array;
  readonly #failed: Uint8Array;

  constructor(network: Network) {
    this.#network = network;
    // Children first: the best order that there is for it.
    this.#order = singleFailures(network).order;
    this.#failed = new Uint8Array(network.count);
  }

  failing(candidate: number): number {
    const { needs, children, lose } = this.#network;
    const failed = this.#failed.fill(0);
    let count = 0;
    for (let k = lose.offsets[candidate]; k < lose.offsets[candidate + 1]; k++) {
      failed[lose.targets[k]] = 1;
      count++;
    }
    for (let changed = true; changed; ) {
      changed = false;
      for (let k = 0; k < this.#order.length; k++) {
        const node = this.#order[k];
        if (failed[node] === 1) continue;
        const start = children.offsets[node];
        const end = children.offsets[node + 1];
        let down = 0;
        for (let e = start; e < end; e++) down += failed[children.targets[e]];
        if (needs[node] === Needs.all ? down === 0 : down < end - start || start === end) continue;
        failed[node] = 1;
        changed = true;
        count++;
      }
    }
    return count;
  }
}
