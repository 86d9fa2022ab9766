/** The findings behind a report's register: single sources, vendors, concentration, as rows of a report. */
import { concentrations } from '../../graph/analyses/concentration.ts';
import type { Concentration, Level, SingleSource, VendorOutcome } from '../../graph/analyses/finding.ts';
import { dateOf } from '../../graph/ontology/property.ts';
import type { VendorFinding } from '../../graph/screening/vendor-finding.ts';
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import type { GapReport, ReportConcentration, ReportList, ReportSingleSource, ReportVendor } from '../../reports/gap-report.ts';
import { byIndex, indicesOf, loadConcentrations, subjectOf } from '../analyses/find-concentration.ts';
import { refsOfSingleSource } from '../analyses/find-single-sources.ts';
import { findingsAt, SingleSourceOrder } from '../analyses/single-source-order.ts';
import type { GapAnalysis } from '../gaps/gap-analysis.ts';
import type { ListEdition } from '../lists/list-editions.ts';
import { byParty, byStrength, refsOfVendor, type ShownVendor } from '../rules/find-untrusted-vendors.ts';
import type { Presenter, Thing } from '../statements/present.ts';
import { compareText } from '../workspace/answer.ts';
import { inTurns } from '../workspace/in-turns.ts';
import type { Workspace } from '../workspace/workspace.ts';

const thingsOf = (presenter: Presenter, items: readonly number[]): Thing[] =>
  items.map((index) => presenter.thing({ type: 'Item', index })).sort((a, b) => compareText(a.id, b.id));

/** Single sources of one level that a report lists; the remarks say how many more there are. */
export const longestList = 5000;

export async function singleSourcesOf(
  workspace: Workspace,
  view: View,
  { singles }: GapAnalysis,
  presenter: Presenter,
): Promise<ReportSingleSource[]> {
  const result: ReportSingleSource[] = [];
  for (const level of singles) {
    const order = new SingleSourceOrder(workspace, view, level);
    const findings = findingsAt(level, await order.slice(0, longestList));
    const ends = findings.flatMap(({ endItems }) => endItems.map((index): NodeRef => ({ type: 'Item', index })));
    await presenter.load(
      [...findings.flatMap(refsOfSingleSource), ...ends],
      findings.flatMap(({ evidence }) => evidence),
    );
    result.push(...findings.map((finding) => singleSourceOf(finding, presenter)));
  }
  return result;
}

function singleSourceOf(finding: SingleSource, presenter: Presenter): ReportSingleSource {
  const { kind, certainty, level, counts, dormant } = finding;
  return {
    kind,
    certainty,
    level,
    candidate: presenter.thing(finding.candidate),
    item: presenter.thing({ type: 'Item', index: finding.item }),
    endItems: thingsOf(presenter, finding.endItems),
    counts,
    mitigatedBy: thingsOf(presenter, finding.mitigatedBy),
    dormant,
    witness: presenter.steps(finding.witness),
    evidence: presenter.evidence(finding.evidence),
  };
}

/** Not what was refused and when: a report follows from the documents of the view alone. */
export function reportList({ code, title, entries, dated, ageDays, stale, documents }: ListEdition): ReportList {
  return { code, title, entries, dated, ageDays, stale, documents: documents.map(({ sha256 }) => sha256) };
}

export async function vendorsOf({ vendors }: GapAnalysis, presenter: Presenter): Promise<Omit<GapReport['vendors'], 'lists'>> {
  const shown = [...vendors.findings, ...vendors.flagged];
  await presenter.load(
    shown.flatMap(refsOfVendor),
    shown.flatMap(({ evidence }) => evidence),
  );
  return {
    partiesInScope: vendors.partiesInScope,
    findings: vendors.findings.map((finding) => findingOf(finding, presenter)).sort(byStrength),
    flagged: vendors.flagged.map((flag) => ({ ...vendorOf(flag, presenter), outcome: null })).sort(byParty),
  };
}

function findingOf(finding: VendorFinding, presenter: Presenter): ReportVendor & { readonly outcome: VendorOutcome } {
  const shown = vendorOf(finding, presenter);
  const since = finding.since?.map(({ what, day }) => ({ what, date: day === undefined ? '' : dateOf(day) })) ?? [];
  return { ...shown, flags: [...shown.flags, ...finding.exceptions], outcome: finding.outcome, since };
}

function vendorOf(finding: ShownVendor, presenter: Presenter): Omit<ReportVendor, 'outcome'> {
  const { basis, flags, rule } = finding;
  return {
    party: presenter.thing({ type: 'Organization', index: finding.party }),
    basis,
    flags,
    rule,
    path: presenter.steps(finding.path),
    endItems: thingsOf(presenter, finding.endItems),
    evidence: presenter.evidence(finding.evidence),
  };
}

const concentrationLevels: readonly Level[] = ['supplier', 'owner', 'site', 'country'];

/** Programmes and categories at four levels; items are in the register where one country holds too much. */
export async function concentrationOf(
  graph: ViewGraph,
  { counting, programme, units }: GapAnalysis,
  asOf: number,
  presenter: Presenter,
): Promise<ReportConcentration[]> {
  const result: ReportConcentration[] = [];
  for (const of of ['programme', 'category'] as const) {
    for (const level of concentrationLevels) {
      const found = concentrations(graph, { of, level, counting, asOf, programme, units: units?.of });
      await inTurns(indicesOf(found));
      await loadConcentrations(presenter, found);
      result.push(...found.map((one) => concentrationOfOne(one, presenter)).sort(byIndex));
    }
  }
  return result;
}

function concentrationOfOne(found: Concentration, presenter: Presenter): ReportConcentration {
  const { level, hhi, assumption } = found;
  const thing = (ref: NodeRef | undefined) => (ref === undefined ? null : presenter.thing(ref));
  const holders = found.holders.map(({ candidate, share }) => ({ candidate: thing(candidate), share }));
  holders.sort(
    (a, b) =>
      Number(a.candidate === null) - Number(b.candidate === null) ||
      b.share.low - a.share.low ||
      b.share.high - a.share.high ||
      compareText(a.candidate?.id ?? '', b.candidate?.id ?? ''),
  );
  return { of: subjectOf(found, presenter), level, hhi, holders, assumption, evidence: presenter.evidence(found.evidence) };
}
