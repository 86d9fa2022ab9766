/**
 * `bench -- fault-trees DIR [--third]`: minimal cut sets of order 1 and 2 (and 3) of each Open-PSA tree of
 * a folder, by the engine that finds single points and cut pairs of supply. Where the folder has an
 * EXPECTED.tsv (columns tree, order1, order2, order3), `agrees` says whether the counts are the same.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { finished } from '../graph/analyses/steps.ts';
import { cutSets } from '../graph/network/cut-sets.ts';
import { singleFailures } from '../graph/network/single-failures.ts';
import { emit, peakRssMiB, timed } from './measure.ts';
import { type FaultTree, readFaultTree } from './open-psa.ts';

const limits = { limit: 1000, work: Number.POSITIVE_INFINITY };

export async function bench(argv: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { third: { type: 'boolean' } } });
  const [folder] = positionals;
  if (folder === undefined) throw new Error('usage: bench fault-trees DIR [--third]');
  const expected = readExpected(join(folder, 'EXPECTED.tsv'));
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.xml'))
    .sort();
  let agree = 0;
  for (const file of files) {
    const tree = basename(file, '.xml');
    let read: FaultTree;
    try {
      read = readFaultTree(readFileSync(join(folder, file), 'utf8'));
    } catch (error) {
      emit({ tree, refused: (error as Error).message });
      continue;
    }
    const { result, cost } = await timed(async () => counts(read, values.third === true));
    const known = expected.get(tree);
    const agrees =
      known === undefined ? {} : { agrees: Object.entries(result).every(([order, count]) => known[order] === count) };
    if (agrees.agrees === true) agree++;
    const size = { gates: read.gates, basicEvents: read.events.length, nodes: read.network.count, coherent: read.coherent };
    emit({ bench: 'fault-trees', tree, ...result, ms: cost.wallMs, cpuMs: cost.cpuMs, ...size, ...agrees });
  }
  emit({ bench: 'fault-trees', trees: files.length, compared: expected.size, agree, peakRssMiB: peakRssMiB() });
}

function counts({ network, top }: FaultTree, third: boolean): Record<string, number> {
  const singles = singleFailures(network);
  singles.sets.sort();
  const ends = Int32Array.of(top);
  const order1 = singles.sets.length[top];
  const order2 = finished(cutSets(network, singles, ends, 2, limits)).found;
  return third ? { order1, order2, order3: finished(cutSets(network, singles, ends, 3, limits)).found } : { order1, order2 };
}

function readExpected(path: string): Map<string, Record<string, number>> {
  if (!existsSync(path)) return new Map();
  const [head, ...rows] = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  return new Map(rows.map(([tree, ...cells]) => [tree, Object.fromEntries(cells.map((cell, k) => [head[k + 1], Number(cell)]))]));
}
