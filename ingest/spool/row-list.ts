/** Rows that are added one by one and read in their order: in memory, or with a spool and many of them on disk as JSON. */
import type { Rows } from '../../graph/model/assertion.ts';
import type { Spool, SpoolFile } from './spool.ts';

/** Rows, and about how many characters of them, that are written and read at once. */
const rowsAtOnce = 1_000;
const charactersAtOnce = 1024 * 1024;

export class RowList<T> {
  readonly #spool: Spool | undefined;
  #rows: T[] = [];
  #spooled: SpooledRows<T> | undefined;

  constructor(spool: Spool | undefined) {
    this.#spool = spool;
  }

  push(row: T): void {
    this.#rows.push(row);
    if (this.#spool === undefined || this.#rows.length < (this.#spooled === undefined ? this.#spool.held : rowsAtOnce)) return;
    this.#spooled ??= new SpooledRows(this.#spool.file());
    this.#toDisk(this.#spooled);
  }

  /** What was added: an array, unless some of it is on disk. */
  get rows(): Rows<T> & Iterable<T> {
    if (this.#spooled === undefined) return this.#rows;
    this.#toDisk(this.#spooled);
    return this.#spooled;
  }

  #toDisk(spooled: SpooledRows<T>): void {
    if (this.#rows.length > 0) spooled.append(this.#rows);
    this.#rows = [];
  }
}

class SpooledRows<T> implements Rows<T> {
  readonly #file: SpoolFile;
  /** Where each group of rows ends. */
  readonly #ends: number[] = [];
  length = 0;

  constructor(file: SpoolFile) {
    this.#file = file;
  }

  append(rows: readonly T[]): void {
    let waiting: string[] = [];
    let characters = 0;
    const write = () => {
      this.#file.appendText(`[${waiting.join(',')}]`);
      this.#ends.push(this.#file.length);
      waiting = [];
      characters = 0;
    };
    for (const row of rows) {
      const text = JSON.stringify(row);
      waiting.push(text);
      characters += text.length;
      if (waiting.length === rowsAtOnce || characters >= charactersAtOnce) write();
    }
    if (waiting.length > 0) write();
    this.length += rows.length;
  }

  *[Symbol.iterator](): Generator<T> {
    let start = 0;
    for (const end of this.#ends) {
      yield* JSON.parse(this.#file.read(start, end - start).toString()) as T[];
      start = end;
    }
  }
}
