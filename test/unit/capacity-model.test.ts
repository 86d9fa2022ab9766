/** The linear program: the worked case of the literature's model, and what was reasoned by hand. */
import { describe, expect, it } from 'vitest';
import { linearPrograms } from '../../app/analyses/linear-programs.ts';
import {
  type CapacityCase,
  type CapacityItem,
  longestSurvival,
  lossProgram,
  survivalProgram,
} from '../../graph/analyses/capacity-model.ts';
import { available, randomTree, treeSurvival } from '../support/capacity-tree.ts';

const solve = await linearPrograms();
const never = Number.POSITIVE_INFINITY;

function survival(stated: CapacityCase): number {
  const found = solve(survivalProgram(stated));
  return found === undefined ? Number.NaN : found > longestSurvival * 0.999999 ? never : found;
}

function loss(stated: CapacityCase, days: number): number {
  const found = solve(lossProgram(stated, days));
  return found ?? Number.NaN;
}

/** P: demand 10 a day, margin 100, stock 20, capacity 12, needs 1 A + 2 B. A: S1 12, stock 30. B: S2 16, stock 40; S3 10. */
function worked(lost: string): CapacityCase {
  const sources = (...list: [string, number][]) =>
    list.filter(([name]) => name !== lost).map(([, capacity]) => ({ capacity, requires: [] }));
  return {
    items: [
      {
        stock: 20,
        sources: sources(['P', 12]),
        substitutes: [],
        requires: [
          { item: 1, quantity: 1 },
          { item: 2, quantity: 2 },
        ],
      },
      { stock: 30, sources: sources(['S1', 12]), substitutes: [], requires: [] },
      { stock: 40, sources: sources(['S2', 16], ['S3', 10]), substitutes: [], requires: [] },
    ],
    endItems: [{ item: 0, demand: 10, value: 100 }],
  };
}

describe('capacities', () => {
  it('give the worked case', () => {
    const recover = { P: 5, S1: 14, S2: 21, S3: 7 };
    const found = Object.entries(recover).map(([lost, days]) => [survival(worked(lost)), loss(worked(lost), days)]);
    expect(found.map(([time]) => Number(time.toFixed(6)))).toEqual([2, 5, 8, 20]);
    const lost = found.map(([, value]) => Number(value.toFixed(6)));
    expect(lost).toEqual([3000, 9000, 6500, 0]);
    expect(lost.map((value) => (value / Math.max(...lost)).toFixed(4))).toEqual(['0.3333', '1.0000', '0.7222', '0.0000']);
    expect(survival(worked('nobody'))).toBe(never);
  });

  it('give up the end item that is worth least where two need the same', () => {
    const shared: CapacityItem = { stock: 0, sources: [{ capacity: 5, requires: [] }], substitutes: [], requires: [] };
    const end = { stock: 0, sources: undefined, substitutes: [], requires: [{ item: 2, quantity: 1 }] };
    const stated = {
      items: [end, end, shared],
      endItems: [
        { item: 0, demand: 4, value: 10 },
        { item: 1, demand: 4, value: 7 },
      ],
    };
    expect(survival(stated)).toBe(0);
    expect(loss(stated, 10)).toBeCloseTo(3 * 7 * 10, 6);
  });

  it('use an approved substitute, with what the item itself requires', () => {
    const items: CapacityItem[] = [
      { stock: 0, sources: [], substitutes: [1], requires: [{ item: 2, quantity: 3 }] },
      { stock: 0, sources: [{ capacity: 4, requires: [] }], substitutes: [], requires: [] },
      { stock: 30, sources: [], substitutes: [], requires: [] },
    ];
    const stated = { items, endItems: [{ item: 0, demand: 4, value: 1 }] };
    expect(survival(stated)).toBeCloseTo(2.5, 6);
    expect(loss(stated, 4)).toBeCloseTo(6, 6);
  });

  it('leave what others take first to the others', () => {
    const chip = (stock: number, capacity: number, others: number): CapacityCase => ({
      items: [
        { stock: 0, sources: undefined, substitutes: [], requires: [{ item: 1, quantity: 2 }] },
        { stock, sources: [{ capacity, requires: [] }], substitutes: [], requires: [], others },
      ],
      endItems: [{ item: 0, demand: 5, value: 100 }],
    });
    // 10 a day are wanted. 22 made and 12 taken: enough. 17: 5 are left, and 50 in stock last 10 days.
    expect(survival(chip(0, 22, 12))).toBe(never);
    expect(survival(chip(50, 17, 12))).toBeCloseTo(10, 6);
    expect(loss(chip(50, 17, 12), 16)).toBeCloseTo((160 - 50 - 5 * 16) * 50, 6);
    // Others drain 2 a day of the stock: 96 / (10 + 2) days; in 20 days 56 are left of it for 28 of 100.
    expect(survival(chip(96, 10, 12))).toBeCloseTo(8, 6);
    expect(loss(chip(96, 10, 12), 20)).toBeCloseTo((100 - 28) * 100, 6);
    expect(survival(chip(0, 10, 12))).toBe(0);
    expect(loss(chip(0, 10, 12), 10)).toBeCloseTo(5000, 6);
    expect(survival(chip(1000, 100, never))).toBe(0);
    expect(loss(chip(1000, 100, never), 10)).toBeCloseTo(5000, 6);
  });

  it('do not bound the time by what nobody here needs to want', () => {
    const stated: CapacityCase = {
      items: [
        { stock: 0, sources: [{ capacity: 5, requires: [] }], substitutes: [1], requires: [] },
        { stock: 0, sources: [{ capacity: 1, requires: [] }], substitutes: [], requires: [], others: 3 },
      ],
      endItems: [{ item: 0, demand: 5, value: 1 }],
    };
    expect(survival(stated)).toBe(never);
  });

  it(`equal what can be reckoned up a tree, ${1000} random ones`, () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const stated = randomTree(seed);
      const { demand, value } = stated.endItems[0];
      const time = survival(stated);
      const expected = treeSurvival(stated);
      if (expected === never) expect(time, `seed ${seed}`).toBe(never);
      else expect(time, `seed ${seed}`).toBeCloseTo(expected, 5);
      for (const days of [1, 7, 30]) {
        const short = Math.max(0, demand * days - available(stated, 0, days)) * value;
        expect(loss(stated, days), `seed ${seed}, ${days} days`).toBeCloseTo(short, 5);
      }
    }
  });
});
