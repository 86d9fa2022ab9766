/**
 * Question: which row of a register is a gap that was decided about, where its id is another by now?
 *
 * Definition (docs/decisions/0025-gap-decisions.md). Rows are the same by their ids. The id of a row changes when one
 * item beneath becomes several, or when its kind does. What was decided about an id that the register lacks follows
 * what is lost, at its level, as the comparison of two registers pairs rows (`compare-gaps.ts`): to the only row of
 * that loss, if nothing else was decided about that row, nor about another gap of the same loss that is gone. Edits
 * that were made one upon another are one, whichever ids they name. Where it is not clear nothing follows, and
 * `perhaps` says which row it may be.
 *
 * Complexity: O(n log n) in the edits, O(rows). Limits: none.
 */
import { closureOf, type GapEdit, type GapState, gapState, gapStates } from './gap-state.ts';

/** What is lost, at its level: equal where it is the same. Undefined: not known, so that only the id can tell. */
export type LossKey = string | undefined;

export interface RegisterRow {
  readonly gapId: string;
  readonly loss: LossKey;
}

export interface FollowedGaps<Edit extends GapEdit = GapEdit> {
  /** By id of gap: of rows with what follows them, and of gaps that the register lacks. */
  readonly states: ReadonlyMap<string, GapState<Edit>>;
  /** Of gaps that are not in the register and of which something stands in no row's history. */
  readonly gone: readonly GapState<Edit>[];
  /** By id of what is gone: the rows that it may be. */
  readonly perhaps: ReadonlyMap<string, readonly string[]>;
}

/** What was decided about an id that no row has, of one loss. */
interface Claim<Edit extends GapEdit> {
  readonly gapId: string;
  readonly edits: ReadonlySet<Edit>;
}

/** @param lossOf of what an edit is about, as the register has it now. */
export function followGaps<Edit extends GapEdit>(
  edits: Iterable<Edit>,
  rows: readonly RegisterRow[],
  lossOf: (edit: Edit) => LossKey,
): FollowedGaps<Edit> {
  const known = new Map([...edits].map((edit) => [edit.id, edit]));
  const states = gapStates(known.values());
  const rowIds = new Set(rows.map(({ gapId }) => gapId));
  const claims = claimsByLoss(known, states, rowIds, lossOf);
  const rowsOf = rowsByLoss(rows, claims);
  const perhaps = new Map<string, readonly string[]>();
  for (const [loss, made] of claims) {
    const ids = rowsOf.get(loss) ?? [];
    const [only] = ids;
    if (only === undefined) continue;
    const own = ids.length === 1 ? new Set(states.get(only)?.edits) : undefined;
    const follows = own === undefined ? new Set<Edit>() : followed(own, made);
    if (follows.size > 0) states.set(only, gapState(only, follows));
    for (const claim of made) if (!isWithin(claim.edits, follows)) perhaps.set(claim.gapId, ids);
  }
  const shown = new Set([...rowIds].flatMap((gapId) => states.get(gapId)?.edits ?? []));
  const gone = [...states.values()].filter(({ gapId, edits: all }) => !rowIds.has(gapId) && !isWithin(all, shown));
  const open = new Set(gone.map(({ gapId }) => gapId));
  return { states, gone, perhaps: new Map([...perhaps].filter(([gapId]) => open.has(gapId)).sort(byId)) };
}

const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

function isWithin<T>(some: Iterable<T>, all: ReadonlySet<T>): boolean {
  for (const one of some) if (!all.has(one)) return false;
  return true;
}

/** With what each edit was made upon, of whichever id; an id whose edits name two losses can be told by neither. */
function claimsByLoss<Edit extends GapEdit>(
  known: ReadonlyMap<string, Edit>,
  states: ReadonlyMap<string, GapState<Edit>>,
  rowIds: ReadonlySet<string>,
  lossOf: (edit: Edit) => LossKey,
): Map<string, Claim<Edit>[]> {
  const claims = new Map<string, Claim<Edit>[]>();
  for (const [gapId, { edits }] of states) {
    if (rowIds.has(gapId)) continue;
    const told = edits.filter((edit) => edit.gapId === gapId && lossOf(edit) !== undefined);
    const [loss, ...others] = new Set(told.map(lossOf));
    if (loss === undefined || others.length > 0) continue;
    claims.set(loss, [...(claims.get(loss) ?? []), { gapId, edits: closureOf(told, known) }]);
  }
  return claims;
}

function rowsByLoss(rows: readonly RegisterRow[], wanted: ReadonlyMap<string, unknown>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { gapId, loss } of rows)
    if (loss !== undefined && wanted.has(loss)) found.set(loss, [...(found.get(loss) ?? []), gapId]);
  return found;
}

/** The row's own edits with those of the claims that are joined to them; of a row without, those of the only ones there are. */
function followed<Edit extends GapEdit>(own: ReadonlySet<Edit>, claims: readonly Claim<Edit>[]): ReadonlySet<Edit> {
  const sets = joined(claims.map(({ edits }) => edits));
  if (own.size === 0) return sets.length === 1 ? (sets[0] ?? own) : own;
  return joined([own, ...sets]).find((edits) => isWithin(own, edits)) ?? own;
}

/** Sets that share an edit are one. */
function joined<Edit>(sets: readonly ReadonlySet<Edit>[]): ReadonlySet<Edit>[] {
  let apart: ReadonlySet<Edit>[] = [];
  for (const edits of sets) {
    const others = apart.filter((one) => ![...edits].some((edit) => one.has(edit)));
    const met = apart.filter((one) => !others.includes(one));
    apart = [...others, new Set([...met.flatMap((one) => [...one]), ...edits])];
  }
  return apart;
}
