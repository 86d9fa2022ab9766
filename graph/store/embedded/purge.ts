/** Removing a document and all that only it said, from the graph and from the bytes of the files. */
import { OperationalError } from '../../model/operational-error.ts';
import { decodeBlock } from '../block.ts';
import type { Driver } from './driver.ts';
import { indexKeys, listRows } from './key-index.ts';
import { readState, whileBusy } from './open.ts';
import { partRange } from './places.ts';
import { removeWords, restateWords } from './purge-words.ts';
import * as sql from './sql.ts';

/** Blocks read at once while looking for documents that share a node. */
const blockPage = 64;

/** What was written of a document, whole or pending. Inside the caller's transaction. */
export function removeDocument(driver: Driver, document: number): void {
  const { nodes, isErased } = removeWords(driver, document);
  driver.run(sql.deleteEvidence, ...partRange(document));
  driver.run(sql.deleteBlocks, ...partRange(document));
  driver.run(sql.deleteDocument, document);
  indexKeys(driver, readState(driver).nextNode);
  const orphans = orphansOf(driver, nodes);
  for (let start = 0; start < orphans.length; start += listRows) {
    const list = JSON.stringify(orphans.slice(start, start + listRows));
    driver.run(sql.deleteNodeKeys, list);
    driver.run(sql.deleteNodes, list);
  }
  if (!isErased) restateWords(driver);
}

/** Those of `nodes` that no document in the store mentions any more. There is no reverse index: every block is read. */
function orphansOf(driver: Driver, nodes: readonly number[]): number[] {
  const left = new Set(nodes);
  let after = -1;
  for (;;) {
    const page = driver.all(sql.blocksAfter, after, blockPage) as [number, Uint8Array][];
    for (const [id, data] of page) {
      for (const node of decodeBlock(data).nodes) left.delete(node);
      after = id;
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
