/** The text of a document in parts, in the encoding that it was read in. */
import type { ByteSource } from '../../graph/model/byte-source.ts';
import { declaredEncoding } from '../xml/prolog.ts';

const part = 256 * 1024;
const latin = 'windows-1252';

/** By its mark, by zeros that only UTF-16 has, by what a mapping or an XML declaration says; else UTF-8. */
export function encodingOf(head: Uint8Array, stated?: string): string {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  const declared = stated ?? declaredEncoding(Buffer.from(head).toString('latin1'));
  try {
    return declared === undefined ? 'utf-8' : new TextDecoder(declared).encoding;
  } catch {
    return 'utf-8';
  }
}

/** What is not of the encoding is shown as U+FFFD: it is looked at, not read. */
export function* decodedParts(source: ByteSource, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let offset = 0; offset < source.size; offset += part) {
    yield decoder.decode(source.read(offset, part), { stream: true });
  }
  yield decoder.decode();
}

/** Also of bytes that are not of the encoding: those of a spreadsheet are in the system's code page then. */
export function decodedWhole(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(encoding === 'utf-8' ? latin : encoding).decode(bytes);
  }
}
