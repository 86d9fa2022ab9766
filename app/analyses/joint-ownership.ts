/** Exactly half of an organisation is no control (SEMANTICS.md, Owners): who holds it is shown beside the findings. */
import type { Level } from '../../graph/analyses/finding.ts';
import { jointOwners } from '../../graph/analyses/owners.ts';
import type { Scope } from '../../graph/analyses/scope.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { Presenter } from '../statements/present.ts';
import { compareText, dayAsked } from '../workspace/answer.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** One remark for each joint holding in a maker of the scope, where owners are asked about; by owned, then owner. */
export async function jointOwnership(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  { level, scope }: { readonly level: Level; readonly scope: Scope },
): Promise<Diagnostic[]> {
  if (level !== 'owner' && level !== 'owner-country') return [];
  const { sources } = view.graph;
  const makers = new Set<number>();
  for (let source = 0; source < sources.count; source++)
    if (scope.items[sources.item[source]] === 1 && sources.organization[source] !== -1) makers.add(sources.organization[source]);
  const held = [...makers].flatMap((owned) => jointOwners(view.graph, dayAsked(view), owned).map((owner) => ({ owner, owned })));
  const organization = (index: number): NodeRef => ({ type: 'Organization', index });
  const presenter = new Presenter(workspace, view);
  await presenter.load(held.flatMap(({ owner, owned }) => [organization(owner), organization(owned)]));
  const named = held.map(({ owner, owned }) => ({
    owner: presenter.thing(organization(owner)),
    owned: presenter.thing(organization(owned)),
  }));
  named.sort((a, b) => compareText(a.owned.id, b.owned.id) || compareText(a.owner.id, b.owner.id));
  return named.map(({ owner, owned }) => ({
    code: 'joint-ownership',
    severity: 'info',
    pointer: '',
    message: `${owner.name} holds exactly half of ${owned.name}: joint, not control.`,
  }));
}
