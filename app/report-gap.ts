/** The redundancy gap report: everything that a decision needs, in one document. */
import { concentrations } from '../graph/analyses/concentration.ts';
import type { Concentration, Level, SingleSource, VendorOutcome } from '../graph/analyses/finding.ts';
import type { Diagnostic } from '../graph/model/diagnostic.ts';
import { rulesInForce, type VendorFinding } from '../graph/screening/vendor-finding.ts';
import type { NodeRef, ViewGraph } from '../graph/view/graph.ts';
import type { View } from '../graph/view/open-view.ts';
import { bottomLine, summaryOfRows } from '../reports/bottom-line.ts';
import { definitions, limits } from '../reports/definitions.ts';
import type {
  GapReport,
  GapRow,
  ReportConcentration,
  ReportList,
  ReportSingleSource,
  ReportVendor,
} from '../reports/gap-report.ts';
import { type ReportFormat, renderReport } from '../reports/render-report.ts';
import { compareText, dayAsked } from './answer.ts';
import { dormantSources } from './dormant-sources.ts';
import { byIndex, indicesOf, loadConcentrations, subjectOf } from './find-concentration.ts';
import { refsOfSingleSource } from './find-single-sources.ts';
import { byParty, byStrength, refsOfVendor, type ShownVendor } from './find-untrusted-vendors.ts';
import { analyseGaps, type GapAnalysis, type GapQuestion, lapsingInRegister } from './gap-analysis.ts';
import { withOptions } from './gap-options.ts';
import { inTurns } from './in-turns.ts';
import { type ListEdition, listEditions } from './list-editions.ts';
import { listRemarks } from './list-remarks.ts';
import { Presenter, type Thing } from './present.ts';
import { type FoundGap, presentGaps } from './present-gap.ts';
import type { Reader } from './reader.ts';
import { type Remark, remarksOf } from './remarks.ts';
import { incompleteDiagnostic } from './similar-parties.ts';
import { findingsAt, SingleSourceOrder } from './single-source-order.ts';
import { viewAsked } from './view-asked.ts';
import { waivedVendors } from './waived-vendors.ts';
import { mixedUnitsDiagnostic } from './weight-units.ts';
import type { Workspace } from './workspace.ts';

export { type ReportFormat, renderReport, reportFormats } from '../reports/render-report.ts';

export interface ReportQuestion extends Omit<GapQuestion, 'group' | 'level' | 'stage'> {
  /** A marking of the report's own, beside those of its documents. */
  readonly marking?: string | undefined;
}

/** The report as text. Errors: PROGRAMME_UNKNOWN. */
export async function reportGap(
  workspace: Workspace,
  reader: Reader,
  question: ReportQuestion & { readonly format: ReportFormat },
): Promise<string> {
  return renderReport(await buildGapReport(workspace, reader, question), question.format);
}

/** The report as data: the same for the same view, rules and question, but for what receipts say of decisions that ended. Errors: PROGRAMME_UNKNOWN. */
export async function buildGapReport(workspace: Workspace, reader: Reader, question: ReportQuestion): Promise<GapReport> {
  const whole = await workspace.view(reader, question);
  const view = await viewAsked(workspace, reader, question);
  const analysis = await analyseGaps(workspace, view, question, view);
  const shown = await presentGaps(workspace, view, analysis.register, analysis.ranked);
  const gaps = await withOptions(workspace, view, question, analysis.ranked, shown);
  const { programme, coverage, counting } = analysis;
  const name = programme === undefined ? '' : view.graph.programmes.names[programme];
  const presenter = new Presenter(workspace, view);
  const lists = await listEditions(workspace, view);
  return {
    title: name === '' ? 'Redundancy gap report' : `Redundancy gap report: ${name}`,
    programme: name,
    asOf: view.asOf,
    knownAt: question.knownAt ?? '',
    view: { hash: view.hash, graphHash: view.graphHash },
    markings: markingsOf(view, question.marking),
    counting,
    coverage,
    bottomLine: bottomLine(name, summaryOfRows(gaps), coverage),
    gaps: gaps.map(reportRow),
    singleSources: await singleSourcesOf(workspace, view, analysis, presenter),
    vendors: { ...(await vendorsOf(analysis, presenter)), lists: lists.map(reportList) },
    concentration: await concentrationOf(view.graph, analysis, dayAsked(view), presenter),
    documents: documentsOf(view),
    rules: {
      version: workspace.rules.version,
      binding: { packs: analysis.binding.packs, because: analysis.binding.because },
      inForce: rulesInForce(workspace.rules, view.asOfDay),
    },
    remarks: [
      ...analysis.ofRules.map(asRemark),
      ...notListed(analysis),
      ...incompleteDiagnostic(analysis.vendors.incomplete).map(asRemark),
      ...listRemarks(lists, view.asOf),
      ...(await dormantSources(workspace, view, analysis.singles)).map(asRemark),
      ...(await waivedVendors(workspace, view, analysis.vendors)).map(asRemark),
      ...(await lapsingInRegister(workspace, view, analysis)).map(asRemark),
      ...mixedUnitsDiagnostic(analysis.units, analysis.scope).map(asRemark),
      ...(await remarksOf(workspace, whole)),
    ],
    limits,
    definitions,
  };
}

/** In a report a row that folds many items says how many, in one line; the list stays in the JSON. */
function reportRow(gap: FoundGap): GapRow {
  if (gap.folded === null) return gap;
  const { text, category } = gap.folded;
  const inWords = { id: `category:${category}`, type: 'category', name: text };
  const folded = { ...gap.folded, items: gap.items };
  return Object.assign({}, gap, { item: inWords, items: [inWords], folded });
}

function markingsOf(view: View, own: string | undefined): string[] {
  const stated = view.handIns.map(({ handIn }) => handIn.declared.marking);
  return [...new Set([own, ...stated].filter((marking) => marking !== undefined && marking !== ''))].sort() as string[];
}

function documentsOf(view: View): GapReport['documents'] {
  return view.handIns.map(({ handIn }) => {
    const { sha256, path, format, dated, declared } = handIn;
    const { marking = '', from = '', grade = '' } = declared;
    return { sha256, path, format, dated, marking, from, grade };
  });
}

const thingsOf = (presenter: Presenter, items: readonly number[]): Thing[] =>
  items.map((index) => presenter.thing({ type: 'Item', index })).sort((a, b) => compareText(a.id, b.id));

/** Single sources of one level that a report lists; the remarks say how many more there are. */
const longestList = 5000;

async function singleSourcesOf(
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

const asRemark = ({ code, message }: Diagnostic): Remark => ({ code, message });

function notListed({ singles }: GapAnalysis): Remark[] {
  return singles
    .filter(({ count }) => count > longestList)
    .map(({ count, columns }) => ({
      code: 'not-listed',
      message: `${count - longestList} more single sources at ${columns.level} level are not listed here; find single-sources gives all.`,
    }));
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
function reportList({ code, title, entries, dated, ageDays, stale, documents }: ListEdition): ReportList {
  return { code, title, entries, dated, ageDays, stale, documents: documents.map(({ sha256 }) => sha256) };
}

async function vendorsOf({ vendors }: GapAnalysis, presenter: Presenter): Promise<Omit<GapReport['vendors'], 'lists'>> {
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
  return { ...shown, flags: [...shown.flags, ...finding.exceptions], outcome: finding.outcome };
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
async function concentrationOf(
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
