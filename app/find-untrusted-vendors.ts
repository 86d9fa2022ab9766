/** Which makers and distributors may not be used, or not without a look: `find untrusted-vendors`. */
import { coverageOf } from '../graph/analyses/coverage.ts';
import type { VendorOutcome } from '../graph/analyses/finding.ts';
import { scopeOf } from '../graph/analyses/scope.ts';
import { outcomesByStrength } from '../graph/screening/applicable-rule.ts';
import { matchedEntries, matchParties } from '../graph/screening/party-match.ts';
import { untrustedVendors, type VendorFinding, type VendorResult } from '../graph/screening/untrusted-vendor.ts';
import type { NodeRef } from '../graph/view/graph.ts';
import type { View } from '../graph/view/open-view.ts';
import { type Answer, compareText, type Question, viewName } from './answer.ts';
import { entryFacts } from './entry-facts.ts';
import { findProgramme } from './find-programme.ts';
import { type EvidenceRef, Presenter, type Thing } from './present.ts';
import type { Reader } from './reader.ts';
import type { Workspace } from './workspace.ts';

export interface VendorStep {
  readonly from: Thing;
  readonly edge: string;
  readonly to: Thing;
  /** Basis points, for a share that is held. */
  readonly share?: { readonly low: number; readonly high: number };
}

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
  readonly path: readonly VendorStep[];
  /** Ids, ascending. */
  readonly endItems: readonly string[];
  readonly evidence: readonly EvidenceRef[];
}

export interface VendorAnswer extends Answer<FoundVendor> {
  /** Makers and distributors of whom it was asked. */
  readonly partiesInScope: number;
}

/** Errors: PROGRAMME_UNKNOWN. */
export async function findUntrustedVendors(workspace: Workspace, reader: Reader, question: Question): Promise<VendorAnswer> {
  const view = await workspace.view(reader, question);
  const programme = question.programme === undefined ? undefined : findProgramme(view.graph, question.programme);
  const result = await judgeVendors(workspace, view, programme);
  const presenter = new Presenter(workspace, view);
  await presenter.load(
    result.findings.flatMap(refsOf),
    result.findings.flatMap((finding) => finding.evidence),
  );
  return {
    view: viewName(view),
    coverage: coverageOf(view.graph, scopeOf(view.graph, programme)),
    diagnostics: view.diagnostics,
    partiesInScope: result.partiesInScope,
    findings: result.findings.map((finding) => present(finding, presenter)).sort(byStrength),
  };
}

/** The vendors of a view, as integers: the gap register asks the same. */
export async function judgeVendors(workspace: Workspace, view: View, programme: number | undefined): Promise<VendorResult> {
  const matches = matchParties(view.graph, view.asOfDay);
  return untrustedVendors(view.graph, matches, {
    rules: workspace.rules,
    scope: scopeOf(view.graph, programme),
    entryOf: await entryFacts(workspace, view, matchedEntries(matches)),
    asOf: view.asOfDay,
  });
}

function refsOf({ party, path, endItems }: VendorFinding): NodeRef[] {
  const ends = endItems.map((index): NodeRef => ({ type: 'Item', index }));
  return [{ type: 'Organization', index: party }, ...path.flatMap(({ from, to }) => [from, to]), ...ends];
}

function present(finding: VendorFinding, presenter: Presenter): FoundVendor {
  return {
    party: presenter.thing({ type: 'Organization', index: finding.party }),
    outcome: finding.outcome,
    basis: finding.basis,
    flags: finding.flags,
    rule: finding.rule,
    path: finding.path.map(({ from, edge, to, share }) => ({
      from: presenter.thing(from),
      edge,
      to: presenter.thing(to),
      ...(share === undefined ? {} : { share }),
    })),
    endItems: finding.endItems.map((index) => presenter.thing({ type: 'Item', index }).id).sort(),
    evidence: presenter.evidence(finding.evidence),
  };
}

function byStrength(a: FoundVendor, b: FoundVendor): number {
  return (
    outcomesByStrength.indexOf(a.outcome) - outcomesByStrength.indexOf(b.outcome) ||
    compareText(a.party.id, b.party.id) ||
    compareText(a.rule.id, b.rule.id)
  );
}
