/** What is unpacked is what was packed; what would never end, or is cut short, is refused. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Compression, compressionOf, decompress } from '../../server/http/decompress.ts';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hauberk-unpack-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function unpack(kind: Compression, bytes: Uint8Array): Promise<Buffer> {
  const from = join(folder, String(count++));
  await writeFile(from, bytes);
  await decompress(kind, from, `${from}.out`);
  return await readFile(`${from}.out`);
}

/** A frame (RFC 8878, 3.1.1) whose window is 2^(10 + exponent), of blocks that are raw, or one byte so many times. */
function frame(blocks: readonly (Buffer | { byte: number; times: number })[], exponent = 7): Buffer {
  const parts: Buffer[] = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, exponent << 3])];
  for (const [i, block] of blocks.entries()) {
    const isLast = i === blocks.length - 1 ? 1 : 0;
    const isRaw = Buffer.isBuffer(block);
    const header = Buffer.alloc(3);
    header.writeUIntLE(((isRaw ? block.length : block.times) << 3) | (isRaw ? 0 : 2) | isLast, 0, 3);
    parts.push(header, isRaw ? block : Buffer.from([block.byte]));
  }
  return Buffer.concat(parts);
}

/** By zstd 1.5: from a pipe at level 19 (no size, no checksum), and from a file at level 3 (both). */
const real = [
  'KLUv/QBo1QcAAk4oGXBvA1BKQVwxdsnEih6KoKVNSZmCqNP/CwGZEh/+e/f//v38++2jQ3/u/N29nX29eWzYr11/e3dzb7eODPmx42fnZublxnHhvnX769u9j7ftelsYF/6Ljt95225+G2TaLA20AdW0SDqohJZIA72mZWKcRweV0lUplgxKVZGMpgTNRgN1wuqg0XSoSR6NlCgNFClkNJ/mInTQaoGmaUCTUSxKqBEw9WH/37AVpToS+AYBL0FD8DsEXcHdHwvfm7/dXXB/zr53B7i5/9xsE/a2HMj+R9jHco/MY39HCjrG9tsqH2A0BW/hjxYe9gKRsgGW2Rao3zAlVQ==',
  'KLUv/WRoC60IADKNJx9wSZsDT+KMmdEeyCj0EDIECDQ/oyVbSikLUUmn/xcCCQS2a9Wm3dXNxf2iZbpUadJV1VTUK1KWK1Wm3NTMxHyiZLhQYcJFVIhQceG/Z8en/+pIv9jXKpZwkz4T1U/CKMHHCIBRjAQxnI8bxVAKhoMLt6RhjDgovDCuuZcg7/BxCrgLu2dYlFZwtGTxscFAc+9wNAIuzBiI8giQVzAiVqhBjDzs7L8BgKMkhQMSYBDYQaDjEjAEv0NQh4TJDwX6zjU+d7jLJWCu94zvPesQ8IzvPnc43ywYGJCkDyS8rzCgeUEdBXYSzIqgHOogBrZVjm6AxwJKAoFhHGDBdPyUY4NiBaxjSRUGprBo+YefqxFNYxXyv5Lc',
].map((base64) => Buffer.from(base64, 'base64'));
const realText = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components: Array.from({ length: 60 }, (_, i) => ({ type: 'library', name: `part ${i}`, version: `1.${(i * 7) % 11}` })),
});

const text = Buffer.from('{"bomFormat": "CycloneDX", "specVersion": "1.6"}');
const skippable = Buffer.concat([Buffer.from([0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0]), Buffer.from('skip')]);

describe('content types', () => {
  it('of what is compressed', () => {
    expect(
      ['application/gzip', 'application/x-gzip', 'application/zstd', 'Application/GZIP; q=1', 'application/json'].map(
        compressionOf,
      ),
    ).toEqual(['gzip', 'gzip', 'zstd', 'gzip', undefined]);
  });
});

describe('gzip', () => {
  it('is unpacked, members one after another too', async () => {
    expect(await unpack('gzip', Buffer.concat([gzipSync(text), gzipSync(text)]))).toEqual(Buffer.concat([text, text]));
  });

  it('that is cut short or none is refused', async () => {
    for (const wrong of [gzipSync(text).subarray(0, 20), text, Buffer.alloc(0)]) {
      await expect(unpack('gzip', wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    }
  });

  it('of more than a document may have is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(270 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(300_000);
    await expect(unpack('gzip', bomb)).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' });
  });
});

describe('zstd', () => {
  it('is unpacked, frames one after another and some to skip between them', async () => {
    const zeros = { byte: 0x20, times: 1000 };
    const packed = Buffer.concat([frame([text, zeros]), skippable, frame([text])]);
    expect(await unpack('zstd', packed)).toEqual(Buffer.concat([text, Buffer.alloc(1000, ' '), text]));
    for (const packed of real) expect(String(await unpack('zstd', packed))).toBe(realText);
    const long = frame(Array.from({ length: 300 }, () => text));
    expect((await unpack('zstd', long)).length).toBe(300 * text.length);
  });

  it('that is cut short, goes on as something else, or is none, is refused', async () => {
    const whole = frame([text]);
    for (const wrong of [whole.subarray(0, -1), whole.subarray(0, 7), Buffer.concat([whole, text]), text, Buffer.alloc(0)]) {
      await expect(unpack('zstd', wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    }
  });

  it('of more than a document may have is refused', async () => {
    const bomb = frame(Array.from({ length: 2_100 }, () => ({ byte: 0x20, times: 128 * 1024 })));
    expect(bomb.length).toBeLessThan(10_000);
    await expect(unpack('zstd', bomb)).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' });
  });

  it('that asks for much memory, in its first frame or in a later one, is refused', async () => {
    for (const wrong of [frame([text], 20), Buffer.concat([frame([text]), skippable, frame([text], 20)])]) {
      await expect(unpack('zstd', wrong)).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' });
    }
  });

  it('whose many small blocks would move a large window again and again is refused, soon', async () => {
    const bomb = frame(
      Array.from({ length: 100_000 }, () => ({ byte: 0x20, times: 1 })),
      13,
    );
    await expect(unpack('zstd', bomb)).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' });
  });
});
