/**
 * Screening that goes on from what was screened before: when an edition of a list takes the place of another,
 * a subject that was asked about is compared with what is new in it, and with nothing else.
 *
 * That is sound because a pair's score is a figure of the pair alone: what a subject has with an entry
 * stays true while neither changes. An entry that changed is another entry (its content has another hash).
 * Answers are the same as from scratch; what differs is what they cost, which each answer says.
 */
import { createHash } from 'node:crypto';
import { finished, type Steps } from '../analyses/steps.ts';
import { buildListIndex, type ListIndex } from './matching/list-index.ts';
import { sortedTexts } from './matching/list-index-sort.ts';
import type { FoundBand, ListedParty, ScreeningMatch, Subject } from './matching/listed-party.ts';

/** One entry of a list, as it is compared. */
export interface ScreenedEntry {
  /** Of the entry: ties between matches break by it. */
  readonly key: string;
  readonly party: Omit<ListedParty, 'id'>;
  /** `contentOf` key and party: entries with the same are one. */
  readonly content: string;
}

export interface EntryMatch<Entry> extends Omit<ScreeningMatch, 'id'> {
  readonly entry: Entry;
}

/** With what it was compared for this answer: with nothing, with what changed since it was last asked about, with all. */
export type Effort = 'known' | 'changes' | 'all';

export interface Screened<Entry> {
  /** Strongest first, ties by key. */
  readonly matches: readonly EntryMatch<Entry>[];
  /** There are more, as weak as the last or weaker. */
  readonly more: boolean;
  /** Matches may be missing: so many entries have no more than common words with it that not all were compared. */
  readonly truncated: boolean;
  readonly effort: Effort;
  /** Entries that it was compared with for this answer. */
  readonly compared: number;
}

/** Matches of one subject that are kept: the strongest. */
export const mostKeptMatches = 200;
/** Subjects whose answers are kept: those that were last compared with anything. */
export const mostKeptSubjects = 200_000;
/** Changes of lists that a known answer is carried over; after more it is found from scratch. */
const mostChanges = 16;
/** Entries, or known answers, that are gone through at once. */
const entriesAtOnce = 5_000;

interface Known<Entry> extends Pick<Screened<Entry>, 'truncated'> {
  /** One more than is given, so that it is known whether there are more. */
  readonly kept: readonly EntryMatch<Entry>[];
  /** Others were not kept. */
  readonly cut: boolean;
  /** Number of changes that it has seen. */
  readonly changes: number;
}

type Found<Entry> = Omit<Known<Entry>, 'changes'> & Pick<Screened<Entry>, 'effort' | 'compared'>;

/** What came with one change of the lists: an index of it is made when first asked. */
class Added<Entry extends ScreenedEntry> {
  readonly entries: readonly Entry[];
  #index: ListIndex | undefined;

  constructor(entries: readonly Entry[]) {
    this.entries = entries;
  }

  get isReady(): boolean {
    return this.#index !== undefined;
  }

  *prepare(): Steps<ListIndex> {
    this.#index ??= yield* buildListIndex(this.#parties());
    return this.#index;
  }

  *#parties(): Generator<ListedParty> {
    for (const [id, { party }] of this.entries.entries()) yield { ...party, id };
  }

  screen(subject: Subject, from: FoundBand, limit: number): { matches: EntryMatch<Entry>[]; truncated: boolean } {
    const { matches, truncated } = finished(this.prepare()).screening(subject, { from, limit });
    return { matches: matches.map(({ id, ...match }) => ({ ...match, entry: this.entries[id] })), truncated };
  }
}

interface Parts<Entry extends ScreenedEntry> {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly most: number;
  readonly all: Added<Entry>;
  readonly changes: readonly Added<Entry>[];
  readonly first: number;
  readonly known: Map<string, Known<Entry>>;
}

export class StandingScreen<Entry extends ScreenedEntry> {
  /** By content, in the order of their keys. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly #most: number;
  readonly #all: Added<Entry>;
  /** What each change added, the oldest first; `#first` changes before these are forgotten. */
  readonly #changes: readonly Added<Entry>[];
  readonly #first: number;
  readonly #known: Map<string, Known<Entry>>;

  private constructor(parts: Parts<Entry>) {
    this.entries = parts.entries;
    this.#most = parts.most;
    this.#all = parts.all;
    this.#changes = parts.changes;
    this.#first = parts.first;
    this.#known = parts.known;
  }

  /**
   * `before`: the state that this one goes on from; the answers are the same without it. Entries that both
   * have are the objects of the earlier one. `most`: matches of a subject that are kept. O(entries), and what is new
   * is sorted.
   */
  static *of<Entry extends ScreenedEntry>(
    entries: Iterable<Entry>,
    before?: StandingScreen<Entry>,
    most = mostKeptMatches,
  ): Steps<StandingScreen<Entry>> {
    const contents = new Set<string>();
    const added: Entry[] = [];
    let seen = 0;
    for (const entry of entries) {
      if (++seen % entriesAtOnce === 0) yield;
      if (contents.has(entry.content)) continue;
      contents.add(entry.content);
      if (before?.entries.has(entry.content) !== true) added.push(entry);
    }
    const isSame = before !== undefined && added.length === 0 && contents.size === before.entries.size;
    const own = isSame ? before.entries : yield* inOrder(before?.entries ?? new Map(), contents, yield* sorted(added));
    // Where most is new there is nothing to be gained.
    const isGoingOn = before !== undefined && added.length * 2 <= own.size;
    const changes = isGoingOn ? [...before.#changes, new Added(added)] : [];
    return new StandingScreen({
      entries: own,
      most,
      all: isSame ? before.#all : new Added([...own.values()]),
      changes: changes.slice(-mostChanges),
      first: isGoingOn ? before.#first + Math.max(0, changes.length - mostChanges) : 0,
      known: isGoingOn ? yield* copied(before.#known) : new Map(),
    });
  }

  /** Entries that came with the last change; all of them where it goes on from nothing. */
  get added(): readonly Entry[] {
    return this.#changes.at(-1)?.entries ?? this.#all.entries;
  }

  /** Makes the index of all entries. */
  *prepare(): Steps<undefined> {
    yield* this.#all.prepare();
    return undefined;
  }

  /** Matches from the band up. What a caller states twice, or in another order, is one. */
  screen(subject: Subject, from: FoundBand): Screened<Entry> {
    finished(this.prepare());
    return this.screenIfReady(subject, from) as Screened<Entry>;
  }

  /** Undefined where that takes the index of all entries and it is not made yet. */
  screenIfReady(subject: Subject, from: FoundBand): Screened<Entry> | undefined {
    const asked = canonical(subject);
    const key = keyOf(asked, from);
    const known = this.#goOn(key);
    if (known === undefined && !this.#all.isReady) return undefined;
    const { effort, compared, ...found } = known === undefined ? this.#anew(asked, from) : this.#carriedOver(known, asked, from);
    const changes = this.#first + this.#changes.length;
    if (known?.changes !== changes) this.#remember(key, { ...found, changes });
    const { kept, truncated } = found;
    return { matches: kept.slice(0, this.#most), more: kept.length > this.#most, truncated, effort, compared };
  }

  /** All matches, however many, and nothing of it kept: for who has no use for some of the strongest. */
  *screenWhole(subject: Subject, from: FoundBand): Steps<Screened<Entry>> {
    yield* this.prepare();
    const { matches, truncated } = this.#all.screen(canonical(subject), from, this.entries.size);
    return { matches, more: false, truncated, effort: 'all', compared: this.entries.size };
  }

  #remember(key: string, found: Known<Entry>): void {
    this.#known.delete(key);
    this.#known.set(key, found);
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostKeptSubjects && oldest !== undefined) this.#known.delete(oldest);
  }

  /** What is known, without what is listed no more; undefined where that does not tell what is there now. */
  #goOn(key: string): Known<Entry> | undefined {
    const known = this.#known.get(key);
    if (known === undefined || known.changes < this.#first) return undefined;
    if (known.changes === this.#first + this.#changes.length) return known;
    // Which entries it was not compared with hangs on what else was listed.
    if (known.truncated) return undefined;
    const kept = known.kept.filter(({ entry }) => this.entries.has(entry.content));
    // What was cut off comes up where something above it goes.
    if (known.cut && kept.length < known.kept.length) return undefined;
    return { ...known, kept };
  }

  #carriedOver(known: Known<Entry>, subject: Subject, from: FoundBand): Found<Entry> {
    if (known.changes === this.#first + this.#changes.length) return { ...known, effort: 'known', compared: 0 };
    const unseen = this.#changes.slice(known.changes - this.#first).filter(({ entries }) => entries.length > 0);
    const compared = unseen.reduce((sum, { entries }) => sum + entries.length, 0);
    // What went and came again was known: one match for each entry.
    const byContent = new Map(known.kept.map((match) => [match.entry.content, match]));
    let { truncated } = known;
    for (const change of unseen) {
      const found = change.screen(subject, from, change.entries.length);
      // What came with one change may have gone with the next.
      for (const match of found.matches) if (this.entries.has(match.entry.content)) byContent.set(match.entry.content, match);
      truncated ||= found.truncated;
    }
    const kept = this.#keep([...byContent.values()].sort(byStrength));
    return { kept: kept.kept, cut: known.cut || kept.cut, truncated, effort: compared > 0 ? 'changes' : 'known', compared };
  }

  #anew(subject: Subject, from: FoundBand): Found<Entry> {
    const { matches, truncated } = this.#all.screen(subject, from, this.#most + 2);
    return { ...this.#keep(matches), truncated, effort: 'all', compared: this.entries.size };
  }

  #keep(matches: readonly EntryMatch<Entry>[]): Pick<Known<Entry>, 'kept' | 'cut'> {
    return { kept: matches.slice(0, this.#most + 1), cut: matches.length > this.#most + 1 };
  }
}

/** By key, then by content. */
function* sorted<Entry extends ScreenedEntry>(entries: readonly Entry[]): Steps<Entry[]> {
  const byText = new Map<string, Entry>();
  for (const entry of entries) {
    byText.set(`${entry.key}\0${entry.content}`, entry);
    if (byText.size % entriesAtOnce === 0) yield;
  }
  const result: Entry[] = [];
  for (const text of yield* sortedTexts([...byText.keys()])) {
    result.push(byText.get(text) as Entry);
    if (result.length % entriesAtOnce === 0) yield;
  }
  return result;
}

/** Of those that there were, in their order, the ones whose contents there are, and with them what was added. */
function* inOrder<Entry extends ScreenedEntry>(
  before: ReadonlyMap<string, Entry>,
  contents: ReadonlySet<string>,
  added: readonly Entry[],
): Steps<Map<string, Entry>> {
  const own = new Map<string, Entry>();
  let seen = 0;
  let next = 0;
  for (const entry of before.values()) {
    if (++seen % entriesAtOnce === 0) yield;
    if (!contents.has(entry.content)) continue;
    for (; next < added.length && byKey(added[next], entry) < 0; next++) own.set(added[next].content, added[next]);
    own.set(entry.content, entry);
  }
  for (; next < added.length; next++) {
    own.set(added[next].content, added[next]);
    if (next % entriesAtOnce === 0) yield;
  }
  return own;
}

function* copied<Key, Value>(map: ReadonlyMap<Key, Value>): Steps<Map<Key, Value>> {
  const copy = new Map<Key, Value>();
  for (const [key, value] of map) {
    copy.set(key, value);
    if (copy.size % entriesAtOnce === 0) yield;
  }
  return copy;
}

export function contentOf(key: string, { kind, names, countries, identifiers, addresses }: ScreenedEntry['party']): string {
  const said = [key, kind, names.map(({ text, weak }) => [text, weak]), countries, identifiers, addresses];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22);
}

function byStrength<Entry extends ScreenedEntry>(a: EntryMatch<Entry>, b: EntryMatch<Entry>): number {
  return b.score - a.score || byKey(a.entry, b.entry);
}

function byKey(a: ScreenedEntry, b: ScreenedEntry): number {
  return compare(a.key, b.key) || compare(a.content, b.content);
}

function canonical({ names, countries, identifiers, addresses }: Subject): Subject {
  return { names: once(names), countries: once(countries), identifiers: once(identifiers), addresses: once(addresses) };
}

function once(texts: readonly string[]): readonly string[] {
  return texts.length < 2 ? texts : [...new Set(texts)].sort();
}

function keyOf({ names, countries, identifiers, addresses }: Subject, from: FoundBand): string {
  return JSON.stringify([from, names, countries, identifiers, addresses]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
