/**
 * A block as one property of a Neo4j node: deflated and in base64, since the driver decodes strings
 * natively but byte arrays byte by byte (measured: a third of the time, docs/decisions/0005-neo4j-store.md).
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Columns } from '../../model/columns.ts';
import { decodeBlock, encodeBlock } from '../block.ts';

export function blockText(columns: Columns): string {
  return deflateRawSync(encodeBlock(columns), { level: 1 }).toString('base64');
}

export function columnsOfText(text: string): Columns {
  return decodeBlock(inflateRawSync(Buffer.from(text, 'base64')));
}
