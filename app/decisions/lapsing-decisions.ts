/**
 * Decisions that an answer without a day goes by and that have ended since, by the receipts of its documents:
 * analyses have no clock, and what was decided for a while must not go on in silence. A remark: no value, and
 * in no hash.
 */
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { dateOf } from '../../graph/ontology/property.ts';
import type { Held } from '../../graph/screening/held-decision.ts';
import { holdersAbove } from '../../graph/screening/holders-above.ts';
import { partiesInScope, type VendorScope } from '../../graph/screening/parties-in-scope.ts';
import type { VendorFlag } from '../../graph/screening/vendor-finding.ts';
import type { View } from '../../graph/view/open-view.ts';
import { Presenter } from '../statements/present.ts';
import { compareText } from '../workspace/answer.ts';
import { nodeIndexOf } from '../workspace/node-index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { decisionsOf, wordsOf } from './decisions-in-view.ts';

/** What an answer goes by. */
export interface AppliedDecisions {
  readonly held: Pick<Held, 'decisions'>;
  /** Flags of what is waived, and others. */
  readonly flagged: readonly Pick<VendorFlag, 'waivers'>[];
  /** Parties that the answer is about: whether they, or who holds them, are entries bears on it. */
  readonly parties: readonly number[];
}

/** Makers and distributors in scope. */
export function partiesOf({ graph }: Pick<View, 'graph'>, scope: VendorScope): readonly number[] {
  return partiesInScope(graph, scope).parties;
}

/** One remark for each decision, by party, then by what was decided. Nothing where a day was asked about. */
export async function lapsingDecisions(
  workspace: Pick<Workspace, 'store' | 'rules'>,
  view: View,
  { held, flagged, parties }: AppliedDecisions,
): Promise<Diagnostic[]> {
  const { receivedDay, decisionDay, graph } = view;
  if (receivedDay === undefined || decisionDay === undefined) return [];
  const bearing = new Set(holdersAbove(graph.organizations, parties));
  const applied = new Set([
    ...flagged.flatMap(({ waivers = [] }) => waivers),
    ...held.decisions.flatMap(({ organization, id }) => (id !== undefined && bearing.has(organization) ? [id] : [])),
  ]);
  const lapsed = (await decisionsOf(workspace, view)).filter(
    ({ decision: { id, expires } }) => applied.has(id) && expires !== undefined && expires < receivedDay,
  );
  const presenter = new Presenter(workspace, view);
  const refs = lapsed.map(({ nodes }) => nodeIndexOf(graph).find(nodes.party));
  await presenter.load(refs.filter((ref) => ref !== undefined));
  const since = `over by ${dateOf(receivedDay)}, when the newest document was received; it counts here as of ${dateOf(decisionDay)}`;
  return lapsed
    .map(({ stated }, i) => {
      const ref = refs[i];
      return `${ref === undefined ? stated.partyKey : presenter.thing(ref).name}: ${wordsOf(stated)}: ${since}`;
    })
    .sort(compareText)
    .map((message): Diagnostic => ({ code: 'decision-lapsing', severity: 'warning', pointer: '', message }));
}
