/** The gap register, worst first: `find gaps`. */
import type { RankedGap } from '../graph/analyses/gap.ts';
import { unknownCriticality } from '../graph/analyses/gap-rank.ts';
import { bottomLine } from '../reports/bottom-line.ts';
import { type Answer, type PagedAnswer, viewName, whole } from './answer.ts';
import type { BindingPacks } from './binding-packs.ts';
import { dormantSources } from './dormant-sources.ts';
import { analyseGaps, type GapQuestion, lapsingInRegister } from './gap-analysis.ts';
import { withOptions } from './gap-options.ts';
import { type FoundGap, presentGaps } from './present-gap.ts';
import type { Reader } from './reader.ts';
import { incompleteDiagnostic } from './similar-parties.ts';
import { viewAsked } from './view-asked.ts';
import { waivedVendors } from './waived-vendors.ts';
import type { Workspace } from './workspace.ts';

export type { GapQuestion } from './gap-analysis.ts';
export type { FoundGap } from './present-gap.ts';

interface GapFacts {
  /** What was found, in the share that is known; never "no gap". */
  readonly statement: string;
  /** Rows of which nobody stated a criticality: they rank after the highest class and before the others. */
  readonly unknownCriticality: number;
  /** Whose law binds the buyer; what others forbid is for review, and `prohibited-elsewhere` counts it. */
  readonly binding: BindingPacks;
}

export type GapAnswer = Answer<FoundGap> & GapFacts;
export type PagedGapAnswer = PagedAnswer<FoundGap> & GapFacts;

/** All rows at once; see `askGaps`. */
export async function findGaps(workspace: Workspace, reader: Reader, question: GapQuestion): Promise<GapAnswer> {
  const { statement, unknownCriticality, binding, ...answer } = await askGaps(workspace, reader, question);
  return { ...(await whole(answer)), statement, unknownCriticality, binding };
}

/**
 * Every row is ranked; names, texts and evidence are fetched for the page that is shown.
 * Errors: PROGRAMME_UNKNOWN, INPUT_INVALID for a stage that there is not.
 */
export async function askGaps(workspace: Workspace, reader: Reader, question: GapQuestion): Promise<PagedGapAnswer> {
  const view = await viewAsked(workspace, reader, question);
  const analysis = await analyseGaps(workspace, view, question);
  const { register, ranked: all, coverage, programme, singles, vendors, binding, ofRules } = analysis;
  const ranked = question.level === undefined ? all : all.filter(({ level }) => level === question.level);
  const shown = (from: number, to: number) => presentGaps(workspace, view, register, ranked.slice(from, to));
  const page = async (from: number, to: number) =>
    await withOptions(workspace, view, question, ranked.slice(from, to), await shown(from, to));
  const name = programme === undefined ? '' : view.graph.programmes.names[programme];
  const [first] = await shown(0, 1);
  return {
    view: viewName(view),
    coverage,
    diagnostics: [
      ...ofRules,
      ...(await dormantSources(workspace, view, singles)),
      ...(await waivedVendors(workspace, view, vendors)),
      ...(await lapsingInRegister(workspace, view, analysis)),
      ...incompleteDiagnostic(vendors.incomplete),
      ...view.diagnostics,
    ],
    statement: bottomLine(name, summaryOf(ranked, first), coverage),
    unknownCriticality: unknownCriticality(ranked),
    binding,
    total: ranked.length,
    page,
  };
}

function summaryOf(ranked: readonly RankedGap[], first: FoundGap | undefined) {
  const surely = ranked.filter(
    ({ endItemsStopped, certainty }) => (endItemsStopped?.length ?? 0) > 0 && certainty === 'definite',
  );
  const possible = ranked.filter(({ certainty }) => certainty === 'possible');
  return { total: ranked.length, stopping: surely.length, possible: possible.length, first };
}
