/**
 * `bench -- times [--nodes 1000000] [--seed 1] [--shape base]`: times to survive and to recover of every
 * node that fails, for the loss of every supplier, both ends of each interval: half of the items have a
 * cover, a tenth of the covers is not known. Beside it what relaxing the equations over the whole network
 * takes, one end of one time, on a sample in the same run.
 */
import { parseArgs } from 'node:util';
import { RecoveryTimes } from '../graph/analyses/time-to-recover.ts';
import { SurvivalTimes } from '../graph/analyses/time-to-survive.ts';
import { Loss } from '../graph/network/loss.ts';
import { Needs, type Network } from '../graph/network/network.ts';
import { emit, peakRssMiB, timed } from './measure.ts';
import { mulberry32 } from './random.ts';
import { sizeOf } from './singles.ts';
import { type Shape, supplyShape } from './supply-shapes.ts';

/** Losses whose times are relaxed over the whole network for the baseline. */
const sampled = 3;

export async function bench(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: {
      nodes: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      shape: { type: 'string', default: 'base' },
    },
  });
  const seed = Number(values.seed);
  const made = supplyShape({ nodes: Number(values.nodes), shape: values.shape as Shape, seed });
  const { network, items, sources, endItems } = made;
  const random = mulberry32(seed + 3);
  const low = new Float64Array(network.count);
  const high = new Float64Array(network.count);
  for (let item = 0; item < items; item++) {
    if (random() < 0.5) continue;
    const unknown = random() < 0.1;
    low[item] = unknown ? 0 : Math.floor(random() * 60);
    high[item] = unknown ? Number.POSITIVE_INFINITY : low[item];
  }
  const days = new Float64Array(network.count);
  for (let k = 0; k < sources; k++) days[items + k] = Math.floor(random() * 400);
  const loss = new Loss(network);
  const labelings = [new SurvivalTimes(network, low), new SurvivalTimes(network, high), new RecoveryTimes(network, days)];
  let failing = 0;
  let felt = 0;
  const { cost } = await timed(async () => {
    for (let candidate = 0; candidate < network.candidates; candidate++) {
      loss.begin();
      loss.lose(candidate);
      for (const labeling of labelings) labeling.run(loss);
      failing += loss.length;
      for (let end = 0; end < endItems; end++) if (loss.failed(end)) felt++;
    }
  });
  let differences = 0;
  const relaxed = await timed(async () => {
    for (let k = 0; k < sampled; k++) {
      const candidate = Math.floor(random() * network.candidates);
      loss.begin();
      loss.lose(candidate);
      labelings[0].run(loss);
      const expected = relax(network, low, candidate);
      for (let node = 0; node < network.count; node++) if (expected[node] !== labelings[0].of(node)) differences++;
    }
  });
  const baselineMs = relaxed.cost.cpuMs / sampled;
  emit({
    bench: 'times',
    shape: values.shape,
    seed,
    ...sizeOf(made),
    candidates: network.candidates,
    labelings: labelings.length,
    failing,
    endItemsFelt: felt,
    ...cost,
    cpuMicrosPerCandidate: (1000 * cost.cpuMs) / network.candidates,
    baselineMsPerLabeling: baselineMs,
    ratio: (baselineMs * network.candidates * labelings.length) / cost.cpuMs,
    sampled,
    differences,
    peakRssMiB: peakRssMiB(),
  });
}

/** The equations over the whole network, from "never" until nothing changes. */
function relax({ count, needs, children, lose }: Network, cover: Float64Array, candidate: number): Float64Array {
  const times = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const lost = new Uint8Array(count);
  for (let e = lose.offsets[candidate]; e < lose.offsets[candidate + 1]; e++) lost[lose.targets[e]] = 1;
  for (let changed = true; changed; ) {
    changed = false;
    for (let node = count - 1; node >= 0; node--) {
      let waits = lost[node] === 1 ? 0 : Number.POSITIVE_INFINITY;
      const [from, to] = [children.offsets[node], children.offsets[node + 1]];
      if (lost[node] === 0 && from < to) {
        waits = times[children.targets[from]];
        for (let e = from + 1; e < to; e++) {
          const below = times[children.targets[e]];
          waits = needs[node] === Needs.any ? Math.max(waits, below) : Math.min(waits, below);
        }
      }
      const time = waits + cover[node];
      if (time < times[node]) {
        times[node] = time;
        changed = true;
      }
    }
  }
  return times;
}
