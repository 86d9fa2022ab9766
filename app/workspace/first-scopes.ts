/** About what the first page may be asked: about all, and about each programme; what is asked about next comes first. */
import { programmeKey } from '../../graph/ontology/identifier.ts';
import { keptTimes, mostKeptPortions, type View } from '../../graph/view/open-view.ts';
import { passTurn } from './in-turns.ts';
import { pinnedWorkspace } from './pinned-workspace.ts';
import type { Reader } from './reader.ts';
import { viewAsked } from './view-asked.ts';
import type { Workspace } from './workspace.ts';

/** Items of all scopes together: what is known of more would take the memory of a small machine before anybody asks. */
const mostItems = 250_000;

/**
 * Names of programmes; undefined: all that is in the view. Those `asked` about last come first, then all, then the
 * programmes, first those of which something was handed in last. Not those for which the view would let the
 * portions of others go, nor what comes to very many items together.
 */
export async function* firstScopes(
  workspace: Workspace,
  reader: Reader,
  asked: readonly (string | undefined)[],
): AsyncGenerator<string | undefined> {
  const view = await workspace.view(reader);
  const { names } = view.graph.programmes;
  const known = new Map(names.map((name) => [programmeKey(name), name]));
  const askedLast = asked.flatMap((one) => (one === undefined ? [undefined] : (known.get(programmeKey(one)) ?? [])));
  const ordered = new Set([...askedLast.reverse(), undefined, ...byReceipt(view)]);
  const pinned = pinnedWorkspace(workspace, view);
  const mostOfPortions = keptTimes * view.graph.items.count;
  let items = 0;
  let ofPortions = 0;
  for (const programme of [...ordered].slice(0, mostKeptPortions)) {
    const { graph } = await viewAsked(pinned, reader, { programme });
    const { count } = graph.items;
    const kept = ofPortions + (graph === view.graph ? 0 : count);
    if (items + count > mostItems || kept > mostOfPortions) continue;
    items += count;
    ofPortions = kept;
    yield programme;
    await passTurn();
  }
}

function byReceipt({ graph, handIns }: View): string[] {
  const last = new Map<string, string>();
  for (const { handIn } of handIns) {
    const { programme } = handIn.declared;
    if (programme === undefined) continue;
    const key = programmeKey(programme);
    if (handIn.receivedAt > (last.get(key) ?? '')) last.set(key, handIn.receivedAt);
  }
  const received = (name: string) => last.get(programmeKey(name)) ?? '';
  return [...graph.programmes.names].sort((a, b) => (received(a) < received(b) ? 1 : received(a) > received(b) ? -1 : 0));
}
