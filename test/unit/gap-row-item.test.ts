/** Which item a row of the gap register shows, and the day that it gives. */
import { describe, expect, it } from 'vitest';
import { concentrations } from '../../graph/analyses/concentration.ts';
import type { Level, UntrustedVendor } from '../../graph/analyses/finding.ts';
import type { RankedGap } from '../../graph/analyses/gap.ts';
import { rankGaps } from '../../graph/analyses/gap-rank.ts';
import { type GapOptions, gapRows } from '../../graph/analyses/gap-register.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { singleSources } from '../../graph/analyses/single-sources.ts';
import { type GraphFixture, graphOf } from '../support/view-graph.ts';

const asOf = 20_000;
const levels: readonly Level[] = ['supplier', 'owner', 'site', 'country'];

function rowsOf(fixture: GraphFixture, options: Partial<GapOptions> = {}, vendors: readonly UntrustedVendor[] = []): RankedGap[] {
  const { graph } = fixture;
  const base = { counting: 'qualified', asOf, programme: 0, ...options } as const;
  const findings = levels.map((level) => singleSources(graph, { ...base, level }, scopeOf(graph, 0)));
  const inputs = { findings, vendors, concentrations: concentrations(graph, { ...base, of: 'item', level: 'country' }) };
  return rankGaps(gapRows(graph, inputs, base).rows, fixture.keyOf);
}

function rowOf(fixture: GraphFixture, rows: readonly RankedGap[], lost: string): RankedGap {
  return rows.find((row) => row.lost !== undefined && fixture.nameOf(row.lost) === lost)!;
}

const shown = (fixture: GraphFixture, row: RankedGap): string[] =>
  row.items.map(({ item }) => fixture.nameOf({ type: 'Item', index: item }));

describe('the item that a row shows', () => {
  /** Two makers of the motor, whose parts both hang on the alloy; the screw is made by one. */
  const fixture = graphOf({
    items: {
      drone: { type: 'assembly', requires: ['motor', 'screw'] },
      motor: { type: 'device', criticality: 'safety' },
      left: { type: 'device', requires: ['alloy'], criticality: 'mission' },
      right: { type: 'device', requires: ['alloy'], criticality: 'mission' },
      alloy: { type: 'material', criticality: 'degraded' },
      screw: { type: 'device', criticality: 'mission' },
    },
    sources: [
      { item: 'motor', by: 'Spin', standing: 'chosen', requires: ['left'] },
      { item: 'motor', by: 'Whirl', standing: 'qualified', requires: ['right'] },
      { item: 'left', by: 'L1', standing: 'chosen' },
      { item: 'left', by: 'L2', standing: 'qualified' },
      { item: 'right', by: 'R1', standing: 'chosen' },
      { item: 'right', by: 'R2', standing: 'qualified' },
      { item: 'alloy', by: 'Mine', standing: 'chosen' },
      { item: 'screw', by: 'Thread', standing: 'chosen' },
    ],
    programmes: { Drone: ['drone'] },
  });
  const rows = rowsOf(fixture);
  const mine = rowOf(fixture, rows, 'Mine');

  it('has the archetype of the row, with its counts and makers, and the others follow worst first', () => {
    expect(mine).toMatchObject({
      archetype: 'sole source',
      archetypes: ['sole source', 'hidden single point'],
      ableSources: 1,
      qualifiedSources: 1,
      manufacturers: [fixture.organization('Mine')],
    });
    expect(shown(fixture, mine)).toEqual(['alloy', 'motor']);
  });

  it('leaves the row at the place of its worst item', () => {
    expect(mine.criticality).toBe(4);
    expect(mine.criticalityOrder).toBeLessThan(rowOf(fixture, rows, 'Thread').criticalityOrder);
    expect(rows[0]).toBe(mine);
  });

  it('is as certain as the row where one is: two qualified, one of unstated standing, are no definite single source', () => {
    const doubtful = graphOf({
      items: {
        box: { type: 'assembly', requires: ['worse', 'certain'] },
        worse: { type: 'device', criticality: 'safety' },
        certain: { type: 'device', criticality: 'mission' },
      },
      sources: [
        { item: 'worse', by: 'A', standing: 'qualified' },
        { item: 'worse', by: 'B' },
        { item: 'certain', by: 'A', standing: 'qualified' },
        { item: 'certain', by: 'C', standing: 'able' },
      ],
      programmes: { P: ['box'] },
    });
    const row = rowOf(doubtful, rowsOf(doubtful), 'A');
    expect(row).toMatchObject({ archetype: 'single source', certainty: 'definite', qualifiedSources: 1, criticality: 4 });
    expect(shown(doubtful, row)).toEqual(['certain', 'worse']);
  });

  it('is the worst of all where the archetype is of what is lost: a vendor, a country', () => {
    const barred = graphOf({
      items: {
        box: { type: 'assembly', requires: ['alone', 'other', 'half'] },
        alone: { type: 'device', criticality: 'safety' },
        other: { type: 'device', criticality: 'mission' },
        half: { type: 'device', criticality: 'safety' },
      },
      sources: [
        { item: 'alone', by: 'Bad', at: 'Here', standing: 'chosen' },
        { item: 'other', by: 'Bad', at: 'There', standing: 'chosen' },
        { item: 'other', by: 'Good', at: 'There', standing: 'qualified' },
        { item: 'half', by: 'Good', at: 'There', standing: 'chosen' },
        { item: 'half', by: 'Fine', standing: 'chosen' },
      ],
      sites: { Here: { country: 'US' }, There: { country: 'CN' } },
      programmes: { P: ['box'] },
    });
    const prohibited: UntrustedVendor = {
      party: barred.organization('Bad'),
      outcome: 'prohibited',
      flags: [],
      rule: { id: 'r', source: 's', effective: '2020-01-01' },
      path: [],
      endItems: [barred.item('box')],
      evidence: [{ document: 0, row: 0 }],
    };
    const found = rowsOf(barred, { home: new Set([barred.country('US')]) }, [prohibited]);
    const bad = rowOf(barred, found, 'Bad');
    expect(bad.archetypes).toEqual(['untrusted vendor', 'sole source']);
    expect(shown(barred, bad)).toEqual(['alone', 'other']);
    const country = rowOf(barred, found, 'CN');
    expect(country).toMatchObject({ archetype: 'foreign concentration', certainty: 'definite' });
    expect(shown(barred, country)).toEqual(['half', 'other']);
  });
});

describe('the day to decide by', () => {
  const fixture = graphOf({
    items: {
      box: { type: 'assembly', requires: ['stocked', 'longer', 'uncounted'] },
      stocked: { type: 'device' },
      longer: { type: 'device' },
      uncounted: { type: 'device' },
    },
    sources: ['stocked', 'longer', 'uncounted'].map((item) => ({ item, by: 'Acme', standing: 'chosen' as const })),
    programmes: { P: ['box'] },
  });
  const supply = (days: Record<string, number>): Float64Array => {
    const column = new Float64Array(fixture.graph.items.count).fill(Number.NaN);
    for (const [name, value] of Object.entries(days)) column[fixture.item(name)] = value;
    return column;
  };
  const acme = (days: Record<string, number>): RankedGap =>
    rowOf(fixture, rowsOf(fixture, { daysOfSupply: supply(days) }), 'Acme');

  it('is the first stock-out that is known, whatever is not known of other items', () => {
    expect(acme({ stocked: 7.5, longer: 30 })).toMatchObject({ decideBy: asOf + 7, daysOfSupply: undefined });
  });

  it('is not known where no stock is, and of the least where every stock is', () => {
    expect(acme({}).decideBy).toBeUndefined();
    expect(acme({ stocked: 20, longer: 30, uncounted: 9 })).toMatchObject({ decideBy: asOf + 9, daysOfSupply: 9 });
  });
});
