/**
 * The documents of a view side by side, before anything is united: store node ids renumbered densely
 * (*raw* nodes), and one pass over the columns for each question that identity asks of them.
 */
import type { Columns } from '../model/columns.ts';
import type { NodeType } from '../ontology/node-type.ts';

export interface ViewInput {
  readonly columns: Columns;
  readonly sha256: string;
  /** `YYYY-MM-DD` or empty. */
  readonly dated: string;
  readonly format: string;
  readonly programme: string;
  /** Where bare item names join: the programme, else the call of `ingest`. */
  readonly scope: string;
}

/**
 * Raw nodes in the order in which the documents of a view mention them: it depends on content alone,
 * where their numbers depend on what came first. O(local nodes).
 */
export function inOrder({ documents, count, local }: Raw): Int32Array {
  const order = new Int32Array(count);
  const seen = new Uint8Array(count);
  let length = 0;
  for (let d = 0; d < documents.length; d++) {
    const own = local[d];
    for (let i = 0; i < own.length; i++) {
      if (seen[own[i]] === 1) continue;
      seen[own[i]] = 1;
      order[length++] = own[i];
    }
  }
  return order;
}

/** Arrays by raw node may be longer than `count`: what lies beyond is room for later documents. */
export interface Raw {
  readonly documents: readonly ViewInput[];
  /** Number of raw nodes. */
  readonly count: number;
  /** Store node id of each raw node. */
  readonly nid: Int32Array;
  readonly type: Uint8Array;
  /** Raw node of each local node, by document. */
  readonly local: readonly Int32Array[];
  /** 1 + the raw node of each store node id; 0 = none. */
  readonly byNid: Int32Array;
}

export function rawOf(documents: readonly ViewInput[]): Raw {
  let total = 0;
  for (const { columns } of documents) total += columns.nodes.length;
  const empty = new Int32Array(0);
  const nothing = { documents: [], count: 0, nid: empty, type: new Uint8Array(0), local: [], byNid: empty };
  return numbered(nothing, documents, () => undefined, total);
}

/**
 * The same with further documents: raw nodes keep their numbers, new ones follow. `documents` are all,
 * in order; `known(i)` is the old ordinal of one that was there, -1 for a new one. Shares the arrays
 * of `raw`, which must not be extended again.
 */
export function extendRaw(raw: Raw, documents: readonly ViewInput[], known: (ordinal: number) => number): Raw {
  let room = raw.count;
  documents.forEach(({ columns }, d) => {
    if (known(d) < 0) room += columns.nodes.length;
  });
  return numbered(raw, documents, (d) => raw.local[known(d)], room);
}

function numbered(
  before: Raw,
  documents: readonly ViewInput[],
  known: (ordinal: number) => Int32Array | undefined,
  room: number,
): Raw {
  let highest = before.byNid.length - 1;
  for (const { columns } of documents) highest = Math.max(highest, profileOf(columns).highestNode);
  const tables = {
    count: before.count,
    nid: withRoom(before.nid, room),
    type: withRoom(before.type, room),
    byNid: withRoom(before.byNid, highest + 1),
  };
  const local = documents.map(({ columns }, d) => known(d) ?? numberNodes(columns, tables));
  return { documents, local, ...tables };
}

interface Tables {
  count: number;
  readonly nid: Int32Array;
  readonly type: Uint8Array;
  readonly byNid: Int32Array;
}

function numberNodes({ nodes, types }: Columns, tables: Tables): Int32Array {
  const { nid, type, byNid } = tables;
  const raws = new Int32Array(nodes.length);
  let { count } = tables;
  for (let i = 0; i < nodes.length; i++) {
    const id = nodes[i];
    let raw = byNid[id] - 1;
    if (raw < 0) {
      raw = count++;
      byNid[id] = count;
      nid[raw] = id;
      type[raw] = types[i];
    }
    raws[i] = raw;
  }
  tables.count = count;
  return raws;
}

/** The array itself if it has that length, else a longer one that begins with it; the rest is 0 or `filler`. */
export function withRoom<T extends Int32Array | Uint8Array>(array: T, length: number, filler = 0): T {
  if (array.length >= length) return array;
  const room = array.length === 0 ? length : length + (length >> 3);
  const grown = (array instanceof Int32Array ? new Int32Array(room) : new Uint8Array(room)) as T;
  grown.set(array);
  if (filler !== 0) grown.fill(filler, array.length);
  return grown;
}

/** What occurs in a document at all: most passes can leave most documents out. */
interface Profile {
  /** Number of edges by kind code. */
  readonly kinds: Int32Array;
  /** Number of nodes by type code. */
  readonly types: Int32Array;
  readonly highestNode: number;
}

const profiles = new WeakMap<Columns, Profile>();

export function profileOf(columns: Columns): Profile {
  let profile = profiles.get(columns);
  if (profile === undefined) {
    profile = { kinds: tally(columns.kinds), types: tally(columns.types), highestNode: highest(columns.nodes) };
    profiles.set(columns, profile);
  }
  return profile;
}

function tally(codes: Uint8Array): Int32Array {
  const counts = new Int32Array(256);
  for (let i = 0; i < codes.length; i++) counts[codes[i]]++;
  return counts;
}

function highest(values: Int32Array): number {
  let max = -1;
  for (let i = 0; i < values.length; i++) if (values[i] > max) max = values[i];
  return max;
}

/** Calls `visit` for each edge of one kind, with raw ends; of all documents, or of those given. */
export function eachEdge(
  raw: Raw,
  kind: number,
  visit: (from: number, to: number, document: number, edge: number) => void,
  documents: readonly number[] | undefined = undefined,
): void {
  for (const d of documents ?? raw.documents.keys()) {
    const { columns } = raw.documents[d];
    if (profileOf(columns).kinds[kind] === 0) continue;
    const { kinds, from, to } = columns;
    const local = raw.local[d];
    for (let e = 0; e < kinds.length; e++) if (kinds[e] === kind) visit(local[from[e]], local[to[e]], d, e);
  }
}

/** The same with one numeric property of each edge; NaN where not stated. */
export function eachEdgeValue(
  raw: Raw,
  kind: number,
  property: string,
  visit: (from: number, to: number, value: number, document: number, edge: number) => void,
  documents: readonly number[] | undefined = undefined,
): void {
  let current = -1;
  let stated: Float64Array | undefined;
  const withValue = (from: number, to: number, document: number, edge: number) => {
    const { columns } = raw.documents[document];
    if (document !== current) stated = denseNumbers(columns, property);
    current = document;
    visit(from, to, stated === undefined ? Number.NaN : stated[columns.mentionNode.length + edge], document, edge);
  };
  eachEdge(raw, kind, withValue, documents);
}

/** Number of edges of one kind. */
export function countEdges(raw: Raw, kind: number): number {
  let count = 0;
  for (const { columns } of raw.documents) count += profileOf(columns).kinds[kind];
  return count;
}

/** A numeric property by row of one document; NaN where not stated. Dense, for documents where it occurs. */
export function denseNumbers(columns: Columns, property: string): Float64Array | undefined {
  const column = columns.numbers.get(property);
  if (column === undefined) return undefined;
  const dense = new Float64Array(columns.mentionNode.length + columns.kinds.length).fill(Number.NaN);
  for (let i = 0; i < column.rows.length; i++) dense[column.rows[i]] = column.values[i];
  return dense;
}

/** A numeric property at one row; undefined where not stated. O(log rows that state it). */
export function numberAt(columns: Columns, property: string, row: number): number | undefined {
  const column = columns.numbers.get(property);
  if (column === undefined) return undefined;
  const place = firstAtLeast(column.rows, row);
  return column.rows[place] === row ? column.values[place] : undefined;
}

/** First position whose value is at least `bound`; `values` ascend. */
export function firstAtLeast(values: Int32Array, bound: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** 1 at the rows of one document where a yes/no property is yes; undefined where it does not occur. */
export function flaggedRows(columns: Columns, property: string): Uint8Array | undefined {
  const column = columns.numbers.get(property);
  if (column === undefined) return undefined;
  const flags = new Uint8Array(columns.mentionNode.length + columns.kinds.length);
  for (let i = 0; i < column.rows.length; i++) flags[column.rows[i]] = column.values[i] === 1 ? 1 : 0;
  return flags;
}

export function isType(raw: Raw, node: number, type: NodeType): boolean {
  return raw.type[node] === type;
}
