/** Compressed documents are read as the document in them; what was handed in is what is kept. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { limits } from '../../ingest/limits.ts';
import { validateDocument } from '../../ingest/validate.ts';
import { codesOf, readBytes } from '../support/read-bom.ts';
import { bom } from '../support/temporary-workspace.ts';
import { zipOf } from '../support/zip.ts';

const text = bom([{ name: 'Motor', manufacturer: 'Acme Ltd' }]);
const zstd = readFileSync(new URL('../support/zstd/bom-19.zst', import.meta.url));

describe('a compressed document', () => {
  it('is read as what it holds', () => {
    const plain = readBytes(Buffer.from(text));
    const packed = readBytes(gzipSync(text));
    expect(packed).toMatchObject({
      outcome: 'accepted',
      format: 'cyclonedx-json',
      counts: plain.counts,
      diagnostics: plain.diagnostics,
    });
    expect(packed.delta.mentions.map(({ pointer }) => pointer)).toEqual(plain.delta.mentions.map(({ pointer }) => pointer));
    expect(readBytes(zstd)).toMatchObject({ outcome: 'accepted', format: 'cyclonedx-json' });
    expect(readBytes(gzipSync('item,supplier\nA,Acme\n'))).toMatchObject({ outcome: 'accepted', format: 'table-csv' });
    expect(validateDocument(gzipSync(text))).toMatchObject({ format: 'cyclonedx-json', valid: true });
  });

  it('may come in several parts, and with padding', () => {
    const parts = Buffer.concat([gzipSync(text.slice(0, 100)), gzipSync(text.slice(100)), Buffer.alloc(512)]);
    expect(readBytes(parts).outcome).toBe('accepted');
  });

  it.each([
    ['cut off', gzipSync(text).subarray(0, -9), 'compressed-truncated'],
    ['only a mark', Buffer.from([0x1f, 0x8b]), 'compressed-truncated'],
    ['with a wrong checksum', gzipSync(text).fill(0, gzipSync(text).length - 8), 'compressed-damaged'],
    ['with something after it', Buffer.concat([gzipSync(text), Buffer.from('and more')]), 'compressed-damaged'],
    ['with something after padding', Buffer.concat([gzipSync(text), Buffer.from('\0\0x')]), 'compressed-damaged'],
    ['a bomb', gzipSync(Buffer.alloc(limits.compressionFloor + 1)), 'compression-ratio'],
    ['of nothing', gzipSync(''), 'empty-document'],
    ['compressed twice', gzipSync(gzipSync(text)), 'archive-nested'],
    ['an archive', gzipSync(zipOf([{ name: 'a.json', bytes: text }])), 'archive-nested'],
    ['zstd cut off', zstd.subarray(0, -1), 'compressed-truncated'],
    ['zstd damaged', Buffer.from(zstd).fill(7, 60, 70), 'compressed-damaged'],
    ['zstd with a huge window', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0xf8, 1, 0, 0]), 'compressed-unreadable'],
    ['zstd that says it is huge', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0x40, 1, 0, 0]), 'compression-ratio'],
    ['bzip2', Buffer.from('BZh91AY&SY'), 'compression-not-read'],
    ['xz', Buffer.from('\u00fd7zXZ\0\0', 'latin1'), 'compression-not-read'],
    ['7z', Buffer.from("7z\u00bc\u00af'\u001c", 'latin1'), 'compression-not-read'],
    ['rar', Buffer.from('Rar!\u001a\u0007\u0001\0', 'latin1'), 'compression-not-read'],
    ['tar', Buffer.concat([Buffer.alloc(257), Buffer.from('ustar')]), 'compression-not-read'],
  ])('%s is refused by name', (_what, bytes, code) => {
    const reading = readBytes(bytes);
    expect([reading.outcome, ...codesOf(reading)]).toEqual(['rejected', code]);
    expect(reading.delta.nodes).toEqual([]);
  });
});
