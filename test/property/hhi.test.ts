import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hhiInterval } from '../../graph/analyses/hhi.ts';
import { type Box, maxOverBoxes, minOverBoxes } from '../../graph/analyses/share-boxes.ts';
import type { ShareProblem } from '../../graph/analyses/share-problem.ts';

/** One grid step in basis points: every mass is a whole number of steps. */
const step = 500;

const holders = 3;
const problems: fc.Arbitrary<ShareProblem> = fc
  .record({
    fixed: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: holders, maxLength: holders }),
    open: fc.array(
      fc.record({
        mass: fc.integer({ min: 1, max: 4 }),
        holders: fc.uniqueArray(fc.integer({ min: 0, max: holders - 1 }), { minLength: 1, maxLength: holders }),
        lumps: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
    anywhere: fc.record({ mass: fc.integer({ min: 0, max: 4 }), newcomers: fc.integer({ min: 0, max: 2 }) }),
    lumps: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
    strangers: fc.constant(0),
  })
  .map(({ fixed, open, anywhere, lumps, strangers }) => ({
    fixed: fixed.map((units) => units * step),
    open: open.map((one) => ({ ...one, mass: one.mass * step, lumps: one.lumps.filter((lump) => lump < lumps.length) })),
    anywhere: { ...anywhere, mass: anywhere.mass * step },
    lumps: lumps.map((units) => units * step),
    strangers,
  }));

/** Every way to put whole steps of a mass on some of the places. */
function* divisions(mass: number, places: readonly number[], held: readonly number[]): Generator<number[]> {
  if (places.length === 0) {
    if (mass === 0) yield [...held];
    return;
  }
  const [place, ...rest] = places;
  for (let given = 0; given <= mass; given += step) {
    const next = [...held];
    next[place!]! += given;
    yield* divisions(mass - given, rest, next);
  }
}

function* everything(problem: ShareProblem): Generator<number[]> {
  const named = problem.fixed.length;
  // Places: the named, then each lump on its own, then newcomers.
  const start = [...problem.fixed, ...problem.lumps.map(() => 0), ...new Array<number>(problem.anywhere.newcomers).fill(0)];
  let states: { held: number[]; at: number[] }[] = [{ held: start, at: [] }];
  for (const [k, lump] of problem.lumps.entries()) {
    const places = [...Array(named).keys(), ...Array.from({ length: k + 1 }, (_, other) => named + other)];
    states = states.flatMap(({ held, at }) =>
      places.map((place) => ({ held: held.map((value, own) => (own === place ? value + lump : value)), at: [...at, place] })),
    );
  }
  for (const { mass, holders: among, lumps = [] } of problem.open) {
    // A lump takes its part to the holder that it is of; two lumps of one holder are one place.
    states = states.flatMap(({ held, at }) => {
      const places = new Set([...among, ...lumps.map((lump) => at[lump]!)]);
      return [...divisions(mass, [...places], held)].map((next) => ({ held: next, at }));
    });
  }
  for (const { held, at } of states) {
    // A lump that joined another holder left no holder of its own behind.
    const places = held
      .map((_, place) => place)
      .filter((place) => place < named || place >= named + problem.lumps.length || at.includes(place));
    yield* divisions(problem.anywhere.mass, places, held);
  }
}

const index = (held: readonly number[]): number => held.reduce((sum, share) => sum + share * share, 0) / 10_000;

describe('index intervals against every division on a grid', () => {
  it('contain all divisions, reach the greatest, and lie within a step of the least', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        let least = Number.POSITIVE_INFINITY;
        let greatest = 0;
        for (const held of everything(problem)) {
          least = Math.min(least, index(held));
          greatest = Math.max(greatest, index(held));
        }
        fc.pre(Number.isFinite(least));
        const { low, high, exact } = hhiInterval(problem);
        expect(low).toBeLessThanOrEqual(least + 1e-6);
        expect(high).toBeCloseTo(Math.min(10_000, greatest), 6);
        // Rounding a division to the grid moves each of at most eight holders by less than a step.
        if (exact) expect(least - low).toBeLessThanOrEqual((8 * step * step) / 10_000 + 0.01);
      }),
      { numRuns: 250 },
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
        const values = all.map(index);
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

  it('stay above the truth where only a bound is given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 13, max: 16 }), (parts) => {
        // A chain: mass k is shared by holders k and k + 1. The greatest takes every second holder.
        const mass = 10_000 / parts;
        const open = Array.from({ length: parts }, (_, k) => ({ mass, holders: [k, k + 1] }));
        const { low, high, exact } = hhiInterval({
          fixed: new Array<number>(parts + 1).fill(0),
          open,
          anywhere: { mass: 0, newcomers: 0 },
          lumps: [],
          strangers: 0,
        });
        const pairs = Math.floor(parts / 2);
        const reached = (pairs * (2 * mass) ** 2 + (parts % 2) * mass ** 2) / 10_000;
        expect(exact).toBe(false);
        expect(high).toBeGreaterThanOrEqual(reached - 1e-6);
        expect(low).toBeLessThanOrEqual(10_000 / (parts + 1) + 0.02);
        expect(low).toBeGreaterThan(10_000 / (parts + 1) - 0.02);
      }),
      { numRuns: 4 },
    );
  });
});
