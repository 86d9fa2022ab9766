/** Building compressed sparse rows: stable counting sorts over typed arrays, no comparison sort, no objects. */
import type { AssertionLists, Csr } from './graph.ts';

/** Grows by doubling; `values()` gives the filled part. */
export class IntList {
  #data: Int32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.#data = new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.#data.length) {
      const grown = new Int32Array(this.length * 2);
      grown.set(this.#data);
      this.#data = grown;
    }
    this.#data[this.length++] = value;
  }

  at(index: number): number {
    return this.#data[index];
  }

  set(index: number, value: number): void {
    this.#data[index] = value;
  }

  values(): Int32Array {
    return this.#data.subarray(0, this.length);
  }
}

/** Positions of `keys` ordered by key, stable. O(n + size). */
export function sortByKey(keys: Int32Array, size: number): Int32Array {
  const starts = startsOf(keys, size);
  const sorted = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) sorted[starts[keys[i]]++] = i;
  return sorted;
}

/** Edges as they are collected: ends in view indices, and where the assertion stands. */
export interface EdgeLists {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly documents: Int32Array;
  readonly rows: Int32Array;
}

/** Where each edge of `csrOf(from, to)` is asserted, in the order collected. */
export function foldEdges({ from, to, documents, rows }: EdgeLists, fromCount: number): AssertionLists {
  const order = sortEnds(from, to, fromCount);
  const offsets = new Int32Array(order.length + 1);
  let edges = 0;
  for (let i = 0; i < order.length; i++) {
    const isNew = i === 0 || from[order[i]] !== from[order[i - 1]] || to[order[i]] !== to[order[i - 1]];
    if (isNew) offsets[edges++] = i;
  }
  offsets[edges] = order.length;
  return { offsets: offsets.subarray(0, edges + 1), documents: permute(documents, order), rows: permute(rows, order) };
}

/** Positions ordered by (from, to), stable. Rows are short: each is sorted in place after one counting sort. */
function sortEnds(from: Int32Array, to: Int32Array, fromCount: number): Int32Array {
  const order = sortByKey(from, fromCount);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && from[order[end]] === from[order[start]]) end++;
    if (end - start > longRow) order.subarray(start, end).sort((a, b) => to[a] - to[b] || a - b);
    else if (end - start > 1) insertionSort(order, start, end, to);
    start = end;
  }
  return order;
}

/** Rows longer than this leave insertion sort to the engine's own sort. */
const longRow = 24;

function insertionSort(order: Int32Array, start: number, end: number, to: Int32Array): void {
  for (let i = start + 1; i < end; i++) {
    const position = order[i];
    const key = to[position];
    let hole = i;
    while (hole > start && to[order[hole - 1]] > key) {
      order[hole] = order[hole - 1];
      hole--;
    }
    order[hole] = position;
  }
}

/** Lists of (document, row) by owner, in the order collected. */
export function foldLists(owners: Int32Array, documents: Int32Array, rows: Int32Array, count: number): AssertionLists {
  const order = sortByKey(owners, count);
  const offsets = new Int32Array(count + 1);
  for (let i = 0; i < owners.length; i++) offsets[owners[i] + 1]++;
  for (let i = 0; i < count; i++) offsets[i + 1] += offsets[i];
  return { offsets, documents: permute(documents, order), rows: permute(rows, order) };
}

function permute(values: Int32Array, order: Int32Array): Int32Array {
  const result = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) result[i] = values[order[i]];
  return result;
}

/** Neighbours by `from`, ascending and distinct. O(edges + fromCount) while rows are short. */
export function csrOf(from: Int32Array, to: Int32Array, fromCount: number): Csr {
  const offsets = startsOf(from, fromCount);
  const targets = scatter(from, to, offsets);
  return distinctRows(offsets, targets);
}

/** Where each key's values begin; the last entry is their number. */
function startsOf(keys: Int32Array, size: number): Int32Array {
  const starts = new Int32Array(size + 1);
  for (let i = 0; i < keys.length; i++) starts[keys[i] + 1]++;
  for (let k = 0; k < size; k++) starts[k + 1] += starts[k];
  return starts;
}

/** Rows from pairs: the values of each key, in the order of the pairs. O(pairs + size). */
export function groupPairs(size: number, keys: Int32Array, values: Int32Array): Csr {
  const offsets = startsOf(keys, size);
  return { offsets, targets: scatter(keys, values, offsets.slice()) };
}

/** Values in the order of their keys. Leaves in `starts[k]` where the values of `k` end. */
function scatter(keys: Int32Array, values: Int32Array, starts: Int32Array): Int32Array {
  const scattered = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) scattered[starts[keys[i]]++] = values[i];
  return scattered;
}

/** Sorts each row and drops repeats, in place. `ends[k]` is where row `k` ends; it becomes the offsets. */
function distinctRows(ends: Int32Array, targets: Int32Array): Csr {
  const rows = ends.length - 1;
  let start = 0;
  let kept = 0;
  for (let row = 0; row < rows; row++) {
    const end = ends[row];
    ends[row] = kept;
    if (end - start === 1) targets[kept++] = targets[start];
    else if (end > start) {
      sortRow(targets, start, end);
      kept = keepDistinct(targets, start, end, kept);
    }
    start = end;
  }
  ends[rows] = kept;
  return { offsets: ends, targets: targets.subarray(0, kept) };
}

function keepDistinct(targets: Int32Array, start: number, end: number, kept: number): number {
  targets[kept++] = targets[start];
  for (let i = start + 1; i < end; i++) if (targets[i] !== targets[kept - 1]) targets[kept++] = targets[i];
  return kept;
}

function sortRow(values: Int32Array, start: number, end: number): void {
  if (end - start > longRow) {
    values.subarray(start, end).sort();
    return;
  }
  for (let i = start + 1; i < end; i++) {
    const value = values[i];
    let hole = i;
    while (hole > start && values[hole - 1] > value) {
      values[hole] = values[hole - 1];
      hole--;
    }
    values[hole] = value;
  }
}

/** The targets of one row, without a copy. */
export function rowOf({ offsets, targets }: Csr, index: number): Int32Array {
  return targets.subarray(offsets[index], offsets[index + 1]);
}

/** Position of the edge in `targets`, -1 if there is none. */
export function findEdge({ offsets, targets }: Csr, from: number, to: number): number {
  let low = offsets[from];
  let high = offsets[from + 1] - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const target = targets[middle];
    if (target === to) return middle;
    if (target < to) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The reverse: for each target, the rows that hold it, ascending. */
export function transpose(csr: Csr, targetCount: number): Csr {
  const offsets = new Int32Array(targetCount + 1);
  for (let e = 0; e < csr.targets.length; e++) offsets[csr.targets[e] + 1]++;
  for (let i = 0; i < targetCount; i++) offsets[i + 1] += offsets[i];
  const next = offsets.slice(0, targetCount);
  const targets = new Int32Array(csr.targets.length);
  for (let from = 0; from + 1 < csr.offsets.length; from++) {
    for (let e = csr.offsets[from]; e < csr.offsets[from + 1]; e++) targets[next[csr.targets[e]]++] = from;
  }
  return { offsets, targets };
}
