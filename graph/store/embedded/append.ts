/** Writing one hand-in with its assertions, inside the caller's transaction. */
import type { Delta } from '../../model/assertion.ts';
import type { HandIn } from '../../model/hand-in.ts';
import { OperationalError } from '../../model/operational-error.ts';
import { encodeBlock } from '../block.ts';
import { columnsOf, rowTextsOf } from '../columns-of.ts';
import { encodeEvidence } from '../evidence-part.ts';
import { mentionWords } from '../search-words.ts';
import { type Driver, textList } from './driver.ts';
import { type KeyIndex, listRows } from './key-index.ts';
import { readState } from './open.ts';
import * as sql from './sql.ts';

/** Parts of evidence a document may have; its id is document * partsPerDocument + part. */
export const partsPerDocument = 2 ** 16;
/** Mentions a document may have; the id of its words is document * mentionsPerDocument + row. */
export const mentionsPerDocument = 2 ** 24;
const documentLimit = 2 ** 29;

export function appendDocument(driver: Driver, index: KeyIndex, handIn: HandIn, delta: Delta): 'appended' | 'present' {
  if (driver.all(sql.documentById, handIn.id).length > 0) return 'present';
  if (delta.mentions.length > mentionsPerDocument) throw new OperationalError('INPUT_TOO_LARGE');
  const { nextDocument: document, nextNode } = readState(driver);
  if (document >= documentLimit) throw new OperationalError('INPUT_TOO_LARGE', 'The store holds as many documents as it can.');
  const { ids, next } = writeNodes(driver, index, delta, nextNode);
  driver.run(sql.insertDocument, document, handIn.id, JSON.stringify(handIn));
  driver.run(sql.insertBlock, document, encodeBlock(columnsOf(delta, ids)));
  let part = document * partsPerDocument;
  for (const data of encodeEvidence(rowTextsOf(delta))) driver.run(sql.insertEvidence, part++, data);
  writeWords(driver, document, delta);
  index.settle(next);
  driver.run(sql.bumpRevision, document + 1, next);
  return 'appended';
}

/** Ids of the delta's nodes. Keys that no document mentioned before get the next ids, in order of key. */
function writeNodes(driver: Driver, known: KeyIndex, delta: Delta, nextNode: number): { ids: Int32Array; next: number } {
  const keys = delta.nodes.map((node) => node.key);
  const ids = known.find(keys);
  const missing = Array.from(ids.keys()).filter((index) => ids[index] === -1);
  missing.sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1));
  for (const [offset, index] of missing.entries()) ids[index] = nextNode + offset;
  for (let start = 0; start < missing.length; start += listRows) {
    const chunk = missing.slice(start, start + listRows).map((index) => keys[index] as string);
    driver.run(sql.insertNodes, nextNode + start, textList(chunk));
  }
  return { ids, next: nextNode + missing.length };
}

function writeWords(driver: Driver, document: number, delta: Delta): void {
  const words = delta.mentions.map(({ node, name }) => {
    const { type, key } = delta.nodes[node] as { type: number; key: string };
    return mentionWords(type, key, name);
  });
  for (const [first, list] of wordLists(document, words)) driver.run(sql.insertWords, first, list);
}

/** JSON lists of the words of mentions with the id of each list's first: rows without a word are null. */
export function* wordLists(document: number, words: readonly (readonly string[])[]): Generator<[number, string]> {
  for (let start = 0; start < words.length; start += listRows) {
    const texts = words.slice(start, start + listRows).map((row) => (row.length === 0 ? null : row.join(' ')));
    yield [document * mentionsPerDocument + start, textList(texts)];
  }
}
