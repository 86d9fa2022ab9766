/** Integers of 32 bits by index, four bytes each; what was never set is `blank`. Growing copies nothing. */
const chunkBits = 14;
const chunkSize = 2 ** chunkBits;

export class IntList {
  readonly #blank: number;
  readonly #chunks: Int32Array[] = [];
  #length = 0;

  constructor(blank = 0) {
    this.#blank = blank;
  }

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    const chunk = this.#chunks[index >> chunkBits];
    return chunk === undefined ? this.#blank : (chunk[index & (chunkSize - 1)] as number);
  }

  set(index: number, value: number): void {
    while (index >> chunkBits >= this.#chunks.length) this.#chunks.push(new Int32Array(chunkSize).fill(this.#blank));
    (this.#chunks[index >> chunkBits] as Int32Array)[index & (chunkSize - 1)] = value;
    if (index >= this.#length) this.#length = index + 1;
  }

  push(value: number): void {
    this.set(this.#length, value);
  }
}
