/**
 * What would close a row of the gap register by itself, in words: the measures of `plan` that hold up
 * every end item of the row when the candidate is lost.
 */
import type { RankedGap } from '../../graph/analyses/gap.ts';
import { repairContext } from '../../graph/analyses/repair.ts';
import { offeredMeasures, type SupplyMeasure } from '../../graph/analyses/repair-measures.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { holdsAlways, measured } from '../../graph/network/measures.ts';
import { Mending } from '../../graph/network/mending.ts';
import { endWeights } from '../../graph/network/repair.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import type { ReportAction } from '../../reports/gap-report.ts';
import { type CostRow, measureCosts } from '../scenarios/measure-costs.ts';
import { measureInWords, measuresByKey, withOf } from '../scenarios/measure-order.ts';
import { currencyOf } from '../scenarios/plan.ts';
import { stockFacts } from '../scenarios/stock-facts.ts';
import { Presenter } from '../statements/present.ts';
import { dayAsked } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import { remembered } from '../workspace/remembered.ts';
import { sourcesOfStage } from '../workspace/stage.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { GapQuestion } from './gap-analysis.ts';
import type { FoundGap } from './present-gap.ts';

/** Options that a row lists; how many more there are is said. */
export const optionsListed = 6;
/** Items in scope up to which options are worked out. */
export const optionsItems = 100_000;

/** What options cost and how long they take, where a table says so. */
export interface OptionsQuestion extends GapQuestion {
  readonly costs?: readonly CostRow[] | undefined;
  /** ISO 4217. */
  readonly currency?: string | undefined;
}

interface RowOptions {
  readonly texts: readonly string[];
  readonly actions: readonly ReportAction[];
}

/** The rows with their options; `found` in step with `ranked`. Errors: as `measureCosts`. */
export async function withOptions(
  workspace: Workspace,
  view: View,
  question: OptionsQuestion,
  ranked: readonly RankedGap[],
  found: readonly FoundGap[],
): Promise<FoundGap[]> {
  const options = new Map<RankedGap, RowOptions>();
  const levels = new Set(ranked.filter(isAsked).map(({ level }) => level));
  for (const level of levels) {
    if (level === undefined) continue;
    const repairs = await remembered(view, JSON.stringify(['options', { ...question, level, group: '' }]), () =>
      Repairs.open(workspace, view, { ...question, level }),
    );
    for (const gap of ranked) if (gap.level === level && isAsked(gap)) options.set(gap, await repairs.of(gap.lost?.index ?? -1));
  }
  return found.map((row, k) => {
    const { texts = [], actions = [] } = options.get(ranked[k]) ?? {};
    return { ...row, options: [...row.options, ...texts], actions: [...row.actions, ...actions] };
  });
}

/** Something stops for certain, and it is a candidate that is lost. */
function isAsked({ lost, level, certainty, endItemsStopped }: RankedGap): boolean {
  return lost !== undefined && level !== undefined && certainty === 'definite' && (endItemsStopped?.length ?? 0) > 0;
}

class Repairs {
  readonly #presenter: Presenter;
  readonly #view: View;
  readonly #measures: readonly SupplyMeasure[];
  readonly #mending: Mending | undefined;
  readonly #currency: string;

  private constructor(
    presenter: Presenter,
    view: View,
    measures: readonly SupplyMeasure[],
    mending: Mending | undefined,
    currency = '',
  ) {
    this.#presenter = presenter;
    this.#view = view;
    this.#measures = measures;
    this.#mending = mending;
    this.#currency = currency;
  }

  static async open(workspace: Workspace, view: View, question: OptionsQuestion & { level: NonNullable<GapQuestion['level']> }) {
    const { graph } = view;
    const presenter = new Presenter(workspace, view);
    const scope = scopeOf(graph, question.programme === undefined ? undefined : findProgramme(graph, question.programme));
    const items = scope.items.reduce((sum, one) => sum + one, 0);
    if (items > optionsItems) return new Repairs(presenter, view, [], undefined);
    const only = sourcesOfStage(graph, question.stage);
    const asked = { level: question.level, counting: question.counting ?? 'qualified', asOf: dayAsked(view) } as const;
    const options = { ...asked, ...(only === undefined ? {} : { only }) };
    const { currency, terms } = await measureCosts(workspace, view, question.costs ?? [], currencyOf(question.currency));
    const stock = await stockFacts(workspace, view, options, currency);
    const context = repairContext(graph, { ...options, terms, stock }, scope);
    const { measures } = await measuresByKey(presenter, offeredMeasures(context));
    const { network } = context.supply;
    const weight = new Float64Array(network.count);
    for (const item of scope.endItems) weight[context.supply.nodeOfItem[item]] = 1;
    const forNetwork = measured(
      network,
      measures.map((measure) => ({ ...measure, cost: 1 })),
    );
    const mending = new Mending(forNetwork, endWeights(weight, forNetwork.network.count, forNetwork.at));
    return new Repairs(presenter, view, measures, mending, currency);
  }

  async of(candidate: number): Promise<RowOptions> {
    if (this.#mending === undefined) return { texts: [`not worked out for more than ${optionsItems} items`], actions: [] };
    const measures = this.#closing(this.#mending.closingAlone(candidate));
    const shown = measures.slice(0, optionsListed);
    await this.#presenter.load(shown.flatMap((measure) => this.#refsOf(measure)));
    const actions = shown.map((measure) => this.#actionOf(measure));
    if (actions.length === 0) return { texts: ['no single measure closes it'], actions };
    const texts = actions.map(({ text, weeks }) => `${text}${weeks === null ? '' : ` (${weeks} weeks)`}`);
    return { texts: measures.length > shown.length ? [...texts, `${measures.length - shown.length} more`] : texts, actions };
  }

  #actionOf(measure: SupplyMeasure): ReportAction {
    const other = withOf(this.#view.graph, measure);
    return {
      text: this.#textOf(measure),
      measure: measure.kind,
      item: this.#presenter.thing({ type: 'Item', index: measure.item }),
      with: other === undefined ? null : this.#presenter.thing(other),
      cost: measure.cost === undefined ? null : measure.cost / 100,
      currency: measure.cost === undefined ? '' : this.#currency,
      weeks: measure.weeks ?? null,
      inTimeOnly: measure.kind === 'hold-stock',
    };
  }

  /** Of measures at one place that hold whatever is lost the plan knows only one; the others do as well. */
  #closing(alone: readonly number[]): SupplyMeasure[] {
    const found = new Set(alone.map((measure) => this.#measures[measure]));
    const places = new Set([...found].filter(holdsAlways).map(({ place }) => place));
    return this.#measures.filter((measure) => found.has(measure) || (holdsAlways(measure) && places.has(measure.place)));
  }

  #refsOf(measure: SupplyMeasure): NodeRef[] {
    const other = withOf(this.#view.graph, measure);
    return [{ type: 'Item', index: measure.item }, ...(other === undefined ? [] : [other])];
  }

  #textOf(measure: SupplyMeasure): string {
    const ref = withOf(this.#view.graph, measure);
    return measureInWords({
      measure: measure.kind,
      item: this.#presenter.thing({ type: 'Item', index: measure.item }),
      with: ref === undefined ? null : this.#presenter.thing(ref),
      days: measure.days ?? null,
    });
  }
}
