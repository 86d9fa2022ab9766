/**
 * Which gaps are new, no longer found, worse or better, with what got worse: by their ids. The id of a row with one
 * item beneath changes when there are two, and so what is left over on both sides is paired by what is lost.
 */
import type { RankedGap } from '../graph/analyses/gap.ts';
import type { Across } from '../graph/view/across-views.ts';
import type { NodeRef } from '../graph/view/graph.ts';

/** `mixed`: some of it worse, some better. `otherwise`: something became known, or is no longer known. */
export const gapChanges = ['new', 'worse', 'mixed', 'otherwise', 'better', 'gone'] as const;
export type GapChangeKind = (typeof gapChanges)[number];

/** `unclear`: one of the two is not known, so that nobody can say. */
export type Direction = 'worse' | 'better' | 'unclear';

export interface GapFieldChange {
  readonly what: string;
  /** Null: not known. */
  readonly before: string | number | null;
  readonly after: string | number | null;
  readonly direction: Direction;
}

export interface GapChange {
  readonly kind: GapChangeKind;
  readonly before: RankedGap | undefined;
  readonly after: RankedGap | undefined;
  readonly fields: readonly GapFieldChange[];
}

/** Numbers of a row; `more`: whether a greater one is worse. */
const numbers = [
  { what: 'able sources', of: (gap: RankedGap) => gap.ableSources, more: false },
  { what: 'qualified sources', of: (gap: RankedGap) => gap.qualifiedSources, more: false },
  { what: 'sites', of: (gap: RankedGap) => gap.sitesDistinct, more: false },
  { what: 'countries', of: (gap: RankedGap) => gap.countriesDistinct, more: false },
  { what: 'days to survive', of: (gap: RankedGap) => gap.timeToSurviveDays, more: false },
  { what: 'days to recover', of: (gap: RankedGap) => gap.timeToRecoverDays, more: true },
  { what: 'days of gap', of: (gap: RankedGap) => gap.gapDays, more: true },
  { what: 'days of supply', of: (gap: RankedGap) => gap.daysOfSupply, more: false },
] as const;

/** What both registers are compared with: classes over both views, and words. */
export interface GapComparing {
  readonly items: Across;
  /** Of what is lost; equal where it is the same thing. */
  readonly classOf: (side: keyof Across, lost: NodeRef) => string;
  readonly criticality: (gap: RankedGap) => string | undefined;
}

/** By kind, then by rank in the later register (in the earlier one, of what is gone). Ranks themselves are not compared. */
export function diffGaps(before: readonly RankedGap[], after: readonly RankedGap[], comparing: GapComparing): GapChange[] {
  const found: GapChange[] = [];
  for (const [was, is] of pairs(before, after, comparing)) {
    if (was === undefined || is === undefined) {
      found.push({ kind: was === undefined ? 'new' : 'gone', before: was, after: is, fields: [] });
      continue;
    }
    const fields = fieldsOf(was, is, comparing);
    if (fields.length > 0) found.push({ kind: kindOf(fields), before: was, after: is, fields });
  }
  const rank = ({ before: was, after: is }: GapChange) => (is ?? was)?.rank ?? 0;
  return found.sort((a, b) => gapChanges.indexOf(a.kind) - gapChanges.indexOf(b.kind) || rank(a) - rank(b));
}

type Pair = readonly [RankedGap | undefined, RankedGap | undefined];

function pairs(before: readonly RankedGap[], after: readonly RankedGap[], { classOf }: GapComparing): Pair[] {
  const earlier = new Map(before.map((gap) => [gap.gapId, gap]));
  const later = new Map(after.map((gap) => [gap.gapId, gap]));
  const both = after.flatMap((gap): Pair[] => (earlier.has(gap.gapId) ? [[earlier.get(gap.gapId), gap]] : []));
  const lossOf = (side: keyof Across) => (gap: RankedGap) =>
    gap.lost === undefined ? undefined : `${gap.level} ${classOf(side, gap.lost)}`;
  const gone = byOnly(
    before.filter(({ gapId }) => !later.has(gapId)),
    lossOf('before'),
  );
  const fresh = byOnly(
    after.filter(({ gapId }) => !earlier.has(gapId)),
    lossOf('after'),
  );
  const paired = [...fresh.only].flatMap(([loss, gap]): Pair[] => (gone.only.has(loss) ? [[gone.only.get(loss), gap]] : []));
  const isPaired = new Set(paired.flat());
  return [
    ...both,
    ...paired,
    ...fresh.all.filter((gap) => !isPaired.has(gap)).map((gap): Pair => [undefined, gap]),
    ...gone.all.filter((gap) => !isPaired.has(gap)).map((gap): Pair => [gap, undefined]),
  ];
}

/** Rows by a key that no other of them has. */
function byOnly(all: readonly RankedGap[], keyOf: (gap: RankedGap) => string | undefined) {
  const many = new Map<string, RankedGap[]>();
  for (const gap of all) {
    const key = keyOf(gap);
    if (key !== undefined) many.set(key, [...(many.get(key) ?? []), gap]);
  }
  const only = new Map([...many].flatMap(([key, gaps]) => (gaps.length === 1 ? [[key, gaps[0]] as const] : [])));
  return { all, only };
}

function kindOf(fields: readonly GapFieldChange[]): GapChangeKind {
  const worse = fields.some(({ direction }) => direction === 'worse');
  const better = fields.some(({ direction }) => direction === 'better');
  if (worse && better) return 'mixed';
  if (worse) return 'worse';
  return better ? 'better' : 'otherwise';
}

function fieldsOf(was: RankedGap, is: RankedGap, { items, criticality }: GapComparing): GapFieldChange[] {
  const fields: (GapFieldChange | undefined)[] = [
    compared('certainty', was.certainty, is.certainty, rankOfCertainty(is) - rankOfCertainty(was)),
    compared('criticality', criticality(was), criticality(is), was.criticalityOrder - is.criticalityOrder),
    sets('archetypes', new Set(was.archetypes), new Set(is.archetypes)),
    sets('end items stopped', classes(was.endItemsStopped, items.before), classes(is.endItemsStopped, items.after)),
    sets('items beneath', beneath(was, items.before), beneath(is, items.after)),
    ...numbers.map(({ what, of, more }) => {
      const [one, other] = [of(was), of(is)];
      return compared(what, one, other, ((other ?? 0) - (one ?? 0)) * (more ? 1 : -1));
    }),
  ];
  return fields.filter((field) => field !== undefined);
}

const rankOfCertainty = ({ certainty }: RankedGap) => (certainty === 'definite' ? 1 : 0);
const beneath = (gap: RankedGap, classOf: Int32Array) =>
  classes(
    gap.items.map(({ item }) => item),
    classOf,
  );

/** `worse` above zero. */
function compared(
  what: string,
  before: string | number | undefined,
  after: string | number | undefined,
  worse: number,
): GapFieldChange | undefined {
  if (before === after) return undefined;
  const isKnown = before !== undefined && after !== undefined;
  return {
    what,
    before: before ?? null,
    after: after ?? null,
    direction: !isKnown || worse === 0 ? 'unclear' : worse > 0 ? 'worse' : 'better',
  };
}

function classes(indices: readonly number[] | undefined, classOf: Int32Array): Set<number> | undefined {
  return indices === undefined ? undefined : new Set(indices.map((index) => classOf[index]));
}

/** More is worse; some others in place of some is unclear. Shown as their numbers. */
function sets<T>(what: string, before: Set<T> | undefined, after: Set<T> | undefined): GapFieldChange | undefined {
  if (before === undefined || after === undefined) return compared(what, before?.size, after?.size, 0);
  const added = [...after].filter((one) => !before.has(one)).length;
  const gone = [...before].filter((one) => !after.has(one)).length;
  if (added === 0 && gone === 0) return undefined;
  const direction = added > 0 && gone > 0 ? 'unclear' : added > 0 ? 'worse' : 'better';
  return { what, before: before.size, after: after.size, direction };
}
