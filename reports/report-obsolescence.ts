/** Items of which documents say when they end (DMSMS), or that they do not. */
import type { CoverageFigure } from '../graph/analyses/finding.ts';
import type { EvidenceRef, OpenInterval, Thing } from './gap-report.ts';

/**
 * `ended`: discontinued, obsolete, or a stated day has passed. `ending`: a last-time buy, not recommended for new
 * designs, or a stated day lies ahead. `not judged`: a day is stated, and no day to compare it with is known.
 */
export const endStates = ['ended', 'ending', 'not judged', 'active'] as const;
export type EndState = (typeof endStates)[number];

export interface ReportEnd {
  /** A line of what the report is about. */
  readonly item: Thing;
  /** What a source delivers for it and of which this is stated; null: it is stated of the item itself. */
  readonly part: Thing | null;
  /** Recorded sources of the item that are concerned; all of them, where the item itself is. */
  readonly sources: { readonly concerned: number; readonly of: number };
  /** safety, mission, degraded, none; empty: not known. */
  readonly criticality: string;
  readonly state: EndState;
  /** In words; empty: not stated. */
  readonly lifecycle: string;
  /** `YYYY-MM-DD`; empty: not stated. */
  readonly lastOrderDate: string;
  readonly lastShipDate: string;
  readonly endOfSupport: string;
  /** From the day of the facts to the first of these days, negative where it has passed; null: no day is known. */
  readonly daysLeft: number | null;
  /** Days for which the stock of the item lasts. */
  readonly coverDays: OpenInterval;
  /** What a notice offers in its place, as it names it; empty: none is named. */
  readonly replacement: string;
  /** Rank of the first gap of the archetype obsolescence that it stands beneath; null: none. */
  readonly gapRank: number | null;
  readonly evidence: readonly EvidenceRef[];
}

export interface ReportObsolescence {
  /** Items of which any of it is stated, of themselves or of what a source delivers for them. */
  readonly stated: CoverageFigure;
  /** What has ended first, then by the first stated day. */
  readonly ends: readonly ReportEnd[];
  /** Of these are so many; `ends` may be the first of them. */
  readonly total: number;
}
