/** Cut pairs and triples of random supply, in both readings, against the definition: every set is lost in turn. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CutOrder, candidatesInScope, findCutSets } from '../../graph/analyses/cut-sets.ts';
import { countings, levels } from '../../graph/analyses/finding.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { singleSourceContext } from '../../graph/analyses/single-source.ts';
import { finished } from '../../graph/analyses/steps.ts';
import { asOf, randomSupply } from '../support/random-supply.ts';
import { replayWitness } from '../support/replay-witness.ts';
import { Oracle } from '../support/single-source-oracle.ts';
import { graphOf } from '../support/view-graph.ts';

const graphs = Number(process.env.HAUBERK_ORACLE_GRAPHS ?? 5000);

function subsets<T>(list: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return list.flatMap((first, at) => subsets(list.slice(at + 1), size - 1).map((rest) => [first, ...rest]));
}

/** End items that fail with all of a set, and with no part of it. */
function minimal(oracle: Oracle, reading: Oracle['definite'], set: readonly string[], ends: readonly string[]): string[] {
  const fails = (lost: readonly string[]): Set<string> => {
    const { items } = oracle.evaluate(reading, lost);
    return new Set(ends.filter((end) => items.get(end) === false));
  };
  const parts = set.map((_, k) => fails(set.filter((__, other) => other !== k)));
  return [...fails(set)].filter((end) => parts.every((part) => !part.has(end)));
}

async function check(seed: number, order: CutOrder): Promise<number> {
  const spec = randomSupply(seed);
  const fixture = graphOf(spec);
  const level = levels[seed % levels.length];
  const counting = countings[(seed >> 4) % 3];
  const programme = ([undefined, 'P', 'Q'] as const)[(seed >> 6) % 3];
  const index = programme === undefined ? undefined : fixture.graph.programmes.names.indexOf(programme);
  if (index === -1) return 0;
  const oracle = new Oracle(spec, level, counting, asOf);
  const ends = oracle.endItems(programme);
  const all = [...new Set([...spec.sources.keys()].flatMap((source) => oracle.candidates(source)))].sort();
  const expected = subsets(all, order).flatMap((set) => {
    const definite = minimal(oracle, oracle.definite, set, ends);
    const surely = oracle.evaluate(oracle.definite, set).items;
    const possible = minimal(oracle, oracle.possible, set, ends).filter((end) => surely.get(end));
    return [
      ...(definite.length === 0 ? [] : [`definite ${set.join()}: ${definite.sort().join()}`]),
      ...(possible.length === 0 ? [] : [`possible ${set.join()}: ${possible.sort().join()}`]),
    ];
  });
  const context = singleSourceContext(fixture.graph, { level, counting, asOf }, scopeOf(fixture.graph, index));
  const found = finished(findCutSets(context, { order, candidates: candidatesInScope(context) }));
  const name = (item: number): string => fixture.nameOf({ type: 'Item', index: item });
  const got = Array.from({ length: found.count }, (_, finding) => {
    const candidates = found
      .candidates(finding)
      .map((ref) => fixture.nameOf(ref))
      .sort();
    const endItems = found.endItems(finding);
    expect(found.stopped(finding)).toBe(endItems.length);
    for (const end of endItems) {
      const { witness } = found.proof(finding, end);
      const reading = oracle[found.certainty(finding)];
      const { failedItems } = replayWitness(fixture, oracle, { level, candidates, reading, witness, circular: false });
      expect(failedItems.has(name(end))).toBe(true);
    }
    return `${found.certainty(finding)} ${candidates.join()}: ${endItems.map(name).sort().join()}`;
  });
  expect(got.sort()).toEqual(expected.sort());
  return got.length;
}

describe('cut sets of supply against the definition taken literally', () => {
  it.each([2, 3] as const)(`of order %d agree on ${graphs} random graphs, and every witness replays`, async (order) => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 0x7fffffff }), async (seed) => {
        found += await check(seed, order);
      }),
      { numRuns: graphs },
    );
    expect(found).toBeGreaterThan(order === 2 ? graphs / 25 : graphs / 1000);
  });
});
