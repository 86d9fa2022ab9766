/** An Int32Array that grows: for results whose size is not known before. */
export class GrowingInts {
  #values: Int32Array;
  #length = 0;

  constructor(capacity = 1024) {
    this.#values = new Int32Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Int32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  at(index: number): number {
    return this.#values[index]!;
  }

  /** What was pushed, without spare room. */
  finish(): Int32Array {
    return this.#values.slice(0, this.#length);
  }
}

/**
 * Compressed rows from pairs: `targets` of each `from`, in the order of the pairs.
 * O(pairs + count).
 */
export function groupPairs(count: number, from: Int32Array, to: Int32Array): { offsets: Int32Array; targets: Int32Array } {
  const offsets = new Int32Array(count + 1);
  for (let k = 0; k < from.length; k++) offsets[from[k]! + 1]!++;
  for (let i = 0; i < count; i++) offsets[i + 1]! += offsets[i]!;
  const next = offsets.slice(0, count);
  const targets = new Int32Array(to.length);
  for (let k = 0; k < from.length; k++) targets[next[from[k]!]!++] = to[k]!;
  return { offsets, targets };
}
