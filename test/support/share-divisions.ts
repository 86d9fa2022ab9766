/** Every division of a share problem on a grid, enumerated as the definition has it: the oracle of `hhi` and CR-n. */
import fc from 'fast-check';
import type { ShareProblem } from '../../graph/analyses/share-problem.ts';

/** One grid step in basis points: every mass is a whole number of steps. */
export const step = 500;

const holders = 3;

/** Problems of three named holders, at most two open masses and two lumps. */
export const shareProblems: fc.Arbitrary<ShareProblem> = fc
  .record({
    fixed: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: holders, maxLength: holders }),
    open: fc.array(
      fc.record({
        mass: fc.integer({ min: 1, max: 4 }),
        holders: fc.uniqueArray(fc.integer({ min: 0, max: holders - 1 }), { minLength: 1, maxLength: holders }),
        lumps: fc.uniqueArray(fc.integer({ min: 0, max: 1 }), { maxLength: 1 }),
      }),
      { maxLength: 2 },
    ),
    anywhere: fc.record({ mass: fc.integer({ min: 0, max: 2 }), newcomers: fc.integer({ min: 0, max: 1 }) }),
    lumps: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 2 }),
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
export function* divisions(mass: number, places: readonly number[], held: readonly number[]): Generator<number[]> {
  if (places.length === 0) {
    if (mass === 0) yield [...held];
    return;
  }
  const [place, ...rest] = places;
  if (rest.length === 0) {
    const next = [...held];
    next[place!]! += mass;
    yield next;
    return;
  }
  for (let given = 0; given <= mass; given += step) {
    const next = [...held];
    next[place!]! += given;
    yield* divisions(mass - given, rest, next);
  }
}

/** What each place holds, in every division. */
export function* everyDivision(problem: ShareProblem): Generator<number[]> {
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

/** Sum of squared percentage shares. */
export const indexOf = (held: readonly number[]): number => held.reduce((sum, share) => sum + share * share, 0) / 10_000;

/** Share of the n largest. */
export function ratioOf(held: readonly number[], n: number): number {
  return [...held]
    .sort((a, b) => b - a)
    .slice(0, n)
    .reduce((sum, share) => sum + share, 0);
}
