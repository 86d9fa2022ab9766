/**
 * Finds the value that a JSON pointer (RFC 6901) names, in one pass over a text that comes in parts. It checks
 * no grammar: what was handed in was parsed. Of a key that stands twice the last one is meant, as in what was
 * read: what was found first is a candidate until what holds it ends, or until so much text has come after it
 * (`farthestRepeat`) that nobody is made to wait for the end of a document of gigabytes.
 */
import { limits } from '../limits.ts';
import type { Place, PlaceFinder } from './place.ts';

const quote = 0x22;
const backslash = 0x5c;
/** Characters after a value within which its key is looked for once more. */
export const farthestRepeat = 16 * 1024 * 1024;

export function jsonTokens(pointer: string): readonly string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export class JsonPlace implements PlaceFinder {
  readonly #tokens: readonly string[];
  #at = 0;
  /** Open arrays and objects; those of the first `#onPath` levels are on the way to the place. */
  #depth = 0;
  #onPath = 0;
  readonly #isObject = new Uint8Array(limits.jsonDepth + 2);
  /** Of the innermost one on the way: index of its element, or whether its current key is the wanted one. */
  #index = 0;
  #isKey = false;
  /** Of each level on the way but the innermost: index of the element that the way led into. */
  readonly #indices: number[] = [];
  /** Where the value of each level on the way begins. */
  readonly #starts: number[] = [];
  /** Depth of the wanted value, or of the last one before it; -1 while it is not reached. */
  #captured = -1;
  #expectKey = false;
  #isScalar = false;
  #inString = false;
  #isEscaped = false;
  #key: string | undefined;
  /** What was found: in a text that has not ended yet, until a key of the way stands again. */
  #place: Place | undefined;
  #isDone = false;

  constructor(pointer: string) {
    this.#tokens = jsonTokens(pointer);
  }

  feed(part: string): boolean {
    for (let i = 0; i < part.length && !this.#isDone; i++) {
      // Most of a document are strings that nothing is asked of: to their end at once.
      if (this.#inString && this.#key === undefined && !this.#isEscaped) i = endOfString(part, i);
      if (i >= part.length) break;
      const code = part.charCodeAt(i);
      if (this.#inString) {
        if (this.#key !== undefined && (this.#isEscaped || code !== quote)) this.#key += part[i];
        if (this.#isEscaped) this.#isEscaped = false;
        else if (code === backslash) this.#isEscaped = true;
        else if (code === quote) this.#endString(this.#at + i + 1);
      } else this.#step(code, this.#at + i);
    }
    this.#at += part.length;
    if (this.#place?.isExact === true && this.#at - this.#place.end > farthestRepeat) this.#isDone = true;
    return this.#isDone;
  }

  found(): Place | undefined {
    if (this.#isDone && this.#place !== undefined) return this.#place;
    this.#endScalar(this.#at);
    const start = this.#starts[this.#captured >= 0 ? this.#captured : this.#onPath - 1];
    if (this.#place !== undefined || start === undefined) return this.#place;
    return { start, end: this.#at, isExact: false };
  }

  #step(code: number, at: number): void {
    switch (code) {
      case quote:
        this.#inString = true;
        if (!this.#expectKey) this.#begin(at, false);
        else if (this.#depth === this.#onPath) this.#key = '';
        return;
      case 0x7b:
      case 0x5b:
        this.#begin(at, true);
        this.#open(code === 0x7b);
        return;
      case 0x7d:
      case 0x5d:
        this.#endScalar(at);
        this.#depth = Math.max(0, this.#depth - 1);
        this.#expectKey = false;
        this.#end(at + 1);
        return;
      case 0x2c:
        this.#endScalar(at);
        this.#expectKey = this.#isObject[this.#depth] === 1;
        if (this.#depth === this.#onPath) this.#index++;
        return;
      case 0x3a:
        return;
      default:
        if (code <= 0x20) this.#endScalar(at);
        else if (!this.#isScalar && code !== 0xfeff) {
          this.#isScalar = true;
          this.#begin(at, false);
        }
    }
  }

  #open(isObject: boolean): void {
    if (this.#depth <= limits.jsonDepth) this.#depth++;
    this.#isObject[this.#depth] = isObject ? 1 : 0;
    this.#expectKey = isObject;
  }

  /** A value begins; `#depth` is that of what holds it. */
  #begin(at: number, isContainer: boolean): void {
    const depth = this.#depth;
    if (depth !== this.#onPath || this.#captured >= 0 || !this.#isWanted()) return;
    this.#starts[depth] = at;
    this.#place = undefined;
    if (depth === this.#tokens.length || !isContainer) this.#captured = depth;
    else {
      this.#onPath = depth + 1;
      this.#indices[depth] = this.#index;
      this.#index = 0;
      this.#isKey = false;
    }
  }

  #isWanted(): boolean {
    if (this.#depth === 0) return true;
    if (this.#isObject[this.#depth] === 1) return this.#isKey;
    return this.#tokens[this.#depth - 1] === String(this.#index);
  }

  #endString(end: number): void {
    this.#inString = false;
    if (!this.#expectKey) {
      this.#end(end);
      return;
    }
    this.#expectKey = false;
    if (this.#key === undefined) return;
    this.#isKey = decoded(this.#key) === this.#tokens[this.#depth - 1];
    this.#key = undefined;
  }

  #endScalar(end: number): void {
    if (!this.#isScalar) return;
    this.#isScalar = false;
    this.#end(end);
  }

  /** A value has ended that stands at `#depth`. */
  #end(end: number): void {
    const depth = this.#depth;
    if (this.#captured === depth) this.#captured = -1;
    else if (this.#captured < 0 && depth === this.#onPath - 1) {
      this.#onPath = depth;
      this.#index = this.#indices[depth] as number;
    } else return;
    this.#isKey = false;
    // The way led into it: where it has nothing of that name, it is the place.
    this.#place ??= { start: this.#starts[depth] as number, end, isExact: depth === this.#tokens.length };
    this.#isDone = depth === 0;
  }
}

/** The next quote or backslash; the end of the part where there is none. */
function endOfString(part: string, from: number): number {
  for (let i = from; i < part.length; i++) {
    const code = part.charCodeAt(i);
    if (code === quote || code === backslash) return i;
  }
  return part.length;
}

function decoded(raw: string): string {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw;
  }
}
