/** A compressed document to its text's bytes, within limits: what is too large, cut off or damaged is said, never thrown. */
import { gunzipSync } from 'node:zlib';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { diagnostic } from '../diagnostics.ts';
import { limits } from '../limits.ts';
import { decodeZstd } from './zstd.ts';
import type { ZstdFaultKind } from './zstd-fault.ts';

export type Unpacked = { readonly bytes: Uint8Array } | { readonly problem: Diagnostic };

export function decompress(bytes: Uint8Array, kind: 'gzip' | 'zstd'): Unpacked {
  return kind === 'gzip' ? gunzip(bytes) : unzstd(bytes);
}

/** Bytes that `size` compressed ones may become. */
export function mostUnpacked(size: number, most: number): number {
  return Math.min(most, Math.max(limits.compressionFloor, size * limits.compressionRatio));
}

/** `most`: the limit that was passed. */
export function tooLarge(most: number, size: number): Diagnostic {
  return most < limits.wholeBytes
    ? problem(
        'compression-ratio',
        `${size} bytes become more than ${limits.compressionRatio} times as many: not unpacked further.`,
      )
    : problem('document-too-large', `Larger than ${limits.wholeBytes} bytes when it is unpacked.`);
}

/** RFC 1952. Several members one after another are one text; padding of zeros is none of it. */
function gunzip(bytes: Uint8Array): Unpacked {
  const most = mostUnpacked(bytes.length, limits.wholeBytes);
  try {
    const { buffer, engine } = gunzipSync(bytes, { maxOutputLength: most, info: true }) as unknown as GunzipInfo;
    if (bytes.subarray(engine.bytesWritten).some((byte) => byte !== 0)) {
      return { problem: problem('compressed-damaged', `Something else follows at byte ${engine.bytesWritten}.`) };
    }
    return { bytes: buffer };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') return { problem: tooLarge(most, bytes.length) };
    if (code === 'Z_BUF_ERROR') return { problem: problem('compressed-truncated', 'The compressed bytes end too early.') };
    if (code.startsWith('Z_')) return { problem: problem('compressed-damaged', 'The compressed bytes are damaged.') };
    throw error;
  }
}

/** What `info` adds (node:zlib), which its types leave out. */
interface GunzipInfo {
  readonly buffer: Buffer;
  /** Of the compressed bytes, those that were read. */
  readonly engine: { readonly bytesWritten: number };
}

const zstdProblems: Readonly<Record<Exclude<ZstdFaultKind, 'too-large'>, readonly [code: string, message: string]>> = {
  damaged: ['compressed-damaged', 'The compressed bytes are damaged.'],
  truncated: ['compressed-truncated', 'The compressed bytes end too early.'],
  window: ['compressed-unreadable', `The compression asks for a window over ${limits.zstdWindowBytes} bytes.`],
  dictionary: ['compressed-unreadable', 'The compression needs a dictionary that the document does not hold.'],
};

function unzstd(bytes: Uint8Array): Unpacked {
  const most = mostUnpacked(bytes.length, limits.wholeBytes);
  const result = decodeZstd(bytes, { outBytes: most, windowBytes: limits.zstdWindowBytes });
  if ('bytes' in result) return result;
  if (result.fault === 'too-large') return { problem: tooLarge(most, bytes.length) };
  const [code, message] = zstdProblems[result.fault];
  return { problem: problem(code, message) };
}

function problem(code: string, message: string): Diagnostic {
  return diagnostic(code, 'error', '', message);
}
