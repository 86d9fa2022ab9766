/** Files that are either not there or whole, also after a crash or a loss of power. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OperationalError } from '../model/operational-error.ts';

const temporaryPrefix = '.tmp-';
/** A temporary file older than this belongs to no living writer. */
const abandonedAfterMs = 3_600_000;

/** Writes to a temporary file beside it, fsync, rename, fsync of the folder. */
export async function writeDurably(path: string, data: Iterable<Uint8Array> | string): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `${temporaryPrefix}${process.pid}-${randomBytes(6).toString('hex')}`);
  const file = await open(temporary, 'wx');
  try {
    if (typeof data === 'string') await file.writeFile(data);
    else for (const part of data) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(folder);
}

/** Makes a folder and what is missing above it, each entry on disk before this returns. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let child = folder; ; child = dirname(child)) {
    await syncFolder(dirname(child));
    if (child === first || child === dirname(child)) return;
  }
}

export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; NTFS journals the rename itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Names in a folder; none when it is not there. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Removes a file; true when it was there. The caller syncs the folder. */
export async function removeFile(path: string): Promise<boolean> {
  try {
    await unlink(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Removes what killed writers left behind: files with `marks` in their name that are old enough. */
export async function sweepFolder(folder: string, isLeftover: (name: string) => boolean, now: number): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!name.startsWith(temporaryPrefix) && !isLeftover(name)) continue;
    const path = join(folder, name);
    const age = await stat(path).then(
      (found) => now - found.mtimeMs,
      () => 0,
    );
    if (age > abandonedAfterMs) await removeFile(path);
  }
}

export function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

export function isPresent(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EEXIST';
}

/** For what may be missing: undefined then, else the error. */
export function nothingWhenMissing(error: unknown): undefined {
  if (isMissing(error)) return undefined;
  throw error;
}

/** A file system's refusal is operational; a path of the server's does not reach the user. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof OperationalError || code === undefined) throw error;
    throw new OperationalError('EVIDENCE_UNAVAILABLE', `(${code})`, { cause: error });
  }
}
