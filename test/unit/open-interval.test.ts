/** Days in tenths and money in hundredths, outward, but not by what binary fractions add. */
import { expect, it } from 'vitest';
import { boundsOf, daysOf } from '../../app/statements/open-interval.ts';

const never = Number.POSITIVE_INFINITY;

it('rounds days outward to tenths', () => {
  expect(daysOf({ low: 1.27, high: 1.21 })).toEqual({ low: 1.2, high: 1.3 });
  expect(daysOf({ low: 0, high: never })).toEqual({ low: 0, high: null });
});

it('takes what is a tenth but for a binary fraction as that tenth', () => {
  // 0.1 + 0.2, and 6 over the sum of 0.1, 0.2 and 0.3.
  expect(daysOf({ low: 0.1 + 0.2, high: 0.1 + 0.2 })).toEqual({ low: 0.3, high: 0.3 });
  expect(daysOf({ low: 6 / (0.1 + 0.2 + 0.3), high: 6 / (0.1 + 0.2 + 0.3) })).toEqual({ low: 10, high: 10 });
});

it('does the same for money, however much it is', () => {
  expect(boundsOf({ low: 1.117, high: 1.111 })).toEqual({ low: 1.11, high: 1.12 });
  expect(boundsOf({ low: 0.1 + 0.7, high: 0.1 + 0.7 })).toEqual({ low: 0.8, high: 0.8 });
  // 28.999999999999996 hundredths.
  expect(boundsOf({ low: 0.29, high: 0.57 })).toEqual({ low: 0.29, high: 0.57 });
  const large = 8_100_000_000.7 * 1.1;
  expect(boundsOf({ low: large, high: large })).toEqual({ low: 8_910_000_000.77, high: 8_910_000_000.77 });
  expect(boundsOf({ low: 0, high: never })).toBeNull();
});
