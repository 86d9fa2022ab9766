/**
 * A bound for what a plan can close, without a solver: every gap divides its weight among its clauses,
 * and no plan closes more than what its measures then are worth.
 */
import type { Budget } from './choose.ts';
import type { Incidence } from './cover.ts';

const divisions = 12;

/** The least of the bounds that `divisions` ways to divide the weights give. */
export function dualBound({ of }: Incidence, { costs, limit }: Budget, groups: Int32Array): number {
  const { offsets, targets } = of.groups;
  const part = new Float64Array(targets.length);
  for (const group of groups) {
    const size = offsets[group + 1] - offsets[group];
    part.fill(of.weight[group] / size, offsets[group], offsets[group + 1]);
  }
  const worth = new Float64Array(of.measures);
  const share = new Float64Array(of.clauses.offsets.length - 1);
  let least = groups.reduce((sum, group) => sum + of.weight[group], 0);
  for (let round = 1; round <= divisions; round++) {
    share.fill(0);
    worth.fill(0);
    for (const group of groups) for (let e = offsets[group]; e < offsets[group + 1]; e++) share[targets[e]] += part[e];
    for (let clause = 0; clause < share.length; clause++) {
      for (let k = of.clauses.offsets[clause]; k < of.clauses.offsets[clause + 1]; k++)
        worth[of.clauses.targets[k]] += share[clause];
    }
    const { value, taken } = fill(worth, costs, limit);
    least = Math.min(least, value);
    if (round < divisions) divide(of, groups, part, taken, 1 / (1 + round));
  }
  return least;
}

/** Measures of most worth for their cost until the budget is spent, the last in part. */
function fill(worth: Float64Array, costs: Float64Array, limit: number): { value: number; taken: Uint8Array } {
  const taken = new Uint8Array(worth.length);
  const ratio = (measure: number): number => worth[measure] / costs[measure];
  const useful = Int32Array.from(worth.keys()).filter((measure) => worth[measure] > 0);
  let left = limit;
  let value = 0;
  for (const measure of mostFirst(useful, ratio)) {
    const share = Math.min(1, left / costs[measure]);
    value += share * worth[measure];
    left -= share * costs[measure];
    taken[measure] = 1;
    if (left <= 0) break;
  }
  return { value, taken };
}

/** In descending order of a ratio; a heap, since few are asked for. */
function* mostFirst(of: Int32Array, ratio: (measure: number) => number): Generator<number> {
  const keys = Float64Array.from(of, ratio);
  const heap = Int32Array.from(of.keys());
  let size = heap.length;
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      let child = 2 * at + 1;
      if (child >= size) return;
      if (child + 1 < size && keys[heap[child + 1]] > keys[heap[child]]) child++;
      if (keys[heap[child]] <= keys[heap[at]]) return;
      [heap[at], heap[child]] = [heap[child], heap[at]];
      at = child;
    }
  };
  for (let at = size >> 1; at >= 0; at--) sink(at);
  while (size > 0) {
    yield of[heap[0]];
    heap[0] = heap[--size];
    sink(0);
  }
}

/** A gap that is met in part gives less to the clauses that are met, and more to those that are not. */
function divide(of: Incidence['of'], groups: Int32Array, part: Float64Array, taken: Uint8Array, step: number): void {
  const { offsets, targets } = of.groups;
  const met = new Uint8Array(of.clauses.offsets.length - 1);
  for (let clause = 0; clause < met.length; clause++) {
    for (let k = of.clauses.offsets[clause]; k < of.clauses.offsets[clause + 1]; k++)
      if (taken[of.clauses.targets[k]] === 1) met[clause] = 1;
  }
  for (const group of groups) {
    let open = 0;
    for (let e = offsets[group]; e < offsets[group + 1]; e++) if (met[targets[e]] === 0) open++;
    if (open === 0 || open === offsets[group + 1] - offsets[group]) continue;
    let freed = 0;
    for (let e = offsets[group]; e < offsets[group + 1]; e++) {
      if (met[targets[e]] === 0) continue;
      freed += part[e] * step;
      part[e] *= 1 - step;
    }
    for (let e = offsets[group]; e < offsets[group + 1]; e++) if (met[targets[e]] === 0) part[e] += freed / open;
  }
}
