/**
 * Zstandard frames to bytes (RFC 8878), within limits. Node 20 has no decoder, and fzstd
 * writes beyond its block without looking: 19 bytes kept it busy for 107 seconds. Here each block
 * writes at most its 128 KiB, whatever it claims, lengths and checksum are checked, and what is cut
 * off, damaged or larger than allowed is a value.
 */
import { xxhash64Low } from './xxhash64.ts';
import { ZstdFault, type ZstdFaultKind } from './zstd-fault.ts';
import { type HuffmanTree, readLiterals } from './zstd-literals.ts';
import { executeSequences, readSequencesHead, type SequenceTables } from './zstd-sequences.ts';

export interface ZstdLimits {
  /** Bytes of all frames together. */
  readonly outBytes: number;
  /** Bytes of the window that a frame may ask for. */
  readonly windowBytes: number;
}

export type ZstdResult = { readonly bytes: Uint8Array } | { readonly fault: ZstdFaultKind };

const magic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;
/** A block regenerates at most this. */
const blockBytes = 128 * 1024;

/** Frames one after another are one text, as `zstd -d` has it; skippable frames are skipped. */
export function decodeZstd(bytes: Uint8Array, limits: ZstdLimits): ZstdResult {
  try {
    return { bytes: new Decoder(bytes, limits).run() };
  } catch (error) {
    if (error instanceof ZstdFault) return { fault: error.kind };
    throw error;
  }
}

interface FrameHeader {
  /** What the header says that the frame regenerates. */
  readonly contentBytes: number | undefined;
  readonly mostBlockBytes: number;
  readonly hasChecksum: boolean;
}

class Decoder {
  readonly #bytes: Buffer;
  readonly #limits: ZstdLimits;
  #at = 0;
  #out = new Uint8Array(0);
  #length = 0;

  constructor(bytes: Uint8Array, limits: ZstdLimits) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#limits = limits;
  }

  run(): Uint8Array {
    while (this.#at < this.#bytes.length) {
      const mark = this.#take(4);
      if (mark === magic) this.#frame();
      else if ((mark & ~15) >>> 0 === skippableMagic) this.#skip(this.#take(4));
      else throw new ZstdFault('damaged');
    }
    return this.#out.subarray(0, this.#length);
  }

  #frame(): void {
    const { contentBytes, mostBlockBytes, hasChecksum } = this.#header();
    const frameStart = this.#length;
    this.#reserve(contentBytes ?? 0);
    const offsets: [number, number, number] = [1, 4, 8];
    let tree: HuffmanTree | undefined;
    let tables: SequenceTables = [undefined, undefined, undefined];
    for (let isLast = false; !isLast; ) {
      const head = this.#take(3);
      isLast = (head & 1) === 1;
      const size = head >>> 3;
      const kind = (head >> 1) & 3;
      if (kind === 3 || size > mostBlockBytes) throw new ZstdFault('damaged');
      if (kind === 2) {
        const block = this.#slice(size);
        const literals = readLiterals(block, tree, mostBlockBytes);
        const sequences = readSequencesHead(block, literals.end, tables);
        this.#reserve(Math.min(mostBlockBytes, this.#limits.outBytes - this.#length));
        const target = { literals: literals.bytes, out: this.#out, position: this.#length, frameStart, offsets };
        const room = Math.min(mostBlockBytes, this.#out.length - this.#length);
        try {
          this.#length = executeSequences(block, sequences, { ...target, mostBytes: room });
        } catch (error) {
          throw room < mostBlockBytes ? new ZstdFault('too-large') : error;
        }
        ({ tree } = literals);
        ({ tables } = sequences);
      } else {
        this.#reserve(size);
        if (kind === 0) this.#out.set(this.#slice(size), this.#length);
        else this.#out.fill(this.#take(1), this.#length, this.#length + size);
        this.#length += size;
      }
    }
    const content = this.#out.subarray(frameStart, this.#length);
    if (contentBytes !== undefined && contentBytes !== content.length) throw new ZstdFault('damaged');
    if (hasChecksum && this.#take(4) !== xxhash64Low(content)) throw new ZstdFault('damaged');
  }

  /** RFC 8878, 3.1.1.1. */
  #header(): FrameHeader {
    const descriptor = this.#take(1);
    if ((descriptor & 8) !== 0) throw new ZstdFault('damaged');
    const isSingleSegment = (descriptor & 0x20) !== 0;
    let windowBytes = 0;
    if (!isSingleSegment) {
      const byte = this.#take(1);
      const base = 2 ** (10 + (byte >> 3));
      windowBytes = base + (base / 8) * (byte & 7);
    }
    if (this.#take([0, 1, 2, 4][descriptor & 3] as number) !== 0) throw new ZstdFault('dictionary');
    const width = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] as number;
    const contentBytes = width === 0 ? undefined : this.#take(width) + (width === 2 ? 256 : 0);
    if (contentBytes !== undefined && contentBytes > this.#limits.outBytes - this.#length) throw new ZstdFault('too-large');
    if (isSingleSegment) windowBytes = contentBytes as number;
    else if (windowBytes > this.#limits.windowBytes) throw new ZstdFault('window');
    const mostBlockBytes = Math.min(blockBytes, isSingleSegment ? Math.max(windowBytes, 1) : windowBytes);
    return { contentBytes, mostBlockBytes, hasChecksum: (descriptor & 4) !== 0 };
  }

  /** Makes room for `more` bytes after what is there. */
  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed > this.#limits.outBytes) throw new ZstdFault('too-large');
    if (needed <= this.#out.length) return;
    const grown = new Uint8Array(Math.min(this.#limits.outBytes, Math.max(needed, 2 * this.#out.length)));
    grown.set(this.#out.subarray(0, this.#length));
    this.#out = grown;
  }

  /** The next bytes as a number, low byte first. */
  #take(count: number): number {
    const slice = this.#slice(count);
    let value = 0;
    for (let index = count - 1; index >= 0; index--) value = value * 256 + (slice[index] as number);
    return value;
  }

  #slice(count: number): Buffer {
    this.#skip(count);
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  #skip(count: number): void {
    this.#at += count;
    if (this.#at > this.#bytes.length) throw new ZstdFault('truncated');
  }
}
