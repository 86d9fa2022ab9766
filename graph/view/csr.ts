/** Building compressed sparse rows: stable counting sorts over typed arrays, no comparison sort, no objects. */
import type { AssertionLists, Csr } from './graph.ts';
import { lazily } from './lazily.ts';

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

  values(): Int32Array {
    return this.#data.subarray(0, this.length);
  }
}

/** Positions of `keys` ordered by key, stable. O(n + size). */
export function sortByKey(keys: Int32Array, size: number): Int32Array {
  const starts = new Int32Array(size + 1);
  for (let i = 0; i < keys.length; i++) starts[keys[i] + 1]++;
  for (let k = 0; k < size; k++) starts[k + 1] += starts[k];
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

export interface Folded extends Csr {
  readonly assertions: AssertionLists;
  /** Edge index of each collected assertion, in the order collected. */
  readonly edgeOf: Int32Array;
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

/** Folds parallel assertions into one edge each, sorted by (from, to); assertions keep the order collected. */
export function foldEdges(edges: EdgeLists, fromCount: number): Folded {
  const { from, to } = edges;
  const order = sortEnds(from, to, fromCount);
  const count = order.length;
  const offsets = new Int32Array(fromCount + 1);
  const targets = new Int32Array(count);
  const assertionOffsets = new Int32Array(count + 1);
  const edgeOf = new Int32Array(count);
  let edge = -1;
  let lastFrom = -1;
  let lastTo = -1;
  for (let i = 0; i < count; i++) {
    const position = order[i];
    const tail = from[position];
    const head = to[position];
    if (tail !== lastFrom || head !== lastTo) {
      edge++;
      targets[edge] = head;
      assertionOffsets[edge] = i;
      offsets[tail + 1]++;
      lastFrom = tail;
      lastTo = head;
    }
    edgeOf[position] = edge;
  }
  const edgeCount = edge + 1;
  assertionOffsets[edgeCount] = count;
  for (let i = 0; i < fromCount; i++) offsets[i + 1] += offsets[i];
  const assertions = () => ({
    offsets: assertionOffsets.subarray(0, edgeCount + 1),
    documents: permute(edges.documents, order),
    rows: permute(edges.rows, order),
  });
  return lazily({ offsets, targets: targets.subarray(0, edgeCount), edgeOf }, { assertions });
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

/** Neighbours by `from`, ascending and distinct. */
export function csrOf(from: Int32Array, to: Int32Array, fromCount: number): Csr {
  const order = sortEnds(from, to, fromCount);
  const offsets = new Int32Array(fromCount + 1);
  const targets = new Int32Array(order.length);
  let count = 0;
  for (let i = 0; i < order.length; i++) {
    const position = order[i];
    if (i > 0 && from[order[i - 1]] === from[position] && to[order[i - 1]] === to[position]) continue;
    targets[count++] = to[position];
    offsets[from[position] + 1]++;
  }
  for (let i = 0; i < fromCount; i++) offsets[i + 1] += offsets[i];
  return { offsets, targets: targets.subarray(0, count) };
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

/** 0, 1, 2, ... */
export function ordinals(count: number): Int32Array {
  const result = new Int32Array(count);
  for (let i = 0; i < count; i++) result[i] = i;
  return result;
}
