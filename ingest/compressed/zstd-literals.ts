/** The literals of a Zstandard block, and the Huffman tree that they are written with (RFC 8878, 3.1.1.3.1 and 4.2). */
import { BackwardBits } from './zstd-bits.ts';
import { ZstdFault } from './zstd-fault.ts';
import { readFseTable } from './zstd-fse.ts';

/** By the next `bits` bits of the stream: the symbol, and how many of them are its code. */
export interface HuffmanTree {
  readonly bits: number;
  readonly symbols: Uint8Array;
  readonly lengths: Uint8Array;
}

export interface Literals {
  readonly bytes: Uint8Array;
  /** Offset of the first byte after the section. */
  readonly end: number;
  /** The tree in force after this block. */
  readonly tree: HuffmanTree | undefined;
}

const maxTreeBits = 11;

export function readLiterals(block: Uint8Array, tree: HuffmanTree | undefined, mostBytes: number): Literals {
  const first = byteAt(block, 0);
  const kind = first & 3;
  return kind < 2 ? readPlain(block, first, tree, mostBytes) : readCoded(block, first, kind === 2 ? undefined : tree, mostBytes);
}

/** Raw, or one byte repeated. */
function readPlain(block: Uint8Array, first: number, tree: HuffmanTree | undefined, mostBytes: number): Literals {
  const format = (first >> 2) & 3;
  const head = format === 1 ? 2 : format === 3 ? 3 : 1;
  let size = head === 1 ? first >> 3 : (first >> 4) | (byteAt(block, 1) << 4);
  if (head === 3) size |= byteAt(block, 2) << 12;
  if (size > mostBytes) throw new ZstdFault('damaged');
  if ((first & 3) === 1) return { bytes: new Uint8Array(size).fill(byteAt(block, head)), end: head + 1, tree };
  if (head + size > block.length) throw new ZstdFault('damaged');
  return { bytes: block.subarray(head, head + size), end: head + size, tree };
}

function readCoded(block: Uint8Array, first: number, known: HuffmanTree | undefined, mostBytes: number): Literals {
  const format = (first >> 2) & 3;
  const head = format < 2 ? 3 : format + 2;
  const width = format < 2 ? 10 : format === 2 ? 14 : 18;
  let bits = 0;
  // At most 40 bits: beyond what the operators of integers hold.
  for (let index = head - 1; index >= 0; index--) bits = bits * 256 + byteAt(block, index);
  bits = Math.floor(bits / 16);
  const size = bits % 2 ** width;
  const end = head + Math.floor(bits / 2 ** width);
  if (size > mostBytes || end > block.length) throw new ZstdFault('damaged');
  let start = head;
  let tree = known;
  if ((first & 3) === 2) ({ tree, end: start } = readTree(block, head, end));
  if (tree === undefined) throw new ZstdFault('damaged');
  const bytes = new Uint8Array(size);
  if (format === 0) decodeStream(block, start, end, tree, bytes);
  else decodeStreams(block, start, end, tree, bytes);
  return { bytes, end, tree };
}

/** Four streams, the lengths of the first three before them. */
function decodeStreams(block: Uint8Array, start: number, end: number, tree: HuffmanTree, into: Uint8Array): void {
  const part = (into.length + 3) >> 2;
  if (part * 3 > into.length) throw new ZstdFault('damaged');
  let from = start + 6;
  for (let index = 0; index < 4; index++) {
    const at = start + 2 * index;
    const to = index === 3 ? end : from + (byteAt(block, at) | (byteAt(block, at + 1) << 8));
    if (to > end) throw new ZstdFault('damaged');
    decodeStream(block, from, to, tree, into.subarray(part * index, index === 3 ? into.length : part * (index + 1)));
    from = to;
  }
}

function decodeStream(block: Uint8Array, start: number, end: number, tree: HuffmanTree, into: Uint8Array): void {
  const stream = new BackwardBits(block, start, end);
  for (let index = 0; index < into.length; index++) {
    const state = stream.peek(tree.bits);
    into[index] = tree.symbols[state] as number;
    stream.left -= tree.lengths[state] as number;
  }
  if (stream.left !== 0) throw new ZstdFault('damaged');
}

function readTree(block: Uint8Array, start: number, limit: number): { tree: HuffmanTree; end: number } {
  const head = byteAt(block, start);
  const end = start + 1 + (head < 128 ? head : (head - 126) >> 1);
  if (end > limit) throw new ZstdFault('damaged');
  const weights = head < 128 ? readCodedWeights(block, start + 1, end) : [];
  for (let index = 0; head >= 128 && index < head - 127; index++) {
    const pair = byteAt(block, start + 1 + (index >> 1));
    weights.push(index % 2 === 0 ? pair >> 4 : pair & 15);
  }
  return { tree: buildTree(weights), end };
}

/** Two states take turns until the stream has no bits left for the next one. */
function readCodedWeights(block: Uint8Array, start: number, end: number): number[] {
  const { table, end: from } = readFseTable(block, start, end, 6, 255);
  const stream = new BackwardBits(block, from, end);
  const states = [stream.read(table.log), stream.read(table.log)];
  if (stream.left < 0) throw new ZstdFault('damaged');
  const weights: number[] = [];
  for (let turn = 0; weights.length < 255; turn ^= 1) {
    const state = states[turn] as number;
    weights.push(table.symbols[state] as number);
    const bits = table.bits[state] as number;
    if (stream.left < bits) {
      weights.push(table.symbols[states[turn ^ 1] as number] as number);
      return weights;
    }
    states[turn] = (table.bases[state] as number) + stream.read(bits);
  }
  throw new ZstdFault('damaged');
}

/** The last symbol's weight is what makes the sum a power of two. */
function buildTree(given: readonly number[]): HuffmanTree {
  let sum = 0;
  for (const weight of given) {
    if (weight > maxTreeBits) throw new ZstdFault('damaged');
    if (weight > 0) sum += 1 << (weight - 1);
  }
  const bits = 32 - Math.clz32(sum);
  const rest = (1 << bits) - sum;
  if (sum === 0 || bits > maxTreeBits || (rest & (rest - 1)) !== 0) throw new ZstdFault('damaged');
  const weights = [...given, 32 - Math.clz32(rest)];
  const symbols = new Uint8Array(1 << bits);
  const lengths = new Uint8Array(1 << bits);
  let position = 0;
  for (let weight = 1; weight <= bits; weight++) {
    for (const [symbol, of] of weights.entries()) {
      if (of !== weight) continue;
      const next = position + (1 << (weight - 1));
      symbols.fill(symbol, position, next);
      lengths.fill(bits + 1 - weight, position, next);
      position = next;
    }
  }
  return { bits, symbols, lengths };
}

function byteAt(bytes: Uint8Array, index: number): number {
  const byte = bytes[index];
  if (byte === undefined) throw new ZstdFault('damaged');
  return byte;
}
