/**
 * What would close a row of the gap register by itself, in words: the measures of `plan` that hold up
 * every end item of the row when the candidate is lost.
 */
import type { RankedGap } from '../graph/analyses/gap.ts';
import { repairContext } from '../graph/analyses/repair.ts';
import { offeredMeasures, type SupplyMeasure } from '../graph/analyses/repair-measures.ts';
import { scopeOf } from '../graph/analyses/scope.ts';
import { holdsAlways, measured } from '../graph/network/measures.ts';
import { Mending } from '../graph/network/mending.ts';
import { endWeights } from '../graph/network/repair.ts';
import type { NodeRef } from '../graph/view/graph.ts';
import type { View } from '../graph/view/open-view.ts';
import { dayAsked } from './answer.ts';
import { findProgramme } from './find-programme.ts';
import type { GapQuestion } from './gap-analysis.ts';
import { measuresByKey, withOf } from './measure-order.ts';
import { Presenter } from './present.ts';
import type { FoundGap } from './present-gap.ts';
import { remembered } from './remembered.ts';
import { sourcesOfStage } from './stage.ts';
import { stockFacts } from './stock-facts.ts';
import type { Workspace } from './workspace.ts';

/** Options that a row lists; how many more there are is said. */
export const optionsListed = 6;
/** Items in scope up to which options are worked out. */
export const optionsItems = 100_000;

/** The rows with their options; `found` in step with `ranked`. */
export async function withOptions(
  workspace: Workspace,
  view: View,
  question: GapQuestion,
  ranked: readonly RankedGap[],
  found: readonly FoundGap[],
): Promise<FoundGap[]> {
  const options = new Map<RankedGap, readonly string[]>();
  const levels = new Set(ranked.filter(isAsked).map(({ level }) => level));
  for (const level of levels) {
    if (level === undefined) continue;
    const repairs = await remembered(view, JSON.stringify(['options', { ...question, level, group: '' }]), () =>
      Repairs.open(workspace, view, { ...question, level }),
    );
    for (const gap of ranked) if (gap.level === level && isAsked(gap)) options.set(gap, await repairs.of(gap.lost?.index ?? -1));
  }
  return found.map((row, k) => ({ ...row, options: [...row.options, ...(options.get(ranked[k]) ?? [])] }));
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

  constructor(presenter: Presenter, view: View, measures: readonly SupplyMeasure[], mending: Mending | undefined) {
    this.#presenter = presenter;
    this.#view = view;
    this.#measures = measures;
    this.#mending = mending;
  }

  static async open(workspace: Workspace, view: View, question: GapQuestion & { level: NonNullable<GapQuestion['level']> }) {
    const { graph } = view;
    const presenter = new Presenter(workspace, view);
    const scope = scopeOf(graph, question.programme === undefined ? undefined : findProgramme(graph, question.programme));
    const items = scope.items.reduce((sum, one) => sum + one, 0);
    if (items > optionsItems) return new Repairs(presenter, view, [], undefined);
    const only = sourcesOfStage(graph, question.stage);
    const asked = { level: question.level, counting: question.counting ?? 'qualified', asOf: dayAsked(view) } as const;
    const options = { ...asked, ...(only === undefined ? {} : { only }) };
    const stock = await stockFacts(workspace, view, options, undefined);
    const context = repairContext(graph, { ...options, terms: () => undefined, stock }, scope);
    const { measures } = await measuresByKey(presenter, offeredMeasures(context));
    const { network } = context.supply;
    const weight = new Float64Array(network.count);
    for (const item of scope.endItems) weight[context.supply.nodeOfItem[item]] = 1;
    const forNetwork = measured(
      network,
      measures.map((measure) => ({ ...measure, cost: 1 })),
    );
    const mending = new Mending(forNetwork, endWeights(weight, forNetwork.network.count, forNetwork.at));
    return new Repairs(presenter, view, measures, mending);
  }

  async of(candidate: number): Promise<string[]> {
    if (this.#mending === undefined) return [`not worked out for more than ${optionsItems} items`];
    const measures = this.#closing(this.#mending.closingAlone(candidate));
    const shown = measures.slice(0, optionsListed);
    await this.#presenter.load(shown.flatMap((measure) => this.#refsOf(measure)));
    const texts = shown.map((measure) => this.#textOf(measure));
    if (texts.length === 0) return ['no single measure closes it'];
    return measures.length > shown.length ? [...texts, `${measures.length - shown.length} more`] : texts;
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
    const item = this.#presenter.thing({ type: 'Item', index: measure.item }).name;
    const ref = withOf(this.#view.graph, measure);
    const other = ref === undefined ? '' : this.#presenter.thing(ref).name;
    const weeks = measure.weeks === undefined ? '' : ` (${measure.weeks} weeks)`;
    switch (measure.kind) {
      case 'approve-substitute':
        return `approve ${other} for ${item}${weeks}`;
      case 'qualify-source':
        return `qualify ${other} for ${item}${weeks}`;
      case 'open-site':
        return `a second site of ${other} for ${item}${weeks}`;
      case 'find-source':
        return `find a second source for ${item}${weeks}`;
      case 'hold-stock':
        return `hold ${measure.days} more days of ${item} in stock, which closes it in time alone`;
    }
  }
}
