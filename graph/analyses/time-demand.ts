/**
 * Question: how many of each item are needed a day?
 *
 * Definition: what a document states of the item; else what the programmes state of it as an end item,
 * and for each thing that requires it that thing's demand times the stated quantity. What is needed by
 * one source alone is needed for its part of the item's demand: all of it where no other source counts,
 * its share where one is stated, else an unknown part, from nothing to all. A part that a source
 * delivers for its item is needed as often as the item.
 *
 * Unknown is [0, Infinity): a quantity that nobody states; an item that nothing requires and of which
 * nobody states a demand. In a circle of requirements, and below one, the demand is at least what is
 * stated and nobody knows how much more. An end item that other items require, and of which no demand is
 * stated, is needed as their part: nothing is added for it. Spare parts, scrap and what approved
 * substitutes would take over are not derived: state the demand of the item.
 *
 * Units a day, reckoned in decimals: quantities and demands are stated in hundredths, and no figure that
 * follows is a binary fraction beside what it should be. O(items + requirements), parents before children (Kahn).
 */
import { rowOf } from '../view/csr.ts';
import type { NumberColumns, Relation, ViewGraph } from '../view/graph.ts';
import type { CountedSources } from './counting.ts';
import { type Decimal, Decimals, decimal, multiplied } from './decimals.ts';

/** Units a day by item; not known: [0, Infinity). */
export interface Demand {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The same, as the decimal numbers that they are: what is divided by a demand is divided by these. */
  readonly exact: { readonly low: Decimals; readonly high: Decimals };
}

const none = decimal(0, 0);
const without = decimal(Number.POSITIVE_INFINITY, 0);
const whole = decimal(1, 0);

/** Undefined where no document states any demand. */
export function dailyDemand(graph: ViewGraph, counted: CountedSources): Demand | undefined {
  const { items, programmes } = graph;
  if (items.numbers.dailyDemand === undefined && programmes.includes.numbers.dailyDemand === undefined) return undefined;
  return new Derivation(graph, counted).run();
}

/**
 * What all programmes but one want of each item, by what they require: what is stated of an item itself is
 * of all together, and says nothing of one. Nothing of what no other programme reaches; no upper end for
 * what is at or below an end item whose demand the other does not state. Undefined where there is no other.
 */
export function demandOfOthers(graph: ViewGraph, counted: CountedSources, programme: number): Demand | undefined {
  const { offsets, targets } = graph.programmes.includes;
  const own = offsets[programme + 1] - offsets[programme];
  return own === targets.length ? undefined : new Derivation(graph, counted, programme).run();
}

export function demandOfItems({ exact }: Demand, items: Int32Array): Demand {
  return demandOf(exact.low.of(items), exact.high.of(items));
}

function demandOf(low: Decimals, high: Decimals): Demand {
  return { low: low.numbers(), high: high.numbers(), exact: { low, high } };
}

class Derivation {
  readonly #graph: ViewGraph;
  readonly #counted: Uint8Array;
  readonly #low: Decimals;
  readonly #high: Decimals;
  /** Stated of the item itself: nothing is derived for it. */
  readonly #own: Float64Array | undefined;
  /** Requirements of each item by things whose demand is not settled yet. */
  readonly #open: Int32Array;

  /** Range of `programmes.includes` that is left out, with all that only it wants; empty: none. */
  readonly #except: { readonly from: number; readonly to: number } | undefined;

  constructor(graph: ViewGraph, counted: CountedSources, except?: number) {
    const { offsets } = graph.programmes.includes;
    this.#except = except === undefined ? undefined : { from: offsets[except], to: offsets[except + 1] };
    this.#graph = graph;
    this.#counted = counted.counted;
    this.#low = new Decimals(graph.items.count);
    this.#high = new Decimals(graph.items.count);
    this.#own = except === undefined ? graph.items.numbers.dailyDemand : undefined;
    this.#open = new Int32Array(graph.items.count);
  }

  run(): Demand {
    this.#countOpen();
    this.#begin();
    const settled = new Uint8Array(this.#open.length);
    const queue = new Int32Array(this.#open.length);
    let length = 0;
    const settle = (item: number): void => {
      settled[item] = 1;
      queue[length++] = item;
    };
    for (let item = 0; item < this.#open.length; item++) if (this.#open[item] === 0 || this.#isStated(item)) settle(item);
    const met = (child: number): void => {
      if (--this.#open[child] === 0 && settled[child] === 0) settle(child);
    };
    for (let head = 0; head < length; head++) this.#pass(queue[head], met);
    const bears = this.#except === undefined ? undefined : this.#reachedByOthers();
    for (let item = 0; item < settled.length; item++)
      if (settled[item] === 0 && bears?.[item] !== 0) this.#high.set(item, without);
    return demandOf(this.#low, this.#high);
  }

  #isStated(item: number): boolean {
    return this.#own !== undefined && !Number.isNaN(this.#own[item]);
  }

  #countOpen(): void {
    const { items, sources } = this.#graph;
    for (const item of items.requires.targets) this.#open[item]++;
    for (let source = 0; source < sources.count; source++) {
      if (this.#counted[source] === 0) continue;
      const { offsets, targets } = sources.requires;
      for (let e = offsets[source]; e < offsets[source + 1]; e++) this.#open[targets[e]]++;
    }
  }

  /** What is stated of each item and end item; unknown what nothing requires and nobody speaks of. */
  #begin(): void {
    const { includes } = this.#graph.programmes;
    const asked = includes.numbers.dailyDemand;
    const known = new Uint8Array(this.#open.length);
    for (let e = 0; e < includes.targets.length && asked !== undefined; e++) {
      if (this.#isLeftOut(e) || Number.isNaN(asked[e]) || this.#isStated(includes.targets[e])) continue;
      known[includes.targets[e]] = 1;
      this.#add(includes.targets[e], hundredths(asked[e]), hundredths(asked[e]));
    }
    for (let item = 0; item < known.length; item++) {
      if (this.#isStated(item)) {
        const own = hundredths((this.#own as Float64Array)[item]);
        this.#low.set(item, own);
        this.#high.set(item, own);
      } else if (this.#except === undefined && this.#open[item] === 0 && known[item] === 0) this.#high.set(item, without);
    }
    for (let e = 0; e < includes.targets.length; e++) {
      const item = includes.targets[e];
      const stated = asked !== undefined && !Number.isNaN(asked[e]);
      if (stated || this.#isLeftOut(e) || this.#isStated(item)) continue;
      // An end item that others require, of which nothing is stated, is needed as their part.
      if (known[item] === 1 || this.#open[item] === 0) this.#high.set(item, without);
    }
  }

  #isLeftOut(include: number): boolean {
    return this.#except !== undefined && include >= this.#except.from && include < this.#except.to;
  }

  /** 1 for what is at or below an end item of a programme that is not left out. */
  #reachedByOthers(): Uint8Array {
    const { items, sources, programmes } = this.#graph;
    const reached = new Uint8Array(items.count);
    const queue = new Int32Array(items.count);
    let length = 0;
    const meet = (item: number): void => {
      if (reached[item] === 0) queue[length++] = item;
      reached[item] = 1;
    };
    for (const [e, item] of programmes.includes.targets.entries()) if (!this.#isLeftOut(e)) meet(item);
    for (let head = 0; head < length; head++) {
      for (const child of rowOf(items.requires, queue[head])) meet(child);
      for (const source of rowOf(items.sources, queue[head]))
        if (this.#counted[source] === 1) for (const child of rowOf(sources.requires, source)) meet(child);
    }
    return reached;
  }

  /** Passes the demand of an item on to what it and its sources require. */
  #pass(item: number, met: (child: number) => void): void {
    const { items, sources } = this.#graph;
    const { low, high } = { low: this.#low.at(item), high: this.#high.at(item) };
    this.#passRow(items.requires, item, low, high, 0, met);
    const { offsets, targets } = items.sources;
    let counting = 0;
    for (let s = offsets[item]; s < offsets[item + 1]; s++) counting += this.#counted[targets[s]];
    const share = sources.numbers.share;
    for (let s = offsets[item]; s < offsets[item + 1]; s++) {
      const source = targets[s];
      if (this.#counted[source] === 0) continue;
      const stated = share?.[source] ?? Number.NaN;
      const part = counting === 1 ? whole : Number.isNaN(stated) ? undefined : decimal(stated, 4);
      const least = part === undefined ? none : multiplied(low, part);
      this.#passRow(sources.requires, source, least, part === undefined ? high : multiplied(high, part), 1, met);
    }
  }

  /** @param delivered quantity of a part that exists only as what the source delivers, where none is stated; 0: there is none. */
  #passRow(rows: Relation, from: number, low: Decimal, high: Decimal, delivered: number, met: (child: number) => void): void {
    const { offsets, targets, numbers } = rows;
    for (let e = offsets[from]; e < offsets[from + 1]; e++) {
      const child = targets[e];
      const stated = numbers.quantity?.[e] ?? Number.NaN;
      const assumed = delivered === 1 && this.#graph.items.deliveredOnly[child] === 1 ? whole : undefined;
      const quantity = Number.isNaN(stated) ? assumed : hundredths(stated);
      if (!this.#isStated(child)) {
        if (quantity !== undefined) this.#add(child, multiplied(low, quantity), multiplied(high, quantity));
        else this.#add(child, none, high.digits === 0 ? none : without);
      }
      met(child);
    }
  }

  #add(item: number, low: Decimal, high: Decimal): void {
    this.#low.add(item, low);
    this.#high.add(item, high);
  }
}

function hundredths(stated: number): Decimal {
  return decimal(stated, 2);
}

/** Units; undefined where nobody states it. */
export function quantityOf(numbers: NumberColumns, edge: number): number | undefined {
  const quantity = numbers.quantity?.[edge];
  return quantity === undefined || Number.isNaN(quantity) ? undefined : quantity / 100;
}

/** Nothing of it is nothing, however much it may be. */
export function product(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}
