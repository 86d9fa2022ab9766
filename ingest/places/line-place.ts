/** Finds a line (`line=12`, from 1), and within it what a JSON pointer names (`line=12/entity/name`: JSON Lines). */
import { JsonPlace } from './json-place.ts';
import type { Place, PlaceFinder } from './place.ts';

export class LinePlace implements PlaceFinder {
  readonly #wanted: number;
  readonly #inner: JsonPlace | undefined;
  #line = 1;
  #at = 0;
  #start: number | undefined;
  #end: number | undefined;

  constructor(line: number, pointer = '') {
    this.#wanted = line;
    this.#inner = pointer === '' ? undefined : new JsonPlace(pointer);
    if (line === 1) this.#start = 0;
  }

  feed(part: string): boolean {
    let from = 0;
    while (this.#end === undefined && from < part.length) {
      const to = part.indexOf('\n', from);
      const end = to < 0 ? part.length : to;
      if (this.#line === this.#wanted) this.#inner?.feed(part.slice(from, end));
      if (to < 0) break;
      if (this.#line === this.#wanted) this.#end = this.#at + to;
      this.#line++;
      from = to + 1;
      if (this.#line === this.#wanted) this.#start = this.#at + from;
    }
    this.#at += part.length;
    return this.#end !== undefined;
  }

  found(): Place | undefined {
    if (this.#start === undefined) return undefined;
    const inner = this.#inner?.found();
    if (inner === undefined) return { start: this.#start, end: this.#end ?? this.#at, isExact: this.#inner === undefined };
    return { start: this.#start + inner.start, end: this.#start + inner.end, isExact: inner.isExact };
  }
}
