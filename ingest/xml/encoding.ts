/** The encoding of an XML text: its bytes decide, its declaration is held against them (XML 1.0, 4.3.3). */
import { type DecodeResult, decodeText } from '../decode-text.ts';
import { type Diagnostics, excerpt } from '../diagnostics.ts';
import { declaredEncoding } from './prolog.ts';

/** Bytes in which the declaration is looked for. */
const headLength = 256;
const unicode = /^utf-?(?:8|16(?:le|be)?)$/;

/**
 * Text in an encoding that only its declaration tells (ISO-8859-1 and its like), or UTF-16 without a
 * byte-order mark; undefined for any other, and for what is no XML.
 */
export function decodeDeclared(bytes: Uint8Array): DecodeResult | undefined {
  if (bytes[0] === 0x3c && bytes[1] === 0) return decode(bytes, 'utf-16le');
  if (bytes[0] === 0 && bytes[1] === 0x3c) return decode(bytes, 'utf-16be');
  const encoding = declaredEncoding(Buffer.from(bytes.subarray(0, headLength)).toString('latin1'));
  if (encoding === undefined || unicode.test(encoding)) return undefined;
  // a text in another encoding is not UTF-8 by chance
  const asUtf8 = decodeText(bytes);
  return 'decoded' in asUtf8 ? asUtf8 : (decode(bytes, encoding) ?? asUtf8);
}

function decode(bytes: Uint8Array, encoding: string): DecodeResult | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { decoded: { text, bytes: Buffer.from(text, 'utf8') } };
  } catch {
    // not in that encoding, or none that is known
    return undefined;
  }
}

/** Says so where the declaration names another encoding than the one that the bytes were read in. */
export function checkDeclared(bytes: Uint8Array, text: string, diagnostics: Diagnostics): void {
  const declared = declaredEncoding(text);
  if (declared === undefined || isRead(declared, bytes, text)) return;
  const message = `Declared as ${excerpt(declared)}, but the bytes are ${isUtf16(bytes) ? 'UTF-16' : 'UTF-8'}, and read so.`;
  diagnostics.add('encoding-contradicts', 'warning', '', message);
}

function isRead(declared: string, bytes: Uint8Array, text: string): boolean {
  if (isUtf16(bytes)) return declared.startsWith('utf-16') || declared === 'ucs-2' || declared === 'iso-10646-ucs-2';
  if (/^utf-?16|ucs-/.test(declared)) return false;
  // only characters beyond ASCII tell the others apart
  return /^utf-?8$/.test(declared) || !/[^\0-\x7f]/.test(text) || !('decoded' in decodeText(bytes));
}

function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0;
}
