/** The sequences of a Zstandard block: literals to copy, then bytes of before to repeat (RFC 8878, 3.1.1.3.2). */
import { BackwardBits } from './zstd-bits.ts';
import { ZstdFault } from './zstd-fault.ts';
import { buildFseTable, type FseTable, readFseTable, singleSymbolTable } from './zstd-fse.ts';

/** The tables in force: literal lengths, offsets, match lengths. */
export type SequenceTables = readonly [FseTable | undefined, FseTable | undefined, FseTable | undefined];

export interface Sequences {
  readonly count: number;
  readonly tables: SequenceTables;
  /** Offset in the block where their bits begin. */
  readonly start: number;
}

interface Code {
  readonly maxLog: number;
  readonly maxSymbol: number;
  /** Where its two bits stand in the byte of modes. */
  readonly shift: number;
  readonly predefined: FseTable;
}

const ones = (count: number): number[] => Array.from({ length: count }, () => 1);
const twos = (count: number): number[] => Array.from({ length: count }, () => 2);
const rare = (count: number): number[] => Array.from({ length: count }, () => -1);

/** RFC 8878, 3.1.1.3.2.2. */
const codes: readonly [Code, Code, Code] = [
  {
    maxLog: 9,
    maxSymbol: 35,
    shift: 6,
    predefined: buildFseTable([4, 3, ...twos(11), 1, 1, 1, ...twos(9), 3, 2, ...ones(5), ...rare(4)], 6),
  },
  { maxLog: 8, maxSymbol: 31, shift: 4, predefined: buildFseTable([...ones(6), 2, 2, 2, ...ones(15), ...rare(5)], 5) },
  { maxLog: 9, maxSymbol: 52, shift: 2, predefined: buildFseTable([1, 4, 3, ...twos(6), ...ones(37), ...rare(7)], 6) },
];

/** RFC 8878, 3.1.1.3.2.1.1: what each code adds its extra bits to. */
const literalBits = [...new Array<number>(16).fill(0), 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
const matchBits = [...new Array<number>(32).fill(0), 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
const literalBases = basesOf(literalBits, 0);
const matchBases = basesOf(matchBits, 3);

function basesOf(bits: readonly number[], first: number): number[] {
  let next = first;
  return bits.map((count) => {
    const base = next;
    next += 1 << count;
    return base;
  });
}

export function readSequencesHead(block: Uint8Array, at: number, before: SequenceTables): Sequences {
  const first = byteAt(block, at);
  let start = at + 1;
  let count = first;
  if (first === 255) {
    count = byteAt(block, start) + (byteAt(block, start + 1) << 8) + 0x7f00;
    start += 2;
  } else if (first > 127) count = ((first - 128) << 8) + byteAt(block, start++);
  if (count === 0) return { count, tables: before, start };
  const modes = byteAt(block, start++);
  if ((modes & 3) !== 0) throw new ZstdFault('damaged');
  const tables: (FseTable | undefined)[] = [];
  for (const [index, code] of codes.entries()) {
    const mode = (modes >> code.shift) & 3;
    if (mode === 0) tables.push(code.predefined);
    else if (mode === 3) tables.push(before[index]);
    else if (mode === 2) {
      const read = readFseTable(block, start, block.length, code.maxLog, code.maxSymbol);
      tables.push(read.table);
      start = read.end;
    } else {
      const symbol = byteAt(block, start++);
      if (symbol > code.maxSymbol) throw new ZstdFault('damaged');
      tables.push(singleSymbolTable(symbol));
    }
  }
  return { count, tables: tables as unknown as SequenceTables, start };
}

/** Where sequences write to. */
export interface SequenceTarget {
  readonly literals: Uint8Array;
  /** Has room for the largest block from `position` on. */
  readonly out: Uint8Array;
  readonly position: number;
  /** Most bytes of this block. */
  readonly mostBytes: number;
  /** Where the frame begins in `out`: nothing before it can be repeated. */
  readonly frameStart: number;
  /** The three last offsets, newest first; changed. */
  readonly offsets: [number, number, number];
}

/** Gives the position after the block. Every step writes at least as much as it costs, within `mostBytes`. */
export function executeSequences(block: Uint8Array, { count, tables, start }: Sequences, target: SequenceTarget): number {
  const { literals, out, frameStart, offsets } = target;
  const limit = target.position + target.mostBytes;
  let position = target.position;
  let literal = 0;
  if (count > 0) {
    const [literalTable, offsetTable, matchTable] = tables;
    if (literalTable === undefined || offsetTable === undefined || matchTable === undefined) throw new ZstdFault('damaged');
    const stream = new BackwardBits(block, start, block.length);
    let literalState = stream.read(literalTable.log);
    let offsetState = stream.read(offsetTable.log);
    let matchState = stream.read(matchTable.log);
    for (let index = 0; index < count; index++) {
      const offsetCode = offsetTable.symbols[offsetState] as number;
      const matchCode = matchTable.symbols[matchState] as number;
      const literalCode = literalTable.symbols[literalState] as number;
      const given = 2 ** offsetCode + (stream.read(offsetCode) >>> 0);
      const matchLength = (matchBases[matchCode] as number) + stream.read(matchBits[matchCode] as number);
      const literalLength = (literalBases[literalCode] as number) + stream.read(literalBits[literalCode] as number);
      if (stream.left < 0) throw new ZstdFault('damaged');
      const offset = nextOffset(offsets, given, literalLength);
      if (position + literalLength + matchLength > limit || literal + literalLength > literals.length)
        throw new ZstdFault('damaged');
      out.set(literals.subarray(literal, literal + literalLength), position);
      literal += literalLength;
      position += literalLength;
      if (offset > position - frameStart) throw new ZstdFault('damaged');
      repeat(out, position, offset, matchLength);
      position += matchLength;
      if (index + 1 === count) break;
      literalState = (literalTable.bases[literalState] as number) + stream.read(literalTable.bits[literalState] as number);
      matchState = (matchTable.bases[matchState] as number) + stream.read(matchTable.bits[matchState] as number);
      offsetState = (offsetTable.bases[offsetState] as number) + stream.read(offsetTable.bits[offsetState] as number);
    }
    if (stream.left !== 0) throw new ZstdFault('damaged');
  } else if (start !== block.length) throw new ZstdFault('damaged');
  const rest = literals.length - literal;
  if (position + rest > limit) throw new ZstdFault('damaged');
  out.set(literals.subarray(literal), position);
  return position + rest;
}

/** RFC 8878, 3.1.1.5: values of 1 to 3 repeat one of the last offsets. */
function nextOffset(offsets: [number, number, number], given: number, literalLength: number): number {
  let offset = given - 3;
  let from = 2;
  if (given <= 3) {
    from = given - 1 + (literalLength === 0 ? 1 : 0);
    offset = from === 3 ? offsets[0] - 1 : (offsets[from] as number);
    if (offset === 0) throw new ZstdFault('damaged');
  }
  if (from >= 2) offsets[2] = offsets[1];
  if (from >= 1) offsets[1] = offsets[0];
  offsets[0] = offset;
  return offset;
}

/** The bytes may overlap those that they repeat. */
function repeat(out: Uint8Array, position: number, offset: number, length: number): void {
  if (offset >= length) out.copyWithin(position, position - offset, position - offset + length);
  else for (let index = position; index < position + length; index++) out[index] = out[index - offset] as number;
}

function byteAt(bytes: Uint8Array, index: number): number {
  const byte = bytes[index];
  if (byte === undefined) throw new ZstdFault('damaged');
  return byte;
}
