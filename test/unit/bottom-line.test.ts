import { describe, expect, it } from 'vitest';
import { stopSentence } from '../../reports/bottom-line.ts';
import { money, openDays, openMoney } from '../../reports/wording.ts';
import { sampleReport } from '../support/sample-report.ts';

const { coverage } = sampleReport();
const summary = { endItems: 4, stopped: 3, possible: 0, firstAfterDays: { low: 12, high: 12 }, timeNotKnown: 1 };
const said = (change: Partial<typeof summary> | { firstAfterDays: { low: number; high: number | null } | null }) =>
  stopSentence({ ...summary, ...change }, coverage);

describe('the sentence of page one', () => {
  it.each([
    [{}, '3 of 4 end items stop if one party is lost; the first after 12 days; for 1 the time is not known.'],
    [{ timeNotKnown: 0 }, '3 of 4 end items stop if one party is lost; the first after 12 days; the time is known of each.'],
    [
      { firstAfterDays: { low: 0, high: 1 } },
      '3 of 4 end items stop if one party is lost; the first after 1 day at the latest; for 1 the time is not known.',
    ],
    [
      { firstAfterDays: { low: 5, high: null }, timeNotKnown: 3 },
      '3 of 4 end items stop if one party is lost; for 3 the time is not known.',
    ],
    [
      { stopped: 1, endItems: 1, possible: 2 },
      '1 of 1 end item stops if one party is lost; the first after 12 days; for 1 the time is not known; 2 more may, if what nobody stated is the same.',
    ],
    [
      { stopped: 0, firstAfterDays: null, timeNotKnown: 0 },
      'None of 4 end items is found to stop if one party is lost; the source is known of 87.5 per cent of 8 items.',
    ],
    [{ endItems: 0, stopped: 0 }, 'Nothing can be said: no programme names an end item.'],
  ])('%j', (change, sentence) => expect(said(change)).toBe(sentence));

  it('says nothing where nothing is known', () => {
    expect(stopSentence(summary, { ...coverage, source: { known: 0, of: 0 } })).toBe('Nothing can be said: no item is known.');
  });
});

describe('figures', () => {
  it.each([
    [null, '-'],
    [{ low: 0, high: null }, 'not known'],
    [{ low: 3, high: null }, '3 or more'],
    [{ low: 0, high: 0 }, '0'],
    [{ low: 3, high: 9.5 }, '3 to 9.5'],
  ])('an interval %j', (interval, text) => expect(openDays(interval)).toBe(text));

  it('money has thousands apart, and hundredths where there are any', () => {
    expect([money(0, ''), money(999, 'EUR'), money(1_250_000, 'EUR'), money(1234.5, 'USD')]).toEqual([
      '0',
      'EUR 999',
      'EUR 1,250,000',
      'USD 1,234.50',
    ]);
    expect(openMoney({ low: 1000, high: null })).toBe('1,000 or more');
  });
});
