import { describe, expect, it } from 'vitest';
import { mostUnknowns } from '../../graph/analyses/ask-first.ts';
import { type ConcentrationOptions, concentrations } from '../../graph/analyses/concentration.ts';
import { ratioInterval, ratioWork } from '../../graph/analyses/concentration-ratio.ts';
import type { ConcentrationResult } from '../../graph/analyses/concentration-result.ts';
import { hhiInterval } from '../../graph/analyses/hhi.ts';
import type { ShareProblem } from '../../graph/analyses/share-problem.ts';
import { stageName } from '../../graph/analyses/stage-name.ts';
import { finished } from '../../graph/analyses/steps.ts';
import { Stage } from '../../graph/ontology/property.ts';
import { type GraphFixture, type GraphSpec, graphOf, type SourceSpec } from '../support/view-graph.ts';

const closed: ShareProblem = { fixed: [], open: [], anywhere: { mass: 0, newcomers: 0 }, lumps: [], strangers: 0 };
const ratios = (problem: Partial<ShareProblem>) =>
  [1, 3, 4].map((n) => {
    const { low, high, exact } = ratioInterval({ ...closed, ...problem }, n);
    expect(exact).toBe(true);
    return [Math.floor(low + 1e-6), Math.ceil(high - 1e-6)];
  });

function fixtureOf(sources: readonly SourceSpec[], rest: GraphSpec = {}): GraphFixture {
  return graphOf({ items: { part: { type: 'device' } }, sources, programmes: { P: ['part'] }, ...rest });
}

const defaults = { of: 'item', level: 'supplier', counting: 'qualified', asOf: 20_000 } as const;

function one(fixture: GraphFixture, options: Partial<ConcentrationOptions> = {}): ConcentrationResult {
  const results = concentrations(fixture.graph, { ...defaults, ...options });
  expect(results).toHaveLength(1);
  return results[0]!;
}

describe('the share of the largest holders: known answers', () => {
  it('is a number where every share is known', () => {
    expect(ratios({ fixed: [4000, 3000, 2000, 1000] })).toEqual([
      [4000, 4000],
      [9000, 9000],
      [10_000, 10_000],
    ]);
  });

  it('takes the same divisions as the index: .5, .2 and a rest of .3', () => {
    const fixed = [5000, 2000];
    const named = { fixed, open: [{ mass: 3000, holders: [0, 1] }] };
    expect(ratios(named)).toEqual([
      [5000, 8000],
      [10_000, 10_000],
      [10_000, 10_000],
    ]);
    // Spread thin among newcomers, or all with the largest.
    expect(ratios({ fixed, anywhere: { mass: 3000, newcomers: Number.POSITIVE_INFINITY } })).toEqual([
      [5000, 8000],
      [7000, 10_000],
      [7000, 10_000],
    ]);
    expect(ratios({ fixed, anywhere: { mass: 3000, newcomers: 2 } })[1]).toEqual([8500, 10_000]);
    expect(ratios({ fixed, strangers: 3000 })).toEqual([
      [5000, 5000],
      [7000, 10_000],
      [7000, 10_000],
    ]);
    expect(ratios({ fixed, lumps: [3000] })[0]).toEqual([5000, 8000]);
  });

  it('knows nothing but five names', () => {
    expect(ratios({ fixed: [0, 0, 0, 0, 0], open: [{ mass: 10_000, holders: [0, 1, 2, 3, 4] }] })).toEqual([
      [2000, 10_000],
      [6000, 10_000],
      [8000, 10_000],
    ]);
  });

  it('chooses who covers most, not who has most alone', () => {
    // The middle holder of two masses of 30 has most alone; the outer two together cover both, and what each has.
    const open = [
      { mass: 3000, holders: [0, 1] },
      { mass: 3000, holders: [1, 2] },
    ];
    const { high } = ratioInterval({ ...closed, fixed: [2000, 0, 2000], open }, 2);
    expect(high).toBe(10_000);
    expect(ratioInterval({ ...closed, fixed: [2000, 0, 2000], open }, 1).high).toBe(6000);
  });

  it('gives a bound, and says so, where there are too many choices', () => {
    // Every two of ninety share a mass: which four are chosen makes no difference, and no bound shows it.
    const holders = 90;
    const open = Array.from({ length: holders * holders }, (_, k) => [Math.floor(k / holders), k % holders])
      .filter(([one, other]) => one! < other!)
      .map((pair) => ({ mass: 2, holders: pair }));
    const { high, exact } = ratioInterval({ ...closed, fixed: new Array<number>(holders).fill(0), open }, 4);
    expect(ratioWork).toBeLessThan(holders ** 4);
    expect(exact).toBe(false);
    expect(high).toBeGreaterThanOrEqual(2 * (89 + 88 + 87 + 86));
    expect(high).toBeLessThanOrEqual(2 * 89 * 4);
  });
});

describe('the number of equal holders', () => {
  it('is 1/HHI, as an interval', () => {
    const shares = [5000, 2000].map((share, k) => ({ item: 'part', by: `o${k}`, numbers: { share } }));
    // 10,000 / 6,800 and 10,000 / 5,000.
    expect(one(fixtureOf(shares)).effectiveNumber).toEqual({ low: 1.47, high: 2 });
    expect(one(fixtureOf([{ item: 'part', by: 'A' }])).effectiveNumber).toEqual({ low: 1, high: 1 });
  });

  it('has no end where anybody may have any part', () => {
    const two = ['A', 'B'].map((by) => ({ item: 'part', by }));
    expect(one(fixtureOf(two), { open: true }).effectiveNumber).toEqual({ low: 1, high: undefined });
  });
});

describe('money beyond 2^31', () => {
  it('is added exactly: 4 : 3 : 2 : 1 in hundredths of billions', () => {
    const sources = [4, 3, 2, 1].map((part, k) => ({ item: 'part', by: `o${k}`, numbers: { weight: part * 2 ** 45 + part } }));
    const { hhi, effectiveNumber } = one(fixtureOf(sources));
    expect(hhi).toEqual({ low: 3000, high: 3000 });
    expect(effectiveNumber).toEqual({ low: 3.33, high: 3.34 });
  });
});

describe('bands and reference lines', () => {
  const two = fixtureOf(
    [
      { item: 'part', by: 'A', at: 'Sa', numbers: { share: 7000 } },
      { item: 'part', by: 'B', at: 'Sb', numbers: { share: 3000 } },
    ],
    { sites: { Sa: { country: 'CN' }, Sb: { country: 'FR' } } },
  );
  const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

  it('stand at both ends under each policy, and say which holds on the day', () => {
    const inForce = (asOf: number) => one(two, { asOf }).bands.map((band) => band.inForce);
    expect(inForce(day('2024-01-01'))).toEqual([true, false]);
    expect(inForce(day('2023-12-18'))).toEqual([true, false]);
    expect(inForce(day('2023-12-17'))).toEqual([false, true]);
    expect(inForce(day('2001-01-01'))).toEqual([false, false]);
    expect(inForce(Number.NaN)).toEqual([undefined, undefined]);
    const thin = fixtureOf(Array.from({ length: 8 }, (_, k) => ({ item: 'part', by: `o${k}` })));
    expect(one(thin).hhi).toEqual({ low: 1250, high: 10_000 });
    expect(one(thin).bands.map(({ low, high }) => [low, high])).toEqual([
      ['moderate', 'high'],
      ['low', 'high'],
    ]);
    for (const { policy } of one(thin).bands) expect(policy.source).toContain('Merger Guidelines');
  });

  it('draw the line of 65 per cent from one country that is not home', () => {
    const country = { level: 'country', asOf: day('2026-01-01') } as const;
    const exceeded = (home: readonly string[] | undefined) =>
      one(two, { ...country, home: home === undefined ? undefined : new Set(home.map((code) => two.country(code))) })
        .referenceLines[0]!.exceeded;
    expect(exceeded(['FR'])).toBe('definite');
    expect(exceeded(['CN'])).toBe('no');
    expect(exceeded(undefined)).toBe('possible');
    const [line] = one(two, country).referenceLines;
    expect(line!.policy.source).toContain('2024/1252');
    expect(line!.inForce).toBe(true);
    expect(one(two, { ...country, asOf: day('2024-05-22') }).referenceLines[0]!.inForce).toBe(false);
    expect(one(two).referenceLines).toEqual([]);
  });
});

describe('stages of making', () => {
  const rare = graphOf({
    items: { magnet: { type: 'material' } },
    sources: [
      { item: 'magnet', by: 'A', numbers: { share: 6000, stage: Stage.mined } },
      { item: 'magnet', by: 'B', numbers: { share: 4000, stage: Stage.mined } },
      { item: 'magnet', by: 'A', at: 'X', numbers: { share: 9000, stage: Stage.refined } },
      { item: 'magnet', by: 'C', numbers: { share: 1000, stage: Stage.refined } },
      { item: 'magnet', by: 'D' },
    ],
    programmes: { P: ['magnet'] },
  });

  it('are answered apart, in their order, beside what is put together', () => {
    const result = one(rare);
    expect(result.stages.map(({ stage, sources, answer }) => [stageName(stage), sources, answer.hhi])).toEqual([
      ['mined', 2, { low: 5200, high: 5200 }],
      ['refined', 2, { low: 8200, high: 8200 }],
    ]);
    expect(result.assumption).toContain('Stages put together: mined, refined, 1 source of unstated stage.');
    for (const { answer } of result.stages) expect(answer.assumption).not.toContain('Stages put together');
  });

  it('are those of a category and a programme too, and none where one was asked for', () => {
    for (const of of ['category', 'programme'] as const) {
      const { stages } = one(rare, { of });
      expect(stages.map(({ answer }) => answer.hhi.low)).toEqual([5200, 8200]);
      expect(stages.map(({ answer }) => answer.of.type)).toEqual([of, of]);
    }
    const mined = one(rare, { only: Uint8Array.of(1, 1, 0, 0, 0) });
    expect([mined.hhi.low, mined.stages]).toEqual([5200, []]);
    expect(mined.assumption).not.toContain('Stages');
  });
});

describe('one unknown at several sources', () => {
  it('is one: two makers at a site without a country are in one country', () => {
    const result = one(
      fixtureOf([
        { item: 'part', by: 'A', at: 'X', numbers: { share: 5000 } },
        { item: 'part', by: 'B', at: 'X', numbers: { share: 5000 } },
      ]),
      { level: 'country' },
    );
    expect(result.hhi).toEqual({ low: 10_000, high: 10_000 });
  });
});

describe('what to ask for first', () => {
  const named = (fixture: GraphFixture, result: ConcentrationResult) =>
    finished(result.asks()).ranked.map(({ what, source, party, narrowsBy }) => [
      what,
      party === undefined ? source : fixture.nameOf(party),
      narrowsBy.low,
      narrowsBy.high,
    ]);

  it('is the holder of the lump in .5, .2 and .3: any answer leaves a number', () => {
    const fixture = fixtureOf([
      { item: 'part', by: 'A', numbers: { share: 5000 } },
      { item: 'part', by: 'B', numbers: { share: 2000 } },
      { item: 'part', numbers: { share: 3000 } },
    ]);
    expect(finished(one(fixture).asks())).toEqual({
      ranked: [{ what: 'holder', items: [0], source: 2, party: undefined, narrowsBy: { low: 3000, high: 3000 } }],
      unknowns: 1,
      tried: 1,
    });
  });

  it('is any share of three that nobody states: for certain from 6,667 points to 5,000', () => {
    const fixture = fixtureOf(['A', 'B', 'C'].map((by) => ({ item: 'part', by })));
    const ranked = named(fixture, one(fixture));
    expect(ranked).toHaveLength(3);
    // If one has nothing, [5000, 10000] is left; if one has all, a number.
    for (const [what, , low, high] of ranked) expect([what, low, high]).toEqual(['share', 1666, 6667]);
  });

  it('is the weight that alone is missing, rather than the share', () => {
    const fixture = fixtureOf([
      { item: 'part', by: 'A', numbers: { weight: 100 } },
      { item: 'part', by: 'B', numbers: { weight: 300 } },
      { item: 'part', by: 'C' },
    ]);
    const [first, ...others] = named(fixture, one(fixture));
    expect(first).toEqual(['weight', 2, 6666, 6667]);
    expect(others.map(([what]) => what)).toEqual(['share', 'share', 'share']);
  });

  it('is the country of the site that two sources share', () => {
    const fixture = fixtureOf(
      [
        { item: 'part', by: 'A', at: 'X', numbers: { share: 3000 } },
        { item: 'part', by: 'B', at: 'X', numbers: { share: 3000 } },
        { item: 'part', by: 'C', at: 'Y', numbers: { share: 1000 } },
        { item: 'part', by: 'D', at: 'Z', numbers: { share: 3000 } },
      ],
      { sites: { X: {}, Y: {}, Z: { country: 'DE' } } },
    );
    const result = one(fixture, { level: 'country' });
    expect(result.hhi).toEqual({ low: 4600, high: 10_000 });
    // X in DE: [8200, 10000]; elsewhere [4600, 5800]: 1,800 points are left at the most, 1,200 at the least.
    expect(named(fixture, result)[0]).toEqual(['holder', 'X', 3600, 4200]);
    expect(finished(result.asks()).ranked[0]!.source).toBeUndefined();
  });

  it('is nothing where all is known, or where the ends are bounds', () => {
    const known = fixtureOf([{ item: 'part', by: 'A', numbers: { share: 10_000 } }]);
    expect(finished(one(known).asks())).toEqual({ ranked: [], unknowns: 0, tried: 0 });
    // Every two of 24 makers share an item.
    const pairs = Array.from({ length: 24 ** 2 }, (_, k) => [Math.floor(k / 24), k % 24]).filter(([a, b]) => a! < b!);
    const all = graphOf({
      items: Object.fromEntries(pairs.map(([a, b]) => [`i${a}-${b}`, { type: 'device' as const }])),
      sources: pairs.flatMap((pair) => pair.map((maker) => ({ item: `i${pair[0]}-${pair[1]}`, by: `o${maker}` }))),
    });
    expect(finished(one(all, { of: 'category' }).asks())).toEqual({ ranked: [], unknowns: 552, tried: 0 });
  });

  it('tries those on which most depends, and says how many there are', () => {
    const names = Array.from({ length: mostUnknowns }, (_, k) => `i${k}`);
    const many = graphOf({
      items: Object.fromEntries(['big', 'sure', ...names].map((name) => [name, { type: 'device' as const }])),
      sources: [
        { item: 'big', numbers: { weight: 200_000 } },
        { item: 'sure', by: 'A', numbers: { weight: 300_000 } },
        ...names.map((item) => ({ item, numbers: { weight: 100 } })),
      ],
    });
    const asks = finished(one(many, { of: 'category' }).asks());
    expect([asks.unknowns, asks.tried]).toEqual([mostUnknowns + 1, 1]);
    // One more would be tried, but all the others are as good.
    expect(asks.ranked.map(({ source }) => source)).toEqual([0]);
  });
});

describe('masses that are apart', () => {
  it('are tried apart: many items without shares have exact ends', () => {
    const open = Array.from({ length: 40 }, (_, k) => ({ mass: 250, holders: [2 * k, 2 * k + 1] }));
    const { low, high, exact } = hhiInterval({ ...closed, fixed: new Array<number>(80).fill(0), open });
    expect([low, high, exact]).toEqual([125, 250, true]);
  });
});
