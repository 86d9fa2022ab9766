/**
 * Fault trees of real plants (Aralia, CC0): minimal cut sets of orders 1 to 3 against counts that were
 * made by a binary decision diagram and checked by a second method (../shared/fault-trees/EXPECTED.tsv).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFaultTree } from '../../bench/open-psa.ts';
import { finished } from '../../graph/analyses/steps.ts';
import { cutSets } from '../../graph/network/cut-sets.ts';
import { singleFailures } from '../../graph/network/single-failures.ts';

const folder = new URL('../../../shared/fault-trees/', import.meta.url);
const present = existsSync(folder);
if (!present) process.stderr.write('skipped: fault trees are not installed (../shared/fault-trees)\n');
const limits = { limit: 100, work: Number.POSITIVE_INFINITY };

function orders(xml: string): number[] {
  const { network, top } = readFaultTree(xml);
  const singles = singleFailures(network);
  singles.sets.sort();
  const ends = Int32Array.of(top);
  return [
    singles.sets.length[top],
    ...([2, 3] as const).map((order) => finished(cutSets(network, singles, ends, order, limits)).found),
  ];
}

describe.skipIf(!present)('fault trees', () => {
  const rows = present ? readFileSync(new URL('EXPECTED.tsv', folder), 'utf8').trim().split('\n').slice(1) : [];

  it('are all expected', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.xml'));
    expect(rows.map((row) => `${row.split('\t')[0]}.xml`).sort()).toEqual(files.sort());
  });

  it.each(rows.map((row) => row.split('\t')))('%s', (tree, events, ...counts) => {
    const xml = readFileSync(new URL(`${tree}.xml`, folder), 'utf8');
    expect(readFaultTree(xml).events.length).toBe(Number(events));
    expect(orders(xml)).toEqual(counts.slice(0, 3).map(Number));
  });
});
