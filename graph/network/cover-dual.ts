/**
 * A bound for what a plan can close, without a solver: every gap divides its weight among its clauses,
 * and no plan closes more than what its measures then are worth.
 */
import type { Budget } from './choose.ts';
import type { Incidence } from './cover.ts';
import { mostFirst } from './most-first.ts';

/** Ways that are tried, and how much of what a met clause has each gives to those that are not met. */
const divisions = 8;
const step = 0.95;

/** The least of the bounds that `divisions` ways to divide the weights give. */
export function dualBound(incidence: Incidence, { costs, limit }: Budget, groups: Int32Array): number {
  const { offsets, targets } = incidence.of.groups;
  const { clauses, weight, measures } = incidence.of;
  const part = new Float64Array(targets.length);
  const share = new Float64Array(clauses.offsets.length - 1);
  let least = 0;
  for (let k = 0; k < groups.length; k++) {
    const [from, to] = [offsets[groups[k]], offsets[groups[k] + 1]];
    const own = weight[groups[k]] / (to - from);
    least += weight[groups[k]];
    for (let e = from; e < to; e++) {
      part[e] = own;
      share[targets[e]] += own;
    }
  }
  const worth = new Float64Array(measures);
  for (let clause = 0; clause < share.length; clause++) {
    if (share[clause] === 0) continue;
    for (let k = clauses.offsets[clause]; k < clauses.offsets[clause + 1]; k++) worth[clauses.targets[k]] += share[clause];
  }
  const seen = new Int32Array(weight.length);
  const met = new Int32Array(share.length);
  for (let round = 1; ; round++) {
    const { value, taken } = fill(worth, costs, limit);
    least = Math.min(least, value);
    if (round === divisions) return least;
    divide(incidence, taken, { part, worth, seen, met }, round);
  }
}

/** Measures of most worth for their cost until the budget is spent, the last in part. */
function fill(worth: Float64Array, costs: Float64Array, limit: number): { value: number; taken: number[] } {
  const taken: number[] = [];
  const ratio = new Float64Array(worth.length);
  const useful = new Int32Array(worth.length);
  let count = 0;
  for (let measure = 0; measure < worth.length; measure++) {
    if (worth[measure] <= 0) continue;
    ratio[measure] = costs[measure] > 0 ? worth[measure] / costs[measure] : Number.POSITIVE_INFINITY;
    useful[count++] = measure;
  }
  let left = limit;
  let value = 0;
  for (const measure of mostFirst(useful.subarray(0, count), ratio)) {
    if (left <= 0 && costs[measure] > 0) break;
    // What costs nothing stands before all others, whatever is left.
    const share = costs[measure] === 0 ? 1 : Math.min(1, left / costs[measure]);
    value += share * worth[measure];
    left -= share * costs[measure];
    taken.push(measure);
  }
  return { value, taken };
}

interface Division {
  /** What each group gives each of its clauses; not yet given: the group is left out. */
  readonly part: Float64Array;
  readonly worth: Float64Array;
  /** Round in which a group was divided, and a clause met. */
  readonly seen: Int32Array;
  readonly met: Int32Array;
}

/** A gap that is met in part gives less to the clauses that are met, and more to those that are not. */
function divide({ of, within, meets }: Incidence, taken: readonly number[], division: Division, round: number): void {
  const { seen, met } = division;
  for (const measure of taken) {
    for (let k = meets.offsets[measure]; k < meets.offsets[measure + 1]; k++) met[meets.targets[k]] = round;
  }
  for (const measure of taken) {
    for (let k = meets.offsets[measure]; k < meets.offsets[measure + 1]; k++) {
      const clause = meets.targets[k];
      for (let e = within.offsets[clause]; e < within.offsets[clause + 1]; e++) {
        const group = within.targets[e];
        if (seen[group] === round) continue;
        seen[group] = round;
        divideGroup(of, group, division, round);
      }
    }
  }
}

function divideGroup(of: Incidence['of'], group: number, { part, worth, met }: Division, round: number): void {
  const { offsets, targets } = of.groups;
  const [from, to] = [offsets[group], offsets[group + 1]];
  let open = 0;
  for (let e = from; e < to; e++) if (met[targets[e]] !== round) open++;
  if (open === 0 || part[from] + part[to - 1] === 0) return;
  let freed = 0;
  for (let e = from; e < to; e++) {
    if (met[targets[e]] !== round) continue;
    freed += part[e] * step;
    give(of, targets[e], worth, -part[e] * step);
    part[e] *= 1 - step;
  }
  for (let e = from; e < to; e++) {
    if (met[targets[e]] === round) continue;
    part[e] += freed / open;
    give(of, targets[e], worth, freed / open);
  }
}

function give({ clauses }: Incidence['of'], clause: number, worth: Float64Array, value: number): void {
  for (let k = clauses.offsets[clause]; k < clauses.offsets[clause + 1]; k++) worth[clauses.targets[k]] += value;
}
