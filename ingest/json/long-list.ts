/** A long list of a JSON document that is read from its bytes anew each time it is gone through. */
import { isUtf8 } from 'node:buffer';
import type { Rows } from '../../graph/model/assertion.ts';
import type { ByteSource } from '../../graph/model/byte-source.ts';

/** Consecutive elements: the bytes between two commas of the list. */
export interface Batch {
  readonly start: number;
  readonly end: number;
  /** Index in the list of the first element, and how many there are, as far as the commas tell. */
  readonly first: number;
  readonly count: number;
}

const opening = 0x5b;
const closing = 0x5d;

export class LongList implements Iterable<unknown> {
  /** Name of the list in its document. */
  readonly name: string;
  readonly length: number;
  readonly batches: readonly Batch[];
  readonly #source: ByteSource;

  constructor(name: string, source: ByteSource, batches: readonly Batch[]) {
    this.name = name;
    this.#source = source;
    this.batches = batches;
    this.length = batches.reduce((sum, { count }) => sum + count, 0);
  }

  /** The batch as the text of a JSON array; undefined where it is not UTF-8. */
  bytesOf({ start, end }: Batch): Buffer | undefined {
    const bytes = Buffer.allocUnsafeSlow(end - start + 2);
    bytes[0] = opening;
    bytes.set(this.#source.read(start, end - start), 1);
    bytes[bytes.length - 1] = closing;
    return isUtf8(bytes) ? bytes : undefined;
  }

  /** The elements of a list that was found to be well formed. */
  *[Symbol.iterator](): Generator<unknown> {
    for (const batch of this.batches) yield* JSON.parse((this.bytesOf(batch) as Buffer).toString()) as unknown[];
  }
}

/** What may stand where a list is expected: an array, or the elements of a long one. */
export type List = readonly unknown[] | LongList;

export function isList(value: unknown): value is List {
  return Array.isArray(value) || value instanceof LongList;
}

/** What each element is made into, in order; of a long list anew each time. */
export function mapList<T>(value: unknown, make: (element: unknown, index: number) => T): Rows<T> {
  if (!(value instanceof LongList)) return Array.isArray(value) ? value.map(make) : [];
  return {
    length: value.length,
    *[Symbol.iterator]() {
      for (const [index, element] of entriesOf(value)) yield make(element, index);
    },
  };
}

/** The same where an element is made into any number. */
export function flatMapList<T>(value: unknown, make: (element: unknown, index: number) => Iterable<T>): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      for (const [index, element] of entriesOf(value)) yield* make(element, index);
    },
  };
}

/** Whether some list of the document is read in parts. */
export function isInParts(document: Readonly<Record<string, unknown>>): boolean {
  return Object.values(document).some((value) => value instanceof LongList);
}

/** The document with each long list empty: for the rules of the document, when those of its elements are applied apart. */
export function withoutLongLists(document: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, value instanceof LongList ? [] : value]));
}

/** The elements of a list with their indices; none of anything else. */
export function* entriesOf(value: unknown): Generator<[number, unknown]> {
  let index = 0;
  if (isList(value)) for (const element of value) yield [index++, element];
}
