/** The part of yauzl that is used; the package has no types. */
import { createRequire } from 'node:module';

export interface ZipEntry {
  readonly compressionMethod: number;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  readonly crc32: number;
  readonly generalPurposeBitFlag: number;
  readonly fileNameRaw: Buffer;
  readonly extraFields: readonly { readonly id: number; readonly data: Buffer }[];
  isEncrypted(): boolean;
}

export interface ZipFile {
  readonly entryCount: number;
  eachEntry(): AsyncIterable<ZipEntry>;
  readLocalFileHeaderPromise(entry: ZipEntry, options: { minimal: true }): Promise<{ readonly fileDataStart: number }>;
}

interface Yauzl {
  fromBufferPromise(bytes: Buffer, options: { decodeStrings: false; validateEntrySizes: false }): Promise<ZipFile>;
  getFileNameLowLevel(flags: number, raw: Buffer, extraFields: ZipEntry['extraFields'], strict: boolean): string;
  validateFileName(name: string): string | null;
}

export const yauzl = createRequire(import.meta.url)('yauzl') as Yauzl;
