/** Reads a spreadsheet with a mapping, as the program does. */
import { createHash } from 'node:crypto';
import type { Reading } from '../../graph/model/reading.ts';
import { readDocument } from '../../ingest/read-document.ts';

export async function readMapped(bytes: Uint8Array | string, mapping: string, programme?: string): Promise<Reading> {
  const buffer = Buffer.from(bytes);
  const sha256 = createHash('sha256').update(buffer).digest('hex');
  return await readDocument(buffer, { sha256, path: 'bom', mapping, ...(programme === undefined ? {} : { programme }) });
}
