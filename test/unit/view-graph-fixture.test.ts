import { describe, expect, it } from 'vitest';
import { graphOf } from '../support/view-graph.ts';

describe('graphOf', () => {
  const fixture = graphOf({
    items: { radar: { type: 'device', requires: ['chip', ['chip', { quantity: 200 }], 'board'] } },
    sources: [{ item: 'chip', by: 'Acme', at: 'Plant', standing: 'chosen', distributors: ['Shop'], numbers: { share: 5000 } }],
    sites: { Plant: { country: 'TW' } },
    organizations: { Acme: { owners: [['Holding', { shareMin: 5100 }]] } },
    programmes: { P: ['radar'] },
  });
  const { graph } = fixture;

  it('makes rows ascending and distinct, with every assertion of an edge kept', () => {
    const { requires } = graph.items;
    const radar = fixture.item('radar');
    expect(Array.from(requires.targets.subarray(requires.offsets[radar], requires.offsets[radar + 1]))).toEqual([
      fixture.item('chip'),
      fixture.item('board'),
    ]);
    expect(requires.assertions.offsets[1]! - requires.assertions.offsets[0]!).toBe(2);
    expect(requires.numbers.quantity![0]).toBe(200);
    expect(requires.numbers.quantity![1]).toBeNaN();
  });

  it('gives sources their parts, and names their way back', () => {
    expect(fixture.nameOf({ type: 'Organization', index: graph.sources.organization[0]! })).toBe('Acme');
    expect(graph.countries.codes[graph.sites.country[graph.sources.site[0]!]!]).toBe('TW');
    expect(graph.sources.numbers.share![0]).toBe(5000);
    expect(graph.organizations.owners.targets[0]).toBe(fixture.organization('Holding'));
    expect(() => fixture.item('nothing')).toThrow("no 'nothing'");
  });
});
