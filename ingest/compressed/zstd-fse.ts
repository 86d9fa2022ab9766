/** Finite state entropy tables of Zstandard (RFC 8878, 4.1.1). */
import { ZstdFault } from './zstd-fault.ts';

/** By state: the symbol, the bits to read for the next state, and what is added to them. */
export interface FseTable {
  readonly log: number;
  readonly symbols: Uint8Array;
  readonly bits: Uint8Array;
  readonly bases: Uint16Array;
}

export interface FseDescription {
  readonly table: FseTable;
  /** Offset of the first byte after the description. */
  readonly end: number;
}

/** A table that has one symbol and reads nothing. */
export function singleSymbolTable(symbol: number): FseTable {
  return { log: 0, symbols: Uint8Array.of(symbol), bits: new Uint8Array(1), bases: new Uint16Array(1) };
}

/** Reads the description of a table: probabilities, in bits from low to high. */
export function readFseTable(bytes: Uint8Array, start: number, end: number, maxLog: number, maxSymbol: number): FseDescription {
  let position = start * 8;
  const peek = (count: number): number => {
    const byte = position >> 3;
    const word = (bytes[byte] ?? 0) | ((bytes[byte + 1] ?? 0) << 8) | ((bytes[byte + 2] ?? 0) << 16);
    return (word >>> (position & 7)) & ((1 << count) - 1);
  };
  const log = peek(4) + 5;
  position += 4;
  if (log > maxLog) throw new ZstdFault('damaged');
  const counts: number[] = [];
  let remaining = (1 << log) + 1;
  let threshold = 1 << log;
  let width = log + 1;
  while (remaining > 1 && counts.length <= maxSymbol) {
    const short = 2 * threshold - 1 - remaining;
    let value = peek(width) & (threshold - 1);
    if (value < short) position += width - 1;
    else {
      value = peek(width);
      if (value >= threshold) value -= short;
      position += width;
    }
    const count = value - 1;
    counts.push(count);
    remaining -= Math.abs(count);
    while (remaining < threshold && threshold > 1) {
      width--;
      threshold >>= 1;
    }
    if (count === 0) {
      let zeros: number;
      do {
        zeros = peek(2);
        position += 2;
        for (let index = 0; index < zeros; index++) counts.push(0);
      } while (zeros === 3 && counts.length <= maxSymbol);
    }
  }
  const after = (position + 7) >> 3;
  if (remaining !== 1 || counts.length > maxSymbol + 1 || after > end) throw new ZstdFault('damaged');
  return { table: buildFseTable(counts, log), end: after };
}

/** `counts` by symbol; -1 is a symbol of less than one state. */
export function buildFseTable(counts: readonly number[], log: number): FseTable {
  const size = 1 << log;
  const symbols = new Uint8Array(size);
  const next = new Uint16Array(counts.length);
  let high = size - 1;
  for (const [symbol, count] of counts.entries()) {
    next[symbol] = Math.abs(count);
    if (count === -1) symbols[high--] = symbol;
  }
  const step = (size >> 1) + (size >> 3) + 3;
  let position = 0;
  for (const [symbol, count] of counts.entries()) {
    for (let index = 0; index < count; index++) {
      symbols[position] = symbol;
      do position = (position + step) & (size - 1);
      while (position > high);
    }
  }
  const bits = new Uint8Array(size);
  const bases = new Uint16Array(size);
  for (let state = 0; state < size; state++) {
    const symbol = symbols[state] as number;
    const count = next[symbol] as number;
    next[symbol] = count + 1;
    bits[state] = log - (31 - Math.clz32(count));
    bases[state] = (count << (bits[state] as number)) - size;
  }
  return { log, symbols, bits, bases };
}
