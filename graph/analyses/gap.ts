/** Shapes of the gap register (INTERFACES, Gap register): integers and references; `app/` adds the text. */
import type { NodeRef } from '../view/graph.ts';
import type { Deadlines } from './deadlines.ts';
import type { Certainty, Level } from './finding.ts';

/** EO 13806 and field practice; SEMANTICS, Availability and findings. */
export const archetypes = [
  'untrusted vendor',
  'sole source',
  'single source',
  'hidden single point',
  'foreign concentration',
  'no qualified source',
  'no known source',
  'capacity shortfall',
  'obsolescence',
  'fragile supplier',
  'unsupported software',
] as const;
export type Archetype = (typeof archetypes)[number];

/** One item that hangs on what is lost. */
export interface GapItem {
  readonly item: number;
  readonly archetype: Archetype;
  readonly certainty: Certainty;
  /** The finding behind it: its number in the `SingleSources` of the row's level; -1 if there is none. */
  readonly finding: number;
}

/** One row. `undefined` is "not known"; it is never zero. */
export interface RawGap {
  /** Index into `programmes`; undefined where several or none are concerned. */
  readonly system: number | undefined;
  /** Whose loss matters; undefined for rows that fold many items (`category`). */
  readonly lost: NodeRef | undefined;
  readonly level: Level | undefined;
  /** Others whose loss takes down exactly the same items (a supplier's only site, say). */
  readonly coincides: readonly NodeRef[];
  /** Category and size of a folded row: `count` of `of` items. */
  readonly category: string | undefined;
  readonly count: number | undefined;
  readonly of: number | undefined;
  /** The end item that a folded row belongs to. */
  readonly endItem: number | undefined;
  /** The items beneath: the worst that has the row's archetype, then the others, worst first; folded rows keep theirs too. */
  readonly items: readonly GapItem[];
  /** The item, where there is exactly one. */
  readonly item: number | undefined;
  readonly partNumber: string | undefined;
  readonly nsn: string | undefined;
  /** Makers of the first item. */
  readonly manufacturers: readonly number[];
  /** Criticality code: the highest stated of the items beneath. */
  readonly criticality: number | undefined;
  readonly archetype: Archetype;
  /** Every archetype of the row, strongest first. */
  readonly archetypes: readonly Archetype[];
  readonly certainty: Certainty;
  /** Distinct distances of the items from the nearest end item, ascending; tier 0 makes the end item. */
  readonly tiers: readonly number[];
  /** Suppliers of the first item. */
  readonly ableSources: number | undefined;
  readonly qualifiedSources: number | undefined;
  readonly chosenSources: number | undefined;
  readonly sourcesUnstated: number | undefined;
  readonly ownersDistinct: number | undefined;
  readonly sitesDistinct: number | undefined;
  readonly countriesDistinct: number | undefined;
  /** End items that stop with the loss; undefined where no loss was tried. */
  readonly endItemsStopped: readonly number[] | undefined;
  readonly timeToRecoverDays: number | undefined;
  readonly timeToSurviveDays: number | undefined;
  readonly gapDays: number | undefined;
  readonly daysOfSupply: number | undefined;
  /** Longest stated lead time of the items beneath, days. */
  readonly leadTimeDays: number | undefined;
  readonly performanceImpact: number | undefined;
  readonly exposureRank: number | undefined;
  /** Day. */
  readonly decideBy: number | undefined;
  /** What it is the first of. */
  readonly deadlines: Deadlines;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly options: readonly string[] | undefined;
  readonly owner: string | undefined;
  readonly due: number | undefined;
  readonly status: string | undefined;
  /** A rule in force prohibits the party. */
  readonly prohibited: boolean;
  /** Vendor findings of the row, by number in what was given. */
  readonly vendors: readonly number[];
  /** What the ranking compares for criticality: smaller is worse. */
  readonly criticalityOrder: number;
}

export interface RankedGap extends RawGap {
  /** First 12 hexadecimal digits of SHA-256 over (archetype, level, candidate key, item key, programme). */
  readonly gapId: string;
  /** From 1. */
  readonly rank: number;
  /** The step of the ranking that set it above the next row (the last row: below the one before). */
  readonly rankReason: string;
}
