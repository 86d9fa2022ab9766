/** Removing a document and all that only it said, from the graph and from the bytes of the files. */
import type { Columns } from '../../model/columns.ts';
import { OperationalError } from '../../model/operational-error.ts';
import { decodeBlock } from '../block.ts';
import type { RowText } from '../port.ts';
import { mentionWords } from '../search-words.ts';
import { partsPerDocument, wordLists } from './append.ts';
import type { Driver } from './driver.ts';
import { indexKeys, listRows } from './key-index.ts';
import { readState, whileBusy } from './open.ts';
import * as sql from './sql.ts';

/** Blocks read at once while looking for documents that share a node. */
const blockPage = 64;

export interface StoredDocument {
  readonly document: number;
  readonly columns: Columns;
  /** Key of each of `columns.nodes`. */
  readonly keys: readonly string[];
  readonly texts: readonly RowText[];
}

/** Inside the caller's transaction. Words are removed by stating them again, exactly as they were written. */
export function removeDocument(driver: Driver, stored: StoredDocument): void {
  const { document, columns, keys, texts } = stored;
  const words = Array.from(columns.mentionNode, (node, row) =>
    mentionWords(columns.types[node] as number, keys[node] as string, texts[row]?.name),
  );
  for (const [first, list] of wordLists(document, words)) driver.run(sql.deleteWords, first, list);
  driver.run(sql.optimizeWords);
  driver.run(sql.deleteEvidence, document * partsPerDocument, (document + 1) * partsPerDocument - 1);
  driver.run(sql.deleteBlock, document);
  driver.run(sql.deleteDocument, document);
  const { nextDocument, nextNode } = readState(driver);
  indexKeys(driver, nextNode);
  const orphans = orphansOf(driver, columns.nodes);
  for (let start = 0; start < orphans.length; start += listRows) {
    const list = JSON.stringify(orphans.slice(start, start + listRows));
    driver.run(sql.deleteNodeKeys, list);
    driver.run(sql.deleteNodes, list);
  }
  driver.run(sql.bumpRevision, nextDocument, nextNode);
}

/** Those of `nodes` that no document in the store mentions any more. There is no reverse index: every block is read. */
function orphansOf(driver: Driver, nodes: Int32Array): number[] {
  const left = new Set(nodes);
  let after = -1;
  for (;;) {
    const page = driver.all(sql.blocksAfter, after, blockPage) as [number, Uint8Array][];
    for (const [document, data] of page) {
      for (const node of decodeBlock(data).nodes) left.delete(node);
      after = document;
    }
    if (page.length < blockPage || left.size === 0) return [...left];
  }
}

/**
 * Rewrites the database and empties its log, so that the files hold no byte of what was removed:
 * pages that SQLite moved or split earlier keep stale copies, which secure_delete does not reach.
 */
export async function eraseTraces(driver: Driver, busyWait: number): Promise<void> {
  await whileBusy(busyWait, () => driver.exec(sql.vacuum));
  await whileBusy(busyWait, () => {
    const [[busy]] = driver.all(sql.truncateLog) as [[number]];
    if (busy !== 0)
      throw new OperationalError('STORE_BUSY', 'What was purged is gone from the graph; purge again to erase its bytes.');
  });
}
