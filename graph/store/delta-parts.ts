/** A delta in parts: each part's rows are written by themselves, and are a block of their own. */
import type { DeltaNode, DeltaRows, Edge, Mention } from '../model/assertion.ts';
import type { Columns, NumberColumn } from '../model/columns.ts';

/** Rows of a part; a multiple of the rows of a part of the evidence, so that no part of it lies across two. */
export const rowsPerBlock = 32 * 1024;

/** Consecutive rows of a document: mentions, then edges. Indices of nodes are those of the document. */
export interface DeltaPart {
  /** Row in the document of the part's first. */
  readonly firstRow: number;
  /** Index of the first of `nodes`: those that no part before had. */
  readonly firstNode: number;
  readonly nodes: readonly DeltaNode[];
  readonly mentions: readonly Mention[];
  readonly edges: readonly Edge[];
}

export function rowsOf(delta: DeltaRows): number {
  return delta.mentions.length + delta.edges.length;
}

/** At least one part. A node comes in the part that first mentions it, or a later one of that part's; all before the first edge. */
export function* partsOf(delta: DeltaRows): Generator<DeltaPart> {
  const nodes = delta.nodes[Symbol.iterator]();
  let part = { firstRow: 0, firstNode: 0, nodes: [] as DeltaNode[], mentions: [] as Mention[], edges: [] as Edge[] };
  let taken = 0;
  const take = (upTo: number) => {
    // A row may point outside of its delta: whoever writes the part refuses it.
    const last = Math.min(upTo, delta.nodes.length);
    for (; taken < last; taken++) part.nodes.push(nodes.next().value as DeltaNode);
  };
  const next = () => {
    const firstRow = part.firstRow + part.mentions.length + part.edges.length;
    part = { firstRow, firstNode: taken, nodes: [], mentions: [], edges: [] };
  };
  const isFull = () => part.mentions.length + part.edges.length === rowsPerBlock;
  for (const mention of delta.mentions) {
    if (isFull()) {
      yield part;
      next();
    }
    part.mentions.push(mention);
    take(mention.node + 1);
  }
  take(delta.nodes.length);
  for (const edge of delta.edges) {
    if (isFull()) {
      yield part;
      next();
    }
    part.edges.push(edge);
  }
  yield part;
}

/** Columns of a document from those of its parts, in order. */
export function joinColumns(parts: readonly Columns[]): Columns {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  return {
    nodes: joinInts(parts.map(({ nodes }) => nodes)),
    types: joinBytes(parts.map(({ types }) => types)),
    mentionNode: joinInts(parts.map(({ mentionNode }) => mentionNode)),
    mentionName: joinFloats(parts.map(({ mentionName }) => mentionName)),
    from: joinInts(parts.map(({ from }) => from)),
    to: joinInts(parts.map(({ to }) => to)),
    kinds: joinBytes(parts.map(({ kinds }) => kinds)),
    numbers: joinNumbers(parts),
  };
}

function joinNumbers(parts: readonly Columns[]): ReadonlyMap<string, NumberColumn> {
  const byName = new Map<string, NumberColumn[]>();
  let firstRow = 0;
  for (const { numbers, mentionNode, kinds } of parts) {
    const before = firstRow;
    for (const [name, { rows, values }] of numbers) {
      const moved = { rows: rows.map((row) => row + before), values };
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [moved]);
      else known.push(moved);
    }
    firstRow += mentionNode.length + kinds.length;
  }
  return new Map(
    [...byName]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, columns]) => [
        name,
        { rows: joinInts(columns.map(({ rows }) => rows)), values: joinFloats(columns.map(({ values }) => values)) },
      ]),
  );
}

function joinInts(parts: readonly Int32Array[]): Int32Array {
  return fill(new Int32Array(lengthOf(parts)), parts);
}

function joinFloats(parts: readonly Float64Array[]): Float64Array {
  return fill(new Float64Array(lengthOf(parts)), parts);
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  return fill(new Uint8Array(lengthOf(parts)), parts);
}

function lengthOf(parts: readonly { readonly length: number }[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function fill<T extends Int32Array | Float64Array | Uint8Array>(target: T, parts: readonly T[]): T {
  let at = 0;
  for (const part of parts) {
    target.set(part, at);
    at += part.length;
  }
  return target;
}
