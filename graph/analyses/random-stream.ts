/**
 * Random numbers from a seed: xoshiro128** (D. Blackman, S. Vigna, Scrambled linear pseudorandom number
 * generators, ACM TOMS 47(4), 2021), its state filled by SplitMix32. The same seed gives the same
 * numbers on every machine: integers alone. Period 2^128 - 1; not for secrets.
 */
export class RandomStream {
  readonly #state = new Int32Array(4);

  constructor(seed: number) {
    let mixed = seed | 0;
    for (let k = 0; k < 4; k++) {
      mixed = (mixed + 0x9e3779b9) | 0;
      let value = mixed ^ (mixed >>> 16);
      value = Math.imul(value, 0x21f0aaad);
      value ^= value >>> 15;
      value = Math.imul(value, 0x735a2d97);
      this.#state[k] = value ^ (value >>> 15);
    }
  }

  /** 0 to 2^32 - 1, each as likely. */
  next(): number {
    const state = this.#state;
    const scrambled = Math.imul(rotated(Math.imul(state[1]!, 5), 7), 9);
    const shifted = state[1]! << 9;
    state[2]! ^= state[0]!;
    state[3]! ^= state[1]!;
    state[1]! ^= state[2]!;
    state[0]! ^= state[3]!;
    state[2]! ^= shifted;
    state[3] = rotated(state[3]!, 11);
    return scrambled >>> 0;
  }
}

function rotated(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
