/** What stands on page one of the report, and nothing else: what a superior reads and signs. */
import type { CoverageFigure, VendorOutcome } from '../graph/analyses/finding.ts';
import type { Archetype, OpenInterval, ReportAction, ReportRule, Thing } from './gap-report.ts';

export interface FirstPage {
  readonly stop: StopSummary;
  /** All of the programme, by id. */
  readonly endItems: readonly Thing[];
  readonly decision: DecisionAsked;
  /** The first five by rank. */
  readonly gaps: readonly KeyGap[];
  readonly vendors: VendorSummary;
  readonly notKnown: NotKnown;
  /** To be filled in by persons. */
  readonly signedBy: readonly string[];
}

/** "n of m end items stop if one party is lost; the first after d days; for k the time is not known." */
export interface StopSummary {
  readonly sentence: string;
  readonly endItems: number;
  /** Stop for certain when one supplier, or one owner with all that it owns, is lost. */
  readonly stopped: number;
  /** Stop then only if what nobody stated is the same. */
  readonly possible: number;
  /** When the first of those that stop for certain does; null where none does. */
  readonly firstAfterDays: OpenInterval | null;
  /** Of those that stop for certain: when is not known exactly. */
  readonly timeNotKnown: number;
}

/** Blank: lines to fill in. */
export interface DecisionAsked {
  readonly asked: string;
  readonly of: string;
  readonly by: string;
}

export interface KeyGap {
  readonly rank: number;
  readonly gapId: string;
  readonly archetype: Archetype;
  readonly certainty: 'definite' | 'possible';
  readonly lost: Thing | null;
  /** What it takes down, the first of so many. */
  readonly item: Thing | null;
  readonly items: number;
  readonly stops: readonly Thing[];
  /** False: no loss was tried. */
  readonly stopsKnown: boolean;
  readonly tiers: readonly number[];
  readonly able: number | null;
  readonly qualified: number | null;
  readonly inUse: number | null;
  /** Null: no loss stops an end item, so that there is no such time. */
  readonly timeToSurviveDays: OpenInterval | null;
  readonly timeToRecoverDays: OpenInterval | null;
  readonly confidence: string;
  /** Null: none is worked out. */
  readonly firstAction: ReportAction | null;
  readonly owner: string;
  readonly decideBy: string;
}

export interface VendorSummary {
  /** Parties by their strongest outcome. */
  readonly prohibited: number;
  readonly restricted: number;
  /** What a rule needs of the party is not stated: neither reached nor cleared. */
  readonly insufficientEvidence: number;
  readonly review: number;
  /** Matters of the decision queue. */
  readonly awaiting: number;
  /** Of the parties for review those of which nothing waits there, so that no row is of them. */
  readonly reviewOnly: number;
  /** Prohibited, restricted, without enough evidence, then awaiting, each the most pressing first; at most `listed`. */
  readonly rows: readonly VendorRow[];
  /** How many of each are on page one. */
  readonly listed: number;
}

/** Of whom there are rows, in the order in which they stand. */
export const vendorStandings = ['prohibited', 'restricted', 'without enough evidence', 'awaiting a person'] as const;
export type VendorStanding = (typeof vendorStandings)[number];

export interface VendorRow {
  readonly standing: VendorStanding;
  readonly party: Thing;
  /** Of what awaits a person: the outcome if it is true; null where no rule says anything. */
  readonly ifTrue: VendorOutcome | null;
  readonly rule: Pick<ReportRule, 'id' | 'title' | 'source' | 'status' | 'reason'> | null;
  readonly clock: Clock;
}

/** What time runs: since when the rule reaches the party, or when a decision ends. */
export interface Clock {
  readonly text: string;
  /** `YYYY-MM-DD`; empty: no date is stated. */
  readonly date: string;
  /** From the as-of day to `date`, negative where it has passed; null: not known. */
  readonly days: number | null;
}

export interface NotKnown {
  /** Items of safety or mission criticality. */
  readonly critical: {
    readonly source: CoverageFigure;
    readonly site: CoverageFigure;
    readonly origin: CoverageFigure;
    readonly all: CoverageFigure;
  };
  /** Items of which a criticality is stated: of the others nobody knows whether they are critical. */
  readonly criticalityStated: CoverageFigure;
  /** The one that would change the ranking most; null: nothing is open among the gaps. */
  readonly question: OpenQuestion | null;
}

export const questionKinds = ['source', 'who or where', 'criticality', 'time to recover', 'stock', 'daily value'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** A fact that no document states and that gaps hang on. */
export interface OpenQuestion {
  readonly kind: QuestionKind;
  /** In words, to be put to a person. */
  readonly text: string;
  readonly about: Thing;
  /** Gaps that it touches, of those that were looked at; and the best rank among them. */
  readonly gaps: number;
  readonly of: number;
  readonly bestRank: number;
}
