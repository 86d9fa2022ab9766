/**
 * The redundancy gap report as data. The application builds it from findings; renderers turn it into
 * JSON, CSV and HTML. Unknown is `null` (numbers) or empty (text, lists), never zero: renderers say
 * "not known". Order is the builder's; renderers keep it. No field depends on a clock or a locale.
 */
import type { Counting, Coverage, Interval, Level, SourceCounts, VendorOutcome } from '../graph/analyses/finding.ts';
import type { FirstPage } from './first-page.ts';
import type { ReportChanges } from './report-changes.ts';
import type { ReportParameters } from './report-facts.ts';
import type { ReportObsolescence } from './report-obsolescence.ts';
import type { ReportScenarios } from './report-scenarios.ts';

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
  /** No document states it: it is what makes a finding `possible`. */
  readonly assumed?: true;
}

/** `high` null: nobody can say how much more. `{low: 0, high: null}` is "not known". */
export interface OpenInterval {
  readonly low: number;
  readonly high: number | null;
}

/** What may be done about a gap. */
export interface ReportAction {
  /** In words. */
  readonly text: string;
  /** `find-source` and others of `plan`; empty for advice that is no measure. */
  readonly measure: string;
  readonly item: Thing | null;
  readonly with: Thing | null;
  /** Null: not known. */
  readonly cost: number | null;
  /** ISO 4217; empty where no cost is known. */
  readonly currency: string;
  readonly weeks: number | null;
  /** Closes the gap in time alone: what is lost is still lost. */
  readonly inTimeOnly: boolean;
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
  /** Every archetype of the row, strongest first. */
  readonly archetypes?: readonly string[];
  /** At which it is lost; empty: at none. */
  readonly level?: Level | '';
  /** A row that folds many items of one category; null: it folds none. */
  readonly folded?: FoldedItems | null;
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
  /** What it is the first of; earlier reports do not say it. */
  readonly deadlines?: GapDeadlines;
  readonly confidence: string;
  readonly evidence: readonly EvidenceRef[];
  readonly options: readonly string[];
  /** The options as data, in the same order; what `options` says beside them is no action. */
  readonly actions: readonly ReportAction[];
  readonly owner: string;
  readonly due: string;
  readonly status: string;
}

/** The first that is known of the row's items; empty or null: none is. */
export interface GapDeadlines {
  readonly lastOrder: string;
  /** Of a contract that still runs. */
  readonly contractEnd: string;
  /** From the as-of day. */
  readonly stockOutDays: number | null;
}

export interface FoldedItems {
  /** With the figures, and the end item that the row is of. */
  readonly text: string;
  readonly category: string;
  readonly count: number;
  readonly of: number;
  /** Where the row itself says in one line what it folds. */
  readonly items?: readonly Thing[];
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
  /** Since when it is listed, or owned by who is; `date` empty: no document states it. */
  readonly since?: readonly { readonly what: 'listed' | 'owned'; readonly date: string }[];
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

/** A restricted-party list on which the vendors rest, or of which nothing is known. */
export interface ReportList {
  readonly code: string;
  readonly title: string;
  readonly entries: number;
  /** `YYYY-MM-DD` of the newest edition; empty: not known. */
  readonly dated: string;
  /** Days between the edition and `asOf`; null: not known. */
  readonly ageDays: number | null;
  readonly stale: boolean | null;
  /** SHA-256; none: no document of the view holds the list, and nothing is said about it. */
  readonly documents: readonly string[];
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

/** Handling, as it was given; nothing is assumed. */
export interface ReportHandling {
  /** Of the report itself, each by what kind of marking it is. */
  readonly stated: readonly { readonly kind: MarkingKind; readonly text: string }[];
  /** Markings of its documents, each once. */
  readonly ofDocuments: readonly string[];
  /** Documents of which no marking is stated. */
  readonly documentsUnmarked: number;
  /** That a compilation may be more sensitive than its parts. */
  readonly note: string;
  /** The operator's own words; empty: none. */
  readonly banner: string;
}

export const markingKinds = ['marking', 'distribution', 'tlp', 'nato', 'cui'] as const;
export type MarkingKind = (typeof markingKinds)[number];

/** When the end items of a gap feel its loss, and until when. */
export interface ReportTimes {
  readonly gapId: string;
  readonly rank: number;
  readonly lost: Thing;
  readonly timeToSurviveDays: OpenInterval;
  readonly timeToRecoverDays: OpenInterval;
  /** Whether it takes longer to recover than can be survived. */
  readonly gap: 'yes' | 'no' | 'not known';
  readonly gapDays: OpenInterval;
  /** Money that is lost until then. */
  readonly exposure: OpenInterval;
  /** What would have to be stated for all of it to be known exactly. */
  readonly missing: readonly string[];
  readonly endItems: readonly {
    readonly item: Thing;
    readonly timeToSurviveDays: OpenInterval;
    readonly timeToRecoverDays: OpenInterval;
  }[];
}

/** What closes most single points of failure of the programme, in the order in which to do it. */
export interface ReportPlan {
  readonly level: Level;
  readonly currency: string;
  readonly gaps: number;
  readonly closed: number;
  readonly residual: number;
  readonly steps: readonly (ReportAction & {
    readonly rank: number;
    readonly closes: number;
    readonly cumulative: number;
    readonly cumulativeCost: number | null;
  })[];
}

/** A single point of failure as a picture: edges go from what is lost (layer 0) to the end items that stop. */
export interface WitnessPicture {
  readonly gapId: string;
  readonly level: Level;
  readonly certainty: 'definite' | 'possible';
  readonly lost: Thing;
  readonly item: Thing;
  readonly nodes: readonly {
    readonly id: string;
    readonly type: string;
    readonly name: string;
    readonly role: 'end item' | 'lost' | 'item' | 'between';
    readonly layer: number;
  }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly edge: string; readonly assumed: boolean }[];
}

/** A country on the map: what of the programme is made there. */
export interface CountryShare {
  readonly country: Thing;
  /** Sources of what is asked about with a site there. */
  readonly sources: number;
  /** Of the programme, basis points; null where no share is worked out. */
  readonly share: Interval | null;
  /** Rows of the register whose lost thing it is, and end items that these stop. */
  readonly gaps: number;
  readonly endItemsStopped: number;
}

export interface GapReport {
  readonly title: string;
  /** SHA-256 of all that the report says (`report-facts.ts`). */
  readonly reportId: string;
  readonly parameters: ReportParameters;
  readonly handling: ReportHandling;
  readonly firstPage: FirstPage;
  /** Name of the programme; empty: the whole view. */
  readonly programme: string;
  /** `YYYY-MM-DD`; empty when no document states a date. */
  readonly asOf: string;
  /** Which document states that day, in words; empty where the day was asked about, or none states any. */
  readonly asOfRemark: string;
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
    readonly lists: readonly ReportList[];
  };
  readonly concentration: readonly ReportConcentration[];
  readonly countries: {
    readonly known: readonly CountryShare[];
    /** Sources of which no country is known, and their share. */
    readonly unknownSources: number;
    readonly unknownShare: Interval | null;
  };
  /** Of the gaps that stop an end item, by rank; the first of so many. */
  readonly times: readonly ReportTimes[];
  readonly obsolescence: ReportObsolescence;
  readonly scenarios: ReportScenarios;
  /** Null: the whole view is no programme. */
  readonly plan: ReportPlan | null;
  /** Null: no earlier report was given. */
  readonly changes: ReportChanges | null;
  readonly witnesses: readonly WitnessPicture[];
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
