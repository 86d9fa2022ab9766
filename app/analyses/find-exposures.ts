/** Whose loss costs how much, and is there time to mend it: `find exposures`. */
import type { CapacityFacts } from '../../graph/analyses/capacity-cases.ts';
import { CapacityLosses } from '../../graph/analyses/capacity-losses.ts';
import { coverageOf } from '../../graph/analyses/coverage.ts';
import type { EndItemExposure, Exposure, Felt, Gap, Missing } from '../../graph/analyses/exposure.ts';
import { type ExposureOfLoss, Exposures, exposureByTime, stoppingCandidates } from '../../graph/analyses/exposures.ts';
import type { Certainty, Counting, Interval, Level } from '../../graph/analyses/finding.ts';
import type { Solve } from '../../graph/analyses/linear-program.ts';
import { hundredths, millionths } from '../../graph/analyses/rounding.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { row, type SingleSourceContext, singleSourceContext } from '../../graph/analyses/single-source.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { type EvidenceRef, Presenter, type Thing } from '../statements/present.ts';
import { type Answer, compareText, dayAsked, type PagedAnswer, type Question, viewName, whole } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import { inTurns, passTurn } from '../workspace/in-turns.ts';
import type { Reader } from '../workspace/reader.ts';
import { sourcesOfStage } from '../workspace/stage.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { linearPrograms } from './linear-programs.ts';
import { type TimeFacts, timeFacts, wantedByOthers } from './time-facts.ts';

export interface ExposureQuestion extends Question {
  /** `supplier` when absent. */
  readonly level?: Level | undefined;
  /** Which sources count; `qualified` when absent. */
  readonly counting?: Counting | undefined;
  /** Only sources of this stage of making. */
  readonly stage?: string | undefined;
  /** By the linear program: what holds delivers what it can make, not all that is needed. */
  readonly capacities?: boolean | undefined;
}

/** `high` null: nobody can say how much more. `{low: 0, high: null}` is "not known". */
export interface OpenInterval {
  readonly low: number;
  readonly high: number | null;
}

interface FoundFelt {
  readonly timeToSurviveDays: OpenInterval;
  readonly timeToRecoverDays: OpenInterval;
  /** Whether the time to recover is longer than the time to survive. */
  readonly gap: Gap;
  readonly gapDays: OpenInterval;
  /** Money that is lost until then. */
  readonly exposure: OpenInterval;
  /** Exposure / the greatest of the answer (of an end item: of that one), 0 to 1. */
  readonly riskExposureIndex: Interval;
}

export interface FoundEndItemExposure extends FoundFelt {
  readonly id: string;
  readonly name: string;
  readonly certainty: Certainty;
}

export interface FoundExposure extends FoundFelt {
  readonly candidate: Thing;
  readonly level: Level;
  readonly certainty: Certainty;
  readonly basis: 'availability' | 'capacities';
  /** Days to bring in another source of what it alone makes; null where none is recorded for some of that. */
  readonly secondSourceDays: OpenInterval | null;
  /** Those that feel the loss, by id. */
  readonly endItems: readonly FoundEndItemExposure[];
  /** Sources that count and are lost with it, items that these are of, end items that feel it. */
  readonly counts: { readonly sources: number; readonly items: number; readonly endItems: number };
  /** What would have to be stated for all of it to be known exactly. */
  readonly missing: readonly Missing[];
  readonly evidence: readonly EvidenceRef[];
}

/** Candidates of which the linear program is solved; how many are left out is said. */
export const mostCapacityCandidates = 1000;
/** Columns of all linear programs of one answer together. */
export const mostColumnsInAll = 500_000;

/** All findings at once; see `askExposures`. */
export async function findExposures(
  workspace: Workspace,
  reader: Reader,
  question: ExposureQuestion,
): Promise<Answer<FoundExposure>> {
  return await whole(await askExposures(workspace, reader, question));
}

/**
 * Ordered by certainty, then by exposure, greatest first (what is certain, then what may be), then by whether
 * there is a gap, end items, and the candidate's id.
 * Errors: PROGRAMME_UNKNOWN, INPUT_INVALID for a stage that there is not.
 */
export async function askExposures(
  workspace: Workspace,
  reader: Reader,
  question: ExposureQuestion,
): Promise<PagedAnswer<FoundExposure>> {
  const view = await viewAsked(workspace, reader, question);
  const { graph } = view;
  const programme = question.programme === undefined ? undefined : findProgramme(graph, question.programme);
  const scope = scopeOf(graph, programme);
  const only = sourcesOfStage(graph, question.stage);
  const counting = question.counting ?? 'qualified';
  const options = {
    level: question.level ?? 'supplier',
    counting,
    asOf: dayAsked(view),
    ...(only === undefined ? {} : { only }),
  };
  const context = singleSourceContext(graph, options, scope);
  await passTurn();
  const facts = await timeFacts(workspace, view, options);
  const presenter = new Presenter(workspace, view);
  const asked =
    question.capacities === true
      ? await byCapacity(context, { ...facts, others: wantedByOthers(view, options, programme) }, presenter)
      : byTime(context, facts);
  const found = await inTurns(Exposures.of(context, asked.candidates, asked.of));
  await presenter.loadIds(Array.from({ length: found.count }, (_, number) => found.candidate(number)));
  const order = found.order((candidate) => presenter.id(candidate));
  const basis = question.capacities === true ? 'capacities' : 'availability';
  return {
    view: viewName(view),
    coverage: coverageOf(graph, scope, only),
    diagnostics: [...asked.diagnostics, ...view.diagnostics],
    total: found.count,
    page: async (from, to) =>
      await presentPage(new Presenter(workspace, view), view, found, order.subarray(from, to), { level: options.level, basis }),
  };
}

interface Asked {
  readonly candidates: Iterable<number>;
  readonly of: ExposureOfLoss;
  readonly diagnostics: readonly Diagnostic[];
}

function byTime(context: SingleSourceContext, { cover }: TimeFacts): Asked {
  return { candidates: stoppingCandidates(context), of: exposureByTime(context, cover), diagnostics: [] };
}

/** Any loss may be felt where capacities count. Those that stop something come first, then those of most sources, then by id. */
async function byCapacity(context: SingleSourceContext, facts: CapacityFacts, presenter: Presenter): Promise<Asked> {
  const { space, type } = context.candidates;
  const all = Array.from({ length: space }, (_, candidate) => candidate).filter((one) => row(context.lost, one).length > 0);
  const ref = (index: number): NodeRef => ({ type, index });
  await presenter.loadIds(all.map(ref));
  const stopping = new Set(stoppingCandidates(context));
  const order = (a: number, b: number): number =>
    Number(stopping.has(b)) - Number(stopping.has(a)) ||
    row(context.lost, b).length - row(context.lost, a).length ||
    compareText(presenter.id(ref(a)), presenter.id(ref(b)));
  const work = new SolvingWork(await linearPrograms());
  const losses = new CapacityLosses(context, facts, work.solve);
  const known = new Map<number, Exposure | undefined>();
  for (const candidate of all.sort(order).slice(0, mostCapacityCandidates)) {
    if (work.isSpent) break;
    // A process that answers others has its turn between two programs.
    known.set(candidate, await inTurns(losses.of(candidate)));
  }
  const left = all.length - known.size;
  const of: ExposureOfLoss = (candidate) => known.get(candidate);
  const limits = `at most ${mostCapacityCandidates} are, and as many as ${mostColumnsInAll} columns of linear programs do for`;
  const message = `${left} more are not asked about with capacities: ${limits}.`;
  return {
    candidates: known.keys(),
    of,
    diagnostics: left > 0 ? [{ code: 'capacities-left-out', severity: 'warning', pointer: '', message }] : [],
  };
}

/**
 * Programs beyond so many columns are not solved: the answer says `limit` of the loss that needs one, and how
 * many losses were not asked about. Like the limits of the solver one of work and not of time, so that an
 * answer is the same on a slow machine.
 */
export class SolvingWork {
  readonly #solve: Solve;
  readonly #most: number;
  #columns = 0;

  constructor(solve: Solve, most = mostColumnsInAll) {
    this.#solve = solve;
    this.#most = most;
  }

  /** Whether a program was not solved for it. */
  get isSpent(): boolean {
    return this.#columns > this.#most;
  }

  readonly solve: Solve = (program) => {
    this.#columns += program.columns;
    return this.isSpent ? undefined : this.#solve(program);
  };
}

const item = (index: number): NodeRef => ({ type: 'Item', index });

async function presentPage(
  presenter: Presenter,
  { graph }: View,
  found: Exposures,
  numbers: Int32Array,
  asked: Pick<FoundExposure, 'level' | 'basis'>,
): Promise<FoundExposure[]> {
  const shown = Array.from(numbers, (number) => ({ number, exposure: found.at(number) }));
  const evidence = shown.map(({ number, exposure }) => found.evidence(number, exposure));
  const refs = shown.flatMap(({ number, exposure }) => [
    found.candidate(number),
    ...exposure.endItems.map((one) => item(one.item)),
  ]);
  await presenter.load(refs, evidence.flat());
  return shown.map(({ number, exposure }, k): FoundExposure => {
    const sources = Array.from(found.sources(number));
    const items = new Set(sources.map((source) => graph.sources.item[source]));
    return {
      candidate: presenter.thing(found.candidate(number)),
      ...asked,
      certainty: exposure.certainty,
      ...feltAs(exposure, found.riskExposureIndex(exposure)),
      secondSourceDays: openOrNull(found.secondSource(number)),
      endItems: exposure.endItems.map((one) => presentEndItem(one, presenter, found)).sort((a, b) => compareText(a.id, b.id)),
      counts: { sources: sources.length, items: items.size, endItems: exposure.endItems.length },
      missing: exposure.missing,
      evidence: presenter.evidence(evidence[k]),
    };
  });
}

function presentEndItem(one: EndItemExposure, presenter: Presenter, found: Exposures): FoundEndItemExposure {
  const { id, name } = presenter.thing(item(one.item));
  return { id, name, certainty: one.certainty, ...feltAs(one, found.riskExposureIndexOf(one)) };
}

function feltAs(felt: Felt, index: Interval): FoundFelt {
  return {
    timeToSurviveDays: open(felt.timeToSurvive, millionths),
    timeToRecoverDays: open(felt.timeToRecover, millionths),
    gap: felt.gap,
    gapDays: open(felt.gapDays, millionths),
    exposure: open(felt.exposure, hundredths),
    riskExposureIndex: { low: millionths(index.low), high: millionths(index.high) },
  };
}

function openOrNull(interval: Interval | undefined): OpenInterval | null {
  return interval === undefined ? null : open(interval, millionths);
}

function open({ low, high }: Interval, rounded: (value: number) => number): OpenInterval {
  return { low: rounded(low), high: high === Number.POSITIVE_INFINITY ? null : rounded(high) };
}
