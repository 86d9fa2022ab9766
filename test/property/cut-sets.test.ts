/** Cut pairs and triples against the definition: every set of that size is lost in turn. */
import { describe, expect, test } from 'vitest';
import { finished } from '../../graph/analyses/steps.ts';
import { cutSets } from '../../graph/network/cut-sets.ts';
import { singleFailures } from '../../graph/network/single-failures.ts';
import { availability, type NetworkSpec, networkFrom, randomNetworkSpec } from '../support/random-network.ts';
import { random } from '../support/random-supply.ts';

const graphs = 5000;
const limits = { limit: 10_000, work: Number.POSITIVE_INFINITY };

/** Subsets of `0 .. candidates` of a size, ascending. */
function subsets(candidates: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  const all: number[][] = [];
  for (let first = from; first < candidates; first++) {
    for (const rest of subsets(candidates, size - 1, first + 1)) all.push([first, ...rest]);
  }
  return all;
}

/** Minimal sets of this size, with the end nodes that each stops. */
function literal(spec: NetworkSpec, ends: readonly number[], order: 2 | 3): string[] {
  const stopped = new Map<string, boolean[]>();
  const stateOf = (set: readonly number[]): boolean[] => {
    const known = stopped.get(set.join());
    if (known !== undefined) return known;
    const state = availability(spec, set);
    stopped.set(set.join(), state);
    return state;
  };
  return subsets(spec.candidates, order).flatMap((set) => {
    const parts = set.map((_, k) => set.filter((__, other) => other !== k));
    const all = order === 3 ? [...parts, ...set.map((one) => [one])] : parts;
    const count = ends.filter((end) => !stateOf(set)[end] && all.every((part) => stateOf(part)[end])).length;
    return count === 0 ? [] : [`${set.join()}: ${count}`];
  });
}

describe('cut sets', () => {
  test.each([2, 3] as const)(`of order %d equal the definition on ${graphs} networks`, (order) => {
    let found = 0;
    let circular = 0;
    for (let seed = 1; seed <= graphs; seed++) {
      const spec = randomNetworkSpec(seed + 100_000);
      const next = random(seed);
      const ends = spec.nodes.map((_, node) => node).filter(() => next() < 0.3);
      const network = networkFrom(spec);
      const singles = singleFailures(network);
      singles.sets.sort();
      const { kept, found: all, stops, tried } = finished(cutSets(network, singles, Int32Array.from(ends), order, limits));
      const expected = literal(spec, ends, order);
      const got = Array.from(
        { length: kept.count },
        (_, set) => `${kept.members.map((column) => column[set]).join()}: ${kept.stopped[set]}`,
      );
      expect(got.sort(), `seed ${seed}`).toEqual(expected.sort());
      expect(all).toBe(expected.length);
      expect(stops).toBe(expected.reduce((sum, line) => sum + Number(line.split(': ')[1]), 0));
      expect(tried).toBe(spec.candidates);
      found += expected.length;
      if (singles.circular > 0 && expected.length > 0) circular++;
    }
    expect(found).toBeGreaterThan(order === 2 ? 800 : 50);
    expect(circular).toBeGreaterThan(order === 2 ? 100 : 10);
  });

  test('those that stop most are kept, whatever the limit, and all are counted', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const spec = randomNetworkSpec(seed);
      const network = networkFrom(spec);
      const singles = singleFailures(network);
      singles.sets.sort();
      const ends = Int32Array.from(spec.nodes.keys());
      const whole = finished(cutSets(network, singles, ends, 2, limits));
      for (const limit of [1, 3]) {
        const some = finished(cutSets(network, singles, ends, 2, { ...limits, limit }));
        expect(some.found).toBe(whole.found);
        const first = Math.min(limit, whole.kept.count);
        expect(some.kept.stopped).toEqual(whole.kept.stopped.slice(0, first));
        expect(some.kept.members).toEqual(whole.kept.members.map((column) => column.slice(0, first)));
      }
    }
  });

  test('work that comes to its bound says of how many candidates all sets are known', () => {
    const spec = randomNetworkSpec(4);
    const network = networkFrom(spec);
    const singles = singleFailures(network);
    singles.sets.sort();
    const { tried } = finished(cutSets(network, singles, Int32Array.from(spec.nodes.keys()), 2, { limit: 10, work: -1 }));
    expect(tried).toBe(0);
  });
});
