/** Times and exposures of random supply graphs against the definitions taken literally, over what may be unknown. */
import { describe, expect, it } from 'vitest';
import { countedSources } from '../../graph/analyses/counting.ts';
import { dailyValues, exposureOf, RiskExposureIndex } from '../../graph/analyses/exposure.ts';
import { countings, levels } from '../../graph/analyses/finding.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { singleSourceContext } from '../../graph/analyses/single-source.ts';
import { itemCover } from '../../graph/analyses/time-cover.ts';
import { dailyDemand } from '../../graph/analyses/time-demand.ts';
import { TimeLosses } from '../../graph/analyses/time-losses.ts';
import { asOf, random } from '../support/random-supply.ts';
import { Oracle } from '../support/single-source-oracle.ts';
import { type Bounds, never, TimeOracle, timedSupply } from '../support/time-oracle.ts';
import { graphOf } from '../support/view-graph.ts';

const graphs = Number(process.env.HAUBERK_ORACLE_GRAPHS ?? 5000);

/** The same but for the order in which sums were added up. */
function expectAlike(found: Bounds, expected: Bounds, of: string): void {
  for (const end of ['low', 'high'] as const) {
    const [a, b] = [found[end], expected[end]];
    if (a !== b && !(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)))) expect(found, of).toEqual(expected);
  }
}

const within = (value: number, { low, high }: Bounds): boolean => value >= low - 1e-9 && value <= high + 1e-9;
const pickOf = ({ low, high }: Bounds, next: () => number): number =>
  high === never ? low + Math.floor(next() * 50) : low + next() * (high - low);

interface Seen {
  stops: number;
  exact: number;
  possible: number;
  unknown: number;
}

function check(seed: number, seen: Seen): void {
  const { spec, plain, onHand } = timedSupply(seed);
  const fixture = graphOf(spec);
  const { graph } = fixture;
  const level = levels[seed % levels.length];
  const counting = countings[seed % 3];
  const oracle = new Oracle(plain, level, counting, asOf);
  const times = new TimeOracle(spec, oracle, onHand);
  const names = Array.from({ length: graph.items.count }, (_, index) => fixture.nameOf({ type: 'Item', index }));
  const counted = countedSources(graph, { counting, asOf });
  const demand = dailyDemand(graph, counted);
  if (demand !== undefined) {
    for (const [k, name] of names.entries())
      expectAlike({ low: demand.low[k], high: demand.high[k] }, times.demand(name), `seed ${seed}, demand of ${name}`);
  }
  const covers = new Map(names.map((name) => [name, times.cover(name)]));
  const cover = itemCover(
    graph,
    counted,
    demand,
    Float64Array.from(names, (name) => onHand[name] ?? Number.NaN),
  );
  for (const [k, name] of names.entries())
    expectAlike({ low: cover.low[k], high: cover.high[k] }, covers.get(name)!, `seed ${seed}, cover of ${name}`);

  const context = singleSourceContext(graph, { level, counting, asOf }, scopeOf(graph, undefined));
  const losses = new TimeLosses(context, cover);
  const next = random(seed);
  const drawn = new Map(names.map((name) => [name, pickOf(covers.get(name)!, next)]));
  const daysOf = (source: number, unknown: number): number => spec.sources![source].numbers?.timeToRecoverDays ?? unknown;
  const drawnDays = (spec.sources ?? []).map((_, source) => daysOf(source, Math.floor(next() * 60)));
  for (let candidate = 0; candidate < context.candidates.space; candidate++) {
    const called = fixture.nameOf({ type: context.candidates.type, index: candidate });
    const earliest = times.survival('possible', called, (item) => covers.get(item)!.low);
    const latest = times.survival('definite', called, (item) => covers.get(item)!.high);
    const back = times.recovery('definite', called, (source) => daysOf(source, 0));
    const lastBack = times.recovery('possible', called, (source) => daysOf(source, never));
    const someTime = times.survival('definite', called, (item) => drawn.get(item)!);
    const someBack = times.recovery('definite', called, (source) => drawnDays[source]);
    const found = losses.of(candidate);
    const definite = oracle.evaluate(oracle.definite, called).items;
    const possible = oracle.evaluate(oracle.possible, called).items;
    const expected = oracle.endItems(undefined).filter((end) => possible.get(end) === false);
    expect(found.map(({ item }) => names[item]).sort(), `seed ${seed}, ${level} ${called}`).toEqual(expected);
    for (const one of found) {
      const name = names[one.item];
      const sure = definite.get(name) === false;
      expect(one.certainty).toBe(sure ? 'definite' : 'possible');
      expectAlike(
        one.timeToSurvive,
        { low: earliest.get(name)!, high: sure ? latest.get(name)! : never },
        `seed ${seed}, ${level} ${called}: ${name} survives`,
      );
      expectAlike(
        one.timeToRecover,
        { low: sure ? back.get(name)! : 0, high: lastBack.get(name) ?? never },
        `seed ${seed}, ${level} ${called}: ${name} recovers`,
      );
      expect(within(someTime.get(name)!, one.timeToSurvive), `seed ${seed}: a time within`).toBe(true);
      expect(within(someBack.get(name)!, one.timeToRecover), `seed ${seed}: a recovery within`).toBe(true);
      seen.stops++;
      if (one.timeToSurvive.low === one.timeToSurvive.high) seen.exact++;
      if (!sure) seen.possible++;
      if (one.timeToSurvive.high === never) seen.unknown++;
    }
    if (found.length > 0) checkExposure(found, context, someTime, someBack, names, definite);
  }
}

/** What certainly stops loses between the bounds, whatever is unknown turns out to be. */
function checkExposure(
  found: ReturnType<TimeLosses['of']>,
  { graph, scope }: ReturnType<typeof singleSourceContext>,
  someTime: ReadonlyMap<string, number>,
  someBack: ReadonlyMap<string, number>,
  names: readonly string[],
  definite: ReadonlyMap<string, boolean>,
): void {
  const exposure = exposureOf(found, dailyValues(graph, scope));
  for (const { item, exposure: own, gapDays, gap } of exposure.endItems) {
    if (definite.get(names[item]) !== false) continue;
    const value = dailyValues(graph, scope)(item);
    const days = Math.max(0, someBack.get(names[item])! - someTime.get(names[item])!);
    expect(within(days, gapDays)).toBe(true);
    if (gap !== 'not known') expect(gap).toBe(days > 0 ? 'yes' : 'no');
    expect(within(days * value.low, own)).toBe(true);
  }
  expect(exposure.exposure.low).toBeCloseTo(
    exposure.endItems.reduce((total, { exposure: { low } }) => total + low, 0),
    6,
  );
}

describe('times and exposures against the definitions taken literally', () => {
  it(`agree on ${graphs} random graphs, with circles, substitutes and what nobody stated`, () => {
    const seen: Seen = { stops: 0, exact: 0, possible: 0, unknown: 0 };
    for (let seed = 1; seed <= graphs; seed++) check(seed, seen);
    expect(seen.stops).toBeGreaterThan(graphs);
    for (const some of [seen.exact, seen.possible, seen.unknown]) expect(some).toBeGreaterThan(graphs / 20);
  });
});

function indicesOf(exposures: readonly Bounds[]): Bounds[] {
  const index = new RiskExposureIndex();
  for (const one of exposures) index.add(one);
  return exposures.map((one) => index.of(one));
}

describe('the risk exposure index', () => {
  it('is the exposure over the greatest, whatever the others may be', () => {
    const next = random(7);
    for (let round = 0; round < 5000; round++) {
      const intervals = Array.from({ length: 1 + Math.floor(next() * 5) }, () => {
        const low = Math.floor(next() * 4);
        return { low, high: next() < 0.2 ? never : low + Math.floor(next() * 3) };
      });
      const found = indicesOf(intervals);
      const values = intervals.map((one) => pickOf({ low: one.low, high: one.high }, next));
      const greatest = Math.max(...values);
      for (const [k, value] of values.entries()) if (greatest > 0) expect(within(value / greatest, found[k])).toBe(true);
    }
    const exact = [3000, 9000, 6500, 0].map((value) => ({ low: value, high: value }));
    expect(indicesOf(exact).map(({ low, high }) => [low.toFixed(4), high.toFixed(4)])).toEqual([
      ['0.3333', '0.3333'],
      ['1.0000', '1.0000'],
      ['0.7222', '0.7222'],
      ['0.0000', '0.0000'],
    ]);
  });
});
