/**
 * From keys to node ids. The keys of one document lie all over an index of keys, so that writing each
 * into it at once dirties a page a key: most of what a document would cost. The newest keys are
 * therefore held in memory, read from the rows of `node` (ids grow, so the newest are its end), and
 * enter the index many at a time, in order. Whoever opens the store, or sees that another process
 * wrote, reads those rows again: nothing but the database is trusted.
 */
import { type Driver, textList } from './driver.ts';
import { readState } from './open.ts';
import * as sql from './sql.ts';

/** Rows of one JSON list: a longer one costs memory and gains no time. */
export const listRows = 10_000;
/** Keys that may wait for the index: about sixty documents of a thousand items, 15 MB of memory. */
export const defaultWaitingKeys = 100_000;

export class KeyIndex {
  readonly #driver: Driver;
  readonly #waitingKeys: number;
  readonly #newest = new Map<string, number>();
  /** `#newest` holds the nodes with ids from `#from` up to, without, `#upTo`. */
  #from = 0;
  #upTo = 0;

  constructor(driver: Driver, waitingKeys: number) {
    this.#driver = driver;
    this.#waitingKeys = waitingKeys;
  }

  /** The id of each key, -1 where there is none. Inside a transaction of the caller's. */
  find(keys: readonly string[]): Int32Array {
    this.#refresh();
    const result = Int32Array.from(keys, (key) => this.#newest.get(key) ?? -1);
    const rest = Array.from(result.keys()).filter((index) => result[index] === -1);
    for (let start = 0; start < rest.length; start += listRows) {
      const chunk = rest.slice(start, start + listRows);
      const [[found]] = this.#driver.all(sql.nodeIds, textList(chunk.map((index) => keys[index] as string))) as [[string]];
      for (const [position, id] of (JSON.parse(found) as number[]).entries()) result[chunk[position] as number] = id;
    }
    return result;
  }

  /** Inside the caller's transaction, after nodes were added: moves the waiting keys into the index if they are many. */
  settle(nextNode: number): void {
    if (nextNode - readState(this.#driver).indexedBelow >= this.#waitingKeys) indexKeys(this.#driver, nextNode);
  }

  #refresh(): void {
    const { indexedBelow, nextNode } = readState(this.#driver);
    if (indexedBelow !== this.#from) {
      this.#newest.clear();
      this.#from = indexedBelow;
      this.#upTo = indexedBelow;
    }
    while (this.#upTo < nextNode) {
      const [[page]] = this.#driver.all(sql.nodesFrom, this.#upTo, listRows) as [[string]];
      const nodes = JSON.parse(page) as [number, string][];
      for (const [id, key] of nodes) this.#newest.set(key, id);
      this.#upTo = nodes.length < listRows ? nextNode : (nodes.at(-1) as [number, string])[0] + 1;
    }
  }
}

/** Inside the caller's transaction: no key waits any more. Before nodes are removed, so that no process remembers one. */
export function indexKeys(driver: Driver, nextNode: number): void {
  driver.run(sql.indexNodes, readState(driver).indexedBelow);
  driver.run(sql.setIndexed, nextNode);
}
