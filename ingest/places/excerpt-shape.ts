/** What is shown of a document around a place, and how much of it. */
import type { ByteSource } from '../../graph/model/byte-source.ts';

export const excerptLimits = {
  /** Lines, or rows, on each side of the place. */
  lines: 200,
  /** Characters before the place, of it, and after it. */
  characters: 20_000,
  /** Columns of a row, and characters of a cell. */
  columns: 60,
  cellCharacters: 500,
} as const;

export interface TextExcerpt {
  readonly kind: 'text';
  /** Number of the line that `before` begins in, from 1. */
  readonly firstLine: number;
  readonly before: string;
  /** What the pointer names; empty where it names the whole document. */
  readonly marked: string;
  readonly after: string;
  /** More of the document stands before and after; of the place there is more than is shown. */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
  readonly isMarkCut: boolean;
  /** False: it is the nearest thing around what the pointer names, which is not there. */
  readonly isExact: boolean;
}

export interface TableExcerpt {
  readonly kind: 'table';
  /** Empty for a text file. */
  readonly sheet: string;
  /** The row that is most likely its header, with its number. */
  readonly header: TableRow | null;
  readonly rows: readonly TableRow[];
  /** Number of the row in question; null where the pointer names none. */
  readonly marked: number | null;
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
  /** Cells or columns were cut. */
  readonly isMarkCut: boolean;
  readonly isExact: boolean;
}

export interface TableRow {
  /** From 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

export type Excerpt = TextExcerpt | TableExcerpt | { readonly kind: 'none'; readonly reason: string };

export interface ExcerptInput {
  readonly source: ByteSource;
  readonly format: string;
  readonly pointer: string;
  /** Lines, or rows, on each side. */
  readonly lines: number;
  /** Text of the mapping that it was read with. */
  readonly mapping?: string | undefined;
}
