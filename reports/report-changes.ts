/** What is new, closed and worse since an earlier report of the same programme: compared as two views are (`diff`). */
import { type ComparedGap, type GapFieldChange, gapFieldChanges, pairGaps } from '../graph/analyses/compare-gaps.ts';
import type { CoverageFigure } from '../graph/analyses/finding.ts';
import type { Archetype, GapReport, GapRow, Thing } from './gap-report.ts';

export interface ChangedGap {
  readonly gapId: string;
  /** In the report where it stands last. */
  readonly rank: number;
  readonly archetype: Archetype;
  readonly lost: Thing | null;
  readonly item: Thing | null;
  /** In words; empty for a gap that is new or closed. */
  readonly how: readonly string[];
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

/** `level`, `folded` and `archetypes` may be missing in an earlier file: such a row is the same by its id alone. */
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
  'decideBy',
] as const satisfies readonly (keyof GapRow)[];

export type EarlierGap = Pick<GapRow, (typeof comparedFields)[number]>;

export function changesSince(earlier: EarlierReport, gaps: readonly EarlierGap[]): ReportChanges {
  const pairs = pairGaps(earlier.gaps, gaps, { before: comparedGap, after: comparedGap });
  const both = pairs.flatMap(([then, now]) => (then === undefined || now === undefined ? [] : [{ then, now }]));
  const worse = both.map(({ then, now }) => changed(now, worsened(then, now))).filter(({ how }) => how.length > 0);
  const { reportId, view, asOf, knownAt, coverage } = earlier;
  const byRank = (a: ChangedGap, b: ChangedGap) => a.rank - b.rank;
  return {
    since: { reportId, viewHash: view.hash, asOf, knownAt },
    new: pairs.flatMap(([then, now]) => (then === undefined && now !== undefined ? [changed(now, [])] : [])).sort(byRank),
    closed: pairs.flatMap(([then, now]) => (now === undefined && then !== undefined ? [changed(then, [])] : [])).sort(byRank),
    worse: worse.sort(byRank),
    same: both.length - worse.length,
    coverageThen: coverage.source,
  };
}

function changed({ gapId, rank, archetype, lost, item }: EarlierGap, how: readonly string[]): ChangedGap {
  return { gapId, rank, archetype, lost, item, how };
}

/**
 * What is worse of a gap, in words. What was not known and is now, or the other way round, is neither better nor
 * worse; a rank alone is neither, since it changes with the other gaps.
 */
export function worsened(then: EarlierGap, now: EarlierGap): string[] {
  return gapFieldChanges(comparedGap(then), comparedGap(now)).flatMap((field) =>
    field.direction === 'worse' || field.direction === 'mixed' ? [fieldInWords(field)] : [],
  );
}

function fieldInWords({ what, before, after, direction }: GapFieldChange): string {
  if (what === 'certainty') return `was ${before}, is ${after}`;
  return `${what} ${before} -> ${after}${direction === 'mixed' ? ' (others in place of some)' : ''}`;
}

function comparedGap(gap: EarlierGap): ComparedGap {
  const { gapId, certainty, endItemsStopped, folded, items } = gap;
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
    decideBy: gap.decideBy || undefined,
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
