/**
 * Question: how much could any plan within the budget close, at most?
 *
 * Definition: the greatest value of the linear relaxation, in which measures may be taken in part: a gap
 * is closed no more than each of its clauses is met, a clause no more than its measures are taken.
 * Gaps that cost more than the budget by themselves are left out first. Solved by HiGHS where it has at
 * most `largestProgramme` entries; above that its dual is bounded: every gap divides its weight among
 * its clauses, whichever way, and no plan closes more than what the measures then are worth that fill
 * the budget best. The division is improved `divisions` times; each gives a true bound, the least is told.
 *
 * Gaps that needed more clauses than could be told apart count as closed.
 */
import type { Budget } from './choose.ts';
import type { Incidence } from './cover.ts';
import { dualBound } from './cover-dual.ts';
import { linearProgramme } from './cover-programme.ts';

export interface Bound {
  readonly value: number;
  readonly by: 'linear program' | 'dual bound';
}

/** Entries of the matrix up to which the linear program is solved. */
export const largestProgramme = 120_000;

export async function coverBound(incidence: Incidence, budget: Budget): Promise<Bound> {
  const { of } = incidence;
  const groups = affordable(incidence, budget);
  const whole = of.weight.every(Number.isInteger);
  const entries = groups.reduce((sum, group) => sum + of.groups.offsets[group + 1] - of.groups.offsets[group], 0);
  const solved = entries > largestProgramme ? undefined : await linearProgramme(incidence, budget, groups);
  const { most, ...money } = budget;
  const byCount = { costs: new Float64Array(of.measures).fill(1), limit: most ?? Number.POSITIVE_INFINITY };
  const value =
    solved ??
    Math.min(
      dualBound(incidence, money, groups),
      most === undefined ? Number.POSITIVE_INFINITY : dualBound(incidence, byCount, groups),
    );
  const rounded = value + 1e-6 * Math.max(1, value);
  return {
    value: (whole ? Math.floor(rounded) : rounded) + of.tooWide,
    by: solved === undefined ? 'dual bound' : 'linear program',
  };
}

/** Groups that some plan within the budget can close: of clauses that share no measure each costs its cheapest. */
function affordable({ of }: Incidence, { costs, limit, most }: Budget): Int32Array {
  const cheapest = new Float64Array(of.clauses.offsets.length - 1).fill(Number.POSITIVE_INFINITY);
  for (let clause = 0; clause < cheapest.length; clause++) {
    for (let k = of.clauses.offsets[clause]; k < of.clauses.offsets[clause + 1]; k++) {
      cheapest[clause] = Math.min(cheapest[clause], costs[of.clauses.targets[k]]);
    }
  }
  const round = new Int32Array(of.measures).fill(-1);
  const kept = new Int32Array(of.weight.length);
  let length = 0;
  for (let group = 0; group < of.weight.length; group++) {
    let cost = 0;
    let count = 0;
    for (let e = of.groups.offsets[group]; e < of.groups.offsets[group + 1]; e++) {
      const clause = of.groups.targets[e];
      const from = of.clauses.offsets[clause];
      const to = of.clauses.offsets[clause + 1];
      let apart = true;
      for (let k = from; k < to; k++) if (round[of.clauses.targets[k]] === group) apart = false;
      if (!apart) continue;
      for (let k = from; k < to; k++) round[of.clauses.targets[k]] = group;
      cost += cheapest[clause];
      count++;
    }
    if (cost <= limit && count <= (most ?? count)) kept[length++] = group;
  }
  return kept.subarray(0, length);
}
