/** The fixpoint against its definition, taken literally, on random graphs with cycles, blanks and dates. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { organizationKey } from '../../graph/ontology/identifier.ts';
import { affected, type OwnershipTest } from '../../graph/screening/ownership.ts';
import { ownershipPath } from '../../graph/screening/ownership-path.ts';
import type { Organizations } from '../../graph/view/graph.ts';
import type { DeltaBuilder, Node } from '../../ingest/delta-builder.ts';
import { graphOfDocuments } from '../support/built-graph.ts';

interface Statement {
  readonly holder: number;
  readonly held: number;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Its document; of a document the date is a day as well, -1: undated. */
  readonly document: number;
}

interface Case {
  readonly count: number;
  readonly owns: readonly Statement[];
  readonly controls: readonly Statement[];
  readonly listed: readonly number[];
  readonly dates: readonly number[];
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
    .record({
      holder: party,
      held: party,
      a: maybe(share),
      b: maybe(share),
      from: maybe(day),
      to: maybe(day),
      document: fc.nat({ max: 3 }),
    })
    .map(({ a, b, ...rest }) => {
      const ordered = a === undefined || b === undefined || a <= b;
      return { ...rest, min: ordered ? a : b, max: ordered ? b : a };
    });
  // Few ordered pairs are drawn often, so that a pair is spoken of several times.
  const often = fc.oneof(
    { weight: 1, arbitrary: statement },
    { weight: 2, arbitrary: statement.map((one) => ({ ...one, holder: 0, held: count - 1 })) },
  );
  const statements = fc.array(often, { maxLength: 16 }).map((all) => all.filter(({ holder, held }) => holder !== held));
  return fc.record({
    count: fc.constant(count),
    owns: statements,
    controls: statements,
    listed: fc.uniqueArray(party, { maxLength: 3 }),
    dates: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 4, maxLength: 4 }),
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

/** What is known of one pair on the day: taken from its statements one by one, as docs/screening.md has it. */
interface Known {
  readonly holder: number;
  readonly held: number;
  readonly least: number;
  /** Undefined: the rest. */
  readonly greatest: number | undefined;
  readonly atLeast: number;
  readonly isSure: boolean;
}

function knownOn(all: readonly Statement[], { asOf, dates }: Case): Known[] {
  const dateOf = ({ document }: Statement) => dates[document] as number;
  const pairs = new Set(all.map(({ holder, held }) => `${holder} ${held}`));
  return [...pairs].flatMap((pair): Known[] => {
    const own = all.filter(({ holder, held }) => `${holder} ${held}` === pair);
    const live = own.filter((one) => holds(one, asOf));
    if (live.length === 0) return [];
    const newest = Math.max(...live.map(dateOf));
    const counted = live.filter((one) => dateOf(one) === newest);
    const isSure = counted.some((one) => !own.some((other) => ends(other, one, live, asOf, dateOf(other) >= newest)));
    const withShare = live.filter((one) => one.min !== undefined || one.max !== undefined);
    const latest = Math.max(...withShare.map(dateOf));
    const shares = withShare.filter((one) => dateOf(one) === latest);
    const atLeast = Math.max(0, ...shares.map((one) => Math.max(one.min ?? 0, one.max ?? 0)));
    return [
      {
        holder: own[0]!.holder,
        held: own[0]!.held,
        least: isSure && shares.length > 0 ? Math.min(...shares.map((one) => one.min ?? 0)) : 0,
        greatest: shares.length > 0 && shares.every((one) => one.max !== undefined) ? atLeast : undefined,
        atLeast,
        isSure,
      },
    ];
  });
}

/** `other` is over on the day, of a document that says nothing else for it, and speaks of the holding that `one` states. */
function ends(other: Statement, one: Statement, live: readonly Statement[], asOf: number | undefined, isAsNew: boolean): boolean {
  if (asOf === undefined || !isAsNew || other.to === undefined || other.to >= asOf) return false;
  if (live.some(({ document }) => document === other.document)) return false;
  if (one.from === undefined) return true;
  return one.from < other.to && (other.from === undefined || other.from >= one.from);
}

function shareOf(one: Known, all: readonly Known[], bound: 'minimum' | 'maximum'): number {
  if (bound === 'minimum') return one.least;
  const others = all.filter((other) => other !== one && other.held === one.held).reduce((sum, other) => sum + other.least, 0);
  return Math.max(one.least, one.atLeast, one.greatest ?? Math.max(0, 10_000 - others));
}

/** "Listed, or the direct shares of affected owners reach the threshold", repeated until nothing changes. */
function oracle(example: Case, bound: 'minimum' | 'maximum'): Set<number> {
  const owns = knownOn(example.owns, example);
  const controls = knownOn(example.controls, example).filter(({ isSure }) => isSure || bound === 'maximum');
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

/** Through the view: each statement is a row of its document. */
function graphFor({ count, owns, controls, dates }: Case): { organizations: Organizations; party: (index: number) => number } {
  const write = (builder: DeltaBuilder, document: number) => {
    const parties = Array.from({ length: count }, (_, i) => builder.organization({ pointer: '/p', name: `p${i}` }));
    for (const [kind, all] of [['OWNS', owns] as const, ['CONTROLS', controls] as const]) {
      for (const [row, { holder, held, min, max, from, to, ...one }] of all.entries()) {
        const numbers = kind === 'OWNS' ? { shareMin: min, shareMax: max, from, to } : { from, to };
        const ends = [parties[holder] as Node, parties[held] as Node] as const;
        if (one.document === document) builder.edge(kind, ...ends, { pointer: `/${kind}/${row}`, numbers });
      }
    }
  };
  const graph = graphOfDocuments(
    dates.map((date, i) => ({
      ...{ name: `d${i}`, dated: date < 0 ? '' : `2026-01-0${date + 1}` },
      write: (builder) => write(builder, i),
    })),
  );
  const parties = Array.from({ length: count }, (_, i) => graph.index('Organization', organizationKey([], `p${i}`, '')));
  return { organizations: graph.graph.organizations, party: (index) => parties[index] as number };
}

describe('ownership', () => {
  it('equals the literal fixpoint', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const { organizations, party } = graphFor(example);
        const result = affected(organizations, example.listed.map(party), example.test, example.asOf);
        for (const bound of ['minimum', 'maximum'] as const) {
          const { order } = bound === 'minimum' ? result.definite : result.possible;
          const found = Array.from({ length: example.count }, (_, i) => i).filter((i) => order[party(i)] !== -1);
          expect(found).toEqual([...oracle(example, bound)].sort((a, b) => a - b));
        }
      }),
      { numRuns: 5000, seed: 20_261_122 },
    );
  });

  it('gives for every affected party a path that is itself enough', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const { organizations, party: indexOf } = graphFor(example);
        const result = affected(organizations, example.listed.map(indexOf), example.test, example.asOf);
        const { order, listed } = result.definite;
        for (let party = 0; party < example.count; party++) {
          const path = ownershipPath(result.holdings, result.definite, example.test, indexOf(party));
          expect(path.length > 0).toBe(order[indexOf(party)]! >= listed);
          if (path.length === 0) continue;
          const isOn = (kind: string, one: Statement) =>
            path.some((step) => step.kind === kind && step.holder === indexOf(one.holder) && step.held === indexOf(one.held));
          const kept = (kind: string, all: readonly Statement[]) => all.filter((one) => isOn(kind, one));
          const alone = { ...example, owns: kept('OWNS', example.owns), controls: kept('CONTROLS', example.controls) };
          expect(oracle(alone, 'minimum').has(party)).toBe(true);
        }
      }),
      { numRuns: 1000, seed: 20_261_122 },
    );
  });
});
