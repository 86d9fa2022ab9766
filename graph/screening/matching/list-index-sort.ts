/** Texts in ascending order of UTF-16, in steps: pieces are sorted, then merged two by two. */
const atOnce = 5_000;

export function* sortedTexts(texts: readonly string[]): Generator<undefined, string[], undefined> {
  let pieces: string[][] = [];
  for (let from = 0; from < texts.length; from += atOnce) {
    pieces.push(texts.slice(from, from + atOnce).sort());
    yield;
  }
  while (pieces.length > 1) {
    const merged: string[][] = [];
    for (let at = 0; at < pieces.length; at += 2) merged.push(yield* mergedTexts(pieces[at], pieces[at + 1] ?? []));
    pieces = merged;
  }
  return pieces[0] ?? [];
}

function* mergedTexts(a: readonly string[], b: readonly string[]): Generator<undefined, string[], undefined> {
  const merged: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    merged.push(b[j] < a[i] ? b[j++] : a[i++]);
    if (merged.length % (4 * atOnce) === 0) yield;
  }
  while (i < a.length) merged.push(a[i++]);
  while (j < b.length) merged.push(b[j++]);
  return merged;
}
