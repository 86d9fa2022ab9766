/** Zstandard: what the real encoder writes is read byte for byte; whatever else comes ends soon, with a reason. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xxhash64Low } from '../../ingest/compressed/xxhash64.ts';
import { decodeZstd, type ZstdResult } from '../../ingest/compressed/zstd.ts';
import { sharedFiles } from '../support/read-bom.ts';

const limits = { outBytes: 1 << 20, windowBytes: 1 << 23 };
const fixture = (name: string): Buffer => readFileSync(new URL(`../support/zstd/${name}`, import.meta.url));
const lines = Array.from({ length: 20_000 }, (_, i) => `part-${(i * i) % 499};${['Acme', 'Bolt', 'Cog'][i % 3]}\n`).join('');
const text = (result: ZstdResult): string => ('bytes' in result ? Buffer.from(result.bytes).toString() : result.fault);
const decode = (bytes: Uint8Array, most = limits): string => text(decodeZstd(bytes, most));

const magic = [0x28, 0xb5, 0x2f, 0xfd];
/** A frame with a window of 128 KiB and these blocks. */
const frame = (...blocks: readonly (readonly [kind: 0 | 1 | 2 | 3, bytes: readonly number[], size?: number])[]): Buffer =>
  Buffer.from([
    ...magic,
    0,
    7 << 3,
    ...blocks.flatMap(([kind, bytes, size = bytes.length], index) => {
      const head = (index === blocks.length - 1 ? 1 : 0) | (kind << 1) | (size << 3);
      return [head & 255, (head >> 8) & 255, head >> 16, ...bytes];
    }),
  ]);

describe('zstd', () => {
  it('reads what zstd writes', () => {
    const bom = decode(fixture('bom-19.zst'));
    expect(JSON.parse(bom)).toMatchObject({ components: [{ name: 'Packed part A' }, { name: 'Packed part B' }, {}] });
    expect(decode(fixture('bom-piped.zst'))).toBe(bom);
    expect(decode(fixture('lines-19.zst'))).toBe(lines);
    expect(decode(fixture('lines-1-piped.zst'))).toBe(lines);
  });

  it('reads plain and repeated bytes, several frames, and skips what is to be skipped', () => {
    const one = frame([0, [65, 66]], [1, [67], 3]);
    const skipped = Buffer.from([0x5e, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 1, 2]);
    expect(decode(one)).toBe('ABCCC');
    expect(decode(Buffer.concat([skipped, one, skipped, one]))).toBe('ABCCCABCCC');
    expect(decode(frame([0, []]))).toBe('');
  });

  it('checks the checksum and the length', () => {
    const bytes = Buffer.from(fixture('bom-19.zst'));
    bytes[bytes.length - 1] ^= 1;
    expect(decode(bytes)).toBe('damaged');
    const single = [...magic, 0x20, 3, 1 | (2 << 3), 0, 0, 65, 66];
    expect(decode(Buffer.from(single))).toBe('damaged');
  });

  it('says what is cut off, too large, and what it cannot have', () => {
    const bytes = fixture('lines-19.zst');
    for (let length = 1; length < bytes.length; length += 37) expect(decode(bytes.subarray(0, length))).toBe('truncated');
    expect(decode(bytes, { ...limits, outBytes: lines.length - 1 })).toBe('too-large');
    expect(decode(fixture('lines-1-piped.zst'), { ...limits, outBytes: lines.length - 1 })).toBe('too-large');
    expect(decode(fixture('lines-1-piped.zst'), { ...limits, outBytes: lines.length })).toBe(lines);
    expect(decode(frame(...Array.from({ length: 9 }, () => [1, [65], 128 * 1024] as const)))).toBe('too-large');
    expect(decode(Buffer.from([...magic, 0, 0xf8, 1, 0, 0]))).toBe('window');
    expect(decode(Buffer.from([...magic, 3, 0, 1, 0, 0, 0, 1, 0, 0]))).toBe('dictionary');
    expect(decode(Buffer.from('PK\u0003\u0004'))).toBe('damaged');
  });

  it('does no more work than a block may write, whatever its sequences claim', () => {
    // 34,512 sequences of 65,538 literals and 65,539 repeated bytes each, in 10 bytes.
    const bomb = frame([2, [1 << 3, 65, 255, 0xd0, 7, 0b01010100, 35, 0, 52, 0x80]]);
    for (let index = 0; index < 1000; index++) expect(decode(bomb)).toBe('damaged');
  });

  it('ends on any change of a frame', () => {
    const originals = ['bom-19.zst', 'bom-piped.zst', 'lines-19.zst'].map(fixture);
    const change = fc.tuple(fc.nat(4000), fc.nat(255));
    fc.assert(
      fc.property(fc.constantFrom(...originals), fc.array(change, { minLength: 1, maxLength: 6 }), (original, changes) => {
        const bytes = Buffer.from(original);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        expect(typeof decode(bytes)).toBe('string');
      }),
      { numRuns: 2000, seed: 20261122 },
    );
  });

  const hasZstd = spawnSync('zstd', ['--version']).status === 0;
  const corpus = sharedFiles('corpus/cdx-json');
  if (!hasZstd || corpus === undefined) process.stderr.write('skipped: zstd or the corpus of real BOMs is not installed\n');
  it.skipIf(!hasZstd || corpus === undefined)('reads every real document as zstd writes it', () => {
    for (const { path, bytes } of corpus ?? []) {
      const input = bytes();
      const packed = execFileSync('zstd', ['-c', '-q'], { input, maxBuffer: 1 << 28 });
      const result = decodeZstd(packed, { ...limits, outBytes: 1 << 28 });
      expect([path, 'bytes' in result && input.equals(result.bytes)]).toEqual([path, true]);
    }
  });
});

describe('XXH64', () => {
  it.each([
    ['', 0x51d8e999],
    ['a', 0xa98c6e5b],
    ['abc', 0xad770999],
    ['Nobody inspects the spammish repetition', 0x8a378bf1],
  ])('of %j', (input, low) => {
    expect(xxhash64Low(Buffer.from(input))).toBe(low);
  });
});
