/**
 * Question: which items have several suppliers (owners, sites, countries) on record, but not without
 * those that have not delivered for longer than the stated period (policy `dormancy`)?
 *
 * Definition (ANALYSIS, dormancy). Of an item in scope: at least two distinct candidates among its
 * counted sources, and at most one among those that are not dormant. Only what is known counts: an item
 * with a source that is not dormant and of which the candidate is not stated is left out, since nobody
 * can say how many are left. An item that has a finding at the level is left out: its finding says what the counts are without dormant sources. No finding follows from this: a
 * dormant source counts (SEMANTICS, Availability and findings).
 *
 * Complexity: O(items + sources). Limit: a source that several owners control together has each of
 * them as a candidate, so that two are left where they are one fate.
 */
import type { ViewGraph } from '../view/graph.ts';
import type { Candidates } from './candidates.ts';
import type { CountedSources } from './counting.ts';
import type { Scope } from './scope.ts';
import { row } from './single-source.ts';

export interface RestingOnDormant {
  /** Index into `items`. */
  readonly item: number;
  /** Distinct candidates among its counted sources: two at least. */
  readonly candidates: number;
  /** Of those, how many are left without the dormant sources: one or none. */
  readonly left: number;
  /** Its counted sources that are dormant, ascending. */
  readonly dormant: readonly number[];
}

export interface DormantContext {
  readonly graph: ViewGraph;
  readonly scope: Scope;
  readonly counted: CountedSources;
  readonly candidates: Candidates;
}

/** By item. @param found items that have a finding already, in any order. */
export function restingOnDormant(context: DormantContext, found: Int32Array): RestingOnDormant[] {
  const { graph, scope, counted } = context;
  const asked = new Uint8Array(graph.items.count);
  const itemOf = graph.sources.item;
  for (let source = 0; source < itemOf.length; source++) {
    if (counted.counted[source] === 1 && counted.dormant[source] === 1) asked[itemOf[source]!] = scope.items[itemOf[source]!]!;
  }
  for (const item of found) asked[item] = 0;
  const result: RestingOnDormant[] = [];
  for (let item = 0; item < asked.length; item++) {
    if (asked[item] === 0) continue;
    const one = without(context, item);
    if (one !== undefined && one.candidates > 1 && one.left < 2) result.push(one);
  }
  return result;
}

function without({ graph, counted, candidates }: DormantContext, item: number): RestingOnDormant | undefined {
  const { offsets, targets } = graph.items.sources;
  const all = new Set<number>();
  const left = new Set<number>();
  const dormant: number[] = [];
  for (const source of targets.subarray(offsets[item], offsets[item + 1])) {
    if (counted.counted[source] === 0) continue;
    const isDormant = counted.dormant[source] === 1;
    if (isDormant) dormant.push(source);
    else if (candidates.unknown[source] === 1) return undefined;
    for (const candidate of row(candidates.of, source)) {
      all.add(candidate);
      if (!isDormant) left.add(candidate);
    }
  }
  return { item, candidates: all.size, left: left.size, dormant };
}
