/**
 * Question: what was decided about a gap, and what of it stands?
 *
 * Definition (docs/decisions/0025-gap-decisions.md). Each edit names the newest edits that its author saw (`upon`).
 * Edits take effect one after another: each after those upon which it was made, else by instant, then by id; of a
 * field the last word stands. The newest are those upon which no other was made: more than one are in conflict.
 * An edit that was made upon one of another id says that both are of one gap, if the same is lost of both: what it
 * was made upon is of it too. Of more than `mostOfOtherIds` such edits an id's state has none.
 * The answer depends on the set of edits alone, never on their order; what an edit names and is not in the set
 * (hidden, not handed in yet) is as if it were not named.
 *
 * Complexity: O((n + m) log n) in the edits of a gap and what they are upon. Limits: `mostOfOtherIds`, without which
 * ids that are decided upon one another in a row would each have all that was decided about those before.
 */
import type { GapField } from '../ontology/gap-decision.ts';
import { NodeQueue } from './node-queue.ts';

export interface GapEdit {
  /** SHA-256 of what was decided about this gap. */
  readonly id: string;
  readonly gapId: string;
  readonly author: string;
  /** As `Date.toISOString` writes it. */
  readonly decided: string;
  readonly set: Readonly<Partial<Record<GapField, string>>>;
  readonly clears: readonly GapField[];
  /** Empty: none. */
  readonly note: string;
  /** Ids of the newest edits that the author saw. */
  readonly upon: readonly string[];
}

export interface GapState<Edit extends GapEdit = GapEdit> {
  readonly gapId: string;
  readonly fields: Readonly<Partial<Record<GapField, string>>>;
  /** The last that was noted; empty: nothing was. */
  readonly note: string;
  /** In the order in which they take effect: the last one's word stands. */
  readonly edits: readonly Edit[];
  /** Ids ascending; several: in conflict. */
  readonly newest: readonly string[];
}

/** Edits that were made under other ids, of one id's state. */
export const mostOfOtherIds = 50;

/** What is lost, at its level: equal where it is the same. Undefined: not known, so that only the id can tell. */
export type LossKey = string | undefined;
export type LossOf<Edit extends GapEdit> = (edit: Edit) => LossKey;

/** States by id of gap. */
export function gapStates<Edit extends GapEdit>(edits: Iterable<Edit>, lossOf: LossOf<Edit>): Map<string, GapState<Edit>> {
  const known = new Map([...edits].map((edit) => [edit.id, edit]));
  const byGap = new Map<string, Edit[]>();
  for (const edit of known.values()) {
    const own = byGap.get(edit.gapId) ?? [];
    own.push(edit);
    byGap.set(edit.gapId, own);
  }
  return new Map([...byGap].map(([gapId, own]) => [gapId, gapState(gapId, withOlder(own, known, lossOf))]));
}

/** Of an edit and one that it was made upon. */
export function isOfOneGap<Edit extends GapEdit>(edit: Edit, older: Edit, lossOf: LossOf<Edit>): boolean {
  if (edit.gapId === older.gapId) return true;
  const loss = lossOf(edit);
  return loss !== undefined && loss === lossOf(older);
}

/** All edits of an id, with what they were made upon under other ids. */
function withOlder<Edit extends GapEdit>(
  own: readonly Edit[],
  known: ReadonlyMap<string, Edit>,
  lossOf: LossOf<Edit>,
): Iterable<Edit> {
  const all = new Set(own);
  // A set is gone through with what is added meanwhile.
  for (const edit of all)
    for (const id of edit.upon) {
      const older = known.get(id);
      if (older === undefined || all.has(older) || !isOfOneGap(edit, older, lossOf)) continue;
      if (all.size === own.length + mostOfOtherIds) return own;
      all.add(older);
    }
  return all;
}

/** What stands of distinct edits as of those of one gap. */
export function gapState<Edit extends GapEdit>(gapId: string, all: Iterable<Edit>): GapState<Edit> {
  const known = new Map([...all].map((edit) => [edit.id, edit]));
  const edits = inEffect(known);
  const replaced = new Set(edits.flatMap(({ upon }) => upon));
  const newest = [...known.keys()].filter((id) => !replaced.has(id)).sort();
  const fields: Partial<Record<GapField, string>> = {};
  let note = '';
  for (const edit of edits) {
    for (const field of edit.clears) delete fields[field];
    Object.assign(fields, edit.set);
    if (edit.note !== '') note = edit.note;
  }
  return { gapId, fields, note, edits, newest };
}

/**
 * Each after those upon which it was made; of those that may be next the first by instant, then by id. An id is a
 * hash over `upon`: nothing can be upon itself. What is so all the same comes last.
 */
function inEffect<Edit extends GapEdit>(known: ReadonlyMap<string, Edit>): Edit[] {
  const inOrder = [...known.values()].sort((a, b) => compare(a.decided, b.decided) || compare(a.id, b.id));
  const rankOf = new Map(inOrder.map(({ id }, rank) => [id, rank]));
  const { after, lacking } = awaited(inOrder, rankOf);
  const ready = new NodeQueue(inOrder.length);
  for (const [rank, count] of lacking.entries()) if (count === 0) ready.push(rank, rank);
  const done: Edit[] = [];
  while (ready.length > 0) {
    const rank = ready.pop();
    done.push(inOrder[rank] as Edit);
    for (const next of after[rank] ?? []) if (--lacking[next] === 0) ready.push(next, next);
  }
  return done.length === inOrder.length ? done : [...done, ...inOrder.filter((_, rank) => (lacking[rank] as number) > 0)];
}

/** By rank: those that were made upon it, and upon how many it was made itself that are known. */
function awaited(inOrder: readonly GapEdit[], rankOf: ReadonlyMap<string, number>) {
  const after: number[][] = inOrder.map(() => []);
  const lacking = new Uint32Array(inOrder.length);
  for (const [rank, { upon }] of inOrder.entries())
    for (const id of new Set(upon)) {
      const before = rankOf.get(id);
      if (before === undefined) continue;
      after[before]?.push(rank);
      lacking[rank]++;
    }
  return { after, lacking };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
