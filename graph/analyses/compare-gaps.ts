/**
 * Which rows of two gap registers are the same, and what got worse of them. Rows are the same by their ids. The id of
 * a row with one item beneath changes when there are two, and so what is left over on both sides is paired by what is
 * lost (of a folded row by its category and end item). Things are compared by keys: equal where they are the same.
 */

/** `unclear`: one of the two is not known, so that nobody can say. */
type Direction = 'worse' | 'better' | 'mixed' | 'unclear';

export interface GapFieldChange {
  readonly what: string;
  /** Null: not known. */
  readonly before: string | number | null;
  readonly after: string | number | null;
  readonly direction: Direction;
}

export type Keys = ReadonlySet<string | number>;

/** A row as it is compared. Undefined: not known. */
export interface ComparedGap {
  readonly gapId: string;
  /** Of what is lost, at its level; undefined where it cannot be told, so that the row is paired by its id alone. */
  readonly lossKey: string | undefined;
  readonly certainty: 'definite' | 'possible';
  readonly criticality: string | undefined;
  readonly archetypes: Keys | undefined;
  readonly endItemsStopped: Keys | undefined;
  readonly itemsBeneath: Keys | undefined;
  readonly ableSources: number | undefined;
  readonly qualifiedSources: number | undefined;
  readonly sitesDistinct: number | undefined;
  readonly countriesDistinct: number | undefined;
  readonly timeToSurviveDays: number | undefined;
  readonly timeToRecoverDays: number | undefined;
  readonly gapDays: number | undefined;
  readonly daysOfSupply: number | undefined;
  /** Undefined: the register does not say by what a row is to be decided. */
  readonly deadlines: ComparedDeadlines | undefined;
}

/** Days as `YYYY-MM-DD`. */
export interface ComparedDeadlines {
  /** Of the register that the row is of. */
  readonly asOf: string;
  readonly lastOrder: string | undefined;
  readonly contractEnd: string | undefined;
  readonly stockOutDays: number | undefined;
}

/** Numbers of a row; `more`: whether a greater one is worse. */
const numbers = [
  { what: 'able sources', name: 'ableSources', more: false },
  { what: 'qualified sources', name: 'qualifiedSources', more: false },
  { what: 'sites', name: 'sitesDistinct', more: false },
  { what: 'countries', name: 'countriesDistinct', more: false },
  { what: 'days to survive', name: 'timeToSurviveDays', more: false },
  { what: 'days to recover', name: 'timeToRecoverDays', more: true },
  { what: 'days of gap', name: 'gapDays', more: true },
  { what: 'days of supply', name: 'daysOfSupply', more: false },
] as const;

const criticalities = ['none', 'degraded', 'mission', 'safety'];

type GapPair<Gap> = readonly [Gap | undefined, Gap | undefined];

/** Rows of both registers: the same ones, then those that only the later has, then those that only the earlier has. */
export function pairGaps<Gap>(
  before: readonly Gap[],
  after: readonly Gap[],
  compared: { readonly before: (gap: Gap) => ComparedGap; readonly after: (gap: Gap) => ComparedGap },
): GapPair<Gap>[] {
  const was = before.map((gap) => ({ gap, ...identity(compared.before(gap)) }));
  const is = after.map((gap) => ({ gap, ...identity(compared.after(gap)) }));
  const earlier = new Map(was.map((one) => [one.gapId, one]));
  const later = new Set(is.map(({ gapId }) => gapId));
  const both = is.flatMap((one): GapPair<Gap>[] => (earlier.has(one.gapId) ? [[earlier.get(one.gapId)?.gap, one.gap]] : []));
  const gone = was.filter(({ gapId }) => !later.has(gapId));
  const fresh = is.filter(({ gapId }) => !earlier.has(gapId));
  const onlyGone = byOnlyLoss(gone);
  const paired = [...byOnlyLoss(fresh)].flatMap(([loss, gap]): GapPair<Gap>[] =>
    onlyGone.has(loss) ? [[onlyGone.get(loss), gap]] : [],
  );
  const isPaired = new Set(paired.flat());
  return [
    ...both,
    ...paired,
    ...fresh.flatMap(({ gap }): GapPair<Gap>[] => (isPaired.has(gap) ? [] : [[undefined, gap]])),
    ...gone.flatMap(({ gap }): GapPair<Gap>[] => (isPaired.has(gap) ? [] : [[gap, undefined]])),
  ];
}

const identity = ({ gapId, lossKey }: ComparedGap) => ({ gapId, lossKey });

/** Rows by a loss that no other of them has. */
function byOnlyLoss<Gap>(rows: readonly { readonly gap: Gap; readonly lossKey: string | undefined }[]): Map<string, Gap> {
  const many = new Map<string, Gap[]>();
  for (const { gap, lossKey } of rows) if (lossKey !== undefined) many.set(lossKey, [...(many.get(lossKey) ?? []), gap]);
  return new Map([...many].flatMap(([key, gaps]) => (gaps.length === 1 ? [[key, gaps[0]] as const] : [])));
}

/** A rank is not compared: it changes with the other gaps. */
export function gapFieldChanges(was: ComparedGap, is: ComparedGap): GapFieldChange[] {
  const critical = ({ criticality }: ComparedGap) => criticalities.indexOf(criticality ?? '');
  const fields: (GapFieldChange | undefined)[] = [
    single('certainty', was.certainty, is.certainty, rankOfCertainty(is) - rankOfCertainty(was)),
    single('criticality', was.criticality, is.criticality, critical(is) - critical(was)),
    sets('archetypes', was.archetypes, is.archetypes, 'unclear'),
    sets('end items stopped', was.endItemsStopped, is.endItemsStopped),
    sets('items beneath', was.itemsBeneath, is.itemsBeneath),
    ...numbers.map(({ what, name, more }) => {
      const [one, other] = [was[name], is[name]];
      return single(what, one, other, ((other ?? 0) - (one ?? 0)) * (more ? 1 : -1));
    }),
    ...deadlineChanges(was, is),
  ];
  return fields.filter((field) => field !== undefined);
}

/**
 * What documents say otherwise of the day to decide by: the passing of time moves a stock-out, and ends contracts,
 * and is neither better nor worse.
 */
function deadlineChanges(was: ComparedGap, is: ComparedGap): (GapFieldChange | undefined)[] {
  const [before, after] = [was.deadlines, is.deadlines];
  if (before === undefined || after === undefined) return [];
  const day = (what: string, one: string | undefined, other: string | undefined) =>
    single(what, one, other, (other ?? '') < (one ?? '') ? 1 : -1);
  const contract = day('contract end', before.contractEnd, after.contractEnd);
  const hasEnded = (before.contractEnd ?? '') < after.asOf || (after.contractEnd ?? '') < before.asOf;
  const isSupplyCompared = was.daysOfSupply !== undefined && is.daysOfSupply !== undefined;
  const [one, other] = [before.stockOutDays, after.stockOutDays];
  return [
    day('last order date', before.lastOrder, after.lastOrder),
    contract !== undefined && hasEnded ? { ...contract, direction: 'unclear' } : contract,
    isSupplyCompared ? undefined : single('days to the first stock-out', one, other, (one ?? 0) - (other ?? 0)),
  ];
}

const rankOfCertainty = ({ certainty }: ComparedGap) => (certainty === 'definite' ? 1 : 0);

/** `worse` above zero. */
function single(
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

/** More is worse; `swapped`: what some others in place of some are. Shown as their numbers. */
function sets(
  what: string,
  before: Keys | undefined,
  after: Keys | undefined,
  swapped: Direction = 'mixed',
): GapFieldChange | undefined {
  if (before === undefined || after === undefined) return single(what, before?.size, after?.size, 0);
  const added = [...after].filter((one) => !before.has(one)).length;
  const gone = [...before].filter((one) => !after.has(one)).length;
  if (added === 0 && gone === 0) return undefined;
  const direction = added > 0 && gone > 0 ? swapped : added > 0 ? 'worse' : 'better';
  return { what, before: before.size, after: after.size, direction };
}
