/**
 * The integers of one document's assertions, as a store keeps them and a view reads them.
 * They never change once written, so they are cached by document and shared by all views.
 */
export interface Columns {
  /** Store-wide node ids (dense, not negative), one for each distinct node of the document. */
  readonly nodes: Int32Array;
  /** Node type code of each of `nodes`. */
  readonly types: Uint8Array;
  /** Local node index (into `nodes`) of each mention. */
  readonly mentionNode: Int32Array;
  /** Hash of the normalised name of each mention; 0 = none. Integers below 2^53. */
  readonly mentionName: Float64Array;
  /** Local node indices of the ends of each edge. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly kinds: Uint8Array;
  /** Sparse numeric properties by name: `rows` ascending (mentions, then edges), `values` in step. */
  readonly numbers: ReadonlyMap<string, NumberColumn>;
}

export interface NumberColumn {
  readonly rows: Int32Array;
  readonly values: Float64Array;
}
