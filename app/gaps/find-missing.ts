/** Which things are those that the coverage of an answer counts as not known: a figure that nobody can look into helps nobody. */
import type { FactKind } from '../../graph/analyses/known-fact.ts';
import { missingIn } from '../../graph/analyses/missing.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import { canonicalKeys } from '../../graph/view/keys.ts';
import type { View } from '../../graph/view/open-view.ts';
import { compareText } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import { remembered } from '../workspace/remembered.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface MissingQuestion {
  readonly kind: FactKind;
  /** By name or key; the whole view when absent. */
  readonly programme: string | undefined;
}

/** By id ascending; computed once a view. Errors: PROGRAMME_UNKNOWN. */
export async function findMissing(
  { store }: Pick<Workspace, 'store'>,
  view: View,
  { kind, programme }: MissingQuestion,
): Promise<readonly NodeRef[]> {
  const { graph } = view;
  const index = programme === undefined ? undefined : findProgramme(graph, programme);
  return await remembered(view, `missing ${kind} of ${index}`, async () => {
    const found = missingIn(graph, scopeOf(graph, index), kind);
    const keys = await canonicalKeys(store, graph, found);
    const place = new Map(found.map((ref, at) => [ref, keys[at]!]));
    return found.sort((a, b) => compareText(place.get(a)!, place.get(b)!));
  });
}
