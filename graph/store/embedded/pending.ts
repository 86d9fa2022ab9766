/**
 * Documents that are being written in several transactions. None is seen before the last; what a killed
 * writer leaves is swept when the store is next opened for writing.
 */
import { hostname } from 'node:os';
import { isAlive } from '../../model/is-alive.ts';
import { OperationalError } from '../../model/operational-error.ts';
import type { Driver } from './driver.ts';
import { removeDocument } from './purge.ts';
import * as sql from './sql.ts';

/** Milliseconds without a further part after which a writer is taken for dead, wherever it runs. */
const staleAfter = 60 * 60_000;

/** All of these inside the caller's transaction. */
export function startPending(driver: Driver, document: number, handInId: string): void {
  driver.run(sql.insertPending, document, handInId, hostname(), process.pid, Date.now());
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
  for (const [document, host, pid, touched] of driver.all(sql.allPending) as [number, string, number, number][]) {
    const isDead = host === hostname() && !isAlive(pid);
    if (isDead || Date.now() - touched > staleAfter) discardPending(driver, document);
  }
}
