/** All decisions of a view with their standing: `hauberk decisions`. */
import { coverageOf } from '../../graph/analyses/coverage.ts';
import { scopeOf, screeningScopeOf } from '../../graph/analyses/scope.ts';
import type { DecisionKind } from '../../graph/ontology/decision.ts';
import { programmeKey } from '../../graph/ontology/identifier.ts';
import type { DecisionState } from '../../graph/screening/decision.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { entryFacts } from '../lists/entry-facts.ts';
import { incompleteDiagnostic, similarParties } from '../lists/similar-parties.ts';
import { type EvidenceRef, Presenter, type Thing } from '../statements/present.ts';
import { compareText, type Question, type SelectableAnswer, viewName } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import { nodeIndexOf } from '../workspace/node-index.ts';
import type { Reader } from '../workspace/reader.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { decisionsOf, type ViewDecision } from './decisions-in-view.ts';

/** A list entry as a decision or a queue shows it. */
export interface ShownEntry {
  readonly id: string;
  readonly name: string;
  readonly list: string;
  readonly programs: string;
}

export interface FoundDecision {
  /** SHA-256 of what was decided. */
  readonly id: string;
  readonly decision: DecisionKind;
  readonly state: DecisionState;
  /** What changed since, where it is reopened. */
  readonly changed: readonly string[];
  /** What it names and no document but decisions speaks of. */
  readonly dangling: readonly string[];
  readonly party: { readonly id: string; readonly name: string };
  readonly entry?: ShownEntry;
  readonly rule?: string;
  /** Id of the decision that a confirmation confirms. */
  readonly confirms?: string;
  readonly scope: { readonly programme?: string; readonly transaction?: string; readonly items?: readonly string[] };
  readonly author: string;
  readonly reason: string;
  /** Names of the keys with which it was handed in. */
  readonly handedInBy: readonly string[];
  readonly decided: string;
  readonly expires?: string;
  /** Id of the decision that stands instead. */
  readonly supersededBy?: string;
  /** Ids of decisions of the same day that say the opposite. */
  readonly disputedBy: readonly string[];
  /** Ids of the confirmations that count. */
  readonly confirmedBy: readonly string[];
  readonly decidedUpon: { readonly entry?: string; readonly party?: string; readonly rule?: string };
  readonly evidence: readonly EvidenceRef[];
}

/**
 * Of a programme: those about parties and entries of its portion that are not limited to another. By party, then entry
 * and rule, the newest first. Errors: PROGRAMME_UNKNOWN.
 */
export async function askDecisions(
  workspace: Workspace,
  reader: Reader,
  question: Question,
): Promise<SelectableAnswer<FoundDecision>> {
  const view = await viewAsked(workspace, reader, question);
  const programme = question.programme === undefined ? undefined : findProgramme(view.graph, question.programme);
  const all = (await decisionsOf(workspace, view)).filter((one) => concerns(view, programme, one));
  const presented = await presentDecisions(workspace, view, all);
  // What was not compared was not decided: a party without a decision may have a likeness that nobody saw.
  const { incomplete } = await similarParties(workspace, view, screeningScopeOf(view.graph, programme));
  const shown = all.map((one) => presented(one)).sort(byMatter);
  const paged = (some: readonly FoundDecision[]) => ({
    total: some.length,
    page: async (from: number, to: number) => some.slice(from, to),
  });
  return {
    view: viewName(view),
    coverage: coverageOf(view.graph, scopeOf(view.graph, programme)),
    diagnostics: [...incompleteDiagnostic(incomplete), ...view.diagnostics],
    ...paged(shown),
    about: async (id) => paged(shown.filter(({ party }) => party.id === id)),
  };
}

/** Whether a decision is about a party of the programme, or about one that no document speaks of. */
export function concerns(view: View, programme: number | undefined, { decision, nodes, dangling }: ViewDecision): boolean {
  if (programme === undefined) return true;
  const limit = decision.scope.programme;
  if (limit !== undefined && limit !== programmeKey(view.graph.programmes.names[programme])) return false;
  return dangling.includes('party') || nodeIndexOf(view.graph).find(nodes.party) !== undefined;
}

/** By party, then entry and rule, the newest first. */
export function byMatter(a: FoundDecision, b: FoundDecision): number {
  return (
    compareText(a.party.id, b.party.id) ||
    compareText(a.entry?.id ?? '', b.entry?.id ?? '') ||
    compareText(a.rule ?? '', b.rule ?? '') ||
    compareText(b.decided, a.decided) ||
    compareText(b.id, a.id)
  );
}

/** Fetches names, lists and places once for all; then each can be shown. */
export async function presentDecisions(
  workspace: Workspace,
  view: View,
  decisions: readonly ViewDecision[],
): Promise<(decision: ViewDecision) => FoundDecision> {
  const index = nodeIndexOf(view.graph);
  const refOf = (nid: number): NodeRef | undefined => (nid === -1 ? undefined : index.find(nid));
  const refs = decisions.flatMap(({ nodes }) => [refOf(nodes.party), refOf(nodes.entry)]).filter((ref) => ref !== undefined);
  const presenter = new Presenter(workspace, view);
  await presenter.load(
    refs,
    decisions.flatMap(({ stated }) => stated.rows),
  );
  const entries = refs.filter(({ type }) => type === 'ListEntry').map((ref) => ref.index);
  const factsOf = await entryFacts(workspace, view, [...new Set(entries)]);
  return ({ stated, standing, dangling, nodes }) => {
    const party = refOf(nodes.party);
    // Of an entry that only decisions speak of, what they call it.
    const entry = dangling.includes('list entry') ? undefined : refOf(nodes.entry);
    const thing: Thing | undefined = party === undefined ? undefined : presenter.thing(party);
    const { programme, transaction, items, expires, rule, confirms, supersededBy, upon } = { ...stated, ...standing };
    return {
      id: stated.id,
      decision: stated.kind,
      state: standing.state,
      changed: standing.changed,
      dangling,
      party: { id: thing?.id ?? stated.partyKey, name: nameOf(thing, stated.partyName, dangling.includes('party')) },
      ...(stated.entryKey === ''
        ? {}
        : { entry: shownEntry(entry === undefined ? undefined : presenter.thing(entry), stated, entry && factsOf(entry.index)) }),
      ...optional({ rule, confirms }),
      scope: { ...optional({ programme, transaction }), ...(items.length === 0 ? {} : { items }) },
      author: stated.author,
      reason: stated.reason,
      handedInBy: stated.keys,
      decided: stated.decided,
      ...optional({ expires, supersededBy }),
      disputedBy: standing.disputedBy,
      confirmedBy: standing.confirmedBy,
      decidedUpon: optional(upon),
      evidence: presenter.evidence(stated.rows),
    };
  };
}

/** Of a party that no other document speaks of, the name that the decision gives. */
function nameOf(thing: Thing | undefined, written: string, isDangling: boolean): string {
  return thing === undefined || (isDangling && written !== '') ? written : thing.name;
}

function shownEntry(
  thing: Thing | undefined,
  { entryKey, list, entryId }: ViewDecision['stated'],
  facts: { readonly list: string; readonly program: string } | undefined,
): ShownEntry {
  return { id: thing?.id ?? entryKey, name: thing?.name ?? entryId, list: facts?.list ?? list, programs: facts?.program ?? '' };
}

/** Texts that are stated. */
function optional<Name extends string>(texts: Readonly<Record<Name, string | undefined>>): Partial<Record<Name, string>> {
  const stated: Partial<Record<Name, string>> = {};
  for (const name in texts) if ((texts[name] ?? '') !== '') stated[name] = texts[name];
  return stated;
}
