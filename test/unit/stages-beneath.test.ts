/** Steps that neither the item nor all that goes into it states: asked of the item, and never clear. */
import { describe, expect, it } from 'vitest';
import { parseRules } from '../../graph/screening/rules.ts';
import { judgeItemRules, type StatedSpec } from '../support/item-rules.ts';
import type { GraphSpec, ItemSpec, SourceSpec } from '../support/view-graph.ts';

const rules = () =>
  parseRules([
    {
      name: 'test.yml',
      text: `pack: {id: us, nation: US, title: Test, source: Test}
rules:
  - id: metal
    title: Metal
    source: Statute 1
    reaches: {kind: items, categories: [unobtainium], inputs: [ore, oxide]}
    versions:
      - {from: 2027-01-01, status: in force, test: {kind: origin, countries: {in: [CN]}, stages: [mined, refined, separated, melted, produced], throughInputs: true}, buy: prohibited, reason: R}
`,
    },
  ]);

type Stages = NonNullable<StatedSpec['stages']>[number];
const bar: Stages = [
  ['melted', 'NO'],
  ['made', 'NO'],
];
const mined: Stages = [['mined', 'CL']];
const oxide: Stages = [
  ['mined', 'CL'],
  ['separated', 'MY'],
];
const refinedOxide: Stages = [...oxide, ['refined', 'EE']];

/** Sources in their order, each with what it states and what it requires by itself. */
function judge(
  items: Record<string, readonly string[]>,
  sources: readonly (readonly [item: string, stages: Stages, requires?: readonly string[]])[],
  recorded: Readonly<Record<string, ItemSpec['coverage']>> = {},
) {
  const spec: GraphSpec & StatedSpec = {
    items: Object.fromEntries(
      Object.entries(items).map(([name, requires]) => [name, { requires, coverage: recorded[name] ?? 'unstated' }]),
    ),
    sources: sources.map(([item, , requires], i): SourceSpec => ({ item, by: `Maker ${i}`, requires: requires ?? [] })),
    stages: Object.fromEntries(sources.map(([, stages], i) => [i, stages])),
    categories: { Bar: 'Unobtainium', Ingot: 'Unobtainium' },
  };
  const { lines, coverage } = judgeItemRules(rules(), spec, { asOf: '2027-01-01' });
  return [...lines, ...coverage.map(({ known, of }) => `${known} of ${of}`)];
}

const unstated = (item: string, ...steps: readonly string[]) =>
  `insufficient-evidence metal ${item}:  | ${steps
    .map((step) => `where it is ${step}: not stated of 1 of 1 source, nor of all that goes into it`)
    .join('; ')}`;

describe('a step between what an input states and the melt', () => {
  it('is asked of the item: ore that was mined somewhere says nothing of where it was refined', () => {
    expect(
      judge({ Bar: ['Ore'] }, [
        ['Bar', bar],
        ['Ore', mined],
      ]),
    ).toEqual([unstated('Bar', 'separated', 'refined'), '1 of 2']);
  });

  it('is stated by the item, or by what goes into it', () => {
    expect(
      judge({ Bar: ['Ore'] }, [
        ['Bar', [...bar, ['separated', 'MY'], ['refined', 'EE']]],
        ['Ore', mined],
      ]),
    ).toEqual(['2 of 2']);
    expect(
      judge({ Bar: ['Oxide'] }, [
        ['Bar', bar],
        ['Oxide', refinedOxide],
      ]),
    ).toEqual(['2 of 2']);
    expect(
      judge({ Bar: ['Oxide'] }, [
        ['Bar', [...bar, ['refined', 'EE']]],
        ['Oxide', oxide],
      ]),
    ).toEqual(['2 of 2']);
  });
});

describe('all that goes into it', () => {
  it('each of the inputs, each of their sources', () => {
    const ofBoth = (second: Stages) =>
      judge({ Bar: ['Oxide', 'Black oxide'] }, [
        ['Bar', bar],
        ['Oxide', refinedOxide],
        ['Black oxide', second],
      ]);
    expect(ofBoth(refinedOxide)).toEqual(['3 of 3']);
    expect(ofBoth(oxide)).toEqual([unstated('Bar', 'refined'), '2 of 3']);
    expect(
      judge({ Bar: ['Oxide'] }, [
        ['Bar', bar],
        ['Oxide', refinedOxide],
        ['Oxide', oxide],
      ]),
    ).toEqual([unstated('Bar', 'refined'), '2 of 3']);
  });

  it('of each source of the item for itself: what one requires says nothing of another', () => {
    expect(
      judge({ Bar: [] }, [
        ['Bar', bar, ['Oxide']],
        ['Bar', bar],
        ['Oxide', refinedOxide],
      ]),
    ).toEqual([
      `insufficient-evidence metal Bar:  | ${['mined', 'separated', 'refined']
        .map((step) => `where it is ${step}: not stated of 1 of 2 sources, nor of all that goes into it`)
        .join('; ')}`,
      '2 of 3',
    ]);
  });

  it('through what lies between, each of its sources too', () => {
    expect(
      judge({ Bar: ['Slag'], Slag: ['Oxide', 'Box'], Box: [] }, [
        ['Bar', bar],
        ['Oxide', refinedOxide],
      ]),
    ).toEqual(['2 of 2']);
    const bySource = (...second: readonly string[]) =>
      judge({ Bar: ['Slag'] }, [
        ['Bar', bar],
        ['Slag', refinedOxide, ['Oxide']],
        ['Slag', refinedOxide, second],
        ['Oxide', refinedOxide],
      ]);
    expect(bySource('Oxide')).toEqual(['2 of 2']);
    // The rule is not about slag: of what goes into the other one nothing is known.
    expect(bySource()).toEqual([unstated('Bar', 'mined', 'separated', 'refined'), '1 of 2']);
  });

  it('of a step that one input leaves to what goes into it', () => {
    expect(
      judge({ Bar: ['Oxide'], Oxide: ['Ore'] }, [
        ['Bar', bar],
        [
          'Oxide',
          [
            ['separated', 'MY'],
            ['refined', 'EE'],
          ],
        ],
        ['Ore', mined],
      ]),
    ).toEqual(['3 of 3']);
  });

  it('a stage without a country states nothing', () => {
    expect(
      judge({ Bar: ['Oxide'] }, [
        ['Bar', bar],
        ['Oxide', [...oxide, ['refined']]],
      ]),
    ).toEqual([
      unstated('Bar', 'refined'),
      'insufficient-evidence metal Oxide:  | where it is refined: not stated of 1 of 1 source',
      '0 of 2',
    ]);
  });

  it('an input without a source states nothing', () => {
    expect(judge({ Bar: ['Ore'] }, [['Bar', bar]])).toEqual([
      unstated('Bar', 'mined', 'separated', 'refined'),
      'insufficient-evidence metal Ore:  | who makes it, and where',
      '0 of 1',
    ]);
  });

  it('the melt of what goes into it is not its own', () => {
    const lines = judge({ Bar: ['Ingot'] }, [
      ['Bar', [['made', 'NO']]],
      ['Ingot', [...refinedOxide, ...bar]],
    ]);
    expect(lines).toEqual(['insufficient-evidence metal Bar:  | where it is melted: not stated of 1 of 1 source', '1 of 2']);
  });

  it('is not known where documents say that the record lacks something, or may', () => {
    const withCoverage = (coverage: ItemSpec['coverage']) =>
      judge(
        { Bar: ['Oxide'] },
        [
          ['Bar', bar],
          ['Oxide', refinedOxide],
        ],
        { Bar: coverage },
      );
    for (const whole of ['complete', 'unstated'] as const) expect(withCoverage(whole)).toEqual(['2 of 2']);
    for (const lacking of ['incomplete', 'unknown'] as const)
      expect(withCoverage(lacking)[0]).toBe(
        `insufficient-evidence metal Bar:  | ${['mined', 'separated', 'refined']
          .map((step) => `where it is ${step}: not stated of 1 of 1 source`)
          .join('; ')}`,
      );
  });

  it('a circle states nothing, whoever asks', () => {
    expect(
      judge({ Bar: ['Ingot'], Ingot: ['Bar'] }, [
        ['Bar', bar],
        ['Ingot', bar],
      ]),
    ).toEqual([unstated('Bar', 'mined', 'separated', 'refined'), unstated('Ingot', 'mined', 'separated', 'refined'), '0 of 2']);
    expect(judge({ Bar: ['Bar'] }, [['Bar', bar]])).toEqual([unstated('Bar', 'mined', 'separated', 'refined'), '0 of 1']);
  });
});
