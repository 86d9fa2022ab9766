/** The redundancy gap report: everything that a decision needs, in one document. */

import { hashOfContent } from '../../graph/model/canonical-json.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { rulesInForce } from '../../graph/screening/vendor-finding.ts';
import type { View } from '../../graph/view/open-view.ts';
import { bottomLine, summaryOfRows } from '../../reports/bottom-line.ts';
import { definitions, limits } from '../../reports/definitions.ts';
import type { GapReport, GapRow } from '../../reports/gap-report.ts';
import { type ReportFormat, renderReport } from '../../reports/render-report.ts';
import type { EarlierReport } from '../../reports/report-changes.ts';
import { parameterNames, type ReportParameters, reportIdOf } from '../../reports/report-facts.ts';
import { dormantSources } from '../analyses/dormant-sources.ts';
import { mixedUnitsDiagnostic } from '../analyses/weight-units.ts';
import { waivedVendors } from '../decisions/waived-vendors.ts';
import { analyseGaps, type GapAnalysis, lapsingInRegister } from '../gaps/gap-analysis.ts';
import { type OptionsQuestion, withOptions } from '../gaps/gap-options.ts';
import { LossTimes } from '../gaps/loss-times.ts';
import { type FoundGap, presentGaps } from '../gaps/present-gap.ts';
import { type ListEdition, listEditions } from '../lists/list-editions.ts';
import { listRemarks } from '../lists/list-remarks.ts';
import { incompleteDiagnostic } from '../lists/similar-parties.ts';
import { Presenter } from '../statements/present.ts';
import { type Remark, remarksOf } from '../statements/remarks.ts';
import { dayAsked } from '../workspace/answer.ts';
import { documentOfDay } from '../workspace/document-of-day.ts';
import { passTurn } from '../workspace/in-turns.ts';
import type { Reader } from '../workspace/reader.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Times, Workspace } from '../workspace/workspace.ts';
import { concentrationOf, longestList, reportList, singleSourcesOf, vendorsOf } from './report-findings.ts';
import { firstPage } from './report-first-page.ts';
import { type GivenMarkings, handlingOf, markingsOf } from './report-handling.ts';
import { reportObsolescence } from './report-obsolescence.ts';
import { countriesOf } from './report-places.ts';
import { reportPlan } from './report-plan.ts';
import { reportScenarios } from './report-scenarios.ts';
import { reportChanges } from './report-since.ts';
import { reportTimes } from './report-times.ts';
import { witnessPictures } from './report-witnesses.ts';

export { type ReportFormat, renderReport, reportFormats } from '../../reports/render-report.ts';

export interface ReportQuestion extends Omit<OptionsQuestion, 'group' | 'level' | 'stage'>, GivenMarkings {
  /** What a superior is asked to decide, who, and by which day; blank: lines to fill in. */
  readonly decision?: string | undefined;
  readonly decisionOf?: string | undefined;
  readonly decisionBy?: string | undefined;
  /** Changes since then: facts as of a day (`YYYY-MM-DD`), or hand-ins known at an instant. */
  readonly since?: string | undefined;
  /** Changes since this report; stands before `since`. */
  readonly earlier?: EarlierReport | undefined;
  /** The operator's own words. */
  readonly banner?: string | undefined;
}

/** Characters of a text that a report is asked with. */
export const longestParameter = 2_000;

/** How a report is made. */
export interface Making {
  /** Times that the same view has now, where those that were asked for give another by now. */
  readonly at?: Times | undefined;
  /** Nobody waits for it any more: the error is the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** The report in a format. Errors: as `buildGapReport`. */
export async function reportGap(
  workspace: Workspace,
  reader: Reader,
  { format, ...question }: ReportQuestion & { readonly format: ReportFormat },
  making: Making = {},
): Promise<Uint8Array> {
  return await renderReport(await buildGapReport(workspace, reader, question, making), format, making.signal);
}

/**
 * The report as data: the same for the same view, rules and question, but for what receipts say of decisions that
 * ended. What receipts say of the as-of day (`asOfRemark` of a view) is therefore none of it. Errors: PROGRAMME_UNKNOWN,
 * INPUT_TOO_LARGE, INPUT_INVALID for costs, a TLP label or a date that is none.
 */
export async function buildGapReport(
  workspace: Workspace,
  reader: Reader,
  asAsked: ReportQuestion,
  { at = {}, signal }: Making = {},
): Promise<GapReport> {
  const parameters = parametersOf(asAsked);
  const parts = await openParts(workspace, reader, asAsked, { at, signal });
  const content = { parameters, ...(await findingsOf(parts)), ...(await framesOf(parts)) };
  return { ...content, reportId: reportIdOf(content) };
}

async function openParts(
  workspace: Workspace,
  reader: Reader,
  asked: ReportQuestion,
  { at, signal }: Making,
): Promise<ReportParts> {
  const question = { ...asked, ...at };
  const handedOver = async () => {
    await passTurn();
    signal?.throwIfAborted();
  };
  const view = await viewAsked(workspace, reader, question);
  await handedOver();
  const analysis = await analyseGaps(workspace, view, question, view);
  await handedOver();
  const { register, ranked, counting } = analysis;
  const shown = await presentGaps(workspace, view, register, ranked);
  await handedOver();
  const { programme, asOf, knownAt, costs, currency } = question;
  const gaps = await withOptions(workspace, view, { programme, asOf, knownAt, counting, costs, currency }, ranked, shown);
  await handedOver();
  const losses = await LossTimes.open(workspace, view, analysis);
  const presenter = new Presenter(workspace, view);
  const rows = gaps.map(reportRow);
  return { workspace, reader, asked, question, view, analysis, gaps, rows, losses, presenter, handedOver };
}

async function findingsOf(parts: ReportParts) {
  const { workspace, view, analysis, gaps, rows, presenter, handedOver } = parts;
  const { scope, coverage } = analysis;
  const vendors = await vendorsOf(analysis, presenter);
  const singleSources = await singleSourcesOf(workspace, view, analysis, presenter);
  await handedOver();
  const concentration = await concentrationOf(view.graph, analysis, dayAsked(view), presenter);
  await handedOver();
  const lists = await listEditions(workspace, view);
  const page = await firstPage(parts, vendors.findings, rulesInForce(workspace.rules, view.asOfDay));
  await handedOver();
  const times = await reportTimes(parts);
  await handedOver();
  const obsolescence = await reportObsolescence(parts);
  await handedOver();
  const scenarios = await reportScenarios(parts);
  const plan = await reportPlan(parts);
  await handedOver();
  const changes = await reportChanges(parts);
  await handedOver();
  return {
    firstPage: page,
    coverage,
    bottomLine: bottomLine(nameOf(parts), summaryOfRows(gaps), coverage),
    gaps: rows,
    singleSources,
    vendors: { ...vendors, lists: lists.map(reportList) },
    concentration,
    countries: await countriesOf(view.graph, scope, presenter, rows, concentration),
    times,
    obsolescence,
    scenarios,
    plan,
    changes,
    witnesses: witnessPictures(gaps, singleSources),
    remarks: await allRemarks(parts, lists),
  };
}

/** What stands around the findings. */
async function framesOf(parts: ReportParts) {
  const { workspace, view, analysis, asked, question } = parts;
  const name = nameOf(parts);
  const handling = handlingOf(view, question, question.banner?.trim() ?? '');
  const asOfRemark = documentOfDay(view, asked);
  return {
    title: name === '' ? 'Redundancy gap report' : `Redundancy gap report: ${name}`,
    handling,
    programme: name,
    asOf: view.asOf,
    asOfRemark,
    knownAt: asked.knownAt ?? '',
    view: { hash: view.hash, graphHash: view.graphHash },
    markings: markingsOf(handling),
    counting: analysis.counting,
    documents: documentsOf(view),
    rules: {
      version: workspace.rules.version,
      binding: { packs: analysis.binding.packs, because: analysis.binding.because },
      inForce: rulesInForce(workspace.rules, view.asOfDay),
    },
    limits: [asOfRemark, ...limits].filter((text) => text !== ''),
    definitions,
  };
}

async function allRemarks(
  { workspace, reader, question, view, analysis }: ReportParts,
  lists: readonly ListEdition[],
): Promise<Remark[]> {
  const whole = await workspace.view(reader, question);
  return [
    ...analysis.ofRules.map(asRemark),
    ...notListed(analysis),
    ...incompleteDiagnostic(analysis.vendors.incomplete).map(asRemark),
    ...listRemarks(lists, view.asOf),
    ...(await dormantSources(workspace, view, analysis.singles)).map(asRemark),
    ...(await waivedVendors(workspace, view, analysis.vendors)).map(asRemark),
    ...(await lapsingInRegister(workspace, view, analysis)).map(asRemark),
    ...mixedUnitsDiagnostic(analysis.units, analysis.scope).map(asRemark),
    ...(await remarksOf(workspace, whole)),
  ];
}

/** Of the programme; empty: the whole view. */
function nameOf({ view, analysis: { programme } }: ReportParts): string {
  return programme === undefined ? '' : view.graph.programmes.names[programme];
}

/** What the parts of a report share. */
export interface ReportParts {
  readonly workspace: Workspace;
  readonly reader: Reader;
  /** What was asked, and what the report says of it. */
  readonly asked: ReportQuestion;
  /** The same with the times at which it is worked out: `Making.at`. */
  readonly question: ReportQuestion;
  readonly view: View;
  readonly analysis: GapAnalysis;
  /** By rank, in step with the analysis' rows. */
  readonly gaps: readonly FoundGap[];
  /** The same as the report lists them. */
  readonly rows: readonly GapRow[];
  readonly losses: LossTimes;
  readonly presenter: Presenter;
  /** Lets others have their turn, and ends the work that nobody waits for. */
  readonly handedOver: () => Promise<void>;
}

function parametersOf(question: ReportQuestion): ReportParameters {
  const { earlier, costs, counting = 'qualified', ...texts } = question;
  const given: Readonly<Record<string, unknown>> = {
    ...texts,
    counting,
    costs: costs === undefined || costs.length === 0 ? '' : hashOfContent(costs),
    ...(earlier === undefined ? {} : { since: `report ${earlier.reportId}` }),
  };
  const parameters = parameterNames.map((name) => {
    const value = given[name];
    const text = typeof value === 'string' ? value.trim() : '';
    if (text.length > longestParameter)
      throw new OperationalError('INPUT_TOO_LARGE', `${name}: at most ${longestParameter} characters.`);
    return [name, text];
  });
  return Object.fromEntries(parameters) as ReportParameters;
}

/** In a report a row that folds many items says how many, in one line; the list stays in the JSON. */
function reportRow(gap: FoundGap): GapRow {
  if (gap.folded === null) return gap;
  const { text, category } = gap.folded;
  const inWords = { id: `category:${category}`, type: 'category', name: text };
  const folded = { ...gap.folded, items: gap.items };
  return Object.assign({}, gap, { item: inWords, items: [inWords], folded });
}

function documentsOf(view: View): GapReport['documents'] {
  return view.handIns.map(({ handIn }) => {
    const { sha256, path, format, dated, declared } = handIn;
    const { marking = '', from = '', grade = '' } = declared;
    return { sha256, path, format, dated, marking, from, grade };
  });
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
