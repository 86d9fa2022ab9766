/**
 * Clauses of one candidate: sets of measures, each with a small number. Equal sets have one number.
 * Singletons, of which there are most, are found by a stamp; others by a hash over their measures. Nothing
 * is allocated from one candidate to the next.
 */

/** The clause without a measure: nothing mends it. */
export const never = 0;
/** Stands for what did not fit into the table. */
export const over = 1;

/** Clauses of a candidate that are told apart. */
export const mostClauses = 1024;
const slots = 4 * mostClauses;

export class ClauseTable {
  count = 0;
  /** Something did not fit. */
  full = false;
  /** Measures of clause `k`: `#measures[#offsets[k] .. #offsets[k + 1]]`, ascending. */
  readonly #offsets = new Int32Array(mostClauses + 1);
  #measures = new Int32Array(4096);
  #scratch = new Int32Array(64);
  #capacity = 32;
  #round = 0;
  #stamp = new Int32Array(1024);
  #single = new Int32Array(1024);
  readonly #slot = new Int32Array(slots);
  readonly #slotRound = new Int32Array(slots);

  begin(capacity: number): void {
    this.#capacity = capacity;
    this.#round++;
    this.full = false;
    // `never` and `over`.
    this.count = 2;
    this.#offsets[1] = this.#offsets[2] = 0;
  }

  of(clause: number): Int32Array {
    return this.#measures.subarray(this.#offsets[clause], this.#offsets[clause + 1]);
  }

  single(measure: number): number {
    if (measure >= this.#stamp.length) this.#grow(measure);
    if (this.#stamp[measure] === this.#round) return this.#single[measure];
    if (this.count === this.#capacity) return this.#overflow();
    this.#stamp[measure] = this.#round;
    this.#scratch[0] = measure;
    this.#single[measure] = this.#append(1);
    return this.#single[measure];
  }

  /** The clause with the measures of both. */
  join(a: number, b: number): number {
    if (a === b || b === never) return a;
    if (a === never) return b;
    if (a === over || b === over) return over;
    const length = this.#merge(a, b);
    if (length === this.#offsets[a + 1] - this.#offsets[a]) return a;
    if (length === this.#offsets[b + 1] - this.#offsets[b]) return b;
    return this.#intern(length);
  }

  /** Both sets into the scratch, ascending. The length. */
  #merge(a: number, b: number): number {
    const measures = this.#measures;
    const [endA, endB] = [this.#offsets[a + 1], this.#offsets[b + 1]];
    let i = this.#offsets[a];
    let k = this.#offsets[b];
    if (endA - i + endB - k > this.#scratch.length) this.#scratch = new Int32Array(2 * (endA - i + endB - k));
    let length = 0;
    while (i < endA || k < endB) {
      if (k === endB || (i < endA && measures[i] < measures[k])) this.#scratch[length++] = measures[i++];
      else {
        if (i < endA && measures[i] === measures[k]) i++;
        this.#scratch[length++] = measures[k++];
      }
    }
    return length;
  }

  #intern(length: number): number {
    let hash = length;
    for (let k = 0; k < length; k++) hash = Math.imul(hash ^ this.#scratch[k], 0x9e3779b1);
    let at = (hash >>> 16) & (slots - 1);
    while (this.#slotRound[at] === this.#round) {
      if (this.#isScratch(this.#slot[at], length)) return this.#slot[at];
      at = (at + 1) & (slots - 1);
    }
    if (this.count === this.#capacity) return this.#overflow();
    this.#slotRound[at] = this.#round;
    this.#slot[at] = this.#append(length);
    return this.#slot[at];
  }

  #isScratch(clause: number, length: number): boolean {
    const from = this.#offsets[clause];
    if (this.#offsets[clause + 1] - from !== length) return false;
    for (let k = 0; k < length; k++) if (this.#measures[from + k] !== this.#scratch[k]) return false;
    return true;
  }

  #append(length: number): number {
    const from = this.#offsets[this.count];
    if (from + length > this.#measures.length) {
      const larger = new Int32Array(2 * (from + length));
      larger.set(this.#measures);
      this.#measures = larger;
    }
    for (let k = 0; k < length; k++) this.#measures[from + k] = this.#scratch[k];
    this.#offsets[++this.count] = from + length;
    return this.count - 1;
  }

  #overflow(): number {
    this.full = true;
    return over;
  }

  /** Whether every measure of `a` is in `b`: whatever meets `a` meets `b`. */
  within(a: number, b: number): boolean {
    if (a === b) return true;
    if (a === over || b === over || a === never || b === never) return false;
    return this.#merge(a, b) === this.#offsets[b + 1] - this.#offsets[b];
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
