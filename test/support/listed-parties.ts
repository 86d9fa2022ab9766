/** Entries and subjects of an index from their names and identifiers. */
import type { ListedParty, Subject } from '../../graph/screening/matching/listed-party.ts';

export const listedParty = (id: number, names: readonly string[], identifiers: readonly string[] = []): ListedParty => ({
  id,
  kind: 'organization',
  names: names.map((text) => ({ text, weak: false })),
  countries: [],
  identifiers,
  addresses: [],
});

export const subjectOf = (names: readonly string[], identifiers: readonly string[] = []): Subject => ({
  names,
  countries: [],
  identifiers,
  addresses: [],
});
