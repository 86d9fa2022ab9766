/** Uploads wait on disk until they are whole: memory holds one document at a time, however many are sent. */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { documentBytes } from './limits.ts';

/**
 * A folder of its own for the time of one request; nobody waits until a large file of it is gone. Errors:
 * EVIDENCE_UNAVAILABLE when the disk refuses.
 */
export async function withSpool<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await onDisk(() => mkdtemp(join(tmpdir(), 'hauberk-upload-')));
  try {
    return await work(folder);
  } finally {
    void rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * Writes a stream to a file. It is not destroyed: a request that is refused half way can still be
 * answered. Errors: INPUT_TOO_LARGE above `most`, by default the limit of one document, EVIDENCE_UNAVAILABLE,
 * or the stream's own.
 */
export async function spool(
  stream: Readable,
  path: string,
  most: number = documentBytes,
  onBytes: (size: number) => void = () => {},
): Promise<void> {
  const file = await onDisk(() => open(path, 'wx', 0o600));
  try {
    let size = 0;
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > most) throw new OperationalError('INPUT_TOO_LARGE');
      onBytes(size);
      await onDisk(() => file.writeFile(chunk));
    }
  } finally {
    await file.close();
  }
}

/** The body of a request, whole. Errors: those of `spool`, and INPUT_INVALID when the sender goes away. */
export async function spoolBody(request: Readable, path: string, most: number, onBytes: (size: number) => void): Promise<void> {
  try {
    await spool(request, path, most, onBytes);
  } catch (error) {
    if (error instanceof OperationalError) throw error;
    throw new OperationalError('INPUT_INVALID', 'The body cannot be read.', { cause: error });
  }
}

async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new OperationalError('EVIDENCE_UNAVAILABLE', `An upload cannot be kept on disk (${code}).`, { cause: error });
  }
}
