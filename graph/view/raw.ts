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

export interface Raw {
  readonly documents: readonly ViewInput[];
  /** Number of raw nodes. */
  readonly count: number;
  /** Store node id of each raw node. */
  readonly nid: Int32Array;
  readonly type: Uint8Array;
  /** Raw node of each local node, by document. */
  readonly local: readonly Int32Array[];
}

export function rawOf(documents: readonly ViewInput[]): Raw {
  let maxNid = -1;
  let total = 0;
  for (const { columns } of documents) {
    total += columns.nodes.length;
    for (let i = 0; i < columns.nodes.length; i++) if (columns.nodes[i] > maxNid) maxNid = columns.nodes[i];
  }
  const rawByNid = new Int32Array(maxNid + 1).fill(-1);
  const nid = new Int32Array(total);
  const type = new Uint8Array(total);
  let count = 0;
  const local = documents.map(({ columns }) => {
    const raws = new Int32Array(columns.nodes.length);
    for (let i = 0; i < raws.length; i++) {
      const id = columns.nodes[i];
      let raw = rawByNid[id];
      if (raw < 0) {
        raw = count++;
        rawByNid[id] = raw;
        nid[raw] = id;
        type[raw] = columns.types[i];
      }
      raws[i] = raw;
    }
    return raws;
  });
  return { documents, count, nid: nid.slice(0, count), type: type.slice(0, count), local };
}

/** Calls `visit` for each edge of one kind, with raw ends. */
export function eachEdge(
  raw: Raw,
  kind: number,
  visit: (from: number, to: number, document: number, edge: number) => void,
): void {
  for (let d = 0; d < raw.documents.length; d++) {
    const { kinds, from, to } = raw.documents[d].columns;
    const local = raw.local[d];
    for (let e = 0; e < kinds.length; e++) if (kinds[e] === kind) visit(local[from[e]], local[to[e]], d, e);
  }
}

/** A numeric property by row of one document; NaN where not stated. Dense, for documents where it occurs. */
export function denseNumbers(columns: Columns, property: string): Float64Array | undefined {
  const column = columns.numbers.get(property);
  if (column === undefined) return undefined;
  const dense = new Float64Array(columns.mentionNode.length + columns.kinds.length).fill(Number.NaN);
  for (let i = 0; i < column.rows.length; i++) dense[column.rows[i]] = column.values[i];
  return dense;
}

export function isType(raw: Raw, node: number, type: NodeType): boolean {
  return raw.type[node] === type;
}
