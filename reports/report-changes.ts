/** What is new, closed and worse since an earlier report of the same programme: compared as two views are (`diff`). */
import { type ComparedGap, type GapFieldChange, gapFieldChanges, pairGaps } from '../graph/analyses/compare-gaps.ts';
import type { CoverageFigure } from '../graph/analyses/finding.ts';
import type { Archetype, GapReport, GapRow, Thing } from './gap-report.ts';

/** A field of a gap that got worse, in words. Null: not known. */
export interface ChangedField {
  readonly what: string;
  readonly was: string | null;
  readonly is: string | null;
}

export interface ChangedGap {
  readonly gapId: string;
  /** In the earlier register: another one where it is the same gap by what is lost; empty for a new gap. */
  readonly earlierGapId: string;
  /** In the report where it stands last. */
  readonly rank: number;
  readonly archetype: Archetype;
  readonly lost: Thing | null;
  readonly item: Thing | null;
  /** In words; empty for a gap that is new or closed. */
  readonly how: readonly string[];
  /** The same, taken apart. */
  readonly fields: readonly ChangedField[];
}

export interface ReportChanges {
  /** What it is compared with. */
  readonly since: { readonly reportId: string; readonly viewHash: string; readonly asOf: string; readonly knownAt: string };
  readonly new: readonly ChangedGap[];
  /** No longer found: closed, or no longer known. */
  readonly closed: readonly ChangedGap[];
  readonly worse: readonly ChangedGap[];
  /** Gaps that stand in both and are not worse. */
  readonly same: number;
  /** Of these, the ones whose id is another now. */
  readonly renamed: readonly ChangedGap[];
  /** Items with a recorded source then: with less known, less is found. */
  readonly coverageThen: CoverageFigure;
}

/** What of an earlier report is compared. */
export interface EarlierReport extends Pick<GapReport, 'programme' | 'asOf' | 'knownAt'> {
  readonly coverage: { readonly source: CoverageFigure };
  readonly view: Pick<GapReport['view'], 'hash'>;
  /** Empty: it was worked out anew for this report. */
  readonly reportId: string;
  readonly gaps: readonly EarlierGap[];
}

/**
 * `level`, `folded` and `archetypes` may be missing in an earlier file: such a row is the same by its id alone.
 * Where `deadlines` is missing, they are not compared.
 */
export const comparedFields = [
  'gapId',
  'rank',
  'archetype',
  'certainty',
  'criticality',
  'lost',
  'item',
  'items',
  'endItemsStopped',
  'endItemsKnown',
  'level',
  'folded',
  'archetypes',
  'ableSources',
  'qualifiedSources',
  'sitesDistinct',
  'countriesDistinct',
  'timeToSurviveDays',
  'timeToRecoverDays',
  'gapDays',
  'daysOfSupply',
  'deadlines',
] as const satisfies readonly (keyof GapRow)[];

export type EarlierGap = Pick<GapRow, (typeof comparedFields)[number]>;

/** As-of days of the two registers. */
export interface ComparedDays {
  readonly earlier: string;
  readonly later: string;
}

/** `asOfNow`: of the later register. */
export function changesSince(earlier: EarlierReport, gaps: readonly EarlierGap[], asOfNow: string): ReportChanges {
  const days: ComparedDays = { earlier: earlier.asOf, later: asOfNow };
  const pairs = pairGaps(earlier.gaps, gaps, {
    before: (gap) => comparedGap(gap, days.earlier),
    after: (gap) => comparedGap(gap, days.later),
  });
  const both = pairs.flatMap(([then, now]) => (then === undefined || now === undefined ? [] : [{ then, now }]));
  const compared = both.map(({ then, now }) => ({ then, now, how: worsened(then, now, days) }));
  const worse = compared.filter(({ how }) => how.length > 0);
  const same = compared.filter(({ how }) => how.length === 0);
  const { reportId, view, asOf, knownAt, coverage } = earlier;
  const byRank = (a: ChangedGap, b: ChangedGap) => a.rank - b.rank;
  return {
    since: { reportId, viewHash: view.hash, asOf, knownAt },
    new: pairs.flatMap(([then, now]) => (then === undefined && now !== undefined ? [changed(now, '')] : [])).sort(byRank),
    closed: pairs
      .flatMap(([then, now]) => (now === undefined && then !== undefined ? [changed(then, then.gapId)] : []))
      .sort(byRank),
    worse: worse.map(({ then, now, how }) => changed(now, then.gapId, how, worseFields(then, now, days))).sort(byRank),
    same: same.length,
    renamed: same
      .filter(({ then, now }) => then.gapId !== now.gapId)
      .map(({ then, now }) => changed(now, then.gapId))
      .sort(byRank),
    coverageThen: coverage.source,
  };
}

function changed(
  { gapId, rank, archetype, lost, item }: EarlierGap,
  earlierGapId: string,
  how: readonly string[] = [],
  fields: readonly ChangedField[] = [],
): ChangedGap {
  return { gapId, earlierGapId, rank, archetype, lost, item, how, fields };
}

/**
 * What is worse of a gap, in words. What was not known and is now, or the other way round, is neither better nor
 * worse; a rank alone is neither, since it changes with the other gaps.
 */
export function worsened(then: EarlierGap, now: EarlierGap, days: ComparedDays): string[] {
  return worseChanges(then, now, days).map(fieldInWords);
}

function worseChanges(then: EarlierGap, now: EarlierGap, days: ComparedDays): GapFieldChange[] {
  return gapFieldChanges(comparedGap(then, days.earlier), comparedGap(now, days.later)).filter(
    ({ direction }) => direction === 'worse' || direction === 'mixed',
  );
}

/** What of a gap is a list, and is shown by its names. */
const lists: Readonly<Record<string, (gap: EarlierGap) => readonly string[]>> = {
  archetypes: ({ archetypes = [] }) => archetypes,
  'end items stopped': ({ endItemsStopped }) => endItemsStopped.map(({ name }) => name),
  'items beneath': ({ folded, items }) => (folded?.items ?? items).map(({ name }) => name),
};

function worseFields(then: EarlierGap, now: EarlierGap, days: ComparedDays): ChangedField[] {
  return worseChanges(then, now, days).map(({ what, before, after }) => {
    const listed = lists[what];
    if (listed !== undefined) return { what, was: namesInWords(listed(then)), is: namesInWords(listed(now)) };
    const text = (value: string | number | null) => (value === null ? null : `${value}`);
    return { what, was: text(before), is: text(after) };
  });
}

/** Names that a change is shown with; how many there are stands before them. */
const mostNamed = 8;

function namesInWords(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, mostNamed).join('; ');
  return `${names.length}: ${shown}${names.length > mostNamed ? `; and ${names.length - mostNamed} more` : ''}`;
}

function fieldInWords({ what, before, after, direction }: GapFieldChange): string {
  if (what === 'certainty') return `was ${before}, is ${after}`;
  return `${what} ${before} -> ${after}${direction === 'mixed' ? ' (others in place of some)' : ''}`;
}

function comparedGap(gap: EarlierGap, asOf: string): ComparedGap {
  const { gapId, certainty, endItemsStopped, folded, items, deadlines } = gap;
  return {
    gapId,
    lossKey: lossKeyOf(gap),
    certainty,
    criticality: gap.criticality || undefined,
    archetypes: gap.archetypes === undefined ? undefined : new Set(gap.archetypes),
    endItemsStopped: gap.endItemsKnown === false ? undefined : idsOf(endItemsStopped),
    itemsBeneath: idsOf(folded?.items ?? items),
    ableSources: gap.ableSources ?? undefined,
    qualifiedSources: gap.qualifiedSources ?? undefined,
    sitesDistinct: gap.sitesDistinct ?? undefined,
    countriesDistinct: gap.countriesDistinct ?? undefined,
    timeToSurviveDays: gap.timeToSurviveDays ?? undefined,
    timeToRecoverDays: gap.timeToRecoverDays ?? undefined,
    gapDays: gap.gapDays ?? undefined,
    daysOfSupply: gap.daysOfSupply ?? undefined,
    deadlines:
      deadlines === undefined
        ? undefined
        : {
            asOf,
            lastOrder: deadlines.lastOrder || undefined,
            contractEnd: deadlines.contractEnd || undefined,
            stockOutDays: deadlines.stockOutDays ?? undefined,
          },
  };
}

const idsOf = (things: readonly Thing[]) => new Set(things.map(({ id }) => id));

/** A folded row's end item stands in its text alone, behind the figures, which change. */
function lossKeyOf({ lost, level, folded, archetype }: EarlierGap): string | undefined {
  if (lost !== null) return level === undefined ? undefined : `${level} ${lost.id}`;
  if (folded === undefined || folded === null) return undefined;
  const { text, category, count, of } = folded;
  return `${archetype} ${category} ${text.replace(`: ${count} of ${of}`, '')}`;
}
