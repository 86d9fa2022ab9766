/** What is stored of documents and nodes. Several reads that must agree are the caller's to put in one transaction. */
import type { Columns } from '../../model/columns.ts';
import { OperationalError } from '../../model/operational-error.ts';
import { decodeBlock } from '../block.ts';
import { joinColumns } from '../delta-parts.ts';
import { openEvidence, rowsPerPart } from '../evidence-part.ts';
import type { Row, RowText } from '../port.ts';
import type { Driver } from './driver.ts';
import { listRows } from './key-index.ts';
import { partsPerDocument } from './places.ts';
import * as sql from './sql.ts';

/** Documents, or parts of evidence, read by one statement. */
const readAtOnce = 256;

/** Columns of documents, in the order asked. Errors: DOCUMENT_UNKNOWN, STORE_CORRUPT. */
export function readColumns(driver: Driver, documents: readonly number[]): Columns[] {
  const found = new Map<number, Columns[]>();
  for (const chunk of chunks([...new Set(documents)], readAtOnce)) {
    for (const [document, data] of driver.all(sql.blocks, JSON.stringify(chunk)) as [number, Uint8Array][]) {
      const known = found.get(document);
      if (known === undefined) found.set(document, [decodeBlock(data)]);
      else known.push(decodeBlock(data));
    }
  }
  const joined = new Map([...found].map(([document, parts]) => [document, joinColumns(parts)]));
  return documents.map((document) => stored(joined.get(document)));
}

/** The blocks of one document, each when it is asked for. */
export function* readBlocks(driver: Driver, document: number): Generator<Columns> {
  let after = document * partsPerDocument - 1;
  for (;;) {
    const [row] = driver.all(sql.blocksAfter, after, 1) as [number, Uint8Array][];
    if (row === undefined || row[0] >= (document + 1) * partsPerDocument) return;
    after = row[0];
    yield decodeBlock(row[1]);
  }
}

/** Part by part: asked for all rows of a store, it holds the texts of the answer and no more. */
export function readRowTexts(driver: Driver, rows: readonly Row[]): RowText[] {
  const places = new Map<number, number[]>();
  for (const [index, { document, row }] of rows.entries()) {
    const part = document * partsPerDocument + Math.floor(row / rowsPerPart);
    const own = places.get(part);
    if (own === undefined) places.set(part, [index]);
    else own.push(index);
  }
  const result = new Array<RowText>(rows.length);
  for (const page of chunks(
    [...places.keys()].sort((a, b) => a - b),
    readAtOnce,
  )) {
    const blobs = new Map(driver.all(sql.evidence, JSON.stringify(page)) as [number, Uint8Array][]);
    for (const part of page) {
      const textAt = openEvidence(stored(blobs.get(part)));
      for (const index of places.get(part) as number[]) result[index] = stored(textAt((rows[index] as Row).row % rowsPerPart));
    }
  }
  return result;
}

/** Keys of node ids, in the order asked. */
export function readKeys(driver: Driver, nodes: readonly number[]): string[] {
  const result: string[] = [];
  for (const chunk of chunks(nodes, listRows)) {
    const [[keys]] = driver.all(sql.nodeKeys, JSON.stringify(chunk)) as [[string]];
    for (const key of JSON.parse(keys) as (string | null)[]) result.push(stored(key ?? undefined));
  }
  return result;
}

/** Another process may have purged it since the view that asks was built. */
function stored<T>(value: T | undefined): T {
  if (value === undefined) throw new OperationalError('DOCUMENT_UNKNOWN', 'It may have been purged meanwhile.');
  return value;
}

function* chunks<T>(values: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < values.length; start += size) yield values.slice(start, start + size);
}
