/** Seeded runs against every scenario, each with its exact probability. */
import { describe, expect, test } from 'vitest';
import type { Interval } from '../../graph/analyses/finding.ts';
import type { LossGroup, LostThing } from '../../graph/analyses/lost-sources.ts';
import { scenarioLosses } from '../../graph/analyses/scenario-losses.ts';
import { scenarioNetworks } from '../../graph/analyses/scenario-network.ts';
import { importanceOf, probabilityOf, type ScenarioCandidate, scenarioRuns } from '../../graph/analyses/scenario-runs.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { finished } from '../../graph/analyses/steps.ts';
import type { SupplyNetwork } from '../../graph/analyses/supply-network.ts';
import { whatIf } from '../../graph/analyses/what-if.ts';
import { asOf, random, randomSupply } from '../support/random-supply.ts';
import { graphOf } from '../support/view-graph.ts';

const graphs = 1500;
const runs = 400;

interface Table {
  readonly groups: readonly LossGroup[];
  readonly candidates: readonly ScenarioCandidate[];
}

function randomTable(seed: number, organizations: number, sites: number, mixed: boolean): Table {
  const next = random(seed * 13 + 5);
  const below = (n: number): number => Math.floor(next() * n);
  const thing = (): LostThing =>
    mixed && next() < 0.5 ? { level: 'site', index: below(sites) } : { level: 'supplier', index: below(organizations) };
  const count = 1 + below(4);
  const draws = 1 + below(count);
  const probabilities = [0, 0.01, 0.1, 0.25, 0.5, 0.9, 1];
  return {
    groups: Array.from({ length: count }, () => (next() < 0.3 ? [thing(), thing()] : [thing()])),
    candidates: Array.from({ length: count }, (_, k) => ({
      probability: probabilities[below(probabilities.length)]!,
      draw: k < draws ? k : below(draws),
      days: next() < 0.5 ? 60 : 10 + below(60),
    })),
  };
}

/** Every set of candidates that can be lost together, with its probability: one slice of each draw's range. */
function everyScenario({ candidates }: Table): { lost: number[]; probability: number }[] {
  let all = [{ lost: [] as number[], probability: 1 }];
  for (const draw of new Set(candidates.map((one) => one.draw))) {
    const own = candidates.flatMap((one, c) => (one.draw === draw ? [{ c, probability: one.probability }] : []));
    const ends = [...new Set([0, ...own.map(({ probability }) => probability), 1])].sort((a, b) => a - b);
    all = all.flatMap(({ lost, probability }) =>
      ends.slice(1).map((end, k) => ({
        lost: [...lost, ...own.filter((one) => one.probability >= end).map(({ c }) => c)],
        probability: probability * (end - ends[k]!),
      })),
    );
  }
  return all;
}

function prepare(seed: number, mixed: boolean) {
  const spec = randomSupply(seed);
  const { graph } = graphOf(spec);
  const scope = scopeOf(graph, undefined);
  const options = { counting: 'qualified', asOf } as const;
  const table = randomTable(seed, graph.organizations.count, graph.sites.count, mixed);
  const next = random(seed + 99);
  const low = Float64Array.from({ length: graph.items.count }, () => (next() < 0.5 ? 0 : Math.floor(next() * 30)));
  const high = low.map((days) => days + (next() < 0.5 ? 0 : Math.floor(next() * 20)));
  const coverOf = ({ network, items }: SupplyNetwork) => {
    const of = { low: new Float64Array(network.count), high: new Float64Array(network.count) };
    for (const [node, item] of items.entries()) [of.low[node], of.high[node]] = [low[item]!, high[item]!];
    return of;
  };
  const networks = scenarioNetworks(graph, options, scope, table.groups);
  const what = (lost: readonly number[]) =>
    whatIf(
      graph,
      { ...options, coverOf },
      scope,
      lost.flatMap((c) => table.groups[c]!),
    );
  return { graph, scope, table, coverOf, networks, what };
}

describe('seeded runs', () => {
  test(`their bounds hold the exact probability at the rate that they state, ${graphs} graphs`, () => {
    let [inside, outside, possibleAbove] = [0, 0, 0];
    for (let seed = 1; seed <= graphs; seed++) {
      const mixed = seed % 3 === 0;
      const { scope, table, networks, what } = prepare(seed, mixed);
      const found = finished(scenarioRuns(networks, table.candidates, { runs, seed }));
      const [definite, possible] = [Array.from(scope.endItems, () => 0), Array.from(scope.endItems, () => 0)];
      for (const { lost, probability } of everyScenario(table)) {
        // What only circular support holds up is taken to hold in the runs.
        for (const { item, certainty } of what(lost)
          .stopped()
          .filter((one) => !one.circularSupport)) {
          const e = scope.endItems.indexOf(item);
          if (certainty === 'definite') definite[e]! += probability;
          possible[e]! += probability;
        }
      }
      for (const e of scope.endItems.keys()) {
        for (const [stops, truth] of [
          [found.definite, definite[e]!],
          [found.possible, possible[e]!],
        ] as const) {
          const { low, high, estimate } = probabilityOf(found, stops, e);
          expect(low <= estimate && estimate <= high).toBe(true);
          // What cannot happen, or must, is exact.
          if (truth < 1e-12) expect(mixed && stops === found.possible ? 0 : estimate, `seed ${seed}`).toBe(0);
          else if (truth > 1 - 1e-12) expect(estimate).toBe(1);
          else if (mixed && stops === found.possible) possibleAbove += high >= truth ? 0 : 1;
          else if (low <= truth && truth <= high) inside++;
          else outside++;
        }
      }
    }
    const trials = inside + outside;
    expect(trials).toBeGreaterThan(graphs);
    // Exact bounds miss at most 5 per cent; four standard deviations more at these fixed seeds. And they do miss.
    expect(outside).toBeLessThan(0.05 * trials + 4 * Math.sqrt(trials * 0.05 * 0.95));
    expect(outside).toBeGreaterThan(trials / 200);
    expect(possibleAbove).toBeLessThan(0.05 * trials);
  });

  test('expected days lie around the exact ones as their standard errors say', () => {
    const scores: number[] = [];
    for (let seed = 1; seed <= 600; seed++) {
      const { scope, table, networks, what, coverOf } = prepare(seed, false);
      const candidates = table.candidates.map((one) => ({ ...one, days: 60 }));
      const found = finished(scenarioRuns(networks, candidates, { runs, seed }));
      const { days } = finished(scenarioLosses(networks, found, candidates, coverOf, () => ({ low: 1, high: 1 })));
      const exact = Array.from(scope.endItems, (): { low: number; high: number } => ({ low: 0, high: 0 }));
      for (const { lost, probability } of everyScenario(table)) {
        for (const { item, days: when } of what(lost)
          .stopped()
          .filter((one) => !one.circularSupport)) {
          const e = scope.endItems.indexOf(item);
          exact[e]!.low += probability * Math.max(0, 60 - when.high);
          exact[e]!.high += probability * Math.max(0, 60 - when.low);
        }
      }
      for (const [e, of] of days.entries()) {
        expect(of.low.mean).toBeLessThanOrEqual(of.high.mean + 1e-9);
        for (const end of ['low', 'high'] as const) {
          const { mean, standardError } = of[end];
          if (exact[e]![end] < 1e-9) expect(mean).toBe(0);
          else if ((standardError ?? 0) > 0.5) scores.push((mean - exact[e]![end]) / standardError!);
        }
      }
    }
    const meanSquare = scores.reduce((sum, z) => sum + z * z, 0) / scores.length;
    expect(scores.length).toBeGreaterThan(300);
    expect(meanSquare).toBeGreaterThan(0.8);
    expect(meanSquare).toBeLessThan(1.2);
  });

  test('two losses of unlike length: at least what the longer alone stops, at most all until its end', () => {
    // I needs A of S1 or S2; stock of I lasts 5 days. S1 is lost for 30 days, S2 for 10: I is stopped from day 5 to 10.
    const { graph } = graphOf({
      items: { I: { requires: ['A'] }, A: {} },
      sources: [
        { item: 'A', by: 'S1', standing: 'qualified' },
        { item: 'A', by: 'S2', standing: 'qualified' },
      ],
      programmes: { P: ['I'] },
    });
    const scope = scopeOf(graph, undefined);
    const networks = scenarioNetworks(graph, { counting: 'qualified', asOf }, scope, [
      [{ level: 'supplier', index: 0 }],
      [{ level: 'supplier', index: 1 }],
    ]);
    const candidates = [
      { probability: 1, draw: 0, days: 30 },
      { probability: 1, draw: 1, days: 10 },
    ];
    const found = finished(scenarioRuns(networks, candidates, { runs: 10, seed: 1 }));
    const coverOf = ({ network }: SupplyNetwork) => {
      const five = Float64Array.from({ length: network.count }, (_, node) => (node === 0 ? 5 : 0));
      return { low: five, high: five };
    };
    const { days, value } = finished(
      scenarioLosses(networks, found, candidates, coverOf, (): Interval => ({ low: 100, high: 200 })),
    );
    expect(days).toEqual([{ low: { mean: 5, standardError: 0 }, high: { mean: 25, standardError: 0 } }]);
    expect(value.low.mean).toBe(500);
    expect(value.high.mean).toBe(5000);
  });

  test('two rows that lose the same: one is as good as both, and lasts as long as the longer', () => {
    const { graph } = graphOf({
      items: { I: { requires: ['A', 'B'] }, A: {}, B: {} },
      sources: ['S1', 'S2'].map((by, k) => ({ item: k === 0 ? 'A' : 'B', by, standing: 'qualified' as const })),
      programmes: { P: ['I'] },
    });
    const [first, second] = [0, 1].map((index) => ({ level: 'supplier' as const, index }));
    // S1 is named by three rows, once beside S2, once twice over: .9, .5 and .5 leave 1 - .1 x .5 x .5 = .975.
    const rows: LossGroup[] = [[first!, first!], [second!, first!], [first!]];
    const candidates = [0.9, 0.5, 0.5].map((probability, draw) => ({ probability, draw, days: [10, 30, 20][draw] }));
    const networks = scenarioNetworks(graph, { counting: 'qualified', asOf }, scopeOf(graph, undefined), rows);
    expect(networks.lost.groups).toEqual([[first], [second]]);
    const found = finished(scenarioRuns(networks, candidates, { runs: 40_000, seed: 2 }));
    const { low, high } = probabilityOf(found, found.definite, 0);
    expect(low).toBeLessThan(0.975);
    expect(high).toBeGreaterThan(0.975);
    expect(found.lost.map((count) => Math.round(count / 4_000))).toEqual(Int32Array.of(9, 5, 5));
    const coverOf = ({ network }: SupplyNetwork) => {
      const none = new Float64Array(network.count);
      return { low: none, high: none };
    };
    const { days } = finished(scenarioLosses(networks, found, candidates, coverOf, (): Interval => ({ low: 1, high: 1 })));
    // The longest that is lost: 30 in .5, else 20 in .25, else 10 in .225.
    expect(days[0]?.low).toEqual(days[0]?.high);
    expect(days[0]?.low.mean).toBeCloseTo(22.25, 0);
  });

  test('importance, by hand: one that stops it alone, and a pair', () => {
    // I needs A (S1 alone) and B (S2 or S3); S1 with 1 %, S2 and S3 with 50 % each: the pair stops it in 25 %.
    const { graph } = graphOf({
      items: { I: { requires: ['A', 'B'] }, A: {}, B: {} },
      sources: ['S1', 'S2', 'S3'].map((by, k) => ({ item: k === 0 ? 'A' : 'B', by, standing: 'qualified' as const })),
      programmes: { P: ['I'] },
    });
    const scope = scopeOf(graph, undefined);
    const groups = [0, 1, 2].map((index): LossGroup => [{ level: 'supplier', index }]);
    const candidates = [0.01, 0.5, 0.5].map((probability, draw) => ({ probability, draw, days: undefined }));
    const networks = scenarioNetworks(graph, { counting: 'qualified', asOf }, scope, groups);
    const found = finished(scenarioRuns(networks, candidates, { runs: 40_000, seed: 3 }));
    // 1 - .99 x .75 = .2575; S2: P(stop | S2) = 1 - .99 x .5 = .505, without: .01; S1: 1 - .25 = .75.
    const { low, high } = probabilityOf(found, found.definite, 0);
    expect(low).toBeLessThan(0.2575);
    expect(high).toBeGreaterThan(0.2575);
    const importance = new Map(importanceOf(found, found.definite, 0).map((one) => [one.candidate, one]));
    expect(importance.get(1)?.birnbaum).toBeCloseTo(0.495, 1);
    expect(importance.get(0)?.birnbaum).toBeCloseTo(0.75, 1);
    expect(importance.get(1)?.share).toBeCloseTo((0.5 * 0.505) / 0.2575, 1);
    expect(importance.get(0)?.share).toBeCloseTo(0.01 / 0.2575, 1);
  });

  test('the same seed gives the same numbers in blocks of any size; another seed gives others', () => {
    const { table, networks } = prepare(21, true);
    const of = (seed: number, words?: number) =>
      finished(scenarioRuns(networks, table.candidates, { runs: 1000, seed, ...(words === undefined ? {} : { words }) }));
    expect(of(5, 1)).toEqual(of(5, 8));
    expect(of(5)).toEqual(of(5));
    expect(of(6).lost).not.toEqual(of(5).lost);
  });
});
