import { describe, expect, it } from 'vitest';
import { controlPath, holdingsOn, jointOwners, topmostOwners } from '../../graph/analyses/owners.ts';
import { type GraphFixture, graphOf, type OrganizationSpec } from '../support/view-graph.ts';

const asOf = 20_000;

function tops(fixture: GraphFixture, name: string, day = asOf): string[] {
  const { offsets, targets } = topmostOwners(fixture.graph, day);
  const organization = fixture.organization(name);
  return Array.from(targets.subarray(offsets[organization], offsets[organization + 1])).map((index) =>
    fixture.nameOf({ type: 'Organization', index }),
  );
}

const of = (organizations: Record<string, OrganizationSpec>): GraphFixture => graphOf({ organizations });
const holds = (owner: string, shareMin: number) => [owner, { shareMin }] as const;

describe('topmost owners', () => {
  it('are oneself where nobody states an owner', () => {
    expect(tops(of({ A: {} }), 'A')).toEqual(['A']);
  });

  it('control by more than half on minima, through the chain', () => {
    const fixture = of({ A: { owners: [holds('B', 5001)] }, B: { owners: [holds('C', 10_000)] } });
    expect(tops(fixture, 'A')).toEqual(['C']);
    expect(tops(fixture, 'B')).toEqual(['C']);
    expect(tops(fixture, 'C')).toEqual(['C']);
  });

  it('add up what those controlled hold', () => {
    const fixture = of({
      A: { owners: [holds('B', 3000), holds('C', 2100)] },
      B: { owners: [holds('H', 6000)] },
      C: { owners: [holds('H', 6000)] },
    });
    expect(tops(fixture, 'A')).toEqual(['H']);
  });

  it('do not control with exactly half: that is joint, and shown', () => {
    const fixture = of({ A: { owners: [holds('B', 5000), holds('C', 5000)] } });
    expect(tops(fixture, 'A')).toEqual(['A']);
    const joint = jointOwners(fixture.graph, asOf, fixture.organization('A'));
    expect(joint.map((index) => fixture.nameOf({ type: 'Organization', index }))).toEqual(['B', 'C']);
  });

  it('take a blank minimum as nothing, and stated control without a share', () => {
    const fixture = of({ A: { owners: [['B', { shareMax: 10_000 }]], controllers: ['C'] } });
    expect(tops(fixture, 'A')).toEqual(['C']);
  });

  it('hold on the day only', () => {
    const fixture = of({ A: { owners: [['B', { shareMin: 6000, from: asOf - 10, to: asOf }]] } });
    expect(tops(fixture, 'A')).toEqual(['B']);
    expect(tops(fixture, 'A', asOf + 1)).toEqual(['A']);
    expect(tops(fixture, 'A', asOf - 11)).toEqual(['A']);
  });

  it('are each member of a cycle of control, for all below', () => {
    const fixture = of({
      A: { owners: [holds('B', 6000)] },
      B: { owners: [holds('C', 6000)] },
      C: { owners: [holds('A', 6000)] },
      D: { owners: [holds('C', 9000)] },
    });
    for (const name of ['A', 'B', 'C', 'D']) expect(tops(fixture, name)).toEqual(['A', 'B', 'C']);
  });

  it('stand above a cycle that they control', () => {
    const fixture = of({ A: { owners: [holds('B', 6000)] }, B: { owners: [holds('A', 4000), holds('H', 6000)] } });
    expect(tops(fixture, 'A')).toEqual(['H']);
    expect(tops(fixture, 'B')).toEqual(['H']);
  });

  it('control nothing by shares in themselves', () => {
    expect(tops(of({ A: { owners: [holds('A', 6000), holds('B', 4000)] } }), 'A')).toEqual(['A']);
  });

  it('say by which holdings they control', () => {
    const fixture = of({
      A: { owners: [holds('B', 3000), holds('C', 2100), holds('Z', 4900)] },
      B: { owners: [holds('H', 6000)] },
      C: { controllers: ['H'] },
    });
    const name = (index: number): string => fixture.nameOf({ type: 'Organization', index });
    const path = controlPath(holdingsOn(fixture.graph, asOf), fixture.organization('H'), fixture.organization('A'));
    expect(path.map(({ owner, kind, owned }) => `${name(owner)} ${kind} ${name(owned)}`)).toEqual([
      'H OWNS B',
      'H CONTROLS C',
      'B OWNS A',
      'C OWNS A',
    ]);
    expect(controlPath(holdingsOn(fixture.graph, asOf), fixture.organization('Z'), fixture.organization('A'))).toEqual([]);
  });

  it('are found for a chain of a hundred thousand without recursion', () => {
    const length = 100_000;
    const organizations: Record<string, OrganizationSpec> = {};
    for (let k = 0; k < length; k++) organizations[`o${k}`] = { owners: [holds(`o${k + 1}`, 6000)] };
    const fixture = of(organizations);
    expect(tops(fixture, 'o0')).toEqual([`o${length}`]);
  });
});
