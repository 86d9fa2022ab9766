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
 * items with open shares beyond `divisionWork` (of many answers: each its part, `shared-answers.ts`) may
 * give a bound instead of the exact upper end, and the assumption says so. Country is the site's, so that unknown sites widen the interval.
 */
import type { NodeLabel } from '../ontology/node-type.ts';
import { ItemType, Stage } from '../ontology/property.ts';
import type { NodeRef, ViewGraph } from '../view/graph.ts';
import type { Remembered } from './ask-first.ts';
import { type Candidates, candidatesOf } from './candidates.ts';
import { ConcentrationResult } from './concentration-result.ts';
import { type CountedSources, type CountingOptions, countedSources } from './counting.ts';
import { EvidenceRows } from './evidence.ts';
import type { AssertionRef, Level } from './finding.ts';
import { itemTypeNames } from './item-type-name.ts';
import { type Scope, scopeOf } from './scope.ts';
import { SharedAnswers } from './shared-answers.ts';
import { type ItemFacts, itemFacts, itemWeight, type UncountedShares, uncountedShares } from './shares.ts';
import { partyOf, unknownParties } from './unknown-party.ts';

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
  /** Countries that are not foreign; undefined: nobody states any. */
  readonly home?: ReadonlySet<number> | undefined;
}

/** Nobody states the unit of an item's weights: taken as the same as any other. */
export const noUnit = -1;
/** The weights of an item are stated in several units. */
export const mixedUnit = -2;

export const concentrationEvidenceLimit = 2000;

/** What is asked about, and the items that belong to it. */
interface Subject {
  readonly of: ConcentrationResult['of'];
  readonly items: readonly number[];
}

/** One result for each item (category, programme) of which a source counts, by index. */
export function concentrations(graph: ViewGraph, options: ConcentrationOptions): ConcentrationResult[] {
  const question = new ConcentrationQuestion(graph, options);
  const results: ConcentrationResult[] = [];
  const together = new SharedAnswers();
  for (const subject of question.subjects()) {
    const result = question.answer(subject, together);
    if (result !== undefined) results.push(result);
  }
  return results;
}

/** What all its answers have in common. */
export class ConcentrationQuestion {
  readonly #graph: ViewGraph;
  readonly #options: ConcentrationOptions;
  readonly #counted: CountedSources;
  readonly #candidates: Candidates;
  readonly #parties: Int32Array;
  readonly #stages = new Map<number, ConcentrationQuestion>();
  /** Narrowings of items that are alike. */
  readonly remembered: Remembered = new Map();

  constructor(graph: ViewGraph, options: ConcentrationOptions) {
    this.#graph = graph;
    this.#options = options;
    this.#counted = countedSources(graph, options);
    this.#candidates = candidatesOf(graph, options.level, options.asOf);
    this.#parties = unknownParties(graph, options.level);
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

  answer({ of, items }: Subject, together: SharedAnswers): ConcentrationResult | undefined {
    const counted = items.filter((item) => this.#counts(item));
    if (counted.length === 0) return undefined;
    return new ConcentrationResult(this, of, counted, items, together);
  }

  /** Stage codes that counted sources of these items state, in the order of making, and how many sources do not. */
  stages(items: readonly number[]): { readonly sources: ReadonlyMap<number, number>; readonly unstated: number } {
    const stated = this.#graph.sources.numbers.stage;
    const { offsets, targets } = this.#graph.items.sources;
    const sources = new Map<number, number>();
    for (const item of items) {
      for (let k = offsets[item]!; k < offsets[item + 1]!; k++) {
        const source = targets[k]!;
        if (this.#counted.counted[source] === 0) continue;
        const own = stated?.[source] ?? Number.NaN;
        const stage = own > Stage.unstated ? own : Stage.unstated;
        sources.set(stage, (sources.get(stage) ?? 0) + 1);
      }
    }
    const unstated = sources.get(Stage.unstated) ?? 0;
    sources.delete(Stage.unstated);
    return { sources: new Map([...sources].sort(([a], [b]) => a - b)), unstated };
  }

  /** The same question of one stage of making; none where it is asked of some sources only. */
  ofStage(stage: number): ConcentrationQuestion {
    const known = this.#stages.get(stage);
    if (known !== undefined) return known;
    const stated = this.#graph.sources.numbers.stage;
    const only = Uint8Array.from({ length: this.#graph.sources.count }, (_, source) => Number(stated?.[source] === stage));
    const question = new ConcentrationQuestion(this.#graph, { ...this.#options, only });
    this.#stages.set(stage, question);
    return question;
  }

  /** Some sources only are asked about, those of a stage, say. */
  get isPartial(): boolean {
    return this.#options.only !== undefined;
  }

  get asOf(): number {
    return this.#options.asOf;
  }

  /** See `ConcentrationOptions`. */
  get home(): ReadonlySet<number> | undefined {
    return this.#options.home;
  }

  partyOf(number: number): NodeRef {
    return partyOf(this.#graph, number);
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

  /** What is stated of the sources of an item of which one counts. */
  facts(item: number): ItemFacts {
    const options = { mixed: this.#isMixed(item), parties: this.#parties };
    return itemFacts(this.#graph, item, this.#counted, this.#candidates, options)!;
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
