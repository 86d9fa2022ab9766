/** The times at which a store has the view of a hash. */
import type { HandIn } from '../../graph/model/hand-in.ts';
import type { StoredHandIn } from '../../graph/store/port.ts';
import { select } from '../../graph/view/select.ts';
import { nameOfView } from '../../graph/view/view-name.ts';
import { READER_VERSION } from '../../ingest/reader-version.ts';
import { passTurn } from './in-turns.ts';
import { type Reader, sees } from './reader.ts';
import type { Times, Workspace } from './workspace.ts';

/** Instants of receipt that are tried, the newest first: for each the hand-ins until then are selected and hashed. */
export const mostInstantsTried = 2_000;
/** Hashes that are remembered of one store. */
const mostRemembered = 20_000;

export interface ViewSearch {
  /** Undefined: it has it at none of the instants that were tried. */
  readonly times: Times | undefined;
  readonly tried: number;
}

/** Where to look. */
export interface ViewPlaces {
  /** As-of days; undefined: the one that the documents state. */
  readonly days: readonly (string | undefined)[];
  /** This instant alone; every instant of receipt where there is none. */
  readonly knownAt?: string | undefined;
  /** First with all that was received, and as of no instant. */
  readonly isNowToo?: boolean;
}

/**
 * A hash says nothing of what it is of: the view is named again at each instant, under the rules and the
 * reader's version of today. Others have their turn meanwhile.
 */
export async function findView(workspace: Workspace, reader: Reader, hash: string, places: ViewPlaces): Promise<ViewSearch> {
  const { days, knownAt, isNowToo = false } = places;
  const names = await namesOf(workspace, reader);
  const received = [...new Set(names.seen.map(({ handIn }) => handIn.receivedAt))].sort().reverse();
  const tried = received.slice(0, mostInstantsTried);
  const instants = knownAt === undefined ? [...(isNowToo ? [undefined] : []), ...tried] : [knownAt];
  for (const instant of instants) {
    for (const asOf of new Set(days))
      if (names.hashAt(instant, asOf) === hash) return { times: { asOf, knownAt: instant }, tried: tried.length };
    await passTurn();
  }
  return { times: undefined, tried: tried.length };
}

/** Hashes of the views that a reader has had of a store, until it changes. */
class ViewNames {
  readonly seen: readonly StoredHandIn[];
  readonly #sees: ((handIn: HandIn) => boolean) | undefined;
  readonly #rules: string;
  readonly #hashes = new Map<string, string>();

  constructor(seen: readonly StoredHandIn[], reader: Reader, rules: string) {
    this.seen = seen;
    this.#sees = reader.sees;
    this.#rules = rules;
  }

  isOf(reader: Reader): boolean {
    return this.#sees === reader.sees;
  }

  hashAt(knownAt: string | undefined, asOf: string | undefined): string {
    const key = `${knownAt ?? ''} ${asOf ?? ''}`;
    const known = this.#hashes.get(key);
    if (known !== undefined) return known;
    const { handIns } = select(this.seen, knownAt === undefined ? {} : { knownAt });
    const options = { ...(asOf === undefined ? {} : { asOf }), rules: this.#rules, reader: READER_VERSION };
    const { hash } = nameOfView(handIns, options);
    if (this.#hashes.size >= mostRemembered) this.#hashes.clear();
    this.#hashes.set(key, hash);
    return hash;
  }
}

interface Remembered {
  readonly revision: number;
  readonly names: ViewNames;
}

const remembered = new WeakMap<Workspace, Remembered>();

async function namesOf(workspace: Workspace, reader: Reader): Promise<ViewNames> {
  // The revision first: what is written in between is then looked at too often, never too seldom.
  const revision = await workspace.store.revision();
  const last = remembered.get(workspace);
  if (last?.revision === revision && last.names.isOf(reader)) return last.names;
  const seen = (await workspace.store.handIns()).filter(({ handIn }) => sees(reader, handIn));
  const names = new ViewNames(seen, reader, workspace.rules.version);
  remembered.set(workspace, { revision, names });
  return names;
}
