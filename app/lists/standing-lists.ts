/**
 * What names are screened against: the entries of a view's lists, read and indexed once for all readers that
 * see the same lists, and gone on from when a list changes.
 *
 * A snapshot is of the set of documents that speak of list entries: who sees fewer lists has another one, and
 * no candidate of it comes from what he does not see.
 */
import type { FoundBand, Subject } from '../../graph/screening/matching/listed-party.ts';
import { type Screened, StandingScreen } from '../../graph/screening/standing-screen.ts';
import type { GraphStore } from '../../graph/store/port.ts';
import type { View } from '../../graph/view/open-view.ts';
import { inTurns, passTurn } from '../workspace/in-turns.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type EntriesByRows, type StoredEntry, screenedEntries } from './screened-entries.ts';

/** Sets of lists that are kept for one store: those asked about last. */
export const mostSnapshots = 4;
/** Subjects whose answer is known, between looks at the clock. */
const knownAtOnce = 500;
/** Entries that are put in order, between looks at the clock. */
const entriesAtOnce = 10_000;

interface Snapshot {
  readonly documents: readonly number[];
  readonly rows: EntriesByRows;
  /** By what they say. What is known of an earlier reading has that one's nodes, and a store that was rebuilt has others. */
  readonly current: ReadonlyMap<string, StoredEntry>;
  readonly screen: StandingScreen<StoredEntry>;
  /** Under way, or done: the index of all entries is made once, whoever asks first. */
  prepared?: Promise<unknown>;
}

/** The last asked about stands last. */
const snapshots = new WeakMap<GraphStore, Map<string, Promise<Snapshot>>>();

export interface StandingLists {
  /** Entries, also those that are not listed on the view's day. */
  readonly entries: number;
  /** One answer for each subject; others have their turn meanwhile. */
  screen(subjects: readonly Subject[], from: FoundBand): Promise<Screened<StoredEntry>[]>;
  /** With every match, also beyond `mostKeptMatches`: it is looked for anew each time. */
  screenWhole(subject: Subject, from: FoundBand): Promise<Screened<StoredEntry>>;
}

/** Concurrent askers wait for one reading; others have their turn meanwhile. */
export async function standingLists(workspace: Pick<Workspace, 'store'>, view: View): Promise<StandingLists> {
  const kept = snapshots.get(workspace.store) ?? new Map<string, Promise<Snapshot>>();
  snapshots.set(workspace.store, kept);
  const documents = listDocuments(view);
  const key = documents.join(' ');
  const asked = kept.get(key) ?? takeSnapshot(workspace, view, documents, [...kept.values()]);
  kept.delete(key);
  kept.set(key, asked);
  const [oldest] = kept.keys();
  if (kept.size > mostSnapshots && oldest !== undefined) kept.delete(oldest);
  try {
    return lists(await asked);
  } catch (error) {
    if (kept.get(key) === asked) kept.delete(key);
    throw error;
  }
}

function lists(snapshot: Snapshot): StandingLists {
  return {
    entries: snapshot.screen.entries.size,
    async screen(subjects, from) {
      const found: Screened<StoredEntry>[] = [];
      for (const subject of subjects) {
        const known = snapshot.screen.screenIfReady(subject, from) ?? (await withIndex(snapshot, subject, from));
        found.push(ofToday(known, snapshot));
        if (known.effort !== 'known' || found.length % knownAtOnce === 0) await passTurn();
      }
      return found;
    },
    screenWhole: async (subject, from) => ofToday(await inTurns(snapshot.screen.screenWhole(subject, from)), snapshot),
  };
}

/** The answer with the entries as this snapshot read them. */
function ofToday(known: Screened<StoredEntry>, { current }: Snapshot): Screened<StoredEntry> {
  const matches = known.matches.map((match) => ({ ...match, entry: current.get(match.entry.content) ?? match.entry }));
  return { ...known, matches };
}

async function withIndex(snapshot: Snapshot, subject: Subject, from: FoundBand): Promise<Screened<StoredEntry>> {
  snapshot.prepared ??= inTurns(snapshot.screen.prepare());
  await snapshot.prepared;
  return snapshot.screen.screen(subject, from);
}

/** The store's numbers of the documents that speak of entries, ascending: a hand-in keeps its number. */
function listDocuments({ graph }: View): number[] {
  const { documents } = graph.listEntries.mentions;
  const found = new Set<number>();
  for (const ordinal of documents) found.add(ordinal);
  return [...found].map((ordinal) => graph.documents[ordinal].document).sort((a, b) => a - b);
}

async function takeSnapshot(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  documents: readonly number[],
  others: readonly Promise<Snapshot>[],
): Promise<Snapshot> {
  const before = await nearest(documents, others);
  const rows = await screenedEntries(workspace, view, before?.rows);
  const current = new Map<string, StoredEntry>();
  for (const entry of rows.values()) {
    current.set(entry.content, entry);
    if (current.size % entriesAtOnce === 0) await passTurn();
  }
  return { documents, rows, current, screen: await inTurns(StandingScreen.of(rows.values(), before?.screen)) };
}

/** The one that has most documents in common; of several the one asked about last. */
async function nearest(documents: readonly number[], others: readonly Promise<Snapshot>[]): Promise<Snapshot | undefined> {
  const own = new Set(documents);
  let best: Snapshot | undefined;
  let most = -1;
  for (const other of others) {
    const snapshot = await other.catch(() => undefined);
    if (snapshot === undefined) continue;
    const shared = snapshot.documents.filter((document) => own.has(document)).length;
    if (shared >= most) [best, most] = [snapshot, shared];
  }
  return best;
}
