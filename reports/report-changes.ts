/** What is new, closed and worse since an earlier report of the same programme. Gaps are the same by their id. */
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
  'ableSources',
  'qualifiedSources',
  'timeToSurviveDays',
  'timeToRecoverDays',
  'decideBy',
] as const satisfies readonly (keyof GapRow)[];

export type EarlierGap = Pick<GapRow, (typeof comparedFields)[number]>;

export function changesSince(earlier: EarlierReport, gaps: readonly GapRow[]): ReportChanges {
  const before = new Map(earlier.gaps.map((gap) => [gap.gapId, gap]));
  const now = new Set(gaps.map(({ gapId }) => gapId));
  const compared = gaps.flatMap((gap) => {
    const then = before.get(gap.gapId);
    return then === undefined ? [] : [changed(gap, worsened(then, gap))];
  });
  const { reportId, view, asOf, knownAt, coverage } = earlier;
  const worse = compared.filter(({ how }) => how.length > 0);
  return {
    since: { reportId, viewHash: view.hash, asOf, knownAt },
    new: gaps.filter(({ gapId }) => !before.has(gapId)).map((gap) => changed(gap, [])),
    closed: earlier.gaps.filter(({ gapId }) => !now.has(gapId)).map((gap) => changed(gap, [])),
    worse,
    same: compared.length - worse.length,
    coverageThen: coverage.source,
  };
}

function changed({ gapId, rank, archetype, lost, item }: EarlierGap, how: readonly string[]): ChangedGap {
  return { gapId, rank, archetype, lost, item, how };
}

const criticalities = ['none', 'degraded', 'mission', 'safety'];

/**
 * What is worse of a gap. What was not known and is now, or the other way round, is neither better nor
 * worse; a rank alone is neither, since it changes with the other gaps.
 */
export function worsened(then: EarlierGap, now: EarlierGap): string[] {
  const critical = (gap: EarlierGap) => criticalities.indexOf(gap.criticality);
  const how: string[] = [];
  if (then.certainty === 'possible' && now.certainty === 'definite') how.push('was possible, is definite');
  if (critical(then) !== -1 && critical(now) > critical(then)) how.push(`criticality ${then.criticality} -> ${now.criticality}`);
  more('end items stopped', then.endItemsStopped.length, now.endItemsStopped.length, how);
  more('items taken down', then.items.length, now.items.length, how);
  fewer('able sources', then.ableSources, now.ableSources, how);
  fewer('qualified sources', then.qualifiedSources, now.qualifiedSources, how);
  fewer('days to survive', then.timeToSurviveDays, now.timeToSurviveDays, how);
  more('days to recover', then.timeToRecoverDays, now.timeToRecoverDays, how);
  if (then.decideBy !== '' && now.decideBy !== '' && now.decideBy < then.decideBy)
    how.push(`decide by ${then.decideBy} -> ${now.decideBy}`);
  return how;
}

function more(what: string, then: number | null, now: number | null, how: string[]): void {
  if (then !== null && now !== null && now > then) how.push(`${what} ${then} -> ${now}`);
}

function fewer(what: string, then: number | null, now: number | null, how: string[]): void {
  if (then !== null && now !== null && now < then) how.push(`${what} ${then} -> ${now}`);
}
