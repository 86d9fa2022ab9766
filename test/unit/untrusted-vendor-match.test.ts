import { describe, expect, it } from 'vitest';
import { isSure, matchedEntries, matchParties } from '../../graph/screening/party-match.ts';
import { decidedIn } from '../support/held-decisions.ts';
import { type GraphSpec, graphOf } from '../support/view-graph.ts';

function matches(spec: GraphSpec, asOf?: number): string[] {
  const fixture = graphOf(spec);
  const name = (type: 'Organization' | 'ListEntry', index: number) => fixture.nameOf({ type, index });
  return matchParties(fixture.graph, asOf, { decisions: decidedIn(fixture.graph) }).map(
    (one) => `${name('Organization', one.organization)} ${one.kind} ${name('ListEntry', one.entry)}`,
  );
}

describe('matching parties with list entries', () => {
  it('by a shared identifier, whatever the names', () => {
    const spec: GraphSpec = {
      organizations: { Acme: { identifiers: ['lei:1'] }, Other: { identifiers: ['lei:2'] } },
      listEntries: { 'sdn 1': { names: ['Something Else'], identifiers: ['lei:1'] } },
    };
    expect(matches(spec)).toEqual(['Acme identifier sdn 1']);
  });

  it('by an exact normalised name or alias', () => {
    const spec: GraphSpec = {
      organizations: { 'ACME, Ltd.': {}, 'Acme Rockets': {} },
      listEntries: { 'sdn 1': { names: ['Bcme', 'acme'] } },
    };
    expect(matches(spec)).toEqual(['ACME, Ltd. name sdn 1']);
  });

  it('by a site that bears a CAGE of the entry, beside a name, and not beside what is sure', () => {
    const spec = (organizations: NonNullable<GraphSpec['organizations']>): GraphSpec => ({
      organizations,
      sources: [
        { item: 'Chip', by: 'Acme', at: 'Plant' },
        { item: 'Board', by: 'Acme', at: 'Plant' },
        { item: 'Chip', at: 'Plant' },
        { item: 'Chip', by: 'Bcme', at: 'Elsewhere' },
      ],
      sites: { Plant: { identifiers: ['cage:1ABC2'] }, Elsewhere: { identifiers: ['cage:2ABC3'] } },
      listEntries: { 'sam 1': { names: ['Zed', 'Anvil Works'], identifiers: ['cage:1ABC2'], numbers: { listedTo: 20 } } },
    });
    expect(matches(spec({ Acme: {} }))).toEqual(['Acme site sam 1']);
    expect(matches(spec({ Acme: {} }), 21)).toEqual([]);
    expect(matches(spec({ Acme: { names: ['Anvil Works'] } }))).toEqual(['Acme name sam 1', 'Acme site sam 1']);
    expect(matches(spec({ Acme: { identifiers: ['cage:1ABC2'] } }))).toEqual(['Acme identifier sam 1']);
    expect(matches(spec({ Acme: { listedAs: ['sam 1'] } }))).toEqual(['Acme decision sam 1']);
    expect(matches(spec({ Acme: { listedAs: [['sam 1', { apart: 1 }]] } }))).toEqual(['Acme site sam 1']);
  });

  it('gives the strongest match of a pair', () => {
    const spec: GraphSpec = {
      organizations: { Acme: { identifiers: ['lei:1'], listedAs: ['sdn 1', 'sdn 2'] } },
      listEntries: { 'sdn 1': { names: ['Acme'], identifiers: ['lei:1'] }, 'sdn 2': { names: ['Acme'] } },
    };
    expect(matches(spec)).toEqual(['Acme identifier sdn 1', 'Acme decision sdn 2']);
  });

  it('a decision that they are apart removes the name, and not the identifier', () => {
    const spec: GraphSpec = {
      organizations: {
        Acme: {
          identifiers: ['lei:1'],
          listedAs: [
            ['sdn 1', { apart: 1 }],
            ['sdn 2', { apart: 1 }],
          ],
        },
      },
      listEntries: { 'sdn 1': { names: ['Acme'] }, 'sdn 2': { names: ['Acme'], identifiers: ['lei:1'] } },
    };
    expect(matches(spec)).toEqual(['Acme identifier sdn 2']);
  });

  it('a match that lapsed is a reason to look, stronger than a name and never sure', () => {
    const spec: GraphSpec = {
      organizations: {
        Acme: {
          listedAs: [
            ['sdn 1', { to: 1 }],
            ['sdn 2', { to: 1 }],
          ],
          identifiers: ['lei:1'],
        },
      },
      listEntries: { 'sdn 1': { names: ['Acme'] }, 'sdn 2': { names: ['Bcme'], identifiers: ['lei:1'] }, 'sdn 3': {} },
    };
    expect(matches(spec)).toEqual(['Acme lapsed decision sdn 1', 'Acme identifier sdn 2']);
    expect([isSure('lapsed decision'), isSure('decision'), isSure('identifier'), isSure('name')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('an entry counts from its first day to its last', () => {
    const spec: GraphSpec = {
      organizations: { Acme: {} },
      listEntries: { 'sdn 1': { names: ['Acme'], numbers: { listedFrom: 10, listedTo: 20 } } },
    };
    expect([9, 10, 20, 21].map((day) => matches(spec, day).length)).toEqual([0, 1, 1, 0]);
    expect(matches(spec)).toHaveLength(1);
  });

  it('stated legal forms that differ part two parties; a missing one and "Co" fit all', () => {
    const spec = (mine: string, theirs: string): GraphSpec => ({
      organizations: { mine: { names: [`Acme ${mine}`] } },
      listEntries: { 'sdn 1': { names: [`Acme ${theirs}`] } },
    });
    expect(matches(spec('Ltd', 'GmbH'))).toEqual([]);
    expect(matches(spec('Ltd', 'Limited'))).toHaveLength(1);
    expect(matches(spec('Ltd', ''))).toHaveLength(1);
    expect(matches(spec('', 'GmbH'))).toHaveLength(1);
    expect(matches(spec('Co', 'Ltd'))).toHaveLength(1);
  });

  it('asks for the legal form of the name that matched, not of another name', () => {
    const spec = (second: string): GraphSpec => ({
      organizations: { mine: { names: ['Acme Ltd'] } },
      listEntries: { 'sdn 1': { names: ['Bcme GmbH', second] } },
    });
    expect(matches(spec('Acme Ltd'))).toHaveLength(1);
    expect(matches(spec('Acme GmbH'))).toEqual([]);
  });

  it('what has no name matches nothing', () => {
    expect(matches({ organizations: { Acme: { names: ['!!'] } }, listEntries: { 'sdn 1': { names: ['??'] } } })).toEqual([]);
  });

  it('by a name that is alike, unless something better says so or a decision parts them', () => {
    const told = (listedAs: NonNullable<NonNullable<GraphSpec['organizations']>[string]['listedAs']>, asOf?: number) => {
      const { graph } = graphOf({
        organizations: { Acme: { identifiers: ['lei:1'], listedAs }, Bcme: {} },
        listEntries: {
          e1: { names: ['Akme'], numbers: { listedTo: 20 } },
          e2: { names: ['Bcme'] },
          e3: { names: ['Zed'], identifiers: ['lei:1'] },
        },
      });
      const likeness = { name: 'Acme', listed: 'Akme', score: 9_700 };
      const similar = [0, 1].flatMap((organization) =>
        [0, 1, 2].map((entry) => ({ organization, entry, likeness: { ...likeness, score: 9_300 + entry } })),
      );
      return matchParties(graph, asOf, { decisions: decidedIn(graph), similar }).map(
        ({ organization, entry, kind, likeness: found, identifier, decision, sources }) =>
          `${organization} ${kind} ${entry}${found === undefined ? '' : ` ${found.score} ${identifier} ${decision} ${sources.length}`}`,
      );
    };
    const bcme = ['1 similar 0 9300 -1 -1 0', '1 name 1', '1 similar 2 9302 -1 -1 0'];
    expect(told([])).toEqual(['0 similar 0 9300 -1 -1 0', '0 similar 1 9301 -1 -1 0', '0 identifier 2', ...bcme]);
    expect(told([['e1', { apart: 1 }], 'e2'])).toEqual(['0 decision 1', '0 identifier 2', ...bcme]);
    expect(told([], 21)).toEqual(['0 similar 1 9301 -1 -1 0', '0 identifier 2', ...bcme.slice(1)]);
  });

  it('tells which entries the rules must know', () => {
    const fixture = graphOf({
      organizations: { Acme: {}, Bcme: {} },
      listEntries: { e1: { names: ['Bcme'] }, e2: { names: ['Ccme'] }, e3: { names: ['Acme', 'Bcme'] } },
    });
    expect(matchedEntries(matchParties(fixture.graph, undefined))).toEqual([0, 2]);
  });
});
