/** Entries and subjects of screening from their names. */
import { finished } from '../../graph/analyses/steps.ts';
import type { ListedParty, Subject } from '../../graph/screening/matching/listed-party.ts';
import { contentOf, type ScreenedEntry, StandingScreen } from '../../graph/screening/standing-screen.ts';

export function standingScreen(
  entries: Iterable<ScreenedEntry>,
  before?: StandingScreen<ScreenedEntry>,
  most?: number,
): StandingScreen<ScreenedEntry> {
  return finished(StandingScreen.of(entries, before, most));
}

export type PartySpec = Partial<Omit<ListedParty, 'id' | 'names'>>;

/** Names with a question mark at the end are weak aliases. */
export function entry(key: string, names: readonly string[], spec: PartySpec = {}): ScreenedEntry {
  const party = {
    ...({ kind: 'organization', countries: [], identifiers: [], addresses: [] } as const),
    ...spec,
    names: names.map((name) => ({ text: name.replace(/\?$/, ''), weak: name.endsWith('?') })),
  };
  return { key, party, content: contentOf(key, party) };
}

export function subject(names: readonly string[], spec: Partial<Subject> = {}): Subject {
  return { countries: [], identifiers: [], addresses: [], ...spec, names };
}
