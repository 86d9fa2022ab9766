/** What the selectors of a loss name, and as what it is lost: a maker, an owner with all that it controls, a country of either. */
import { candidateType } from '../../graph/analyses/candidates.ts';
import type { LostLevel, LostThing } from '../../graph/analyses/lost-sources.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { NodeLabel } from '../../graph/ontology/node-type.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { resolveSelector } from '../search/selector.ts';
import { passTurn } from '../workspace/in-turns.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface NamedLoss {
  /** As it was given. */
  readonly selector: string;
  /** One or several, which are then lost together. */
  readonly things: readonly LostThing[];
}

/** Level of what a selector names, by its kind where that says more than the type of node. */
const byKind: Readonly<Record<string, LostLevel>> = { owner: 'owner', 'owner-country': 'owner-country' };
const byType: Partial<Record<NodeLabel, LostLevel>> = {
  Organization: 'supplier',
  Site: 'site',
  Country: 'country',
  Item: 'material',
  Source: 'source',
};

/**
 * What each of these selectors names, by selector: equal ones are looked up once. In turns with whatever else
 * waits. Errors: INPUT_INVALID for what is no selector, names nothing in the view, or names what cannot be lost.
 */
export async function lostThings(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  selectors: Iterable<string>,
): Promise<ReadonlyMap<string, NamedLoss>> {
  const found = new Map<string, NamedLoss>();
  for (const selector of new Set(selectors)) {
    found.set(selector, await namedLoss(workspace, view, selector));
    await passTurn();
  }
  return found;
}

async function namedLoss(workspace: Pick<Workspace, 'store'>, view: View, selector: string): Promise<NamedLoss> {
  const refs = await resolveSelector(workspace, view, selector);
  if (refs.length === 0) throw new OperationalError('INPUT_INVALID', `${selector}: nothing in the view is called that.`);
  const kind = selector.slice(0, Math.max(selector.indexOf(':'), 0)).toLowerCase();
  return { selector, things: refs.map((ref) => lostAs(selector, kind, ref)) };
}

function lostAs(selector: string, kind: string, { type, index }: NodeRef): LostThing {
  const level = byKind[kind] ?? byType[type];
  if (level === undefined)
    throw new OperationalError('INPUT_INVALID', `${selector}: a ${type.toLowerCase()} is nothing that can be lost.`);
  return { level, index };
}

/** The node of a thing. */
export function refOfLost({ level, index }: LostThing): NodeRef {
  return { type: level === 'source' ? 'Source' : candidateType(level), index };
}
