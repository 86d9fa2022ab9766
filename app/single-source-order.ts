/** The order in which single sources are shown, and findings by their numbers. */
import type { SingleSource } from '../graph/analyses/finding.ts';
import { FindingFlag } from '../graph/analyses/single-source.ts';
import type { SingleSources } from '../graph/analyses/single-sources.ts';
import type { NodeLabel } from '../graph/ontology/node-type.ts';
import { canonicalKeys } from '../graph/view/keys.ts';
import type { View } from '../graph/view/open-view.ts';
import { compareText } from './answer.ts';
import type { Workspace } from './workspace.ts';

/**
 * Numbers of the findings by certainty, then those that stop most end items, then by candidate, item
 * and kind. Nothing but keys is fetched for it. O(findings log findings).
 */
export async function orderOf(workspace: Pick<Workspace, 'store'>, view: View, found: SingleSources): Promise<Int32Array> {
  const { count, candidates, items, flags, type } = found.columns;
  const candidateIds = await idsOf(workspace, view, type, candidates);
  const itemIds = await idsOf(workspace, view, 'Item', items);
  const ends = Int32Array.from({ length: count }, (_, number) => found.endItems(number).length);
  const possible = (number: number) => flags[number] & FindingFlag.possible;
  const hidden = (number: number) => flags[number] & FindingFlag.hidden;
  return Int32Array.from({ length: count }, (_, number) => number).sort(
    (a, b) =>
      possible(a) - possible(b) ||
      ends[b] - ends[a] ||
      compareText(candidateIds.get(candidates[a]) ?? '', candidateIds.get(candidates[b]) ?? '') ||
      compareText(itemIds.get(items[a]) ?? '', itemIds.get(items[b]) ?? '') ||
      hidden(a) - hidden(b),
  );
}

async function idsOf(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  type: NodeLabel,
  indices: Int32Array,
): Promise<Map<number, string>> {
  const distinct = [...new Set(indices)];
  const keys = await canonicalKeys(
    workspace.store,
    view.graph,
    distinct.map((index) => ({ type, index })),
  );
  return new Map(distinct.map((index, i) => [index, keys[i]]));
}

/** Findings in the order of `numbers`; computed in ascending order, since those of one candidate share a cascade. */
export function findingsAt(found: SingleSources, numbers: Int32Array): SingleSource[] {
  const findings = new Map<number, SingleSource>();
  for (const number of numbers.toSorted()) findings.set(number, found.at(number));
  return Array.from(numbers, (number) => findings.get(number) as SingleSource);
}
