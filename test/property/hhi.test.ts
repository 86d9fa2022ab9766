import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratioInterval } from '../../graph/analyses/concentration-ratio.ts';
import { hhiInterval } from '../../graph/analyses/hhi.ts';
import { type Box, maxOverBoxes, minOverBoxes } from '../../graph/analyses/share-boxes.ts';
import type { ShareProblem } from '../../graph/analyses/share-problem.ts';
import { divisions, everyDivision, indexOf, ratioOf, shareProblems, step } from '../support/share-divisions.ts';

const cases = 5000;
const sizes = [1, 2, 3, 4];

describe('intervals against every division on a grid', () => {
  it(`contain all divisions, reach the greatest, and lie within a step of the least: ${cases} cases`, () => {
    fc.assert(
      fc.property(shareProblems, (problem) => {
        let least = Number.POSITIVE_INFINITY;
        let greatest = 0;
        const leastRatio = sizes.map(() => Number.POSITIVE_INFINITY);
        const greatestRatio = sizes.map(() => 0);
        for (const held of everyDivision(problem)) {
          least = Math.min(least, indexOf(held));
          greatest = Math.max(greatest, indexOf(held));
          for (const [k, n] of sizes.entries()) {
            const ratio = ratioOf(held, n);
            leastRatio[k] = Math.min(leastRatio[k]!, ratio);
            greatestRatio[k] = Math.max(greatestRatio[k]!, ratio);
          }
        }
        const { low, high, exact } = hhiInterval(problem);
        expect(exact).toBe(true);
        expect(low).toBeLessThanOrEqual(least + 1e-6);
        expect(high).toBeCloseTo(Math.min(10_000, greatest), 6);
        // Rounding a division to the grid moves each of at most six holders by less than a step.
        expect(least - low).toBeLessThanOrEqual((6 * step * step) / 10_000 + 0.01);
        for (const [k, n] of sizes.entries()) {
          const ratio = ratioInterval(problem, n);
          expect(ratio.exact).toBe(true);
          expect(ratio.low).toBeLessThanOrEqual(leastRatio[k]! + 1e-6);
          expect(leastRatio[k]! - ratio.low).toBeLessThanOrEqual(n * step);
          expect(ratio.high).toBeCloseTo(Math.min(10_000, greatestRatio[k]!), 6);
        }
      }),
      { numRuns: cases },
    );
  });

  it('do not depend on the order of holders, masses and lumps', () => {
    const shuffled = shareProblems.chain((problem) =>
      fc.record({
        problem: fc.constant(problem),
        holders: fc.shuffledSubarray([...problem.fixed.keys()], { minLength: problem.fixed.length }),
        lumps: fc.shuffledSubarray([...problem.lumps.keys()], { minLength: problem.lumps.length }),
        open: fc.shuffledSubarray([...problem.open.keys()], { minLength: problem.open.length }),
        odd: fc.double({ min: 0.1, max: 1, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ problem, holders, lumps, open, odd }) => {
        const uneven: ShareProblem = {
          ...problem,
          fixed: problem.fixed.map((share) => (share * odd) / 3),
          lumps: problem.lumps.map((share) => (share * odd) / 7),
          open: problem.open.map((one) => ({ ...one, mass: (one.mass * odd) / 11 })),
        };
        const other: ShareProblem = {
          ...uneven,
          fixed: holders.map((holder) => uneven.fixed[holder]!),
          lumps: lumps.map((lump) => uneven.lumps[lump]!),
          open: open.map((k) => ({
            mass: uneven.open[k]!.mass,
            holders: uneven.open[k]!.holders.map((holder) => holders.indexOf(holder)),
            lumps: uneven.open[k]!.lumps!.map((lump) => lumps.indexOf(lump)),
          })),
        };
        // Of what is stated the ends are the same to the last bit; of what is levelled to far below what is printed.
        const [one, two] = [hhiInterval(uneven), hhiInterval(other)];
        expect(two.high).toBe(one.high);
        if (problem.open.length + problem.anywhere.mass === 0) expect(two.low).toBe(one.low);
        expect(Math.abs(two.low - one.low)).toBeLessThan(1e-9);
        for (const n of sizes) {
          expect(ratioInterval(other, n).high).toBe(ratioInterval(uneven, n).high);
          expect(Math.abs(ratioInterval(other, n).low - ratioInterval(uneven, n).low)).toBeLessThan(1e-6);
        }
      }),
      { numRuns: cases },
    );
  });

  it('hold for boxes', () => {
    const box = fc
      .record({ low: fc.integer({ min: 0, max: 6 }), width: fc.integer({ min: 0, max: 6 }) })
      .map(({ low, width }): Box => ({ low: low * step, high: (low + width) * step }));
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 24 }), (boxes, more) => {
        const lows = boxes.map(({ low }) => low);
        const total = lows.reduce((a, b) => a + b, 0) + more * step;
        const all = [
          ...divisions(
            more * step,
            boxes.map((_, k) => k),
            lows,
          ),
        ].filter((held) => held.every((value, k) => value <= boxes[k]!.high));
        fc.pre(all.length > 0);
        const values = all.map(indexOf);
        const most = maxOverBoxes(boxes, total);
        expect(most.exact).toBe(true);
        expect(most.value / 10_000).toBeCloseTo(Math.max(...values), 6);
        const least = minOverBoxes(boxes, total) / 10_000;
        expect(least).toBeLessThanOrEqual(Math.min(...values) + 1e-6);
        expect(Math.min(...values) - least).toBeLessThanOrEqual((4 * step * step) / 10_000);
      }),
      { numRuns: 500 },
    );
  });

  it('reach the greatest with many masses, each whole with one of its holders', () => {
    const masses = fc.array(
      fc.record({
        mass: fc.integer({ min: 1, max: 9 }),
        holders: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }),
      }),
      { maxLength: 6 },
    );
    const fixed = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fixed, masses, fc.integer({ min: 0, max: 9 }), (base, open, lump) => {
        let states = [base];
        for (const { mass, holders } of open)
          states = states.flatMap((held) => holders.map((holder) => held.map((own, k) => (k === holder ? own + mass : own))));
        // Sums of squares and of the largest are convex: at the greatest nothing is divided.
        const joined = states.flatMap((held) =>
          [...held.keys()].map((at) => held.map((own, k) => (k === at ? own + lump : own))),
        );
        const problem: ShareProblem = { fixed: base, open, anywhere: { mass: 0, newcomers: 0 }, lumps: [lump], strangers: 0 };
        const { high, exact } = hhiInterval(problem);
        expect(exact).toBe(true);
        expect(high).toBeCloseTo(Math.max(...joined.map(indexOf)), 9);
        for (const n of sizes)
          expect(ratioInterval(problem, n).high).toBeCloseTo(Math.max(...joined.map((held) => ratioOf(held, n))), 6);
      }),
      { numRuns: cases },
    );
  });

  it('stay above the truth where only a bound is given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 26 }), (holders) => {
        // Every two share a mass: at the greatest the first has all of its own, the next all that is left, and so on.
        const pairs = Array.from({ length: holders ** 2 }, (_, k) => [Math.floor(k / holders), k % holders]);
        const open = pairs.filter(([a, b]) => a! < b!).map((pair) => ({ mass: 20_000 / holders / (holders - 1), holders: pair }));
        const none = { anywhere: { mass: 0, newcomers: 0 }, lumps: [], strangers: 0 };
        const { low, high, exact } = hhiInterval({ fixed: new Array<number>(holders).fill(0), open, ...none });
        const reached = indexOf(Array.from({ length: holders }, (_, k) => k * open[0]!.mass));
        expect(exact).toBe(false);
        expect(high).toBeGreaterThanOrEqual(reached - 1e-6);
        expect(low).toBeCloseTo(10_000 / holders, 6);
      }),
      { numRuns: 4 },
    );
  });
});
