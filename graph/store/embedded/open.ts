/** Opening the database, waiting for other writers, and migrating it forward. */
import { setTimeout as sleep } from 'node:timers/promises';
import { OperationalError } from '../../model/operational-error.ts';
import type { Driver } from './driver.ts';
import * as sql from './sql.ts';

export const schemaVersion = sql.migrations.length;
/** How long a write waits for another process's before it gives STORE_BUSY, in milliseconds. */
export const defaultBusyWait = 30_000;
const retryPause = 15;

export async function prepareDatabase(driver: Driver, busyWait: number): Promise<void> {
  driver.all(sql.busyTimeout);
  await whileBusy(busyWait, () => driver.all(sql.journalMode));
  driver.exec(sql.pragmas);
  if (schemaOf(driver) !== schemaVersion) await immediate(driver, busyWait, () => migrate(driver));
}

/** 0 for a new file. */
function schemaOf(driver: Driver): number {
  const [[exists]] = driver.all(sql.hasStore) as [[number]];
  return exists === 0 ? 0 : readState(driver).schema;
}

function migrate(driver: Driver): void {
  const schema = schemaOf(driver);
  if (schema > schemaVersion) throw new OperationalError('STORE_NEWER_SCHEMA');
  for (const [index, migration] of sql.migrations.entries()) {
    if (index < schema) continue;
    driver.exec(migration);
    driver.run(sql.setSchema, index + 1);
  }
}

export interface StoreState {
  readonly schema: number;
  readonly revision: number;
  /** Ids are never given twice, purged or not: whoever caches by id must never see another document under it. */
  readonly nextDocument: number;
  readonly nextNode: number;
  /** Nodes from this id on are not in the index of keys yet (`key-index.ts`). */
  readonly indexedBelow: number;
}

export function readState(driver: Driver): StoreState {
  const row = driver.all(sql.storeState)[0] as readonly [number, number, number, number, number] | undefined;
  if (row === undefined) throw new OperationalError('STORE_CORRUPT');
  const [schema, revision, nextDocument, nextNode, indexedBelow] = row;
  return { schema, revision, nextDocument, nextNode, indexedBelow };
}

/**
 * Runs `work` in one write transaction: all of it, or nothing. Nothing is awaited between BEGIN and
 * COMMIT: all calls of this handle share one connection.
 */
export async function immediate<T>(driver: Driver, busyWait: number, work: () => T): Promise<T> {
  return whileBusy(busyWait, () => {
    driver.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      driver.exec('COMMIT');
      return result;
    } catch (error) {
      rollback(driver);
      throw error;
    }
  });
}

/** Runs several reads on one state of the store, whatever other processes write meanwhile. */
export function snapshot<T>(driver: Driver, work: () => T): T {
  driver.exec('BEGIN');
  try {
    return work();
  } finally {
    rollback(driver);
  }
}

/** SQLite rolls back by itself after some errors (a full disk): then there is nothing left to roll back. */
function rollback(driver: Driver): void {
  try {
    driver.exec('ROLLBACK');
  } catch {
    return;
  }
}

/** Tries again while another process writes; the event loop is free between the tries. */
export async function whileBusy<T>(busyWait: number, work: () => T): Promise<T> {
  const deadline = performance.now() + busyWait;
  for (;;) {
    try {
      return work();
    } catch (error) {
      const busy = error instanceof OperationalError && error.code === 'STORE_BUSY';
      if (!busy || performance.now() > deadline) throw error;
    }
    await sleep(retryPause);
  }
}
