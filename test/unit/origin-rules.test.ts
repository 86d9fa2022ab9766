/** Each shipped rule about items, on both sides of each of its boundaries: day, country, stage, share, class. Literal answers. */
import { describe, expect, it } from 'vitest';
import type { Stage } from '../../graph/ontology/property.ts';
import type { SellerStatement } from '../../graph/screening/source-class.ts';
import { judgeItemRules } from '../support/item-rules.ts';
import { shippedRules } from '../support/shipped-rules.ts';
import type { SourceSpec } from '../support/view-graph.ts';

type StageName = keyof typeof Stage;
const codes = { mined: 1, refined: 2, melted: 3, made: 4, separated: 9 } as const;

/** One item of a category, one source of it at a stage in a country; an input beneath where one is given. */
function outcomes(
  rule: string,
  item: {
    name: string;
    category: string;
    stage?: keyof typeof codes;
    country: string;
    /** Stages that the item's source states, all there; `stage` alone when absent. */
    stages?: readonly StageName[];
    input?: { name: string; stage: keyof typeof codes; country: string; stages?: readonly StageName[] };
  },
  asOf: string,
  packs: readonly string[] = ['us'],
): string[] {
  const { name, category, stage, country, input, stages } = item;
  const source = (of: string, at: string, code: number | undefined): SourceSpec => ({
    item: of,
    by: `Maker of ${of}`,
    at: `Plant ${at}`,
    numbers: code === undefined ? {} : { stage: code },
  });
  const { findings, fixture } = judgeItemRules(
    shippedRules(),
    {
      items: { Drone: { requires: [name] }, [name]: { requires: input === undefined ? [] : [input.name] } },
      sites: Object.fromEntries([country, input?.country ?? country].map((code) => [`Plant ${code}`, { country: code }])),
      sources: [
        source(name, country, stage && codes[stage]),
        ...(input === undefined ? [] : [source(input.name, input.country, codes[input.stage])]),
      ],
      programmes: { P: ['Drone'] },
      categories: { [name]: category, ...(input === undefined ? {} : { [input.name]: 'raw material' }) },
      stages: {
        ...(stages === undefined ? {} : { 0: stages.map((one) => [one] as const) }),
        ...(input?.stages === undefined ? {} : { 1: input.stages.map((one) => [one] as const) }),
      },
    },
    { asOf, packs, only: [rule] },
  );
  return findings.map(
    ({ outcome, subject, rule: { effective } }) =>
      `${outcome} ${subject.type} ${fixture.nameOf({ type: 'Item', index: subject.type === 'Item' ? subject.index : fixture.graph.sources.item[subject.index] })} ${effective}`,
  );
}

describe.each([
  ['dfars-252.225-7052-magnets', 'Motor magnet', 'NdFeB magnets', 'Dysprosium oxide', '2019-04-29', '2019-04-30'],
  ['dfars-252.225-7052-tantalum', 'Tantalum bar', 'metals', 'Tantalite concentrate', '2022-08-24', '2022-08-25'],
  ['dfars-252.225-7052-tungsten', 'Tungsten heavy alloy rod', 'alloys', 'Scheelite', '2019-04-29', '2019-04-30'],
])('%s', (rule, name, category, inputName, before, first) => {
  const melted = { name, category, stage: 'melted', country: 'CN' } as const;
  const prohibited = (effective: string) => [`prohibited Source ${name} ${effective}`];
  const review = (effective: string) => [`review Source ${name} ${effective}`];
  const unknown = (effective: string) => [`insufficient-evidence Item ${name} ${effective}`];
  const whole = { ...melted, stages: ['melted', 'made'] } as const;

  it('from its first day on, and not before', () => {
    expect(outcomes(rule, melted, before)).toEqual([]);
    expect(outcomes(rule, melted, first)).toEqual(prohibited(first));
  });

  it('each covered country, and no other', () => {
    for (const country of ['CN', 'IR', 'KP', 'RU'])
      expect(outcomes(rule, { ...melted, country }, '2026-12-31')).toEqual(prohibited(first));
    for (const country of ['KR', 'KZ', 'TW', 'BY', 'US']) expect(outcomes(rule, { ...whole, country }, '2026-12-31')).toEqual([]);
  });

  it('Hong Kong and Macau may count as China: a reason to look', () => {
    for (const country of ['HK', 'MO']) expect(outcomes(rule, { ...whole, country }, '2026-12-31')).toEqual(review(first));
  });

  it('melted and produced are two steps, and what nobody states of either is not clear', () => {
    for (const stage of ['melted', 'made'] as const)
      expect(outcomes(rule, { ...melted, stage, country: 'US' }, '2026-12-31')).toEqual(unknown(first));
  });

  it('melted or produced until 2026-12-31; mined and refined from 2027-01-01', () => {
    expect(outcomes(rule, { ...melted, stage: 'made' }, '2026-12-31')).toEqual(prohibited(first));
    for (const stage of ['mined', 'refined', 'separated'] as const) {
      // Where it was melted is not stated then, and that is what is asked.
      expect(outcomes(rule, { ...melted, stage }, '2026-12-31')).toEqual([`insufficient-evidence Item ${name} ${first}`]);
      expect(outcomes(rule, { ...melted, stage }, '2027-01-01')).toEqual(prohibited('2027-01-01'));
    }
    expect(outcomes(rule, melted, '2027-01-01')).toEqual(prohibited('2027-01-01'));
  });

  it('what goes into it from 2027-01-01', () => {
    const input = { name: inputName, stage: 'mined', country: 'RU' } as const;
    const item = { ...whole, country: 'NO', input };
    expect(outcomes(rule, item, '2026-12-31')).toEqual([]);
    const from2027 = (...stages: StageName[]) => outcomes(rule, { ...item, input: { ...input, stages } }, '2027-01-01');
    expect(from2027('mined', 'separated', 'refined')).toEqual([`prohibited Source ${inputName} 2027-01-01`]);
    const elsewhere = { ...item, input: { ...input, country: 'CL', stages: ['mined', 'separated', 'refined'] as const } };
    expect(outcomes(rule, elsewhere, '2027-01-01')).toEqual([]);
  });

  it('where nobody states that what was mined was separated and refined, that is not known from 2027-01-01', () => {
    for (const stages of [['mined'], ['mined', 'separated']] as const) {
      const item = { ...whole, country: 'NO', input: { name: inputName, stage: 'mined', country: 'CL', stages } } as const;
      expect(outcomes(rule, item, '2026-12-31')).toEqual([]);
      expect(outcomes(rule, item, '2027-01-01')).toEqual(unknown('2027-01-01'));
    }
  });

  it('without inputs, where it was mined and refined is not known from 2027-01-01', () => {
    const item = { ...whole, country: 'NO' };
    expect(outcomes(rule, item, '2026-12-31')).toEqual([]);
    expect(outcomes(rule, item, '2027-01-01')).toEqual([`insufficient-evidence Item ${name} 2027-01-01`]);
  });

  it('a part of another category is a reason to look', () => {
    const part = rule.endsWith('magnets') ? 'Magnet holder' : `${name} holder`;
    expect(outcomes(rule, { ...melted, name: part, category: 'brackets' }, '2026-12-31')).toEqual([
      `review Source ${part} ${first}`,
    ]);
  });

  it('says until when it is in force and from when a person must confirm it, with its exceptions', () => {
    const { versions, exceptions } = shippedRules().itemRules.find(({ id }) => id === rule)!;
    expect(versions.map(({ status }) => status)).toEqual(['in force', 'needs confirmation by a person']);
    expect(versions[1].reason).toContain('bill of May 2026');
    const facts = exceptions.map(({ when }) => when?.fact ?? 'read');
    expect(facts).toEqual(expect.arrayContaining(['electronic device', 'used outside the nation', 'waiver', 'read']));
    expect(facts.includes('recycled material')).toBe(rule.endsWith('magnets'));
    expect(exceptions.find(({ when }) => when?.fact === 'waiver')?.text).toContain('36 months');
  });
});

it('names that are another thing: ore, oxide, capacitor, magnetometer', () => {
  expect(
    outcomes(
      'dfars-252.225-7052-tantalum',
      { name: 'Tantalum ore', category: 'ores', stage: 'mined', country: 'CN' },
      '2026-12-31',
    ),
  ).toEqual([]);
  expect(
    outcomes(
      'dfars-252.225-7052-tungsten',
      { name: 'Tungsten carbide tip', category: 'metals', stage: 'made', country: 'CN' },
      '2026-12-31',
    ),
  ).toEqual([]);
  expect(
    outcomes(
      'dfars-252.225-7052-magnets',
      { name: 'Magnetometer', category: 'sensors', stage: 'made', country: 'CN' },
      '2026-12-31',
    ),
  ).toEqual([]);
  expect(
    outcomes(
      'dfars-252.225-7052-tantalum',
      { name: 'Tantalum capacitor', category: 'passives', stage: 'made', country: 'CN' },
      '2026-12-31',
    ),
  ).toEqual(['review Source Tantalum capacitor 2022-08-25']);
});

describe('specialty-metals', () => {
  const bar = { name: 'Titanium bar', category: 'metals', stage: 'melted', country: 'KZ' } as const;
  const of = (more: object = {}, asOf = '2026-11-01') => outcomes('specialty-metals', { ...bar, ...more }, asOf);

  it('from its first day on', () => {
    expect(of({}, '2006-11-15')).toEqual([]);
    expect(of({}, '2006-11-16')).toEqual(['restricted Source Titanium bar 2006-11-16']);
  });

  it('melted or made in the United States, its areas or a qualifying country is allowed', () => {
    for (const country of ['US', 'PR', 'GU', 'GB', 'JP', 'NO', 'TR', 'AT', 'EG']) expect(of({ country })).toEqual([]);
    for (const country of ['KZ', 'CN', 'ZA', 'IN', 'KR', 'BR', 'HU', 'IE']) expect(of({ country })).toHaveLength(1);
  });

  it('where it was mined or refined is not asked', () => {
    expect(of({ stage: 'refined' })).toEqual(['insufficient-evidence Item Titanium bar 2006-11-16']);
    expect(of({ stage: 'made' })).toEqual(['restricted Source Titanium bar 2006-11-16']);
  });

  it('sponge, ores and compounds are not yet the metal; steel may be one', () => {
    expect(of({ name: 'Titanium sponge' })).toEqual([]);
    expect(of({ name: 'Nickel sulphate' })).toEqual([]);
    expect(of({ name: 'Electrical steel strip' })).toEqual(['review Source Electrical steel strip 2006-11-16']);
    expect(of({ name: 'Stainless steel plate' })).toEqual(['restricted Source Stainless steel plate 2006-11-16']);
    expect(of({ name: 'Titanium bolt', category: 'fasteners' })).toEqual(['review Source Titanium bolt 2006-11-16']);
  });
});

describe('content by origin', () => {
  /** Two components, whose costs make up the share of `from`. */
  const share = (
    rule: string,
    basisPoints: number,
    from: string,
    other: string,
    asOf: string,
    packs: readonly string[] = ['us', 'eu'],
  ) =>
    judgeItemRules(
      shippedRules(),
      {
        items: {
          Drone: {
            requires: [
              ['A', { quantity: 100 }],
              ['B', { quantity: 100 }],
            ],
          },
          A: {},
          B: {},
        },
        sites: { [from]: { country: from }, [other]: { country: other } },
        sources: [
          { item: 'A', by: 'A', at: from, numbers: { unitCost: basisPoints } },
          { item: 'B', by: 'B', at: other, numbers: { unitCost: 10_000 - basisPoints } },
        ],
        programmes: { P: ['Drone'] },
      },
      { asOf, packs, only: [rule] },
    ).findings.map(({ outcome, rule: { effective } }) => `${outcome} ${effective}`);

  it.each([
    ['buy-american', 6000, '2022-10-24', undefined, undefined],
    ['buy-american', 6000, '2022-10-25', 'review 2022-10-25', 6001],
    ['buy-american', 6000, '2023-12-31', 'review 2022-10-25', 6001],
    ['buy-american', 6500, '2024-01-01', 'review 2024-01-01', 6501],
    ['buy-american', 6500, '2028-12-31', 'review 2024-01-01', 6501],
    ['buy-american', 7500, '2029-01-01', 'review 2029-01-01', 7501],
    ['dfars-225.101', 6500, '2024-02-14', undefined, undefined],
    ['dfars-225.101', 6500, '2024-02-15', 'review 2024-02-15', 6501],
    ['dfars-225.101', 6500, '2028-12-31', 'review 2024-02-15', 6501],
    ['dfars-225.101', 7500, '2029-01-01', 'review 2029-01-01', 7501],
  ])('%s: %i basis points from home on %s', (rule, at, asOf, expected, enough) => {
    expect(share(rule, at, 'US', 'CN', asOf)).toEqual(expected === undefined ? [] : [expected]);
    if (enough !== undefined) expect(share(rule, enough, 'US', 'CN', asOf)).toEqual([]);
  });

  it('qualifying countries count for the Department of Defense alone', () => {
    expect(share('buy-american', 9000, 'DE', 'US', '2026-11-01')).toEqual(['review 2024-01-01']);
    expect(share('dfars-225.101', 9000, 'DE', 'US', '2026-11-01')).toEqual([]);
    expect(share('dfars-225.101', 9000, 'KR', 'US', '2026-11-01')).toEqual(['review 2024-02-15']);
  });

  it('SAFE: at most 35 per cent from outside, of Union, EEA and Ukraine', () => {
    expect(share('eu-safe-content', 3501, 'US', 'DE', '2025-05-28')).toEqual([]);
    expect(share('eu-safe-content', 3501, 'US', 'DE', '2025-05-29')).toEqual(['restricted 2025-05-29']);
    expect(share('eu-safe-content', 3500, 'US', 'DE', '2025-05-29')).toEqual([]);
    for (const inside of ['NO', 'IS', 'LI', 'UA', 'FR', 'HR'])
      expect(share('eu-safe-content', 3500, 'US', inside, '2026-11-01')).toEqual([]);
    for (const outside of ['GB', 'CH', 'TR', 'CA'])
      expect(share('eu-safe-content', 3501, outside, 'DE', '2026-11-01')).toEqual(['restricted 2025-05-29']);
    expect(share('eu-safe-content', 3501, 'US', 'DE', '2026-11-01', ['us'])).toEqual(['review 2025-05-29']);
  });

  it('EDIP: a look, until a person confirms it', () => {
    expect(share('eu-edip-content', 3501, 'US', 'DE', '2025-12-28')).toEqual([]);
    expect(share('eu-edip-content', 3501, 'US', 'DE', '2025-12-29')).toEqual(['review 2025-12-29']);
    expect(share('eu-edip-content', 3500, 'US', 'DE', '2025-12-29')).toEqual([]);
    expect(shippedRules().itemRules.find(({ id }) => id === 'eu-edip-content')?.versions[0].status).toBe(
      'needs confirmation by a person',
    );
  });
});

describe('dfars-252.246-7008', () => {
  const buy = (category: string, statements: readonly SellerStatement[], asOf = '2026-11-01', name = 'Part') =>
    judgeItemRules(
      shippedRules(),
      {
        items: { [name]: {} },
        sources: [{ item: name, by: 'Maker', distributors: ['Shop'] }],
        categories: { [name]: category },
        sellers: { Shop: statements },
      },
      { asOf, only: ['dfars-252.246-7008'] },
    ).findings.map(({ outcome, sourceClass }) => `${outcome} ${sourceClass}`);
  const said = (kind: SellerStatement['kind']): SellerStatement => ({ kind, holds: true, byMaker: true, selfDeclared: false });

  it('from its first day on', () => {
    expect(buy('semiconductors', [said('independent')], '2016-08-01')).toEqual([]);
    expect(buy('semiconductors', [said('independent')], '2016-08-02')).toEqual(['restricted independent']);
  });

  it('authorised and contractor-approved are allowed; who says nothing is not known', () => {
    expect(buy('integrated circuit', [said('authorised')])).toEqual([]);
    expect(buy('integrated circuit', [said('contractor-approved')])).toEqual([]);
    expect(buy('integrated circuit', [])).toEqual(['insufficient-evidence unknown']);
  });

  it('electronic parts only', () => {
    expect(buy('fasteners', [said('independent')])).toEqual([]);
    expect(buy('boards', [said('independent')])).toEqual(['review independent']);
    expect(buy('wafers', [said('independent')], '2026-11-01', 'Silicon wafer')).toEqual([]);
    expect(buy('spares', [said('independent')], '2026-11-01', 'Ceramic capacitor')).toEqual(['review independent']);
  });
});

describe('eu-crma-one-country', () => {
  const gallium = (share: number, stage: StageName, asOf = '2026-11-01', name = 'Gallium metal') =>
    judgeItemRules(
      shippedRules(),
      {
        items: { [name]: {} },
        sites: { CN: { country: 'CN' }, DE: { country: 'DE' } },
        sources: [
          {
            item: name,
            by: 'A',
            at: 'CN',
            numbers: { stage: codes[stage as keyof typeof codes], share },
          },
          { item: name, by: 'B', at: 'DE', numbers: { stage: codes[stage as keyof typeof codes], share: 10_000 - share } },
        ],
        categories: { [name]: 'metals' },
      },
      { asOf, packs: ['eu'], only: ['eu-crma-one-country'] },
    ).findings.map(({ outcome, found }) => `${outcome} ${found.join()}`);

  it('more than 65 per cent, a look at most, from its first day on', () => {
    expect(gallium(6500, 'refined')).toEqual([]);
    expect(gallium(6501, 'refined')).toEqual(['review refined in CN']);
    expect(gallium(6501, 'refined', '2024-05-22')).toEqual([]);
    expect(gallium(6501, 'refined', '2024-05-23')).toEqual(['review refined in CN']);
  });

  it('mined, separated, refined and melted, not made; and strategic raw materials alone', () => {
    expect(gallium(9000, 'mined')).toEqual(['review mined in CN']);
    expect(gallium(9000, 'separated')).toEqual(['review separated in CN']);
    expect(gallium(9000, 'melted')).toEqual(['review melted in CN']);
    expect(gallium(9000, 'made')).toEqual([]);
    expect(gallium(9000, 'refined', '2026-11-01', 'Tin metal')).toEqual([]);
    expect(gallium(9000, 'refined', '2026-11-01', 'Cobalt battery foil')).toEqual([]);
  });
});

it('every shipped rule about items is tested here, cites a source and states a reason', () => {
  expect(shippedRules().itemRules.map(({ id }) => id)).toEqual([
    'buy-american',
    'dfars-225.101',
    'dfars-252.225-7052-magnets',
    'dfars-252.225-7052-tantalum',
    'dfars-252.225-7052-tungsten',
    'dfars-252.246-7008',
    'eu-crma-one-country',
    'eu-edip-content',
    'eu-safe-content',
    'specialty-metals',
  ]);
});
