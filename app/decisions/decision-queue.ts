/** What a person must look at, most pressing first: `hauberk decisions --queue`. */
import { coverageOf } from '../../graph/analyses/coverage.ts';
import type { VendorOutcome } from '../../graph/analyses/finding.ts';
import { scopeOf, screeningScopeOf } from '../../graph/analyses/scope.ts';
import { lastDayOfTerm, longestWaiverYears } from '../../graph/ontology/decision.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { outcomesByStrength } from '../../graph/screening/applicable-rule.ts';
import { type OpenPair, openPairs } from '../../graph/screening/decision-queue.ts';
import { lapse } from '../../graph/screening/held-decision.ts';
import { type PartiesInScope, partiesInScope } from '../../graph/screening/parties-in-scope.ts';
import { matchedEntries } from '../../graph/screening/party-match.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { withoutEffect } from '../documents/waiver-without-effect.ts';
import { entryFacts } from '../lists/entry-facts.ts';
import { incompleteDiagnostic } from '../lists/similar-parties.ts';
import { type EvidenceRef, Presenter } from '../statements/present.ts';
import { compareText, type PagedAnswer, type Question, viewName } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import { nodeIndexOf } from '../workspace/node-index.ts';
import type { Reader } from '../workspace/reader.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { concerns, type FoundDecision, presentDecisions, type ShownEntry } from './decisions.ts';
import { decisionsOf, type ViewDecision } from './decisions-in-view.ts';
import { partyMatches } from './party-matches.ts';

export const queueReasons = [
  'undecided',
  'disputed',
  'contradicted',
  'without effect',
  'reopened',
  'expired',
  'expiring',
  'long term',
  'awaiting second person',
  'dangling',
] as const;
export type QueueReason = (typeof queueReasons)[number];

/** Days before its last one from which a decision is in the queue, where nothing else is asked for. */
export const expiringWithinDays = 30;

export interface QueueQuestion extends Question {
  /** Days from the day asked about; 30 when absent. */
  readonly expiringWithin?: number | undefined;
}

export interface QueuedDecision {
  readonly reason: QueueReason;
  /** The reason in a sentence. */
  readonly why: string;
  readonly party: { readonly id: string; readonly name: string };
  readonly entry?: ShownEntry;
  /** The strongest outcome if the party is the entry, or without the waiver; absent where no rule says anything. */
  readonly ifTrue?: VendorOutcome;
  /** Ids of the rules at stake. */
  readonly rules: readonly string[];
  /** By what party and entry meet. */
  readonly basis: readonly string[];
  /** Ids, ascending. */
  readonly endItems: readonly string[];
  /** The decision that has to be looked at again. */
  readonly decision?: FoundDecision;
  /** The command that decides it: WHAT is `match` or `no-match`; AUTHOR, TEXT and DATE are to be filled in. */
  readonly command: string;
  readonly evidence: readonly EvidenceRef[];
}

/** Errors: PROGRAMME_UNKNOWN. */
export async function askDecisionQueue(
  workspace: Workspace,
  reader: Reader,
  question: QueueQuestion,
): Promise<PagedAnswer<QueuedDecision>> {
  const view = await viewAsked(workspace, reader, question);
  const programme = question.programme === undefined ? undefined : findProgramme(view.graph, question.programme);
  const scope = screeningScopeOf(view.graph, programme);
  const { matches, held, incomplete } = await partyMatches(workspace, view, programme, scope);
  const pairs = openPairs(view.graph, matches, {
    rules: workspace.rules,
    scope,
    entryOf: await entryFacts(workspace, view, matchedEntries(matches)),
    asOf: view.asOfDay,
    held,
  });
  const all = (await decisionsOf(workspace, view)).filter((one) => concerns(view, programme, one));
  const within = question.expiringWithin ?? expiringWithinDays;
  const index = nodeIndexOf(view.graph);
  const identified = new Set(
    matches.flatMap(({ kind, organization, entry }) => (kind === 'identifier' ? [`${organization} ${entry}`] : [])),
  );
  const contradicts = ({ decision: { kind }, nodes }: ViewDecision) =>
    kind === 'no match' && identified.has(`${index.find(nodes.party)?.index} ${index.find(nodes.entry)?.index}`);
  const idle = ({ stated: { kind, rule, entryKey } }: ViewDecision) =>
    kind === 'waiver' ? withoutEffect(workspace, { rule, entry: entryKey || undefined }) : undefined;
  const waiting = all.flatMap((one) => waitingOf(one, view, within, { isContradicted: contradicts(one), idle: idle(one) }));
  const parties = partiesInScope(view.graph, scope);
  const queue = await present(workspace, view, pairs, waiting, parties);
  return {
    view: viewName(view),
    coverage: coverageOf(view.graph, scopeOf(view.graph, programme)),
    diagnostics: [...incompleteDiagnostic(incomplete), ...view.diagnostics],
    total: queue.length,
    page: async (from, to) => queue.slice(from, to),
  };
}

interface Waiting {
  readonly decision: ViewDecision;
  readonly reason: QueueReason;
  readonly why: string;
}

/** Of a decision in force. */
interface Trouble {
  /** A shared identifier says otherwise. */
  readonly isContradicted: boolean;
  /** Why it takes the outcome of no finding; undefined: it can take that of some. */
  readonly idle: string | undefined;
}

/** Why a recorded decision has to be looked at; nothing where it has not. */
function waitingOf(decision: ViewDecision, view: View, within: number, { isContradicted, idle }: Trouble): Waiting[] {
  const { standing, stated, dangling } = decision;
  const one = (reason: QueueReason, why: string): Waiting[] => [{ decision, reason, why }];
  if (standing.state === 'superseded' || standing.state === 'not yet in force') return [];
  if (dangling.length > 0) return one('dangling', `only decisions of the view speak of the ${dangling.join(' and the ')}`);
  if (standing.state === 'in force') {
    if (isContradicted)
      return one('contradicted', `the no match of ${stated.decided} stands beside an identifier that both bear`);
    if (idle !== undefined) return one('without effect', `the waiver of ${stated.decided} waives nothing: ${idle}`);
    const last = stated.expires === '' ? undefined : dayOf(stated.expires);
    if (last !== undefined && view.decisionDay !== undefined && last <= view.decisionDay + within)
      return one('expiring', `the ${stated.kind} ends with ${stated.expires}`);
    const longest = lastDayOfTerm(stated.decided);
    if (stated.kind === 'waiver' && stated.expires > longest)
      return one('long term', `the waiver expires later than ${longest}, ${longestWaiverYears} years after it was decided`);
    return [];
  }
  if (standing.state === 'disputed') return one('disputed', `a match and a no match were decided on ${stated.decided}`);
  if (standing.state === 'reopened') return one('reopened', `the ${stated.kind} of ${stated.decided} is ${lapse(standing)}`);
  if (standing.state === 'expired') return one('expired', `the ${stated.kind} ended with ${stated.expires}`);
  return one('awaiting second person', `the ${stated.kind} of ${stated.decided} counts when a second person confirms it`);
}

async function present(
  workspace: Workspace,
  view: View,
  pairs: readonly OpenPair[],
  waiting: readonly Waiting[],
  parties: PartiesInScope,
): Promise<QueuedDecision[]> {
  const { graph } = view;
  const index = nodeIndexOf(graph);
  const at = (nid: number) => (nid === -1 ? -1 : (index.find(nid)?.index ?? -1));
  const placed = waiting.map((one) => ({ ...one, party: at(one.decision.nodes.party), entry: at(one.decision.nodes.entry) }));
  const endsOf = placed.map(({ party }) => (party === -1 ? [] : parties.endItemsOf(party)));
  const presenter = new Presenter(workspace, view);
  const items = [...pairs.flatMap(({ endItems }) => endItems), ...endsOf.flat()];
  await presenter.loadIds(items.map((item): NodeRef => ({ type: 'Item', index: item })));
  await presenter.load(
    pairs.flatMap(({ organization, entry }): NodeRef[] => [
      { type: 'Organization', index: organization },
      { type: 'ListEntry', index: entry },
    ]),
    pairs.flatMap(({ evidence }) => evidence),
  );
  const factsOf = await entryFacts(workspace, view, [...new Set(pairs.map(({ entry }) => entry))]);
  const shownDecision = await presentDecisions(
    workspace,
    view,
    waiting.map(({ decision }) => decision),
  );
  const ids = (indices: readonly number[]) => presenter.ids(indices.map((item): NodeRef => ({ type: 'Item', index: item })));
  const queued = new Map<string, QueuedDecision>();
  const rows: QueuedDecision[] = [];
  // A pair whose decision lapsed is one thing to look at, with what is at stake.
  const lapsedOf = new Map<string, (typeof placed)[number]>();
  const inDispute = new Set<(typeof placed)[number]>();
  for (const one of placed) {
    const pair = `${one.party} ${one.entry}`;
    if (one.reason === 'expiring' || one.entry === -1 || one.decision.stated.kind === 'waiver') continue;
    // A dispute is one thing to look at, not two.
    if (lapsedOf.get(pair)?.reason === 'disputed') inDispute.add(one);
    else lapsedOf.set(pair, one);
  }
  for (const pair of pairs) {
    const lapsed = lapsedOf.get(`${pair.organization} ${pair.entry}`);
    const party = presenter.thing({ type: 'Organization', index: pair.organization });
    const thing = presenter.thing({ type: 'ListEntry', index: pair.entry });
    const { list, program } = factsOf(pair.entry);
    const isNew = lapsed === undefined;
    const isDangling = lapsed?.decision.dangling.includes('list entry') === true;
    const row: QueuedDecision = {
      reason: isNew ? 'undecided' : lapsed.reason,
      why: isNew ? `met by ${pair.basis.join(' and ')}, and nobody has decided` : lapsed.why,
      party: { id: party.id, name: party.name },
      entry: (isDangling && shownDecision(lapsed.decision).entry) || { id: thing.id, name: thing.name, list, programs: program },
      ifTrue: pair.ifTrue,
      rules: pair.rules,
      basis: pair.basis,
      endItems: ids(pair.endItems),
      ...(isNew ? {} : { decision: shownDecision(lapsed.decision) }),
      command:
        isNew || lapsed.reason !== 'awaiting second person'
          ? commandFor('WHAT', party.id, thing.id)
          : confirming(lapsed.decision, party.id),
      evidence: presenter.evidence(pair.evidence),
    };
    if (!isNew) queued.set(lapsed.decision.stated.id, row);
    rows.push(row);
  }
  for (const [i, one] of placed.entries()) {
    const { decision, reason, why } = one;
    if (queued.has(decision.stated.id) || (reason === 'disputed' && inDispute.has(one))) continue;
    const shown = shownDecision(decision);
    rows.push({
      reason,
      why,
      party: shown.party,
      ...(shown.entry === undefined ? {} : { entry: shown.entry }),
      rules: shown.rule === undefined ? [] : [shown.rule],
      basis: [],
      endItems: ids(endsOf[i]),
      decision: shown,
      command: reason === 'without effect' ? withdrawing(shown) : commandOf(decision, shown),
      evidence: shown.evidence,
    });
  }
  return rows.sort(mostPressing);
}

function mostPressing(a: QueuedDecision, b: QueuedDecision): number {
  const strength = ({ ifTrue }: QueuedDecision) =>
    ifTrue === undefined ? outcomesByStrength.length : outcomesByStrength.indexOf(ifTrue);
  return (
    strength(a) - strength(b) ||
    b.endItems.length - a.endItems.length ||
    compareText(a.party.id, b.party.id) ||
    compareText(a.entry?.id ?? '', b.entry?.id ?? '') ||
    compareText(a.decision?.id ?? '', b.decision?.id ?? '') ||
    queueReasons.indexOf(a.reason) - queueReasons.indexOf(b.reason)
  );
}

function commandOf(decision: ViewDecision, shown: FoundDecision): string {
  if (decision.standing.state === 'awaiting second person') return confirming(decision, shown.party.id);
  if (shown.decision === 'confirmation' || decision.dangling.length > 0) return withdrawing(shown);
  const what = shown.decision === 'waiver' ? 'waiver' : 'WHAT';
  return `${commandFor(what, shown.party.id, shown.entry?.id, shown.rule)}${what === 'waiver' ? ' --expires DATE' : ''}`;
}

function withdrawing({ evidence }: FoundDecision): string {
  return `hauberk withdraw ${evidence[0]?.document ?? ''} --reason TEXT`;
}

function confirming({ stated }: ViewDecision, party: string): string {
  return `hauberk decide confirm --party ${quoted(party)} --id ${stated.id.slice(0, 12)} --author AUTHOR --reason TEXT`;
}

function commandFor(what: string, party: string, entry: string | undefined, rule?: string): string {
  const about = `--party ${quoted(party)}${entry === undefined ? '' : ` --entry ${quoted(entry)}`}${rule === undefined ? '' : ` --rule ${quoted(rule)}`}`;
  return `hauberk decide ${what} ${about} --author AUTHOR --reason TEXT`;
}

/** As one word of a shell, whatever stands in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
