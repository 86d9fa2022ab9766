/** Which parties of a view are which list entries: by identifiers and names, by what was decided, and by names that are alike. */
import { contradicted, type Held } from '../../graph/screening/held-decision.ts';
import type { VendorScope } from '../../graph/screening/parties-in-scope.ts';
import { matchParties, type PartyMatch } from '../../graph/screening/party-match.ts';
import type { Transaction } from '../../graph/screening/rule.ts';
import type { View } from '../../graph/view/open-view.ts';
import { similarParties } from '../lists/similar-parties.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { heldIn } from './decisions-in-view.ts';

export interface PartyMatches {
  readonly matches: readonly PartyMatch[];
  /** The decisions that hold for the question. */
  readonly held: Held;
  /** Parties whose names were not compared with all entries. */
  readonly incomplete: number;
}

export async function partyMatches(
  workspace: Pick<Workspace, 'store' | 'rules'>,
  view: View,
  programme: number | undefined,
  scope: VendorScope,
  transaction?: Transaction,
): Promise<PartyMatches> {
  const held = await heldIn(workspace, view, programme, scope, transaction);
  const { similar, incomplete } = await similarParties(workspace, view, scope);
  const matches = matchParties(view.graph, view.asOfDay, { decisions: held.decisions, similar });
  return { held: { ...held, notes: [...held.notes, ...contradicted(held, matches)] }, incomplete, matches };
}
