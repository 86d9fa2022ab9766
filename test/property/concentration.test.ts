/** Holds the figures of items and categories, from a graph on, to every division that its facts allow. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concentrations } from '../../graph/analyses/concentration.ts';
import { type Case, interval, type Row } from '../support/share-worlds.ts';
import { graphOf, type SourceSpec } from '../support/view-graph.ts';

const cases = 5000;
const countries = ['DE', 'FR', 'JP'];

/** `site` 3 and 4: their country is not known; undefined: nor is the site. */
const source = fc.record({
  maker: fc.integer({ min: 0, max: 3 }),
  site: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined, freq: 4 }),
  share: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined, freq: 2 }),
});
type Source = typeof source extends fc.Arbitrary<infer Value> ? Value : never;

const drawn = fc.record({
  first: fc.uniqueArray(source, { minLength: 1, maxLength: 4, selector: ({ maker, site }) => `${maker} ${site}` }),
  second: fc.uniqueArray(source, { maxLength: 2, selector: ({ maker, site }) => `${maker} ${site}` }),
  open: fc.boolean(),
});

function specOf(item: string, { maker, site }: Source, share: number | undefined): SourceSpec {
  return {
    item,
    by: `maker ${maker}`,
    ...(site === undefined ? {} : { at: `site ${site}` }),
    ...(share === undefined ? {} : { numbers: { share } }),
  };
}

/** One unknown for each site without a country, and one for each source without a site. */
function rowOf({ site }: Source, own: number, share: number | undefined): Row {
  if (site === undefined) return { holder: -1, party: 100 + own, share };
  return site < countries.length ? { holder: site, party: -1, share } : { holder: -1, party: site, share };
}

describe('concentration by country, against every division that the facts allow', () => {
  it(`is the outward rounding of the least and the greatest: ${cases} cases`, () => {
    fc.assert(
      fc.property(drawn, ({ first, second, open }) => {
        const tenths = first.reduce((all, { share }) => all + (share ?? 0), 0);
        const shares = first.map(({ share }) => (share === undefined || tenths > 10 ? undefined : share * 1000));
        const each = 10_000 / second.length;
        const fixture = graphOf({
          items: { one: { type: 'device' }, two: { type: 'device' } },
          sources: [...first.map((own, k) => specOf('one', own, shares[k])), ...second.map((own) => specOf('two', own, each))],
          sites: Object.fromEntries(
            [0, 1, 2, 3, 4].map((site) => [`site ${site}`, site < countries.length ? { country: countries[site]! } : {}]),
          ),
        });
        const rows = [
          first.map((own, k) => rowOf(own, k, shares[k])),
          ...(second.length === 0 ? [] : [second.map((own, k) => rowOf(own, first.length + k, each))]),
        ];
        const asked = { level: 'country', counting: 'able', asOf: 20_000, of: 'category' } as const;
        // What nobody records of the other item is anybody's where the list is open: another question.
        if (open && second.length === 0) return;
        const [found] = concentrations(fixture.graph, { ...asked, open });
        const truth: Case = { items: rows, open };
        const { low, high } = interval(truth, {});
        expect(found!.hhi).toEqual({ low: Math.floor(low + 1e-6), high: Math.ceil(Math.min(10_000, high) - 1e-6) });
        const { effectiveNumber, concentrationRatios, holders } = found!;
        expect(effectiveNumber.low).toBe(Math.floor(1_000_000 / high + 1e-6) / 100);
        expect(effectiveNumber.high).toBe(low < 1e-9 ? undefined : Math.ceil(1_000_000 / low - 1e-6) / 100);
        // The largest holder has at the most what any one may have.
        const [largest] = concentrationRatios;
        expect(largest!.share.high).toBe(Math.max(...holders.map(({ share }) => share.high)));
      }),
      { numRuns: cases },
    );
  });
});
