/**
 * Holds `askFirst` to its definition, taken literally: every assignment of holders to the parties of
 * which none is known, and in each the least and the greatest sum of squares, by hand for one open mass.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askFirst } from '../../graph/analyses/ask-first.ts';
import type { WeighedFacts } from '../../graph/analyses/share-unknowns.ts';

const cases = 5000;
const whole = 10_000;

/** `party`: of a source whose holder is not known. */
interface Row {
  readonly holder: number;
  readonly party: number;
  /** Basis points; undefined: not stated. */
  readonly share: number | undefined;
}

interface Case {
  /** What is open is in the first item. */
  readonly items: readonly (readonly Row[])[];
  readonly open: boolean;
}

const row = fc.record({
  holder: fc.constantFrom(0, 1, 2, -1),
  party: fc.integer({ min: 100, max: 101 }),
  share: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined, freq: 2 }),
});

const toCase = ({ first, second, open }: { first: Row[]; second: Row[]; open: boolean }): Case => {
  const tenths = first.reduce((all, { share }) => all + (share ?? 0), 0);
  // Shares that add to more are another matter.
  const scaled = first.map((one) => ({ ...one, share: one.share === undefined || tenths > 10 ? undefined : one.share * 1000 }));
  const each = second.length === 0 ? 0 : whole / second.length;
  return { items: [scaled, ...(second.length === 0 ? [] : [second.map((one) => ({ ...one, share: each }))])], open };
};

const caseOf = fc
  .record({
    first: fc.array(row, { minLength: 2, maxLength: 4 }),
    second: fc.oneof(fc.constant<Row[]>([]), fc.array(row, { minLength: 1, maxLength: 2 })),
    open: fc.boolean(),
  })
  .map(toCase);

function factsOf({ items }: Case): WeighedFacts[] {
  let source = 0;
  return items.map((rows) => ({
    mass: 1 / items.length,
    facts: {
      sources: rows.map(() => source++),
      shares: rows.map(({ share }) => share ?? Number.NaN),
      weights: rows.map(() => Number.NaN),
      holders: rows.map(({ holder }) => holder),
      parties: rows.map(({ party }) => party),
    },
  }));
}

interface Known {
  /** Holder of a party. */
  readonly holderOf?: { readonly party: number; readonly holder: number };
  /** What a source of the first item has of its rest. */
  readonly part?: { readonly at: number; readonly value: number };
}

const namesOf = ({ items }: Case): number[] => [...new Set(items.flat().map(({ holder }) => holder))].filter((one) => one !== -1);
const partiesOf = ({ items }: Case): number[] => [
  ...new Set(
    items
      .flat()
      .filter(({ holder }) => holder === -1)
      .map(({ party }) => party),
  ),
];

/** Who else than those named a party may be: somebody of its own, or the same as another such. */
const strangers = [1000, 1001, 1002, 1003];

/** Every way to say who holds for each party. */
function* assignments(one: Case, known: Known): Generator<Map<number, number>> {
  const parties = partiesOf(one);
  const choose = function* (at: number, chosen: Map<number, number>): Generator<Map<number, number>> {
    if (at === parties.length) {
      yield chosen;
      return;
    }
    const party = parties[at]!;
    // Strangers have no names: the first of them that a party may be is as good as any other.
    const met = new Set([...chosen.values(), known.holderOf?.holder]);
    const fresh = strangers.find((stranger) => !met.has(stranger))!;
    const all = [...namesOf(one), ...strangers.filter((stranger) => met.has(stranger)), fresh];
    for (const holder of known.holderOf?.party === party ? [known.holderOf.holder] : all)
      yield* choose(at + 1, new Map([...chosen, [party, holder]]));
  };
  yield* choose(0, new Map());
}

/** Positions in the first item of who may have of its rest. */
function takersOf(rows: readonly Row[]): number[] {
  const all = [...rows.keys()];
  const without = all.filter((at) => rows[at]!.share === undefined);
  return without.length > 0 ? without : all;
}

const restOf = ([rows]: Case['items']): number => whole - rows!.reduce((all, { share }) => all + (share ?? 0), 0);

/** Least and greatest index over all divisions that what is known allows. */
function interval(one: Case, known: Known): { low: number; high: number } {
  const { items, open } = one;
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const holderOf of assignments(one, known)) {
    const who = ({ holder, party }: Row): number => (holder === -1 ? holderOf.get(party)! : holder);
    const held = new Map<number, number>();
    const give = (holder: number, share: number): void => {
      held.set(holder, (held.get(holder) ?? 0) + share / items.length);
    };
    for (const own of items.flat()) give(who(own), own.share ?? 0);
    const { part } = known;
    if (part !== undefined) give(who(items[0]![part.at]!), part.value);
    const rest = (restOf(items) - (part?.value ?? 0)) / items.length;
    const takers = takersOf(items[0]!).filter((at) => at !== part?.at);
    const among = [...new Set(takers.map((at) => who(items[0]![at]!)))];
    const ends = open && rest > 1e-9 ? anybody(held, rest) : divided(held, among, rest);
    low = Math.min(low, ends.low);
    high = Math.max(high, ends.high);
  }
  return { low, high };
}

const indexOf = (held: Iterable<number>): number => [...held].reduce((sum, share) => sum + share * share, 0) / whole;

/** Spread thin among any number of others, or all with one. */
function anybody(held: ReadonlyMap<number, number>, rest: number): { low: number; high: number } {
  const highs = [...held.keys(), -2].map((holder) =>
    indexOf(new Map([...held, [holder, (held.get(holder) ?? 0) + rest]]).values()),
  );
  return { low: indexOf(held.values()), high: Math.max(...highs) };
}

/** All with one of them, or at one level with those that it lifts: every set of these is tried. */
function divided(held: ReadonlyMap<number, number>, among: readonly number[], rest: number): { low: number; high: number } {
  if (rest < 1e-9) return { low: indexOf(held.values()), high: indexOf(held.values()) };
  const highs = among.map((holder) => indexOf(new Map([...held, [holder, held.get(holder)! + rest]]).values()));
  let low = Number.POSITIVE_INFINITY;
  for (let subset = 1; subset < 1 << among.length; subset++) {
    const lifted = among.filter((_, k) => (subset & (1 << k)) !== 0);
    const level = (rest + lifted.reduce((sum, holder) => sum + held.get(holder)!, 0)) / lifted.length;
    if (lifted.some((holder) => held.get(holder)! > level + 1e-9)) continue;
    low = Math.min(low, indexOf(new Map([...held, ...lifted.map((holder) => [holder, level] as const)]).values()));
  }
  return { low, high: Math.max(...highs) };
}

const widthOf = (one: Case, known: Known): number => {
  const { low, high } = interval(one, known);
  return high - low;
};

/** Least and greatest width over every part of the rest, looked for ever closer about the best found. */
function widthsOfShare(one: Case, at: number): { least: number; greatest: number } {
  const rest = restOf(one.items);
  const look = (better: (a: number, b: number) => boolean): number => {
    let [from, to] = [0, rest];
    let best = Number.NaN;
    for (let round = 0; round < 3; round++) {
      let where = from;
      const grid = 16;
      for (let k = 0; k <= grid; k++) {
        const value = from + ((to - from) * k) / grid;
        const width = widthOf(one, { part: { at, value } });
        if (Number.isNaN(best) || better(width, best)) [best, where] = [width, value];
      }
      const reach = (to - from) / grid;
      [from, to] = [Math.max(0, where - reach), Math.min(rest, where + reach)];
    }
    return best;
  };
  return { least: look((a, b) => a < b), greatest: look((a, b) => a > b) };
}

/** By name of the unknown: narrowing for certain, and at the most. */
function narrowings(one: Case, width: number): Map<string, { low: number; high: number }> {
  const result = new Map<string, { low: number; high: number }>();
  const put = (name: string, { least, greatest }: { least: number; greatest: number }): void => {
    result.set(name, { low: width - greatest, high: width - least });
  };
  const [rows] = one.items;
  const takers = takersOf(rows!).map((at) => (rows![at]!.holder === -1 ? rows![at]!.party : rows![at]!.holder));
  // Where one alone can have the rest, it has all of it.
  if (restOf(one.items) > 0 && (one.open || new Set(takers).size > 1))
    for (const at of takersOf(rows!)) if (!one.open || rows![at]!.share === undefined) put(`share ${at}`, widthsOfShare(one, at));
  for (const party of partiesOf(one)) {
    const widths = [...namesOf(one), strangers[2]!].map((holder) => widthOf(one, { holderOf: { party, holder } }));
    put(`holder ${party}`, { least: Math.min(...widths), greatest: Math.max(...widths) });
  }
  return result;
}

describe('the unknown to ask for first, against every answer', () => {
  it(`narrows as much as every answer does, and no other by more: ${cases} cases`, () => {
    let asked = 0;
    fc.assert(
      fc.property(caseOf, (one) => {
        const width = widthOf(one, {});
        fc.pre(width > 3);
        const items = factsOf(one);
        const { ranked } = askFirst({ items, unseen: 0, open: one.open });
        const expected = narrowings(one, width);
        for (const { unknown, narrowsBy } of ranked) {
          const at = items[0]!.facts.sources.indexOf(unknown.source ?? -1);
          const name = unknown.what === 'holder' ? `holder ${unknown.party}` : `share ${at}`;
          const truth = expected.get(name)!;
          expected.delete(name);
          // Whole points that hold the truth, and not wider than a point.
          expect(narrowsBy.low).toBeLessThanOrEqual(truth.low + 0.01);
          expect(narrowsBy.low).toBeGreaterThan(truth.low - 2);
          expect(narrowsBy.high).toBeGreaterThanOrEqual(truth.high - 0.01);
          expect(narrowsBy.high).toBeLessThan(truth.high + 2);
          asked++;
        }
        // What is not named narrows nothing that a point would show, or is certain as it is.
        for (const { high } of expected.values()) expect(high).toBeLessThan(1);
        for (const [k, { narrowsBy }] of ranked.entries())
          if (k > 0) expect(narrowsBy.low).toBeLessThanOrEqual(ranked[k - 1]!.narrowsBy.low);
      }),
      { numRuns: cases },
    );
    expect(asked).toBeGreaterThan(cases);
  });
});
