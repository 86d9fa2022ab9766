/** Reads a spreadsheet with a mapping, as the program does. */
import { createHash } from 'node:crypto';
import { memorySource } from '../../graph/model/byte-source.ts';
import type { WholeReading as Reading } from '../../graph/model/reading.ts';
import { readDocument } from '../../ingest/read-document.ts';
import { whole } from './whole.ts';

export async function readMapped(bytes: Uint8Array | string, mapping: string, programme?: string): Promise<Reading> {
  const buffer = Buffer.from(bytes);
  const sha256 = createHash('sha256').update(buffer).digest('hex');
  return whole(
    await readDocument(memorySource(buffer), { sha256, path: 'bom', mapping, ...(programme === undefined ? {} : { programme }) }),
  );
}
