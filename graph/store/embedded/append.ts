/**
 * Writing one hand-in with its assertions. What has more rows than a block is written part by part, each
 * in a transaction of its own and *pending*: the last transaction, a small one, makes it visible.
 */
import type { DeltaRows } from '../../model/assertion.ts';
import type { HandIn } from '../../model/hand-in.ts';
import { OperationalError } from '../../model/operational-error.ts';
import { encodeBlock } from '../block.ts';
import { columnsOf, rowTextsOf } from '../columns-of.ts';
import { type DeltaPart, partsOf, rowsOf, rowsPerBlock } from '../delta-parts.ts';
import { encodeEvidence, rowsPerPart } from '../evidence-part.ts';
import { mentionWords } from '../search-words.ts';
import { requireStorable } from '../storable.ts';
import { type Driver, textList } from './driver.ts';
import { type KeyIndex, listRows } from './key-index.ts';
import { readState } from './open.ts';
import { discardPending, isPending, startPending, touchPending } from './pending.ts';
import { mentionsPerDocument, partsPerDocument, wordLists } from './places.ts';
import * as sql from './sql.ts';

const documentLimit = 2 ** 29;

type Outcome = 'appended' | 'present';
/** Runs what it is given in one write transaction. */
export type Transaction = <T>(work: () => T) => Promise<T>;

export function holds(delta: DeltaRows): boolean {
  return delta.mentions.length <= mentionsPerDocument && rowsOf(delta) <= partsPerDocument * rowsPerPart;
}

export async function append(
  driver: Driver,
  index: KeyIndex,
  transaction: Transaction,
  handIn: HandIn,
  delta: DeltaRows,
): Promise<Outcome> {
  if (!holds(delta)) throw new OperationalError('INPUT_TOO_LARGE');
  const writer = new DocumentWriter(driver, index, handIn, delta);
  return rowsOf(delta) <= rowsPerBlock ? await transaction(() => writer.writeWhole()) : await writer.writeParts(transaction);
}

class DocumentWriter {
  readonly #driver: Driver;
  readonly #index: KeyIndex;
  readonly #handIn: HandIn;
  readonly #delta: DeltaRows;
  /** Store-wide id of each node of the document, as its parts are written. */
  readonly #ids: Int32Array;

  constructor(driver: Driver, index: KeyIndex, handIn: HandIn, delta: DeltaRows) {
    this.#driver = driver;
    this.#index = index;
    this.#handIn = handIn;
    this.#delta = delta;
    this.#ids = new Int32Array(delta.nodes.length);
  }

  writeWhole(): Outcome {
    if (this.#isThere()) return 'present';
    const document = this.#takeNumber();
    for (const part of partsOf(this.#delta)) this.#writePart(document, 0, part);
    this.#publish(document);
    return 'appended';
  }

  async writeParts(transaction: Transaction): Promise<Outcome> {
    const driver = this.#driver;
    const document = await transaction(() => {
      if (this.#isThere()) return undefined;
      const number = this.#takeNumber();
      startPending(driver, number, this.#handIn.id);
      return number;
    });
    if (document === undefined) return 'present';
    try {
      let at = 0;
      for (const part of partsOf(this.#delta)) {
        const place = at++;
        await transaction(() => {
          touchPending(driver, document);
          this.#writePart(document, place, part);
        });
      }
      return await transaction(() => this.#publishPending(document));
    } catch (error) {
      // Where that fails too, it is swept when the store is next opened.
      await transaction(() => discardPending(driver, document)).catch(() => undefined);
      throw error;
    }
  }

  #isThere(): boolean {
    return this.#driver.all(sql.documentById, this.#handIn.id).length > 0;
  }

  #takeNumber(): number {
    const { nextDocument, nextNode } = readState(this.#driver);
    if (nextDocument >= documentLimit)
      throw new OperationalError('INPUT_TOO_LARGE', 'The store holds as many documents as it can.');
    this.#driver.run(sql.setNext, nextDocument + 1, nextNode);
    return nextDocument;
  }

  #writePart(document: number, place: number, part: DeltaPart): void {
    requireStorable(part);
    this.#writeNodes(part);
    const ids = this.#ids.subarray(part.firstNode, part.firstNode + part.nodes.length);
    this.#driver.run(sql.insertBlock, document * partsPerDocument + place, encodeBlock(columnsOf(part, ids)));
    let at = document * partsPerDocument + part.firstRow / rowsPerPart;
    for (const data of encodeEvidence(rowTextsOf(part))) this.#driver.run(sql.insertEvidence, at++, data);
    this.#writeWords(document, part);
  }

  /** Ids of the part's nodes. Keys that no document mentioned before get the next ids, in order of key. */
  #writeNodes({ nodes, firstNode }: DeltaPart): void {
    const { nextDocument, nextNode } = readState(this.#driver);
    const keys = nodes.map((node) => node.key);
    const ids = this.#index.find(keys);
    const missing = Array.from(ids.keys()).filter((index) => ids[index] === -1);
    missing.sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1));
    for (const [offset, index] of missing.entries()) ids[index] = nextNode + offset;
    for (let start = 0; start < missing.length; start += listRows) {
      const chunk = missing.slice(start, start + listRows).map((index) => keys[index] as string);
      this.#driver.run(sql.insertNodes, nextNode + start, textList(chunk));
    }
    this.#ids.set(ids, firstNode);
    const next = nextNode + missing.length;
    this.#driver.run(sql.setNext, nextDocument, next);
    this.#index.settle(next);
  }

  #writeWords(document: number, { mentions, firstRow }: DeltaPart): void {
    const words = mentions.map(({ node, name }) => {
      const { type, key } = this.#delta.nodes.at(node) as { type: number; key: string };
      return mentionWords(type, key, name);
    });
    for (const [first, list] of wordLists(document, firstRow, words)) this.#driver.run(sql.insertWords, first, list);
  }

  #publish(document: number): void {
    this.#driver.run(sql.insertDocument, document, this.#handIn.id, JSON.stringify(this.#handIn));
    this.#driver.run(sql.bumpRevision);
  }

  /** Another process may have written the same meanwhile, or taken this one for dead. */
  #publishPending(document: number): Outcome {
    if (this.#isThere()) {
      discardPending(this.#driver, document);
      return 'present';
    }
    if (!isPending(this.#driver, document)) throw new OperationalError('STORE_BUSY', 'The document took too long to write.');
    this.#driver.run(sql.deletePending, document);
    this.#publish(document);
    return 'appended';
  }
}
