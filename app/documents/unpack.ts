/** What was sent, as the documents in it: itself, or the members of an archive, each unpacked when its turn comes. */
import { type ByteSource, headOf, memorySource } from '../../graph/model/byte-source.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { openArchive } from '../../ingest/compressed/archive.ts';
import { sniffPacked } from '../../ingest/compressed/packed.ts';
import { limits } from '../../ingest/limits.ts';

export type SentDocument = {
  /** The path as given; for a member `archive!member`. */
  readonly path: string;
  /** Path in the archive; undefined for what is a document itself. */
  readonly member?: string;
} & (
  | { readonly source: ByteSource }
  /** Why there is no document: of the member, or (with no member) of the archive. */
  | { readonly problem: Diagnostic }
);

export async function* documentsIn(source: ByteSource, path: string): AsyncGenerator<SentDocument> {
  const isZip = sniffPacked(headOf(source)) === 'zip' && source.size <= limits.wholeBytes;
  const archive = isZip ? await openArchive(source.whole()) : undefined;
  if (archive === undefined) yield { path, source };
  else if ('problem' in archive) yield { path, problem: archive.problem };
  else {
    for (const { name, unpack } of archive.members) {
      const member = printableName(name);
      const unpacked = await unpack();
      const place = { path: `${path}!${member}`, member };
      yield 'problem' in unpacked ? { ...place, ...unpacked } : { ...place, source: memorySource(unpacked.bytes) };
    }
  }
}

/**
 * A diagnostic as the sender finds it: `member!pointer` (SEMANTICS.md, Pointers). What is kept of a
 * member is a document of its own, in which the pointer leads from its own root.
 */
export function seenFromArchive(member: string | undefined, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (member === undefined) return diagnostics;
  return diagnostics.map((diagnostic) => ({ ...diagnostic, pointer: `${member}!${diagnostic.pointer}` }));
}

const longestName = 1_000;

/** A stranger's name, which is kept and shown. */
function printableName(name: string): string {
  return name
    .toWellFormed()
    .replace(/\p{Cc}/gu, '\u{fffd}')
    .slice(0, longestName)
    .toWellFormed();
}
