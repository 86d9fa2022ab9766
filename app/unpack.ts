/** What was sent, as the documents in it: itself, or the members of an archive, each unpacked when its turn comes. */
import type { Diagnostic } from '../graph/model/diagnostic.ts';
import { openArchive } from '../ingest/compressed/archive.ts';
import { limits } from '../ingest/limits.ts';

export type SentDocument = {
  /** The path as given; for a member `archive!member`. */
  readonly path: string;
  /** Path in the archive; undefined for what is a document itself. */
  readonly member?: string;
} & (
  | { readonly bytes: Uint8Array }
  /** Why there is no document: of the member, or (with no member) of the archive. */
  | { readonly problem: Diagnostic }
);

export async function* documentsIn(bytes: Uint8Array, path: string): AsyncGenerator<SentDocument> {
  const archive = bytes.length > limits.documentBytes ? undefined : await openArchive(bytes);
  if (archive === undefined) yield { path, bytes };
  else if ('problem' in archive) yield { path, problem: archive.problem };
  else {
    for (const { name, unpack } of archive.members) {
      const member = printableName(name);
      yield { path: `${path}!${member}`, member, ...(await unpack()) };
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
