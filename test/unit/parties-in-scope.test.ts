import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { partiesInScope } from '../../graph/screening/parties-in-scope.ts';
import { matchParties } from '../../graph/screening/party-match.ts';
import { siteMatchInScope } from '../../graph/screening/site-match.ts';
import { type GraphSpec, graphOf } from '../support/view-graph.ts';

function scope(spec: GraphSpec, programme?: string) {
  const fixture = graphOf(spec);
  const parties = partiesInScope(
    fixture.graph,
    scopeOf(fixture.graph, programme === undefined ? undefined : fixture.programme(programme)),
  );
  const party = (name: string) => fixture.organization(name);
  return {
    fixture,
    names: parties.parties.map((index) => fixture.nameOf({ type: 'Organization', index })),
    has: (name: string) => parties.has(party(name)),
    atEndItem: (name: string) => parties.suppliesEndItem(party(name)),
    sources: (name: string) => parties.sourcesOf(party(name)),
    endItems: (name: string) => parties.endItemsOf(party(name)).map((index) => fixture.nameOf({ type: 'Item', index })),
  };
}

const spec: GraphSpec = {
  items: {
    Zeppelin: { requires: ['Cell'] },
    Ship: { requires: ['Radar'] },
    Radar: { requires: ['Cell'] },
    Cell: {},
    Ballast: {},
  },
  sources: [
    { item: 'Cell', distributors: ['Shop'] },
    { item: 'Radar', by: 'Maker', distributors: ['Shop', 'Agent'] },
    { item: 'Ship', by: 'Yard' },
    { item: 'Cell', by: 'Maker' },
    { item: 'Zeppelin', by: 'Yard' },
    { item: 'Ballast', by: 'Quarry', distributors: ['Carter'] },
  ],
  organizations: { Trader: { distributes: ['Cell', 'Ballast'] }, Hawker: { distributes: ['Ballast'] }, Idle: {} },
  programmes: { Sea: ['Ship'], Air: ['Zeppelin', 'Ship'] },
};

describe('parties in scope', () => {
  it('are the makers and distributors of what the scope reaches, and no others', () => {
    const sea = scope(spec, 'Sea');
    expect([...sea.names].sort()).toEqual(['Agent', 'Maker', 'Shop', 'Trader', 'Yard']);
    expect([sea.has('Shop'), sea.has('Quarry'), sea.has('Carter'), sea.has('Hawker'), sea.has('Idle')]).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect([...scope(spec).names].sort()).toEqual(['Agent', 'Carter', 'Hawker', 'Maker', 'Quarry', 'Shop', 'Trader', 'Yard']);
  });

  it('supply an end item, or something below it', () => {
    const sea = scope(spec, 'Sea');
    expect(['Yard', 'Maker', 'Shop', 'Trader'].map(sea.atEndItem)).toEqual([true, false, false, false]);
  });

  it('have the sources that they make or distribute in scope, ascending, each once', () => {
    const sea = scope(spec, 'Sea');
    expect([sea.sources('Maker'), sea.sources('Shop'), sea.sources('Agent'), sea.sources('Trader')]).toEqual([
      [1, 3],
      [0, 1],
      [1],
      [],
    ]);
    expect(sea.sources('Yard')).toEqual([2]);
    expect(scope(spec, 'Air').sources('Yard')).toEqual([2, 4]);
    const both: GraphSpec = {
      sources: [
        { item: 'Ship', by: 'Yard' },
        { item: 'Ship', by: 'Shop', distributors: ['Yard'] },
        { item: 'Ship', by: 'Yard', at: 'Dock', distributors: ['Yard'] },
      ],
    };
    expect(scope(both).sources('Yard')).toEqual([0, 1, 2]);
  });

  it('reach the end items above what they supply, ascending', () => {
    const air = scope(spec, 'Air');
    expect(['Maker', 'Agent', 'Trader', 'Yard'].map(air.endItems)).toEqual([
      ['Zeppelin', 'Ship'],
      ['Ship'],
      ['Zeppelin', 'Ship'],
      ['Zeppelin', 'Ship'],
    ]);
    expect(scope(spec, 'Sea').endItems('Maker')).toEqual(['Ship']);
  });

  it('reach end items through what only a source needs and through approved substitutes alone', () => {
    const more: GraphSpec = {
      items: {
        Ship: { requires: ['Radar', 'Mast'] },
        Boat: { requires: ['Mast'] },
        Radar: {},
        Mast: {
          substitutes: [
            ['Pole', { qualified: 1 }],
            ['Draft', { qualified: 0 }],
          ],
        },
        Sail: { substitutes: [['Pole', { qualified: 1 }]] },
        Raft: { requires: ['Sail'] },
        Pole: {},
        Draft: {},
      },
      sources: [
        { item: 'Radar', by: 'Maker', requires: ['Resin'] },
        { item: 'Resin', by: 'Resins' },
        { item: 'Pole', by: 'Poles' },
        { item: 'Draft', by: 'Drafts' },
      ],
      programmes: { Sea: ['Ship'], Small: ['Boat', 'Raft'] },
    };
    expect(scope(more, 'Sea').endItems('Resins')).toEqual(['Ship']);
    expect(scope(more, 'Sea').endItems('Poles')).toEqual(['Ship']);
    expect(scope(more, 'Small').endItems('Poles')).toEqual(['Boat', 'Raft']);
    expect(scope(more, 'Sea').has('Drafts')).toBe(false);
    expect(scope(more, 'Small').has('Resins')).toBe(false);
    const none: GraphSpec = {
      items: { Ship: { substitutes: ['Pole'] } },
      sources: [{ item: 'Pole', by: 'Poles' }],
      programmes: { Sea: ['Ship'] },
    };
    expect(scope(none, 'Sea').names).toEqual([]);
  });
});

describe('a match by site', () => {
  const docks: GraphSpec = {
    items: { Ship: { requires: ['Radar', 'Cell'] }, Radar: {}, Cell: {}, Other: {} },
    sources: [
      { item: 'Other', by: 'Maker', at: 'Dock' },
      { item: 'Cell', by: 'Maker', at: 'Dock' },
      { item: 'Radar', by: 'Maker', at: 'Dock' },
      { item: 'Radar', by: 'Else', at: 'Dock' },
      { item: 'Radar', at: 'Dock' },
      { item: 'Radar', by: 'Maker', at: 'Field' },
    ],
    sites: { Dock: { identifiers: ['cage:1'] }, Field: { identifiers: ['cage:3'] } },
    listEntries: {
      'a:1': { names: ['N1'], identifiers: ['cage:1'] },
      'a:2': { names: ['N2'], identifiers: ['cage:1', 'cage:2'] },
    },
    programmes: { P: ['Ship'] },
  };
  const fixture = graphOf(docks);
  const matched = () => matchParties(fixture.graph, undefined);
  const name = (type: 'Organization' | 'ListEntry', index: number) => fixture.nameOf({ type, index });

  it('is one for each maker at the site and each entry with its code, with all its sources there', () => {
    expect(
      matched().map(({ organization, entry, kind, identifier, decision, sources }) => [
        name('Organization', organization),
        name('ListEntry', entry),
        kind,
        fixture.nameOf({ type: 'Identifier', index: identifier }),
        decision,
        [...sources],
      ]),
    ).toEqual([
      ['Maker', 'a:1', 'site', 'cage:1', -1, [0, 1, 2]],
      ['Maker', 'a:2', 'site', 'cage:1', -1, [0, 1, 2]],
      ['Else', 'a:1', 'site', 'cage:1', -1, [3]],
      ['Else', 'a:2', 'site', 'cage:1', -1, [3]],
    ]);
  });

  it('rests on the sources in scope, those that are stated first in front', () => {
    const [match] = matched() as [ReturnType<typeof matched>[number]];
    expect(siteMatchInScope(fixture.graph, match, [2, 1, 5])?.sources).toEqual([1, 2]);
    expect(siteMatchInScope(fixture.graph, match, [5, 3])).toBeUndefined();
    const { evidence } = fixture.graph.sources;
    const later = {
      ...fixture.graph,
      sources: { ...fixture.graph.sources, evidence: { ...evidence, rows: evidence.rows.map((row) => 1000 - row) } },
    };
    expect(siteMatchInScope(later, match, [1, 2])?.sources).toEqual([2, 1]);
    const documents = evidence.documents.map((_, at) => (at < evidence.offsets[2]! ? 1 : 0));
    const older = { ...fixture.graph, sources: { ...fixture.graph.sources, evidence: { ...evidence, documents } } };
    expect(siteMatchInScope(older, match, [1, 2])?.sources).toEqual([2, 1]);
  });
});
