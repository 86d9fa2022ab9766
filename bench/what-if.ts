/**
 * `bench -- what-if [--nodes 1000000] [--seed 1] [--shape base] [--fault-trees DIR]`: what fails when one
 * supplier, one site, one country is lost, by the cascade over the failing part; scenarios by lanes of
 * bits; 10,000 seeded runs over a thousand suppliers of stated probability. Beside each what evaluating
 * the whole network once for each scenario takes, on a sample in the same run. With `--fault-trees`
 * instead: seeded runs over each coherent tree against its exact top probability in EXPECTED.tsv.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { networkRuns, probabilityOf, type ScenarioCandidate } from '../graph/analyses/scenario-runs.ts';
import { finished } from '../graph/analyses/steps.ts';
import { Loss } from '../graph/network/loss.ts';
import { type Network, networkOf } from '../graph/network/network.ts';
import { Scenarios } from '../graph/network/scenarios.ts';
import { type Cost, emit, peakRssMiB, quantile, timed } from './measure.ts';
import { readFaultTree } from './open-psa.ts';
import { mulberry32 } from './random.ts';
import { sizeOf, WholeEvaluation } from './singles.ts';
import { type Shape, type SupplyShape, supplyShape, withCandidates } from './supply-shapes.ts';

/** Evaluations of the whole network that are timed for the baseline. */
const sampled = 10;
/** Losses that are timed; all candidates, over and over, where there are fewer. */
const losses = 3000;
const leastRounds = 5;
/** Suppliers that have a stated probability in the seeded runs, and which. */
const stated = 1000;
const probability = 0.01;
const runs = 10_000;
/** Runs over a fault tree: enough for a top event of one in a thousand. */
const treeRuns = 1_000_000;

export async function bench(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: {
      nodes: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      shape: { type: 'string', default: 'base' },
      'fault-trees': { type: 'string' },
    },
  });
  const seed = Number(values.seed);
  if (values['fault-trees'] !== undefined) return await faultTrees(values['fault-trees'], seed);
  const made = supplyShape({ nodes: Number(values.nodes), shape: values.shape as Shape, seed });
  const size = { shape: values.shape, seed, ...sizeOf(made) };
  const wholeMs = wholeEvaluations(made.network, seed);
  const levels = [
    ['supplier', made.supplierOf, made.suppliers],
    ['site', made.siteOf, 2 * made.suppliers],
    ['country', made.countryOf, made.countries],
  ] as const;
  for (const [lost, of, count] of levels) {
    const network = lost === 'supplier' ? made.network : withCandidates(made, of, count);
    emit({ bench: 'what-if', lost, ...size, candidates: count, ...cascades(network, seed, wholeMs) });
  }
  await lanes(made, size, wholeMs, seed);
  await monteCarlo(made, size, wholeMs, seed);
}

/** CPU milliseconds of evaluating the whole network for one scenario; the mean over a sample. */
function wholeEvaluations(network: Network, seed: number): number {
  const random = mulberry32(seed + 7);
  const evaluation = new WholeEvaluation(network);
  evaluation.failing(0);
  const start = process.cpuUsage();
  for (let k = 0; k < sampled; k++) evaluation.failing(Math.floor(random() * network.candidates));
  return cpuMsSince(start) / sampled;
}

function cpuMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Losses of one candidate that takes something down, each timed; what takes nothing is no what-if. */
function cascades(network: Network, seed: number, wholeMs: number) {
  const random = mulberry32(seed + 11);
  const loss = new Loss(network);
  const { offsets } = network.lose;
  const those = Array.from({ length: network.candidates }, (_, c) => c).filter((c) => offsets[c] !== offsets[c + 1]);
  const count = Math.min(losses, those.length * leastRounds);
  const chosen = Array.from({ length: count }, (_, k) =>
    those.length <= losses ? those[k % those.length] : those[Math.floor(random() * those.length)],
  );
  const run = (candidate: number): void => {
    loss.begin();
    loss.lose(candidate);
  };
  // The first are run untimed: code is compiled, pages are touched.
  for (const candidate of chosen.slice(0, Math.min(200, count))) run(candidate);
  const [cpu, wall, failing]: [number[], number[], number[]] = [[], [], []];
  for (const candidate of chosen) {
    const start = process.cpuUsage();
    const begin = performance.now();
    run(candidate);
    wall.push(performance.now() - begin);
    cpu.push(cpuMsSince(start));
    failing.push(loss.length);
  }
  const micros = (values: readonly number[], part: number): number => 1000 * quantile(values, part);
  return {
    losses: count,
    cpuMicrosMedian: micros(cpu, 0.5),
    cpuMicrosP95: micros(cpu, 0.95),
    wallMicrosMedian: micros(wall, 0.5),
    wallMicrosP95: micros(wall, 0.95),
    failingMedian: quantile(failing, 0.5),
    failingP95: quantile(failing, 0.95),
    failingMost: Math.max(...failing),
    wholeEvaluationMs: wholeMs,
    timesWholeEvaluation: (1000 * wholeMs) / micros(cpu, 0.5),
    peakRssMiB: peakRssMiB(),
  };
}

/** Scenarios in which ten suppliers are lost at once, by lanes: everything that can fail is swept. */
async function lanes({ network }: SupplyShape, size: object, wholeMs: number, seed: number): Promise<void> {
  const random = mulberry32(seed + 13);
  const { result: scenarios, cost: made } = await timed(async () => new Scenarios(network));
  const costs: Cost[] = [];
  for (let block = 0; block < 5; block++) {
    scenarios.lost.fill(0);
    for (let lane = 0; lane < scenarios.size; lane++) {
      for (let k = 0; k < 10; k++)
        scenarios.lost[Math.floor(random() * network.candidates) * scenarios.words + (lane >> 5)] |= 1 << (lane & 31);
    }
    costs.push((await timed(async () => scenarios.evaluate())).cost);
  }
  const cpuMs = quantile(
    costs.map((cost) => cost.cpuMs),
    0.5,
  );
  emit({
    bench: 'what-if',
    lanes: scenarios.size,
    ...size,
    reach: scenarios.reach,
    madeCpuMs: made.cpuMs,
    cpuMs,
    wallMs: quantile(
      costs.map((cost) => cost.wallMs),
      0.5,
    ),
    scenariosPerSecond: (1000 * scenarios.size) / cpuMs,
    wholeEvaluationMs: wholeMs,
    timesWholeEvaluation: (wholeMs * scenarios.size) / cpuMs,
    peakRssMiB: peakRssMiB(),
  });
}

/** A thousand suppliers are lost with 1 % each, independently. */
async function monteCarlo(made: SupplyShape, size: object, wholeMs: number, seed: number): Promise<void> {
  const random = mulberry32(seed + 17);
  const candidateOf = new Int32Array(made.suppliers).fill(-1);
  for (let candidate = 0; candidate < Math.min(stated, made.suppliers); ) {
    const supplier = Math.floor(random() * made.suppliers);
    if (candidateOf[supplier] === -1) candidateOf[supplier] = candidate++;
  }
  const candidates = Array.from(
    { length: Math.min(stated, made.suppliers) },
    (_, draw): ScenarioCandidate => ({ probability, draw, days: undefined }),
  );
  const { result, cost } = await timed(async () => {
    const network = ofStated(made, candidateOf, candidates.length);
    const nodes = Int32Array.from({ length: made.endItems }, (_, node) => node);
    const run = { definite: network, possible: network, nodes, ...eachItsOwn(candidates.length) };
    return finished(networkRuns(run, candidates, { runs, seed }));
  });
  const stopped = result.stopping.reduce((sum, one) => sum + one.runs, 0);
  emit({
    bench: 'what-if',
    runs,
    stated: candidates.length,
    probability,
    ...size,
    cpuMs: cost.cpuMs,
    wallMs: cost.wallMs,
    runsPerSecond: (1000 * runs) / cost.cpuMs,
    runsThatStopSomething: stopped,
    wholeEvaluationMs: wholeMs,
    timesWholeEvaluation: (wholeMs * runs) / cost.cpuMs,
    peakRssMiB: peakRssMiB(),
  });
}

/** Each row takes one candidate of the network. */
function eachItsOwn(count: number) {
  const offsets = Int32Array.from({ length: count + 1 }, (_, row) => row);
  return { rows: { offsets, targets: offsets.slice(0, count) }, levelsOf: new Uint8Array(count) };
}

function ofStated({ network, items, supplierOf }: SupplyShape, candidateOf: Int32Array, count: number): Network {
  const offsets = new Int32Array(network.count + 1);
  const targets: number[] = [];
  for (let node = 0; node < network.count; node++) {
    const source = node - items;
    const candidate = source >= 0 && source < supplierOf.length ? candidateOf[supplierOf[source]] : -1;
    if (candidate !== -1) targets.push(candidate);
    offsets[node + 1] = targets.length;
  }
  return networkOf(network.needs, network.children, count, { offsets, targets: Int32Array.from(targets) });
}

/** Each event is lost with its probability; the top of a coherent tree fails as often as it should. */
async function faultTrees(folder: string, seed: number): Promise<void> {
  const exact = topProbabilities(join(folder, 'EXPECTED.tsv'));
  let [inside, compared] = [0, 0];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.xml'))
    .sort()) {
    const xml = readFileSync(join(folder, file), 'utf8');
    const { network, top, events, coherent } = readFaultTree(xml);
    const known = exact.get(basename(file, '.xml'));
    const chance = eventProbabilities(xml);
    if (!coherent || known === undefined || events.some((event) => !chance.has(event))) continue;
    const candidates = events.map(
      (event, draw): ScenarioCandidate => ({ probability: chance.get(event) as number, draw, days: undefined }),
    );
    const run = { definite: network, possible: network, nodes: Int32Array.of(top), ...eachItsOwn(events.length) };
    const { result, cost } = await timed(async () =>
      finished(networkRuns(run, candidates, { runs: treeRuns, seed, keep: false })),
    );
    const { estimate, low, high } = probabilityOf(result, result.definite, 0);
    const holds = low <= known && known <= high;
    compared++;
    if (holds) inside++;
    // As texts: what is rounded for people would lose the digits that matter.
    const digits = { estimate: estimate.toPrecision(4), low: low.toPrecision(4), high: high.toPrecision(4) };
    emit({
      bench: 'what-if',
      tree: basename(file, '.xml'),
      runs: treeRuns,
      exact: known.toPrecision(6),
      ...digits,
      inside: holds,
      cpuMs: cost.cpuMs,
    });
  }
  emit({ bench: 'what-if', trees: compared, inside, peakRssMiB: peakRssMiB() });
}

function topProbabilities(path: string): Map<string, number> {
  if (!existsSync(path)) return new Map();
  const [head, ...rows] = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const column = head.indexOf('top_probability');
  return new Map(rows.map((cells) => [cells[0], Number(cells[column])]));
}

function eventProbabilities(xml: string): Map<string, number> {
  const found = xml.matchAll(/<define-basic-event name="([^"]+)"[^>]*>\s*<float value="([^"]+)"/g);
  return new Map([...found].map(([, name, value]) => [name, Number(value)]));
}
