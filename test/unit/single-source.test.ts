import { describe, expect, it } from 'vitest';
import type { SingleSource } from '../../graph/analyses/finding.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import type { SingleSourceOptions } from '../../graph/analyses/single-source.ts';
import { singleSources } from '../../graph/analyses/single-sources.ts';
import { type GraphFixture, type GraphSpec, graphOf } from '../support/view-graph.ts';

const asOf = 20_000;
const defaults: SingleSourceOptions = { level: 'supplier', counting: 'qualified', asOf };

interface Asked extends Partial<SingleSourceOptions> {
  readonly programme?: number;
}

function find(fixture: GraphFixture, { programme, ...options }: Asked = {}): SingleSource[] {
  const found = singleSources(fixture.graph, { ...defaults, ...options }, scopeOf(fixture.graph, programme));
  return Array.from({ length: found.count }, (_, k) => found.at(k));
}

const name = (fixture: GraphFixture, item: number): string => fixture.nameOf({ type: 'Item', index: item });

function short(fixture: GraphFixture, findings: readonly SingleSource[]): string[] {
  return findings.map((one) =>
    [
      one.kind,
      one.certainty,
      fixture.nameOf(one.candidate),
      name(fixture, one.item),
      `stops ${one.endItems.map((end) => name(fixture, end)).join(' ') || 'nothing'}`,
    ].join(' '),
  );
}

const witness = (fixture: GraphFixture, finding: SingleSource): string[] =>
  finding.witness.map(
    ({ from, edge, to, assumed }) => `${fixture.keyOf(from)} ${edge}${assumed ? '?' : ''} ${fixture.keyOf(to)}`,
  );

const base: GraphSpec = { items: { box: { requires: ['part'] }, part: {} }, programmes: { P: ['box'] } };

describe('direct single sources', () => {
  it('are items of which every counted source has one supplier', () => {
    const fixture = graphOf({
      ...base,
      sources: [
        { item: 'part', by: 'A', at: 'X' },
        { item: 'part', by: 'A', at: 'Y' },
      ],
    });
    expect(short(fixture, find(fixture))).toEqual(['direct definite A part stops box']);
    expect(find(fixture, { level: 'site' })).toEqual([]);
  });

  it('rest on the rows of the sources that do not count, too: they are why one is left', () => {
    const fixture = graphOf({
      ...base,
      sources: [
        { item: 'part', by: 'A', standing: 'qualified' },
        { item: 'part', by: 'B', standing: 'able' },
      ],
    });
    const [finding] = find(fixture);
    const { offsets, rows, documents } = fixture.graph.sources.evidence;
    for (const source of [0, 1]) {
      const own = { document: documents[offsets[source]!]!, row: rows[offsets[source]!]! };
      expect(finding!.evidence).toContainEqual(own);
    }
  });

  it('do not take a distributor for a second source', () => {
    const fixture = graphOf({ ...base, sources: [{ item: 'part', by: 'A', distributors: ['Shop', 'Store'] }] });
    const [finding] = find(fixture);
    expect(finding!.counts).toEqual({ able: 1, qualified: 1, chosen: 0, unstated: 1, unknown: 0 });
  });

  it('see one owner behind two suppliers, and one plant', () => {
    const fixture = graphOf({
      ...base,
      sources: [
        { item: 'part', by: 'A', at: 'Plant' },
        { item: 'part', by: 'B', at: 'Plant' },
      ],
      organizations: { A: { owners: [['H', { shareMin: 6000 }]] }, B: { owners: [['H', { shareMin: 10_000 }]] } },
      sites: { Plant: { country: 'TW' } },
    });
    expect(find(fixture)).toEqual([]);
    expect(short(fixture, find(fixture, { level: 'owner' }))).toEqual(['direct definite H part stops box']);
    expect(witness(fixture, find(fixture, { level: 'owner' })[0]!)).toEqual([
      'organization:H OWNS organization:A',
      'source:0 BY organization:A',
      'organization:H OWNS organization:B',
      'source:1 BY organization:B',
      'source:0 PROVIDES item:part',
      'source:1 PROVIDES item:part',
    ]);
    expect(short(fixture, find(fixture, { level: 'site' }))).toEqual(['direct definite Plant part stops box']);
    expect(short(fixture, find(fixture, { level: 'country' }))).toEqual(['direct definite TW part stops box']);
  });

  it('take the country of the site, and never that of the headquarters', () => {
    const fixture = graphOf({ ...base, sources: [{ item: 'part', by: 'A' }], organizations: { A: { countries: ['US'] } } });
    expect(find(fixture, { level: 'country' })).toEqual([]);
    expect(short(fixture, find(fixture, { level: 'owner-country' }))).toEqual(['direct definite US part stops box']);
  });

  it('count by standing on the day, and say all three counts', () => {
    const fixture = graphOf({
      ...base,
      sources: [
        { item: 'part', by: 'A', standing: 'chosen' },
        { item: 'part', by: 'B', standing: 'qualified', numbers: { standingTo: asOf - 1 } },
        { item: 'part', by: 'C', standing: 'able' },
      ],
    });
    expect(find(fixture)[0]!.counts).toEqual({ able: 3, qualified: 1, chosen: 1, unstated: 0, unknown: 0 });
    expect(find(fixture, { asOf: asOf - 1 })).toEqual([]);
    expect(find(fixture, { counting: 'able' })).toEqual([]);
  });

  it('flag a source that has not delivered for years, and count without it', () => {
    const fixture = graphOf({
      ...base,
      sources: [
        { item: 'part', by: 'A', at: 'Plant', standing: 'chosen' },
        { item: 'part', by: 'B', at: 'Plant', standing: 'qualified', numbers: { lastDelivered: asOf - 1200 } },
      ],
    });
    const [finding] = find(fixture, { level: 'site' });
    expect(finding!.dormant).toBe(true);
    expect(find(fixture, { level: 'site', dormantDays: 1300 })[0]!.dormant).toBe(false);
    expect(finding!.countsWithoutDormant).toEqual({ able: 1, qualified: 1, chosen: 1, unstated: 0, unknown: 0 });
  });

  it('are mitigated by an approved substitute, and then stop nothing', () => {
    const items = { box: { requires: ['part'] }, part: { substitutes: [['other', { qualified: 1 }]] as const }, other: {} };
    const fixture = graphOf({ items, programmes: { P: ['box'] }, sources: [{ item: 'part', by: 'A' }] });
    const [finding] = find(fixture);
    expect(finding!.mitigatedBy.map((item) => name(fixture, item))).toEqual(['other']);
    expect(finding!.endItems).toEqual([]);
    expect(find(fixture, { programme: 0 })).toEqual([]);
  });

  it('are not mitigated by one that nobody approved, or that falls with the same supplier', () => {
    const unapproved = { box: { requires: ['part'] }, part: { substitutes: ['other'] }, other: {} };
    const fixture = graphOf({ items: unapproved, programmes: { P: ['box'] }, sources: [{ item: 'part', by: 'A' }] });
    expect(short(fixture, find(fixture))).toEqual(['direct definite A part stops box']);
    const items = { box: { requires: ['part'] }, part: { substitutes: [['other', { qualified: 1 }]] as const }, other: {} };
    const both = graphOf({
      items,
      programmes: { P: ['box'] },
      sources: [
        { item: 'part', by: 'A' },
        { item: 'other', by: 'A' },
      ],
    });
    expect(short(both, find(both))).toEqual(['direct definite A part stops box', 'direct definite A other stops box']);
  });

  it('take a material with all its sources', () => {
    const fixture = graphOf({
      items: { box: { requires: ['magnet'] }, magnet: { type: 'material' } },
      programmes: { P: ['box'] },
      sources: [
        { item: 'magnet', by: 'A' },
        { item: 'magnet', by: 'B' },
      ],
    });
    expect(short(fixture, find(fixture, { level: 'material' }))).toEqual(['direct definite magnet magnet stops box']);
  });
});

describe('hidden single points', () => {
  const fixture = graphOf({
    items: { drone: { requires: ['motor'] }, motor: {}, wire: {}, coil: {} },
    sources: [
      { item: 'motor', by: 'Spin', requires: ['wire'] },
      { item: 'motor', by: 'Whirl', requires: ['coil'] },
      { item: 'wire', by: 'Copper' },
      { item: 'coil', by: 'Copper' },
    ],
    programmes: { P: ['drone'], Q: ['wire'] },
  });

  it('are found through the tiers, with the proof in the order of the cascade', () => {
    const found = find(fixture, { programme: 0 });
    expect(short(fixture, found)).toEqual(
      [
        'direct definite Copper wire stops drone',
        'direct definite Copper coil stops drone',
        'hidden definite Copper motor stops drone',
      ].sort(
        (a, b) =>
          ['motor', 'wire', 'coil'].findIndex((one) => a.includes(one)) -
          ['motor', 'wire', 'coil'].findIndex((one) => b.includes(one)),
      ),
    );
    const hidden = found.find(({ kind }) => kind === 'hidden')!;
    expect(witness(fixture, hidden)).toEqual([
      'source:2 BY organization:Copper',
      'source:3 BY organization:Copper',
      'source:2 PROVIDES item:wire',
      'source:3 PROVIDES item:coil',
      'source:0 REQUIRES item:wire',
      'source:1 REQUIRES item:coil',
      'source:0 PROVIDES item:motor',
      'source:1 PROVIDES item:motor',
    ]);
    expect(hidden.evidence.length).toBeGreaterThanOrEqual(hidden.witness.length / 2);
    expect(hidden.counts).toMatchObject({ able: 2, qualified: 2 });
  });

  it('keep each programme to its own end items', () => {
    expect(short(fixture, find(fixture, { programme: 1 }))).toEqual(['direct definite Copper wire stops wire']);
    const all = find(fixture).find(({ item }) => name(fixture, item) === 'wire')!;
    expect(all.endItems.map((end) => name(fixture, end))).toEqual(['drone', 'wire']);
  });

  it('survive circles: what supports itself is available until it must fail', () => {
    const circle = graphOf({
      items: { a: { requires: ['b'] }, b: { requires: ['a'] }, seed: {} },
      programmes: { P: ['a'] },
      sources: [{ item: 'b', by: 'X', requires: ['seed'] }],
    });
    expect(short(circle, find(circle))).toEqual(['direct definite X b stops a']);
  });
});

describe('what nobody states', () => {
  it('makes a finding possible where an unknown may be the candidate', () => {
    const fixture = graphOf({
      ...base,
      sources: [
        { item: 'part', by: 'A', at: 'X' },
        { item: 'part', by: 'B' },
      ],
    });
    const [finding, ...others] = find(fixture, { level: 'site' });
    expect(others).toEqual([]);
    expect(short(fixture, [finding!])).toEqual(['direct possible X part stops box']);
    expect(witness(fixture, finding!)).toEqual([
      'source:0 AT site:X',
      'source:1 AT? site:X',
      'source:0 PROVIDES item:part',
      'source:1 PROVIDES item:part',
    ]);
    expect(finding!.counts).toMatchObject({ able: 2, unknown: 1 });
  });

  it('names no candidate where none is known', () => {
    const fixture = graphOf({
      ...base,
      sources: [
        { item: 'part', by: 'A' },
        { item: 'part', by: 'B' },
      ],
    });
    expect(find(fixture, { level: 'site' })).toEqual([]);
  });

  it('counts unstated standing as qualified, and says what if it is not', () => {
    const fixture = graphOf({
      ...base,
      sources: [
        { item: 'part', by: 'A', standing: 'chosen' },
        { item: 'part', by: 'B' },
      ],
    });
    const [finding] = find(fixture);
    expect(short(fixture, [finding!])).toEqual(['direct possible A part stops box']);
    expect(witness(fixture, finding!).at(-1)).toBe('source:1 PROVIDES? item:part');
    expect(find(fixture, { counting: 'able' })).toEqual([]);
  });
});
