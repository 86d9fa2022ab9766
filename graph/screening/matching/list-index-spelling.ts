/** Spellings that lie near: keys that two texts share when few letters part them, and how many letters part them. */

const base = 0x01000193;
/** Longest text of which letters are left out for its keys; a longer one has the key of the whole alone. */
export const longestKeyed = 64;
const powers = new Uint32Array(longestKeyed + 2);
powers[0] = 1;
for (let i = 1; i < powers.length; i++) powers[i] = Math.imul(powers[i - 1], base) >>> 0;

const heads = new Uint32Array(longestKeyed + 1);
const tails = new Uint32Array(longestKeyed + 1);

/** Hash of a text, 32 bits: a polynomial in its codes plus one, mixed as MurmurHash3 does at its end. */
export function hashOf(codes: Uint16Array, from: number, to: number): number {
  let hash = 0;
  for (let i = from; i < to; i++) hash = (Math.imul(hash, base) + codes[i] + 1) | 0;
  return mixed(hash);
}

export function hashOfText(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, base) + text.charCodeAt(i) + 1) | 0;
  return mixed(hash);
}

/** Hashes of polynomials are alike for texts that are alike in their ends: spread over all bits. */
function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/**
 * Keys of a text: hashes of it with none, one, ... `most` (at most two) letters left out. Two texts that at most
 * `most` edits part (letters put in, left out, exchanged, or two neighbours swapped) have a key in common.
 */
export function forEachKey(codes: Uint16Array, from: number, to: number, most: number, found: (hash: number) => void): void {
  const length = to - from;
  found(hashOf(codes, from, to));
  if (length > longestKeyed || most === 0) return;
  heads[0] = 0;
  for (let i = 0; i < length; i++) heads[i + 1] = (Math.imul(heads[i], base) + codes[from + i] + 1) | 0;
  tails[length] = 0;
  for (let i = length - 1; i >= 0; i--) tails[i] = (Math.imul(codes[from + i] + 1, powers[length - 1 - i]) + tails[i + 1]) | 0;
  for (let i = 0; i < length; i++) {
    // Leaving out either of two equal neighbours gives the same text.
    if (i > 0 && codes[from + i] === codes[from + i - 1]) continue;
    found(mixed((Math.imul(heads[i], powers[length - 1 - i]) + tails[i + 1]) | 0));
    if (most < 2) continue;
    for (let j = i + 1; j < length; j++) {
      const between = (heads[j] - Math.imul(heads[i + 1], powers[j - i - 1])) | 0;
      found(mixed((Math.imul(heads[i], powers[length - 2 - i]) + Math.imul(between, powers[length - 1 - j]) + tails[j + 1]) | 0));
    }
  }
}

/** At most so many keys has a text of this length. */
export function keysOfLength(length: number, most: number): number {
  if (length > longestKeyed || most === 0) return 1;
  return 1 + length + (most < 2 ? 0 : (length * (length - 1)) / 2);
}

/** Edits that part two texts (two neighbours swapped are one); `most + 1` when they are more than `most`. */
export function editsBetween(
  a: Uint16Array,
  aFrom: number,
  aTo: number,
  b: Uint16Array,
  bFrom: number,
  bTo: number,
  most: number,
): number {
  let i = aFrom;
  let j = bFrom;
  while (i < aTo && j < bTo && a[i] === b[j]) {
    i++;
    j++;
  }
  const left = aTo - i;
  const right = bTo - j;
  if (left === 0 || right === 0) return Math.min(left + right, most + 1);
  if (most === 0 || Math.abs(left - right) > most) return most + 1;
  let best = most + 1;
  if (left === right || most > 1) best = Math.min(best, 1 + editsBetween(a, i + 1, aTo, b, j + 1, bTo, most - 1));
  if (best > 1 && left > 1 && right > 1 && a[i] === b[j + 1] && a[i + 1] === b[j])
    best = Math.min(best, 1 + editsBetween(a, i + 2, aTo, b, j + 2, bTo, most - 1));
  if (best > 1) best = Math.min(best, 1 + editsBetween(a, i + 1, aTo, b, j, bTo, most - 1));
  if (best > 1) best = Math.min(best, 1 + editsBetween(a, i, aTo, b, j + 1, bTo, most - 1));
  return best;
}
