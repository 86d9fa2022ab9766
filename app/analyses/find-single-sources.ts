/** Which items hang on one supplier, owner, site, country or material: `find single-sources`. */
import { coverageOf } from '../../graph/analyses/coverage.ts';
import type { Certainty, Counting, Level, SingleSource, SourceCounts } from '../../graph/analyses/finding.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { type SingleSources, singleSources } from '../../graph/analyses/single-sources.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { findById } from '../search/selector.ts';
import { type EvidenceRef, Presenter, type Step, type Thing } from '../statements/present.ts';
import {
  type Answer,
  compareText,
  dayAsked,
  type Question,
  type SelectableAnswer,
  viewName,
  whole,
} from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import type { Reader } from '../workspace/reader.ts';
import { sourcesOfStage } from '../workspace/stage.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { dormantSources } from './dormant-sources.ts';
import { jointOwnership } from './joint-ownership.ts';
import { findingsAt, SingleSourceOrder } from './single-source-order.ts';

export interface SingleSourceQuestion extends Question {
  /** `supplier` when absent. */
  readonly level?: Level | undefined;
  /** Which sources count; `qualified` when absent. */
  readonly counting?: Counting | undefined;
  /** Only sources of this stage of making. */
  readonly stage?: string | undefined;
}

export interface FoundSingleSource {
  readonly kind: 'direct' | 'hidden';
  readonly certainty: Certainty;
  readonly level: Level;
  readonly candidate: Thing;
  readonly item: Thing;
  /** Ids, ascending. */
  readonly endItems: readonly string[];
  readonly counts: SourceCounts;
  /** Approved substitutes that hold. */
  readonly mitigatedBy: readonly Thing[];
  /** Possible through circular support: what is left of its sources is held up by itself alone. */
  readonly circularSupport?: true;
  /** A counted source has not delivered for longer than the stated period. */
  readonly dormant: boolean;
  readonly countsWithoutDormant?: SourceCounts;
  readonly witness: readonly Step[];
  /** The witness was cut at its limit. */
  readonly witnessCut?: true;
  readonly evidence: readonly EvidenceRef[];
}

/** All findings at once; see `askSingleSources`. */
export async function findSingleSources(
  workspace: Workspace,
  reader: Reader,
  question: SingleSourceQuestion,
): Promise<Answer<FoundSingleSource>> {
  return await whole(await askSingleSources(workspace, reader, question));
}

/**
 * Ordered by certainty, then those that stop most end items, then by candidate, item and kind.
 * Errors: PROGRAMME_UNKNOWN, INPUT_INVALID for a stage that there is not.
 */
export async function askSingleSources(
  workspace: Workspace,
  reader: Reader,
  question: SingleSourceQuestion,
): Promise<SelectableAnswer<FoundSingleSource>> {
  const view = await viewAsked(workspace, reader, question);
  const { graph } = view;
  const programme = question.programme === undefined ? undefined : findProgramme(graph, question.programme);
  const scope = scopeOf(graph, programme);
  const level = question.level ?? 'supplier';
  const only = sourcesOfStage(graph, question.stage);
  const options = { level, counting: question.counting ?? 'qualified', asOf: dayAsked(view) };
  const found = singleSources(graph, { ...options, ...(only === undefined ? {} : { only }) }, scope);
  const paged = (order: SingleSourceOrder) => ({
    total: order.total,
    page: async (from: number, to: number) => presentPage(new Presenter(workspace, view), found, await order.slice(from, to)),
  });
  return {
    view: viewName(view),
    coverage: coverageOf(graph, scope, only),
    diagnostics: [
      ...(await dormantSources(workspace, view, [found])),
      ...view.diagnostics,
      ...(await jointOwnership(workspace, view, { level, scope })),
    ],
    ...paged(new SingleSourceOrder(workspace, view, found)),
    about: async (id) => paged(new SingleSourceOrder(workspace, view, found, await numbersAbout(workspace, view, found, id))),
  };
}

/** Findings of which the thing is the item or what is lost. */
async function numbersAbout(workspace: Workspace, view: View, found: SingleSources, id: string): Promise<number[]> {
  const ref = await findById(workspace, view, id);
  if (ref === undefined) return [];
  const { items, candidates, type } = found.columns;
  const numbers: number[] = [];
  for (let number = 0; number < found.count; number++) {
    const isItem = ref.type === 'Item' && items[number] === ref.index;
    if (isItem || (ref.type === type && candidates[number] === ref.index)) numbers.push(number);
  }
  return numbers;
}

async function presentPage(presenter: Presenter, found: SingleSources, numbers: Int32Array): Promise<FoundSingleSource[]> {
  const findings = findingsAt(found, numbers);
  await presenter.load(
    findings.flatMap(refsOfSingleSource),
    findings.flatMap(({ evidence }) => evidence),
  );
  await presenter.loadIds(findings.flatMap(({ endItems }) => endItems.map(item)));
  return findings.map((finding) => present(finding, presenter));
}

const item = (index: number): NodeRef => ({ type: 'Item', index });

/** Nodes that a finding shows by name. */
export function refsOfSingleSource(finding: SingleSource): NodeRef[] {
  const items = [finding.item, ...finding.mitigatedBy].map(item);
  return [finding.candidate, ...items, ...finding.witness.flatMap(({ from, to }) => [from, to])];
}

function present(finding: SingleSource, presenter: Presenter): FoundSingleSource {
  const { kind, certainty, level, counts, circularSupport, dormant, countsWithoutDormant, witnessCut } = finding;
  return {
    kind,
    certainty,
    level,
    candidate: presenter.thing(finding.candidate),
    item: presenter.thing(item(finding.item)),
    endItems: presenter.ids(finding.endItems.map(item)),
    counts,
    mitigatedBy: finding.mitigatedBy.map((index) => presenter.thing(item(index))).sort((a, b) => compareText(a.id, b.id)),
    ...(circularSupport === undefined ? {} : { circularSupport }),
    dormant,
    ...(countsWithoutDormant === undefined ? {} : { countsWithoutDormant }),
    witness: presenter.steps(finding.witness),
    ...(witnessCut === undefined ? {} : { witnessCut }),
    evidence: presenter.evidence(finding.evidence),
  };
}
