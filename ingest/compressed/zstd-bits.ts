/** Bits of a Zstandard bitstream, which is read from its last byte to its first (RFC 8878, 4.1). */
import { ZstdFault } from './zstd-fault.ts';

export class BackwardBits {
  readonly #bytes: Uint8Array;
  readonly #start: number;
  /** Bits that are left; below zero after more was read than there is. */
  left: number;

  /** The stream is `bytes[start, end)`; the highest set bit of its last byte marks its end. */
  constructor(bytes: Uint8Array, start: number, end: number) {
    const last = end > start ? (bytes[end - 1] as number) : 0;
    if (last === 0) throw new ZstdFault('damaged');
    this.#bytes = bytes;
    this.#start = start;
    this.left = (end - start) * 8 - (Math.clz32(last) - 23);
  }

  /** The next `count` bits, at most 31, which stay; zeros stand where the stream has ended. */
  peek(count: number): number {
    if (count > 24) return (this.#at(this.left - count + 24, count - 24) << 24) | this.#at(this.left - count, 24);
    return this.#at(this.left - count, count);
  }

  read(count: number): number {
    const value = this.peek(count);
    this.left -= count;
    return value;
  }

  #at(position: number, count: number): number {
    if (count <= 0) return 0;
    if (position < 0) return position + count <= 0 ? 0 : this.#at(0, position + count) << -position;
    const byte = this.#start + (position >> 3);
    const bytes = this.#bytes;
    const word =
      (bytes[byte] as number) | ((bytes[byte + 1] ?? 0) << 8) | ((bytes[byte + 2] ?? 0) << 16) | ((bytes[byte + 3] ?? 0) << 24);
    return (word >>> (position & 7)) & ((1 << count) - 1);
  }
}
