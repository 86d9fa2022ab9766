/** The gap register, worst first: `find gaps`. */

import type { Level } from '../../graph/analyses/finding.ts';
import type { RankedGap } from '../../graph/analyses/gap.ts';
import { unknownCriticality } from '../../graph/analyses/gap-rank.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { bottomLine } from '../../reports/bottom-line.ts';
import { dormantSources } from '../analyses/dormant-sources.ts';
import { waivedVendors } from '../decisions/waived-vendors.ts';
import { incompleteDiagnostic } from '../lists/similar-parties.ts';
import type { BindingPacks } from '../rules/binding-packs.ts';
import { findById } from '../search/selector.ts';
import { type Answer, type PagedAnswer, viewName, whole } from '../workspace/answer.ts';
import { passTurn } from '../workspace/in-turns.ts';
import type { Reader } from '../workspace/reader.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { analyseGaps, type GapAnalysis, type GapQuestion, lapsingInRegister } from './gap-analysis.ts';
import { GapColumns } from './gap-columns.ts';
import type { StatedGapState } from './gap-edits.ts';
import { gapHistory, type ShownGapEdit } from './gap-history.ts';
import { withOptions } from './gap-options.ts';
import { countFacets, type GapFacets, type GapFilter, type GapOrder, selectGaps } from './gap-selection.ts';
import { type GapSpans, gapSpans } from './gap-spans.ts';
import { type FoundGap, presentGapFacts, presentGaps, type GapFacts as RowFacts } from './present-gap.ts';

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

/** Of one answer. Rows are made when they are asked for; `place` counts in the list that is shown. */
export interface PagedGapAnswer extends PagedAnswer<FoundGap>, GapFacts {
  /** As a list shows them, with what takes longer made when it is asked for. */
  rows(from: number, to: number): Promise<ListedGap[]>;
  facets(): Promise<GapFacets>;
  /** Those rows alone that concern the thing with this id: what is lost, what coincides with it, or an item beneath. */
  about(id: string): Promise<Pick<PagedGapAnswer, 'total' | 'page' | 'rows'>>;
}

export interface ListedGap extends RowFacts {
  readonly isOverdue: boolean;
  /** What was decided about it; undefined: nothing. */
  readonly state: StatedGapState | undefined;
  /** Gaps that are found no longer and that may be this one: what was decided about them is not shown here. */
  readonly perhapsDecidedAs: readonly string[];
  /** With every item beneath and every place of evidence. */
  whole(): Promise<FoundGap>;
  /** With what would close it. */
  withOptions(): Promise<FoundGap>;
  history(): Promise<ShownGapEdit[]>;
  /** Its times, also where they are not exact. */
  spans(): Promise<GapSpans>;
}

/** What of the register is shown, and in which order; by rank when absent. */
export interface GapListQuestion extends GapQuestion {
  readonly filter?: GapFilter | undefined;
  readonly order?: GapOrder | undefined;
}

/** All rows at once; see `askGaps`. */
export async function findGaps(workspace: Workspace, reader: Reader, question: GapListQuestion): Promise<GapAnswer> {
  const {
    statement,
    unknownCriticality,
    binding,
    rows: _,
    facets: __,
    about: ___,
    ...answer
  } = await askGaps(workspace, reader, question);
  return { ...(await whole(answer)), statement, unknownCriticality, binding };
}

/**
 * Every row is ranked; names, texts and evidence are fetched for the page that is shown.
 * Errors: PROGRAMME_UNKNOWN, INPUT_INVALID for a stage that there is not.
 */
export async function askGaps(workspace: Workspace, reader: Reader, question: GapListQuestion): Promise<PagedGapAnswer> {
  const view = await viewAsked(workspace, reader, question);
  const analysis = await analyseGaps(workspace, view, question);
  const { facts, register, coverage, programme, singles, vendors, binding, ofRules } = analysis;
  await passTurn();
  const columns = columnsOf(workspace, analysis, question.level);
  const { ranked } = columns;
  const { filter = {}, order = { by: 'rank', descending: false } } = question;
  const shown = await selectGaps(columns, filter, order);
  const slice = (own: Int32Array, from: number, to: number) => Array.from(own.subarray(from, to), (row) => ranked[row]);
  const perhapsOf = perhapsByRow(analysis.decided);
  const page = async (gaps: readonly RankedGap[]) => await presentGaps(workspace, facts, register, gaps);
  const options = async (gaps: readonly RankedGap[], found: readonly FoundGap[]) =>
    await withOptions(workspace, facts, question, gaps, found);
  const name = programme === undefined ? '' : facts.graph.programmes.names[programme];
  const [first] = await page(ranked.slice(0, 1));
  const listed = (own: Int32Array): Pick<PagedGapAnswer, 'total' | 'page' | 'rows'> => ({
    total: own.length,
    page: async (from, to) => await options(slice(own, from, to), await page(slice(own, from, to))),
    rows: async (from, to) => {
      const places = own.subarray(from, to);
      const gaps = slice(own, from, to);
      const shownRows = await presentGapFacts(workspace, facts, gaps);
      const found = once(async () => await page(gaps));
      const opted = once(async () => await options(gaps, await found()));
      return gaps.map((gap, i): ListedGap => {
        const state = analysis.decided.states.get(gap.gapId);
        return {
          ...shownRows[i],
          isOverdue: columns.isOverdue(places[i]),
          state,
          perhapsDecidedAs: perhapsOf.get(gap.gapId) ?? [],
          whole: async () => (await found())[i],
          withOptions: async () => (await opted())[i],
          history: async () => await gapHistory(workspace, view, state),
          spans: async () => await gapSpans(workspace, analysis, gap),
        };
      });
    },
  });
  return {
    view: viewName(view),
    coverage,
    diagnostics: [
      ...ofRules,
      ...(await dormantSources(workspace, facts, singles)),
      ...(await waivedVendors(workspace, facts, vendors)),
      ...(await lapsingInRegister(workspace, facts, analysis)),
      ...incompleteDiagnostic(vendors.incomplete),
      ...view.diagnostics,
    ],
    statement: bottomLine(name, summaryOf(ranked, first), coverage),
    unknownCriticality: unknownCriticality(ranked),
    binding,
    ...listed(shown),
    about: async (id) => listed(await placesAbout(workspace, facts, ranked, shown, id)),
    facets: once(async () => await countFacets(columns, filter)),
  };
}

/** All gaps of one loss share a list of rows, and each row has one loss. */
function perhapsByRow({ perhaps }: GapAnalysis['decided']): Map<string, readonly string[]> {
  const goneOf = new Map<readonly string[], string[]>();
  for (const [gone, rows] of perhaps) {
    const known = goneOf.get(rows);
    if (known === undefined) goneOf.set(rows, [gone]);
    else known.push(gone);
  }
  return new Map([...goneOf].flatMap(([rows, gone]) => rows.map((row) => [row, gone] as const)));
}

async function placesAbout(
  workspace: Workspace,
  view: View,
  ranked: readonly RankedGap[],
  shown: Int32Array,
  id: string,
): Promise<Int32Array> {
  const ref = await findById(workspace, view, id);
  if (ref === undefined) return shown.subarray(0, 0);
  const isIt = (one: NodeRef | undefined) => one?.type === ref.type && one.index === ref.index;
  return shown.filter((row) => {
    const { lost, coincides, items } = ranked[row];
    return isIt(lost) || coincides.some(isIt) || (ref.type === 'Item' && items.some(({ item }) => item === ref.index));
  });
}

/** One row by its id; undefined where the register has none such. Errors: as `askGaps`. */
export async function askGap(
  workspace: Workspace,
  reader: Reader,
  question: GapQuestion,
  gapId: string,
): Promise<ListedGap | undefined> {
  const view = await viewAsked(workspace, reader, question);
  const { ranked } = await analyseGaps(workspace, view, question);
  const at = ranked.findIndex((gap) => gap.gapId === gapId);
  if (at === -1) return undefined;
  const { level: _, ...register } = question;
  const [row] = await (await askGaps(workspace, reader, register)).rows(at, at + 1);
  return row;
}

/** Rows of one page are asked about together. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const known = new WeakMap<GapAnalysis, Map<Level | undefined, GapColumns>>();

/** Kept with the analysis: lists that are narrowed and sorted in other ways rest on the same columns. */
function columnsOf(workspace: Workspace, analysis: GapAnalysis, level: Level | undefined): GapColumns {
  const byLevel = known.get(analysis) ?? new Map<Level | undefined, GapColumns>();
  known.set(analysis, byLevel);
  const { ranked } = analysis;
  const rows = level === undefined ? ranked : ranked.filter((gap) => gap.level === level);
  const columns = byLevel.get(level) ?? new GapColumns(workspace, analysis.facts, rows);
  byLevel.set(level, columns);
  return columns;
}

function summaryOf(ranked: readonly RankedGap[], first: FoundGap | undefined) {
  const surely = ranked.filter(
    ({ endItemsStopped, certainty }) => (endItemsStopped?.length ?? 0) > 0 && certainty === 'definite',
  );
  const possible = ranked.filter(({ certainty }) => certainty === 'possible');
  return { total: ranked.length, stopping: surely.length, possible: possible.length, first };
}
