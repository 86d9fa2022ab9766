/** Cut sets of supply by hand: what is only possible, what is listed of many, and in which order. */
import { describe, expect, it } from 'vitest';
import { candidatesInScope, findCutSets } from '../../graph/analyses/cut-sets.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { singleSourceContext } from '../../graph/analyses/single-source.ts';
import { finished } from '../../graph/analyses/steps.ts';
import { asOf } from '../support/random-supply.ts';
import { type GraphSpec, graphOf, type SourceSpec } from '../support/view-graph.ts';

function found(spec: GraphSpec, level: 'site' | 'supplier', order: 2 | 3 = 2, limit?: number): string[] {
  const fixture = graphOf(spec);
  const context = singleSourceContext(fixture.graph, { level, counting: 'qualified', asOf }, scopeOf(fixture.graph, undefined));
  const candidates = candidatesInScope(context).sort((a, b) => {
    const [first, second] = [a, b].map((index) => fixture.nameOf({ type: context.candidates.type, index }));
    return first < second ? -1 : 1;
  });
  const limits = limit === undefined ? {} : { limits: { limit, work: 1e9 } };
  const sets = finished(findCutSets(context, { order, candidates, ...limits }));
  return Array.from({ length: sets.count }, (_, set) => {
    const names = sets.candidates(set).map((ref) => fixture.nameOf(ref));
    const ends = sets.endItems(set).map((index) => fixture.nameOf({ type: 'Item', index }));
    expect(sets.stopped(set)).toBe(ends.length);
    return `${sets.certainty(set)} ${names.join('+')}: ${ends.join()}`;
  });
}

const source = (item: string, by: string, at?: string): SourceSpec => ({
  item,
  by,
  ...(at === undefined ? {} : { at }),
  standing: 'qualified',
});

describe('cut sets', () => {
  it('say what is possible of one end item though the same set stops another for certain', () => {
    const spec = {
      items: { E1: {}, E2: {} },
      sources: [
        source('E1', 'S1', 'P1'),
        source('E1', 'S2', 'P2'),
        source('E2', 'S1', 'P1'),
        source('E2', 'S2', 'P2'),
        source('E2', 'S3'),
      ],
      organizations: { S1: {}, S2: {}, S3: {} },
      sites: { P1: {}, P2: {} },
      programmes: { P: ['E1', 'E2'] },
    };
    expect(found(spec, 'site')).toEqual(['definite P1+P2: E1', 'possible P1+P2: E2']);
  });

  it('leave out what a part of the set does alone, or a pair within a triple', () => {
    const spec = {
      items: { E: { requires: ['A', 'B'] }, A: {}, B: {} },
      sources: [source('A', 'S1'), source('A', 'S2'), source('B', 'S2'), source('B', 'S3'), source('B', 'S4')],
      organizations: { S1: {}, S2: {}, S3: {}, S4: {} },
      programmes: { P: ['E'] },
    };
    expect(found(spec, 'supplier')).toEqual(['definite S1+S2: E']);
    expect(found(spec, 'supplier', 3)).toEqual(['definite S2+S3+S4: E']);
  });

  it('list those that stop most, then by candidates, whatever was mentioned first', () => {
    const suppliers = ['Z', 'Y', 'X', 'W'];
    const spec = (names: readonly string[]) => ({
      items: { E: {}, F: {}, G: {} },
      sources: [
        ...names.slice(0, 2).flatMap((name) => [source('E', name), source('F', name)]),
        ...names.slice(2).map((name) => source('G', name)),
      ],
      organizations: Object.fromEntries(names.map((name) => [name, {}])),
      programmes: { P: ['E', 'F', 'G'] },
    });
    expect(found(spec(suppliers), 'supplier')).toEqual(['definite Y+Z: E,F', 'definite W+X: G']);
    const tied = (names: readonly string[]): GraphSpec => ({
      items: { E: {}, F: {} },
      sources: [source('E', 'A'), source('E', 'D'), source('F', 'B'), source('F', 'C')],
      organizations: Object.fromEntries(names.map((name) => [name, {}])),
      programmes: { P: ['E', 'F'] },
    });
    for (const names of ['ABCD', 'DCBA', 'CADB']) expect(found(tied([...names]), 'supplier', 2, 1)).toEqual(['definite A+D: E']);
  });

  it('list what is only possible however many are certain', () => {
    const spec = {
      items: { E: {}, F: {}, U: {} },
      sources: [
        source('E', 'S1'),
        source('E', 'S2'),
        source('F', 'S3'),
        source('F', 'S4'),
        source('U', 'S5'),
        source('U', 'S6'),
        { item: 'U', standing: 'qualified' as const },
      ],
      organizations: { S1: {}, S2: {}, S3: {}, S4: {}, S5: {}, S6: {} },
      programmes: { P: ['E', 'F', 'U'] },
    };
    expect(found(spec, 'supplier', 2, 1)).toEqual(['definite S1+S2: E', 'possible S5+S6: U']);
  });
});
