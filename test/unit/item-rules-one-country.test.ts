/** Rules about how much of an item comes from one country, against described graphs. */
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../graph/ontology/property.ts';
import type { RulePack } from '../../graph/screening/rule.ts';
import { type JudgeOptions, judgeItemRules, pack } from '../support/item-rules.ts';

describe('one country', () => {
  const line = pack(`
  - id: line
    title: Line
    source: S
    reaches: {kind: items, categories: [metal]}
    versions:
      - {from: 2020-01-01, status: in force, test: {kind: one country, countries: {outside: [DE]}, stages: [mined, refined], atMost: 65}, buy: review, reason: R}
`);
  const at = (country: string, share: number | undefined, stage = 2) => ({
    item: 'Zinc',
    by: `Maker ${country} ${stage} ${share}`,
    at: `Plant ${country}`,
    numbers: { stage, ...(share === undefined ? {} : { share }) },
  });
  const of = (...sources: ReturnType<typeof at>[]) => judged(line(), {}, ...sources);
  const judged = (rules: RulePack, options: JudgeOptions, ...sources: ReturnType<typeof at>[]) =>
    judgeItemRules(
      rules,
      {
        items: { Zinc: {}, Other: {} },
        sites: { 'Plant CN': { country: 'CN' }, 'Plant DE': { country: 'DE' }, 'Plant US': { country: 'US' } },
        sources,
        categories: { Zinc: 'metals' },
      },
      { asOf: '2026-06-01', ...options },
    );

  it('more than 65 per cent of a stage from one country: 65 is on the line, a hundredth more is over it', () => {
    expect(of(at('CN', 6500), at('DE', 3500)).findings).toEqual([]);
    const { lines, findings, coverage } = of(at('CN', 6501), at('DE', 3499));
    expect(lines).toEqual(['review line Zinc: refined in CN | ']);
    expect(findings[0]).toMatchObject({ basis: 'one country', share: { low: 6501, high: 6501 } });
    expect(coverage).toEqual([{ rule: 'line', unit: 'items', known: 1, of: 1 }]);
  });

  it('home does not count, nor does another stage', () => {
    expect(of(at('DE', 9000), at('CN', 1000)).findings).toEqual([]);
    expect(of(at('CN', undefined, 3)).findings).toEqual([]);
    expect(of(at('CN', undefined, 3)).coverage).toEqual([{ rule: 'line', unit: 'items', known: 0, of: 1 }]);
  });

  it('each stage for itself', () => {
    const { lines } = of(at('CN', undefined, 1), at('US', undefined, 2));
    expect([...lines].sort()).toEqual(['review line Zinc: mined in CN | ', 'review line Zinc: refined in US | ']);
  });

  it('names the country that may be over the line, not one of which more is sure', () => {
    const { findings } = of(at('CN', 2000), at('US', undefined), at('DE', undefined));
    expect(findings.map(({ outcome, found, share }) => [outcome, found, share])).toEqual([
      ['insufficient-evidence', ['refined in US'], { low: 0, high: 8000 }],
    ]);
  });

  it('shows the country by which it is over the line, and the sources at that stage alone', () => {
    const { findings, fixture } = of(at('CN', 6501), at('DE', 3499), at('CN', undefined, 3));
    const [finding] = findings;
    expect(finding).toMatchObject({ outcome: 'review', found: ['refined in CN'], missing: [], party: -1, exceptions: [] });
    expect(finding.path).toEqual([
      {
        from: { type: 'Item', index: fixture.item('Zinc') },
        edge: 'FROM',
        to: { type: 'Country', index: fixture.country('CN') },
      },
    ]);
    const alone = of(at('CN', 6501), at('DE', 3499)).findings[0];
    expect(finding.evidence).toHaveLength(6);
    expect(alone.evidence).toHaveLength(6);
  });

  it('of two that may be over the line the one of which more is sure, then of which more may be', () => {
    const may = (...countries: (readonly [country: string, low: number | undefined])[]) =>
      of(...countries.map(([country, low]) => at(country, low)), at('DE', undefined)).findings.map(({ found, share }) => [
        found,
        share,
      ]);
    expect(may(['CN', undefined], ['US', undefined])).toEqual([[['refined in CN'], { low: 0, high: 10_000 }]]);
    const both = (first: string, second: string) =>
      of(at(first, 1000), at(first, undefined), at(second, undefined), at('DE', undefined)).findings.map(({ found, share }) => [
        found,
        share,
      ]);
    expect(both('CN', 'US')).toEqual([[['refined in CN'], { low: 1000, high: 10_000 }]]);
    expect(both('US', 'CN')).toEqual([[['refined in US'], { low: 1000, high: 10_000 }]]);
  });

  it('names a country that is over the line, not one on it', () => {
    const low = pack(`
  - id: line
    title: Line
    source: S
    reaches: {kind: items, categories: [metal]}
    versions:
      - {from: 2020-01-01, status: in force, test: {kind: one country, countries: {outside: [DE]}, stages: [refined], atMost: 20}, buy: review, reason: R}
`);
    const { findings } = judged(low(), {}, at('CN', 2000), at('US', undefined), at('DE', undefined));
    expect(findings.map(({ found, share }) => [found, share])).toEqual([[['refined in US'], { low: 0, high: 8000 }]]);
  });

  it('a country that may be over the line rather than one that nobody states', () => {
    const nowhere = { item: 'Zinc', by: 'Maker', numbers: { stage: 2 } };
    const { findings } = of(at('DE', 1000), at('CN', undefined), nowhere as ReturnType<typeof at>);
    expect(findings.map(({ found, share }) => [found, share])).toEqual([[['refined in CN'], { low: 0, high: 9000 }]]);
  });

  it('of sources that count on the day: the qualified ones, unless others are asked about', () => {
    const able = { ...at('CN', undefined), standing: 'able' as const };
    const chosen = { ...at('US', undefined), standing: 'chosen' as const };
    const qualified = { ...at('DE', undefined), standing: 'qualified' as const };
    const found = (options: JudgeOptions, ...sources: ReturnType<typeof at>[]) =>
      judged(line(), options, ...sources).findings.map(({ outcome, found: [what] }) => `${outcome} ${what}`);
    expect(found({}, able, qualified)).toEqual([]);
    expect(found({ counting: 'able' }, able, qualified)).toEqual(['insufficient-evidence refined in CN']);
    expect(found({}, chosen, qualified)).toEqual(['insufficient-evidence refined in US']);
    expect(found({ counting: 'chosen' }, chosen, qualified)).toEqual(['review refined in US']);
    const until = { ...at('CN', undefined), numbers: { stage: 2, standingTo: dayOf('2026-05-31') } } as ReturnType<typeof at>;
    expect(found({}, until)).toEqual([]);
    expect(found({ asOf: '2026-05-31' }, until)).toEqual(['review refined in CN']);
    // Without a day nothing has ended.
    expect(found({ asOf: undefined }, until)).toEqual(['review refined in CN']);
  });

  it('of the items of the rule alone, where no source states a stage too', () => {
    const { lines, coverage } = of(at('CN', undefined), { ...at('CN', undefined), item: 'Other' });
    expect(lines).toEqual(['review line Zinc: refined in CN | ']);
    expect(coverage).toEqual([{ rule: 'line', unit: 'items', known: 1, of: 1 }]);
    const unstaged = { item: 'Zinc', by: 'Maker', at: 'Plant CN' } as unknown as ReturnType<typeof at>;
    expect(of(unstaged).coverage).toEqual([{ rule: 'line', unit: 'items', known: 0, of: 1 }]);
  });

  it('a country that nobody states is said to be that', () => {
    const nowhere = { item: 'Zinc', by: 'Maker', numbers: { stage: 2 } };
    const { lines, findings } = of(nowhere as ReturnType<typeof at>);
    expect(lines).toEqual([
      'insufficient-evidence line Zinc: refined in a country that is not stated | the shares of its sources, or where they are',
    ]);
    expect(findings[0].path).toEqual([]);
  });

  it('shares that nobody states are not known', () => {
    const { lines, findings } = of(at('CN', undefined), at('US', undefined));
    expect(lines).toEqual(['insufficient-evidence line Zinc: refined in CN | the shares of its sources, or where they are']);
    expect(findings[0].share).toEqual({ low: 0, high: 10_000 });
  });
});
