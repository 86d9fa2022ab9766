import { describe, expect, it } from 'vitest';
import { binomialInterval, regularizedBeta } from '../../graph/analyses/binomial-interval.ts';
import { RandomStream } from '../../graph/analyses/random-stream.ts';

describe('Clopper-Pearson', () => {
  // Closed forms where none or all came true: 1 - (0.025)^(1/n); the rest by binom.test of R.
  it.each([
    [0, 10, 0, 1 - 0.025 ** (1 / 10)],
    [10, 10, 0.025 ** (1 / 10), 1],
    [1, 10, 0.002528579, 0.4450161],
    [5, 10, 0.187086, 0.812914],
    [0, 10_000, 0, 1 - 0.025 ** (1 / 10_000)],
  ])('%i of %i', (hits, trials, low, high) => {
    const interval = binomialInterval(hits, trials);
    expect(interval.low).toBeCloseTo(low, 6);
    expect(interval.high).toBeCloseTo(high, 6);
  });

  it('holds by its definition: the tails beyond its ends are half of 5 per cent each', () => {
    for (const [hits, trials] of [
      [3, 20],
      [17, 40],
      [2, 300],
    ] as const) {
      const { low, high } = binomialInterval(hits, trials);
      expect(tail(hits, trials, low)).toBeCloseTo(0.025, 9);
      expect(1 - tail(hits + 1, trials, high)).toBeCloseTo(0.025, 9);
    }
    expect(regularizedBeta(0.5, 2, 2)).toBeCloseTo(0.5, 12);
    expect(regularizedBeta(0.25, 1, 1)).toBeCloseTo(0.25, 12);
  });
});

/** Probability of at least `hits`, added up term by term. */
function tail(hits: number, trials: number, probability: number): number {
  let sum = 0;
  let term = (1 - probability) ** trials;
  for (let k = 0; k <= trials; k++) {
    if (k >= hits) sum += term;
    term *= ((trials - k) / (k + 1)) * (probability / (1 - probability));
  }
  return sum;
}

describe('the random stream', () => {
  it('is the same for a seed, and another for another', () => {
    const first = (seed: number) =>
      Array.from(
        { length: 4 },
        (
          (stream) => () =>
            stream.next()
        )(new RandomStream(seed)),
      );
    expect(first(1)).toEqual(first(1));
    expect(first(1)).not.toEqual(first(2));
  });

  it('has each bit set in half of the numbers, and no pair of bits in step', () => {
    const stream = new RandomStream(7);
    const trials = 40_000;
    const set = new Array<number>(32).fill(0);
    let both = 0;
    let before = 0;
    for (let k = 0; k < trials; k++) {
      const value = stream.next();
      for (let bit = 0; bit < 32; bit++) set[bit] = (set[bit] ?? 0) + ((value >>> bit) & 1);
      both += (value & before) >>> 31;
      before = value;
    }
    // Five standard deviations, at a fixed seed.
    for (const ones of set) expect(Math.abs(ones - trials / 2)).toBeLessThan(2.5 * Math.sqrt(trials));
    expect(Math.abs(both - trials / 4)).toBeLessThan(5 * Math.sqrt(trials * 0.1875));
  });
});
