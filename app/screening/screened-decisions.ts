/** Decisions that stand on the parties that are screened: beside the matches that they are about, and the others. */
import type { View } from '../../graph/view/open-view.ts';
import { byMatter, concerns, type FoundDecision, presentDecisions } from '../decisions/decisions.ts';
import { decisionsOf, type ViewDecision } from '../decisions/decisions-in-view.ts';
import { nodeIndexOf } from '../workspace/node-index.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What is screened: parties of the view, and the entries that are shown of it. Indices of the view. */
export interface ScreenedParties {
  readonly parties: readonly number[];
  readonly entries: readonly number[];
}

export interface DecisionsBeside {
  /** By entry, in the order given. */
  readonly ofEntries: readonly (readonly FoundDecision[])[];
  /** On its parties, and on none of the entries: other entries, or whatever entry. */
  readonly others: readonly FoundDecision[];
}

interface Placed {
  readonly decision: ViewDecision;
  readonly party: number | undefined;
  readonly entry: number | undefined;
}

/**
 * Also those that have expired, were reopened, are disputed or wait for a second person; not what a newer one
 * replaced or what is not yet in force. A confirmation stands where the decision stands that it confirms.
 */
export async function decisionsBeside(
  workspace: Workspace,
  view: View,
  programme: number | undefined,
  asked: readonly ScreenedParties[],
): Promise<DecisionsBeside[]> {
  const wanted = new Set(asked.flatMap(({ parties }) => parties));
  const byParty = new Map<number, Placed[]>();
  const all = (await decisionsOf(workspace, view)).filter((one) => concerns(view, programme, one));
  for (const placed of placedOf(view, all)) {
    const { party } = placed;
    if (party !== undefined && wanted.has(party)) byParty.set(party, [...(byParty.get(party) ?? []), placed]);
  }
  const standing = [...byParty.values()].flat().map(({ decision }) => decision);
  const shown = await presentDecisions(workspace, view, standing);
  return asked.map(({ parties, entries }) => {
    const own = parties.flatMap((party) => byParty.get(party) ?? []);
    const show = (some: readonly Placed[]) => some.map(({ decision }) => shown(decision)).sort(byMatter);
    return {
      ofEntries: entries.map((entry) => show(own.filter((one) => one.entry === entry))),
      others: show(own.filter(({ entry }) => entry === undefined || !entries.includes(entry))),
    };
  });
}

function placedOf(view: View, decisions: readonly ViewDecision[]): Placed[] {
  const index = nodeIndexOf(view.graph);
  const at = (nid: number) => index.find(nid)?.index;
  const byId = new Map(decisions.map((one) => [one.stated.id, one]));
  return decisions.flatMap((decision): Placed[] => {
    const about = decision.stated.kind === 'confirmation' ? byId.get(decision.stated.confirms) : undefined;
    if (!stands(decision) || (about !== undefined && !stands(about))) return [];
    return [{ decision, party: at(decision.nodes.party), entry: at((about ?? decision).nodes.entry) }];
  });
}

function stands({ standing: { state } }: ViewDecision): boolean {
  return state !== 'superseded' && state !== 'not yet in force';
}
