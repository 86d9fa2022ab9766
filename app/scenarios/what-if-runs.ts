/** How probable it is that end items stop, and what is lost, under stated probabilities: `what-if --scenarios`. */
import { coverageOf } from '../../graph/analyses/coverage.ts';
import { dailyValues } from '../../graph/analyses/exposure.ts';
import type { Counting, Coverage } from '../../graph/analyses/finding.ts';
import type { LossGroup } from '../../graph/analyses/lost-sources.ts';
import { type ScenarioLosses, scenarioLosses } from '../../graph/analyses/scenario-losses.ts';
import { scenarioNetworks } from '../../graph/analyses/scenario-network.ts';
import {
  importanceOf,
  probabilityOf,
  type ScenarioCandidate,
  type ScenarioRuns,
  scenarioRuns,
} from '../../graph/analyses/scenario-runs.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { type StatedCandidates, statedCandidates } from '../../graph/analyses/stated-candidates.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { longestLoss } from '../../graph/ontology/scenario.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { readScenarios, type ScenarioRow } from '../../ingest/tables/scenarios.ts';
import { type ExpectedBounds, expectedBounds, share } from '../statements/open-interval.ts';
import { Presenter, type Thing } from '../statements/present.ts';
import { compareText, dayAsked, type Question, type ViewName, viewName } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import { inTurns } from '../workspace/in-turns.ts';
import type { Reader } from '../workspace/reader.ts';
import { sourcesOfStage } from '../workspace/stage.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { lostThings, type NamedLoss } from './lost-things.ts';
import { survivalCover } from './survival-cover.ts';

export const usualRuns = 10_000;
export const mostRuns = 1_000_000;
/** The greatest whole number that GraphQL's `Int` holds: every way of asking takes the same seeds. */
export const greatestSeed = 2_147_483_647;
/** Rows of a scenario table: each is a candidate in every run. */
export const mostScenarioRows = 10_000;
/** Selectors of all rows of a table together. */
export const mostScenarioSelectors = 20_000;
/** Things that the rows of a table name, over all rows: a name may be borne by many. */
export const mostLosses = 1_000_000;
/** Candidates that are named for each end item, the most important first; how many more there are is said. */
export const mostImportant = 20;

export type Scenario = Omit<ScenarioRow, 'row'>;

export interface WhatIfRunsQuestion extends Question {
  readonly scenarios: readonly Scenario[];
  /** `usualRuns` when absent. */
  readonly runs?: number | undefined;
  /** 0 to `greatestSeed`; 1 when absent. */
  readonly seed?: number | undefined;
  readonly counting?: Counting | undefined;
  readonly stage?: string | undefined;
  /** Days that a loss lasts of which its row says nothing; not known when absent. */
  readonly forDays?: number | undefined;
}

/** Share of the runs, and the exact interval of Clopper and Pearson at 95 %. */
export interface FoundProbability {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

export interface FoundImportance {
  /** Selectors of the candidate, as they were given. */
  readonly lose: readonly string[];
  /** Share of the runs with a stop in which it is lost. */
  readonly share: number;
  /** Probability of a stop with it less that without it; null: lost in every run or in none. */
  readonly birnbaum: number | null;
}

export interface FoundChance {
  readonly outcome: 'may-stop';
  readonly endItem: Thing;
  /** Of stopping at all, however late: unknowns taken as different, and as the same. */
  readonly probability: { readonly definite: FoundProbability; readonly possible: FoundProbability };
  readonly stoppedDays: ExpectedBounds | null;
  /** Value of the stopped days; null: not known. */
  readonly cost: ExpectedBounds | null;
  /** In the definite reading where it stops there, else in the possible one. */
  readonly importance: readonly FoundImportance[];
  /** Candidates that are not named here for want of room. */
  readonly furtherImportant: number;
}

export interface WhatIfRunsAnswer {
  readonly view: ViewName;
  readonly coverage: Coverage;
  readonly diagnostics: readonly Diagnostic[];
  readonly runs: number;
  readonly seed: number;
  readonly scenarios: number;
  /** Of those of a level that the table speaks of: how many have a probability. The others are never lost here. */
  readonly stated: readonly StatedCandidates[];
  /** Value of the stopped days of all end items; null: not known. */
  readonly cost: ExpectedBounds | null;
  readonly total: number;
  /** The likeliest first, then by id. */
  page(from: number, to: number): Promise<FoundChance[]>;
}

/** The rows of a scenario table. Errors: INPUT_INVALID, naming the row. */
export function scenariosOf(bytes: Uint8Array): readonly ScenarioRow[] {
  const read = readScenarios(bytes);
  if (!('message' in read)) return read;
  throw new OperationalError('INPUT_INVALID', `scenarios${read.row === 0 ? '' : `, row ${read.row}`}: ${read.message}.`);
}

/** Errors: PROGRAMME_UNKNOWN; INPUT_INVALID for selectors, probabilities, runs, seed, stage or days, and over a limit. */
export async function askWhatIfRuns(
  workspace: Workspace,
  reader: Reader,
  question: WhatIfRunsQuestion,
): Promise<WhatIfRunsAnswer> {
  check(question);
  const { scenarios, forDays, runs = usualRuns, seed = 1 } = question;
  const view = await workspace.view(reader, question);
  const { graph } = view;
  const scope = scopeOf(graph, question.programme === undefined ? undefined : findProgramme(graph, question.programme));
  const only = sourcesOfStage(graph, question.stage);
  const named = await lostThings(workspace, view, allSelectors(scenarios));
  const counting = { counting: question.counting ?? 'qualified', asOf: dayAsked(view), ...(only === undefined ? {} : { only }) };
  const coverOf = await survivalCover(workspace, view, counting);
  const networks = scenarioNetworks(graph, counting, scope, thingsOf(scenarios, named));
  const candidates = candidatesOf(scenarios, forDays);
  // Where nobody says how long anything lasts, nothing is known of days.
  const timed = candidates.some(({ days }) => days !== undefined);
  const found = await inTurns(scenarioRuns(networks, candidates, { runs, seed, keep: timed }));
  const values = dailyValues(graph, scope);
  const losses = timed ? await inTurns(scenarioLosses(networks, found, candidates, coverOf, values)) : undefined;
  const order = await likeliestFirst(new Presenter(workspace, view), found);
  // An answer is remembered: without the scenarios that its days were worked out from.
  const shown = { found: { ...found, stopping: [] }, losses, scenarios };
  return {
    view: viewName(view),
    coverage: coverageOf(graph, scope, only),
    diagnostics: view.diagnostics,
    runs,
    seed,
    scenarios: scenarios.length,
    stated: statedCandidates(networks),
    cost: losses === undefined ? null : expectedBounds(losses.value),
    total: order.length,
    page: (from, to) => present(workspace, view, shown, order.slice(from, to)),
  };
}

function check({ scenarios, runs = usualRuns, seed = 1, forDays }: WhatIfRunsQuestion): void {
  const fail = (text: string): never => {
    throw new OperationalError('INPUT_INVALID', text);
  };
  const whole = (value: number, least: number, most: number) => Number.isInteger(value) && value >= least && value <= most;
  if (scenarios.length === 0 || scenarios.length > mostScenarioRows) fail(`scenarios: expected 1 to ${mostScenarioRows}.`);
  const selectors = scenarios.reduce((sum, { lose }) => sum + lose.length, 0);
  if (selectors > mostScenarioSelectors) fail(`lose: at most ${mostScenarioSelectors} selectors in all scenarios together.`);
  if (!whole(runs, 1, mostRuns)) fail(`runs: expected a whole number from 1 to ${mostRuns}.`);
  if (!whole(seed, 0, greatestSeed)) fail(`seed: expected a whole number from 0 to ${greatestSeed}.`);
  if (forDays !== undefined && !whole(forDays, 1, longestLoss))
    fail(`for: expected a whole number of days from 1 to ${longestLoss}.`);
  for (const { lose, probability, days } of scenarios) {
    if (lose.length === 0) fail('lose: expected a selector.');
    if (!(probability >= 0 && probability <= 1)) fail('probability: expected a fraction from 0 to 1.');
    if (days !== undefined && !whole(days, 0, longestLoss)) fail(`days: expected a whole number of days up to ${longestLoss}.`);
  }
}

/** Each selector of a table, as often as it stands there. */
export function allSelectors(scenarios: readonly Pick<Scenario, 'lose'>[]): string[] {
  return scenarios.flatMap(({ lose }) => lose);
}

/** What each row loses. Errors: INPUT_INVALID over `mostLosses`. */
function thingsOf(scenarios: readonly Scenario[], named: ReadonlyMap<string, NamedLoss>): LossGroup[] {
  let losses = 0;
  return scenarios.map(({ lose }) => {
    const groups = [...new Set(lose)].map((selector) => (named.get(selector) as NamedLoss).things);
    losses += groups.reduce((sum, things) => sum + things.length, 0);
    if (losses > mostLosses)
      throw new OperationalError('INPUT_INVALID', `lose: the selectors of all scenarios name more than ${mostLosses} things.`);
    return groups.flat();
  });
}

/** Rows of one group share a draw; others have one of their own. */
function candidatesOf(scenarios: readonly Scenario[], forDays: number | undefined): ScenarioCandidate[] {
  const draws = new Map<string, number>();
  let next = 0;
  return scenarios.map(({ probability, group, days }) => {
    const draw = group === '' ? next : (draws.get(group) ?? next);
    if (draw === next) next++;
    if (group !== '') draws.set(group, draw);
    return { probability, draw, days: days ?? forDays };
  });
}

/** Places in `endItems`, by probability in the definite reading, then in the possible one, then id. */
async function likeliestFirst(presenter: Presenter, { endItems, definite, possible }: ScenarioRuns): Promise<number[]> {
  const item = (at: number): NodeRef => ({ type: 'Item', index: endItems[at] });
  const places = Array.from(endItems.keys());
  await presenter.loadIds(places.map(item));
  return places.sort(
    (a, b) =>
      definite.hits[b] - definite.hits[a] ||
      possible.hits[b] - possible.hits[a] ||
      compareText(presenter.id(item(a)), presenter.id(item(b))),
  );
}

interface Shown {
  readonly found: ScenarioRuns;
  readonly losses: ScenarioLosses | undefined;
  readonly scenarios: readonly Scenario[];
}

async function present(workspace: Workspace, view: View, shown: Shown, places: readonly number[]): Promise<FoundChance[]> {
  const { found, losses, scenarios } = shown;
  const { endItems, definite, possible } = found;
  const presenter = new Presenter(workspace, view);
  const item = (at: number): NodeRef => ({ type: 'Item', index: endItems[at] });
  await presenter.load(places.map(item));
  return places.map((at): FoundChance => {
    const important = importanceOf(found, definite.hits[at] > 0 ? definite : possible, at);
    const probability = (stops: typeof definite): FoundProbability => {
      const { estimate, low, high } = probabilityOf(found, stops, at);
      return { estimate: share(estimate), low: share(low), high: share(high) };
    };
    return {
      outcome: 'may-stop',
      endItem: presenter.thing(item(at)),
      probability: { definite: probability(definite), possible: probability(possible) },
      stoppedDays: losses === undefined ? null : expectedBounds(losses.days[at]),
      cost: losses === undefined ? null : expectedBounds(losses.values[at]),
      importance: important.slice(0, mostImportant).map(({ candidate, share: of, birnbaum }) => ({
        lose: scenarios[candidate].lose,
        share: share(of),
        birnbaum: birnbaum === undefined ? null : share(birnbaum),
      })),
      furtherImportant: Math.max(0, important.length - mostImportant),
    };
  });
}
