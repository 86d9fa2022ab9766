/**
 * What a document says, before any store or view has seen it.
 *
 * A reading yields a `Delta`: nodes (each distinct key once), mentions (a place where the document
 * speaks of a node) and edges. Mentions and edges are the assertions; they are numbered together as
 * *rows*: mentions first (0 .. mentions-1), then edges. A row is the address of evidence.
 */

/** A node as one document identifies it. `type` is a code of `ontology/node-type`. */
export interface DeltaNode {
  readonly type: number;
  readonly key: string;
}

/** Numeric properties by name (`ontology/property`): integers, hundredths, basis points or day numbers. */
export type Numbers = Readonly<Record<string, number>>;
/** Text properties by name; lists are joined by a newline. */
export type Texts = Readonly<Record<string, string>>;

export interface Mention {
  /** Index into `Delta.nodes`. */
  readonly node: number;
  /** RFC 6901 JSON pointer, XPath, or RFC 7111 `row=`. */
  readonly pointer: string;
  /** The name as the document writes it. */
  readonly name?: string;
  /** 53-bit hash of the normalised name (`ontology/name`), 0 when there is none. */
  readonly nameHash: number;
  readonly numbers?: Numbers;
  readonly texts?: Texts;
}

export interface Edge {
  /** A code of `ontology/edge-kind`. */
  readonly kind: number;
  /** Indices into `Delta.nodes`. */
  readonly from: number;
  readonly to: number;
  readonly pointer: string;
  readonly numbers?: Numbers;
  readonly texts?: Texts;
}

/** Rows in their order, as often as they are asked for. An array is one; those of a large document lie on disk. */
export interface Rows<T> extends Iterable<T> {
  readonly length: number;
}

export interface IndexedRows<T> extends Rows<T> {
  at(index: number): T | undefined;
}

export interface DeltaRows {
  readonly nodes: IndexedRows<DeltaNode>;
  readonly mentions: Rows<Mention>;
  readonly edges: Rows<Edge>;
}

/** One that is held in memory. */
export interface Delta extends DeltaRows {
  readonly nodes: readonly DeltaNode[];
  readonly mentions: readonly Mention[];
  readonly edges: readonly Edge[];
}

/** One assertion with its keys resolved: what a digest is computed over and what stores give back. */
export interface Assertion {
  /** Edge kind code, or 0 for a mention. */
  readonly kind: number;
  readonly from: string;
  /** Empty for a mention. */
  readonly to: string;
  readonly pointer: string;
  readonly name?: string;
  readonly numbers?: Numbers;
  readonly texts?: Texts;
}

/** The same in memory: for what takes it apart in another order, and holds it anyway. */
export function wholeDelta({ nodes, mentions, edges }: DeltaRows): Delta {
  return { nodes: wholeRows(nodes), mentions: wholeRows(mentions), edges: wholeRows(edges) };
}

function wholeRows<T>(rows: Rows<T>): readonly T[] {
  return Array.isArray(rows) ? rows : [...rows];
}

/** Each row as `change` makes it, anew at each reading where they lie on disk. */
export function mapRows<T>(rows: Rows<T>, change: (row: T) => T): Rows<T> {
  if (Array.isArray(rows)) return rows.map(change);
  return {
    length: rows.length,
    *[Symbol.iterator]() {
      for (const row of rows) yield change(row);
    },
  };
}
