/**
 * Content by origin against brute force: every assignment of what is not stated, on small cases. The
 * oracle reads the definition: each component by one option or half of each of two, a cost that nobody
 * stated is any of some figures up to a very great one, an origin that nobody stated is all or none.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ComponentOption, contentShare, type Fraction } from '../../graph/screening/origin/content-share.ts';

const huge = 10n ** 12n;

/** Each way in which one component may contribute: [cost from there, cost of all], doubled so that halves are whole. */
function ways(options: readonly ComponentOption[]): [bigint, bigint][] {
  const pure = (options.length === 0 ? [{ cost: undefined, inside: undefined }] : options).flatMap(({ cost, inside }) =>
    (cost === undefined ? [0n, 3n, huge] : [cost]).flatMap((each): [bigint, bigint][] => {
      const whole: [bigint, bigint][] = [];
      if (inside !== false) whole.push([2n * each, 2n * each]);
      if (inside !== true) whole.push([0n, 2n * each]);
      return whole;
    }),
  );
  const mixed = pure.flatMap((a, i) => pure.slice(i + 1).map((b): [bigint, bigint] => [(a[0] + b[0]) / 2n, (a[1] + b[1]) / 2n]));
  return [...pure, ...mixed];
}

function allShares(components: readonly (readonly ComponentOption[])[]): Fraction[] {
  let sums: [bigint, bigint][] = [[0n, 0n]];
  for (const options of components)
    sums = sums.flatMap(([i, a]) => ways(options).map(([x, y]): [bigint, bigint] => [i + x, a + y]));
  return sums.filter(([, all]) => all > 0n).map(([over, under]) => ({ over, under }));
}

const number = ({ over, under }: Fraction): number => Number((over * 1_000_000n) / under) / 1_000_000;
const isLess = (a: Fraction, b: Fraction): boolean => a.over * b.under < b.over * a.under;

const option = fc.record({
  cost: fc.option(fc.bigInt({ min: 0n, max: 9n }), { nil: undefined, freq: 5 }),
  inside: fc.option(fc.boolean(), { nil: undefined, freq: 4 }),
});
const cases = fc.array(fc.array(option, { maxLength: 2 }), { maxLength: 3 });

test('holds every assignment, and no less than what assignments reach', () => {
  fc.assert(
    fc.property(cases, (components) => {
      const found = contentShare(components);
      const shares = allShares(components);
      if (found === undefined) {
        expect(components.flat().every(({ cost }) => cost === undefined || cost === 0n)).toBe(true);
        return;
      }
      expect(shares.some((share) => isLess(share, found.low) || isLess(found.high, share))).toBe(false);
      // Ends that are only approached are within a millionth where the great cost stands.
      const least = shares.reduce((a, b) => (isLess(b, a) ? b : a));
      const most = shares.reduce((a, b) => (isLess(a, b) ? b : a));
      expect(number(least)).toBeCloseTo(number(found.low), 5);
      expect(number(most)).toBeCloseTo(number(found.high), 5);
    }),
    { numRuns: 400 },
  );
});

test('does not depend on the order of components or options', () => {
  fc.assert(
    fc.property(cases, (components) => {
      const turned = [...components].reverse().map((options) => [...options].reverse());
      const [a, b] = [contentShare(components), contentShare(turned)];
      expect(a === undefined).toBe(b === undefined);
      if (a === undefined || b === undefined) return;
      expect(a.low.over * b.low.under).toBe(b.low.over * a.low.under);
      expect(a.high.over * b.high.under).toBe(b.high.over * a.high.under);
    }),
  );
});
