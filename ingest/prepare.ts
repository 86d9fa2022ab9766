/** What reading needs and cannot wait for: called, and awaited, before a document is opened. */
import { sniffBinary } from './sniff.ts';
import { loadXsd } from './xml/xsd.ts';

/** Byte-order marks, white space, and the zeros of UTF-16. */
const beforeText = new Set([0xef, 0xbb, 0xbf, 0xfe, 0xff, 0, 9, 10, 13, 32]);
const lessThan = 0x3c;

/** Loads what validates XML, for a document that is XML by its first bytes or may hold some; others do not wait for it. */
export async function prepareToRead(head: Uint8Array): Promise<void> {
  const first = head.find((byte) => !beforeText.has(byte));
  if (first === undefined || first === lessThan || sniffBinary(head) !== undefined) await loadXsd();
}
