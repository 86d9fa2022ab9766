/** Whom an organisation supplies: rules about vendors are asked of makers and distributors in scope alone. */
import { screeningScopeOf } from '../../graph/analyses/scope.ts';
import { type PartiesInScope, partiesInScope } from '../../graph/screening/parties-in-scope.ts';
import type { View } from '../../graph/view/open-view.ts';
import { findProgramme } from '../workspace/find-programme.ts';

/** The programme asked about; none but others, or what no programme has; nobody at all. */
export type Supplied = 'programme' | 'others' | 'nobody';

/** Of a view, by programme (-1: whoever makes or sells anything). */
const suppliers = new WeakMap<View, Map<number, PartiesInScope>>();

/** @param programme name or key; without one, whoever makes or sells anything counts. Errors: PROGRAMME_UNKNOWN. */
export function whomItSupplies(view: View, programme: string | undefined, organization: number): Supplied {
  const index = programme === undefined ? undefined : findProgramme(view.graph, programme);
  if (suppliersOf(view, index).has(organization)) return 'programme';
  return index !== undefined && suppliersOf(view, undefined).has(organization) ? 'others' : 'nobody';
}

function suppliersOf(view: View, programme: number | undefined): PartiesInScope {
  const known = suppliers.get(view) ?? new Map<number, PartiesInScope>();
  suppliers.set(view, known);
  const found = known.get(programme ?? -1) ?? partiesInScope(view.graph, screeningScopeOf(view.graph, programme));
  known.set(programme ?? -1, found);
  return found;
}
