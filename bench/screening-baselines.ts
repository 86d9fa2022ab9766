/** What the comparison of names is held against: whole strings, as any library compares them. */

export function levenshteinSimilarity(left: string, right: string): number {
  const longest = Math.max(left.length, right.length);
  if (longest === 0) return 1;
  let last = Array.from({ length: right.length + 1 }, (_, j) => j);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (left[i - 1] === right[j - 1] ? 0 : 1));
    }
    last = row;
  }
  return 1 - last[right.length] / longest;
}

/** W. E. Winkler, 1990: Jaro's similarity, raised for up to four equal first letters. */
export function jaroWinkler(left: string, right: string): number {
  const window = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const taken = new Array<boolean>(right.length).fill(false);
  const matched: string[] = [];
  for (let i = 0; i < left.length; i++) {
    for (let j = Math.max(0, i - window); j < Math.min(right.length, i + window + 1); j++) {
      if (taken[j] || left[i] !== right[j]) continue;
      taken[j] = true;
      matched.push(left[i]);
      break;
    }
  }
  const common = matched.length;
  if (common === 0) return 0;
  const others = [...right].filter((_, j) => taken[j]);
  const swaps = matched.filter((letter, at) => letter !== others[at]).length / 2;
  const jaro = (common / left.length + common / right.length + (common - swaps) / common) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < left.length && left[prefix] === right[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}
