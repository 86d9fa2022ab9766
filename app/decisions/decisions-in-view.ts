/** The decisions of a view with their standing on its day: what screening goes by and what is listed. */
import { programmeKey } from '../../graph/ontology/identifier.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { type Decision, type StandingOf, standings } from '../../graph/screening/decision.ts';
import { type Held, heldFor, nothingHeld, type PlacedDecision } from '../../graph/screening/held-decision.ts';
import { type PartiesInScope, partiesInScope, type VendorScope } from '../../graph/screening/parties-in-scope.ts';
import { listInEntryKey, type Transaction } from '../../graph/screening/rule.ts';
import { asksForTwo } from '../../graph/screening/two-persons.ts';
import type { ViewGraph } from '../../graph/view/graph.ts';
import { type View, wholeOf } from '../../graph/view/open-view.ts';
import { nodeIndexOf } from '../workspace/node-index.ts';
import { remembered } from '../workspace/remembered.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { contentsOf } from './decision-contents.ts';
import { type StatedDecision, statedDecisions } from './stated-decisions.ts';

export interface ViewDecision {
  readonly stated: StatedDecision;
  readonly decision: Decision;
  readonly standing: StandingOf;
  /** Of the store: the node of the party, of the entry (-1: none), of each item of the scope. */
  readonly nodes: { readonly party: number; readonly entry: number; readonly items: readonly number[] };
  /** What the decision names and no document but decisions speaks of: `party`, `list entry`. */
  readonly dangling: readonly ('party' | 'list entry')[];
}

type Asking = Pick<Workspace, 'store' | 'rules'>;

/** By id ascending; computed once a view. */
export async function decisionsOf(workspace: Asking, view: View): Promise<readonly ViewDecision[]> {
  return await remembered(view, 'decisions in view', () => compute(workspace, view));
}

async function compute(workspace: Asking, view: View): Promise<readonly ViewDecision[]> {
  const stated = await statedDecisions(workspace, view);
  if (stated.length === 0) return [];
  const { graph } = wholeOf(view);
  const nodes = await nodesOfDecisions(workspace, stated);
  const at = stated.map((_, i) => ({ party: indexOf(graph, nodes[i].party), entry: indexOf(graph, nodes[i].entry) }));
  const contents = await contentsOf(
    workspace,
    view,
    at.map(({ party }) => party).filter((index) => index !== -1),
    at.map(({ entry }) => entry).filter((index) => index !== -1),
  );
  const now = stated.map(({ rule }, i) => ({
    party: at[i].party === -1 ? undefined : contents.party(at[i].party),
    entry: at[i].entry === -1 ? undefined : contents.entry(at[i].entry),
    rule: contents.rule(rule),
  }));
  const decisions = stated.map((one, i) => decisionOf(one, at[i], nodes[i].items, graph));
  const place = new Map(decisions.map(({ id }, i) => [id, i]));
  const standingOf = standings(decisions, {
    asOf: view.decisionDay,
    now: ({ id }) => now[place.get(id) as number],
    needsTwo: ({ kind, rule, entry }) => asksForTwo(workspace.rules, kind, rule, entry === '' ? '' : listInEntryKey(entry)),
  });
  return stated.map((one, i) => ({
    stated: one,
    decision: decisions[i],
    standing: standingOf.get(one.id) as StandingOf,
    nodes: nodes[i],
    dangling: [
      ...(now[i].party === undefined ? (['party'] as const) : []),
      ...(one.entryKey !== '' && now[i].entry === undefined ? (['list entry'] as const) : []),
    ],
  }));
}

/** What holds of the decisions for a question about a view, in the indices of its graph. */
export async function heldIn(
  workspace: Asking,
  view: View,
  programme: number | undefined,
  scope: VendorScope,
  transaction: Transaction = 'buy',
): Promise<Held> {
  const all = await decisionsOf(workspace, view);
  if (all.length === 0) return nothingHeld;
  const { graph } = view;
  let parties: PartiesInScope | undefined;
  return heldFor(
    all.map((one) => placed(one, graph)),
    {
      programme: programme === undefined ? undefined : programmeKey(graph.programmes.names[programme]),
      transaction,
      itemsOf: (organization) => {
        parties ??= partiesInScope(graph, scope);
        return parties.itemsOf(organization);
      },
    },
  );
}

function placed({ decision, standing, stated, nodes }: ViewDecision, graph: ViewGraph): PlacedDecision {
  return {
    decision,
    standing,
    organization: indexOf(graph, nodes.party),
    entry: indexOf(graph, nodes.entry),
    items: stated.items.length === 0 ? undefined : nodes.items.map((nid) => indexOf(graph, nid)).filter((index) => index !== -1),
    words: wordsOf(stated),
  };
}

/** `waiver by A. Author on 2026-01-02, until 2026-12-31: reason` */
export function wordsOf({ kind, author, decided, expires, reason }: StatedDecision): string {
  return `${kind} by ${author} on ${decided}${expires === '' ? '' : `, until ${expires}`} (${shortened(reason)})`;
}

/** Characters of a reason that stand in a flag; `decisions` shows all of it. */
const longestReason = 200;

function shortened(reason: string): string {
  const text = reason.replace(/\s+/g, ' ');
  return text.length <= longestReason ? text : `${text.slice(0, longestReason).toWellFormed()}...`;
}

async function nodesOfDecisions(workspace: Asking, stated: readonly StatedDecision[]): Promise<ViewDecision['nodes'][]> {
  const keys = stated.flatMap(({ partyKey, entryKey, items }) => [partyKey, entryKey, ...items]);
  const found = await workspace.store.nodes(keys);
  let at = 0;
  return stated.map(({ items }) => {
    const [party, entry] = [found[at], found[at + 1]];
    const own = [...found.subarray(at + 2, at + 2 + items.length)];
    at += 2 + items.length;
    return { party, entry, items: own };
  });
}

function indexOf(graph: ViewGraph, nid: number): number {
  return nid === -1 ? -1 : (nodeIndexOf(graph).find(nid)?.index ?? -1);
}

function decisionOf(
  stated: StatedDecision,
  at: { readonly party: number; readonly entry: number },
  items: readonly number[],
  graph: ViewGraph,
): Decision {
  const { id, kind, rule, confirms, programme, transaction, author, keys, upon } = stated;
  return {
    id,
    kind,
    // United parties are one: by their place in this view.
    party: at.party === -1 ? stated.partyKey : `party ${at.party}`,
    entry: stated.entryKey,
    rule,
    confirms,
    scope: {
      programme: programme === '' ? undefined : programmeKey(programme),
      transaction: transaction === '' ? undefined : transaction,
      items: stated.items.length === 0 ? undefined : stated.items.map((text, i) => nameOfItem(graph, items[i], text)),
    },
    author,
    keys,
    decided: dayOf(stated.decided) as number,
    expires: stated.expires === '' ? undefined : dayOf(stated.expires),
    upon: { entry: upon.entry || undefined, party: upon.party || undefined, rule: upon.rule || undefined },
  };
}

function nameOfItem(graph: ViewGraph, nid: number, text: string): string {
  const index = indexOf(graph, nid);
  return index === -1 ? text : `item ${index}`;
}
