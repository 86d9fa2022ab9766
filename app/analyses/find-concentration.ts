/** How much of an item, a category or a programme comes from few: `find concentration`. */
import { type ConcentrationOf, concentrations } from '../../graph/analyses/concentration.ts';
import type { ConcentrationRatio, ConcentrationResult, StageAnswer } from '../../graph/analyses/concentration-result.ts';
import { coverageOf } from '../../graph/analyses/coverage.ts';
import type { Concentration, Counting, Interval, Level } from '../../graph/analyses/finding.ts';
import type { BandsAtEnds } from '../../graph/analyses/policy.ts';
import type { LineVerdict } from '../../graph/analyses/reference-line.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { stageName } from '../../graph/analyses/stage-name.ts';
import type { Steps } from '../../graph/analyses/steps.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import { canonicalKeys } from '../../graph/view/keys.ts';
import type { View } from '../../graph/view/open-view.ts';
import { type EvidenceRef, Presenter, type ThingType } from '../statements/present.ts';
import { type Answer, compareText, dayAsked, type PagedAnswer, type Question, viewName, whole } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import { inTurns } from '../workspace/in-turns.ts';
import type { Reader } from '../workspace/reader.ts';
import { sourcesOfStage, stageOf } from '../workspace/stage.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { categoriesOf } from './categories.ts';
import { homeCountries } from './home-countries.ts';
import { jointOwnership } from './joint-ownership.ts';
import { type FoundAsk, type FoundAsks, presentAsks } from './present-ask.ts';
import { mixedUnitsDiagnostic, weightUnits } from './weight-units.ts';

export interface ConcentrationQuestion extends Question {
  /** `item` when absent. */
  readonly of?: ConcentrationOf | undefined;
  /** `country` when absent. */
  readonly level?: Level | undefined;
  /** Which sources count; `qualified` when absent. */
  readonly counting?: Counting | undefined;
  /** Only sources of this stage of making. */
  readonly stage?: string | undefined;
  /** Others than the recorded sources may exist. */
  readonly open?: boolean | undefined;
}

export interface FoundHolder {
  /** Empty for all that nobody named. */
  readonly id: string;
  readonly name: string;
  readonly type?: ThingType;
  /** ISO 3166-1 alpha-2, for a country. */
  readonly code?: string;
  /** Basis points. */
  readonly share: Interval;
}

/** Bands of the index at both of its ends, under one dated policy. */
export interface FoundBands {
  readonly source: string;
  /** `YYYY-MM-DD` from which it holds, and from which it no longer does (empty while it does). */
  readonly effective: string;
  readonly until: string;
  /** On the as-of day; absent where no day is known. */
  readonly inForce?: boolean;
  readonly low: string;
  readonly high: string;
  readonly note: string;
}

export interface FoundLine {
  readonly source: string;
  readonly effective: string;
  readonly inForce?: boolean;
  /** Basis points. */
  readonly limit: number;
  readonly exceeded: LineVerdict['exceeded'];
  readonly note: string;
}

/** What is said of a whole, and of each stage of making. */
export interface ConcentrationFigures {
  /** 0 to 10,000. */
  readonly hhi: Interval;
  /** How many equal holders would give the index; no `high` where it has no end. */
  readonly effectiveNumber: { readonly low: number; readonly high?: number };
  /** CR-n: share of the n largest holders, basis points. */
  readonly concentrationRatios: readonly ConcentrationRatio[];
  /** Newest policy first. */
  readonly bands: readonly FoundBands[];
  readonly referenceLines: readonly FoundLine[];
  /** Greatest share first. */
  readonly holders: readonly FoundHolder[];
  readonly assumption: string;
}

export interface FoundStage extends ConcentrationFigures {
  readonly stage: string;
  /** Counted sources that state it. */
  readonly sources: number;
}

/** An answer, and what to ask for, which takes longer and is worked out when it is wanted. */
export interface ShownConcentration extends ConcentrationFigures {
  readonly of: { readonly type: ConcentrationOf; readonly id: string; readonly name: string };
  readonly level: Level;
  /** The stage that was asked for. */
  readonly stage?: string;
  /** The index if what is not known were shared equally; only where that had to be assumed. */
  readonly equalShares?: number;
  /** Each stage that counted sources state, in the order of making; none where one was asked for. */
  readonly stages: readonly FoundStage[];
  readonly evidence: readonly EvidenceRef[];
  /** Once: the second call gives what the first did. */
  asks(): Promise<FoundAsks>;
}

export interface FoundConcentration extends Omit<ShownConcentration, 'asks'> {
  /** The unknown that would narrow the interval most. */
  readonly askFirst?: FoundAsk;
  readonly askNext: readonly FoundAsk[];
  /** Single facts that could be asked for, and how many of them were tried. */
  readonly unknowns: { readonly count: number; readonly tried: number };
}

/** Name of a holder that nobody named. */
export const notNamed = 'not named';

/** All findings at once; see `showConcentration`. */
export async function findConcentration(
  workspace: Workspace,
  reader: Reader,
  question: ConcentrationQuestion,
): Promise<Answer<FoundConcentration>> {
  return await whole(await askConcentration(workspace, reader, question));
}

/** With what to ask for first; see `showConcentration`. */
export async function askConcentration(
  workspace: Workspace,
  reader: Reader,
  question: ConcentrationQuestion,
): Promise<PagedAnswer<FoundConcentration>> {
  const answer = await showConcentration(workspace, reader, question);
  return {
    ...answer,
    page: async (from, to) => {
      const found: FoundConcentration[] = [];
      for (const { asks, evidence, ...shown } of await answer.page(from, to)) {
        const { ranked, unknowns } = await asks();
        const [askFirst, ...askNext] = ranked;
        found.push({ ...shown, ...(askFirst === undefined ? {} : { askFirst }), askNext, unknowns, evidence });
      }
      return found;
    },
  };
}

/**
 * The most concentrated first, by the low end, then the high one, then by id.
 * Errors: PROGRAMME_UNKNOWN, INPUT_INVALID for a stage that there is not.
 */
export async function showConcentration(
  workspace: Workspace,
  reader: Reader,
  question: ConcentrationQuestion,
): Promise<PagedAnswer<ShownConcentration>> {
  return await concentrationOfView(workspace, await viewAsked(workspace, reader, question), question);
}

/** Of a view, or of the portion of it that the programme reaches: the answer is the same. */
export async function concentrationOfView(
  workspace: Workspace,
  view: View,
  question: ConcentrationQuestion,
): Promise<PagedAnswer<ShownConcentration>> {
  const { graph } = view;
  const programme = question.programme === undefined ? undefined : findProgramme(graph, question.programme);
  const scope = scopeOf(graph, programme);
  const level = question.level ?? 'country';
  const only = sourcesOfStage(graph, question.stage);
  const of = question.of ?? 'item';
  const units = await weightUnits(workspace, view);
  const found = concentrations(graph, {
    of,
    level,
    counting: question.counting ?? 'qualified',
    asOf: dayAsked(view),
    open: question.open ?? false,
    programme,
    units: units?.of,
    home: await homeCountries(workspace, view, programme),
    ...(only === undefined ? {} : { only }),
    ...(of === 'category' ? { categories: await categoriesOf(workspace, view) } : {}),
  });
  const ordered = await inOrder(workspace, view, found);
  return {
    view: viewName(view),
    coverage: coverageOf(graph, scope, only),
    diagnostics: [
      ...view.diagnostics,
      ...mixedUnitsDiagnostic(units, scope),
      ...(await jointOwnership(workspace, view, { level, scope })),
    ],
    total: ordered.length,
    page: (from, to) => presentPage(new Presenter(workspace, view), ordered.slice(from, to), stageOf(question.stage)),
  };
}

async function presentPage(
  presenter: Presenter,
  found: readonly ConcentrationResult[],
  stage: string | undefined,
): Promise<ShownConcentration[]> {
  const stages: (readonly StageAnswer[])[] = [];
  for (const one of found) stages.push(await inTurns(one.prepare()));
  await loadConcentrations(presenter, found);
  await presenter.load(
    stages
      .flat()
      .flatMap(({ answer }) => answer.holders.map(({ candidate }) => candidate))
      .filter((ref) => ref !== undefined),
  );
  return await inTurns(presented(found, stages, presenter, stage));
}

function* presented(
  found: readonly ConcentrationResult[],
  stages: readonly (readonly StageAnswer[])[],
  presenter: Presenter,
  stage: string | undefined,
): Steps<ShownConcentration[]> {
  const shown: ShownConcentration[] = [];
  for (const [k, one] of found.entries()) {
    shown.push(present(one, stages[k], presenter, stage));
    yield;
  }
  return shown;
}

/** In the order of `byIndex`; nothing but keys is fetched for it. */
async function inOrder(workspace: Workspace, view: View, found: readonly ConcentrationResult[]): Promise<ConcentrationResult[]> {
  await inTurns(indicesOf(found));
  const refs = found.map(({ of }) => of.ref).filter((ref) => ref !== undefined);
  const keys = await canonicalKeys(workspace.store, view.graph, refs);
  let next = 0;
  const keyed = found.map((one) => {
    const id = one.of.ref === undefined ? categoryId(one) : keys[next++];
    return { one, of: { id }, hhi: one.hhi };
  });
  return keyed.sort(byIndex).map(({ one }) => one);
}

export function* indicesOf(found: readonly ConcentrationResult[]): Steps<void> {
  for (const one of found) yield* one.index();
}

function categoryId({ of }: Concentration): string {
  return `category:${of.category ?? ''}`;
}

export async function loadConcentrations(presenter: Presenter, found: readonly Concentration[]): Promise<void> {
  const refs = found.flatMap(({ of, holders }) => [of.ref, ...holders.map(({ candidate }) => candidate)]);
  await presenter.load(
    refs.filter((ref) => ref !== undefined),
    found.flatMap(({ evidence }) => evidence),
  );
}

/** What a concentration is of; a category's id is its name. */
export function subjectOf(found: Concentration, presenter: Presenter): FoundConcentration['of'] {
  const { of } = found;
  if (of.ref === undefined) return { type: of.type, id: categoryId(found), name: of.category ?? '' };
  const { id, name } = presenter.thing(of.ref);
  return { type: of.type, id, name };
}

function present(
  found: ConcentrationResult,
  stages: readonly StageAnswer[],
  presenter: Presenter,
  stage: string | undefined,
): ShownConcentration {
  const { equalShares } = found;
  let asks: Promise<FoundAsks> | undefined;
  const { hhi, holders, assumption, ...figures } = figuresOf(found, presenter);
  return {
    of: subjectOf(found, presenter),
    level: found.level,
    ...(stage === undefined ? {} : { stage }),
    hhi,
    holders,
    ...(equalShares === undefined ? {} : { equalShares }),
    assumption,
    ...figures,
    stages: stages.map(({ stage: code, sources, answer }) => ({
      stage: stageName(code),
      sources,
      ...figuresOf(answer, presenter),
    })),
    evidence: presenter.evidence(found.evidence),
    asks: () => {
      asks ??= presentAsks(found, presenter);
      return asks;
    },
  };
}

/** Of what was loaded. */
function figuresOf(found: ConcentrationResult, presenter: Presenter): ConcentrationFigures {
  const { hhi, assumption, concentrationRatios, effectiveNumber: number } = found;
  return {
    hhi,
    holders: found.holders.map(({ candidate, share }) => presentHolder(candidate, share, presenter)).sort(byShare),
    assumption,
    effectiveNumber: { low: number.low, ...(number.high === undefined ? {} : { high: number.high }) },
    concentrationRatios,
    bands: found.bands.map(presentBands),
    referenceLines: found.referenceLines.map(presentLine),
  };
}

function presentBands({ policy, inForce, low, high }: BandsAtEnds): FoundBands {
  const { source, effective, until, note } = policy;
  return { source, effective, until, ...(inForce === undefined ? {} : { inForce }), low, high, note };
}

function presentLine({ policy, inForce, exceeded }: LineVerdict): FoundLine {
  const { source, effective, value, note } = policy;
  return { source, effective, ...(inForce === undefined ? {} : { inForce }), limit: value, exceeded, note };
}

function presentHolder(candidate: NodeRef | undefined, share: Interval, presenter: Presenter): FoundHolder {
  return candidate === undefined ? { id: '', name: notNamed, share } : { ...presenter.thing(candidate), share };
}

/** Those that nobody named come last. */
function byShare(a: FoundHolder, b: FoundHolder): number {
  return (
    Number(a.id === '') - Number(b.id === '') ||
    b.share.low - a.share.low ||
    b.share.high - a.share.high ||
    compareText(a.id, b.id)
  );
}

interface Indexed {
  readonly of: { readonly id: string };
  readonly hhi: Interval;
}

export function byIndex(a: Indexed, b: Indexed): number {
  return b.hhi.low - a.hhi.low || b.hhi.high - a.hhi.high || compareText(a.of.id, b.of.id);
}
