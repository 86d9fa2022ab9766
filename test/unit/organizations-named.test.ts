import { expect, it } from 'vitest';
import { organizationsNamed } from '../../app/search/organizations-named.ts';
import { randomSupply } from '../support/random-supply.ts';
import { graphOf } from '../support/view-graph.ts';

it('finds all organisations that bear a name, ascending and each once, and no other', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const { graph } = graphOf(randomSupply(seed));
    const { count } = graph.organizations;
    // Few hashes, some equal in their low bits, several of one organisation.
    const hashes = Array.from({ length: count }, (_, o) => [((o * seed) % 3) * 2 ** 40 + (o % 2), 2 ** 41 + (o % 5)]);
    const offsets = Int32Array.from({ length: count + 1 }, (_, o) => 2 * o);
    const named = {
      ...graph,
      organizations: { ...graph.organizations, names: { offsets, values: Float64Array.from(hashes.flat()) } },
    };
    for (const wanted of new Set([...hashes.flat(), 7, 2 ** 52])) {
      const all = Array.from({ length: count }, (_, o) => o).filter((o) => hashes[o]?.includes(wanted));
      expect(organizationsNamed(named as typeof graph, wanted), `seed ${seed}`).toEqual(all);
    }
  }
});
