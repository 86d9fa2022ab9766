/** Organisations in scope, and who holds them, whose names are like an entry's beyond doubt of spelling: a reason to look. */
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { holdersAbove } from '../../graph/screening/holders-above.ts';
import { partiesInScope, type VendorScope } from '../../graph/screening/parties-in-scope.ts';
import type { SimilarParties } from '../../graph/screening/party-match.ts';
import type { View } from '../../graph/view/open-view.ts';
import { nodeIndexOf } from '../workspace/node-index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { subjectsOf } from './screened-parties.ts';
import { standingLists } from './standing-lists.ts';

export interface SimilarNames {
  readonly similar: readonly SimilarParties[];
  /** Parties whose names were not compared with all entries: others of band strong may be missing. */
  readonly incomplete: number;
}

/** Names of band strong (docs/screening.md), all of them. Where no list is loaded nothing is read. What matches by identifier is not among them. */
export async function similarParties(workspace: Pick<Workspace, 'store'>, view: View, scope: VendorScope): Promise<SimilarNames> {
  const { graph } = view;
  if (graph.listEntries.count === 0) return { similar: [], incomplete: 0 };
  const parties = holdersAbove(graph.organizations, partiesInScope(graph, scope).parties);
  if (parties.length === 0) return { similar: [], incomplete: 0 };
  const standing = await standingLists(workspace, view);
  const subjects = await subjectsOf(workspace, view, parties);
  const index = nodeIndexOf(graph);
  const screened = await standing.screen(subjects, 'strong');
  const similar: SimilarParties[] = [];
  let incomplete = 0;
  for (const [i, organization] of parties.entries()) {
    // Those beyond the strongest may be of another list, or listed on the day where the strongest are not.
    const { matches, truncated } = screened[i].more ? await standing.screenWhole(subjects[i], 'strong') : screened[i];
    if (truncated) incomplete++;
    for (const { entry, basis, name, listed, score } of matches) {
      const ref = index.find(entry.node);
      if (basis !== 'name' || ref?.type !== 'ListEntry') continue;
      similar.push({ organization, entry: ref.index, likeness: { name, listed: listed.text, score } });
    }
  }
  return { similar, incomplete };
}

/** Nothing where all were compared. */
export function incompleteDiagnostic(incomplete: number): Diagnostic[] {
  if (incomplete === 0) return [];
  const whose = incomplete === 1 ? 'the names of one party were' : `the names of ${incomplete} parties were`;
  const message = `${whose} not compared with all entries that share no more than common words with them: likenesses may be missing`;
  return [{ code: 'screening-incomplete', severity: 'warning', pointer: '', message }];
}
