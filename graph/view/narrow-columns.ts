/** Documents with the rows of some nodes alone, and where each of those rows stands in the document as it is. */
import type { Columns, NumberColumn } from '../model/columns.ts';
import type { Raw, ViewInput } from './raw.ts';

export interface Narrowed {
  readonly raw: Raw;
  /** By document: the row in the document of each row that is left. */
  readonly rows: readonly Int32Array[];
}

const nothing: Columns = {
  nodes: new Int32Array(0),
  types: new Uint8Array(0),
  mentionNode: new Int32Array(0),
  mentionName: new Float64Array(0),
  from: new Int32Array(0),
  to: new Int32Array(0),
  kinds: new Uint8Array(0),
  numbers: new Map(),
};
const noRows = new Int32Array(0);

/** Left are mentions of nodes with a number (`numbers`; -1: none) and edges between two of them. O(rows). */
export function narrowed(raw: Raw, numbers: Int32Array): Narrowed {
  const { nid, type, count } = renumbered(raw, numbers);
  const documents: ViewInput[] = [];
  const local: Int32Array[] = [];
  const rows: Int32Array[] = [];
  const scratch = new Scratch();
  for (const [d, document] of raw.documents.entries()) {
    const narrow = scratch.narrow(document.columns, raw.local[d], numbers);
    documents.push({ ...document, columns: narrow.columns });
    local.push(narrow.local);
    rows.push(narrow.rows);
  }
  return { raw: { documents, count, nid, type, local, byNid: noRows }, rows };
}

function renumbered(raw: Raw, numbers: Int32Array): Pick<Raw, 'nid' | 'type' | 'count'> {
  let count = 0;
  for (let node = 0; node < numbers.length; node++) if (numbers[node] >= 0) count++;
  const nid = new Int32Array(count);
  const type = new Uint8Array(count);
  for (let node = 0; node < numbers.length; node++) {
    if (numbers[node] < 0) continue;
    nid[numbers[node]] = raw.nid[node];
    type[numbers[node]] = raw.type[node];
  }
  return { nid, type, count };
}

interface NarrowDocument {
  readonly columns: Columns;
  /** Number of each local node. */
  readonly local: Int32Array;
  readonly rows: Int32Array;
}

/** Room that is used again from one document to the next. */
class Scratch {
  /** The new local node of each local node; -1: left out. */
  #place = new Int32Array(1024);
  /** The local nodes that are left, ascending. */
  #left = new Int32Array(1024);
  #rows = new Int32Array(1024);

  narrow(columns: Columns, local: Int32Array, numbers: Int32Array): NarrowDocument {
    const kept = this.#keepNodes(local, numbers);
    if (kept === 0) return { columns: nothing, local: noRows, rows: noRows };
    const { mentionNode, kinds } = columns;
    if (this.#rows.length < mentionNode.length + kinds.length)
      this.#rows = new Int32Array(2 * (mentionNode.length + kinds.length));
    const mentions = this.#keepMentions(mentionNode);
    const rows = this.#rows.slice(0, this.#keepEdges(columns, mentions));
    return { local: this.#local(local, numbers, kept), rows, columns: this.#columns(columns, rows, mentions, kept) };
  }

  #keepNodes(local: Int32Array, numbers: Int32Array): number {
    if (this.#place.length < local.length) {
      this.#place = new Int32Array(2 * local.length);
      this.#left = new Int32Array(2 * local.length);
    }
    const place = this.#place;
    const left = this.#left;
    let kept = 0;
    for (let i = 0; i < local.length; i++) {
      if (numbers[local[i]] < 0) place[i] = -1;
      else {
        left[kept] = i;
        place[i] = kept++;
      }
    }
    return kept;
  }

  #keepMentions(mentionNode: Int32Array): number {
    let length = 0;
    for (let m = 0; m < mentionNode.length; m++) if (this.#place[mentionNode[m]] >= 0) this.#rows[length++] = m;
    return length;
  }

  #keepEdges({ mentionNode, from, to }: Columns, mentions: number): number {
    const place = this.#place;
    let length = mentions;
    for (let e = 0; e < from.length; e++)
      if (place[from[e]] >= 0 && place[to[e]] >= 0) this.#rows[length++] = mentionNode.length + e;
    return length;
  }

  #local(local: Int32Array, numbers: Int32Array, kept: number): Int32Array {
    const own = new Int32Array(kept);
    for (let k = 0; k < kept; k++) own[k] = numbers[local[this.#left[k]]];
    return own;
  }

  #columns(
    { nodes, types, mentionNode, mentionName, from, to, kinds, numbers }: Columns,
    rows: Int32Array,
    mentions: number,
    kept: number,
  ): Columns {
    const place = this.#place;
    const edges = rows.length - mentions;
    const narrow = {
      nodes: new Int32Array(kept),
      types: new Uint8Array(kept),
      mentionNode: new Int32Array(mentions),
      mentionName: new Float64Array(mentions),
      from: new Int32Array(edges),
      to: new Int32Array(edges),
      kinds: new Uint8Array(edges),
      numbers: narrowNumbers(numbers, rows),
    };
    for (let k = 0; k < kept; k++) {
      narrow.nodes[k] = nodes[this.#left[k]];
      narrow.types[k] = types[this.#left[k]];
    }
    for (let k = 0; k < mentions; k++) {
      narrow.mentionNode[k] = place[mentionNode[rows[k]]];
      narrow.mentionName[k] = mentionName[rows[k]];
    }
    for (let k = 0; k < edges; k++) {
      const e = rows[mentions + k] - mentionNode.length;
      narrow.from[k] = place[from[e]];
      narrow.to[k] = place[to[e]];
      narrow.kinds[k] = kinds[e];
    }
    return narrow;
  }
}

function narrowNumbers(numbers: Columns['numbers'], rows: Int32Array): Map<string, NumberColumn> {
  const result = new Map<string, NumberColumn>();
  for (const [name, column] of numbers) {
    const narrow = narrowColumn(column, rows);
    if (narrow.rows.length > 0) result.set(name, narrow);
  }
  return result;
}

/** Both ascend: the shorter one is walked, and the longer one searched from where it was left. */
function narrowColumn({ rows: stated, values }: NumberColumn, rows: Int32Array): NumberColumn {
  const most = Math.min(stated.length, rows.length);
  const at = new Int32Array(most);
  const own = new Float64Array(most);
  let length = 0;
  let i = 0;
  for (let k = 0; k < rows.length && i < stated.length; k++) {
    i = from(stated, rows[k], i);
    if (stated[i] !== rows[k]) continue;
    at[length] = k;
    own[length++] = values[i];
  }
  return { rows: at.slice(0, length), values: own.slice(0, length) };
}

/** First position from `start` on whose value is at least `bound`: by doubling steps, then by halves. */
function from(values: Int32Array, bound: number, start: number): number {
  let low = start;
  let step = 1;
  while (low + step < values.length && values[low + step] < bound) {
    low += step;
    step *= 2;
  }
  let high = Math.min(values.length, low + step);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
