/**
 * Documents that are being written in several transactions. None is seen before the last; what a killed
 * writer leaves is swept when the store is next opened for writing.
 */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { isAlive } from '../../model/is-alive.ts';
import { OperationalError } from '../../model/operational-error.ts';
import type { Driver } from './driver.ts';
import { removeDocument } from './purge.ts';
import * as sql from './sql.ts';

/** Milliseconds without a further part after which a writer is taken for dead, wherever it runs. */
const staleAfter = 60 * 60_000;

const thisProcess = randomUUID();

/** All of these inside the caller's transaction. */
export function startPending(driver: Driver, document: number, handInId: string): void {
  driver.run(sql.insertPending, document, handInId, hostname(), process.pid, thisProcess, Date.now());
}

/** Errors: STORE_BUSY where it was swept meanwhile. */
export function touchPending(driver: Driver, document: number): void {
  if (!isPending(driver, document)) throw new OperationalError('STORE_BUSY', 'The document took too long to write.');
  driver.run(sql.touchPending, Date.now(), document);
}

export function isPending(driver: Driver, document: number): boolean {
  return driver.all(sql.pendingDocument, document).length > 0;
}

export function discardPending(driver: Driver, document: number): void {
  if (!isPending(driver, document)) return;
  removeDocument(driver, document);
  driver.run(sql.deletePending, document);
}

/** Removes what dead writers left. */
export function sweepPending(driver: Driver): void {
  const rows = driver.all(sql.allPending) as [number, string, number, string, number][];
  for (const [document, host, pid, writer, touched] of rows) {
    // In a container host and number are the same again after a restart.
    const isAnother = pid === process.pid && writer !== thisProcess;
    const isDead = host === hostname() && (isAnother || !isAlive(pid));
    if (isDead || Date.now() - touched > staleAfter) discardPending(driver, document);
  }
}
