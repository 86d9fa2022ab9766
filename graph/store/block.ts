/**
 * One document's columns, or a part of them, as bytes: what both stores keep and every view is built from.
 *
 * Little endian. A header of 8 Int32 (magic, format version, CRC-32 of all that follows it,
 * nodes, mentions, edges, flags, bytes of the directory), the directory (JSON: one
 * `[name, count, rowBytes, valueBytes]` a number column), then sections, each starting at a multiple
 * of 8: mention names Float64, node ids Int32, mention nodes (absent when mention i is of node i),
 * from, to (16 bits when all of them fit), types and kinds Uint8, and rows and values
 * of each number column in the narrowest width that holds them. Not deflated: every load of a view
 * would pay for it.
 */
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import type { Columns, NumberColumn } from '../model/columns.ts';
import { invariant } from '../model/invariant.ts';
import { OperationalError } from '../model/operational-error.ts';

const magic = 0x4b4c4248;
const formatVersion = 1;
const headerInts = 8;
const headerBytes = headerInts * 4;
/** The checksum covers what comes after it. */
const checkedFrom = 12;
/** Flags: local indices take 32 bits; mention i is of node i. */
const wideIndices = 1;
const mentionsInOrder = 2;
const narrowLimit = 0x1_0000;

type Section = Float64Array | Int32Array | Uint16Array | Uint8Array;
type Header = [number, number, number, number, number, number, number, number];
type Directory = readonly (readonly [name: string, count: number, rowBytes: number, valueBytes: number])[];

/** Bytes of a block; deterministic for equal columns. */
export function encodeBlock(columns: Columns): Uint8Array {
  invariant(endianness() === 'LE', 'blocks are little endian');
  const { nodes, mentionNode } = columns;
  const wide = [mentionNode, columns.from, columns.to].some((indices) => indices.some((index) => index >= narrowLimit));
  const inOrder = mentionNode.every((node, row) => node === row);
  const index = (array: Int32Array): Section => (wide ? array : Uint16Array.from(array));
  const directory: [string, number, number, number][] = [];
  const sections: Section[] = [columns.mentionName, nodes, ...(inOrder ? [] : [index(mentionNode)])];
  sections.push(index(columns.from), index(columns.to), columns.types, columns.kinds);
  for (const [name, column] of columns.numbers) {
    const rows = narrow(column.rows);
    const values = narrow(column.values);
    directory.push([name, column.rows.length, rows.BYTES_PER_ELEMENT, values.BYTES_PER_ELEMENT]);
    sections.push(rows, values);
  }
  const flags = (wide ? wideIndices : 0) | (inOrder ? mentionsInOrder : 0);
  return assemble(columns, flags, Buffer.from(JSON.stringify(directory)), sections);
}

function assemble(columns: Columns, flags: number, directory: Uint8Array, sections: readonly Section[]): Uint8Array {
  const total = sections.reduce((sum, section) => sum + aligned(section.byteLength), headerBytes + aligned(directory.length));
  const bytes = new Uint8Array(total);
  bytes.set(directory, headerBytes);
  let offset = headerBytes + aligned(directory.length);
  for (const section of sections) {
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), offset);
    offset += aligned(section.byteLength);
  }
  const { nodes, mentionNode, kinds } = columns;
  const header = new Int32Array(bytes.buffer, 0, headerInts);
  header.set([magic, formatVersion, 0, nodes.length, mentionNode.length, kinds.length, flags, directory.length]);
  header[2] = crc32(bytes.subarray(checkedFrom));
  return bytes;
}

/**
 * Columns of a block. Arrays are views of `bytes` where width and alignment allow, so the caller
 * must not change `bytes` afterwards. Throws STORE_CORRUPT when they are not what was written.
 */
export function decodeBlock(bytes: Uint8Array): Columns {
  const source = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  if (source.length < headerBytes) throw corrupt();
  const header = [...new Int32Array(source.buffer, source.byteOffset, headerInts)];
  const [head, version, crc, nodeCount, mentionCount, edgeCount, flags, directoryBytes] = header as Header;
  if (head !== magic || version !== formatVersion || crc !== (crc32(source.subarray(checkedFrom)) | 0)) throw corrupt();
  const directory = JSON.parse(
    Buffer.from(source.buffer, source.byteOffset + headerBytes, directoryBytes).toString(),
  ) as Directory;
  const take = sectionReader(source, headerBytes + aligned(directoryBytes));
  const indexBytes = flags & wideIndices ? 4 : 2;
  const mentionName = float64(take(8, mentionCount));
  const nodes = int32(take(4, nodeCount));
  const mentionNode = flags & mentionsInOrder ? ascending(mentionCount) : int32(take(indexBytes, mentionCount));
  const from = int32(take(indexBytes, edgeCount));
  const to = int32(take(indexBytes, edgeCount));
  const types = take(1, nodeCount) as Uint8Array;
  const kinds = take(1, edgeCount) as Uint8Array;
  const numbers = new Map<string, NumberColumn>();
  for (const [name, count, rowBytes, valueBytes] of directory) {
    numbers.set(name, { rows: int32(take(rowBytes, count)), values: float64(take(valueBytes, count)) });
  }
  return { nodes, types, mentionNode, mentionName, from, to, kinds, numbers };
}

function corrupt(): OperationalError {
  return new OperationalError('STORE_CORRUPT', 'A block of columns is damaged.');
}

function aligned(bytes: number): number {
  return (bytes + 7) & ~7;
}

/** The narrowest of Uint8, Uint16, Int32 and Float64 that holds every value exactly (-0 is no Int32). */
function narrow(values: Int32Array | Float64Array): Section {
  let min = 0;
  let max = 0;
  for (const value of values) {
    if (Math.trunc(value) !== value || Object.is(value, -0)) return Float64Array.from(values);
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (min < -0x8000_0000 || max > 0x7fff_ffff) return Float64Array.from(values);
  if (min < 0 || max > 0xffff) return Int32Array.from(values);
  return max > 0xff ? Uint16Array.from(values) : Uint8Array.from(values);
}

function sectionReader(source: Uint8Array, start: number): (width: number, count: number) => Section {
  let offset = start;
  return (width, count) => {
    if (offset + width * count > source.length) throw corrupt();
    const at = source.byteOffset + offset;
    offset += aligned(width * count);
    if (width === 8) return new Float64Array(source.buffer, at, count);
    if (width === 4) return new Int32Array(source.buffer, at, count);
    if (width === 2) return new Uint16Array(source.buffer, at, count);
    return new Uint8Array(source.buffer, at, count);
  };
}

function int32(section: Section): Int32Array {
  return section instanceof Int32Array ? section : Int32Array.from(section);
}

function float64(section: Section): Float64Array {
  return section instanceof Float64Array ? section : Float64Array.from(section);
}

function ascending(count: number): Int32Array {
  const result = new Int32Array(count);
  for (let index = 0; index < count; index++) result[index] = index;
  return result;
}
