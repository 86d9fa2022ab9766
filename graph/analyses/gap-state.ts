/**
 * Question: what was decided about a gap, and what of it stands?
 *
 * Definition (docs/decisions/0025-gap-decisions.md). Each edit names the newest edits that its author saw (`upon`).
 * Edits take effect one after another: each after those upon which it was made, else by instant, then by id; of a
 * field the last word stands. The newest are those upon which no other was made: more than one are in conflict.
 * The answer depends on the set of edits alone, never on their order; what an edit names and is not in the set
 * (hidden, not handed in yet) is as if it were not named.
 *
 * Complexity: O(n log n) in the edits of a gap where clocks agree with what was seen, O(n^2) else. Limits: none.
 */
import type { GapField } from '../ontology/gap-decision.ts';

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

/** States by id of gap. */
export function gapStates<Edit extends GapEdit>(edits: Iterable<Edit>): Map<string, GapState<Edit>> {
  const byGap = new Map<string, Map<string, Edit>>();
  for (const edit of edits) {
    const known = byGap.get(edit.gapId) ?? new Map<string, Edit>();
    byGap.set(edit.gapId, known.set(edit.id, edit));
  }
  return new Map([...byGap].map(([gapId, known]) => [gapId, stateOf(gapId, known)]));
}

function stateOf<Edit extends GapEdit>(gapId: string, known: ReadonlyMap<string, Edit>): GapState<Edit> {
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

/** Each after those upon which it was made. An id is a hash over `upon`: nothing can be upon itself. */
function inEffect<Edit extends GapEdit>(known: ReadonlyMap<string, Edit>): Edit[] {
  const waiting = [...known.values()].sort((a, b) => compare(a.decided, b.decided) || compare(a.id, b.id));
  const done: Edit[] = [];
  const placed = new Set<string>();
  // Clocks go wrong seldom: nearly always the first that waits is the next.
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ upon }) => upon.every((id) => placed.has(id) || !known.has(id)));
    const [next] = waiting.splice(Math.max(at, 0), 1);
    if (next === undefined) break;
    placed.add(next.id);
    done.push(next);
  }
  return done;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
