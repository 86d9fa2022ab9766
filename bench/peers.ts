/**
 * `bench -- peers --out DIR [--nodes 10000] [--shape base] [--seed 1]`: writes a supply shape as CSV with the
 * product's answers to questions that other programs can be asked too, and prints what its own answers
 * cost. `bench/peers/README.md` says how to ask networkx, igraph and Neo4j the same.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cutSetsInThreads } from '../graph/network/cut-sets-threads.ts';
import { Loss } from '../graph/network/loss.ts';
import type { Network } from '../graph/network/network.ts';
import { singleFailures } from '../graph/network/single-failures.ts';
import { type Cost, emit, peakRssMiB, quantile, timed } from './measure.ts';
import { exportCsv, writeRows } from './peers/export-csv.ts';
import {
  askedSuppliers,
  type Count,
  countOf,
  Dependents,
  directSingleSources,
  singlePoints,
  stoppedBy,
} from './peers/questions.ts';
import { sizeOf } from './singles.ts';
import { type Shape, type SupplyShape, supplyShape, withCandidates } from './supply-shapes.ts';

/** Countries that are lost, one with many sites before those with few. */
const askedCountries = [0, 10, 30, 59];
/** Single losses are too short for the clock of processor time: so many in a row. */
const repeats = 50;
/** Runs of what takes milliseconds. */
const runs = 5;

interface Answers {
  [question: string]: unknown;
}

export async function bench(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: {
      out: { type: 'string' },
      nodes: { type: 'string', default: '10000' },
      shape: { type: 'string', default: 'base' },
      seed: { type: 'string', default: '1' },
    },
  });
  if (values.out === undefined) throw new Error('--out DIR is needed');
  const seed = Number(values.seed);
  const made = supplyShape({ nodes: Number(values.nodes), shape: values.shape as Shape, seed });
  const head = { bench: 'peers', peer: 'hauberk', shape: values.shape, ...sizeOf(made) };
  exportCsv(values.out, made);
  const suppliers = askedSuppliers(made.suppliers, seed);
  const { items, endItems } = made;
  const answers: Answers = { items, endItems, suppliers: made.suppliers, askedSuppliers: suppliers, askedCountries };
  const dependents = new Dependents(made.network);
  answers.dependents = oneByOne('dependents', suppliers, made, (supplier) => dependents.of(supplier), head);
  answers.supplierLost = cascades('supplier lost', suppliers, made, made.network, head);
  const byCountry = withCandidates(made, made.countryOf, made.countries);
  answers.countryLost = cascades('country lost', askedCountries, made, byCountry, head);
  const direct = await warm(async () => directSingleSources(made));
  answers.directSingleSources = direct.result;
  report(head, 'direct single sources', direct.cost, { found: direct.result });
  const singles = await warm(async () => singleFailures(made.network));
  const points = singlePoints(singles.result, endItems);
  writeRows(join(values.out, 'single-points.csv'), 'endItem,supplier', rowsOf(points));
  answers.singlePoints = points.length;
  report(head, 'single points of every node', singles.cost, { ofEndItems: points.length });
  const ends = Int32Array.from({ length: endItems }, (_, item) => item);
  const limits = { limit: 1000, work: Number.POSITIVE_INFINITY };
  const pairs = await timed(async () => cutSetsInThreads(made.network, singleFailures(made.network), ends, 2, limits, 2));
  answers.cutPairs = pairs.result.stops;
  report(head, 'cut pairs of every end item', pairs.cost, { found: pairs.result.found, byEndItem: pairs.result.stops });
  writeFileSync(join(values.out, 'answers.json'), `${JSON.stringify(answers)}\n`);
}

/** The median of several runs after one that compiles. */
async function warm<T>(work: () => Promise<T>): Promise<{ result: T; cost: Cost }> {
  let { result } = await timed(work);
  const costs: Cost[] = [];
  for (let run = 0; run < runs; run++) {
    const again = await timed(work);
    result = again.result;
    costs.push(again.cost);
  }
  return { result, cost: { wallMs: middle(costs, 'wallMs'), cpuMs: middle(costs, 'cpuMs') } };
}

function cascades(question: string, candidates: number[], made: SupplyShape, network: Network, head: object): Count[] {
  const loss = new Loss(network);
  return oneByOne(question, candidates, made, (candidate) => stoppedBy(loss, candidate), head);
}

/** Asks about each candidate, and prints the median, and the greatest, of what one answer costs. */
function oneByOne(
  question: string,
  candidates: number[],
  made: SupplyShape,
  ask: (candidate: number) => Int32Array,
  head: object,
): Count[] {
  const costs: Cost[] = [];
  const counts = candidates.map((candidate) => {
    const count = countOf(ask(candidate), made);
    const cpu = process.cpuUsage();
    const start = performance.now();
    for (let k = 0; k < repeats; k++) ask(candidate);
    const wallMs = (performance.now() - start) / repeats;
    const { user, system } = process.cpuUsage(cpu);
    costs.push({ wallMs, cpuMs: (user + system) / 1000 / repeats });
    return count;
  });
  const median = { wallMs: middle(costs, 'wallMs'), cpuMs: middle(costs, 'cpuMs') };
  const greatest = Math.max(...counts.map((count) => count.items));
  report(head, question, median, { each: candidates.length, cpuMsMost: Math.max(...costs.map(({ cpuMs }) => cpuMs)), greatest });
  return counts;
}

function middle(costs: readonly Cost[], name: keyof Cost): number {
  return quantile(
    costs.map((cost) => cost[name]),
    0.5,
  );
}

function report(head: object, question: string, { wallMs, cpuMs }: Cost, more: object): void {
  emit({ ...head, question, cpuMs: exact(cpuMs), wallMs: exact(wallMs), ...more, peakRssMiB: peakRssMiB() });
}

/** Microseconds, where `emit` would leave hundredths of a millisecond. */
function exact(ms: number): number | string {
  return ms < 1 ? `${(ms * 1000).toFixed(1)} us` : ms;
}

function* rowsOf(pairs: readonly [number, number][]): Generator<string> {
  for (const [end, supplier] of pairs) yield `${end},${supplier}`;
}
