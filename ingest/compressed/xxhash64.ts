/**
 * The low 32 bits of XXH64 with seed 0: the content checksum of Zstandard (RFC 8878, 3.1.1; the
 * algorithm: XXH64 of the xxHash specification 0.1.1). Numbers of 64 bits are pairs of 32.
 */

/** A number of 64 bits that is changed in place. */
class Word {
  low: number;
  high: number;

  constructor(high: number, low: number) {
    this.high = high;
    this.low = low;
  }

  copy(): Word {
    return new Word(this.high, this.low);
  }

  add({ high, low }: Word): this {
    const sum = (this.low >>> 0) + (low >>> 0);
    this.low = sum | 0;
    this.high = (this.high + high + (sum > 0xffffffff ? 1 : 0)) | 0;
    return this;
  }

  xor({ high, low }: Word): this {
    this.low ^= low;
    this.high ^= high;
    return this;
  }

  multiply({ high, low }: Word): this {
    const a0 = this.low & 0xffff;
    const a1 = this.low >>> 16;
    const b0 = low & 0xffff;
    const b1 = low >>> 16;
    const low0 = a0 * b0;
    const mid1 = a0 * b1;
    const mid2 = a1 * b0;
    const carry = (low0 >>> 16) + (mid1 & 0xffff) + (mid2 & 0xffff);
    const cross = Math.imul(this.low, high) + Math.imul(this.high, low);
    this.high = (a1 * b1 + (mid1 >>> 16) + (mid2 >>> 16) + (carry >>> 16) + cross) | 0;
    this.low = (carry << 16) | (low0 & 0xffff);
    return this;
  }

  rotate(bits: number): this {
    const { high, low } = this;
    const part = bits & 31;
    const [h, l] = bits < 32 ? [high, low] : [low, high];
    this.high = part === 0 ? h : (h << part) | (l >>> (32 - part));
    this.low = part === 0 ? l : (l << part) | (h >>> (32 - part));
    return this;
  }

  /** With itself shifted right by fewer than 64 bits. */
  fold(bits: number): this {
    const { high, low } = this;
    if (bits >= 32) this.low ^= high >>> (bits - 32);
    else {
      this.low ^= (low >>> bits) | (high << (32 - bits));
      this.high ^= high >>> bits;
    }
    return this;
  }
}

const prime1 = new Word(0x9e3779b1, 0x85ebca87);
const prime2 = new Word(0xc2b2ae3d, 0x27d4eb4f);
const prime3 = new Word(0x165667b1, 0x9e3779f9);
const prime4 = new Word(0x85ebca77, 0xc2b2ae63);
const prime5 = new Word(0x27d4eb2f, 0x165667c5);

export function xxhash64Low(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lane = new Word(0, 0);
  const load = (at: number): Word => {
    lane.low = view.getInt32(at, true);
    lane.high = view.getInt32(at + 4, true);
    return lane;
  };
  let at = 0;
  let hash: Word;
  if (bytes.length < 32) hash = prime5.copy();
  else {
    const lanes = [prime1.copy().add(prime2), prime2.copy(), new Word(0, 0), new Word(~prime1.high, -prime1.low | 0)] as const;
    for (; at + 32 <= bytes.length; at += 32) {
      for (let index = 0; index < 4; index++) mix(lanes[index] as Word, load(at + 8 * index));
    }
    hash = lanes[0].copy().rotate(1);
    for (const index of [1, 2, 3] as const) hash.add(lanes[index].copy().rotate([0, 7, 12, 18][index] as number));
    for (const each of lanes)
      hash
        .xor(mix(new Word(0, 0), each))
        .multiply(prime1)
        .add(prime4);
  }
  hash.add(new Word(Math.floor(bytes.length / 2 ** 32), bytes.length | 0));
  for (; at + 8 <= bytes.length; at += 8) {
    hash
      .xor(mix(new Word(0, 0), load(at)))
      .rotate(27)
      .multiply(prime1)
      .add(prime4);
  }
  if (at + 4 <= bytes.length) {
    hash
      .xor(new Word(0, view.getInt32(at, true)).multiply(prime1))
      .rotate(23)
      .multiply(prime2)
      .add(prime3);
    at += 4;
  }
  for (; at < bytes.length; at++)
    hash
      .xor(new Word(0, bytes[at] as number).multiply(prime5))
      .rotate(11)
      .multiply(prime1);
  return hash.fold(33).multiply(prime2).fold(29).multiply(prime3).fold(32).low >>> 0;
}

/** One round: `input` into an accumulator. */
function mix(accumulator: Word, input: Word): Word {
  return accumulator.add(input.copy().multiply(prime2)).rotate(31).multiply(prime1);
}
