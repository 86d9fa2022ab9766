/** Bytes of a document that need not all be in memory: a file, or what is held already. */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

export interface ByteSource {
  readonly size: number;
  /** Bytes from `offset` on, at most `length`; fewer only at the end. The caller may keep them. */
  read(offset: number, length: number): Buffer;
  /** All of them, in memory. */
  whole(): Uint8Array;
  close(): void;
}

/** Bytes read at a time where all are passed over. */
const chunk = 1024 * 1024;

export function memorySource(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: bytes.length,
    read: (offset, length) => buffer.subarray(offset, offset + length),
    whole: () => bytes,
    close: () => undefined,
  };
}

/** A file that nobody changes meanwhile. Errors are those of the file system. */
export function fileSource(path: string): ByteSource {
  return new FileSource(path);
}

class FileSource implements ByteSource {
  readonly size: number;
  readonly #file: number;
  #isOpen = true;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
    this.size = fstatSync(this.#file).size;
  }

  read(offset: number, length: number): Buffer {
    const buffer = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, this.size - offset)));
    let filled = 0;
    while (filled < buffer.length) {
      const count = readSync(this.#file, buffer, filled, buffer.length - filled, offset + filled);
      if (count === 0) break;
      filled += count;
    }
    return buffer.subarray(0, filled);
  }

  whole(): Uint8Array {
    return this.read(0, this.size);
  }

  close(): void {
    if (this.#isOpen) closeSync(this.#file);
    this.#isOpen = false;
  }
}

const headBytes = 512;

/** The first bytes: what a format, a compression or an archive is known by. */
export function headOf(source: ByteSource): Buffer {
  return source.read(0, headBytes);
}

export function* chunksOf(source: ByteSource): Generator<Buffer> {
  for (let offset = 0; offset < source.size; offset += chunk) yield source.read(offset, chunk);
}

/** SHA-256 of all bytes, lower-case hex. Other work goes on between two chunks of a large document. */
export async function sha256Of(source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for (const part of chunksOf(source)) {
    if (source.size > chunk) await setImmediate();
    hash.update(part);
  }
  return hash.digest('hex');
}
