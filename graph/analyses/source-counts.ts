/** The three counts that stand beside every finding: able, qualified, chosen, and what is unstated. */
import { Standing } from '../ontology/property.ts';
import type { ViewGraph } from '../view/graph.ts';
import type { Candidates } from './candidates.ts';
import type { CountedSources } from './counting.ts';
import type { SourceCounts } from './finding.ts';

/**
 * Distinct candidates among the sources of an item, by standing on the as-of day; sources whose
 * candidate is not known count one each. O(sources of the item).
 * @param without sources to leave out (1), the dormant ones say.
 */
export function sourceCounts(
  graph: ViewGraph,
  counted: CountedSources,
  candidates: Candidates,
  item: number,
  without?: Uint8Array,
): SourceCounts {
  const { offsets, targets } = graph.items.sources;
  const able = new Set<number>();
  const qualified = new Set<number>();
  const chosen = new Set<number>();
  let unstated = 0;
  let unknown = 0;
  for (let k = offsets[item]!; k < offsets[item + 1]!; k++) {
    const source = targets[k]!;
    if (counted.only?.[source] === 0 || without?.[source] === 1) continue;
    const standing = counted.standing[source]!;
    if (standing === Standing.unstated) unstated++;
    const start = candidates.of.offsets[source]!;
    const end = candidates.of.offsets[source + 1]!;
    if (start === end) unknown++;
    // A negative number is a source of its own.
    const own = start === end ? [-1 - source] : candidates.of.targets.subarray(start, end);
    for (const candidate of own) {
      able.add(candidate);
      if (standing !== Standing.able) qualified.add(candidate);
      if (standing === Standing.chosen) chosen.add(candidate);
    }
  }
  return { able: able.size, qualified: qualified.size, chosen: chosen.size, unstated, unknown };
}

/** Whether a counted source of the item has not delivered for longer than the stated period. */
export function dormantSources(graph: ViewGraph, counted: CountedSources, item: number): boolean {
  const { offsets, targets } = graph.items.sources;
  for (let k = offsets[item]!; k < offsets[item + 1]!; k++) {
    if (counted.counted[targets[k]!] === 1 && counted.dormant[targets[k]!] === 1) return true;
  }
  return false;
}
