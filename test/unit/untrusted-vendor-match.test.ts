import { describe, expect, it } from 'vitest';
import { legalFormCode } from '../../graph/ontology/name.ts';
import { matchedEntries, matchParties } from '../../graph/screening/party-match.ts';
import { type GraphSpec, graphOf } from '../support/view-graph.ts';

function matches(spec: GraphSpec, asOf?: number): string[] {
  const fixture = graphOf(spec);
  const name = (type: 'Organization' | 'ListEntry', index: number) => fixture.nameOf({ type, index });
  return matchParties(fixture.graph, asOf).map(
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

  it('a decision expires', () => {
    const spec: GraphSpec = {
      organizations: { Acme: { listedAs: [['sdn 1', { to: 100 }]] } },
      listEntries: { 'sdn 1': { names: ['Bcme'] } },
    };
    expect([matches(spec, 100), matches(spec, 101), matches(spec)]).toEqual([
      ['Acme decision sdn 1'],
      [],
      ['Acme decision sdn 1'],
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
      organizations: { Acme: { numbers: mine === '' ? {} : { legalForm: legalFormCode(mine) } } },
      listEntries: { 'sdn 1': { names: ['Acme'], numbers: theirs === '' ? {} : { legalForm: legalFormCode(theirs) } } },
    });
    expect(matches(spec('ltd', 'gmbh'))).toEqual([]);
    expect(matches(spec('ltd', 'ltd'))).toHaveLength(1);
    expect(matches(spec('ltd', ''))).toHaveLength(1);
    expect(matches(spec('', 'gmbh'))).toHaveLength(1);
    expect(matches(spec('co', 'ltd'))).toHaveLength(1);
  });

  it('with several names the legal form of one parts nothing', () => {
    const spec: GraphSpec = {
      organizations: { Acme: { numbers: { legalForm: legalFormCode('ltd') } } },
      listEntries: { 'sdn 1': { names: ['Acme', 'Bcme'], numbers: { legalForm: legalFormCode('gmbh') } } },
    };
    expect(matches(spec)).toHaveLength(1);
  });

  it('what has no name matches nothing', () => {
    expect(matches({ organizations: { Acme: { names: ['!!'] } }, listEntries: { 'sdn 1': { names: ['??'] } } })).toEqual([]);
  });

  it('tells which entries the rules must know', () => {
    const fixture = graphOf({
      organizations: { Acme: {}, Bcme: {} },
      listEntries: { e1: { names: ['Bcme'] }, e2: { names: ['Ccme'] }, e3: { names: ['Acme', 'Bcme'] } },
    });
    expect(matchedEntries(matchParties(fixture.graph, undefined))).toEqual([0, 2]);
  });
});
