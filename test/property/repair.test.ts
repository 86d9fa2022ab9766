/** Repair plans against every set of measures within the budget. */
import { describe, expect, test } from 'vitest';
import { finished } from '../../graph/analyses/steps.ts';
import { choose } from '../../graph/network/choose.ts';
import { incidence } from '../../graph/network/cover.ts';
import { coverBound } from '../../graph/network/cover-bound.ts';
import { dualBound } from '../../graph/network/cover-dual.ts';
import { gapsLeft, planRepair } from '../../graph/network/repair.ts';
import { networkFrom } from '../support/random-network.ts';
import {
  closedBy,
  gapsOpen,
  openWeight,
  type RepairCase,
  randomRepairCase,
  randomRequirements,
} from '../support/repair-cases.ts';

const cases = 3000;
const hard = 1500;

/** The most that a plan within the budget closes. */
function optimum(repair: RepairCase, before: number): number {
  const { measures, limit } = repair;
  let most = 0;
  for (let set = 0; set < 1 << measures.length; set++) {
    const taken = measures.map((_, k) => (set & (1 << k)) !== 0);
    const cost = measures.reduce((sum, measure, k) => sum + (taken[k] ? measure.cost : 0), 0);
    if (cost <= limit) most = Math.max(most, before - openWeight(repair, taken));
  }
  return most;
}

const bits = (set: number): number => set.toString(2).replaceAll('0', '').length;

describe('repair', () => {
  test(`plans of ${cases} small cases: what they close, how near the best, and never above the bound`, async () => {
    const tally = { withGain: 0, exact: 0, within: 0, closed: 0, best: 0, worst: 1, below: 0, loose: 0 };
    for (let seed = 1; seed <= cases; seed++) {
      const repair = randomRepairCase(seed);
      const { measures, limit, weight } = repair;
      const network = networkFrom(repair.spec);
      const before = openWeight(repair, []);
      const plan = await planRepair(network, weight, measures, { limit }, finished);
      const taken = measures.map((_, k) => plan.choice.measures.includes(k));
      const cost = plan.choice.measures.reduce((sum, k) => sum + measures[k].cost, 0);
      expect(cost, `seed ${seed}: within the budget`).toBeLessThanOrEqual(limit);
      expect(plan.requirements.total, `seed ${seed}: gaps before`).toBe(before);
      const after = gapsLeft(
        network,
        weight,
        plan.choice.measures.map((k) => measures[k]),
      );
      expect(after.weight, `seed ${seed}: left by the re-run`).toBe(openWeight(repair, taken));
      expect(plan.choice.closed, `seed ${seed}: closed`).toBe(before - after.weight);
      const best = optimum(repair, before);
      if (plan.bound.value < best) tally.below++;
      tally.loose += plan.bound.value - best;
      if (best === 0) continue;
      tally.withGain++;
      tally.closed += plan.choice.closed;
      tally.best += best;
      const ratio = plan.choice.closed / best;
      if (ratio === 1) tally.exact++;
      if (ratio >= 0.9) tally.within++;
      tally.worst = Math.min(tally.worst, ratio);
    }
    expect(tally.exact).toBeGreaterThanOrEqual(0.99 * tally.withGain);
    expect(tally.below, 'bounds below the optimum').toBe(0);
    expect(tally.withGain).toBeGreaterThanOrEqual(1000);
    expect(tally.within, 'within 10 per cent of the optimum').toBe(tally.withGain);
  });

  test(`choices among ${hard} sets of gaps with several branches, against every set of measures`, async () => {
    const tally = { withGain: 0, exact: 0, within: 0, closed: 0, best: 0, worst: 1, below: 0, loose: 0 };
    for (let seed = 1; seed <= hard; seed++) {
      const { needed, budget } = randomRequirements(seed);
      const both = incidence(needed);
      const { measures, closed } = finished(choose(both, budget));
      expect(closed, `seed ${seed}: what the choice closes`).toBe(closedBy(needed, (measure) => measures.includes(measure)));
      expect(measures.reduce((sum, measure) => sum + budget.costs[measure], 0)).toBeLessThanOrEqual(budget.limit);
      expect(measures.length).toBeLessThanOrEqual(budget.most ?? needed.measures);
      let best = 0;
      for (let set = 0; set < 1 << needed.measures; set++) {
        let cost = 0;
        for (let k = 0; k < needed.measures; k++) if ((set & (1 << k)) !== 0) cost += budget.costs[k];
        if (cost <= budget.limit && bits(set) <= (budget.most ?? needed.measures))
          best = Math.max(
            best,
            closedBy(needed, (measure) => (set & (1 << measure)) !== 0),
          );
      }
      for (const bound of [
        (await coverBound(both, budget)).value,
        dualBound(both, budget, Int32Array.from(needed.weight.keys())),
      ]) {
        if (bound < best - 1e-6) tally.below++;
        tally.loose += bound - best;
      }
      if (best === 0) continue;
      tally.withGain++;
      tally.closed += closed;
      tally.best += best;
      if (closed === best) tally.exact++;
      if (closed >= 0.9 * best) tally.within++;
      tally.worst = Math.min(tally.worst, closed / best);
    }
    expect(tally.exact).toBeGreaterThanOrEqual(0.99 * tally.withGain);
    expect(tally.below, 'bounds below the optimum').toBe(0);
    expect(tally.withGain).toBeGreaterThanOrEqual(1000);
    expect(tally.closed).toBeGreaterThanOrEqual(0.99 * tally.best);
    expect(tally.within, 'within 10 per cent of the optimum').toBe(tally.withGain);
  });

  test('a measure never opens a gap', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const repair = randomRepairCase(seed);
      const none = gapsOpen(repair, []);
      const { of } = gapsLeft(networkFrom(repair.spec), repair.weight, repair.measures);
      const ends = Array.from(repair.weight.keys()).filter((node) => repair.weight[node] > 0);
      for (const [k, failures] of of.entries()) for (const candidate of failures) expect(none[candidate]).toContain(ends[k]);
    }
  });
});
