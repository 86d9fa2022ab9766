/** What would close most of a programme's single points of failure, for how much, and what is left: `plan`. */
import { setImmediate } from 'node:timers/promises';
import { coverageOf } from '../../graph/analyses/coverage.ts';
import type { Counting, Coverage, Level } from '../../graph/analyses/finding.ts';
import { type Gap, planSupplyRepair, type RepairStep, repairContext, type SupplyRepair } from '../../graph/analyses/repair.ts';
import { type MeasureKind, measureEvidence, offeredMeasures } from '../../graph/analyses/repair-measures.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import { type EvidenceRef, Presenter, type Thing } from '../statements/present.ts';
import { type Answer, compareText, dayAsked, type Question, viewName } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import { inTurns } from '../workspace/in-turns.ts';
import type { Reader } from '../workspace/reader.ts';
import { sourcesOfStage } from '../workspace/stage.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type CostRow, measureCosts } from './measure-costs.ts';
import { measuresByKey, withOf } from './measure-order.ts';
import { stockFacts } from './stock-facts.ts';

export interface PlanQuestion extends Question {
  readonly programme: string;
  /** `supplier` when absent. */
  readonly level?: Level | undefined;
  /** Which sources count; `qualified` when absent. */
  readonly counting?: Counting | undefined;
  readonly stage?: string | undefined;
  /** Money, in whole units of the currency; measures of unknown cost are left out then. */
  readonly budget?: number | undefined;
  /** ISO 4217; needed where there is a budget and no costs say it. */
  readonly currency?: string | undefined;
  /** Most measures; `usualMeasures` where there is neither this nor a budget. */
  readonly measures?: number | undefined;
  readonly costs?: readonly CostRow[] | undefined;
}

export const usualMeasures = 10;
export const mostMeasures = 1_000;
/** Gaps that are listed of a step, and of what is left; how many there are is said. */
export const listedGaps = 1_000;

export interface PlannedGap {
  readonly candidate: Thing;
  readonly endItem: Thing;
}

export interface PlanStep {
  readonly rank: number;
  readonly measure: MeasureKind;
  readonly item: Thing;
  /** The supplier that is qualified or opens a site, or the substitute; null: to be found. */
  readonly with: Thing | null;
  /** Null: not known. */
  readonly cost: number | null;
  readonly currency: string;
  readonly weeks: number | null;
  /** Days of supply to add; only for stock. */
  readonly days: number | null;
  readonly closes: readonly PlannedGap[];
  /** Gaps that this step closes, and this with those before it. */
  readonly closed: number;
  readonly cumulative: number;
  /** Null: a cost among them is not known. */
  readonly cumulativeCost: number | null;
  /** Closes gaps in time alone: what is lost is still lost. */
  readonly inTimeOnly: boolean;
  readonly evidence: readonly EvidenceRef[];
}

export interface PlanSummary {
  readonly level: Level;
  /** Single points of failure, by end item, before the plan. */
  readonly gaps: number;
  readonly closed: number;
  /** No plan within the limits closes more. */
  readonly bound: number;
  readonly boundBy: string;
  /** Bound less closed, and that in per cent of the bound. */
  readonly boundGap: number;
  readonly boundGapPercent: number;
  readonly budget: number | null;
  readonly currency: string;
  readonly spent: number | null;
  /** Found by running the analysis anew with the measures in place. */
  readonly residual: readonly PlannedGap[];
  readonly residualCount: number;
  /** Gaps that stock closes in time; in structure they stay. */
  readonly inTimeOnly: number;
  readonly leftOut: SupplyRepair['leftOut'];
}

export interface Plan extends Answer<PlanStep> {
  readonly summary: PlanSummary;
}

/**
 * Steps in the order in which to take them. Errors: PROGRAMME_UNKNOWN; INPUT_INVALID for a budget or a
 * number of measures that is none, a budget without a currency, a stage that there is not, or costs that
 * cannot be read; INPUT_TOO_LARGE.
 */
export async function plan(workspace: Workspace, reader: Reader, question: PlanQuestion): Promise<Plan> {
  const limits = limitsOf(question);
  const view = await workspace.view(reader, question);
  const { graph } = view;
  const scope = scopeOf(graph, findProgramme(graph, question.programme));
  const level = question.level ?? 'supplier';
  const only = sourcesOfStage(graph, question.stage);
  const costs = await measureCosts(workspace, view, question.costs ?? [], currencyOf(question.currency));
  const { currency, terms } = costs;
  if (limits.budget !== undefined && currency === undefined)
    throw new OperationalError('INPUT_INVALID', 'A budget needs a currency: name it, or give costs in one.');
  const asked = {
    level,
    counting: question.counting ?? 'qualified',
    asOf: dayAsked(view),
    ...(only === undefined ? {} : { only }),
  } as const;
  const stock = await stockFacts(workspace, view, asked, currency);
  // Each part may take long: others have a turn between them.
  await setImmediate();
  const context = repairContext(graph, { ...asked, terms, stock }, scope);
  await setImmediate();
  const offered = offeredMeasures(context);
  await setImmediate();
  const presenter = new Presenter(workspace, view);
  const inOrder = await measuresByKey(presenter, offered);
  await setImmediate();
  const found = await planSupplyRepair(context, inOrder, limits, inTurns);
  await setImmediate();
  const residual = found.residual.slice(0, listedGaps);
  const evidence = found.steps.map(({ measure }) => measureEvidence(context, measure));
  await presenter.load(
    [...found.steps.flatMap((step) => refsOfStep(found, step)), ...residual.flatMap((gap) => refsOfGap(found, gap))],
    evidence.flat(),
  );
  const present = new Presented(presenter, found, currency ?? '');
  return {
    view: viewName(view),
    coverage: coverageOf(graph, scope, only) satisfies Coverage,
    diagnostics: [...costs.diagnostics, ...leftOut(found), ...view.diagnostics],
    findings: present.steps(evidence.map((rows) => presenter.evidence(rows))),
    summary: present.summary(level, question.budget ?? null, residual),
  };
}

function limitsOf({ budget, measures }: PlanQuestion): { budget: number | undefined; measures: number | undefined } {
  if (budget !== undefined && !(budget >= 0 && budget <= 1e13))
    throw new OperationalError('INPUT_INVALID', 'The budget is no amount.');
  if (measures !== undefined && !(Number.isInteger(measures) && measures >= 1 && measures <= mostMeasures))
    throw new OperationalError('INPUT_INVALID', `The number of measures is not from 1 to ${mostMeasures}.`);
  return {
    budget: budget === undefined ? undefined : hundredthsOf(budget),
    measures: measures ?? (budget === undefined ? usualMeasures : undefined),
  };
}

/** Whole hundredths, never more than the amount. */
function hundredthsOf(amount: number): number {
  const nearest = Math.round(amount * 100);
  return nearest / 100 > amount ? nearest - 1 : nearest;
}

export function currencyOf(text: string | undefined): string | undefined {
  const code = text?.trim().toUpperCase();
  if (code !== undefined && !/^[A-Z]{3}$/.test(code))
    throw new OperationalError('INPUT_INVALID', `${text} is no code of a currency.`);
  return code;
}

function leftOut({ leftOut: { unknownCost, unknown, tooWide } }: SupplyRepair): Diagnostic[] {
  const remark = (code: string, message: string): Diagnostic => ({ code, severity: 'info', pointer: '', message });
  return [
    ...(unknownCost === 0
      ? []
      : [remark('cost-unknown', `${unknownCost} measures are left out because what they cost is not known.`)]),
    ...(unknown === 0
      ? []
      : [
          remark(
            'measure-unknown',
            `${unknown} recorded sources and substitutes are left out because who is behind them is not known at this level.`,
          ),
        ]),
    ...(tooWide === 0
      ? []
      : [
          remark(
            'plan-too-wide',
            `${tooWide} gaps need more than was worked out; they stay, and the bound counts them as closed.`,
          ),
        ]),
  ];
}

const item = (index: number): NodeRef => ({ type: 'Item', index });

function refsOfGap({ context }: SupplyRepair, { candidate, endItem }: Gap): NodeRef[] {
  return [{ type: context.candidates.type, index: candidate }, item(endItem)];
}

function refsOfStep(found: SupplyRepair, step: RepairStep): NodeRef[] {
  const other = withOf(found.context.graph, step.measure);
  const closes = step.closes.slice(0, listedGaps).flatMap((gap) => refsOfGap(found, gap));
  return [item(step.measure.item), ...(other === undefined ? [] : [other]), ...closes];
}

class Presented {
  readonly #presenter: Presenter;
  readonly #found: SupplyRepair;
  readonly #currency: string;

  constructor(presenter: Presenter, found: SupplyRepair, currency: string) {
    this.#presenter = presenter;
    this.#found = found;
    this.#currency = currency;
  }

  steps(evidence: readonly EvidenceRef[][]): PlanStep[] {
    let cumulative = 0;
    let cost: number | undefined = 0;
    return this.#found.steps.map((step, k): PlanStep => {
      const { measure, closes } = step;
      cumulative += closes.length;
      cost = cost === undefined || measure.cost === undefined ? undefined : cost + measure.cost;
      const other = withOf(this.#found.context.graph, step.measure);
      return {
        rank: k + 1,
        measure: measure.kind,
        item: this.#presenter.thing(item(measure.item)),
        with: other === undefined ? null : this.#presenter.thing(other),
        cost: unitsOf(measure.cost),
        currency: this.#currency,
        weeks: measure.weeks ?? null,
        days: measure.days ?? null,
        closes: this.#gaps(closes.slice(0, listedGaps)),
        closed: closes.length,
        cumulative,
        cumulativeCost: unitsOf(cost),
        inTimeOnly: measure.kind === 'hold-stock',
        evidence: evidence[k],
      };
    });
  }

  #gaps(gaps: readonly Gap[]): PlannedGap[] {
    const shown = gaps.map((gap): PlannedGap => {
      const [candidate, endItem] = refsOfGap(this.#found, gap).map((ref) => this.#presenter.thing(ref));
      return { candidate, endItem };
    });
    return shown.sort((a, b) => compareText(a.candidate.id, b.candidate.id) || compareText(a.endItem.id, b.endItem.id));
  }

  summary(level: Level, budget: number | null, residual: readonly Gap[]): PlanSummary {
    const { gaps, bound, boundBy, steps, inTimeOnly, leftOut: left } = this.#found;
    const closed = gaps - this.#found.residual.length;
    const costs = steps.map(({ measure }) => measure.cost);
    const known = costs.filter((cost) => cost !== undefined);
    return {
      level,
      gaps,
      closed,
      bound,
      boundBy,
      boundGap: bound - closed,
      boundGapPercent: bound === 0 ? 0 : Math.round((1000 * (bound - closed)) / bound) / 10,
      budget,
      currency: this.#currency,
      spent: known.length < costs.length ? null : unitsOf(known.reduce((sum, cost) => sum + cost, 0)),
      residual: this.#gaps(residual),
      residualCount: this.#found.residual.length,
      inTimeOnly: inTimeOnly.length,
      leftOut: left,
    };
  }
}

function unitsOf(hundredths: number | undefined): number | null {
  return hundredths === undefined ? null : hundredths / 100;
}
