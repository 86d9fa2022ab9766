/** Adding a few edges to compressed sparse rows: segments are copied, nothing that was there is touched. */
import type { Csr } from './graph.ts';

/** `csr` with `fromCount` rows and the edges from[i] -> to[i] besides; those that it has already change nothing. */
export function mergeCsr(csr: Csr, from: Int32Array, to: Int32Array, fromCount: number): Csr {
  const news = newEdges(csr, from, to);
  const { before } = news;
  if (before.length + csr.targets.length === 0) return { offsets: new Int32Array(fromCount + 1), targets: new Int32Array(0) };
  const targets = new Int32Array(csr.targets.length + before.length);
  let start = 0;
  for (let i = 0; i < before.length; i++) {
    if (before[i] > start) targets.set(csr.targets.subarray(start, before[i]), start + i);
    start = before[i];
    targets[start + i] = news.to[i];
  }
  targets.set(csr.targets.subarray(start), start + before.length);
  return { offsets: mergeOffsets(csr.offsets, news.from, fromCount), targets };
}

interface NewEdges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The old edge that each comes before. */
  readonly before: Int32Array;
}

/** Distinct edges that the rows do not have yet, ordered by (from, to). */
function newEdges(csr: Csr, from: Int32Array, to: Int32Array): NewEdges {
  let span = 1;
  for (const target of to) if (target >= span) span = target + 1;
  const keys = Float64Array.from(from, (tail, i) => tail * span + to[i]).sort();
  const news = { from: new Int32Array(keys.length), to: new Int32Array(keys.length), before: new Int32Array(keys.length) };
  let count = 0;
  for (let i = 0; i < keys.length; i++) {
    if (i > 0 && keys[i] === keys[i - 1]) continue;
    const tail = Math.floor(keys[i] / span);
    const head = keys[i] - tail * span;
    const place = placeOf(csr, tail, head);
    if (place < 0) continue;
    news.from[count] = tail;
    news.to[count] = head;
    news.before[count++] = place;
  }
  return {
    from: news.from.subarray(0, count),
    to: news.to.subarray(0, count),
    before: news.before.subarray(0, count),
  };
}

/** Where the edge would stand; -1 if it is there. */
function placeOf({ offsets, targets }: Csr, from: number, to: number): number {
  if (from + 1 >= offsets.length) return targets.length;
  let low = offsets[from];
  let high = offsets[from + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (targets[middle] < to) low = middle + 1;
    else high = middle;
  }
  return low < offsets[from + 1] && targets[low] === to ? -1 : low;
}

function mergeOffsets(offsets: Int32Array, from: Int32Array, fromCount: number): Int32Array {
  const merged = new Int32Array(fromCount + 1);
  merged.set(offsets);
  merged.fill(offsets[offsets.length - 1], offsets.length);
  for (let i = 0; i < from.length; i++) {
    // rows after this one, up to the row of the next new edge, begin later by what was added so far
    const end = i + 1 < from.length ? from[i + 1] : fromCount;
    for (let row = from[i] + 1; row <= end; row++) merged[row] += i + 1;
  }
  return merged;
}
