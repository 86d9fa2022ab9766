/** Tables that are not UTF-8: spreadsheets are often saved in the system's code page. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { Diagnostic } from '../graph/model/diagnostic.ts';
import { diagnostic } from './diagnostics.ts';

export interface DecodedLatin {
  readonly text: string;
  readonly diagnostic: Diagnostic;
}

/**
 * As Windows-1252. Where lines of UTF-8 stand among them (files pasted together from several), each
 * line is read as what it is: text in Windows-1252 that is also UTF-8 beyond ASCII is next to impossible.
 */
export function decodeLatin(bytes: Uint8Array): DecodedLatin {
  const pieces: string[] = [];
  const lines = { 'utf-8': 0, 'windows-1252': 0 };
  let from = 0;
  let encoding: keyof typeof lines | undefined;
  const decodeTo = (end: number) => {
    pieces.push(new TextDecoder(encoding ?? 'utf-8', { ignoreBOM: true }).decode(bytes.subarray(from, end)));
    from = end;
  };
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    const line = bytes.subarray(start, end);
    if (!isAscii(line)) {
      const own = isUtf8(line) ? 'utf-8' : 'windows-1252';
      lines[own]++;
      if (encoding !== undefined && encoding !== own) decodeTo(start);
      encoding = own;
    }
    start = end;
  }
  decodeTo(bytes.length);
  return { text: pieces.join(''), diagnostic: said(lines['utf-8'], lines['windows-1252']) };
}

function said(utf8: number, latin: number): Diagnostic {
  if (utf8 === 0) return diagnostic('encoding-assumed', 'warning', '', 'Not UTF-8; read as Windows-1252.');
  const message = `${latin} lines are not UTF-8 and were read as Windows-1252; ${utf8} lines are UTF-8.`;
  return diagnostic('encoding-mixed', 'warning', '', message);
}
