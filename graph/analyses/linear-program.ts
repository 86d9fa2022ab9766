/** Linear programs as data: an analysis states one, `app/linear-programs.ts` has it solved. */

/** Feasible and bounded, by how it is stated. Least or greatest `objective` over columns >= 0, where each row's sum is at least its bound. */
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

/** `stopped`: a named limit of time or size ended it; nothing is known then. */
export type Optimum =
  | { readonly kind: 'optimal'; readonly value: number }
  | { readonly kind: 'unbounded' | 'infeasible' | 'stopped' };

export type Solve = (program: LinearProgram) => Optimum;
