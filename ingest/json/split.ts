/**
 * Splits a JSON document that is too large to be held: its long lists, those that are members of the root
 * object, are cut out into batches of elements, and what is left is a small document. One pass over the
 * bytes that knows strings and nesting alone: the parser judges the grammar of each piece afterwards, and
 * a fault of the whole is a fault of some piece.
 */
import { randomUUID } from 'node:crypto';
import type { ByteSource } from '../../graph/model/byte-source.ts';
import { limits } from '../limits.ts';
import { type Batch, LongList } from './long-list.ts';

export interface SplitJson {
  /** The document, of each long list nothing but a text that stands for it: its mark in `lists`. */
  readonly rest: Uint8Array;
  readonly lists: ReadonlyMap<string, LongList>;
}

/** Why it cannot be split. */
export type SplitProblem = 'not-an-object' | 'piece-too-large';

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
/** Bytes looked at at once. */
const window = 1024 * 1024;

/** What a byte outside of strings does: 1 opens, 2 closes, 3 is a quote, 4 a comma, 5 a colon. */
const meaning = new Uint8Array(256);
meaning[0x7b] = 1;
meaning[0x5b] = 1;
meaning[0x7d] = 2;
meaning[0x5d] = 2;
meaning[quote] = 3;
meaning[comma] = 4;
meaning[colon] = 5;

/** Bytes of a batch, about, and from which on a list is long. */
export interface SplitSizes {
  readonly batchBytes: number;
  readonly longList: number;
}

const usualSizes: SplitSizes = { batchBytes: 256 * 1024, longList: 1024 * 1024 };

export function splitJson(source: ByteSource, sizes: SplitSizes = usualSizes): SplitJson | SplitProblem {
  return new Splitter(source, sizes).run();
}

class Splitter {
  readonly #source: ByteSource;
  readonly #sizes: SplitSizes;
  readonly #lists = new Map<string, LongList>();
  /** No document can hold what nobody could know. */
  readonly #token = randomUUID();
  /** Stretches that are not cut out; between two of them is a list. */
  readonly #kept: (readonly [start: number, end: number])[] = [];
  #keptFrom = 0;
  #keptBytes = 0;
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  /** Of the last string in the root object, and whether it is a key. */
  #stringStart = 0;
  #key: readonly [number, number] | undefined;
  /** Of the list that is open in the root object. */
  #listStart = -1;
  #batches: Batch[] = [];
  #batchStart = 0;
  #batchFirst = 0;
  #count = 0;
  #problem: SplitProblem | undefined;

  constructor(source: ByteSource, sizes: SplitSizes) {
    this.#source = source;
    this.#sizes = sizes;
  }

  run(): SplitJson | SplitProblem {
    const { size } = this.#source;
    const mark = startOf(this.#source);
    if (mark === undefined) return 'not-an-object';
    this.#keptFrom = mark;
    for (let start = mark; start < size && this.#problem === undefined; start += window) {
      this.#scan(this.#source.read(start, window), start);
      const pending = this.#listStart >= 0 ? this.#batchStart : this.#keptFrom;
      if (start - pending > limits.jsonPieceBytes) this.#problem = 'piece-too-large';
    }
    // A list that is never closed: what is left of the document ends in it, which its parser tells.
    if (this.#listStart >= 0) this.#closeList(size);
    this.#keep(size);
    return this.#problem ?? { rest: this.#rest(), lists: this.#lists };
  }

  #scan(bytes: Uint8Array, offset: number): void {
    let depth = this.#depth;
    let inString = this.#inString;
    for (let at = this.#isEscaped ? 1 : 0; ; at++) {
      if (inString) {
        while (at < bytes.length && bytes[at] !== quote && bytes[at] !== backslash) at++;
        if (at >= bytes.length) {
          this.#isEscaped = at > bytes.length;
          break;
        }
        if (bytes[at] === backslash) at++;
        else {
          inString = false;
          if (depth === 1) this.#key = [this.#stringStart, offset + at];
        }
        continue;
      }
      while (at < bytes.length && meaning[bytes[at] as number] === 0) at++;
      if (at >= bytes.length) {
        this.#isEscaped = false;
        break;
      }
      const does = meaning[bytes[at] as number];
      if (does === 3) {
        inString = true;
        if (depth === 1) this.#stringStart = offset + at + 1;
      } else if (does === 1) {
        if (depth === 1 && bytes[at] === 0x5b) this.#openList(offset + at + 1);
        depth++;
      } else if (does === 2) {
        depth--;
        if (depth === 1 && this.#listStart >= 0) this.#closeList(offset + at);
        if (depth < 0) depth = 0;
      } else if (does === 4 && depth === 2 && this.#listStart >= 0) this.#endElement(offset + at);
    }
    this.#depth = depth;
    this.#inString = inString;
  }

  #openList(start: number): void {
    if (this.#key === undefined) return;
    this.#listStart = start;
    this.#batchStart = start;
    this.#batches = [];
    this.#batchFirst = 0;
    this.#count = 0;
  }

  #endElement(at: number): void {
    this.#count++;
    if (at - this.#batchStart >= this.#sizes.batchBytes) this.#endBatch(at);
  }

  #endBatch(end: number): void {
    const count = this.#count - this.#batchFirst;
    this.#batches.push({ start: this.#batchStart, end, first: this.#batchFirst, count });
    if (end - this.#batchStart > limits.jsonPieceBytes) this.#problem = 'piece-too-large';
    this.#batchStart = end + 1;
    this.#batchFirst = this.#count;
  }

  #closeList(end: number): void {
    if (end - this.#listStart >= this.#sizes.longList && this.#key !== undefined) {
      this.#count++;
      this.#endBatch(end);
      this.#keep(this.#listStart);
      this.#keptFrom = end;
      const mark = `${this.#token} ${this.#lists.size}`;
      this.#lists.set(mark, new LongList(this.#nameOf(this.#key), this.#source, this.#batches));
    }
    this.#listStart = -1;
    this.#key = undefined;
  }

  /** An unreadable key is a fault of what is left, where it stands too. */
  #nameOf([start, end]: readonly [number, number]): string {
    try {
      return JSON.parse(`"${this.#source.read(start, end - start).toString()}"`) as string;
    } catch {
      return '';
    }
  }

  #keep(end: number): void {
    this.#kept.push([this.#keptFrom, end]);
    this.#keptBytes += end - this.#keptFrom;
    this.#keptFrom = end;
    if (this.#keptBytes > limits.jsonPieceBytes) this.#problem = 'piece-too-large';
  }

  #rest(): Buffer {
    const marks = [...this.#lists.keys()];
    const pieces = this.#kept.flatMap(([start, end], index) => {
      const piece = this.#source.read(start, end - start);
      const mark = marks[index];
      return mark === undefined ? [piece] : [piece, Buffer.from(JSON.stringify(mark))];
    });
    return Buffer.concat(pieces);
  }
}

/** Where an object begins, after a byte-order mark and white space; undefined where none does, and for UTF-16: its bytes are no JSON. */
function startOf(source: ByteSource): number | undefined {
  const head = source.read(0, 4096);
  const mark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const first = head.findIndex((byte, at) => at >= mark && byte > 0x20);
  return head[first] === 0x7b && !head.subarray(0, first + 2).includes(0) ? mark : undefined;
}
