/**
 * Which sources count (SEMANTICS, Availability and findings). The standing of a source is what its
 * documents say on the as-of day: before `standingFrom` and after `standingTo` it is only able.
 * Unstated standing counts as qualified, and is counted beside every figure.
 */
import { Standing } from '../ontology/property.ts';
import type { ViewGraph } from '../view/graph.ts';
import type { Counting } from './finding.ts';
import { dormancy } from './policy.ts';

export interface CountingOptions {
  readonly counting: Counting;
  /** Day (since 1970-01-01) on which the facts are taken. */
  readonly asOf: number;
  /** No delivery for more days than this: dormant. Default: policy `dormancy`. */
  readonly dormantDays?: number;
  /** Only these sources exist for the question (a stage, say): 1 by source. Default: all. */
  readonly only?: Uint8Array;
}

export interface CountedSources {
  /** Standing code of each source on the as-of day; 0 unstated. */
  readonly standing: Uint8Array;
  /** 1: the source counts. */
  readonly counted: Uint8Array;
  /** 1: it states a last delivery that is longer ago than the period. */
  readonly dormant: Uint8Array;
  /** 1: the source exists for the question; undefined: all do. */
  readonly only: Uint8Array | undefined;
}

/** O(sources). */
export function countedSources(graph: ViewGraph, options: CountingOptions): CountedSources {
  const { sources } = graph;
  const { standingFrom, standingTo, lastDelivered } = sources.numbers;
  const { asOf, counting, only } = options;
  const oldest = asOf - (options.dormantDays ?? dormancy.value);
  const standing = Uint8Array.from(sources.standing);
  const counted = new Uint8Array(sources.count);
  const dormant = new Uint8Array(sources.count);
  for (let source = 0; source < counted.length; source++) {
    // Comparisons with NaN (not stated) are false, as they must be.
    if (standingTo !== undefined && standingTo[source]! < asOf) standing[source] = Standing.able;
    if (standingFrom !== undefined && standingFrom[source]! > asOf) standing[source] = Standing.able;
    if (lastDelivered !== undefined && lastDelivered[source]! < oldest) dormant[source] = 1;
    if (only !== undefined && only[source] === 0) continue;
    if (counts(counting, standing[source]!)) counted[source] = 1;
  }
  return { standing, counted, dormant, only };
}

/** Whether a standing counts: able = all; qualified = qualified, chosen and unstated; chosen = chosen. */
export function counts(counting: Counting, standing: number): boolean {
  if (counting === 'able') return true;
  if (counting === 'chosen') return standing === Standing.chosen;
  return standing !== Standing.able;
}
