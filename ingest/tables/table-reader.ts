/** What each table's reader gives: rows in, assertions into the builder. */
import type { DeltaBuilder, Node } from '../delta-builder.ts';
import type { Row } from './row.ts';

export interface Quarantine {
  readonly code: string;
  readonly message: string;
}

/** What became of a row: why it asserts nothing, or the item that a programme would include. */
export interface RowResult {
  readonly quarantine?: Quarantine;
  readonly item?: Node;
}

export interface TableReader {
  /** Asserts a row, or nothing of it at all. */
  row(row: Row): RowResult;
  /** What only the whole table can say. */
  finish?(): void;
}

export type OpenTable = (builder: DeltaBuilder) => TableReader;

export function missingParty(what: string): RowResult {
  return { quarantine: { code: 'missing-party', message: `the row names no ${what}` } };
}
