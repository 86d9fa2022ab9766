/**
 * The redundancy gap report as data. The application builds it from findings; renderers turn it into
 * JSON, CSV and HTML. Unknown is `null` (numbers) or empty (text, lists), never zero: renderers say
 * "not known". Order is the builder's; renderers keep it. No field depends on a clock or a locale.
 */
import type { Counting, Coverage, Interval, Level, SourceCounts, VendorOutcome } from '../graph/analyses/finding.ts';

export interface Thing {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2, for a country. */
  readonly code?: string;
}

export interface EvidenceRef {
  /** SHA-256 of the document. */
  readonly document: string;
  readonly pointer: string;
}

export interface Step {
  readonly from: Thing;
  readonly edge: string;
  readonly to: Thing;
  /** Basis points. */
  readonly share?: Interval;
}

export const archetypes = [
  'sole source',
  'single source',
  'no qualified source',
  'hidden single point',
  'foreign concentration',
  'untrusted vendor',
  'fragile supplier',
  'obsolescence',
  'capacity shortfall',
  'unsupported software',
  'no known source',
] as const;
export type Archetype = (typeof archetypes)[number];

/** A row of the gap register (INTERFACES.md). */
export interface GapRow {
  /** First 12 hexadecimal digits of SHA-256 over archetype, level, candidate, item and programme. */
  readonly gapId: string;
  /** The programme that the row is about; several are joined. Empty where no programme has its items. */
  readonly system: string;
  /** What is lost: an item without a known source is itself lost; null for a row that folds many items. */
  readonly lost: Thing | null;
  /** The first item that it takes down; null where none is taken down directly. */
  readonly item: Thing | null;
  /** All items that it takes down, `item` first. */
  readonly items: readonly Thing[];
  readonly partNumber: string;
  readonly nsn: string;
  readonly manufacturer: string;
  /** safety, mission, degraded, none; empty: not known. */
  readonly criticality: string;
  readonly archetype: Archetype;
  readonly certainty: 'definite' | 'possible';
  /** Requirements between an end item and the item: every depth that occurs, ascending. */
  readonly tiers: readonly number[];
  readonly ableSources: number | null;
  readonly qualifiedSources: number | null;
  readonly chosenSources: number | null;
  readonly sourcesUnstated: number | null;
  readonly ownersDistinct: number | null;
  readonly sitesDistinct: number | null;
  readonly countriesDistinct: number | null;
  readonly endItemsStopped: readonly Thing[];
  /** False: no loss was tried, so that nothing is known of the end items that it stops. */
  readonly endItemsKnown?: boolean;
  readonly timeToRecoverDays: number | null;
  readonly timeToSurviveDays: number | null;
  readonly gapDays: number | null;
  readonly daysOfSupply: number | null;
  readonly performanceImpact: number | null;
  readonly exposureRank: number | null;
  /** From 1. */
  readonly rank: number;
  /** The step of the ranking that decided. */
  readonly rankReason: string;
  /** `YYYY-MM-DD`: earliest of last order date, contract end and stock-out. */
  readonly decideBy: string;
  readonly confidence: string;
  readonly evidence: readonly EvidenceRef[];
  readonly options: readonly string[];
  readonly owner: string;
  readonly due: string;
  readonly status: string;
}

export interface ReportSingleSource {
  readonly kind: 'direct' | 'hidden';
  readonly certainty: 'definite' | 'possible';
  readonly level: Level;
  readonly candidate: Thing;
  readonly item: Thing;
  readonly endItems: readonly Thing[];
  readonly counts: SourceCounts;
  /** Approved substitutes that hold although the item's sources fail. */
  readonly mitigatedBy: readonly Thing[];
  readonly dormant: boolean;
  readonly witness: readonly Step[];
  readonly evidence: readonly EvidenceRef[];
}

export interface ReportRule {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** `YYYY-MM-DD` */
  readonly effective: string;
  readonly status: string;
  readonly reason: string;
}

export interface ReportVendor {
  readonly party: Thing;
  /** null: shown without an outcome (control or a minority share that the regime does not count). */
  readonly outcome: VendorOutcome | null;
  readonly basis: string;
  readonly flags: readonly string[];
  readonly rule: ReportRule;
  readonly path: readonly Step[];
  readonly endItems: readonly Thing[];
  readonly evidence: readonly EvidenceRef[];
}

export interface ReportConcentration {
  readonly of: { readonly type: string; readonly id: string; readonly name: string };
  readonly level: Level;
  readonly hhi: Interval;
  /** `candidate` null: all that nobody named. */
  readonly holders: readonly { readonly candidate: Thing | null; readonly share: Interval }[];
  readonly assumption: string;
  readonly evidence: readonly EvidenceRef[];
}

/** A document of the view: the evidence index. */
export interface ReportDocument {
  readonly sha256: string;
  readonly path: string;
  readonly format: string;
  readonly dated: string;
  readonly marking: string;
  /** From whom, as declared. */
  readonly from: string;
  /** Admiralty grade. */
  readonly grade: string;
}

export interface GapReport {
  readonly title: string;
  /** Name of the programme; empty: the whole view. */
  readonly programme: string;
  /** `YYYY-MM-DD`; empty when no document states a date. */
  readonly asOf: string;
  /** Instant until which hand-ins count; empty: all. */
  readonly knownAt: string;
  readonly view: { readonly hash: string; readonly graphHash: string };
  /** Markings of the documents and of the report, each once. None: the report says that none was stated. */
  readonly markings: readonly string[];
  readonly counting: Counting;
  readonly coverage: Coverage;
  readonly bottomLine: string;
  readonly gaps: readonly GapRow[];
  readonly singleSources: readonly ReportSingleSource[];
  readonly vendors: {
    /** Makers and distributors of whom it was asked. */
    readonly partiesInScope: number;
    readonly findings: readonly ReportVendor[];
    readonly flagged: readonly ReportVendor[];
  };
  readonly concentration: readonly ReportConcentration[];
  readonly documents: readonly ReportDocument[];
  readonly rules: {
    /** SHA-256 of the rule pack. */
    readonly version: string;
    /** Ids of the packs whose law binds the buyer, and why these. */
    readonly binding: { readonly packs: readonly string[]; readonly because: string };
    readonly inForce: readonly ReportRule[];
  };
  /** Values on which documents disagree, names that could be several, and other remarks of the view. */
  readonly remarks: readonly { readonly code: string; readonly message: string }[];
  readonly limits: readonly string[];
  readonly definitions: readonly { readonly term: string; readonly text: string }[];
}
