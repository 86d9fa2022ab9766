/** The day by which a gap is to be decided about: the first of those that are known. */
import { describe, expect, it } from 'vitest';
import { decideByOf } from '../../graph/analyses/deadlines.ts';

const none = { lastOrder: undefined, contractEnd: undefined, stockOutDays: undefined };

describe('the day to decide by', () => {
  it('is the first of the last order, the end of the contract and the stock-out', () => {
    expect(decideByOf({ lastOrder: 130, contractEnd: 120, stockOutDays: 30 }, 100)).toBe(120);
    expect(decideByOf({ lastOrder: 130, contractEnd: 120, stockOutDays: 10 }, 100)).toBe(110);
    expect(decideByOf({ ...none, stockOutDays: 0 }, 100)).toBe(100);
    expect(decideByOf(none, 100)).toBeUndefined();
  });

  it('leaves the stock-out out where no as-of day is known, and keeps the days that are stated', () => {
    expect(decideByOf({ ...none, lastOrder: 130, stockOutDays: 10 }, Number.NaN)).toBe(130);
    expect(decideByOf({ ...none, contractEnd: 120, stockOutDays: 10 }, Number.NaN)).toBe(120);
    expect(decideByOf({ ...none, stockOutDays: 10 }, Number.NaN)).toBeUndefined();
  });
});
