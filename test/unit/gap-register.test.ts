import { describe, expect, it } from 'vitest';
import { concentrations } from '../../graph/analyses/concentration.ts';
import type { Level, UntrustedVendor } from '../../graph/analyses/finding.ts';
import type { RankedGap } from '../../graph/analyses/gap.ts';
import { keysNeeded, rankGaps, unknownCriticality } from '../../graph/analyses/gap-rank.ts';
import { type GapOptions, type GapRegister, gapRows } from '../../graph/analyses/gap-register.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { singleSources } from '../../graph/analyses/single-sources.ts';
import { type GraphFixture, type GraphSpec, graphOf } from '../support/view-graph.ts';

const asOf = 20_000;
const levels: readonly Level[] = ['supplier', 'owner', 'site', 'country'];

function registerOf(
  fixture: GraphFixture,
  options: Partial<GapOptions> = {},
  vendors: readonly UntrustedVendor[] = [],
): GapRegister {
  const base = { counting: 'qualified', asOf, programme: 0, ...options } as const;
  const scope = scopeOf(fixture.graph, base.programme);
  return gapRows(
    fixture.graph,
    {
      findings: levels.map((level) => singleSources(fixture.graph, { ...base, level }, scope)),
      vendors,
      concentrations: concentrations(fixture.graph, { ...base, of: 'item', level: 'country' }),
    },
    base,
  );
}

const ranked = (fixture: GraphFixture, register: GapRegister): RankedGap[] => rankGaps(register.rows, fixture.keyOf);

function named(fixture: GraphFixture, row: RankedGap) {
  const item = (index: number): string => fixture.nameOf({ type: 'Item', index });
  return {
    lost: row.lost === undefined ? row.category : fixture.nameOf(row.lost),
    level: row.level,
    archetype: row.archetype,
    items: row.items.map((one) => item(one.item)).sort(),
  };
}

const aircraft: GraphSpec = {
  items: {
    drone: { type: 'assembly', requires: ['motor', 'radio', 'paint'], criticality: 'mission' },
    motor: { type: 'device', requires: ['magnet'], criticality: 'safety' },
    radio: { type: 'device', requires: ['chip', 'stack'] },
    magnet: { type: 'material' },
    chip: { type: 'device', numbers: { lifecycle: 3, lastOrderDate: asOf + 90 } },
    paint: {},
    stack: { type: 'library' },
    file: { type: 'file' },
  },
  sources: [
    { item: 'drone', by: 'Prime', at: 'Hall', standing: 'chosen' },
    { item: 'motor', by: 'Spin', at: 'Plant', standing: 'chosen', numbers: { leadTimeDays: 120 } },
    { item: 'motor', by: 'Whirl', at: 'Plant', standing: 'qualified', numbers: { leadTimeDays: 90 } },
    { item: 'radio', by: 'Wave', at: 'Shed', standing: 'chosen', numbers: { leadTimeDays: 30 } },
    { item: 'radio', by: 'Relay', at: 'Barn', standing: 'able' },
    { item: 'chip', by: 'Fab', at: 'Far', standing: 'chosen' },
    { item: 'stack', by: 'Hobby' },
  ],
  sites: {
    Hall: { country: 'US' },
    Plant: { country: 'US' },
    Shed: { country: 'US' },
    Barn: { country: 'US' },
    Far: { country: 'TW' },
  },
  programmes: { Drone: ['drone'] },
};

describe('the gap register', () => {
  const fixture = graphOf(aircraft);
  const home = new Set([fixture.country('US')]);
  const register = registerOf(fixture, { home });
  const rows = ranked(fixture, register);
  const row = (lost: string, level?: string): RankedGap =>
    rows.find((one) => named(fixture, one).lost === lost && one.level === level)!;

  it('has one row for each candidate whose loss matters, with what it takes down beneath', () => {
    expect(named(fixture, row('Prime', 'supplier'))).toEqual({
      lost: 'Prime',
      level: 'supplier',
      archetype: 'sole source',
      items: ['drone'],
    });
    expect(named(fixture, row('Wave', 'supplier')).archetype).toBe('single source');
    expect(named(fixture, row('Plant', 'site'))).toEqual({
      lost: 'Plant',
      level: 'site',
      archetype: 'hidden single point',
      items: ['motor'],
    });
    const candidates = rows.filter(({ level }) => level !== undefined).map((one) => `${one.level}:${named(fixture, one).lost}`);
    expect(new Set(candidates).size).toBe(candidates.length);
  });

  it('names a wider candidate beside the narrower one that takes down the same', () => {
    expect(row('Prime', 'supplier').coincides.map(fixture.keyOf)).toEqual(['site:Hall']);
    expect(row('Hall', 'site')).toBeUndefined();
    expect(rows.filter(({ level }) => level === 'owner')).toEqual([]);
  });

  it('calls a country that is not home a foreign concentration', () => {
    expect(named(fixture, row('TW', 'country'))).toEqual({
      lost: 'TW',
      level: 'country',
      archetype: 'foreign concentration',
      items: ['chip'],
    });
    expect(row('US', 'country').archetypes).not.toContain('foreign concentration');
    const nowhere = ranked(fixture, registerOf(fixture)).find(
      (one) => one.level === 'country' && named(fixture, one).lost === 'US',
    )!;
    expect(nowhere).toMatchObject({ archetype: 'foreign concentration', certainty: 'possible', confidence: 'low' });
  });

  it('lets hardware without a known source stand alone and folds the rest', () => {
    expect(row('magnet')).toMatchObject({ archetype: 'no known source', ableSources: undefined, endItemsStopped: undefined });
    expect(row('uncategorised')).toMatchObject({ archetype: 'no known source', count: 1, of: 1, endItem: fixture.item('drone') });
  });

  it('folds software into one row an end item, and lists it nowhere else', () => {
    const software = rows.filter(({ archetype }) => archetype === 'unsupported software');
    expect(software).toEqual([]);
    expect(rows.some((one) => named(fixture, one).lost === 'Hobby')).toBe(false);
    const bare = graphOf({
      items: { ...aircraft.items, radio: { requires: ['stack', 'file'] } },
      programmes: aircraft.programmes!,
    });
    const folded = ranked(bare, registerOf(bare)).find(({ archetype }) => archetype === 'unsupported software')!;
    expect(folded).toMatchObject({
      count: 2,
      of: 2,
      category: 'open-source software without stated support',
      endItem: bare.item('drone'),
    });
  });

  it('gives an item that ends its life a row, and the day by which to decide', () => {
    const chip = rows.find(({ archetype }) => archetype === 'obsolescence')!;
    expect(named(fixture, chip)).toMatchObject({ lost: 'chip', items: ['chip'] });
    expect(chip.decideBy).toBe(asOf + 90);
    expect(row('Fab', 'supplier').decideBy).toBe(asOf + 90);
  });

  it.each([
    ['the first of the contracts that still run', [asOf + 60, asOf + 30, asOf - 400], asOf + 30],
    ['no day where every contract has ended', [asOf - 400], undefined],
  ])('takes %s', (_case, contractEnds, day) => {
    const fixture = graphOf({
      items: { drone: { requires: ['motor'] }, motor: { contractEnds } },
      sources: [{ item: 'motor', by: 'Acme', standing: 'qualified' }],
      programmes: { P: ['drone'] },
    });
    const rows = ranked(fixture, registerOf(fixture));
    expect(rows.find((one) => named(fixture, one).lost === 'Acme')?.decideBy).toBe(day);
  });

  it('fills what is known, and leaves empty what is not', () => {
    expect(row('Wave', 'supplier')).toMatchObject({
      system: 0,
      ableSources: 2,
      qualifiedSources: 1,
      chosenSources: 1,
      sourcesUnstated: 0,
      sitesDistinct: 1,
      countriesDistinct: 1,
      leadTimeDays: 30,
      tiers: [1],
      confidence: 'high',
      endItemsStopped: [fixture.item('drone')],
      timeToRecoverDays: undefined,
      timeToSurviveDays: undefined,
      daysOfSupply: undefined,
    });
    expect(row('Plant', 'site')).toMatchObject({ leadTimeDays: 120, criticality: 4 });
  });

  it('ranks by the steps in their order and says which one decided', () => {
    expect(rows.map(({ rank }) => rank)).toEqual(rows.map((_, at) => at + 1));
    expect(rows[0]!.items.map((one) => fixture.nameOf({ type: 'Item', index: one.item }))).toContain('motor');
    const [first, second] = rows;
    expect(first!.criticalityOrder).toBeLessThanOrEqual(second!.criticalityOrder);
    for (const one of rows) expect(one.gapId).toMatch(/^[0-9a-f]{12}$/);
    expect(new Set(rows.map(({ gapId }) => gapId)).size).toBe(rows.length);
    expect(unknownCriticality(rows)).toBe(rows.filter(({ criticality }) => criticality === undefined).length);
    expect(keysNeeded(rows).length).toBeGreaterThanOrEqual(rows.length);
  });

  it('does not depend on the order in which rows come', () => {
    const ids = (list: readonly RankedGap[]): string[] => list.map(({ gapId, rankReason }) => `${gapId} ${rankReason}`);
    expect(ids(rankGaps([...register.rows].reverse(), fixture.keyOf))).toEqual(ids(rows));
  });

  it('gives the flat list one row for each item beneath', () => {
    const flat = rankGaps(register.byItem(), fixture.keyOf);
    const us = flat.filter((one) => one.level === 'country' && fixture.nameOf(one.lost!) === 'US');
    expect(us.every(({ item }) => item !== undefined)).toBe(true);
    expect(us.map(({ items }) => fixture.nameOf({ type: 'Item', index: items[0]!.item })).sort()).toEqual(
      named(fixture, row('US', 'country')).items,
    );
    expect(new Set(flat.map(({ gapId }) => gapId)).size).toBe(flat.length);
  });

  it('leads every row to documents', () => {
    for (const one of register.rows) expect(register.evidence(one).length).toBeGreaterThan(0);
  });
});

describe('untrusted vendors in the register', () => {
  const fixture = graphOf({
    items: { box: { type: 'assembly', requires: ['a', 'b'] }, a: { type: 'device' }, b: { type: 'device' } },
    sources: [
      { item: 'box', by: 'Prime', standing: 'chosen' },
      { item: 'a', by: 'Bad', standing: 'chosen' },
      { item: 'b', by: 'Bad', standing: 'qualified' },
      { item: 'b', by: 'Good', standing: 'chosen', distributors: ['Shop'] },
    ],
    programmes: { P: ['box'] },
  });
  const vendor = (party: string, outcome: UntrustedVendor['outcome']): UntrustedVendor => ({
    party: fixture.organization(party),
    outcome,
    flags: [],
    rule: { id: 'r', source: 's', effective: '2020-01-01' },
    path: [],
    endItems: [fixture.item('box')],
    evidence: [{ document: 0, row: 0 }],
  });

  it('puts a prohibited party first, one row with what hangs on it', () => {
    const rows = ranked(fixture, registerOf(fixture, {}, [vendor('Bad', 'prohibited')]));
    expect(named(fixture, rows[0]!)).toEqual({
      lost: 'Bad',
      level: 'supplier',
      archetype: 'untrusted vendor',
      items: ['a', 'b'],
    });
    expect(rows[0]).toMatchObject({
      prohibited: true,
      rankReason: 'prohibited',
      archetypes: ['untrusted vendor', 'sole source'],
    });
    expect(rows.filter(({ lost }) => lost?.type === 'Organization' && fixture.nameOf(lost) === 'Bad')).toHaveLength(1);
  });

  it('leaves the fact first where a name only needs review, and gives a distributor its row', () => {
    const rows = ranked(fixture, registerOf(fixture, {}, [vendor('Bad', 'review'), vendor('Shop', 'review')]));
    const of = (name: string): RankedGap =>
      rows.find(({ lost }) => lost?.type === 'Organization' && fixture.nameOf(lost) === name)!;
    expect(of('Bad').archetypes).toEqual(['sole source', 'untrusted vendor']);
    expect(of('Bad').certainty).toBe('definite');
    expect(of('Shop')).toMatchObject({ archetype: 'untrusted vendor', certainty: 'possible', endItemsStopped: [] });
    expect(named(fixture, of('Shop')).items).toEqual(['b']);
  });
});

describe('rows that items make of themselves', () => {
  const fixture = graphOf({
    items: {
      box: { type: 'assembly', requires: ['slow', 'doubtful', 'split'] },
      slow: { type: 'device', numbers: { dailyDemand: 1000 } },
      doubtful: { type: 'device' },
      split: { type: 'device' },
    },
    sources: [
      { item: 'slow', by: 'A', numbers: { capacityPerDay: 400 } },
      { item: 'slow', by: 'B', numbers: { capacityPerDay: 500 } },
      { item: 'doubtful', by: 'A', standing: 'able' },
      { item: 'split', by: 'A', at: 'X', numbers: { share: 7000 } },
      { item: 'split', by: 'B', at: 'Y', numbers: { share: 3000 } },
    ],
    sites: { X: { country: 'CN' }, Y: { country: 'US' } },
    programmes: { P: ['box'] },
  });
  const rows = ranked(fixture, registerOf(fixture, { home: new Set([fixture.country('US')]) }));
  const of = (archetype: string): RankedGap[] => rows.filter((one) => one.archetype === archetype);

  it('sees a capacity below demand, and sources of which none is qualified', () => {
    expect(of('capacity shortfall').map((one) => named(fixture, one).lost)).toEqual(['slow']);
    expect(of('no qualified source').map((one) => named(fixture, one).lost)).toEqual(['doubtful']);
  });

  it('sees a definite share over the limit in a foreign country although nothing stops with it', () => {
    expect(of('foreign concentration').map((one) => named(fixture, one))).toEqual([
      { lost: 'CN', level: 'country', archetype: 'foreign concentration', items: ['split'] },
    ]);
    expect(of('foreign concentration')[0]!.endItemsStopped).toEqual([]);
  });
});

describe('a part that a source delivers', () => {
  const fixture = graphOf({
    items: {
      box: { type: 'assembly', requires: ['gyro'] },
      gyro: { type: 'device', criticality: 'safety' },
      oldPart: { type: 'device', deliveredOnly: true, numbers: { lifecycle: 3, lastOrderDate: asOf + 40 } },
      newPart: { type: 'device', deliveredOnly: true },
    },
    sources: [
      { item: 'gyro', by: 'Old', standing: 'chosen', requires: ['oldPart'] },
      { item: 'gyro', by: 'New', standing: 'qualified', requires: ['newPart'] },
    ],
    programmes: { P: ['box'] },
  });
  const register = registerOf(fixture);
  const rows = ranked(fixture, register);

  it('passes its end of life on to the line, and has no row of its own', () => {
    const ending = rows.filter(({ archetype }) => archetype === 'obsolescence');
    expect(ending.map((one) => named(fixture, one))).toEqual([
      { lost: 'gyro', level: undefined, archetype: 'obsolescence', items: ['gyro'] },
    ]);
    expect(ending[0]).toMatchObject({
      criticality: 4,
      tiers: [1],
      decideBy: asOf + 40,
      options: ['The part of 1 of 2 sources ends; the other source can be asked.'],
    });
    expect(rows.some((one) => named(fixture, one).items.includes('oldPart'))).toBe(false);
    const mention = fixture.graph.items.mentions;
    const part = fixture.item('oldPart');
    expect(register.evidence(ending[0]!).map(({ row }) => row)).toContain(mention.rows[mention.offsets[part]!]);
  });

  it('says nothing of other sources where every one of them ends', () => {
    const both = graphOf({
      items: {
        box: { type: 'assembly', requires: ['gyro'] },
        gyro: { type: 'device' },
        oldPart: { type: 'device', deliveredOnly: true, numbers: { endOfSupport: asOf - 1 } },
      },
      sources: [
        { item: 'gyro', by: 'Old', standing: 'able', requires: ['oldPart'] },
        { item: 'gyro', by: 'Other', standing: 'able', requires: ['oldPart'] },
      ],
      programmes: { P: ['box'] },
    });
    const ending = ranked(both, registerOf(both)).find(({ archetype }) => archetype === 'obsolescence')!;
    expect(named(both, ending).items).toEqual(['gyro']);
    expect(ending.options).toBeUndefined();
    expect(ending.decideBy).toBeUndefined();
  });
});

describe('what a finding that is only possible is called', () => {
  const fixture = graphOf({
    items: {
      box: { type: 'assembly', requires: ['unstated', 'nameless', 'siteless', 'shared'] },
      unstated: { type: 'device' },
      nameless: { type: 'device' },
      siteless: { type: 'device' },
      shared: { type: 'device' },
    },
    sources: [
      { item: 'unstated', by: 'A', at: 'Sa', standing: 'qualified' },
      { item: 'unstated', by: 'B', at: 'Sb' },
      { item: 'nameless', by: 'C', at: 'Sc', standing: 'qualified' },
      { item: 'nameless', standing: 'qualified' },
      { item: 'siteless', by: 'D', at: 'Sd', standing: 'qualified' },
      { item: 'siteless', by: 'E', standing: 'qualified' },
      { item: 'shared', by: 'F', at: 'Sf', standing: 'qualified' },
      { item: 'shared', by: 'G', at: 'Sf', standing: 'qualified' },
    ],
    programmes: { P: ['box'] },
  });
  const rows = ranked(fixture, registerOf(fixture));
  const told = (lost: string): string[] =>
    rows
      .filter((one) => one.level !== undefined && fixture.nameOf(one.lost!) === lost)
      .map(({ level, archetype, certainty, coincides }) =>
        [level, archetype, certainty, ...coincides.map(fixture.nameOf)].join(' '),
      );

  it('is a single source if one supplier is left', () => {
    expect(told('A')).toEqual(['supplier single source possible Sa']);
    expect(told('C')).toEqual(['supplier single source possible Sc']);
  });

  it('is a hidden single point where one place stands behind two suppliers', () => {
    expect(told('Sd')).toEqual(['site hidden single point possible']);
    expect(told('Sf')).toEqual(['site hidden single point definite']);
  });
});
