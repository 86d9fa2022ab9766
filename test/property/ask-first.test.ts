/** Holds `askFirst` to its definition, taken literally: every answer, and every division that each leaves. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askFirst } from '../../graph/analyses/ask-first.ts';
import type { WeighedFacts } from '../../graph/analyses/share-unknowns.ts';
import { finished } from '../../graph/analyses/steps.ts';
import {
  type Case,
  interval,
  type Known,
  namesOf,
  partiesOf,
  type Row,
  restOf,
  strangers,
  takersOf,
} from '../support/share-worlds.ts';

const cases = 5000;
const whole = 10_000;

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

const widthOf = (one: Case, known: Known): number => {
  const { low, high } = interval(one, known);
  return high - low;
};

/** Least and greatest width over every part of the rest, looked for ever closer about the best found so far. */
function widthsOfShare(one: Case, at: number): { least: number; greatest: number } {
  const rest = restOf(one.items);
  const tried = new Map<number, number>();
  const look = (value: number): void => {
    if (value < 0 || value > rest || tried.has(value)) return;
    tried.set(value, widthOf(one, { part: { at, value } }));
  };
  let reach = rest / 16;
  for (let k = 0; k <= 16; k++) look(k * reach);
  for (let round = 0; round < 9; round++) {
    reach /= 2;
    const byWidth = [...tried].sort(([, a], [, b]) => a - b).map(([value]) => value);
    for (const value of [...byWidth.slice(0, 4), ...byWidth.slice(-4)]) for (const side of [-1, 1]) look(value + side * reach);
  }
  return { least: Math.min(...tried.values()), greatest: Math.max(...tried.values()) };
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
        const { ranked } = finished(askFirst({ items, unseen: 0, open: one.open }));
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
