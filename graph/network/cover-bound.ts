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
import type { Highs } from 'highs';
import type { Budget } from './choose.ts';
import type { Incidence } from './cover.ts';

export interface Bound {
  readonly value: number;
  readonly by: 'linear program' | 'dual bound';
}

/** Entries of the matrix up to which the linear program is solved. */
export const largestProgramme = 120_000;
const divisions = 12;

export async function coverBound(incidence: Incidence, budget: Budget): Promise<Bound> {
  const { of } = incidence;
  const groups = affordable(incidence, budget);
  const whole = of.weight.every(Number.isInteger);
  const entries = groups.reduce((sum, group) => sum + of.groups.offsets[group + 1] - of.groups.offsets[group], 0);
  const solved = entries > largestProgramme ? undefined : await linearProgramme(incidence, budget, groups);
  const value = solved ?? dualBound(incidence, budget, groups);
  const rounded = value + 1e-6 * Math.max(1, value);
  return {
    value: (whole ? Math.floor(rounded) : rounded) + of.tooWide,
    by: solved === undefined ? 'dual bound' : 'linear program',
  };
}

/** Groups that some plan within the budget can close: of clauses that share no measure each costs its cheapest. */
function affordable({ of }: Incidence, { costs, limit }: Budget): Int32Array {
  const cheapest = new Float64Array(of.clauses.offsets.length - 1).fill(Number.POSITIVE_INFINITY);
  for (let clause = 0; clause < cheapest.length; clause++) {
    for (let k = of.clauses.offsets[clause]; k < of.clauses.offsets[clause + 1]; k++) {
      cheapest[clause] = Math.min(cheapest[clause], costs[of.clauses.targets[k]]);
    }
  }
  const round = new Int32Array(of.measures).fill(-1);
  return Int32Array.from(of.weight.keys()).filter((group) => {
    let cost = 0;
    for (let e = of.groups.offsets[group]; e < of.groups.offsets[group + 1]; e++) {
      const clause = of.groups.targets[e];
      const [from, to] = [of.clauses.offsets[clause], of.clauses.offsets[clause + 1]];
      let apart = true;
      for (let k = from; k < to; k++) if (round[of.clauses.targets[k]] === group) apart = false;
      if (!apart) continue;
      for (let k = from; k < to; k++) round[of.clauses.targets[k]] = group;
      cost += cheapest[clause];
    }
    return cost <= limit * (1 + 1e-9);
  });
}

/** Loaded with the first linear program: megabytes of WebAssembly. */
let solver: Promise<Highs> | undefined;

async function loadSolver(): Promise<Highs> {
  // The types are written for CommonJS, where the function is a property of the default export.
  const { default: load } = (await import('highs')) as unknown as { default: typeof import('highs').default };
  return await load();
}

/** Undefined where the solver comes to no end. */
async function linearProgramme({ of }: Incidence, { costs, limit }: Budget, groups: Int32Array): Promise<number | undefined> {
  if (groups.length === 0) return 0;
  solver ??= loadSolver();
  const highs = await solver;
  const used = usedMeasures(of, groups);
  const columns = used.length + groups.length;
  const columnOf = new Map(Array.from(used, (measure, column) => [measure, column]));
  const offsets = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const [k, group] of groups.entries()) {
    for (let e = of.groups.offsets[group]; e < of.groups.offsets[group + 1]; e++) {
      const clause = of.groups.targets[e];
      indices.push(used.length + k);
      values.push(1);
      for (let c = of.clauses.offsets[clause]; c < of.clauses.offsets[clause + 1]; c++) {
        indices.push(columnOf.get(of.clauses.targets[c]) as number);
        values.push(-1);
      }
      offsets.push(indices.length);
    }
  }
  for (const [column, measure] of used.entries()) {
    indices.push(column);
    values.push(costs[measure]);
  }
  offsets.push(indices.length);
  const rows = offsets.length - 1;
  const upper = new Float64Array(rows);
  upper[rows - 1] = limit;
  const columnCost = new Float64Array(columns);
  for (const [k, group] of groups.entries()) columnCost[used.length + k] = of.weight[group];
  const data = {
    numCols: columns,
    numRows: rows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: columnCost,
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(1),
    rowLower: new Float64Array(rows).fill(-highs.infinity),
    rowUpper: upper,
    matrix: {
      format: 'csr' as const,
      numRows: rows,
      numCols: columns,
      starts: Int32Array.from(offsets),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  };
  return highs.withModel(data, (model) => {
    model.options.set({ output_flag: false });
    model.run();
    return model.getModelStatus() === highs.constants.modelStatus.optimal ? model.getObjectiveValue() : undefined;
  });
}

function usedMeasures(of: Incidence['of'], groups: Int32Array): Int32Array {
  const used = new Uint8Array(of.measures);
  for (const group of groups) {
    for (let e = of.groups.offsets[group]; e < of.groups.offsets[group + 1]; e++) {
      const clause = of.groups.targets[e];
      for (let k = of.clauses.offsets[clause]; k < of.clauses.offsets[clause + 1]; k++) used[of.clauses.targets[k]] = 1;
    }
  }
  return Int32Array.from(used.keys()).filter((measure) => used[measure] === 1);
}

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
