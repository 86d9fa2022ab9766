/**
 * Question: within what bounds does a probability lie, of which so many trials of so many came true?
 *
 * Definition: the exact interval of C. J. Clopper and E. S. Pearson (Biometrika 26(4), 1934): every
 * probability under which neither as few nor as many as were seen has less than half of what is left to
 * chance. It covers the true value at least as often as it says, for rare events too, where Wilson's
 * interval does not: none of 10,000 is [0, 0.000369], never zero.
 *
 * Its ends are quantiles of the beta distribution, found by halving on the regularised incomplete beta
 * function (continued fraction by Lentz's method, as in Numerical Recipes 6.4). O(1).
 */
import type { Interval } from './finding.ts';

/** Both tails together, at 95 %. */
const leftToChance = 0.05;

/** Bounds of the probability at 95 %. @param trials at least 1. */
export function binomialInterval(hits: number, trials: number): Interval {
  return {
    low: hits === 0 ? 0 : betaQuantile(leftToChance / 2, hits, trials - hits + 1),
    high: hits === trials ? 1 : betaQuantile(1 - leftToChance / 2, hits + 1, trials - hits),
  };
}

function betaQuantile(share: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  // 60 halvings are finer than a double is around any quantile that is shown.
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (regularizedBeta(middle, a, b) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** I_x(a, b): the probability that a beta variable is at most x. */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The fraction converges fast below the mean; above it the other tail is taken.
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
}

const tiny = 1e-300;
const mostTerms = 100_000;

function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= mostTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) return value;
  }
  return value;
}

function away(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** Lanczos' approximation with g = 7, to about 15 digits. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

function logGamma(z: number): number {
  const x = z - 1;
  let sum: number = lanczos[0];
  for (let k = 1; k < lanczos.length; k++) sum += lanczos[k]! / (x + k);
  const t = x + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum);
}
