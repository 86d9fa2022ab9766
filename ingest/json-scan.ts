/**
 * One pass over the bytes of a JSON text before it is parsed: how deep and how large it is, whether it
 * is cut off or followed by more, and what a parser would silently lose (a repeated key, digits of a
 * large number) or pass on (NUL, half of a surrogate pair, `__proto__`). It checks no grammar: that is
 * the parser's. Time is linear in the bytes, memory in the depth and in the keys of open objects.
 */
import { pointerToken } from './json-pointer.ts';
import { limits } from './limits.ts';

export type JsonFaultCode = 'duplicate-key' | 'unsafe-number' | 'nul-character' | 'lone-surrogate' | 'prototype-key';

export interface JsonFault {
  readonly code: JsonFaultCode;
  readonly pointer: string;
}

export interface JsonScan {
  readonly depth: number;
  readonly tooDeep: boolean;
  readonly tooMany: boolean;
  /** The text ends inside a string, an array or an object. */
  readonly truncated: boolean;
  /** Offset of the first byte after the root value that is no white space; -1 when there is none. */
  readonly trailing: number;
  /** At most `limits.diagnosticsPerCode + 1` of each code. */
  readonly faults: readonly JsonFault[];
}

const quote = 0x22;
const backslash = 0x5c;
/** Keys of one object that are compared one by one; beyond, a set is used. */
const fewKeys = 32;

export function scanJson(bytes: Uint8Array): JsonScan {
  return new Scanner(bytes).run();
}

class Scanner {
  readonly #bytes: Buffer;
  readonly #faults: JsonFault[] = [];
  readonly #perCode = new Map<JsonFaultCode, number>();
  #position = 0;
  #depth = 0;
  #deepest = 0;
  #values = 1;
  #trailing = -1;
  #unterminated = false;
  /** By depth: 1 for an object; index of the element (arrays); place of the current key (objects). */
  readonly #isObject = new Uint8Array(limits.jsonDepth + 1);
  readonly #index = new Int32Array(limits.jsonDepth + 1);
  readonly #keyStart = new Int32Array(limits.jsonDepth + 1);
  readonly #keyEnd = new Int32Array(limits.jsonDepth + 1);
  /** Keys of the open objects: a stack of (start, end, hash), with each depth's first. */
  readonly #firstKey = new Int32Array(limits.jsonDepth + 1);
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #hashes: number[] = [];
  readonly #manyKeys = new Map<number, Set<string>>();
  #expectKey = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  run(): JsonScan {
    const bytes = this.#bytes;
    const length = bytes.length;
    while (this.#position < length) {
      const byte = bytes[this.#position] as number;
      if (byte <= 0x20) {
        this.#position++;
        continue;
      }
      if (this.#depth === 0 && this.#deepest > 0) {
        this.#trailing = this.#position;
        break;
      }
      if (byte === quote) this.#string();
      else if (byte === 0x7b || byte === 0x5b) {
        if (this.#depth === limits.jsonDepth) return this.#result(true);
        this.#open(byte === 0x7b);
      } else if (byte === 0x7d || byte === 0x5d) this.#close();
      else if (byte === 0x2c) this.#comma();
      else if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) this.#number();
      else this.#position++;
      if (this.#values > limits.jsonValues) break;
    }
    return this.#result(false);
  }

  #result(tooDeep: boolean): JsonScan {
    return {
      depth: this.#deepest,
      tooDeep,
      tooMany: this.#values > limits.jsonValues,
      truncated: this.#unterminated || this.#depth > 0,
      trailing: this.#trailing,
      faults: this.#faults,
    };
  }

  #open(isObject: boolean): void {
    this.#depth++;
    if (this.#depth > this.#deepest) this.#deepest = this.#depth;
    this.#isObject[this.#depth] = isObject ? 1 : 0;
    this.#index[this.#depth] = 0;
    this.#keyEnd[this.#depth] = -1;
    this.#firstKey[this.#depth] = this.#starts.length;
    this.#expectKey = isObject;
    this.#values++;
    this.#position++;
  }

  #close(): void {
    if (this.#depth > 0) {
      const first = this.#firstKey[this.#depth] as number;
      this.#starts.length = first;
      this.#ends.length = first;
      this.#hashes.length = first;
      if (this.#manyKeys.size > 0) this.#manyKeys.delete(this.#depth);
      this.#depth--;
    }
    this.#expectKey = false;
    this.#position++;
  }

  #comma(): void {
    this.#values++;
    if (this.#isObject[this.#depth] === 1) this.#expectKey = true;
    else this.#index[this.#depth]!++;
    this.#position++;
  }

  #string(): void {
    const bytes = this.#bytes;
    const start = this.#position + 1;
    let hash = 0x811c9dc5;
    let end = start;
    let escapes = false;
    let hasUnicodeEscape = false;
    for (;;) {
      const byte = bytes[end];
      if (byte === undefined) {
        this.#unterminated = true;
        this.#position = end;
        return;
      }
      if (byte === quote) break;
      if (byte === backslash) {
        escapes = true;
        end++;
        if (bytes[end] === 0x75) hasUnicodeEscape = true;
      }
      hash = Math.imul(hash ^ byte, 0x01000193);
      end++;
    }
    this.#position = end + 1;
    const isKey = this.#expectKey;
    if (isKey) {
      this.#expectKey = false;
      this.#key(start, end, hash, escapes);
    }
    if (hasUnicodeEscape) this.#checkEscapes(start, end);
  }

  #key(start: number, end: number, hash: number, escapes: boolean): void {
    this.#keyStart[this.#depth] = start;
    this.#keyEnd[this.#depth] = end;
    if (escapes ? this.#decode(start, end) === '__proto__' : this.#isPrototypeKey(start, end)) this.#fault('prototype-key');
    const first = this.#firstKey[this.#depth] as number;
    // An escaped key may equal a plain one: the object is then compared by decoded text from here on.
    const isRepeated =
      escapes || this.#manyKeys.has(this.#depth) || this.#starts.length - first >= fewKeys
        ? this.#isInSet(start, end)
        : this.#isAmongFew(first, start, end, hash);
    if (isRepeated) this.#fault('duplicate-key');
    this.#starts.push(start);
    this.#ends.push(end);
    this.#hashes.push(hash);
  }

  #isAmongFew(first: number, start: number, end: number, hash: number): boolean {
    for (let index = first; index < this.#hashes.length; index++) {
      if (this.#hashes[index] !== hash) continue;
      if (this.#bytes.compare(this.#bytes, start, end, this.#starts[index], this.#ends[index]) === 0) return true;
    }
    return false;
  }

  #isInSet(start: number, end: number): boolean {
    let set = this.#manyKeys.get(this.#depth);
    if (set === undefined) {
      set = new Set();
      for (let index = this.#firstKey[this.#depth] as number; index < this.#starts.length; index++) {
        set.add(this.#decode(this.#starts[index] as number, this.#ends[index] as number));
      }
      this.#manyKeys.set(this.#depth, set);
    }
    const key = this.#decode(start, end);
    if (set.has(key)) return true;
    set.add(key);
    return false;
  }

  #isPrototypeKey(start: number, end: number): boolean {
    return end - start === 9 && this.#bytes[start] === 0x5f && this.#bytes.toString('latin1', start, end) === '__proto__';
  }

  #checkEscapes(start: number, end: number): void {
    const text = this.#decode(start, end);
    if (text.includes('\0')) this.#fault('nul-character');
    if (!text.isWellFormed()) this.#fault('lone-surrogate');
  }

  #number(): void {
    const start = this.#position;
    let end = start + 1;
    while (isNumberByte(this.#bytes[end])) end++;
    this.#position = end;
    if (end - start < 4) return;
    const text = this.#bytes.toString('latin1', start, end);
    const value = Number(text);
    const isLost = /^-?\d+$/.test(text) ? !Number.isSafeInteger(value) : !Number.isFinite(value);
    if (isLost) this.#fault('unsafe-number');
  }

  #decode(start: number, end: number): string {
    const raw = this.#bytes.toString('utf8', start, end);
    try {
      return JSON.parse(`"${raw}"`) as string;
    } catch {
      return raw; // not JSON: the parser will say so
    }
  }

  #fault(code: JsonFaultCode): void {
    const seen = (this.#perCode.get(code) ?? 0) + 1;
    this.#perCode.set(code, seen);
    if (seen <= limits.diagnosticsPerCode + 1) this.#faults.push({ code, pointer: this.#pointer() });
  }

  #pointer(): string {
    let pointer = '';
    for (let depth = 1; depth <= this.#depth; depth++) {
      if (this.#isObject[depth] !== 1) pointer += `/${this.#index[depth]}`;
      else if ((this.#keyEnd[depth] as number) >= 0) {
        pointer += `/${pointerToken(this.#decode(this.#keyStart[depth] as number, this.#keyEnd[depth] as number))}`;
      }
    }
    return pointer;
  }
}

function isNumberByte(byte: number | undefined): boolean {
  return (
    byte !== undefined &&
    ((byte >= 0x30 && byte <= 0x39) || byte === 0x2e || byte === 0x2b || byte === 0x2d || (byte | 0x20) === 0x65)
  );
}
