/** Which documents one view rests on and the other does not, and why. */
import { type HandIn, takesOut } from '../../graph/model/hand-in.ts';
import type { StoredHandIn } from '../../graph/store/port.ts';
import { compareText } from '../workspace/answer.ts';
import { type Reader, sees } from '../workspace/reader.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { DiffSide } from './diff-side.ts';

/** `changed`: the same bytes, read or declared otherwise. */
export type DocumentChange = 'added' | 'gone' | 'changed';

export interface DiffDocument {
  readonly change: DocumentChange;
  /** Why the view that lacks it does so; null where both have it. */
  readonly why: 'not handed in' | 'superseded' | 'withdrawn' | null;
  readonly sha256: string;
  readonly path: string;
  readonly format: string;
  /** Empty: none is stated. */
  readonly dated: string;
  readonly programme: string | null;
  readonly receivedAt: string;
  /** SHA-256 of what stands in its place, where it is superseded. */
  readonly by: string | null;
}

/** Added first, then gone, then changed; each by path. */
export async function diffDocuments(workspace: Workspace, reader: Reader, from: DiffSide, to: DiffSide): Promise<DiffDocument[]> {
  const all = (await workspace.store.handIns()).filter(({ handIn }) => sees(reader, handIn));
  const [before, after] = [byHash(from.view.handIns), byHash(to.view.handIns)];
  const found: DiffDocument[] = [];
  for (const [sha256, handIns] of after) {
    const others = before.get(sha256);
    if (others === undefined) found.push({ ...facts('added', handIns), ...whyNot(all, from, handIns[0]) });
    else if (digestsOf(others) !== digestsOf(handIns)) found.push({ ...facts('changed', handIns), why: null, by: null });
  }
  for (const [sha256, handIns] of before)
    if (!after.has(sha256)) found.push({ ...facts('gone', handIns), ...whyNot(all, to, handIns[0]) });
  const order: readonly DocumentChange[] = ['added', 'gone', 'changed'];
  return found.sort(
    (a, b) => order.indexOf(a.change) - order.indexOf(b.change) || compareText(a.path, b.path) || compareText(a.sha256, b.sha256),
  );
}

function byHash(handIns: readonly StoredHandIn[]): Map<string, HandIn[]> {
  const found = new Map<string, HandIn[]>();
  for (const { handIn } of handIns) found.set(handIn.sha256, [...(found.get(handIn.sha256) ?? []), handIn]);
  return found;
}

function digestsOf(handIns: readonly HandIn[]): string {
  return [...new Set(handIns.map(({ digest }) => digest))].sort().join();
}

function facts(change: DocumentChange, [handIn]: readonly HandIn[]): Omit<DiffDocument, 'why' | 'by'> {
  const { sha256, path, format, dated, declared, receivedAt } = handIn;
  return { change, sha256, path, format, dated, programme: declared.programme ?? null, receivedAt };
}

/** Why a view does not hold a document that another one holds. */
function whyNot(all: readonly StoredHandIn[], { view, times }: DiffSide, handIn: HandIn): Pick<DiffDocument, 'why' | 'by'> {
  const until = times.knownAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(times.knownAt);
  const own = all.filter((one) => one.handIn.sha256 === handIn.sha256 && Date.parse(one.handIn.receivedAt) <= until);
  const [superseded] = view.superseded.filter((one) => one.handIn.sha256 === handIn.sha256);
  if (superseded !== undefined) {
    const { series, main } = superseded.handIn;
    const standing = view.handIns.find((one) => one.handIn.series === series && one.handIn.main === main);
    return { why: 'superseded', by: standing?.handIn.sha256 ?? null };
  }
  return { why: own.some((one) => takesOut(one.handIn)) ? 'withdrawn' : 'not handed in', by: null };
}
