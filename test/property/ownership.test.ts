/** The fixpoint against its definition, taken literally, on random graphs with cycles, blanks and dates. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affected, type OwnershipTest } from '../../graph/screening/ownership.ts';
import { ownershipPath } from '../../graph/screening/ownership-path.ts';
import { graphOf, type OrganizationSpec } from '../support/view-graph.ts';

interface Statement {
  readonly holder: number;
  readonly held: number;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

interface Case {
  readonly count: number;
  readonly owns: readonly Statement[];
  readonly controls: readonly Statement[];
  readonly listed: readonly number[];
  readonly asOf: number | undefined;
  readonly test: OwnershipTest;
}

/** Shares near the threshold are drawn often. */
const share = fc.oneof(
  fc.constantFrom(0, 1000, 2499, 2500, 2501, 4999, 5000, 5001, 7499, 7500, 7501, 10_000),
  fc.integer({ min: 0, max: 10_000 }),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 });
const day = fc.integer({ min: 0, max: 4 });

const cases: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 9 }).chain((count) => {
  const party = fc.integer({ min: 0, max: count - 1 });
  const statement = fc
    .record({ holder: party, held: party, a: maybe(share), b: maybe(share), from: maybe(day), to: maybe(day) })
    .map(({ a, b, ...rest }) => {
      const ordered = a === undefined || b === undefined || a <= b;
      return { ...rest, min: ordered ? a : b, max: ordered ? b : a };
    });
  const statements = fc.uniqueArray(statement, { maxLength: 16, selector: (one) => `${one.holder}>${one.held}` });
  return fc.record({
    count: fc.constant(count),
    owns: statements,
    controls: statements,
    listed: fc.uniqueArray(party, { maxLength: 3 }),
    asOf: maybe(day),
    test: fc.record({
      threshold: fc.constantFrom(2500, 5000, 7500),
      inclusive: fc.boolean(),
      aggregate: fc.boolean(),
      cascades: fc.boolean(),
      controlCounts: fc.boolean(),
    }),
  });
});

function holds(one: Statement, asOf: number | undefined): boolean {
  if (asOf === undefined) return true;
  return (one.from ?? asOf) <= asOf && (one.to ?? asOf) >= asOf;
}

function shareOf(one: Statement, all: readonly Statement[], bound: 'minimum' | 'maximum'): number {
  const min = one.min ?? 0;
  if (bound === 'minimum') return min;
  const others = all
    .filter((other) => other !== one && other.held === one.held)
    .reduce((sum, other) => sum + (other.min ?? 0), 0);
  return Math.max(min, one.max ?? Math.max(0, 10_000 - others));
}

/** "Listed, or the direct shares of affected owners reach the threshold", repeated until nothing changes. */
function oracle(example: Case, bound: 'minimum' | 'maximum'): Set<number> {
  const owns = example.owns.filter((one) => holds(one, example.asOf));
  const controls = example.controls.filter((one) => holds(one, example.asOf));
  const { threshold, inclusive, aggregate, cascades, controlCounts } = example.test;
  const result = new Set(example.listed);
  for (let changed = true; changed; ) {
    changed = false;
    const before = cascades ? new Set(result) : new Set(example.listed);
    for (let party = 0; party < example.count; party++) {
      if (result.has(party)) continue;
      const shares = owns.filter((one) => one.held === party && before.has(one.holder)).map((one) => shareOf(one, owns, bound));
      const held = aggregate ? shares.reduce((sum, one) => sum + one, 0) : Math.max(0, ...shares);
      const enough = held > 0 && (inclusive ? held >= threshold : held > threshold);
      const controlled = controlCounts && controls.some((one) => one.held === party && before.has(one.holder));
      if (enough || controlled) {
        result.add(party);
        changed = true;
      }
    }
  }
  return result;
}

function graphFor(example: Case) {
  const edge = (one: Statement, shares: boolean) =>
    [
      `p${one.holder}`,
      {
        ...(shares && one.min !== undefined ? { shareMin: one.min } : {}),
        ...(shares && one.max !== undefined ? { shareMax: one.max } : {}),
        ...(one.from === undefined ? {} : { from: one.from }),
        ...(one.to === undefined ? {} : { to: one.to }),
      },
    ] as const;
  const organizations: Record<string, OrganizationSpec> = {};
  for (let party = 0; party < example.count; party++) {
    organizations[`p${party}`] = {
      owners: example.owns.filter((one) => one.held === party).map((one) => edge(one, true)),
      controllers: example.controls.filter((one) => one.held === party).map((one) => edge(one, false)),
    };
  }
  return graphOf({ organizations }).graph.organizations;
}

describe('ownership', () => {
  it('equals the literal fixpoint', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const result = affected(graphFor(example), example.listed, example.test, example.asOf);
        for (const bound of ['minimum', 'maximum'] as const) {
          const { order } = bound === 'minimum' ? result.definite : result.possible;
          const found = [...order.keys()].filter((party) => order[party] !== -1);
          expect(found).toEqual([...oracle(example, bound)].sort((a, b) => a - b));
        }
      }),
      { numRuns: 5000, seed: 20_261_122 },
    );
  });

  it('gives for every affected party a path that is itself enough', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const result = affected(graphFor(example), example.listed, example.test, example.asOf);
        const { order, listed } = result.definite;
        for (let party = 0; party < example.count; party++) {
          const path = ownershipPath(result.holdings, result.definite, example.test, party);
          expect(path.length > 0).toBe(order[party] >= listed);
          if (path.length === 0) continue;
          const kept = (kind: string, all: readonly Statement[]) =>
            all.filter((one) => path.some((step) => step.kind === kind && step.holder === one.holder && step.held === one.held));
          const alone = { ...example, owns: kept('OWNS', example.owns), controls: kept('CONTROLS', example.controls) };
          expect(oracle(alone, 'minimum').has(party)).toBe(true);
        }
      }),
      { numRuns: 1000, seed: 20_261_122 },
    );
  });
});
