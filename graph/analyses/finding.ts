/** Shapes that analyses give: integers and references only. `app/` turns them into what INTERFACES.md prints. */
import type { NodeRef } from '../view/graph.ts';

/** What a candidate is: whose loss is tried. */
export const levels = ['supplier', 'owner', 'site', 'country', 'owner-country', 'material'] as const;
export type Level = (typeof levels)[number];

export { type Counting, countings } from '../ontology/counting.ts';

export type Certainty = 'definite' | 'possible';

/** Evidence: a row of a document of the view (ordinal into `ViewGraph.documents`). */
export interface AssertionRef {
  readonly document: number;
  readonly row: number;
}

export interface WitnessStep {
  readonly from: NodeRef;
  readonly edge: string;
  readonly to: NodeRef;
  /** No document states it: it is what makes a finding `possible`. */
  readonly assumed?: true;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface SourceCounts {
  /**
   * Distinct candidates at the finding's level, nested: able >= qualified >= chosen. A source whose
   * candidate is not known counts as one of its own.
   */
  readonly able: number;
  readonly qualified: number;
  readonly chosen: number;
  /** Sources whose standing nobody stated (they count as qualified). */
  readonly unstated: number;
  /** Sources whose candidate at the level nobody stated (each is in the counts as one of its own). */
  readonly unknown: number;
}

export interface SingleSource {
  readonly kind: 'direct' | 'hidden';
  readonly certainty: Certainty;
  readonly level: Level;
  readonly candidate: NodeRef;
  /** Index into `items`. */
  readonly item: number;
  /** Indices into `items`, ascending by index. */
  readonly endItems: readonly number[];
  readonly counts: SourceCounts;
  /** Approved substitutes that hold although the item's sources fail. */
  readonly mitigatedBy: readonly number[];
  readonly witness: readonly WitnessStep[];
  readonly evidence: readonly AssertionRef[];
  /** Possible through circular support: what is left of its sources is held up by itself alone. */
  readonly circularSupport?: true;
  /** A counted source of it has not delivered for longer than the stated period. */
  readonly dormant: boolean;
  /** The counts without dormant sources; only where one is dormant. */
  readonly countsWithoutDormant?: SourceCounts;
  /** The witness was cut at a named limit. */
  readonly witnessCut?: true;
}

export type VendorOutcome = 'prohibited' | 'restricted' | 'review' | 'insufficient-evidence';

export interface RuleRef {
  readonly id: string;
  readonly source: string;
  /** `YYYY-MM-DD` from which it holds. */
  readonly effective: string;
}

/** One hop of why: an identifier or name that matched, a share that is held, a list entry. */
export interface PathStep {
  readonly from: NodeRef;
  readonly edge: string;
  readonly to: NodeRef;
  /** Basis points, for OWNS. */
  readonly share?: Interval;
}

export interface UntrustedVendor {
  /** Index into `organizations`. */
  readonly party: number;
  readonly outcome: VendorOutcome;
  /** `flag`: control or a minority share that the regime does not count; no outcome of its own. */
  readonly flags: readonly string[];
  readonly rule: RuleRef;
  readonly path: readonly PathStep[];
  readonly endItems: readonly number[];
  readonly evidence: readonly AssertionRef[];
  /** The items of the party that it is about, ascending; absent: all that it supplies. */
  readonly items?: readonly number[];
}

export interface Holder {
  /** The candidate; undefined stands for all that nobody named. */
  readonly candidate: NodeRef | undefined;
  /** Basis points. */
  readonly share: Interval;
}

export interface Concentration {
  readonly of: {
    readonly type: 'item' | 'category' | 'programme';
    readonly ref: NodeRef | undefined;
    readonly category?: string;
  };
  readonly level: Level;
  /** 0 to 10,000. */
  readonly hhi: Interval;
  readonly holders: readonly Holder[];
  /** The index if what is not known were shared equally; only where that had to be assumed. */
  readonly equalShares?: number | undefined;
  /** Which assumptions the interval rests on, in words. */
  readonly assumption: string;
  readonly evidence: readonly AssertionRef[];
}

/** How much of what is asked about is known: part of whole. */
export interface CoverageFigure {
  readonly known: number;
  readonly of: number;
}

export interface Coverage {
  readonly items: number;
  /** Items with a recorded source, of those that need one: not of parts that a source delivers. */
  readonly source: CoverageFigure;
  /** Sources with a site, with a country of manufacture, with a stated standing. */
  readonly site: CoverageFigure;
  readonly country: CoverageFigure;
  readonly standing: CoverageFigure;
  /** Organisations with a stated owner. */
  readonly owner: CoverageFigure;
  /** Items by what compositions say of what they require. */
  readonly composition: {
    readonly complete: number;
    readonly incomplete: number;
    readonly unknown: number;
    readonly unstated: number;
  };
}
