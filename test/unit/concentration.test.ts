import { describe, expect, it } from 'vitest';
import { type ConcentrationOptions, concentrations, mixedUnit } from '../../graph/analyses/concentration.ts';
import { hhiInterval } from '../../graph/analyses/hhi.ts';
import { bandOf, concentrationBands } from '../../graph/analyses/policy.ts';
import { maxOverBoxes, minOverBoxes } from '../../graph/analyses/share-boxes.ts';
import type { ShareProblem } from '../../graph/analyses/share-problem.ts';
import { type GraphFixture, type GraphSpec, graphOf, type SourceSpec } from '../support/view-graph.ts';

const closed: ShareProblem = { fixed: [], open: [], anywhere: { mass: 0, newcomers: 0 }, lumps: [], strangers: 0 };
const interval = (problem: Partial<ShareProblem>): [number, number] => {
  const { low, high, exact } = hhiInterval({ ...closed, ...problem });
  expect(exact).toBe(true);
  return [Math.floor(low + 1e-6), Math.ceil(high - 1e-6)];
};

describe('the index as an interval: known answers', () => {
  it('is a number where every share is known', () => {
    expect(interval({ fixed: [3000, 3000, 2000, 2000] })).toEqual([2600, 2600]);
    expect(interval({ fixed: [4000, 3000, 2000, 1000] })).toEqual([3000, 3000]);
  });

  it('spreads a rest over what may have it: .5, .2 and a rest of .3', () => {
    const fixed = [5000, 2000];
    expect(interval({ fixed, anywhere: { mass: 3000, newcomers: Number.POSITIVE_INFINITY } })).toEqual([2900, 6800]);
    expect(interval({ fixed, open: [{ mass: 3000, holders: [0, 1] }] })).toEqual([5000, 6800]);
    expect(interval({ fixed, anywhere: { mass: 3000, newcomers: 2 } })).toEqual([3350, 6800]);
    expect(interval({ fixed, strangers: 3000 })).toEqual([2900, 3800]);
  });

  it('knows nothing but three names', () => {
    expect(interval({ fixed: [0, 0, 0], open: [{ mass: 10_000, holders: [0, 1, 2] }] })).toEqual([3333, 10_000]);
  });

  it('lets a lump of unknown holder join any one holder or stand alone', () => {
    expect(interval({ fixed: [5000, 2000], lumps: [3000] })).toEqual([3800, 6800]);
  });

  it('finds the greatest over boxes where greedy does not', () => {
    const boxes = [
      { low: 5000, high: 5500 },
      { low: 0, high: 6000 },
      { low: 4000, high: 4000 },
    ];
    expect(maxOverBoxes(boxes, 10_000)).toEqual({ value: 46_500_000, exact: true });
    expect(minOverBoxes(boxes, 10_000) / 10_000).toBe(4200);
  });

  it('names the bands of both guidelines', () => {
    expect(concentrationBands.map((policy) => bandOf(2600, policy))).toEqual(['high', 'high']);
    expect(concentrationBands.map((policy) => bandOf(1800, policy))).toEqual(['moderate', 'moderate']);
    expect(concentrationBands.map((policy) => bandOf(1200, policy))).toEqual(['moderate', 'low']);
  });
});

function fixtureOf(sources: readonly SourceSpec[], rest: GraphSpec = {}): GraphFixture {
  return graphOf({ items: { part: { type: 'device' } }, sources, programmes: { P: ['part'] }, ...rest });
}

const defaults = { of: 'item', level: 'supplier', counting: 'qualified', asOf: 20_000 } as const;

function one(fixture: GraphFixture, options: Partial<ConcentrationOptions> = {}) {
  const results = concentrations(fixture.graph, { ...defaults, ...options });
  expect(results).toHaveLength(1);
  const [result] = results;
  const holders = result!.holders.map(({ candidate, share }) => [
    candidate === undefined ? undefined : fixture.nameOf(candidate),
    share.low,
    share.high,
  ]);
  const { hhi, assumption, evidence, equalShares } = result!;
  return { hhi, assumption, evidence, equalShares, holders };
}

describe('concentration of an item', () => {
  it('takes shares as stated, and adds the sources of one holder', () => {
    const fixture = fixtureOf([
      { item: 'part', by: 'A', at: 'X', numbers: { share: 2000 } },
      { item: 'part', by: 'A', at: 'Y', numbers: { share: 1000 } },
      { item: 'part', by: 'B', numbers: { share: 3000 } },
      { item: 'part', by: 'C', numbers: { share: 2000 } },
      { item: 'part', by: 'D', numbers: { share: 2000 } },
    ]);
    const result = one(fixture);
    expect(result.hhi).toEqual({ low: 2600, high: 2600 });
    expect(result.holders[0]).toEqual(['A', 3000, 3000]);
    expect(result.assumption).toBe('Closed: the recorded sources are taken as all the sources. Shares as stated.');
    expect(result.evidence.length).toBeGreaterThan(0);
  });

  it('gives [3800, 6800] for .5, .2 and an unknown source of .3, and says so', () => {
    const result = one(
      fixtureOf([
        { item: 'part', by: 'A', numbers: { share: 5000 } },
        { item: 'part', by: 'B', numbers: { share: 2000 } },
        { item: 'part', numbers: { share: 3000 } },
      ]),
    );
    expect(result.hhi).toEqual({ low: 3800, high: 6800 });
    expect(result.holders).toEqual([
      ['A', 5000, 8000],
      ['B', 2000, 5000],
      [undefined, 0, 3000],
    ]);
    expect(result.assumption).toContain('The supplier of 1 source is not known');
  });

  it('divides a stated rest among the named, or with --open among anybody', () => {
    const fixture = fixtureOf([
      { item: 'part', by: 'A', numbers: { share: 5000 } },
      { item: 'part', by: 'B', numbers: { share: 2000 } },
    ]);
    expect(one(fixture).hhi).toEqual({ low: 5000, high: 6800 });
    const open = one(fixture, { open: true });
    expect(open.hhi).toEqual({ low: 2900, high: 6800 });
    expect(open.holders.at(-1)).toEqual([undefined, 0, 3000]);
  });

  it('puts a named holder without a share between nothing and the rest', () => {
    const result = one(
      fixtureOf([
        { item: 'part', by: 'A', numbers: { share: 6000 } },
        { item: 'part', by: 'B' },
        { item: 'part', by: 'C' },
      ]),
    );
    expect(result.holders).toEqual([
      ['A', 6000, 6000],
      ['B', 0, 4000],
      ['C', 0, 4000],
    ]);
    expect(result.hhi).toEqual({ low: 3600 + 800, high: 3600 + 1600 });
  });

  it('allows every division where no share is stated, and gives equal shares as an assumption', () => {
    const result = one(
      fixtureOf([
        { item: 'part', by: 'A' },
        { item: 'part', by: 'B' },
        { item: 'part', by: 'C' },
      ]),
    );
    expect(result.hhi).toEqual({ low: 3333, high: 10_000 });
    expect(result.equalShares).toBe(3333);
    expect(result.assumption).toContain('No shares are recorded: every division is allowed.');
    expect(result.assumption).toContain('which is an assumption, the index would be 3333.');
  });

  it('computes shares from weights where none are stated, and not from units that differ', () => {
    const fixture = fixtureOf([
      { item: 'part', by: 'A', numbers: { weight: 400_000_000_000 } },
      { item: 'part', by: 'B', numbers: { weight: 300_000_000_000 } },
      { item: 'part', by: 'C', numbers: { weight: 200_000_000_000 } },
      { item: 'part', by: 'D', numbers: { weight: 100_000_000_000 } },
    ]);
    expect(one(fixture).hhi).toEqual({ low: 3000, high: 3000 });
    const mixed = one(fixture, { units: Int32Array.of(mixedUnit) });
    expect(mixed.hhi).toEqual({ low: 2500, high: 10_000 });
    expect(mixed.assumption).toContain('mixed-units');
  });

  it('has one holder in a single source, and says what is scaled', () => {
    expect(one(fixtureOf([{ item: 'part', by: 'A' }])).hhi).toEqual({ low: 10_000, high: 10_000 });
    const over = one(
      fixtureOf([
        { item: 'part', by: 'A', numbers: { share: 8000 } },
        { item: 'part', by: 'B', numbers: { share: 8000 } },
      ]),
    );
    expect(over.hhi).toEqual({ low: 5000, high: 5000 });
    expect(over.assumption).toContain('add to 160 % and are scaled');
  });

  it('says what share the sources state that do not count, and takes the others as all', () => {
    const asOf = defaults.asOf;
    const ended = { share: 6600, standingTo: asOf - 1 };
    const fixture = fixtureOf(
      [
        { item: 'part', by: 'A', at: 'Cn', standing: 'qualified', numbers: ended },
        { item: 'part', by: 'B', at: 'Fr', standing: 'qualified', numbers: { share: 3400 } },
        { item: 'part', by: 'C', at: 'Fr', standing: 'able' },
      ],
      { sites: { Cn: { country: 'CN' }, Fr: { country: 'FR' } } },
    );
    const result = one(fixture, { level: 'country' });
    expect(result.hhi).toEqual({ low: 10_000, high: 10_000 });
    expect(result.holders).toEqual([['FR', 10_000, 10_000]]);
    expect(result.assumption).toContain('1 source that does not count states 66 per cent, left out.');
    expect(one(fixture, { level: 'country', counting: 'able' }).assumption).not.toContain('left out');
    // What is not of the stage asked about does not exist for the question.
    expect(one(fixture, { level: 'country', only: Uint8Array.of(0, 1, 1) }).assumption).not.toContain('left out');
  });

  it('adds what several sources that do not count state', () => {
    const result = one(
      fixtureOf([
        { item: 'part', by: 'A', standing: 'able', numbers: { share: 4000 } },
        { item: 'part', by: 'B', standing: 'able', numbers: { share: 2550 } },
        { item: 'part', by: 'C', standing: 'chosen' },
      ]),
    );
    expect(result.holders).toEqual([['C', 10_000, 10_000]]);
    expect(result.assumption).toContain('2 sources that do not count state 65.5 per cent, left out.');
  });

  it('leaves the rest whole where one source of unknown holder takes it', () => {
    const result = one(
      fixtureOf(
        [
          { item: 'part', by: 'A', at: 'Sa', numbers: { share: 2000 } },
          { item: 'part', by: 'B', at: 'Sb', numbers: { share: 3000 } },
          { item: 'part', by: 'C' },
        ],
        { sites: { Sa: { country: 'DE' }, Sb: { country: 'FR' } } },
      ),
      { level: 'country' },
    );
    expect(result.hhi).toEqual({ low: 3800, high: 6800 });
    expect(result.holders).toEqual([
      ['FR', 3000, 8000],
      ['DE', 2000, 7000],
      [undefined, 0, 5000],
    ]);
    expect(result.equalShares).toBeUndefined();
  });

  it('divides the rest among sources of unknown holder and those named without a share, and no others', () => {
    const [a, c, d] = [
      { item: 'part', by: 'A', numbers: { share: 2000 } },
      { item: 'part', numbers: {} },
      { item: 'part', at: 'X' },
    ];
    // 20, 40, 40 at the least: A has its 20 for certain. All of the rest with A at the most.
    expect(one(fixtureOf([a!, c!, d!])).hhi).toEqual({ low: 3600, high: 10_000 });
    expect(one(fixtureOf([a!, c!, { item: 'part', by: 'B' }])).hhi).toEqual({ low: 3600, high: 10_000 });
  });

  it('gives the rest to the only one who can have it beside a stated share of unknown holder', () => {
    const result = one(
      fixtureOf([
        { item: 'part', by: 'A', numbers: { share: 2000 } },
        { item: 'part', by: 'B' },
        { item: 'part', numbers: { share: 3000 } },
      ]),
    );
    expect(result.holders).toEqual([
      ['B', 5000, 8000],
      ['A', 2000, 5000],
      [undefined, 0, 3000],
    ]);
    expect(result.hhi).toEqual({ low: 3800, high: 6800 });
  });

  it('is of the site for a country, of the owner for owners, and unknown is never a headquarters', () => {
    const fixture = fixtureOf(
      [
        { item: 'part', by: 'A', at: 'X', numbers: { share: 7000 } },
        { item: 'part', by: 'B', numbers: { share: 3000 } },
      ],
      {
        organizations: {
          A: { countries: ['US'], owners: [['H', { shareMin: 5001 }]] },
          B: { countries: ['US'], owners: [['H', { shareMin: 10_000 }]] },
        },
        sites: { X: { country: 'CN' } },
      },
    );
    const country = one(fixture, { level: 'country' });
    expect(country.hhi).toEqual({ low: 5800, high: 10_000 });
    expect(country.holders).toEqual([
      ['CN', 7000, 10_000],
      [undefined, 0, 3000],
    ]);
    expect(one(fixture, { level: 'owner' }).holders).toEqual([['H', 10_000, 10_000]]);
  });

  it('counts a circle of owners once, and owners that are apart as one lump', () => {
    const circle = fixtureOf([{ item: 'part', by: 'A' }], {
      organizations: { A: { owners: [['B', { shareMin: 6000 }]] }, B: { owners: [['A', { shareMin: 6000 }]] } },
    });
    expect(one(circle, { level: 'owner' }).holders).toEqual([['A', 10_000, 10_000]]);
    const apart = fixtureOf([{ item: 'part', by: 'A' }], { organizations: { A: { controllers: ['B', 'C'] } } });
    expect(one(apart, { level: 'owner' }).holders).toEqual([[undefined, 10_000, 10_000]]);
  });
});

describe('concentration of materials', () => {
  it('is asked of materials alone', () => {
    const fixture = graphOf({
      items: { box: { type: 'assembly', requires: ['magnet'] }, magnet: { type: 'material' } },
      sources: [
        { item: 'box', by: 'A' },
        { item: 'magnet', by: 'B' },
        { item: 'magnet', by: 'C' },
      ],
      programmes: { P: ['box'] },
    });
    const result = one(fixture, { level: 'material' });
    expect(result.holders).toEqual([['magnet', 10_000, 10_000]]);
    const [programme] = concentrations(fixture.graph, { ...defaults, of: 'programme', level: 'material', programme: 0 });
    expect(programme!.hhi).toEqual({ low: 10_000, high: 10_000 });
    expect(programme!.assumption).not.toContain('left out');
    const bare = fixtureOf([{ item: 'part', by: 'A' }]);
    expect(concentrations(bare.graph, { ...defaults, level: 'material' })).toEqual([]);
  });
});

describe('concentration of a category and a programme', () => {
  const items = { left: { type: 'device', requires: ['right'] }, right: { type: 'device' }, bare: { type: 'device' } } as const;
  const programmes = { P: ['left', 'bare'] };

  it('adds by weight where every source has one', () => {
    const fixture = graphOf({
      items,
      programmes,
      sources: [
        { item: 'left', by: 'A', numbers: { weight: 100 } },
        { item: 'right', by: 'B', numbers: { weight: 300 } },
      ],
    });
    const [result] = concentrations(fixture.graph, { ...defaults, of: 'programme', programme: 0 });
    expect(result!.hhi).toEqual({ low: 6250, high: 6250 });
    expect(result!.of).toEqual({ type: 'programme', ref: { type: 'Programme', index: 0 } });
    expect(result!.assumption).toContain('Items count by their summed weight. 1 item without a counted source left out.');
  });

  it('tells the greatest share left out of an item, because those of several items do not add', () => {
    const fixture = graphOf({
      items: { left: { type: 'device' }, right: { type: 'device' } },
      sources: [
        { item: 'left', by: 'A', standing: 'able', numbers: { share: 6600 } },
        { item: 'left', by: 'B', standing: 'chosen' },
        { item: 'right', by: 'A', standing: 'able', numbers: { share: 5000 } },
        { item: 'right', by: 'C', standing: 'able', numbers: { share: 2000 } },
        { item: 'right', by: 'B', standing: 'chosen' },
      ],
    });
    const [result] = concentrations(fixture.graph, { ...defaults, of: 'category' });
    expect(result!.assumption).toContain(
      '3 sources that do not count state shares, left out: up to 70 per cent of an item (2 items).',
    );
  });

  it('counts items equally otherwise, and open lets the bare one be anybody’s', () => {
    const fixture = graphOf({
      items,
      programmes,
      sources: [
        { item: 'left', by: 'A' },
        { item: 'right', by: 'B' },
      ],
    });
    const [result] = concentrations(fixture.graph, { ...defaults, of: 'category' });
    expect(result!.of).toEqual({ type: 'category', ref: undefined, category: 'device' });
    expect(result!.hhi).toEqual({ low: 5000, high: 5000 });
    expect(result!.assumption).toContain('Items count equally, because not every source has a weight.');
    const [open] = concentrations(fixture.graph, { ...defaults, of: 'category', open: true });
    expect(open!.hhi).toEqual({ low: 0, high: 10_000 });
  });

  it('does not divide the only source of one item among the unknown holders of another', () => {
    const fixture = graphOf({
      items: { box: { type: 'assembly', requires: ['x', 'y'] }, x: { type: 'device' }, y: { type: 'device' } },
      sources: [
        { item: 'x', by: 'A' },
        { item: 'x', by: 'B' },
        { item: 'y', by: 'C' },
      ],
      programmes: { P: ['box'] },
    });
    for (const of of ['programme', 'category'] as const) {
      const [result] = concentrations(fixture.graph, { ...defaults, of, level: 'country', programme: 0 });
      expect(result!.hhi).toEqual({ low: 3750, high: 10_000 });
      expect(result!.assumption).not.toContain('bounds');
    }
  });

  it('gives a bound and says so where there are too many divisions', () => {
    // Every two of 24 makers share an item.
    const pairs = Array.from({ length: 24 ** 2 }, (_, k) => [Math.floor(k / 24), k % 24]).filter(([a, b]) => a! < b!);
    const fixture = graphOf({
      items: Object.fromEntries(pairs.map(([a, b]) => [`i${a}-${b}`, { type: 'device' as const }])),
      sources: pairs.flatMap((pair) => pair.map((maker) => ({ item: `i${pair[0]}-${pair[1]}`, by: `o${maker}` }))),
    });
    const [result] = concentrations(fixture.graph, { ...defaults, of: 'category' });
    expect(result!.assumption).toContain('The ends are bounds');
    // 1 / 24, and 23, 22, ... 0 of 276 items.
    expect(result!.hhi.low).toBe(416);
    expect(result!.hhi.high).toBeGreaterThanOrEqual(568);
  });
});
