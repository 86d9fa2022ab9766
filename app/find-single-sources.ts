/** Which items hang on one supplier, owner, site, country or material: `find single-sources`. */
import { coverageOf } from '../graph/analyses/coverage.ts';
import type { Certainty, Counting, Level, SingleSource, SourceCounts } from '../graph/analyses/finding.ts';
import { scopeOf } from '../graph/analyses/scope.ts';
import { singleSources } from '../graph/analyses/single-sources.ts';
import type { NodeRef } from '../graph/view/graph.ts';
import { type Answer, compareText, dayAsked, type Question, viewName } from './answer.ts';
import { findProgramme } from './find-programme.ts';
import { type EvidenceRef, Presenter, type Step, type Thing } from './present.ts';
import type { Reader } from './reader.ts';
import { sourcesOfStage } from './stage.ts';
import type { Workspace } from './workspace.ts';

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
  /** A counted source has not delivered for longer than the stated period. */
  readonly dormant: boolean;
  readonly countsWithoutDormant?: SourceCounts;
  readonly witness: readonly Step[];
  /** The witness was cut at its limit. */
  readonly witnessCut?: true;
  readonly evidence: readonly EvidenceRef[];
}

/**
 * Ordered by certainty, then those that stop most end items, then by candidate, item and kind.
 * Errors: PROGRAMME_UNKNOWN, INPUT_INVALID for a stage that there is not.
 */
export async function findSingleSources(
  workspace: Workspace,
  reader: Reader,
  question: SingleSourceQuestion,
): Promise<Answer<FoundSingleSource>> {
  const view = await workspace.view(reader, question);
  const { graph } = view;
  const programme = question.programme === undefined ? undefined : findProgramme(graph, question.programme);
  const only = sourcesOfStage(graph, question.stage);
  const found = singleSources(graph, {
    level: question.level ?? 'supplier',
    counting: question.counting ?? 'qualified',
    asOf: dayAsked(view),
    programme,
    ...(only === undefined ? {} : { only }),
  });
  const findings = Array.from({ length: found.count }, (_, index) => found.at(index));
  const presenter = new Presenter(workspace, view);
  await presenter.load(
    findings.flatMap(refsOfSingleSource),
    findings.flatMap(({ evidence }) => evidence),
  );
  return {
    view: viewName(view),
    coverage: coverageOf(graph, scopeOf(graph, programme)),
    diagnostics: view.diagnostics,
    findings: findings.map((finding) => present(finding, presenter)).sort(byWeight),
  };
}

const item = (index: number): NodeRef => ({ type: 'Item', index });

/** Nodes that a finding shows. */
export function refsOfSingleSource(finding: SingleSource): NodeRef[] {
  const items = [finding.item, ...finding.endItems, ...finding.mitigatedBy].map(item);
  return [finding.candidate, ...items, ...finding.witness.flatMap(({ from, to }) => [from, to])];
}

function present(finding: SingleSource, presenter: Presenter): FoundSingleSource {
  const { kind, certainty, level, counts, dormant, countsWithoutDormant, witnessCut } = finding;
  return {
    kind,
    certainty,
    level,
    candidate: presenter.thing(finding.candidate),
    item: presenter.thing(item(finding.item)),
    endItems: presenter.ids(finding.endItems.map(item)),
    counts,
    mitigatedBy: finding.mitigatedBy.map((index) => presenter.thing(item(index))).sort((a, b) => compareText(a.id, b.id)),
    dormant,
    ...(countsWithoutDormant === undefined ? {} : { countsWithoutDormant }),
    witness: presenter.steps(finding.witness),
    ...(witnessCut === undefined ? {} : { witnessCut }),
    evidence: presenter.evidence(finding.evidence),
  };
}

interface Weighed extends Pick<FoundSingleSource, 'certainty' | 'kind'> {
  readonly candidate: { readonly id: string };
  readonly item: { readonly id: string };
  readonly endItems: readonly unknown[];
}

export function byWeight(a: Weighed, b: Weighed): number {
  return (
    compareText(a.certainty, b.certainty) ||
    b.endItems.length - a.endItems.length ||
    compareText(a.candidate.id, b.candidate.id) ||
    compareText(a.item.id, b.item.id) ||
    compareText(a.kind, b.kind)
  );
}
