/** How much of an item, a category or a programme comes from few: `find concentration`. */
import { type ConcentrationOf, concentrations } from '../graph/analyses/concentration.ts';
import { coverageOf } from '../graph/analyses/coverage.ts';
import type { Concentration, Counting, Interval, Level } from '../graph/analyses/finding.ts';
import { scopeOf } from '../graph/analyses/scope.ts';
import type { NodeRef } from '../graph/view/graph.ts';
import { canonicalKeys } from '../graph/view/keys.ts';
import type { View } from '../graph/view/open-view.ts';
import { type Answer, compareText, dayAsked, type PagedAnswer, type Question, viewName, whole } from './answer.ts';
import { categoriesOf } from './categories.ts';
import { findProgramme } from './find-programme.ts';
import { jointOwnership } from './joint-ownership.ts';
import { type EvidenceRef, Presenter, type ThingType } from './present.ts';
import type { Reader } from './reader.ts';
import { sourcesOfStage } from './stage.ts';
import { viewAsked } from './view-asked.ts';
import { mixedUnitsDiagnostic, weightUnits } from './weight-units.ts';
import type { Workspace } from './workspace.ts';

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

export interface FoundConcentration {
  readonly of: { readonly type: ConcentrationOf; readonly id: string; readonly name: string };
  readonly level: Level;
  /** 0 to 10,000. */
  readonly hhi: Interval;
  /** Greatest share first. */
  readonly holders: readonly FoundHolder[];
  /** The index if what is not known were shared equally; only where that had to be assumed. */
  readonly equalShares?: number;
  readonly assumption: string;
  readonly evidence: readonly EvidenceRef[];
}

/** Name of a holder that nobody named. */
export const notNamed = 'not named';

/** All findings at once; see `askConcentration`. */
export async function findConcentration(
  workspace: Workspace,
  reader: Reader,
  question: ConcentrationQuestion,
): Promise<Answer<FoundConcentration>> {
  return await whole(await askConcentration(workspace, reader, question));
}

/**
 * The most concentrated first, by the low end, then the high one, then by id.
 * Errors: PROGRAMME_UNKNOWN, INPUT_INVALID for a stage that there is not.
 */
export async function askConcentration(
  workspace: Workspace,
  reader: Reader,
  question: ConcentrationQuestion,
): Promise<PagedAnswer<FoundConcentration>> {
  const view = await viewAsked(workspace, reader, question);
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
    ...(only === undefined ? {} : { only }),
    ...(of === 'category' ? { categories: await categoriesOf(workspace, view) } : {}),
  });
  const ordered = await inOrder(workspace, view, found);
  return {
    view: viewName(view),
    coverage: coverageOf(graph, scope, only),
    diagnostics: [
      ...view.diagnostics,
      ...mixedUnitsDiagnostic(units),
      ...(await jointOwnership(workspace, view, { level, scope })),
    ],
    total: ordered.length,
    page: (from, to) => presentPage(new Presenter(workspace, view), ordered.slice(from, to)),
  };
}

async function presentPage(presenter: Presenter, found: readonly Concentration[]): Promise<FoundConcentration[]> {
  await loadConcentrations(presenter, found);
  return found.map((one) => present(one, presenter));
}

/** In the order of `byIndex`; nothing but keys is fetched for it. */
async function inOrder(workspace: Workspace, view: View, found: readonly Concentration[]): Promise<Concentration[]> {
  const refs = found.map(({ of }) => of.ref).filter((ref) => ref !== undefined);
  const keys = await canonicalKeys(workspace.store, view.graph, refs);
  let next = 0;
  const keyed = found.map((one) => {
    const id = one.of.ref === undefined ? categoryId(one) : keys[next++];
    return { one, of: { id }, hhi: one.hhi };
  });
  return keyed.sort(byIndex).map(({ one }) => one);
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

function present(found: Concentration, presenter: Presenter): FoundConcentration {
  const { level, hhi, equalShares, assumption } = found;
  return {
    of: subjectOf(found, presenter),
    level,
    hhi,
    holders: found.holders.map(({ candidate, share }) => presentHolder(candidate, share, presenter)).sort(byShare),
    ...(equalShares === undefined ? {} : { equalShares }),
    assumption,
    evidence: presenter.evidence(found.evidence),
  };
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
