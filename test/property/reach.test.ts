/** What is reached, and how far, against the powers of the matrix of edges. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reach } from '../../graph/analyses/reach.ts';

const size = 7;
const place = fc.integer({ min: 0, max: size - 1 });
const edges = fc.array(fc.tuple(place, place), { maxLength: 16 });

function csrOf(pairs: readonly (readonly [number, number])[]) {
  const rows = Array.from({ length: size }, (_, from) =>
    [...new Set(pairs.filter((p) => p[0] === from).map((p) => p[1]))].sort(),
  );
  const offsets = Int32Array.from([0, ...rows.map((_, i) => rows.slice(0, i + 1).flat().length)]);
  return { offsets, targets: Int32Array.from(rows.flat()) };
}

/** Walks of exactly k steps, for k up to the number of items: a shortest one has fewer. */
function bruteForce(pairs: readonly (readonly [number, number])[], from: number): Map<number, number> {
  const found = new Map([[from, 0]]);
  let ends = new Set([from]);
  for (let steps = 1; steps <= size; steps++) {
    ends = new Set(pairs.filter((pair) => ends.has(pair[0])).map((pair) => pair[1]));
    for (const end of ends) if (!found.has(end)) found.set(end, steps);
  }
  return found;
}

it('reaches what walks reach, cycles included, in as many steps, nearest first', () => {
  fc.assert(
    fc.property(edges, place, (pairs, from) => {
      const { depth, order } = reach(csrOf(pairs), from);
      const expected = bruteForce(pairs, from);
      expect([...depth]).toEqual(Array.from(depth, (_, item) => expected.get(item) ?? -1));
      expect([...order].sort()).toEqual([...expected.keys()].sort());
      const depths = [...order].map((item) => expected.get(item) as number);
      expect(depths).toEqual([...depths].sort((a, b) => a - b));
    }),
    { numRuns: 500, seed: 20261130 },
  );
});
