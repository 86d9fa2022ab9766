/** Products, sums and quotients of stated hundredths, against integers of any size. */
import { describe, expect, it } from 'vitest';
import { Decimals, decimal, multiplied, numberOf, quotient, wholeQuotient } from '../../graph/analyses/decimals.ts';
import { random } from '../support/random-supply.ts';

const of = (stated: number) => decimal(Math.round(stated * 100), 2);

describe('decimals', () => {
  it('are what they are in decimal, where binary fractions are not', () => {
    expect(0.1 * 3).not.toBe(0.3);
    expect(numberOf(multiplied(of(0.1), of(3)))).toBe(0.3);
    const sum = new Decimals(1);
    for (const stated of [0.1, 0.2, 0.3]) sum.add(0, of(stated));
    expect(sum.numbers()).toEqual(Float64Array.of(0.6));
    expect(quotient(of(6), sum.at(0))).toBe(10);
    expect(wholeQuotient(multiplied(of(3), of(10)), of(0.3))).toBe(100);
  });

  it('are exact while the digits fit, whatever the order', () => {
    const next = random(5);
    for (let round = 0; round < 2000; round++) {
      const terms = Array.from({ length: 1 + Math.floor(next() * 5) }, () => [
        Math.floor(next() * 10_000),
        Math.floor(next() * 10_000),
      ]);
      const exact = terms.reduce((total, [a, b]) => total + BigInt(a) * BigInt(b), 0n);
      for (const list of [terms, terms.toReversed()]) {
        const sum = new Decimals(1);
        for (const [a, b] of list) sum.add(0, multiplied(decimal(a, 2), decimal(b, 2)));
        const { digits, places } = sum.at(0);
        expect(BigInt(digits) * 10n ** BigInt(4 - places)).toBe(exact);
      }
      const [[a, b]] = terms;
      if (b > 0) expect(BigInt(wholeQuotient(decimal(a * 37, 2), decimal(b, 3)))).toBe((BigInt(a) * 370n) / BigInt(b));
    }
  });

  it('lose no more than what does not fit', () => {
    const third = decimal(333_333_333_333_333, 15);
    expect(numberOf(multiplied(third, third))).toBeCloseTo(1 / 9, 14);
    const sum = new Decimals(1);
    sum.add(0, decimal(9_007_199_254_740_991, 0));
    sum.add(0, decimal(1, 2));
    sum.add(0, decimal(9_007_199_254_740_991, 0));
    expect(sum.numbers()[0] / 18_014_398_509_481_982).toBeCloseTo(1, 14);
    let deep = of(0.03);
    for (let k = 0; k < 60; k++) deep = multiplied(deep, of(0.03));
    expect(numberOf(deep) / 0.03 ** 61).toBeCloseTo(1, 12);
  });

  it('without upper end stay so, and none of it is none', () => {
    const without = decimal(Number.POSITIVE_INFINITY, 0);
    expect(numberOf(multiplied(without, of(0.5)))).toBe(Number.POSITIVE_INFINITY);
    expect(numberOf(multiplied(without, of(0)))).toBe(0);
    expect(quotient(of(3), without)).toBe(0);
    const sum = new Decimals(1);
    sum.add(0, of(0.25));
    sum.add(0, without);
    expect(sum.numbers()[0]).toBe(Number.POSITIVE_INFINITY);
  });
});
