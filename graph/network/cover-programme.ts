/** The relaxation of a repair plan as a linear program, solved by HiGHS. */
import type { Highs } from 'highs';
import type { Budget } from './choose.ts';
import type { Incidence } from './cover.ts';

/** Loaded with the first linear program: megabytes of WebAssembly. */
let solver: Promise<Highs> | undefined;

async function loadSolver(): Promise<Highs> {
  // The types are written for CommonJS, where the function is a property of the default export.
  const { default: load } = (await import('highs')) as unknown as { default: typeof import('highs').default };
  return await load();
}

/** Beyond it the dual bound is taken: a limit of work, so that the answer does not hang on the machine. */
const mostIterations = 3_000;

/** The greatest value of the relaxation over these groups; undefined where the solver comes to no end. */
export async function linearProgramme(incidence: Incidence, budget: Budget, groups: Int32Array): Promise<number | undefined> {
  if (groups.length === 0) return 0;
  solver ??= loadSolver();
  const highs = await solver;
  const { rows, upper, columnCost } = matrixOf(incidence, budget, groups);
  const numRows = rows.starts.length - 1;
  const numCols = columnCost.length;
  const data = {
    numRows,
    numCols,
    sense: highs.constants.objectiveSense.maximize,
    colCost: columnCost,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: new Float64Array(numRows).fill(-highs.infinity),
    rowUpper: Float64Array.from(upper),
    matrix: {
      format: 'csr' as const,
      numRows,
      numCols,
      starts: Int32Array.from(rows.starts),
      indices: Int32Array.from(rows.indices),
      values: Float64Array.from(rows.values),
    },
  };
  return highs.withModel(data, (model) => {
    model.options.set({ output_flag: false, simplex_iteration_limit: mostIterations });
    model.run();
    return model.getModelStatus() === highs.constants.modelStatus.optimal ? model.getObjectiveValue() : undefined;
  });
}

/** A column for each measure, then for each group; a row for each clause of a group, then for each limit. */
function matrixOf({ of }: Incidence, { costs, limit, most }: Budget, groups: Int32Array) {
  const used = usedMeasures(of, groups);
  const columnOf = new Map(Array.from(used, (measure, column) => [measure, column]));
  const rows = { starts: [0], indices: [] as number[], values: [] as number[] };
  const upper: number[] = [];
  const push = (column: number, value: number): void => {
    rows.indices.push(column);
    rows.values.push(value);
  };
  const close = (atMost: number): void => {
    rows.starts.push(rows.indices.length);
    upper.push(atMost);
  };
  for (const [k, group] of groups.entries()) {
    for (let e = of.groups.offsets[group]; e < of.groups.offsets[group + 1]; e++) {
      const clause = of.groups.targets[e];
      push(used.length + k, 1);
      for (let c = of.clauses.offsets[clause]; c < of.clauses.offsets[clause + 1]; c++)
        push(columnOf.get(of.clauses.targets[c]) as number, -1);
      close(0);
    }
  }
  if (Number.isFinite(limit)) {
    for (const [column, measure] of used.entries()) push(column, costs[measure]);
    close(limit);
  }
  if (most !== undefined) {
    for (const column of used.keys()) push(column, 1);
    close(most);
  }
  const columnCost = new Float64Array(used.length + groups.length);
  for (const [k, group] of groups.entries()) columnCost[used.length + k] = of.weight[group];
  return { rows, upper, columnCost };
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
