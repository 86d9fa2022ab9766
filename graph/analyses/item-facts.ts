/** What the gap register says of an item from its own numbers and sources; computed once, then kept. */
import { Criticality, ItemType, type NumberProperty, Standing } from '../ontology/property.ts';
import type { ViewGraph } from '../view/graph.ts';
import { type Candidates, candidatesOf } from './candidates.ts';
import { type CountedSources, type CountingOptions, countedSources } from './counting.ts';
import type { SourceCounts } from './finding.ts';
import { criticalityPlace } from './gap-rank.ts';
import type { Scope } from './scope.ts';
import { depthsFrom } from './scope.ts';
import { sourceCounts } from './source-counts.ts';

const software = new Set<number>([ItemType.library, ItemType.file]);
const hardware = new Set<number>([ItemType.assembly, ItemType.device, ItemType.material]);

/** Levels that the register has rows of. */
export type RegisterLevel = 'supplier' | 'owner' | 'site' | 'country';

export type SupplierCounts = Omit<SourceCounts, 'unknown'>;

export class ItemFacts {
  readonly graph: ViewGraph;
  readonly counted: CountedSources;
  /** Least number of requirements below an end item in scope; -1: below none. */
  readonly depth: Int32Array;
  readonly #levels: Readonly<Record<RegisterLevel, Candidates>>;
  /** Counts of suppliers, four an item: able + 1 (0: not counted yet), qualified, chosen, unstated. */
  readonly #suppliers: Int32Array;

  constructor(graph: ViewGraph, scope: Scope, options: CountingOptions) {
    this.graph = graph;
    this.counted = countedSources(graph, options);
    this.depth = depthsFrom(graph, scope.endItems).depth;
    this.#suppliers = new Int32Array(graph.items.count * 4);
    const at = (level: RegisterLevel): Candidates => candidatesOf(graph, level, options.asOf);
    this.#levels = { supplier: at('supplier'), owner: at('owner'), site: at('site'), country: at('country') };
  }

  /** A library or a file: what is lost is support, not supply. */
  isSoftware(item: number): boolean {
    return software.has(this.graph.items.itemType[item]!);
  }

  /** Hardware, materials and critical items stand alone in the register. */
  standsAlone(item: number): boolean {
    return hardware.has(this.graph.items.itemType[item]!) || (this.number('criticality', item) ?? 0) >= Criticality.mission;
  }

  /** A number of the item; undefined where nobody states it. */
  number(property: NumberProperty, item: number): number | undefined {
    const value = this.graph.items.numbers[property]?.[item];
    return value === undefined || Number.isNaN(value) ? undefined : value;
  }

  criticalityPlace(item: number): number {
    return criticalityPlace(this.number('criticality', item) ?? Criticality.unstated);
  }

  hasSource(item: number): boolean {
    return this.sources(item).length > 0;
  }

  /** Those that exist for the question. */
  sources(item: number): Int32Array {
    const { offsets, targets } = this.graph.items.sources;
    const all = targets.subarray(offsets[item], offsets[item + 1]);
    const { only } = this.counted;
    return only === undefined ? all : all.filter((source) => only[source] === 1);
  }

  /** Whether only some sources exist for the question: what has none of them is not asked about then. */
  get isPartial(): boolean {
    return this.counted.only !== undefined;
  }

  #last = -1;
  #lastCounted: readonly number[] = [];

  /** Most facts of an item ask for these, one after another: the last ones are kept. */
  countedSources(item: number): readonly number[] {
    if (item === this.#last) return this.#lastCounted;
    const counted: number[] = [];
    for (const source of this.sources(item)) if (this.counted.counted[source] === 1) counted.push(source);
    this.#last = item;
    this.#lastCounted = counted;
    return counted;
  }

  /** Sources that count; where none does, all of them. */
  sourcesAsked(item: number): readonly number[] {
    const counted = this.countedSources(item);
    return counted.length > 0 ? counted : Array.from(this.sources(item));
  }

  /** Parts that exist only as what this source delivers for its item. */
  delivered(source: number): number[] {
    const { offsets, targets } = this.graph.sources.requires;
    const own: number[] = [];
    for (let e = offsets[source]!; e < offsets[source + 1]!; e++) {
      if (this.graph.items.deliveredOnly[targets[e]!] === 1) own.push(targets[e]!);
    }
    return own;
  }

  /** What the sources of an item deliver for it. */
  deliveredParts(item: number): number[] {
    return this.sourcesAsked(item).flatMap((source) => this.delivered(source));
  }

  /** Counts of suppliers: the register's, whatever the level of the finding. */
  suppliers(item: number): SupplierCounts {
    const kept = this.#suppliers;
    const at = item * 4;
    if (kept[at] === 0) {
      const { able, qualified, chosen, unstated } = sourceCounts(this.graph, this.counted, this.#levels.supplier, item);
      kept.set([able + 1, qualified, chosen, unstated], at);
    }
    return { able: kept[at]! - 1, qualified: kept[at + 1]!, chosen: kept[at + 2]!, unstated: kept[at + 3]! };
  }

  /**
   * Suppliers of an item that count in the possible reading of a level (`world.ts`): those of unstated
   * standing do not, where a source of stated standing has a known candidate. One not known is one.
   */
  suppliersIfUnstatedFail(item: number, level: RegisterLevel): number {
    const counted = this.countedSources(item);
    const stated = counted.filter((source) => this.counted.standing[source] !== Standing.unstated);
    const firm = stated.some((source) => this.#levels[level].unknown[source] === 0);
    const { organization } = this.graph.sources;
    return new Set((firm ? stated : counted).map((source) => (organization[source] === -1 ? -1 - source : organization[source])))
      .size;
  }

  /** Distinct known candidates among the counted sources; undefined where one is not known. */
  distinct(level: 'owner' | 'site' | 'country', item: number): number | undefined {
    const { of, unknown } = this.#levels[level];
    const found = new Set<number>();
    const counted = this.countedSources(item);
    for (const source of counted) {
      if (unknown[source] === 1) return undefined;
      for (let k = of.offsets[source]!; k < of.offsets[source + 1]!; k++) found.add(of.targets[k]!);
    }
    return counted.length === 0 ? undefined : found.size;
  }

  /** Longest stated lead time of its counted sources, days. */
  leadTime(item: number): number | undefined {
    return this.#longest('leadTimeDays', item);
  }

  /** Days until the first of its counted sources is back; undefined where one does not say. */
  timeToRecover(item: number): number | undefined {
    const column = this.graph.sources.numbers.timeToRecoverDays;
    let least = Number.POSITIVE_INFINITY;
    for (const source of this.countedSources(item)) {
      const days = column?.[source] ?? Number.NaN;
      if (Number.isNaN(days)) return undefined;
      least = Math.min(least, days);
    }
    return Number.isFinite(least) ? least : undefined;
  }

  #longest(property: NumberProperty, item: number): number | undefined {
    const column = this.graph.sources.numbers[property];
    let longest = -1;
    if (column !== undefined)
      for (const source of this.countedSources(item)) if (column[source]! > longest) longest = column[source]!;
    return longest === -1 ? undefined : longest;
  }
}
