/** Upload keys at the door: who uploads, and how often a wrong key is answered. */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { keyIdOf, type UploadKeys } from '../../app/documents/upload-keys.ts';
import type { Reader } from '../../app/workspace/reader.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { mostWrongIds, mostWrongKeys, wrongKeyWindow } from './limits.ts';

export interface KeyDoor {
  /** Lets pass who has a key in force, and anybody while no key was ever made. Errors: KEY_REFUSED, KEY_LIMITED. */
  readonly require: RequestHandler;
  /** The reader that passed, by the name of the key. */
  readonly uploader: (response: Response) => Reader;
}

export function createKeyDoor(keys: UploadKeys, reader: Reader): KeyDoor {
  const wrong = createWrongCounter();
  return {
    async require(request: Request, response: Response, next: NextFunction): Promise<void> {
      if (await keys.areNeeded()) {
        const presented = presentedKey(request);
        if (presented === undefined) throw refused(response);
        // By the key's own id: who guesses at one key, or sends a stale one, closes no other.
        const bucket = keyIdOf(presented) ?? `from ${request.socket.remoteAddress}`;
        const wait = wrong.waitFor(bucket);
        if (wait > 0) {
          response.setHeader('retry-after', Math.ceil(wait / 1000));
          throw new OperationalError('KEY_LIMITED');
        }
        const key = await keys.check(presented);
        if (key === undefined) {
          wrong.add(bucket);
          throw refused(response);
        }
        response.locals.uploader = { ...reader, name: `key ${key.name}` } satisfies Reader;
      }
      next();
    },
    uploader: (response) => (response.locals.uploader as Reader | undefined) ?? reader,
  };
}

function refused(response: Response): OperationalError {
  response.setHeader('www-authenticate', 'Bearer realm="hauberk"');
  return new OperationalError('KEY_REFUSED');
}

function presentedKey(request: Request): string | undefined {
  const own = request.headers['x-api-key'];
  if (typeof own === 'string' && own !== '') return own;
  return /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** Counts within a window that begins with the first wrong key. */
function createWrongCounter(): { waitFor(bucket: string): number; add(bucket: string): void } {
  const buckets = new Map<string, { count: number; until: number }>();
  const current = (bucket: string) => {
    const found = buckets.get(bucket);
    return found !== undefined && found.until > performance.now() ? found : undefined;
  };
  return {
    waitFor(bucket) {
      const found = current(bucket);
      return found === undefined || found.count < mostWrongKeys ? 0 : found.until - performance.now();
    },
    add(bucket) {
      const { count, until } = current(bucket) ?? { count: 0, until: performance.now() + wrongKeyWindow };
      buckets.delete(bucket);
      buckets.set(bucket, { count: count + 1, until });
      const [oldest] = buckets.keys();
      if (buckets.size > mostWrongIds && oldest !== undefined) buckets.delete(oldest);
    },
  };
}
