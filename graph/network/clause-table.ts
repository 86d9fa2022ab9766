/**
 * Clauses of one candidate: sets of measures, each with a small number. Equal sets have one number.
 * Singletons, of which there are most, are found by a stamp; others by their text.
 */
import { IntList } from '../view/csr.ts';

/** The clause without a measure: nothing mends it. */
export const never = 0;
/** Stands for what did not fit into the table. */
export const over = 1;

export class ClauseTable {
  /** Measures of clause `k`: `measures[offsets[k] .. offsets[k + 1]]`, ascending. */
  readonly offsets = new IntList();
  readonly measures = new IntList();
  /** Something did not fit. */
  full = false;
  #capacity = 32;
  #round = 0;
  #stamp = new Int32Array(1024);
  #single = new Int32Array(1024);
  readonly #several = new Map<string, number>();

  get count(): number {
    return this.offsets.length - 1;
  }

  begin(capacity: number): void {
    this.#capacity = capacity;
    this.#round++;
    this.full = false;
    if (this.#several.size > 0) this.#several.clear();
    this.measures.length = 0;
    this.offsets.length = 0;
    // `never` and `over`.
    this.offsets.push(0);
    this.offsets.push(0);
    this.offsets.push(0);
  }

  of(clause: number): Int32Array {
    return this.measures.values().subarray(this.offsets.at(clause), this.offsets.at(clause + 1));
  }

  single(measure: number): number {
    if (measure >= this.#stamp.length) this.#grow(measure);
    if (this.#stamp[measure] === this.#round) return this.#single[measure];
    if (this.count === this.#capacity) {
      this.full = true;
      return over;
    }
    this.#stamp[measure] = this.#round;
    this.measures.push(measure);
    this.offsets.push(this.measures.length);
    this.#single[measure] = this.count - 1;
    return this.count - 1;
  }

  /** The clause with the measures of both. */
  join(a: number, b: number): number {
    if (a === b || b === never) return a;
    if (a === never) return b;
    if (a === over || b === over) return over;
    const both = Int32Array.from(new Set([...this.of(a), ...this.of(b)])).sort();
    return both.length === 1 ? this.single(both[0]) : this.#intern(both);
  }

  #intern(measures: Int32Array): number {
    const key = measures.join(' ');
    const known = this.#several.get(key);
    if (known !== undefined) return known;
    if (this.count === this.#capacity) {
      this.full = true;
      return over;
    }
    for (const measure of measures) this.measures.push(measure);
    this.offsets.push(this.measures.length);
    this.#several.set(key, this.count - 1);
    return this.count - 1;
  }

  /** Whether every measure of `a` is in `b`: whatever meets `a` meets `b`. */
  within(a: number, b: number): boolean {
    if (a === b) return true;
    if (a === over || b === over || a === never || b === never) return false;
    const larger = this.of(b);
    return this.of(a).every((measure) => larger.includes(measure));
  }

  #grow(measure: number): void {
    const size = Math.max(measure + 1, this.#stamp.length * 2);
    const stamp = new Int32Array(size);
    stamp.set(this.#stamp);
    const single = new Int32Array(size);
    single.set(this.#single);
    this.#stamp = stamp;
    this.#single = single;
  }
}
