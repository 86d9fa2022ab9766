/** The compiled search by threads, and the same by one: equal to the last set kept, whoever takes which block. */
import { describe, expect, it } from 'vitest';
import type { supplyShape as SupplyShape } from '../../bench/supply-shapes.ts';
import { finished } from '../../graph/analyses/steps.ts';
import { cutSets } from '../../graph/network/cut-sets.ts';
import type { cutSetsInThreads as InThreads } from '../../graph/network/cut-sets-threads.ts';
import { singleFailures } from '../../graph/network/single-failures.ts';

const dist = new URL('../../dist/', import.meta.url);
const { cutSetsInThreads } = (await import(new URL('graph/network/cut-sets-threads.js', dist).href)) as {
  cutSetsInThreads: typeof InThreads;
};
const { supplyShape } = (await import(new URL('bench/supply-shapes.js', dist).href)) as { supplyShape: typeof SupplyShape };

function question(nodes: number, shape: 'base' | 'cyclic') {
  const made = supplyShape({ nodes, shape, seed: 3 });
  const singles = singleFailures(made.network);
  singles.sets.sort();
  return [made.network, singles, Int32Array.from({ length: made.items / 20 }, (_, item) => item)] as const;
}

describe('cut sets by threads', () => {
  it.each([
    ['pairs', 2, 20_000, 1e12],
    ['pairs, where the work ends the search', 2, 20_000, 2_000_000],
    ['triples', 3, 2_000, 1e12],
    ['triples, where the work ends the search', 3, 2_000, 5_000_000],
  ] as const)('%s', async (_, order, nodes, work) => {
    const asked = question(nodes, 'cyclic');
    const limits = { limit: 500, work };
    const one = finished(cutSets(...asked, order, limits));
    for (const threads of [1, 3]) expect(await cutSetsInThreads(...asked, order, limits, threads)).toEqual(one);
    expect(one.found).toBeGreaterThan(order === 2 ? 500 : 0);
    if (work < 1e12) expect(one.tried).toBeLessThan(asked[0].candidates);
    else expect(one.tried).toBe(asked[0].candidates);
  });

  it('fails with the thread that fails', async () => {
    const [network, singles, ends] = question(1_000, 'base');
    await expect(cutSetsInThreads(network, singles, ends, 2, { limit: -1, work: 1e9 }, 2)).rejects.toThrow('array length');
  });
});
