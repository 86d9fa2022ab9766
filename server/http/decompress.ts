/** Unpacks what was sent compressed, within limits: a small file may say that it is endless. */
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { documentBytes, zstdWindowBytes, zstdWork } from './limits.ts';
import { spool } from './spool.ts';

export type Compression = 'gzip' | 'zstd';

/** Content types of RFC 6713 and RFC 8878, and the older one for gzip. */
export function compressionOf(contentType: string): Compression | undefined {
  if (/^application\/(x-)?gzip\b/i.test(contentType)) return 'gzip';
  return /^application\/zstd\b/i.test(contentType) ? 'zstd' : undefined;
}

/** From file to file. Errors: INPUT_INVALID when it is not what it says to be, INPUT_TOO_LARGE. */
export async function decompress(kind: Compression, from: string, to: string): Promise<void> {
  const source = createReadStream(from);
  const unpacked = kind === 'gzip' ? gunzip(source) : Readable.from(unzstd(source), { objectMode: false });
  try {
    await spool(unpacked, to, documentBytes);
  } catch (error) {
    if (error instanceof OperationalError) throw error;
    throw new OperationalError('INPUT_INVALID', `The part is not whole ${kind} data.`, { cause: error });
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}

function gunzip(source: Readable): Readable {
  // Errors of either reach whoever reads the last.
  return pipeline(source, createGunzip(), () => undefined);
}

async function* unzstd(source: Readable): AsyncGenerator<Uint8Array> {
  const frames = createFrameWalk();
  let unpacked: Uint8Array[] = [];
  let size = 0;
  const unpacker = new Decompress((part) => {
    size += part.length;
    if (size > documentBytes) throw new OperationalError('INPUT_TOO_LARGE');
    if (part.length > 0) unpacked.push(part);
  });
  for await (const chunk of source as AsyncIterable<Buffer>) {
    frames.push(chunk);
    unpacker.push(Uint8Array.from(chunk));
    yield* unpacked;
    unpacked = [];
  }
  if (!frames.isWhole()) throw new Error('cut short');
}

/**
 * Walks frames and blocks (RFC 8878, 3.1.1) ahead of the library, which makes room for whatever window a
 * frame names, and moves the whole of it for each block. Errors: INPUT_TOO_LARGE; any other is no zstd.
 */
function createFrameWalk(): { push(chunk: Uint8Array): void; isWhole(): boolean } {
  let held = Buffer.alloc(0);
  let skip = 0;
  let work = 0;
  let begun = false;
  let frame: { window: number; checksum: number } | undefined;
  const step = (): number => {
    if (frame === undefined) {
      const found = frameHeader(held);
      if (found.window > zstdWindowBytes) throw tooLarge();
      if (!found.isSkippable && found.length > 0) {
        frame = found;
        begun = true;
      }
      return found.length;
    }
    if (held.length < 3) return 0;
    const header = held.readUIntLE(0, 3);
    work += frame.window;
    if (work > zstdWork) throw tooLarge();
    // A block of one repeated byte holds that byte alone.
    const size = ((header >> 1) & 3) === 1 ? 1 : header >> 3;
    const length = 3 + size + ((header & 1) === 1 ? frame.checksum : 0);
    if ((header & 1) === 1) frame = undefined;
    return length;
  };
  return {
    push(chunk) {
      held = Buffer.concat([held, chunk]);
      for (;;) {
        const now = Math.min(skip, held.length);
        held = held.subarray(now);
        skip -= now;
        if (skip > 0 || held.length === 0) return;
        skip = step();
        if (skip === 0) return;
      }
    },
    isWhole: () => begun && frame === undefined && skip === 0 && held.length === 0,
  };
}

interface FrameHeader {
  /** Bytes to go on by; 0 when the header is not here in full. */
  readonly length: number;
  readonly window: number;
  readonly checksum: number;
  readonly isSkippable: boolean;
}

const incomplete: FrameHeader = { length: 0, window: 0, checksum: 0, isSkippable: false };
const longestHeader = 18;

function frameHeader(bytes: Buffer): FrameHeader {
  if (bytes.length < 8) return incomplete;
  const magic = bytes.readUInt32LE(0);
  if (magic >>> 4 === 0x184d2a5) return { ...incomplete, length: 8 + bytes.readUInt32LE(4), isSkippable: true };
  if (magic !== 0xfd2fb528) throw new Error('no frame');
  const descriptor = bytes[4] as number;
  const isSingle = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? (isSingle ? 1 : 0) : 1 << sizeFlag;
  const dictionary = [0, 1, 2, 4][descriptor & 3] as number;
  const sizeAt = 5 + (isSingle ? 0 : 1) + dictionary;
  const length = sizeAt + sizeBytes;
  if (bytes.length < Math.min(length, longestHeader)) return incomplete;
  const window = isSingle ? contentSize(bytes, sizeAt, sizeBytes) : windowSize(bytes[5] as number);
  return { length, window, checksum: (descriptor & 4) === 0 ? 0 : 4, isSkippable: false };
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function contentSize(bytes: Buffer, at: number, length: number): number {
  if (length === 8) return Number(bytes.readBigUInt64LE(at));
  return bytes.readUIntLE(at, length) + (length === 2 ? 256 : 0);
}

function tooLarge(): OperationalError {
  return new OperationalError('INPUT_TOO_LARGE', 'The part cannot be unpacked within the limits.');
}
