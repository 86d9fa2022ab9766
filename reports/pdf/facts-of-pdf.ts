/** What a PDF of the report says of itself: the text among the keywords of its metadata. */
import { parseFacts, type ReportFacts } from '../report-facts.ts';
import { unescaped } from '../xlsx/facts-of-xlsx.ts';

const begin = '<pdf:Keywords>';
const end = '</pdf:Keywords>';
/** Bytes of them in a stranger's file: more than facts ever have. */
const longestKeywords = 1024 * 1024;

/**
 * Undefined where there is nothing. The metadata stands behind all else that is readable in the file, and
 * what a document brings with it is escaped there: so that the last such place is the template's own.
 */
export function factsInPdf(file: Uint8Array): ReportFacts | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const from = bytes.lastIndexOf(begin);
  const to = bytes.indexOf(end, from);
  if (from === -1 || to === -1 || to - from > longestKeywords) return undefined;
  return parseFacts(unescaped(bytes.toString('latin1', from + begin.length, to)));
}
