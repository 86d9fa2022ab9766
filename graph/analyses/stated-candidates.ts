/**
 * Question: of whose loss does a scenario table say how probable it is, and of whose not?
 *
 * Definition: at each level at which the table names something, the candidates of counted sources in
 * scope, and how many of them some row takes; at the level of items, the items in scope. A candidate of
 * which no row speaks is not safe: nobody said how probable its loss is, and no run has it. Sources of
 * which nobody states the candidate are in `coverage`.
 */
import { candidatesOf } from './candidates.ts';
import type { LossNetworks } from './loss-network.ts';
import { type LostLevel, openLevels } from './lost-sources.ts';

export interface StatedCandidates {
  readonly level: Exclude<LostLevel, 'material' | 'source'> | 'item';
  readonly stated: number;
  readonly of: number;
}

/** O(sources x levels of the table). */
export function statedCandidates({ graph, options, lost, definite }: LossNetworks): StatedCandidates[] {
  const named = new Map<LostLevel, Set<number>>();
  for (const { level, index } of lost.groups.flat()) named.set(level, (named.get(level) ?? new Set()).add(index));
  const result: StatedCandidates[] = [];
  for (const level of openLevels) {
    const stated = named.get(level);
    if (stated === undefined) continue;
    const { of } = candidatesOf(graph, level, options.asOf);
    const known = new Set<number>();
    for (const source of definite.sources)
      for (let k = of.offsets[source]!; k < of.offsets[source + 1]!; k++) known.add(of.targets[k]!);
    result.push({ level, stated: [...stated].filter((one) => known.has(one)).length, of: known.size });
  }
  const items = named.get('material');
  if (items !== undefined) {
    const inScope = [...items].filter((item) => definite.nodeOfItem[item] !== -1);
    result.push({ level: 'item', stated: inScope.length, of: definite.items.length });
  }
  return result;
}
