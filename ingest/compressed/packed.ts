/** Marks of compressed and archived bytes. */

export type Packed = 'gzip' | 'zstd' | 'zip' | 'tar' | '7z' | 'rar' | 'bzip2' | 'xz';

const marks: readonly (readonly [Packed, at: number, mark: string])[] = [
  ['gzip', 0, '1f8b'],
  ['zstd', 0, '28b52ffd'],
  ['zip', 0, '504b0304'],
  // An archive without members, and one of several volumes.
  ['zip', 0, '504b0506'],
  ['zip', 0, '504b0708'],
  ['7z', 0, '377abcaf271c'],
  ['rar', 0, '526172211a07'],
  ['bzip2', 0, '425a68'],
  ['xz', 0, 'fd377a585a00'],
  ['tar', 257, '7573746172'],
];

/** Undefined for an OpenDocument too: a zip of parts of one document, which begins with its type (ODF 1.3 part 2, 3.3). */
export function sniffPacked(bytes: Uint8Array): Packed | undefined {
  if (isOpenDocument(bytes)) return undefined;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 262)).toString('hex');
  return marks.find(([, at, mark]) => head.startsWith(mark, 2 * at))?.[0];
}

const openDocumentType = 'mimetypeapplication/vnd.oasis.opendocument.';

export function isOpenDocument(bytes: Uint8Array): boolean {
  const type = Buffer.from(
    bytes.buffer,
    bytes.byteOffset + Math.min(30, bytes.byteLength),
    Math.max(0, Math.min(bytes.byteLength - 30, 43)),
  );
  return bytes[0] === 0x50 && bytes[1] === 0x4b && type.toString('latin1') === openDocumentType;
}

/** Holds files, rather than being one. */
export function isArchive(packed: Packed | undefined): boolean {
  return packed === 'zip' || packed === 'tar' || packed === '7z' || packed === 'rar';
}

/** A spreadsheet is a zip too: its parts are listed in one of a name of its own (ECMA-376-2, 10.1.2.4). */
export function isSpreadsheetPart(name: string): boolean {
  return name === '[Content_Types].xml' || name.startsWith('xl/');
}

/** A guess from the bytes alone, for a document that was compressed once more: names of members stand uncompressed. */
export function isSpreadsheet(bytes: Uint8Array): boolean {
  if (sniffPacked(bytes) !== 'zip') return false;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('[Content_Types].xml');
}
