/** Which makers and distributors may not be used, or not without a look: `find untrusted-vendors`. */
import { coverageOf } from '../../graph/analyses/coverage.ts';
import type { VendorOutcome } from '../../graph/analyses/finding.ts';
import { scopeOf, screeningScopeOf } from '../../graph/analyses/scope.ts';
import { outcomesByStrength } from '../../graph/screening/applicable-rule.ts';
import type { Held } from '../../graph/screening/held-decision.ts';
import { matchedEntries } from '../../graph/screening/party-match.ts';
import type { Transaction } from '../../graph/screening/rule.ts';
import {
  type VendorFlag as ShownVendor,
  untrustedVendors,
  type VendorFinding,
  type VendorResult,
} from '../../graph/screening/untrusted-vendor.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { lapsingDecisions, partiesOf } from '../decisions/lapsing-decisions.ts';
import { partyMatches } from '../decisions/party-matches.ts';
import { entryFacts } from '../lists/entry-facts.ts';
import { type ListsUsed, listsUsed } from '../lists/lists.ts';
import { incompleteDiagnostic } from '../lists/similar-parties.ts';
import { type EvidenceRef, Presenter, type Step, type Thing } from '../statements/present.ts';
import { type Answer, compareText, type Question, viewName } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import type { Reader } from '../workspace/reader.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type BindingPacks, bindingPacks } from './binding-packs.ts';
import { replacedRules } from './replaced-rules.ts';

export type { ShownVendor };

export interface FoundVendor {
  readonly party: Thing;
  readonly outcome: VendorOutcome;
  readonly basis: string;
  readonly flags: readonly string[];
  readonly rule: {
    readonly id: string;
    readonly source: string;
    readonly effective: string;
    readonly title: string;
    readonly pack: string;
    readonly status: string;
    readonly reason: string;
  };
  /** Exceptions that could clear the party, and that nobody checked. */
  readonly exceptions: readonly string[];
  readonly path: readonly Step[];
  /** Ids, ascending. */
  readonly endItems: readonly string[];
  readonly evidence: readonly EvidenceRef[];
}

/** Control or a minority share that the regime does not count, or what is waived: shown, without an outcome. */
export interface FlaggedVendor extends Omit<FoundVendor, 'outcome' | 'exceptions'> {
  /** Ids of the waivers by which it has no outcome. */
  readonly waivers?: readonly string[];
}

export interface VendorQuestion extends Question {
  /** Ids of the packs whose law binds the buyer; those of the programme's nation when absent, or the usual ones. */
  readonly packs?: readonly string[] | undefined;
  /** What is done with the party; `buy` when absent. */
  readonly transaction?: Transaction | undefined;
}

export interface VendorAnswer extends Answer<FoundVendor>, ListsUsed {
  /** Whose law binds the buyer; what others forbid is for review. */
  readonly binding: BindingPacks;
  readonly flagged: readonly FlaggedVendor[];
  /** Makers and distributors of whom it was asked. */
  readonly partiesInScope: number;
}

/** Errors: PROGRAMME_UNKNOWN; INPUT_INVALID for a pack that no file defines. */
export async function findUntrustedVendors(
  workspace: Workspace,
  reader: Reader,
  question: VendorQuestion,
): Promise<VendorAnswer> {
  const view = await viewAsked(workspace, reader, question);
  const programme = question.programme === undefined ? undefined : findProgramme(view.graph, question.programme);
  const binding = await bindingPacks(workspace, view, programme, question.packs);
  const result = await judgeVendors(workspace, view, programme, binding, question.transaction);
  const presenter = new Presenter(workspace, view);
  const shown = [...result.findings, ...result.flagged];
  await presenter.load(
    shown.flatMap(refsOfVendor),
    shown.flatMap(({ evidence }) => evidence),
  );
  return {
    view: viewName(view),
    coverage: coverageOf(view.graph, scopeOf(view.graph, programme)),
    diagnostics: [
      ...replacedRules(workspace.rules),
      ...binding.conflicts,
      ...incompleteDiagnostic(result.incomplete),
      ...(await lapsingDecisions(workspace, view, {
        ...result,
        parties: partiesOf(view, screeningScopeOf(view.graph, programme)),
      })),
      ...view.diagnostics,
    ],
    binding,
    ...(await listsUsed(workspace, view)),
    partiesInScope: result.partiesInScope,
    findings: result.findings.map((finding) => presentFinding(finding, presenter)).sort(byStrength),
    flagged: result.flagged.map((flag) => presentVendor(flag, presenter)).sort(byParty),
  };
}

export interface JudgedVendors extends VendorResult {
  /** Parties whose names were not compared with all entries. */
  readonly incomplete: number;
  /** The decisions that hold for the question. */
  readonly held: Held;
}

/** The vendors of a view, as integers: the gap register asks the same. */
export async function judgeVendors(
  workspace: Workspace,
  view: View,
  programme: number | undefined,
  { packs }: Pick<BindingPacks, 'packs'>,
  transaction: Transaction = 'buy',
): Promise<JudgedVendors> {
  const scope = screeningScopeOf(view.graph, programme);
  const { matches, held, incomplete } = await partyMatches(workspace, view, programme, scope, transaction);
  const result = untrustedVendors(view.graph, matches, {
    rules: workspace.rules,
    scope,
    entryOf: await entryFacts(workspace, view, matchedEntries(matches)),
    asOf: view.asOfDay,
    packs,
    held,
    transaction,
  });
  return { ...result, incomplete, held };
}

/** Nodes that a finding shows. */
export function refsOfVendor({ party, path, endItems }: ShownVendor): NodeRef[] {
  const ends = endItems.map((index): NodeRef => ({ type: 'Item', index }));
  return [{ type: 'Organization', index: party }, ...path.flatMap(({ from, to }) => [from, to]), ...ends];
}

export function presentFinding(finding: VendorFinding, presenter: Presenter): FoundVendor {
  const { outcome, exceptions } = finding;
  return { ...presentVendor(finding, presenter), outcome, exceptions };
}

export function presentVendor(finding: ShownVendor, presenter: Presenter): FlaggedVendor {
  return {
    party: presenter.thing({ type: 'Organization', index: finding.party }),
    basis: finding.basis,
    flags: finding.flags,
    rule: finding.rule,
    path: presenter.steps(finding.path),
    endItems: presenter.ids(finding.endItems.map((index) => ({ type: 'Item', index }))),
    evidence: presenter.evidence(finding.evidence),
    ...(finding.waivers === undefined ? {} : { waivers: finding.waivers }),
  };
}

interface Party {
  readonly party: { readonly id: string };
  readonly rule: { readonly id: string };
}

export function byStrength(a: Party & Pick<FoundVendor, 'outcome'>, b: Party & Pick<FoundVendor, 'outcome'>): number {
  return outcomesByStrength.indexOf(a.outcome) - outcomesByStrength.indexOf(b.outcome) || byParty(a, b);
}

export function byParty(a: Party, b: Party): number {
  return compareText(a.party.id, b.party.id) || compareText(a.rule.id, b.rule.id);
}
