import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../graph/analyses/candidates.ts';
import { coverageOf } from '../../graph/analyses/coverage.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { graphOf } from '../support/view-graph.ts';

describe('a site of which only the country is stated', () => {
  const { graph } = graphOf({
    items: { Motor: {} },
    sources: [
      { item: 'Motor', by: 'Acme', at: 'unnamed site of Acme' },
      { item: 'Motor', by: 'Bcme', at: 'North works' },
    ],
    sites: { 'unnamed site of Acme': { country: 'DE', numbers: { assumed: 1 } }, 'North works': { country: 'DE' } },
  });

  it('is not known as a site, and known as a country', () => {
    expect([...candidatesOf(graph, 'site', Number.NaN).unknown]).toEqual([1, 0]);
    expect([...candidatesOf(graph, 'country', Number.NaN).unknown]).toEqual([0, 0]);
  });

  it('counts as a known country and an unknown site in coverage', () => {
    const { site, country } = coverageOf(graph, scopeOf(graph, undefined));
    expect({ site, country }).toEqual({ site: { known: 1, of: 2 }, country: { known: 2, of: 2 } });
  });
});
