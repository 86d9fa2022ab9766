/** The gap register, worst first: `find gaps`. */
import { unknownCriticality } from '../graph/analyses/gap-rank.ts';
import { bottomLine } from '../reports/bottom-line.ts';
import { type Answer, viewName } from './answer.ts';
import { dormantSources } from './dormant-sources.ts';
import { analyseGaps, type GapQuestion } from './gap-analysis.ts';
import { withOptions } from './gap-options.ts';
import { type FoundGap, presentGaps } from './present-gap.ts';
import type { Reader } from './reader.ts';
import type { Workspace } from './workspace.ts';

export type { GapQuestion } from './gap-analysis.ts';
export type { FoundGap } from './present-gap.ts';

export interface GapAnswer extends Answer<FoundGap> {
  /** What was found, in the share that is known; never "no gap". */
  readonly statement: string;
  /** Rows of which nobody stated a criticality: they rank after the highest class and before the others. */
  readonly unknownCriticality: number;
}

/** Errors: PROGRAMME_UNKNOWN, INPUT_INVALID for a stage that there is not. */
export async function findGaps(workspace: Workspace, reader: Reader, question: GapQuestion): Promise<GapAnswer> {
  const view = await workspace.view(reader, question);
  const { register, ranked: all, coverage, programme, singles } = await analyseGaps(workspace, view, question);
  const ranked = question.level === undefined ? all : all.filter(({ level }) => level === question.level);
  const findings = await withOptions(workspace, view, question, ranked, await presentGaps(workspace, view, register, ranked));
  const name = programme === undefined ? '' : view.graph.programmes.names[programme];
  return {
    view: viewName(view),
    coverage,
    diagnostics: [...(await dormantSources(workspace, view, singles)), ...view.diagnostics],
    statement: bottomLine(name, findings, coverage),
    unknownCriticality: unknownCriticality(ranked),
    findings,
  };
}
