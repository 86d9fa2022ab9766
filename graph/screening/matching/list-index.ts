/** Entries of lists, found by what they share with a party's names or identifiers. */
import { Entries, EntriesDraft } from './list-index-entries.ts';
import { buildIdentifiers } from './list-index-identifiers.ts';
import { buildNameRows } from './list-index-names.ts';
import { BuiltIndex } from './list-index-screen.ts';
import type { Band, ListedName, ListedParty, ScreeningMatch, Subject } from './listed-party.ts';
import { spellingsOf } from './name-scripts.ts';

export interface ScreeningOptions {
  /** The weakest band that is given; `weak` when absent. */
  readonly from?: Exclude<Band, 'none'>;
  /** At most so many matches, the strongest; 50 when absent. */
  readonly limit?: number;
}

/** Matches, and what stands behind them. */
export interface Screening {
  readonly matches: ScreeningMatch[];
  /** Names of entries that were compared. */
  readonly compared: number;
  /** Names of entries that share something with a name of the party and were not compared. */
  readonly notCompared: number;
  /** Matches may be missing: too many entries are alike. */
  readonly truncated: boolean;
}

export interface ListIndex {
  /** Names in it. */
  readonly names: number;
  readonly parties: number;
  /** Strongest first; ties by id. One for each entry: its best name. */
  screen(subject: Subject, options?: ScreeningOptions): ScreeningMatch[];
  /** The same, and how far it looked. */
  screening(subject: Subject, options?: ScreeningOptions): Screening;
  /** Ids of the entries of the first `most` names that would be compared with a name, likeliest first. */
  likely(name: string, most: number): number[];
}

/** Parties that are read at once. */
const partiesAtOnce = 500;

/** In steps of some milliseconds, for a process that has other things to do. */
export function* buildListIndex(parties: Iterable<ListedParty>): Generator<undefined, ListIndex, undefined> {
  const draft = new EntriesDraft();
  let read = 0;
  for (const party of parties) {
    draft.add({ ...party, names: party.names.flatMap(allSpellings) });
    if (++read % partiesAtOnce === 0) yield;
  }
  const entries = yield* Entries.of(draft);
  yield;
  const rows = yield* buildNameRows(entries);
  const identifiers = yield* buildIdentifiers(entries);
  return new BuiltIndex(entries, rows, identifiers);
}

/** Under each spelling that the name itself gives; what is shown of a match is the one that was compared. */
function allSpellings({ text, weak }: ListedName): ListedName[] {
  return spellingsOf(text).map((spelling) => ({ text: spelling, weak }));
}

export function listIndex(parties: Iterable<ListedParty>): ListIndex {
  const steps = buildListIndex(parties);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
