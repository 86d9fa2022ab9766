/** Linear programs as data: an analysis states one, `app/analyses/linear-programs.ts` has it solved. */

/** Feasible and bounded by how it is stated. Least or greatest `objective` over columns >= 0; each row's sum is at least its bound. */
export interface LinearProgram {
  readonly greatest: boolean;
  readonly columns: number;
  /** Coefficient of each column that has one. */
  readonly objective: readonly (readonly [column: number, coefficient: number])[];
  readonly rows: readonly Row[];
  /** Upper bounds of columns that have one. */
  readonly upper: readonly (readonly [column: number, bound: number])[];
}

export interface Row {
  readonly terms: readonly (readonly [column: number, coefficient: number])[];
  readonly atLeast: number;
}

/** The optimum; undefined where a named limit of time or size, or the solver, ended without one. */
export type Solve = (program: LinearProgram) => number | undefined;
