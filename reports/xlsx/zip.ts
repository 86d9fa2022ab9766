/** Just as much of the zip format as a workbook needs: dates that are none of a clock's, and one entry read back. */
import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  /** Of its record in the directory. */
  readonly at: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const entryLength = 46;
/** 1980-01-01, the first day that the format can name. */
const fixedDay = 0x0021;

/** Entries of an archive without a comment, as the writer makes them. Errors: Error, RangeError for bytes that are none. */
export function entriesOf(file: Uint8Array): ZipEntry[] {
  const bytes = viewOf(file);
  const end = file.length - endLength;
  if (end < 0 || bytes.getUint32(end, true) !== endSignature) throw new Error('no archive');
  const count = bytes.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  for (let k = 0, at = bytes.getUint32(end + 16, true); k < count; k++) {
    if (bytes.getUint32(at, true) !== entrySignature) throw new Error('no archive');
    const nameLength = bytes.getUint16(at + 28, true);
    const name = new TextDecoder().decode(file.subarray(at + entryLength, at + entryLength + nameLength));
    entries.push({ name, at });
    at += entryLength + nameLength + bytes.getUint16(at + 30, true) + bytes.getUint16(at + 32, true);
  }
  return entries;
}

/** The archive with the same date at every entry, in the directory and before the entry. Changes its argument. */
export function withFixedDates(file: Uint8Array): Uint8Array {
  const bytes = viewOf(file);
  for (const { at } of entriesOf(file)) {
    bytes.setUint16(at + 12, 0, true);
    bytes.setUint16(at + 14, fixedDay, true);
    const local = bytes.getUint32(at + 42, true);
    bytes.setUint16(local + 10, 0, true);
    bytes.setUint16(local + 12, fixedDay, true);
  }
  return file;
}

/** Errors: Error, RangeError where it has more bytes than `longest`, or none that can be read. */
export function textOfEntry(file: Uint8Array, { at }: ZipEntry, longest: number): string {
  const bytes = viewOf(file);
  const [method, length, local] = [
    bytes.getUint16(at + 10, true),
    bytes.getUint32(at + 20, true),
    bytes.getUint32(at + 42, true),
  ];
  const start = local + 30 + bytes.getUint16(local + 26, true) + bytes.getUint16(local + 28, true);
  const content = file.subarray(start, start + length);
  if (method === 0 && content.length > longest) throw new RangeError('a long entry');
  return new TextDecoder().decode(method === 0 ? content : inflateRawSync(content, { maxOutputLength: longest }));
}

function viewOf(file: Uint8Array): DataView {
  return new DataView(file.buffer, file.byteOffset, file.byteLength);
}
