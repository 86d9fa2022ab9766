/** The gap register, worst first: `find gaps`. */
import type { RankedGap } from '../graph/analyses/gap.ts';
import { unknownCriticality } from '../graph/analyses/gap-rank.ts';
import type { NodeRef } from '../graph/view/graph.ts';
import type { View } from '../graph/view/open-view.ts';
import { bottomLine } from '../reports/bottom-line.ts';
import { type Answer, type SelectableAnswer, viewName, whole } from './answer.ts';
import type { BindingPacks } from './binding-packs.ts';
import { dormantSources } from './dormant-sources.ts';
import { analyseGaps, type GapQuestion } from './gap-analysis.ts';
import { withOptions } from './gap-options.ts';
import { type FoundGap, presentGaps } from './present-gap.ts';
import type { Reader } from './reader.ts';
import { findById } from './selector.ts';
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
export type PagedGapAnswer = SelectableAnswer<FoundGap> & GapFacts;

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
  const present = (rows: readonly RankedGap[]) => presentGaps(workspace, view, register, rows);
  const paged = (rows: readonly RankedGap[]) => ({
    total: rows.length,
    page: async (from: number, to: number) => {
      const shown = rows.slice(from, to);
      return await withOptions(workspace, view, question, shown, await present(shown));
    },
  });
  const name = programme === undefined ? '' : view.graph.programmes.names[programme];
  const [first] = await present(ranked.slice(0, 1));
  return {
    view: viewName(view),
    coverage,
    diagnostics: [
      ...ofRules,
      ...(await dormantSources(workspace, view, singles)),
      ...(await waivedVendors(workspace, view, vendors)),
      ...incompleteDiagnostic(vendors.incomplete),
      ...view.diagnostics,
    ],
    statement: bottomLine(name, summaryOf(ranked, first), coverage),
    unknownCriticality: unknownCriticality(ranked),
    binding,
    ...paged(ranked),
    about: async (id) => paged(await rowsAbout(workspace, view, ranked, id)),
  };
}

/** Rows of which the thing is lost, coincides with what is lost, or is an item beneath. */
async function rowsAbout(
  workspace: Workspace,
  view: View,
  ranked: readonly RankedGap[],
  id: string,
): Promise<readonly RankedGap[]> {
  const ref = await findById(workspace, view, id);
  if (ref === undefined) return [];
  const isIt = (one: NodeRef | undefined) => one?.type === ref.type && one.index === ref.index;
  return ranked.filter(
    ({ lost, coincides, items }) =>
      isIt(lost) || coincides.some(isIt) || (ref.type === 'Item' && items.some(({ item }) => item === ref.index)),
  );
}

function summaryOf(ranked: readonly RankedGap[], first: FoundGap | undefined) {
  const surely = ranked.filter(
    ({ endItemsStopped, certainty }) => (endItemsStopped?.length ?? 0) > 0 && certainty === 'definite',
  );
  const possible = ranked.filter(({ certainty }) => certainty === 'possible');
  return { total: ranked.length, stopping: surely.length, possible: possible.length, first };
}
