import { describe, expect, it } from 'vitest';
import { coverageAtLevel, coverageOf } from '../../graph/analyses/coverage.ts';
import type { Level } from '../../graph/analyses/finding.ts';
import { depthsFrom, scopeOf } from '../../graph/analyses/scope.ts';
import { graphOf } from '../support/view-graph.ts';

const fixture = graphOf({
  items: {
    box: { requires: ['a', 'b'], coverage: 'complete' },
    a: { coverage: 'incomplete', substitutes: [['spare', { qualified: 1 }], 'rejected'] },
    b: { coverage: 'unknown' },
    wire: { deliveredOnly: true, coverage: 'none' },
    other: {},
    spare: {},
    rejected: {},
  },
  sources: [
    { item: 'a', by: 'A', at: 'X', standing: 'chosen', requires: ['wire'] },
    { item: 'a', by: 'B', at: 'Y' },
    { item: 'a' },
    { item: 'other', by: 'C', at: 'X', standing: 'able' },
  ],
  sites: { X: { country: 'US' } },
  organizations: { A: { owners: ['H'] }, B: {} },
  programmes: { P: ['box'] },
});

describe('coverage', () => {
  it('is counted over what a programme reaches', () => {
    expect(coverageOf(fixture.graph, scopeOf(fixture.graph, 0))).toEqual({
      items: 5,
      source: { known: 1, of: 4 },
      site: { known: 2, of: 3 },
      country: { known: 1, of: 3 },
      standing: { known: 1, of: 3 },
      owner: { known: 1, of: 2 },
      composition: { complete: 2, incomplete: 1, unknown: 1, unstated: 1 },
    });
  });

  it('is counted over everything without one', () => {
    const all = coverageOf(fixture.graph, scopeOf(fixture.graph, undefined));
    expect(all).toMatchObject({ items: 7, source: { known: 2, of: 6 }, site: { known: 3, of: 4 }, owner: { known: 1, of: 3 } });
  });
});

describe('coverage at a level', () => {
  it('is that of what candidates of the level are made of', () => {
    const bare = graphOf({
      items: { A: {}, B: {} },
      sources: [
        { item: 'A', by: 'S1' },
        { item: 'A', by: 'S2' },
        { item: 'B', by: 'S1' },
      ],
    });
    const coverage = coverageOf(bare.graph, scopeOf(bare.graph, undefined));
    const at = (level: Level) => coverageAtLevel(coverage, level);
    expect(at('supplier')).toEqual({ known: 2, of: 2 });
    expect(at('material')).toEqual({ known: 2, of: 2 });
    expect(at('site')).toEqual({ known: 0, of: 3 });
    expect(at('country')).toEqual({ known: 0, of: 3 });
    expect(at('owner')).toEqual({ known: 0, of: 2 });
    expect(at('owner-country')).toEqual({ known: 0, of: 2 });
  });
});

describe('scope', () => {
  it('reaches over requirements, sources and approved substitutes, and no further', () => {
    const { items, endItems } = scopeOf(fixture.graph, 0);
    const reached = Array.from(items.keys()).filter((item) => items[item] === 1);
    expect(reached.map((index) => fixture.nameOf({ type: 'Item', index }))).toEqual(['box', 'a', 'b', 'wire', 'spare']);
    expect(Array.from(endItems)).toEqual([fixture.item('box')]);
  });

  it('knows the least distance from an end item', () => {
    const { depth } = depthsFrom(fixture.graph, Int32Array.of(fixture.item('box')));
    const of = (name: string): number => depth[fixture.item(name)]!;
    expect(['box', 'a', 'spare', 'wire', 'other'].map(of)).toEqual([0, 1, 1, 2, -1]);
  });
});
