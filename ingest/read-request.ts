import type { Spool } from './spool/spool.ts';

/** What a reader is told beside the bytes. */
export interface ReadRequest {
  /** SHA-256 of the bytes, lower-case hex: bare names are local to it. */
  readonly sha256: string;
  /** Path or file name as given; a hint for messages only, never for the format. */
  readonly path: string;
  /** Where a large document's assertions wait; without one all of them are held in memory. */
  readonly spool?: Spool;
  /** Programme that the document is handed in for. */
  readonly programme?: string;
  /** Text of a mapping file. */
  readonly mapping?: string;
  /** Date declared at hand-in, `YYYY-MM-DD`. */
  readonly dated?: string;
}
