/** Integers of 32 bits by index, four bytes each; what was never set is `blank`. */
export class IntList {
  readonly #blank: number;
  #values = new Int32Array(0);
  #length = 0;

  constructor(blank = 0) {
    this.#blank = blank;
  }

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return index >= 0 && index < this.#length ? (this.#values[index] as number) : this.#blank;
  }

  set(index: number, value: number): void {
    if (index >= this.#values.length) this.#grow(index + 1);
    if (index >= this.#length) {
      this.#values.fill(this.#blank, this.#length, index);
      this.#length = index + 1;
    }
    this.#values[index] = value;
  }

  push(value: number): void {
    this.set(this.#length, value);
  }

  #grow(needed: number): void {
    const values = new Int32Array(Math.max(needed, 64, Math.ceil(this.#values.length * 1.5)));
    values.set(this.#values);
    this.#values = values;
  }
}
