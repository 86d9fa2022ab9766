/** Losses with capacities, from a view's graph: exact where everything is stated, and intervals that hold what may be. */
import { expect, it } from 'vitest';
import { linearPrograms } from '../../app/analyses/linear-programs.ts';
import { CapacityLosses } from '../../graph/analyses/capacity-losses.ts';
import type { CapacityCase } from '../../graph/analyses/capacity-model.ts';
import { countedSources } from '../../graph/analyses/counting.ts';
import type { Exposure } from '../../graph/analyses/exposure.ts';
import type { Interval } from '../../graph/analyses/finding.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { singleSourceContext } from '../../graph/analyses/single-source.ts';
import { finished } from '../../graph/analyses/steps.ts';
import { dailyDemand } from '../../graph/analyses/time-demand.ts';
import { available, randomTree, treeSurvival } from '../support/capacity-tree.ts';
import { asOf, random } from '../support/random-supply.ts';
import { never, timedSupply } from '../support/time-oracle.ts';
import { type GraphSpec, graphOf, type SourceSpec } from '../support/view-graph.ts';

const solve = await linearPrograms();
const options = { level: 'supplier', counting: 'able', asOf } as const;

function lossesOf(spec: GraphSpec, onHand: Readonly<Record<string, number>>): Map<string, Exposure | undefined> {
  const fixture = graphOf(spec);
  const { graph } = fixture;
  const context = singleSourceContext(graph, options, scopeOf(graph, undefined));
  const units = Float64Array.from(
    { length: graph.items.count },
    (_, index) => onHand[fixture.nameOf({ type: 'Item', index })] ?? NaN,
  );
  const facts = { demand: dailyDemand(graph, countedSources(graph, options)), onHand: units };
  const losses = new CapacityLosses(context, facts, solve);
  return new Map(
    Array.from({ length: graph.organizations.count }, (_, index) => [
      fixture.nameOf({ type: 'Organization', index }),
      finished(losses.of(index)),
    ]),
  );
}

/** Source `k` of item `i` is made by `Si.k`, which is back after `days`. */
function specOf({ items, endItems }: CapacityCase, days: number): { spec: GraphSpec; onHand: Record<string, number> } {
  const edges = (needs: readonly { item: number; quantity: number }[]) =>
    needs.map(({ item, quantity }) => [`i${item}`, { quantity: quantity * 100 }] as const);
  const [{ demand, value }] = endItems;
  const sources = items.flatMap((one, at) =>
    (one.sources ?? []).map(
      ({ capacity, requires }, k): SourceSpec => ({
        item: `i${at}`,
        by: `S${at}.${k}`,
        standing: 'chosen',
        requires: edges(requires),
        numbers: { capacityPerDay: capacity * 100, timeToRecoverDays: days },
      }),
    ),
  );
  return {
    spec: {
      items: Object.fromEntries(items.map((one, at) => [`i${at}`, { requires: edges(one.requires) }])),
      sources,
      programmes: { P: [['i0', { dailyDemand: demand * 100, dailyValue: demand * value * 100 }]] },
    },
    onHand: Object.fromEntries(items.map(({ stock }, at) => [`i${at}`, stock])),
  };
}

/** A source that is lost makes nothing; where none was recorded the item is to be had. */
function withoutSource(stated: CapacityCase, item: number, source: number): CapacityCase {
  const items = stated.items.map((one, at) =>
    at === item ? { ...one, sources: one.sources?.map((own, k) => (k === source ? { ...own, capacity: 0 } : own)) } : one,
  );
  return { ...stated, items };
}

it('are what can be reckoned up a tree when everything is stated', () => {
  let felt = 0;
  for (let seed = 1; seed <= 400; seed++) {
    // Of an item without a source nobody knows how much more there is: each has one here.
    const tree = randomTree(seed);
    const some = [{ capacity: 500, requires: [] }];
    const items = tree.items.map((one) => ({ ...one, sources: (one.sources?.length ?? 0) === 0 ? some : one.sources }));
    const stated = { ...tree, items };
    const days = 1 + (seed % 20);
    const { spec, onHand } = specOf(stated, days);
    const found = lossesOf(spec, onHand);
    for (const [at, item] of stated.items.entries()) {
      for (const k of (item.sources ?? []).keys()) {
        const left = withoutSource(stated, at, k);
        const one = found.get(`S${at}.${k}`);
        const expected = treeSurvival(left);
        if (expected === never) {
          expect(one, `seed ${seed}: S${at}.${k}`).toBeUndefined();
          continue;
        }
        felt++;
        const { demand, value } = stated.endItems[0];
        const short = Math.max(0, demand * days - available(left, 0, days)) * value;
        expect(one?.missing, `seed ${seed}: S${at}.${k}`).toEqual([]);
        for (const end of ['low', 'high'] as const) {
          expect(one?.timeToSurvive[end], `seed ${seed}: S${at}.${k}`).toBeCloseTo(expected, 4);
          expect(one?.exposure[end], `seed ${seed}: S${at}.${k}`).toBeCloseTo(short, 4);
        }
      }
    }
  }
  expect(felt).toBeGreaterThan(400);
});

const holds = (outer: Interval, inner: Interval): boolean =>
  inner.low >= outer.low - 1e-5 && (outer.high === never || inner.high <= outer.high + 1e-5);

it('lie within the interval, whatever stock and times to recover turn out to be', () => {
  let narrower = 0;
  for (let seed = 1; seed <= 400; seed++) {
    const { spec, onHand } = timedSupply(seed);
    const next = random(seed);
    const sources = (spec.sources ?? []).map((one) => ({
      ...one,
      numbers: {
        ...one.numbers,
        ...(next() < 0.5 ? { capacityPerDay: 100 * Math.floor(next() * 12) } : {}),
      },
    }));
    const open = lossesOf({ ...spec, sources }, onHand);
    const stocked = new Set(sources.filter(({ numbers }) => numbers.stockDays !== undefined).map(({ item }) => item));
    const all = Object.keys(spec.items ?? {}).filter((name) => onHand[name] === undefined && !stocked.has(name));
    const settled = lossesOf(
      {
        ...spec,
        sources: sources.map((one) => ({ ...one, numbers: { timeToRecoverDays: Math.floor(next() * 50), ...one.numbers } })),
      },
      { ...onHand, ...Object.fromEntries(all.map((name) => [name, Math.floor(next() * 40)])) },
    );
    for (const [name, outer] of open) {
      const inner = settled.get(name);
      if (outer === undefined) expect(inner, `seed ${seed}: ${name}`).toBeUndefined();
      if (outer === undefined || inner === undefined) continue;
      for (const of of ['timeToSurvive', 'timeToRecover', 'gapDays', 'exposure'] as const)
        expect(holds(outer[of], inner[of]), `seed ${seed}: ${of} of ${name}: ${JSON.stringify([outer[of], inner[of]])}`).toBe(
          true,
        );
      if (inner.exposure.high < outer.exposure.high) narrower++;
      expect([...outer.missing, ...inner.missing]).not.toContain('limit');
    }
  }
  expect(narrower).toBeGreaterThan(100);
});
