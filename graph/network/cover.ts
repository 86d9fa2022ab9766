/**
 * A plan as it grows: which clauses have a measure, which gaps are closed, and what each further
 * measure is worth. Everything is kept up to date by what a step touches.
 */
import { transpose } from '../view/csr.ts';
import type { Csr } from '../view/graph.ts';
import type { Requirements } from './requirements.ts';

/** Ways between requirements, in both directions; shared by all plans over them. */
export interface Incidence {
  readonly of: Requirements;
  /** Clause -> groups. */
  readonly within: Csr;
  /** Measure -> clauses. */
  readonly meets: Csr;
}

export function incidence(of: Requirements): Incidence {
  const clauses = of.clauses.offsets.length - 1;
  return { of, within: transpose(of.groups, clauses), meets: transpose(of.clauses, of.measures) };
}

export class Cover {
  readonly #incidence: Incidence;
  /** Measures taken that meet each clause. */
  readonly #met: Int32Array;
  /** Clauses of each group that none meets. */
  readonly unmet: Int32Array;
  /** What a measure is worth: its part in each open gap, by how many clauses that still lacks. */
  readonly worth: Float64Array;
  readonly #part: Float64Array;
  readonly taken: Uint8Array;
  closed = 0;
  /** Clauses looked at so far, by which those who try bound their work. */
  work = 0;

  /** @param sharpness a gap that lacks `u` clauses gives each of them `weight / u ** sharpness`. */
  constructor(incidence: Incidence, sharpness: number) {
    const { groups, weight, clauses, measures } = incidence.of;
    this.#incidence = incidence;
    this.#met = new Int32Array(clauses.offsets.length - 1);
    this.unmet = new Int32Array(weight.length);
    this.worth = new Float64Array(measures);
    this.taken = new Uint8Array(measures);
    let most = 1;
    for (let group = 0; group < weight.length; group++) {
      this.unmet[group] = groups.offsets[group + 1] - groups.offsets[group];
      most = Math.max(most, this.unmet[group]);
    }
    this.#part = Float64Array.from({ length: most + 1 }, (_, u) => (u === 0 ? 0 : u ** -sharpness));
    const share = new Float64Array(this.#met.length);
    for (let group = 0; group < weight.length; group++) {
      const part = weight[group] * this.#part[this.unmet[group]];
      for (let e = groups.offsets[group]; e < groups.offsets[group + 1]; e++) share[groups.targets[e]] += part;
    }
    for (let clause = 0; clause < share.length; clause++) if (share[clause] > 0) this.#credit(clause, share[clause]);
  }

  isMet(clause: number): boolean {
    return this.#met[clause] > 0;
  }

  take(measure: number): void {
    if (this.taken[measure] === 1) return;
    this.taken[measure] = 1;
    const { meets, within } = this.#incidence;
    for (let k = meets.offsets[measure]; k < meets.offsets[measure + 1]; k++) {
      const clause = meets.targets[k];
      if (this.#met[clause]++ > 0) continue;
      for (let e = within.offsets[clause]; e < within.offsets[clause + 1]; e++) this.#change(within.targets[e], clause, -1);
    }
  }

  /** Takes back. */
  drop(measure: number): void {
    if (this.taken[measure] === 0) return;
    this.taken[measure] = 0;
    const { meets, within } = this.#incidence;
    for (let k = meets.offsets[measure]; k < meets.offsets[measure + 1]; k++) {
      const clause = meets.targets[k];
      if (--this.#met[clause] > 0) continue;
      for (let e = within.offsets[clause]; e < within.offsets[clause + 1]; e++) this.#change(within.targets[e], clause, 1);
    }
  }

  /** A clause of the group was met (-1), or is so no longer (1). */
  #change(group: number, clause: number, by: number): void {
    const { groups, weight } = this.#incidence.of;
    const before = this.unmet[group];
    this.work += groups.offsets[group + 1] - groups.offsets[group];
    const after = before + by;
    this.unmet[group] = after;
    if (before === 0) this.closed -= weight[group];
    if (after === 0) this.closed += weight[group];
    const old = weight[group] * this.#part[before];
    const now = weight[group] * this.#part[after];
    if (by < 0) this.#credit(clause, -old);
    else this.#credit(clause, now);
    for (let e = groups.offsets[group]; e < groups.offsets[group + 1]; e++) {
      const other = groups.targets[e];
      if (other !== clause && this.#met[other] === 0) this.#credit(other, now - old);
    }
  }

  #credit(clause: number, value: number): void {
    const { offsets, targets } = this.#incidence.of.clauses;
    for (let k = offsets[clause]; k < offsets[clause + 1]; k++) this.worth[targets[k]] += value;
  }
}
