/**
 * An index of Neo4j takes about 8 kB; a key may be longer. Such a key is stored by its beginning and
 * its hash, and whole in `longKey`, which no index holds.
 */
import { createHash } from 'node:crypto';

/** UTF-16 units; three bytes each at most stay below the index's bound. */
const longest = 2_000;

export function isLong(key: string): boolean {
  return key.length > longest;
}

export function storedKey(key: string): string {
  if (!isLong(key)) return key;
  return `${key.slice(0, 200).toWellFormed()}…sha256:${createHash('sha256').update(key).digest('hex')}`;
}
