/**
 * `bench -- repair [--nodes 1000000] [--seed 1] [--measures 100] [--shape base]`: a plan of so many new
 * sources for a synthetic supply network; every item with sources may have another, independent of all
 * suppliers. What is left is found by running every single failure anew. The baseline weighs measures
 * one at a time by such a run each, over a sample: the first step of a plan by that way, for all measures.
 */
import { parseArgs } from 'node:util';
import { finished } from '../graph/analyses/steps.ts';
import type { Measure } from '../graph/network/measures.ts';
import { gapsLeft, planRepair } from '../graph/network/repair.ts';
import { emit, peakRssMiB, timed } from './measure.ts';
import { mulberry32 } from './random.ts';
import { type Shape, type SupplyShape, shapes, supplyShape } from './supply-shapes.ts';

const sampled = 3;

export async function bench(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: {
      nodes: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      measures: { type: 'string', default: '100' },
      shape: { type: 'string', default: 'base' },
    },
  });
  const shape = shapes.find((known) => known === values.shape) as Shape;
  const supply = supplyShape({ nodes: Number(values.nodes), shape, seed: Number(values.seed) });
  const { network, endItems } = supply;
  const weight = new Float64Array(network.count).fill(1, 0, endItems);
  const measures = newSources(supply);
  const size = { shape, nodes: network.count, edges: supply.edges, suppliers: supply.suppliers, endItems };
  emit({ bench: 'repair', ...size, measuresOffered: measures.length });
  // Once before, on a small one: what is measured is not the compiler, nor the loading of the solver.
  await warmUp(shape);
  const planned = await timed(() => planRepair(network, weight, measures, { limit: Number(values.measures) }, finished));
  const { choice, bound, requirements } = planned.result;
  const peakOfPlan = peakRssMiB();
  const anew = await timed(async () =>
    gapsLeft(
      network,
      weight,
      choice.measures.map((at) => measures[at]),
    ),
  );
  emit({
    bench: 'repair',
    measuresTaken: choice.measures.length,
    gapsBefore: requirements.total,
    closed: choice.closed,
    exchanges: choice.exchanges,
    bound: bound.value,
    boundBy: bound.by,
    boundGap: bound.value - choice.closed,
    boundGapPercent: (100 * (bound.value - choice.closed)) / Math.max(1, bound.value),
    residual: anew.result.weight,
    residualAgrees: anew.result.weight === requirements.total - choice.closed,
    withoutMeasure: requirements.hopeless,
    tooWide: requirements.tooWide,
    planWallMs: planned.cost.wallMs,
    planCpuMs: planned.cost.cpuMs,
    residualCpuMs: anew.cost.cpuMs,
    peakRssMiB: peakOfPlan,
  });
  await baseline(supply, weight, measures, planned.cost.cpuMs, Number(values.seed));
}

async function warmUp(shape: Shape): Promise<void> {
  const small = supplyShape({ nodes: 3000, shape, seed: 7 });
  const weight = new Float64Array(small.network.count).fill(1, 0, small.endItems);
  for (let round = 0; round < 3; round++) await planRepair(small.network, weight, newSources(small), { limit: 10 }, finished);
}

/** One at the supply of every item that has sources: its only source, or its choice among several. */
function newSources({ network, items }: SupplyShape): Measure[] {
  const { offsets, targets } = network.children;
  const measures: Measure[] = [];
  for (let item = 0; item < items; item++) {
    for (let e = offsets[item]; e < offsets[item + 1]; e++) {
      if (targets[e] >= items) measures.push({ place: targets[e], children: [], lostWith: [], cost: 1 });
    }
  }
  return measures;
}

async function baseline(
  { network }: SupplyShape,
  weight: Float64Array,
  measures: readonly Measure[],
  planCpuMs: number,
  seed: number,
) {
  const random = mulberry32(seed);
  const { cost } = await timed(async () => {
    for (let k = 0; k < sampled; k++) gapsLeft(network, weight, [measures[Math.floor(random() * measures.length)]]);
  });
  const estimated = (cost.cpuMs / sampled) * measures.length;
  emit({
    bench: 'repair',
    baseline: 'each measure weighed by running every single failure anew, first step alone',
    sampled,
    of: measures.length,
    cpuMsEach: cost.cpuMs / sampled,
    cpuMsEstimated: estimated,
    ratio: estimated / planCpuMs,
  });
}
