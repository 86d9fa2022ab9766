/** Identifiers of entries, and which a party has in common with one. */
import { type Buckets, buildBuckets } from './list-index-buckets.ts';
import type { Entries } from './list-index-entries.ts';
import { hashOfText } from './list-index-spelling.ts';

/** As they are compared: `kind:VALUE`, without regard to case and blanks of the value. */
export function comparedIdentifier(identifier: string): string {
  const at = identifier.indexOf(':');
  return (
    identifier.slice(0, at + 1).toLowerCase() +
    identifier
      .slice(at + 1)
      .normalize('NFKC')
      .replace(/\s+/g, ' ')
      .trim()
      .toUpperCase()
  );
}

export function identifiersInCommon(some: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others.map(comparedIdentifier));
  return [...new Set(some.map(comparedIdentifier))].filter((identifier) => known.has(identifier)).sort();
}

export function* buildIdentifiers(entries: Entries): Generator<undefined, Buckets, undefined> {
  return yield* buildBuckets(entries.parties, entries.parties, (party, found) => {
    for (const identifier of entries.partyAt(party).identifiers) found(hashOfText(comparedIdentifier(identifier)));
  });
}
