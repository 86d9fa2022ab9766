/** What mends a network, by small examples worked out by hand. */
import { describe, expect, it } from 'vitest';
import { finished } from '../../graph/analyses/steps.ts';
import { choose } from '../../graph/network/choose.ts';
import { incidence } from '../../graph/network/cover.ts';
import { coverBound } from '../../graph/network/cover-bound.ts';
import { dualBound } from '../../graph/network/cover-dual.ts';
import { type Measure, measured, repaired } from '../../graph/network/measures.ts';
import { Mending } from '../../graph/network/mending.ts';
import { endWeights, gapsLeft, planRepair, type Turns } from '../../graph/network/repair.ts';
import { requirements } from '../../graph/network/requirements.ts';
import { type NetworkSpec, networkFrom } from '../support/random-network.ts';

const all = (children: readonly number[], lostWith: readonly number[] = []) => ({ any: false, children, lostWith });
const any = (children: readonly number[]) => ({ any: true, children, lostWith: [] });
const sure = (place: number, cost = 1): Measure => ({ place, children: [], lostWith: [], cost });

/** Clauses of the groups of candidate 0, as sets of measures. */
function clausesOf(spec: NetworkSpec, measures: readonly Measure[], ends: readonly number[]): number[][][] {
  const extended = measured(networkFrom(spec), measures);
  const weight = Float64Array.from(spec.nodes, (_, node) => (ends.includes(node) ? 1 : 0));
  const needed = finished(requirements(extended, measures.length, endWeights(weight, extended.network.count, extended.at)));
  const row = (csr: { offsets: Int32Array; targets: Int32Array }, at: number) =>
    Array.from(csr.targets.subarray(csr.offsets[at], csr.offsets[at + 1]));
  return Array.from(needed.weight.keys())
    .filter((group) => needed.candidate[group] === 0)
    .map((group) =>
      row(needed.groups, group)
        .map((clause) => row(needed.clauses, clause))
        .sort(),
    );
}

function plan(spec: NetworkSpec, measures: readonly Measure[], ends: readonly number[], limit: number) {
  const weight = Float64Array.from(spec.nodes, (_, node) => (ends.includes(node) ? 1 : 0));
  return planRepair(networkFrom(spec), weight, measures, { limit }, finished);
}

describe('what closes a gap', () => {
  // 0 needs 1 and 2; each is lost with candidate 0.
  const twoBranches: NetworkSpec = { nodes: [all([1, 2]), all([], [0]), all([], [0])], candidates: 1 };

  it('is a measure in each of two branches', () => {
    expect(clausesOf(twoBranches, [sure(1), sure(2)], [0])).toEqual([[[0], [1]]]);
  });

  it('is a measure at the node above both, alone', () => {
    expect(clausesOf(twoBranches, [sure(1), sure(2), sure(0)], [0])).toEqual([
      [
        [0, 2],
        [1, 2],
      ],
    ]);
  });

  it('is nothing where a branch has no measure', async () => {
    const { requirements: needed, choice, bound } = await plan(twoBranches, [sure(1)], [0], 5);
    expect(needed).toMatchObject({ total: 1, hopeless: 1 });
    expect(choice).toMatchObject({ measures: [], closed: 0 });
    expect(bound.value).toBe(0);
  });

  it('is the plant that two suppliers share, or either of them, where any one will do', () => {
    // 0 needs any of 1 and 2, which both need 3, which is lost.
    const hidden: NetworkSpec = { nodes: [any([1, 2]), all([3]), all([3]), all([], [0])], candidates: 1 };
    expect(clausesOf(hidden, [sure(1), sure(2), sure(3)], [0])).toEqual([[[0, 1, 2]]]);
  });

  it('is a measure and what it needs, where that fails too', () => {
    // The measure at 1 needs 2, which is lost with the same candidate; 2 has a measure of its own.
    const measures: Measure[] = [{ place: 1, children: [2], lostWith: [], cost: 1 }, sure(2)];
    const spec: NetworkSpec = { nodes: [all([1]), all([], [0]), all([], [0])], candidates: 1 };
    expect(clausesOf(spec, measures, [0])).toEqual([[[0], [1]]]);
  });

  it('is no measure that is lost with the candidate itself', () => {
    const spec: NetworkSpec = { nodes: [all([1]), all([], [0])], candidates: 1 };
    const measures: Measure[] = [{ place: 1, children: [], lostWith: [0], cost: 1 }, sure(1)];
    expect(clausesOf(spec, measures, [0])).toEqual([[[1]]]);
  });

  it('is told in a circle, too: what must fail is what the circle hangs on', () => {
    // 0 needs 1, 1 needs 2, 2 needs 1 and 3; 3 is lost.
    const circle: NetworkSpec = { nodes: [all([1]), all([2]), all([1, 3]), all([], [0])], candidates: 1 };
    expect(clausesOf(circle, [sure(3)], [0])).toEqual([[[0]]]);
    expect(clausesOf(circle, [sure(1), sure(3)], [0])).toEqual([[[0, 1]]]);
  });

  it('is each measure that closes all of a candidate by itself', () => {
    const extended = measured(networkFrom(twoBranches), [sure(1), sure(0)]);
    const mending = new Mending(extended, endWeights(Float64Array.of(1, 0, 0), extended.network.count, extended.at));
    expect(mending.closingAlone(0)).toEqual([1]);
  });

  it('takes more clauses than a word of bits has', async () => {
    const parts = 100;
    const spec: NetworkSpec = {
      nodes: [all(Array.from({ length: parts }, (_, k) => k + 1)), ...Array.from({ length: parts }, () => all([], [0]))],
      candidates: 1,
    };
    const measures = Array.from({ length: parts }, (_, k) => sure(k + 1));
    expect(clausesOf(spec, measures, [0])[0]).toHaveLength(parts);
    expect((await plan(spec, measures, [0], parts)).choice.closed).toBe(1);
    expect((await plan(spec, measures, [0], parts - 1)).choice).toMatchObject({ closed: 0, measures: [] });
  });
});

describe('a plan', () => {
  // End items 0, 1, 2. 3 and 4 are what 0 needs, 5 is what 1 and 2 need; all lost with candidate 0.
  const spec: NetworkSpec = {
    nodes: [all([3, 4]), all([5]), all([5]), all([], [0]), all([], [0]), all([], [0])],
    candidates: 1,
  };
  const measures = [sure(3, 2), sure(4, 2), sure(5, 3)];

  it('takes what closes two before what closes one in two steps', async () => {
    const { choice, bound } = await plan(spec, measures, [0, 1, 2], 3);
    expect(choice).toMatchObject({ measures: [2], closed: 2 });
    expect(bound).toEqual({ value: 2, by: 'linear program' });
  });

  it('takes both of a pair of which neither closes anything', async () => {
    const { choice } = await plan(spec, measures, [0, 1, 2], 7);
    expect(choice.closed).toBe(3);
    expect(choice.measures).toEqual([2, 0, 1]);
  });

  it('does not spend on half of a pair', async () => {
    expect((await plan(spec, measures, [0, 1, 2], 5)).choice.measures).toEqual([2]);
  });

  it('leaves what the network was, and what is left is found anew', () => {
    const network = networkFrom(spec);
    const before = structuredClone(network);
    const weight = Float64Array.of(1, 1, 1, 0, 0, 0);
    expect(gapsLeft(network, weight, []).weight).toBe(3);
    expect(gapsLeft(network, weight, [measures[2]]).of.map((one) => Array.from(one))).toEqual([[0], [], []]);
    expect(repaired(network, measures).network.count).toBe(network.count + 6);
    expect(structuredClone(network)).toEqual(before);
  });

  it('has a bound that says when nothing can be closed', async () => {
    const both = incidence((await plan(spec, measures, [0], 1)).requirements);
    expect(await coverBound(both, { costs: Float64Array.of(2, 2, 3), limit: 3 })).toEqual({ value: 0, by: 'linear program' });
  });

  it('takes what costs nothing with no money at all, and its bound says so', async () => {
    const { choice, bound } = await plan(spec, [sure(3, 2), sure(4, 2), sure(5, 0)], [0, 1, 2], 0);
    expect(choice).toMatchObject({ measures: [2], closed: 2 });
    expect(bound.value).toBe(2);
    const both = incidence((await plan(spec, [sure(5, 0), sure(3, 0), sure(4, 5)], [0, 1, 2], 5)).requirements);
    const budget = { costs: Float64Array.of(0, 0, 5), limit: 5 };
    expect(dualBound(both, budget, Int32Array.from(both.of.weight.keys()))).toBeCloseTo(3, 9);
  });

  it('does not spend a hundredth more than there is, however large the sum', async () => {
    const price = 100_000_000_090;
    expect((await plan(spec, [sure(5, price)], [0, 1, 2], price - 1)).choice).toMatchObject({ measures: [], closed: 0 });
    expect((await plan(spec, [sure(5, price)], [0, 1, 2], price - 1)).bound.value).toBe(0);
    expect((await plan(spec, [sure(5, price)], [0, 1, 2], price)).choice).toMatchObject({ measures: [0], closed: 2 });
  });
});

describe('a plan for many parts', () => {
  // One end node needs 400 parts, each lost with a candidate of its own.
  const parts = 400;
  const spec: NetworkSpec = {
    nodes: [all(Array.from({ length: parts }, (_, k) => k + 1)), ...Array.from({ length: parts }, (_, k) => all([], [k]))],
    candidates: parts,
  };
  const measures = Array.from({ length: parts }, (_, k) => sure(k + 1, 1 + (k % 3)));
  const weight = Float64Array.from(spec.nodes, (_, node) => (node === 0 ? 1 : 0));

  it('gives way after every candidate and every measure, and comes to the same', async () => {
    let steps = 0;
    const counted: Turns = async (work) => {
      for (;;) {
        const step = work.next();
        if (step.done === true) return step.value;
        steps++;
        await Promise.resolve();
      }
    };
    const { choice } = await planRepair(networkFrom(spec), weight, measures, { limit: 100 }, counted);
    expect(choice).toEqual((await planRepair(networkFrom(spec), weight, measures, { limit: 100 }, finished)).choice);
    expect(choice.closed).toBe(100);
    expect(steps).toBeGreaterThanOrEqual(parts + choice.measures.length);
  });

  it('is not improved where it closes as much as can be', () => {
    const needed = finished(requirements(measured(networkFrom(spec), measures), parts, weight));
    const budget = { costs: Float64Array.from(measures, ({ cost }) => cost), limit: 100 };
    expect(finished(choose(incidence(needed), budget, 100))).toMatchObject({ closed: 100, exchanges: 0 });
  });

  it('gives up looking for a better one in the end', () => {
    const needed = finished(requirements(measured(networkFrom(spec), measures), parts, weight));
    const budget = { costs: Float64Array.from(measures, ({ cost }) => cost), limit: 300 };
    // Nothing closes so much, so all that is to be had is spent on trying.
    const { closed, exchanges } = finished(choose(incidence(needed), budget, parts));
    expect(closed).toBe(217);
    expect(exchanges).toBeGreaterThan(0);
    expect(exchanges).toBeLessThan(100_000);
  });
});
