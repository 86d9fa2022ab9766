/**
 * Sums that do not depend on the order of what is added: each part is first rounded to a grid on which
 * additions of this size are exact in a Float64. Basis points: multiples of 2^-38, sums below 2^14.
 * Squared basis points: multiples of 2^-25, sums below 2^27. Beyond that a sum is as good as any other.
 */
const shareGrid = 2 ** 38;
const squareGrid = 2 ** 25;

/** A share on the grid; off by at most 2^-39 basis points. */
export function onGrid(share: number): number {
  return Math.round(share * shareGrid) / shareGrid;
}

/** Sum of shares in basis points. */
export function sumOfShares(shares: Iterable<number>): number {
  let sum = 0;
  for (const share of shares) sum += onGrid(share);
  return sum;
}

/** A product of two shares on its grid. */
export function product(a: number, b: number): number {
  return Math.round(a * b * squareGrid) / squareGrid;
}

/** Sum of squared shares. */
export function sumOfSquares(shares: Iterable<number>): number {
  let sum = 0;
  for (const share of shares) sum += product(share, share);
  return sum;
}
