/**
 * Bytes to text. UTF-8 with or without a byte-order mark, UTF-16 where its mark says so or its first two
 * characters can be nothing else (RFC 4627, 3: every format here begins with ASCII); anything that
 * is not well formed is refused rather than repaired, because a repaired name is another name.
 */
import type { Diagnostic } from '../graph/model/diagnostic.ts';
import { diagnostic } from './diagnostics.ts';

export interface Decoded {
  /** Without its byte-order mark. */
  readonly text: string;
  /** The text as UTF-8, without its byte-order mark. */
  readonly bytes: Uint8Array;
  /** No mark says the encoding: what it was taken for. */
  readonly assumed?: string;
}

export type DecodeResult = { readonly decoded: Decoded } | { readonly problem: Diagnostic };

export function decodeText(bytes: Uint8Array): DecodeResult {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) {
    return { problem: diagnostic('encoding-unknown', 'error', '', 'UTF-32 is not read; save the document as UTF-8.') };
  }
  if (startsWith(bytes, [0xff, 0xfe])) return decodeUtf16(bytes.subarray(2), 'utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return decodeUtf16(bytes.subarray(2), 'utf-16be');
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  if (first > 0 && second === 0 && third > 0 && fourth === 0) return decodeUtf16(bytes, 'utf-16le', 'UTF-16LE');
  if (first === 0 && second > 0 && third === 0 && fourth > 0) return decodeUtf16(bytes, 'utf-16be', 'UTF-16BE');
  const start = startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0;
  const body = bytes.subarray(start);
  const text = decode(body, 'utf-8');
  return text === undefined
    ? { problem: diagnostic('invalid-utf8', 'error', '', 'The bytes are not UTF-8.') }
    : { decoded: { text, bytes: body } };
}

function decodeUtf16(bytes: Uint8Array, label: 'utf-16le' | 'utf-16be', assumed?: string): DecodeResult {
  const text = bytes.length % 2 === 0 ? decode(bytes, label) : undefined;
  if (text !== undefined)
    return { decoded: { text, bytes: Buffer.from(text, 'utf8'), ...(assumed === undefined ? {} : { assumed }) } };
  const why = assumed === undefined ? 'The byte-order mark says UTF-16' : 'The first characters are UTF-16';
  return { problem: diagnostic('invalid-utf16', 'error', '', `${why}, the bytes are not.`) };
}

function decode(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
