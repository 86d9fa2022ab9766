/**
 * The embedded store: one folder with one SQLite database. A columnar block and deflated evidence
 * for each document, a table of node keys, an index of words; no row an assertion
 * (docs/decisions/0004-embedded-store.md). Several processes may open the same folder.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Assertion, Delta } from '../../model/assertion.ts';
import type { Columns } from '../../model/columns.ts';
import type { HandIn } from '../../model/hand-in.ts';
import { OperationalError } from '../../model/operational-error.ts';
import { decodeBlock } from '../block.ts';
import { assertionsFrom } from '../columns-of.ts';
import { openEvidence, rowsPerPart } from '../evidence-part.ts';
import type { GraphStore, Row, RowText, SearchHit, StoredHandIn } from '../port.ts';
import { isStorable, requireStorable } from '../storable.ts';
import { appendDocument, partsPerDocument } from './append.ts';
import { Driver } from './driver.ts';
import { defaultWaitingKeys, KeyIndex, listRows } from './key-index.ts';
import { defaultBusyWait, immediate, prepareDatabase, readState, schemaVersion, snapshot } from './open.ts';
import { eraseTraces, removeDocument, type StoredDocument } from './purge.ts';
import { MentionSearch } from './search.ts';
import * as sql from './sql.ts';

/** Blobs read by one statement. */
const blobPage = 256;

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
  #closed = false;

  constructor(driver: Driver, busyWait: number, waitingKeys: number) {
    this.#driver = driver;
    this.#busyWait = busyWait;
    this.#index = new KeyIndex(driver, waitingKeys);
    this.#search = new MentionSearch(
      driver,
      (documents) => this.#columns(documents),
      (nodes) => this.#keys(nodes),
    );
  }

  async append(handIn: HandIn, delta: Delta): Promise<'appended' | 'present'> {
    requireStorable(delta);
    return immediate(this.#driver, this.#busyWait, () => appendDocument(this.#driver, this.#index, handIn, delta));
  }

  async revision(): Promise<number> {
    return readState(this.#driver).revision;
  }

  async handIns(): Promise<StoredHandIn[]> {
    const rows = this.#driver.all(sql.allDocuments) as [number, string][];
    return rows.map(([document, handIn]) => ({ document, handIn: JSON.parse(handIn) as HandIn }));
  }

  async columns(documents: readonly number[]): Promise<Columns[]> {
    return this.#columns(documents);
  }

  async rowTexts(rows: readonly Row[]): Promise<RowText[]> {
    return this.#rowTexts(rows);
  }

  async keys(nodes: readonly number[]): Promise<string[]> {
    return this.#keys(nodes);
  }

  async nodes(keys: readonly string[]): Promise<Int32Array> {
    const storable = keys.map((key) => (isStorable(key) ? key : ''));
    return snapshot(this.#driver, () => this.#index.find(storable));
  }

  async search(text: string, documents: readonly number[], limit: number): Promise<SearchHit[]> {
    return snapshot(this.#driver, () => this.#search.search(text, documents, limit));
  }

  async assertions(document: number): Promise<Assertion[]> {
    const { columns, keys, texts } = snapshot(this.#driver, () => this.#stored(document));
    return assertionsFrom(columns, keys, texts);
  }

  async purge(handInId: string): Promise<void> {
    await immediate(this.#driver, this.#busyWait, () => {
      const row = this.#driver.all(sql.documentById, handInId)[0];
      if (row !== undefined) removeDocument(this.#driver, this.#stored(row[0] as number));
    });
    await eraseTraces(this.#driver, this.#busyWait);
  }

  async clear(): Promise<void> {
    await immediate(this.#driver, this.#busyWait, () => {
      const { nextDocument, nextNode } = readState(this.#driver);
      this.#driver.exec(sql.clearAll);
      this.#driver.run(sql.setIndexed, nextNode);
      this.#driver.run(sql.bumpRevision, nextDocument, nextNode);
    });
    await eraseTraces(this.#driver, this.#busyWait);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    // libsql leaves the log as it is: without this a closed store would be two files, one of them up to 64 MB.
    this.#driver.all(sql.truncateLog);
    this.#driver.close();
  }

  #stored(document: number): StoredDocument {
    const [columns] = this.#columns([document]) as [Columns];
    const count = columns.mentionNode.length + columns.kinds.length;
    const texts = this.#rowTexts(Array.from({ length: count }, (_, row) => ({ document, row })));
    return { document, columns, keys: this.#keys(Array.from(columns.nodes)), texts };
  }

  #columns(documents: readonly number[]): Columns[] {
    const blobs = this.#blobs(sql.blocks, documents);
    return documents.map((document) => decodeBlock(found(blobs.get(document))));
  }

  /** Part by part: asked for all rows of a store, it holds the texts of the answer and no more. */
  #rowTexts(rows: readonly Row[]): RowText[] {
    const places = new Map<number, number[]>();
    for (const [index, { document, row }] of rows.entries()) {
      const part = document * partsPerDocument + Math.floor(row / rowsPerPart);
      const own = places.get(part);
      if (own === undefined) places.set(part, [index]);
      else own.push(index);
    }
    const result = new Array<RowText>(rows.length);
    const parts = [...places.keys()].sort((a, b) => a - b);
    for (let start = 0; start < parts.length; start += blobPage) {
      const page = parts.slice(start, start + blobPage);
      const blobs = this.#blobs(sql.evidence, page);
      for (const part of page) {
        const textAt = openEvidence(found(blobs.get(part)));
        for (const index of places.get(part) as number[]) result[index] = found(textAt((rows[index] as Row).row % rowsPerPart));
      }
    }
    return result;
  }

  #keys(nodes: readonly number[]): string[] {
    const result: string[] = [];
    for (let start = 0; start < nodes.length; start += listRows) {
      const list = JSON.stringify(nodes.slice(start, start + listRows));
      const [[keys]] = this.#driver.all(sql.nodeKeys, list) as [[string]];
      for (const key of JSON.parse(keys) as (string | null)[]) result.push(found(key ?? undefined));
    }
    return result;
  }

  #blobs(query: string, ids: readonly number[]): Map<number, Uint8Array> {
    const distinct = [...new Set(ids)].sort((a, b) => a - b);
    const result = new Map<number, Uint8Array>();
    for (let start = 0; start < distinct.length; start += blobPage) {
      const list = JSON.stringify(distinct.slice(start, start + blobPage));
      for (const [id, data] of this.#driver.all(query, list) as [number, Uint8Array][]) result.set(id, data);
    }
    return result;
  }
}

/** Another process may have purged it since the view that asks was built. */
function found<T>(value: T | undefined): T {
  if (value === undefined) throw new OperationalError('DOCUMENT_UNKNOWN', 'It may have been purged meanwhile.');
  return value;
}
