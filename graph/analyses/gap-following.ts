/**
 * Question: which row of a register is a gap that was decided about, where its id is another by now?
 *
 * Definition (docs/decisions/0025-gap-decisions.md). Rows are the same by their ids. The id of a row changes when one
 * item beneath becomes several, or when its kind does. What was decided about an id that the register lacks follows
 * what is lost, at its level, as the comparison of two registers pairs rows (`compare-gaps.ts`): to the only row of
 * that loss, if nothing else was decided about that row, nor about another gap of the same loss that is gone, and if
 * each of its newest edits is about an item that the row has beneath. Edits of one loss that were made one upon another
 * are one, whichever ids they name. Where it is not clear nothing follows, and `perhaps` says which row it may be.
 *
 * Complexity: O((n + m) log n) in the edits and what they are upon, O(rows). Limits: those of `gap-state.ts`.
 */
import { UnionFind } from '../view/union-find.ts';
import { type GapEdit, type GapState, gapState, gapStates, isOfOneGap, type LossKey, type LossOf } from './gap-state.ts';

export type { LossKey } from './gap-state.ts';

export interface RegisterRow {
  readonly gapId: string;
  readonly loss: LossKey;
}

export interface FollowedGaps<Edit extends GapEdit = GapEdit> {
  /** By id of gap: of rows with what follows them, and of gaps that the register lacks. */
  readonly states: ReadonlyMap<string, GapState<Edit>>;
  /** Of gaps that are not in the register and of which something stands in no row's history. */
  readonly gone: readonly GapState<Edit>[];
  /** By id of what is gone: the rows that it may be; one list for all of one loss. */
  readonly perhaps: ReadonlyMap<string, readonly string[]>;
}

/** What edits are about, as the register has it now. */
export interface EditSubjects<Edit extends GapEdit> {
  readonly lossOf: LossOf<Edit>;
  /** Whether the edit names an item that the row with this id has beneath. */
  readonly sharesItem: (edit: Edit, gapId: string) => boolean;
}

/** What was decided about an id that no row has, of one loss. */
interface Claim<Edit extends GapEdit> {
  readonly gapId: string;
  readonly edits: readonly Edit[];
}

export function followGaps<Edit extends GapEdit>(
  edits: Iterable<Edit>,
  rows: readonly RegisterRow[],
  subjects: EditSubjects<Edit>,
): FollowedGaps<Edit> {
  const known = new Map([...edits].map((edit) => [edit.id, edit]));
  const losses = new Map([...known.values()].map((edit) => [edit, subjects.lossOf(edit)]));
  const lossOf = (edit: Edit) => losses.get(edit);
  const states = gapStates(known.values(), lossOf);
  const rowIds = new Set(rows.map(({ gapId }) => gapId));
  const claims = claimsByLoss(known.values(), rowIds, lossOf);
  const rowsOf = rowsByLoss(rows, claims);
  const perhaps = new Map<string, readonly string[]>();
  for (const [loss, made] of claims) {
    const ids = rowsOf.get(loss) ?? [];
    const [only] = ids;
    if (only === undefined) continue;
    const own = states.get(only)?.edits ?? [];
    const candidates = ids.length === 1 ? oneWith(own, made, { loss, known, lossOf }) : [];
    const isClear = newestOf(candidates).every((edit) => edit.gapId === only || subjects.sharesItem(edit, only));
    if (isClear && candidates.length > 0) states.set(only, gapState(only, new Set(candidates)));
    const stands = new Set(ids.length === 1 ? states.get(only)?.edits : []);
    for (const claim of made) if (!isWithin(claim.edits, stands)) perhaps.set(claim.gapId, ids);
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

/** An id whose edits name two losses can be told by neither. */
function claimsByLoss<Edit extends GapEdit>(
  edits: Iterable<Edit>,
  rowIds: ReadonlySet<string>,
  lossOf: LossOf<Edit>,
): Map<string, Claim<Edit>[]> {
  const told = new Map<string, Edit[]>();
  for (const edit of edits) if (!rowIds.has(edit.gapId) && lossOf(edit) !== undefined) append(told, edit.gapId, edit);
  const claims = new Map<string, Claim<Edit>[]>();
  for (const [gapId, own] of told) {
    const [loss, ...others] = new Set(own.map(lossOf));
    if (loss !== undefined && others.length === 0) append(claims, loss, { gapId, edits: own });
  }
  return claims;
}

function rowsByLoss(rows: readonly RegisterRow[], wanted: ReadonlyMap<string, unknown>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { gapId, loss } of rows) if (loss !== undefined && wanted.has(loss)) append(found, loss, gapId);
  return found;
}

function append<Key, One>(lists: Map<Key, One[]>, key: Key, one: One): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}

interface Among<Edit extends GapEdit> {
  readonly loss: string;
  readonly known: ReadonlyMap<string, Edit>;
  readonly lossOf: LossOf<Edit>;
}

/** The row's own edits with those of the claims that are one with them; of a row without, the claims' if all are one. */
function oneWith<Edit extends GapEdit>(
  own: readonly Edit[],
  claims: readonly Claim<Edit>[],
  among: Among<Edit>,
): readonly Edit[] {
  const together = [own, ...claims.map(({ edits }) => edits)].filter(({ length }) => length > 0);
  const { all, setOf } = joined(together, among);
  const sets = new Set(together.map(([first]) => setOf(first)));
  if (own.length === 0 && sets.size > 1) return [];
  const [wanted] = sets;
  return all.filter((edit) => setOf(edit) === wanted);
}

/** Edits, with those of no other loss that they were made upon; what is together, or was made upon another, is one set. */
function joined<Edit extends GapEdit>(together: readonly (readonly Edit[])[], { loss, known, lossOf }: Among<Edit>) {
  const all = [...new Set(together.flat())];
  const placeOf = new Map(all.map((edit, place) => [edit, place]));
  const links: [number, number][] = [];
  for (const edits of together) for (const edit of edits) links.push([placeOf.get(edits[0]) ?? 0, placeOf.get(edit) ?? 0]);
  // A list is gone through with what is appended meanwhile.
  for (const [place, edit] of all.entries())
    for (const id of edit.upon) {
      const older = known.get(id);
      if (older === undefined || !isOfOneGap(edit, older, lossOf)) continue;
      let at = placeOf.get(older);
      if (at === undefined) {
        if ((lossOf(older) ?? loss) !== loss) continue;
        at = all.push(older) - 1;
        placeOf.set(older, at);
      }
      links.push([place, at]);
    }
  const sets = new UnionFind(all.length);
  for (const [a, b] of links) sets.union(a, b);
  return { all, setOf: (edit: Edit) => sets.find(placeOf.get(edit) ?? 0) };
}

function newestOf<Edit extends GapEdit>(edits: readonly Edit[]): Edit[] {
  const replaced = new Set(edits.flatMap(({ upon }) => upon));
  return edits.filter(({ id }) => !replaced.has(id));
}
