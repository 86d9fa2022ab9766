/** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours, one each. */

/** Longer words are compared by their beginnings. */
export const longest = 64;
const rows = [new Uint8Array(longest + 1), new Uint8Array(longest + 1), new Uint8Array(longest + 1)];

/** The distance, or `most + 1` when it is more than `most`. O(length squared). */
export function editDistance(left: string, right: string, most: number): number {
  if (left === right) return 0;
  const m = Math.min(left.length, longest);
  const n = Math.min(right.length, longest);
  if (Math.abs(m - n) > most) return most + 1;
  let [before, last, row] = rows;
  for (let j = 0; j <= n; j++) last[j] = j;
  for (let i = 1; i <= m; i++) {
    row[0] = i;
    let least = i;
    const letter = left.charCodeAt(i - 1);
    for (let j = 1; j <= n; j++) {
      const same = letter === right.charCodeAt(j - 1);
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && letter === right.charCodeAt(j - 2) && left.charCodeAt(i - 2) === right.charCodeAt(j - 1)) {
        cost = Math.min(cost, before[j - 2] + 1);
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(last[n], most + 1);
}
