/** What is known of a hand-in without its reading: what identifies that, and what a mark holds. */
import { createHash } from 'node:crypto';
import type { Counts, HandIn } from '../../graph/model/hand-in.ts';
import { READER_VERSION } from '../../ingest/reader-version.ts';

/** Identity of a reading: the bytes, the mapping, the reader's version (SEMANTICS.md, Hand-ins). */
export function readingOf(sha256: string, mapping: string | undefined): string {
  const mappingHash = createHash('sha256')
    .update(mapping ?? '')
    .digest('hex');
  return createHash('sha256').update([sha256, mappingHash, READER_VERSION].join('\n')).digest('hex');
}

const none = { in: 0, mapped: 0, quarantined: 0 };
export const noCounts: Counts = { components: none, relations: none, rows: none };

/** A withdrawal or a purge mark. */
export function markOf(
  kind: 'withdrawal' | 'purge',
  sha256: string,
  reason: string,
  by: string,
  receivedAt: string,
): Omit<HandIn, 'id'> {
  return {
    kind,
    sha256,
    bytes: 0,
    path: '',
    format: '',
    specVersion: '',
    reading: '',
    declared: {},
    by,
    receivedAt,
    call: '',
    series: '',
    version: 0,
    main: '',
    dated: '',
    digest: '',
    counts: noCounts,
    diagnostics: [],
    reason,
  };
}
