/** What-if questions that somebody saved, asked anew of the view of the report. */
import type { Counting } from '../graph/analyses/finding.ts';
import type { EvidenceRef, OpenInterval, Thing } from './gap-report.ts';

export interface ScenarioStop {
  readonly endItem: Thing;
  readonly certainty: 'definite' | 'possible';
  /** From the day of the loss; `high` null: not known, or never. */
  readonly days: OpenInterval;
  /** `YYYY-MM-DD`; null: not known. */
  readonly stopsOn: { readonly earliest: string | null; readonly latest: string | null };
  /** Whether it stops before the loss ends; null: the loss has no end. */
  readonly withinPeriod: 'yes' | 'no' | 'possible' | null;
  readonly stoppedDays: OpenInterval | null;
  /** Money, of the stopped days; null: not known. */
  readonly cost: OpenInterval | null;
  readonly evidence: readonly EvidenceRef[];
}

export interface ScenarioOutcome {
  /** What the selectors name in this view. */
  readonly lost: readonly Thing[];
  /** End items that stop surely, and those that stop only if unknowns are the same; those that hold. */
  readonly stops: number;
  readonly mayStop: number;
  readonly hold: number;
  /** Items that lose a source, or all of them, and are no end items that stop. */
  readonly weakened: number;
  /** Money, of all that stops; null: not known. */
  readonly cost: OpenInterval | null;
  /** Days until the first of all that stop, high: until the first that surely does; null: none stops. */
  readonly first: OpenInterval | null;
  /** What stops surely first, then the soonest; the first of them. */
  readonly stopped: readonly ScenarioStop[];
}

export interface ReportScenario {
  /** SHA-256 of what was saved. */
  readonly id: string;
  readonly name: string;
  /** Empty: of everything. */
  readonly programme: string;
  /** As declared. */
  readonly author: string;
  /** ISO 8601. */
  readonly saved: string;
  readonly note: string;
  /** Selectors, as they were saved. */
  readonly lose: readonly string[];
  readonly counting: Counting;
  /** Of making; empty: any. */
  readonly stage: string;
  /** Day of the loss; empty: none is known. */
  readonly from: string;
  /** Null: until further notice. */
  readonly forDays: number | null;
  /** Null: it cannot be asked of this view. */
  readonly outcome: ScenarioOutcome | null;
  /** Why it cannot; empty: it can. */
  readonly problem: string;
  readonly evidence: readonly EvidenceRef[];
}

export interface ReportScenarios {
  /** By name. */
  readonly listed: readonly ReportScenario[];
  /** Saved are so many; `listed` may be the first of them. */
  readonly total: number;
}
