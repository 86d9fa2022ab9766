/** Numbers by index, eight bytes each; what was never set is 0. Growing copies nothing. */
const chunkBits = 14;
const chunkSize = 2 ** chunkBits;

export class FloatList {
  readonly #chunks: Float64Array[] = [];

  at(index: number): number {
    return this.#chunks[index >> chunkBits]?.[index & (chunkSize - 1)] ?? 0;
  }

  set(index: number, value: number): void {
    while (index >> chunkBits >= this.#chunks.length) this.#chunks.push(new Float64Array(chunkSize));
    (this.#chunks[index >> chunkBits] as Float64Array)[index & (chunkSize - 1)] = value;
  }
}
