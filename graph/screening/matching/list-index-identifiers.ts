/** Identifiers of entries, and what it says when those of a party and of an entry agree or differ. */
import { type Buckets, buildBuckets } from './list-index-buckets.ts';
import type { Entries } from './list-index-entries.ts';
import type { SideEvidence } from './listed-party.ts';

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

/** Kinds of which a party has one at most: another one is another party. A party has many CAGEs and registration numbers. */
const single = ['lei:', 'uei:'];

/** For each kind of which both state one, and none in common. */
export function identifiersAgainst(some: readonly string[], others: readonly string[]): SideEvidence[] {
  const found: SideEvidence[] = [];
  for (const kind of single) {
    const own = valuesOf(kind, some);
    const listed = valuesOf(kind, others);
    if (own.length === 0 || listed.length === 0 || own.some((value) => listed.includes(value))) continue;
    const name = kind.slice(0, -1).toUpperCase();
    found.push({ kind: 'identifier', speaks: 'against', detail: `${name} ${own.join(', ')} is not ${listed.join(', ')}` });
  }
  return found;
}

function valuesOf(kind: string, identifiers: readonly string[]): string[] {
  const compared = new Set(identifiers.map(comparedIdentifier));
  return [...compared]
    .filter((identifier) => identifier.startsWith(kind))
    .map((one) => one.slice(kind.length))
    .sort();
}

export function* buildIdentifiers(entries: Entries): Generator<undefined, Buckets, undefined> {
  return yield* buildBuckets(entries.parties, entries.parties, (party, found) => {
    for (const identifier of entries.partyAt(party).identifiers) found(hashOfIdentifier(comparedIdentifier(identifier)));
  });
}

/** FNV-1a. */
export function hashOfIdentifier(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
