/**
 * Question: how much of an item, a category or a programme comes from few suppliers, owners, sites
 * or countries?
 *
 * Definition (SEMANTICS, Concentration; ANALYSIS, known answers): the Herfindahl-Hirschman index as
 * an interval over every division that the evidence allows (`shares.ts`, `hhi.ts`). Closed: the
 * recorded sources are all; open: others may exist. A category or programme adds its items by their
 * summed weight where every counted source has one, else counts them equally, and says so.
 * Source: US Merger Guidelines (2023) for the index; field practice for the four levels.
 *
 * Complexity: O(sources) for all items; a category adds the descent of `hhi.ts`. Limits: several
 * items with open shares beyond `exactDivisions` give a bound instead of the exact upper end, and
 * the assumption says so. Country is the site's, so that unknown sites widen the interval.
 */
import type { NodeLabel } from '../ontology/node-type.ts';
import { ItemType } from '../ontology/property.ts';
import type { NodeRef, ViewGraph } from '../view/graph.ts';
import { type Candidates, candidatesOf } from './candidates.ts';
import { type CountedSources, type CountingOptions, countedSources } from './counting.ts';
import { EvidenceRows } from './evidence.ts';
import type { AssertionRef, Concentration, Holder, Interval, Level } from './finding.ts';
import { hhiInterval, type IndexInterval, looseMass } from './hhi.ts';
import { itemTypeNames } from './item-type-name.ts';
import { type Scope, scopeOf } from './scope.ts';
import { assumptionText } from './share-assumption.ts';
import { ShareSum } from './share-sum.ts';
import { type ItemShares, itemShares, itemWeight, type UncountedShares, uncountedShares, whole } from './shares.ts';

export type ConcentrationOf = 'item' | 'category' | 'programme';

export interface ConcentrationOptions extends CountingOptions {
  readonly of: ConcentrationOf;
  readonly level: Level;
  /** Index into `programmes`; undefined: every item of the view (or each programme, of `programme`). */
  readonly programme?: number | undefined;
  /** Others than the recorded sources may exist. */
  readonly open?: boolean;
  /** Category of each item as an index into `names`; -1: none. Default: the item's type. */
  readonly categories?: { readonly of: ArrayLike<number>; readonly names: readonly string[] };
  /** By item: the number of the unit of its weights, `noUnit` or `mixedUnit`. Different units have no sum. */
  readonly units?: Int32Array | undefined;
}

/** Nobody states the unit of an item's weights: taken as the same as any other. */
export const noUnit = -1;
/** The weights of an item are stated in several units. */
export const mixedUnit = -2;

export const concentrationEvidenceLimit = 2000;

/** What is asked about, and the items that belong to it. */
interface Subject {
  readonly of: Concentration['of'];
  readonly items: readonly number[];
}

/** One result for each item (category, programme) of which a source counts, by index. */
export function concentrations(graph: ViewGraph, options: ConcentrationOptions): Concentration[] {
  const question = new Question(graph, options);
  const results: Concentration[] = [];
  for (const subject of question.subjects()) {
    const result = question.answer(subject);
    if (result !== undefined) results.push(result);
  }
  return results;
}

class Question {
  readonly #graph: ViewGraph;
  readonly #options: ConcentrationOptions;
  readonly #counted: CountedSources;
  readonly #candidates: Candidates;

  constructor(graph: ViewGraph, options: ConcentrationOptions) {
    this.#graph = graph;
    this.#options = options;
    this.#counted = countedSources(graph, options);
    this.#candidates = candidatesOf(graph, options.level, options.asOf);
  }

  *subjects(): Generator<Subject> {
    const { of, programme } = this.#options;
    if (of === 'programme') {
      const asked = programme === undefined ? Array.from({ length: this.#graph.programmes.count }, (_, k) => k) : [programme];
      for (const one of asked) {
        const ref: NodeRef = { type: 'Programme', index: one };
        yield { of: { type: 'programme', ref }, items: this.#itemsOf(scopeOf(this.#graph, one)) };
      }
      return;
    }
    const items = this.#itemsOf(scopeOf(this.#graph, programme));
    if (of === 'category') yield* this.#byCategory(items);
    else for (const item of items) yield { of: { type: 'item', ref: { type: 'Item', index: item } }, items: [item] };
  }

  #itemsOf(scope: Scope): number[] {
    const items: number[] = [];
    for (let item = 0; item < scope.items.length; item++) {
      if (scope.items[item] === 1 && this.#isAsked(item)) items.push(item);
    }
    return items;
  }

  /** Lines, not parts that a source delivers; where materials are asked about, nothing else has one to hold it. */
  #isAsked(item: number): boolean {
    const { deliveredOnly, itemType } = this.#graph.items;
    return deliveredOnly[item] === 0 && (this.#options.level !== 'material' || itemType[item] === ItemType.material);
  }

  *#byCategory(items: readonly number[]): Generator<Subject> {
    const { of, names } = this.#options.categories ?? { of: this.#graph.items.itemType, names: itemTypeNames };
    const lists = new Map<number, number[]>();
    for (const item of items) {
      const category = of[item]!;
      if (category === -1 || names[category] === undefined || names[category] === '') continue;
      const list = lists.get(category);
      if (list === undefined) lists.set(category, [item]);
      else list.push(item);
    }
    for (const [category, list] of [...lists].sort(([a], [b]) => a - b)) {
      yield { of: { type: 'category', ref: undefined, category: names[category]! }, items: list };
    }
  }

  answer({ of, items }: Subject): Concentration | undefined {
    const counted = items.filter((item) => this.#counts(item));
    if (counted.length === 0) return undefined;
    return new Result(this, of, counted, items.length - counted.length);
  }

  #counts(item: number): boolean {
    const { offsets, targets } = this.#graph.items.sources;
    for (let k = offsets[item]!; k < offsets[item + 1]!; k++) if (this.#counted.counted[targets[k]!] === 1) return true;
    return false;
  }

  get level(): Level {
    return this.#options.level;
  }

  get open(): boolean {
    return this.#options.open ?? false;
  }

  get candidateType(): NodeLabel {
    return this.#candidates.type;
  }

  shares(item: number): ItemShares {
    return itemShares(this.#graph, item, this.#counted, this.#candidates, { open: this.open, mixed: this.#isMixed(item) })!;
  }

  /** What sources that do not count state, of each item that has such. */
  uncounted(items: readonly number[]): UncountedShares[] {
    const { only } = this.#options;
    return items.map((item) => uncountedShares(this.#graph, item, this.#counted, only)).filter(({ sources }) => sources > 0);
  }

  /** Sum of the weights of an item's counted sources; undefined where one has none. */
  weight(item: number): number | undefined {
    return itemWeight(this.#graph, item, this.#counted, this.#isMixed(item));
  }

  /** Weights of these items are in different units. */
  mixed(items: readonly number[]): boolean {
    const { units } = this.#options;
    if (units === undefined) return false;
    let unit = noUnit;
    for (const item of items) {
      const own = units[item]!;
      if (own === mixedUnit || (own !== noUnit && unit !== noUnit && own !== unit)) return true;
      if (own !== noUnit) unit = own;
    }
    return false;
  }

  #isMixed(item: number): boolean {
    return this.#options.units?.[item] === mixedUnit;
  }

  evidence(items: readonly number[]): AssertionRef[] {
    const rows = new EvidenceRows(concentrationEvidenceLimit);
    const { offsets, targets } = this.#graph.items.sources;
    for (const item of items) {
      for (let k = offsets[item]!; k < offsets[item + 1]!; k++) {
        if (this.#counted.counted[targets[k]!] === 1) rows.add(this.#graph.sources.evidence, targets[k]!);
      }
    }
    return rows.finish();
  }
}

/**
 * One answer; what it takes is computed when it is asked for, because a page shows few of many. That
 * of a single item is not kept: it costs less than the memory.
 */
class Result implements Concentration {
  readonly of: Concentration['of'];
  readonly #question: Question;
  readonly #items: readonly number[];
  readonly #missing: number;
  #kept: ShareSum | undefined;
  #interval: IndexInterval | undefined;

  constructor(question: Question, of: Concentration['of'], items: readonly number[], missing: number) {
    this.#question = question;
    this.of = of;
    this.#items = items;
    this.#missing = missing;
  }

  get level(): Level {
    return this.#question.level;
  }

  /** Others may exist, and then items of which nothing is recorded belong to the whole. */
  get #unseen(): number {
    return this.#question.open ? this.#missing : 0;
  }

  get #weighted(): boolean {
    const items = this.#items;
    if (items.length < 2 || this.#unseen > 0 || this.#question.mixed(items)) return false;
    return items.every((item) => this.#question.weight(item) !== undefined);
  }

  #sum(): ShareSum {
    if (this.#kept !== undefined) return this.#kept;
    const sum = new ShareSum();
    const weightOf = this.#weighted ? (item: number): number => this.#question.weight(item)! : (): number => 1;
    const whole = this.#items.reduce((all, item) => all + weightOf(item), this.#unseen);
    for (const item of this.#items) sum.add(this.#question.shares(item), weightOf(item) / whole);
    sum.addUnseen(this.#unseen / whole);
    if (this.#items.length > 1) this.#kept = sum;
    return sum;
  }

  #index(): IndexInterval {
    this.#interval ??= hhiInterval(this.#sum().problem);
    return this.#interval;
  }

  get hhi(): Interval {
    return outward(this.#index());
  }

  get holders(): Holder[] {
    const { names, problem } = this.#sum();
    const loose = looseMass(problem);
    const highs = problem.fixed.map((low) => low + loose);
    for (const { mass, holders, lumps } of problem.open) {
      // What a lump shares in is in `loose` already.
      if ((lumps?.length ?? 0) === 0) for (const holder of holders) highs[holder]! += mass;
    }
    const shareOf = (low: number, high: number): Interval => outward({ low, high: Math.min(whole, high) });
    const type = this.#question.candidateType;
    const named = names.map((index, k): Holder => ({ candidate: { type, index }, share: shareOf(problem.fixed[k]!, highs[k]!) }));
    named.sort((a, b) => b.share.low - a.share.low || b.share.high - a.share.high || a.candidate!.index - b.candidate!.index);
    const unnamed = problem.lumps.length > 0 || problem.anywhere.newcomers > 0;
    if (!unnamed) return named;
    return [...named, { candidate: undefined, share: shareOf(named.length === 0 ? loose : 0, loose) }];
  }

  get equalShares(): number | undefined {
    const index = this.#sum().equalIndex;
    return index === undefined ? undefined : Math.round(index);
  }

  get assumption(): string {
    const sum = this.#sum();
    return assumptionText({
      open: this.#question.open,
      sum,
      items: this.#items.length,
      missing: this.#missing,
      uncounted: this.#question.uncounted(this.#items),
      weighted: this.#weighted,
      exact: this.#index().exact,
      mixed: this.#question.mixed(this.#items),
      level: this.level,
      equal: sum.equalIndex,
    });
  }

  get evidence(): AssertionRef[] {
    return this.#question.evidence(this.#items);
  }
}

/** Integers that hold the interval: least down, greatest up. */
function outward({ low, high }: Interval): Interval {
  return { low: Math.floor(low + 1e-6), high: Math.ceil(high - 1e-6) };
}
