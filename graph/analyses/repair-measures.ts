/**
 * What may be done about the supply of an item, and what it costs. Nothing is invented but what is said
 * to be so: a source "to be found" and a site "to be chosen" are independent of every candidate.
 *
 * - approve-substitute: a recorded substitute that nobody approved stands for the item; it has a known source.
 * - qualify-source: a recorded source that does not count (able, or its standing has ended) counts.
 * - open-site: the maker of a counted source makes it at another place too, from the same inputs. It
 *   mends the loss of a site or a country, never that of the maker: offered at those levels alone.
 * - find-source: a new source, independent of every candidate.
 * - hold-stock: stock of the item for the longest stated time to recover of what fails with a candidate.
 *   It closes a gap in time, not in structure. None is offered of end items, nor where the time to recover
 *   of every candidate is unknown, or where neither demand nor, in the table, its cost is known.
 *
 * What is not known of a measure is no promise: a source of unknown candidate, a substitute without a
 * counted source of known candidate, are not offered at that level, and counted (`unknown`).
 */
import { ItemType } from '../ontology/property.ts';
import type { Candidates } from './candidates.ts';
import { EvidenceRows } from './evidence.ts';
import type { AssertionRef } from './finding.ts';
import type { RepairContext } from './repair.ts';
import { row } from './single-source.ts';
import { Role } from './world.ts';

export const measureKinds = ['approve-substitute', 'qualify-source', 'open-site', 'find-source', 'hold-stock'] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** What a table or a document says of a measure; undefined: not known. Money in hundredths. */
export interface MeasureTerms {
  readonly cost: number | undefined;
  readonly weeks: number | undefined;
}

export interface SupplyMeasure extends MeasureTerms {
  readonly kind: MeasureKind;
  readonly item: number;
  /** Source that is qualified, or whose maker opens a site; -1. */
  readonly source: number;
  /** Item that is approved; -1. */
  readonly substitute: number;
  /** Days of supply to add; only for stock. */
  readonly days: number | undefined;
  /** For the network: its place, what it needs, what takes it down. */
  readonly place: number;
  readonly children: readonly number[];
  readonly lostWith: readonly number[];
}

export interface OfferedMeasures {
  readonly measures: readonly SupplyMeasure[];
  /** Measures that may or may not help, because a candidate of theirs is not known. */
  readonly unknown: number;
}

/** Evidence rows of a measure that are listed. */
export const measureEvidenceLimit = 100;

/** What may be done at every item in whose supply a candidate can break something. O(items + sources + substitutes). */
export function offeredMeasures(context: RepairContext): OfferedMeasures {
  return new Offer(context).run();
}

class Offer {
  readonly #context: RepairContext;
  readonly #measures: SupplyMeasure[] = [];
  readonly #isEnd: Set<number>;
  #unknown = 0;

  constructor(context: RepairContext) {
    this.#context = context;
    this.#isEnd = new Set(context.scope.endItems);
  }

  run(): OfferedMeasures {
    const { supply, failures, scope } = this.#context;
    for (const [node, item] of supply.items.entries()) {
      if (scope.items[item] === 0) continue;
      const place = supply.supply[node];
      if (place !== -1 && failures.sets.length[place] > 0) this.#supplyOf(item, place);
      if (failures.sets.length[node] > 0 && !this.#isEnd.has(item)) this.#stockOf(item, node);
    }
    return { measures: this.#measures, unknown: this.#unknown };
  }

  #supplyOf(item: number, place: number): void {
    const { graph, candidates, sources } = this.#context;
    this.#substitutesOf(item, place);
    for (const source of row(graph.items.sources, item)) {
      if (sources.only !== undefined && sources.only[source] === 0) continue;
      if (sources.counted[source] === 0) this.#qualify(item, place, source);
    }
    // A material that is lost is lost at every source.
    if (candidates.level === 'material' && graph.items.itemType[item] === ItemType.material) return;
    this.#sites(item, place);
    this.#add({ kind: 'find-source', item, place });
  }

  #substitutesOf(item: number, place: number): void {
    const { graph, supply, worlds } = this.#context;
    const { offsets, targets, numbers } = graph.items.substitutes;
    for (let e = offsets[item]!; e < offsets[item + 1]!; e++) {
      const substitute = targets[e]!;
      if (substitute === item || numbers.qualified?.[e] === 1) continue;
      const node = supply.nodeOfItem[substitute]!;
      if (node === -1 || worlds.definite.sources[substitute] === 0 || this.#isUnknown(substitute)) {
        this.#unknown++;
        continue;
      }
      const days = numbers.qualificationDays?.[e] ?? Number.NaN;
      this.#add({ kind: 'approve-substitute', item, place, substitute, children: [node], weeks: weeksOf(days) });
    }
  }

  /** No counted source of known candidate. */
  #isUnknown(item: number): boolean {
    const { graph, candidates, worlds } = this.#context;
    return row(graph.items.sources, item).every(
      (source) => worlds.definite.role[source] !== Role.counts || candidates.unknown[source] === 1,
    );
  }

  #qualify(item: number, place: number, source: number): void {
    const { graph, candidates } = this.#context;
    if (candidates.unknown[source] === 1) {
      this.#unknown++;
      return;
    }
    const { firstArticleDays, adminLeadTimeDays, leadTimeDays } = graph.sources.numbers;
    const days = [firstArticleDays, adminLeadTimeDays, leadTimeDays].reduce(
      (sum, column) => sum + (column?.[source] ?? Number.NaN),
      0,
    );
    const lostWith = Array.from(row(candidates.of, source));
    this.#add({ kind: 'qualify-source', item, place, source, children: this.#inputs(source), lostWith, weeks: weeksOf(days) });
  }

  #inputs(source: number): number[] {
    const { graph, supply } = this.#context;
    return Array.from(row(graph.sources.requires, source), (item) => supply.nodeOfItem[item]!);
  }

  /** One for each maker that is known to make it somewhere. */
  #sites(item: number, place: number): void {
    const { graph, candidates, worlds } = this.#context;
    if (candidates.level !== 'site' && candidates.level !== 'country') return;
    const makers = new Set<number>();
    for (const source of row(graph.items.sources, item)) {
      const maker = graph.sources.organization[source]!;
      if (worlds.definite.role[source] !== Role.counts || maker === -1 || graph.sources.site[source] === -1 || makers.has(maker))
        continue;
      makers.add(maker);
      this.#add({ kind: 'open-site', item, place, source, children: this.#inputs(source) });
    }
  }

  #stockOf(item: number, node: number): void {
    const { failures, recovery, stock, terms } = this.#context;
    const demand = stock.dailyDemand(item);
    if (demand === undefined && terms('hold-stock', item)?.cost === undefined) return;
    const lostWith: number[] = [];
    let longest = -1;
    for (const candidate of failures.sets.of(node)) {
      const days = recovery(candidate);
      if (days === undefined) lostWith.push(candidate);
      else longest = Math.max(longest, days);
    }
    if (longest <= 0) return;
    const days = Math.max(1, Math.ceil(longest - (stock.daysHeld(item) ?? 0)));
    const price = stock.unitPrice(item);
    const cost = price === undefined || demand === undefined ? undefined : Math.round(days * demand * price);
    this.#add({
      kind: 'hold-stock',
      item,
      place: node,
      lostWith,
      days,
      cost,
      weeks: weeksOf(stock.leadTime(item) ?? Number.NaN),
    });
  }

  /** Terms of the table stand before those of documents. */
  #add(measure: Partial<SupplyMeasure> & Pick<SupplyMeasure, 'kind' | 'item' | 'place'>): void {
    const stated = this.#context.terms(measure.kind, measure.item);
    this.#measures.push({
      kind: measure.kind,
      item: measure.item,
      source: measure.source ?? -1,
      substitute: measure.substitute ?? -1,
      days: measure.days,
      place: measure.place,
      children: measure.children ?? [],
      lostWith: measure.lostWith ?? [],
      cost: stated?.cost ?? measure.cost,
      weeks: stated?.weeks ?? measure.weeks,
    });
  }
}

/** Full weeks, begun ones counted; undefined where a part is not known. */
function weeksOf(days: number): number | undefined {
  return Number.isNaN(days) ? undefined : Math.ceil(days / 7);
}

/**
 * Days until everything is back that a candidate takes down: the longest stated time to recover of its
 * counted sources; undefined where one does not say.
 */
export function recoveryOf(
  context: Pick<RepairContext, 'graph' | 'supply'>,
  candidates: Candidates,
): (candidate: number) => number | undefined {
  const { graph, supply } = context;
  const column = graph.sources.numbers.timeToRecoverDays;
  if (column === undefined) return () => undefined;
  const longest = new Float64Array(candidates.space);
  for (const source of supply.sources) {
    for (const candidate of row(candidates.of, source)) {
      const days = column[source]!;
      if (Number.isNaN(days) || days > longest[candidate]!) longest[candidate] = days;
    }
  }
  return (candidate) => (Number.isNaN(longest[candidate]!) ? undefined : longest[candidate]);
}

/** The rows that a measure rests on. */
export function measureEvidence(
  { graph, sources }: RepairContext,
  { kind, item, source, substitute }: SupplyMeasure,
): AssertionRef[] {
  const rows = new EvidenceRows(measureEvidenceLimit);
  if (source !== -1) rows.add(graph.sources.evidence, source);
  if (kind === 'approve-substitute') {
    const { offsets, targets, assertions } = graph.items.substitutes;
    for (let e = offsets[item]!; e < offsets[item + 1]!; e++) if (targets[e] === substitute) rows.add(assertions, e);
  }
  if (kind === 'find-source' || kind === 'hold-stock') {
    for (const own of row(graph.items.sources, item)) if (sources.counted[own] === 1) rows.add(graph.sources.evidence, own);
  }
  return rows.finish();
}
