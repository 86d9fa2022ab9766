/** Organisations in scope, and who holds them, whose names are like an entry's beyond doubt of spelling: a reason to look. */
import { holdersAbove } from '../graph/screening/holders-above.ts';
import { partiesInScope, type VendorScope } from '../graph/screening/parties-in-scope.ts';
import type { SimilarParties } from '../graph/screening/party-match.ts';
import type { View } from '../graph/view/open-view.ts';
import { nodeIndexOf } from './node-index.ts';
import { subjectsOf } from './screened-parties.ts';
import { standingLists } from './standing-lists.ts';
import type { Workspace } from './workspace.ts';

/** Names of band strong (docs/screening.md). Where no list is loaded nothing is read. What matches by identifier is not among them. */
export async function similarParties(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  scope: VendorScope,
): Promise<SimilarParties[]> {
  const { graph } = view;
  if (graph.listEntries.count === 0) return [];
  const parties = holdersAbove(graph.organizations, partiesInScope(graph, scope).parties);
  if (parties.length === 0) return [];
  const standing = await standingLists(workspace, view);
  const subjects = await subjectsOf(workspace, view, parties);
  const index = nodeIndexOf(graph);
  const screened = await standing.screen(subjects, 'strong');
  const found: SimilarParties[] = [];
  for (const [i, organization] of parties.entries()) {
    for (const { entry, basis, name, listed, score } of screened[i].matches) {
      const ref = index.find(entry.node);
      if (basis !== 'name' || ref?.type !== 'ListEntry') continue;
      found.push({ organization, entry: ref.index, likeness: { name, listed: listed.text, score } });
    }
  }
  return found;
}
