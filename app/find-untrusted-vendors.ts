/** Which makers and distributors may not be used, or not without a look: `find untrusted-vendors`. */
import { coverageOf } from '../graph/analyses/coverage.ts';
import type { VendorOutcome } from '../graph/analyses/finding.ts';
import { scopeOf, screeningScopeOf } from '../graph/analyses/scope.ts';
import { outcomesByStrength } from '../graph/screening/applicable-rule.ts';
import { matchedEntries, matchParties } from '../graph/screening/party-match.ts';
import { type VendorFlag as ShownVendor, untrustedVendors, type VendorResult } from '../graph/screening/untrusted-vendor.ts';
import type { NodeRef } from '../graph/view/graph.ts';
import type { View } from '../graph/view/open-view.ts';
import { type Answer, compareText, type Question, viewName } from './answer.ts';
import { heldIn } from './decisions-in-view.ts';
import { entryFacts } from './entry-facts.ts';
import { findProgramme } from './find-programme.ts';
import { type EvidenceRef, Presenter, type Step, type Thing } from './present.ts';
import type { Reader } from './reader.ts';
import { viewAsked } from './view-asked.ts';
import type { Workspace } from './workspace.ts';

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
    readonly status: string;
    readonly reason: string;
  };
  readonly path: readonly Step[];
  /** Ids, ascending. */
  readonly endItems: readonly string[];
  readonly evidence: readonly EvidenceRef[];
}

/** Control or a minority share that the regime does not count, or what is waived: shown, without an outcome. */
export interface FlaggedVendor extends Omit<FoundVendor, 'outcome'> {
  /** Ids of the waivers by which it has no outcome. */
  readonly waivers?: readonly string[];
}

export interface VendorAnswer extends Answer<FoundVendor> {
  readonly flagged: readonly FlaggedVendor[];
  /** Makers and distributors of whom it was asked. */
  readonly partiesInScope: number;
}

/** Errors: PROGRAMME_UNKNOWN. */
export async function findUntrustedVendors(workspace: Workspace, reader: Reader, question: Question): Promise<VendorAnswer> {
  const view = await viewAsked(workspace, reader, question);
  const programme = question.programme === undefined ? undefined : findProgramme(view.graph, question.programme);
  const result = await judgeVendors(workspace, view, programme);
  const presenter = new Presenter(workspace, view);
  const shown = [...result.findings, ...result.flagged];
  await presenter.load(
    shown.flatMap(refsOfVendor),
    shown.flatMap(({ evidence }) => evidence),
  );
  return {
    view: viewName(view),
    coverage: coverageOf(view.graph, scopeOf(view.graph, programme)),
    diagnostics: view.diagnostics,
    partiesInScope: result.partiesInScope,
    findings: result.findings.map((finding) => ({ ...present(finding, presenter), outcome: finding.outcome })).sort(byStrength),
    flagged: result.flagged.map((flag) => present(flag, presenter)).sort(byParty),
  };
}

/** The vendors of a view, as integers: the gap register asks the same. */
export async function judgeVendors(workspace: Workspace, view: View, programme: number | undefined): Promise<VendorResult> {
  const scope = screeningScopeOf(view.graph, programme);
  const held = await heldIn(workspace, view, programme, scope);
  const matches = matchParties(view.graph, view.asOfDay, held.decisions);
  return untrustedVendors(view.graph, matches, {
    rules: workspace.rules,
    scope,
    entryOf: await entryFacts(workspace, view, matchedEntries(matches)),
    asOf: view.asOfDay,
    held,
  });
}

/** Nodes that a finding shows. */
export function refsOfVendor({ party, path, endItems }: ShownVendor): NodeRef[] {
  const ends = endItems.map((index): NodeRef => ({ type: 'Item', index }));
  return [{ type: 'Organization', index: party }, ...path.flatMap(({ from, to }) => [from, to]), ...ends];
}

function present(finding: ShownVendor, presenter: Presenter): FlaggedVendor {
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
