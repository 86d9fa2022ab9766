/**
 * What closes each gap, over all candidates: a gap is a candidate and an end node that fails with it,
 * and it closes when of each of its clauses a measure is taken. Gaps of a candidate with the same
 * clauses are one group. Clause `m` below the number of measures is measure `m` alone.
 */
import { IntList } from '../view/csr.ts';
import type { Csr } from '../view/graph.ts';
import { never, over } from './clause-table.ts';
import type { MeasuredNetwork } from './measures.ts';
import { Mending } from './mending.ts';

export interface Requirements {
  readonly measures: number;
  /** Group -> clauses. */
  readonly groups: Csr;
  readonly weight: Float64Array;
  readonly candidate: Int32Array;
  /** Clause -> measures. */
  readonly clauses: Csr;
  /** Weights of all gaps, of those that no measure mends, and of those that need more clauses than `mostClauses`. */
  readonly total: number;
  readonly hopeless: number;
  readonly tooWide: number;
}

/**
 * A generator that yields after each candidate, so that who runs it may let others have a turn.
 * @param weight of each node as an end node. Complexity: that of `Mending`, for each candidate.
 */
export function* requirements(
  measured: MeasuredNetwork,
  measures: number,
  weight: Float64Array,
): Generator<undefined, Requirements, undefined> {
  const mending = new Mending(measured, weight);
  const collected = new Collected(measures);
  for (let candidate = 0; candidate < measured.network.candidates; candidate++) {
    mending.run(candidate);
    collected.add(candidate, mending);
    yield;
  }
  return collected.finish();
}

/** The requirements of some groups alone. */
export function only(of: Requirements, groups: readonly number[]): Requirements {
  const offsets = new Int32Array(groups.length + 1);
  const { groups: all } = of;
  for (const [k, group] of groups.entries()) offsets[k + 1] = offsets[k] + all.offsets[group + 1] - all.offsets[group];
  const targets = new Int32Array(offsets[groups.length]);
  for (const [k, group] of groups.entries())
    targets.set(all.targets.subarray(all.offsets[group], all.offsets[group + 1]), offsets[k]);
  return {
    ...of,
    groups: { offsets, targets },
    weight: Float64Array.from(groups, (group) => of.weight[group]),
    candidate: Int32Array.from(groups, (group) => of.candidate[group]),
  };
}

class Collected {
  readonly #measures: number;
  readonly #offsets = new IntList();
  readonly #targets = new IntList();
  readonly #candidate = new IntList();
  readonly #clauseEnds = new IntList();
  readonly #clauseMeasures = new IntList();
  /** Number of each clause of the candidate among all; -1: not met yet. */
  #numbers = new Int32Array(64);
  #weight = new Float64Array(1024);
  #total = 0;
  #hopeless = 0;
  #tooWide = 0;

  constructor(measures: number) {
    this.#measures = measures;
    this.#offsets.push(0);
  }

  add(candidate: number, { groups, clauses }: Mending): void {
    if (groups.count === 0) return;
    if (this.#numbers.length < clauses.count) this.#numbers = new Int32Array(clauses.count * 2);
    this.#numbers.fill(-1, 0, clauses.count);
    const { words, masks, weight } = groups;
    for (let group = 0; group < groups.count; group++) {
      this.#total += weight[group];
      const first = masks[group * words];
      if ((first & (1 << never)) !== 0) this.#hopeless += weight[group];
      else if ((first & (1 << over)) !== 0) this.#tooWide += weight[group];
      else this.#keep(candidate, weight[group], masks.subarray(group * words, (group + 1) * words), clauses);
    }
  }

  #keep(candidate: number, weight: number, mask: Int32Array, table: Mending['clauses']): void {
    for (let w = 0; w < mask.length; w++) {
      for (let rest = mask[w]; rest !== 0; rest &= rest - 1) {
        const clause = w * 32 + 31 - Math.clz32(rest & -rest);
        if (this.#numbers[clause] === -1) this.#numbers[clause] = this.#number(table.of(clause));
        this.#targets.push(this.#numbers[clause]);
      }
    }
    const group = this.#candidate.length;
    if (group === this.#weight.length) {
      const larger = new Float64Array(group * 2);
      larger.set(this.#weight);
      this.#weight = larger;
    }
    this.#weight[group] = weight;
    this.#candidate.push(candidate);
    this.#offsets.push(this.#targets.length);
  }

  #number(measures: Int32Array): number {
    if (measures.length === 1) return measures[0];
    for (const measure of measures) this.#clauseMeasures.push(measure);
    this.#clauseEnds.push(this.#clauseMeasures.length);
    return this.#measures + this.#clauseEnds.length - 1;
  }

  finish(): Requirements {
    const count = this.#measures;
    const offsets = new Int32Array(count + this.#clauseEnds.length + 1);
    const targets = new Int32Array(count + this.#clauseMeasures.length);
    for (let measure = 0; measure < count; measure++) targets[measure] = measure;
    for (let measure = 0; measure < count; measure++) offsets[measure + 1] = measure + 1;
    for (let k = 0; k < this.#clauseEnds.length; k++) offsets[count + k + 1] = count + this.#clauseEnds.at(k);
    targets.set(this.#clauseMeasures.values(), count);
    return {
      measures: count,
      groups: { offsets: this.#offsets.values(), targets: this.#targets.values() },
      weight: this.#weight.subarray(0, this.#candidate.length),
      candidate: this.#candidate.values(),
      clauses: { offsets, targets },
      total: this.#total,
      hopeless: this.#hopeless,
      tooWide: this.#tooWide,
    };
  }
}
