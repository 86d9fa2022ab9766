/**
 * The store's port: documents in, columns out (DESIGN.md, section 3). Two adapters pass one contract
 * suite (test/contract). A store knows nothing of views: it keeps hand-ins and their assertions, all
 * of them, and answers about the documents that it is asked for.
 */
import type { Assertion, DeltaRows, Texts } from '../model/assertion.ts';
import type { Columns } from '../model/columns.ts';
import type { HandIn } from '../model/hand-in.ts';

/** A hand-in as a store lists it: `document` is the store's integer for it, never printed. */
export interface StoredHandIn {
  readonly document: number;
  readonly handIn: HandIn;
}

/** The address of one assertion. */
export interface Row {
  readonly document: number;
  readonly row: number;
}

/** What a document says at a row, in its own words. */
export interface RowText {
  readonly pointer: string;
  readonly name?: string;
  readonly texts?: Texts;
}

export interface SearchHit extends Row {
  /** Node id of the mention. */
  readonly node: number;
}

export interface GraphStore {
  /** `embedded` or `neo4j`, and the schema's version. */
  readonly kind: 'embedded' | 'neo4j';
  readonly schemaVersion: number;

  /** Whether a delta is within what the store can hold of one document: asked before its evidence is kept. */
  holds(delta: DeltaRows): boolean;

  /**
   * Writes a hand-in with its assertions, the revision bumped last: in one transaction, or a large one in
   * several of which the last makes it visible. Idempotent by `handIn.id`: `present` if it is there
   * already. A withdrawal or purge mark has an empty delta.
   */
  append(handIn: HandIn, delta: DeltaRows): Promise<'appended' | 'present'>;

  /** Number of appends and purges so far; grows by one with each. */
  revision(): Promise<number>;

  /** All hand-ins, by id ascending (that is: by order of receipt). One that was given before is the same object again. */
  handIns(): Promise<StoredHandIn[]>;

  /** Columns of documents, in the order asked. */
  columns(documents: readonly number[]): Promise<Columns[]>;

  /** Pointer, name and texts of rows, in the order asked; asked for a page at a time, or for all at once. */
  rowTexts(rows: readonly Row[]): Promise<RowText[]>;

  /** Keys of node ids, in the order asked. */
  keys(nodes: readonly number[]): Promise<string[]>;

  /** The node id of each key, -1 where no document ever mentioned it. */
  nodes(keys: readonly string[]): Promise<Int32Array>;

  /**
   * Mentions whose name or key has words that begin with each word of `text`, within `documents` only,
   * ordered by key, then document, then row; at most `limit`.
   */
  search(text: string, documents: readonly number[], limit: number): Promise<SearchHit[]>;

  /** Every assertion of a document, in row order, read back from what is stored for analysts and evidence. */
  assertions(document: number): Promise<Assertion[]>;

  /** Removes the assertions of a document and all that only it said; the hand-in's mark stays away too. */
  purge(handInId: string): Promise<void>;

  /**
   * What another handle has to have seen to read all that this one wrote and read; empty where a write is at
   * once seen by all. Texts, for another thread or process.
   */
  bookmarks(): Promise<readonly string[]>;

  /** From here on, what this handle reads is not older than what another one gave these bookmarks for. */
  seen(bookmarks: readonly string[]): Promise<void>;

  /** Empties the store: `hauberk rebuild` fills it again from the evidence. */
  clear(): Promise<void>;

  close(): Promise<void>;
}
