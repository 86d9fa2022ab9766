/**
 * The documents in a zip archive (APPNOTE 6.3.10). The directory is read first, whole and within its
 * limits; members are unpacked one at a time, when they are asked for.
 */
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { diagnostic, excerpt } from '../diagnostics.ts';
import { limits } from '../limits.ts';
import { mostUnpacked, tooLarge, type Unpacked } from './decompress.ts';
import { isArchive, isSpreadsheetPart, sniffPacked } from './packed.ts';
import { yauzl, type ZipEntry, type ZipFile } from './yauzl.ts';

export interface Member {
  /** Path in the archive, with `/` between its parts. */
  readonly name: string;
  /** Its bytes, or why they are not read. */
  unpack(): Promise<Unpacked>;
}

export type Archive = { readonly members: readonly Member[] } | { readonly problem: Diagnostic };

const stored = 0;
const deflated = 8;

/** Undefined when the bytes are no zip archive, or one that is a document itself: a spreadsheet. */
export async function openArchive(bytes: Uint8Array): Promise<Archive | undefined> {
  if (sniffPacked(bytes) !== 'zip') return undefined;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let listed: { zip: ZipFile; entries: readonly (readonly [string, ZipEntry])[] } | undefined;
  try {
    listed = await list(buffer);
  } catch (error) {
    // A spreadsheet that was cut off is still none of ours.
    if (buffer.includes('[Content_Types].xml')) return undefined;
    return refuse('archive-damaged', `The archive cannot be read: ${excerpt((error as Error).message)}.`);
  }
  if (listed === undefined) return refuse('archive-too-many-members', `More than ${limits.archiveMembers} members.`);
  const { zip, entries } = listed;
  if (entries.some(([name]) => isSpreadsheetPart(name))) return undefined;
  const files = entries.filter(([name]) => !name.endsWith('/'));
  if (files.length === 0) return refuse('archive-empty', 'The archive holds no document.');
  const size = files.reduce((sum, [, entry]) => sum + entry.uncompressedSize, 0);
  if (size > mostUnpacked(bytes.length, limits.archiveBytes)) {
    return refuse('archive-too-large', `Its ${bytes.length} bytes become ${size}: nothing of it is unpacked.`);
  }
  return { members: files.map(([name, entry]) => ({ name, unpack: () => unpack(buffer, zip, name, entry) })) };
}

/** Undefined when there are too many. Throws what yauzl finds wrong. */
async function list(buffer: Buffer): Promise<{ zip: ZipFile; entries: (readonly [string, ZipEntry])[] } | undefined> {
  // Names and sizes are checked here, member by member: yauzl gives up the whole archive at the first that is wrong.
  const zip = await yauzl.fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: false });
  if (zip.entryCount > limits.archiveMembers) return undefined;
  const entries: (readonly [string, ZipEntry])[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    entries.push([name, entry]);
  }
  return { zip, entries };
}

async function unpack(buffer: Buffer, zip: ZipFile, name: string, entry: ZipEntry): Promise<Unpacked> {
  const { compressionMethod, compressedSize, uncompressedSize } = entry;
  if (name === '' || name.includes('\0') || yauzl.validateFileName(name) !== null) {
    return refuse('member-name-unsafe', 'Its name leads out of the archive; not read.');
  }
  if (entry.isEncrypted()) return refuse('member-encrypted', 'Encrypted; hand in the archive without a password.');
  if (compressionMethod !== stored && compressionMethod !== deflated) {
    return refuse(
      'compressed-unreadable',
      `Compressed by method ${compressionMethod}; only stored and deflated members are read.`,
    );
  }
  const most = mostUnpacked(compressedSize, limits.wholeBytes);
  if (uncompressedSize > most) return { problem: tooLarge(most, compressedSize) };
  const packed = await packedBytes(buffer, zip, entry);
  const bytes = packed === undefined || compressionMethod === stored ? packed : await inflate(packed, uncompressedSize);
  if (bytes === undefined || bytes.length !== uncompressedSize || crc32(bytes) !== entry.crc32) {
    return refuse('member-damaged', 'Its bytes are damaged: length or checksum is not what the archive says.');
  }
  return (await isNested(bytes)) ? refuse('archive-nested', 'An archive within an archive; hand it in by itself.') : { bytes };
}

async function packedBytes(buffer: Buffer, zip: ZipFile, entry: ZipEntry): Promise<Buffer | undefined> {
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    return buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize);
  } catch {
    return undefined;
  }
}

async function inflate(packed: Buffer, size: number): Promise<Buffer | undefined> {
  try {
    // The limit must not be zero; an empty member is checked by its length.
    return await promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw)(packed, { maxOutputLength: size + 1 });
  } catch {
    return undefined;
  }
}

async function isNested(bytes: Buffer): Promise<boolean> {
  const packed = sniffPacked(bytes);
  if (packed !== 'zip') return isArchive(packed);
  return !(await list(bytes).then(
    (listed) => listed?.entries.some(([name]) => isSpreadsheetPart(name)),
    () => false,
  ));
}

function refuse(code: string, message: string): { problem: Diagnostic } {
  return { problem: diagnostic(code, 'error', '', message) };
}
