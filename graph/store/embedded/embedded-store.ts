/**
 * The embedded store: one folder with one SQLite database. A columnar block and deflated evidence
 * for each document, a table of node keys, an index of words; no row an assertion
 * (docs/decisions/0004-embedded-store.md). Several processes may open the same folder.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Assertion, DeltaRows } from '../../model/assertion.ts';
import type { Columns } from '../../model/columns.ts';
import type { HandIn } from '../../model/hand-in.ts';
import { OperationalError } from '../../model/operational-error.ts';
import { assertionsFrom } from '../columns-of.ts';
import { KnownHandIns } from '../known-hand-ins.ts';
import type { GraphStore, Row, RowText, SearchHit, StoredHandIn } from '../port.ts';
import { isStorable } from '../storable.ts';
import { append, holds } from './append.ts';
import { Driver } from './driver.ts';
import { defaultWaitingKeys, KeyIndex } from './key-index.ts';
import { defaultBusyWait, immediate, prepareDatabase, readState, schemaVersion, snapshot } from './open.ts';
import { discardPending, sweepPending } from './pending.ts';
import { eraseTraces, removeDocument } from './purge.ts';
import { readColumns, readKeys, readRowTexts } from './read.ts';
import { MentionSearch } from './search.ts';
import * as sql from './sql.ts';

export interface EmbeddedOptions {
  /** Milliseconds that a write waits for another process's before STORE_BUSY. */
  readonly busyWait?: number;
  /** New keys that may wait in memory for the index (`key-index.ts`). */
  readonly waitingKeys?: number;
}

/** Opens the store in `folder`, which is created, migrated or refused (STORE_NEWER_SCHEMA, STORE_CORRUPT). */
export async function openEmbeddedStore(folder: string, options: EmbeddedOptions = {}): Promise<GraphStore> {
  const busyWait = options.busyWait ?? defaultBusyWait;
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new OperationalError('STORE_UNAVAILABLE', undefined, { cause });
  }
  const driver = new Driver(join(folder, 'graph.db'));
  try {
    await prepareDatabase(driver, busyWait);
    if (driver.all(sql.allPending).length > 0) await immediate(driver, busyWait, () => sweepPending(driver));
  } catch (error) {
    driver.close();
    throw error;
  }
  return new EmbeddedStore(driver, busyWait, options.waitingKeys ?? defaultWaitingKeys);
}

class EmbeddedStore implements GraphStore {
  readonly kind = 'embedded';
  readonly schemaVersion = schemaVersion;
  readonly #driver: Driver;
  readonly #busyWait: number;
  readonly #index: KeyIndex;
  readonly #search: MentionSearch;
  readonly #handIns = new KnownHandIns();
  #closed = false;

  constructor(driver: Driver, busyWait: number, waitingKeys: number) {
    this.#driver = driver;
    this.#busyWait = busyWait;
    this.#index = new KeyIndex(driver, waitingKeys);
    this.#search = new MentionSearch(
      driver,
      (documents) => readColumns(driver, documents),
      (nodes) => readKeys(driver, nodes),
    );
  }

  holds(delta: DeltaRows): boolean {
    return holds(delta);
  }

  async append(handIn: HandIn, delta: DeltaRows): Promise<'appended' | 'present'> {
    const transaction = <T>(work: () => T) => immediate(this.#driver, this.#busyWait, work);
    return await append(this.#driver, this.#index, transaction, handIn, delta);
  }

  async revision(): Promise<number> {
    return readState(this.#driver).revision;
  }

  async handIns(): Promise<StoredHandIn[]> {
    return snapshot(this.#driver, () => {
      const listing = this.#handIns.begin();
      const documents = this.#driver.all(sql.allDocuments).map(([document]) => document as number);
      const missing = JSON.stringify(listing.missing(documents));
      return listing.finish(documents, new Map(this.#driver.all(sql.handIns, missing) as [number, string][]));
    });
  }

  async columns(documents: readonly number[]): Promise<Columns[]> {
    return readColumns(this.#driver, documents);
  }

  async rowTexts(rows: readonly Row[]): Promise<RowText[]> {
    return readRowTexts(this.#driver, rows);
  }

  async keys(nodes: readonly number[]): Promise<string[]> {
    return readKeys(this.#driver, nodes);
  }

  async nodes(keys: readonly string[]): Promise<Int32Array> {
    const storable = keys.map((key) => (isStorable(key) ? key : ''));
    return snapshot(this.#driver, () => this.#index.find(storable));
  }

  async search(text: string, documents: readonly number[], limit: number): Promise<SearchHit[]> {
    return snapshot(this.#driver, () => this.#search.search(text, documents, limit));
  }

  async assertions(document: number): Promise<Assertion[]> {
    return snapshot(this.#driver, () => {
      const [columns] = readColumns(this.#driver, [document]) as [Columns];
      const count = columns.mentionNode.length + columns.kinds.length;
      const rows = Array.from({ length: count }, (_, row) => ({ document, row }));
      return assertionsFrom(columns, readKeys(this.#driver, Array.from(columns.nodes)), readRowTexts(this.#driver, rows));
    });
  }

  async purge(handInId: string): Promise<void> {
    await immediate(this.#driver, this.#busyWait, () => {
      // Whoever is writing it is told that it is gone when it comes to the next part.
      for (const [document] of this.#driver.all(sql.pendingOf, handInId) as [number][]) discardPending(this.#driver, document);
      const row = this.#driver.all(sql.documentById, handInId)[0];
      if (row === undefined) return;
      removeDocument(this.#driver, row[0] as number);
      this.#driver.run(sql.bumpRevision);
    });
    await eraseTraces(this.#driver, this.#busyWait);
  }

  async clear(): Promise<void> {
    await immediate(this.#driver, this.#busyWait, () => {
      this.#driver.exec(sql.clearAll);
      this.#driver.run(sql.setIndexed, readState(this.#driver).nextNode);
      this.#driver.run(sql.bumpRevision);
    });
    await eraseTraces(this.#driver, this.#busyWait);
  }

  async bookmarks(): Promise<readonly string[]> {
    return [];
  }

  async seen(): Promise<void> {}

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    // libsql leaves the log as it is: without this a closed store would be two files, one of them up to 64 MB.
    this.#driver.all(sql.truncateLog);
    this.#driver.close();
  }
}
