/**
 * What a view states of capacities, stock and quantities, read once as good and once as bad as it can
 * be, as the figures of `capacity-model.ts` for one loss (the rules stand in `capacity-losses.ts`).
 */
import { IntList, rowOf } from '../view/csr.ts';
import type { Relation, ViewGraph } from '../view/graph.ts';
import type { CapacityCase, CapacityEndItem, CapacityItem, CapacitySource, Need } from './capacity-model.ts';
import { dailyValues, type Missing } from './exposure.ts';
import type { Interval } from './finding.ts';
import type { SingleSourceContext } from './single-source.ts';
import { itemStock } from './time-cover.ts';
import { type Demand, quantityOf } from './time-demand.ts';
import { Role, type World } from './world.ts';

export interface CapacityFacts {
  readonly demand: Demand | undefined;
  readonly onHand: Float64Array | undefined;
  /** What programmes that are not asked about want of each item; undefined: there is none. */
  readonly others?: Demand | undefined;
}

export interface Reading {
  readonly case: CapacityCase;
  /** Items of `case.endItems`. */
  readonly endItems: readonly number[];
  /** End items above what is lost, ascending. */
  readonly reached: readonly number[];
  readonly missing: readonly Missing[];
  /** The demand of an end item that bears on it is not known. */
  readonly demandUnknown: boolean;
  /** The value of an end item above what is lost is not known. */
  readonly valueUnknown: boolean;
}

const never = Number.POSITIVE_INFINITY;

export class CapacityCases {
  readonly context: SingleSourceContext;
  readonly facts: CapacityFacts;
  readonly valueOf: (item: number) => Interval;
  /** Items that state a capacity, and what needs them. */
  readonly limited: Uint8Array;
  /** Items with a source that the possible reading takes as lost, whatever is. */
  readonly #soft: number[] = [];
  readonly #sourceItems: Int32Array;

  constructor(context: SingleSourceContext, facts: CapacityFacts) {
    const { graph, scope, counted, worlds } = context;
    this.context = context;
    this.facts = facts;
    this.valueOf = dailyValues(graph, scope);
    this.#sourceItems = graph.sources.item;
    const stated: number[] = [];
    for (let source = 0; source < graph.sources.count; source++) {
      if (counted.counted[source] === 0) continue;
      if (!Number.isNaN(graph.sources.numbers.capacityPerDay?.[source] ?? Number.NaN)) stated.push(this.#sourceItems[source]);
      if (worlds.possible !== worlds.definite && worlds.possible.role[source] !== Role.counts)
        this.#soft.push(this.#sourceItems[source]);
    }
    this.limited = this.#above(stated);
  }

  of(lost: Int32Array, which: 'best' | 'worst'): Reading {
    const gone = new Set(lost);
    const seeds = Array.from(lost, (source) => this.#sourceItems[source]);
    const reached = this.#above(which === 'best' ? seeds : [...seeds, ...this.#soft]);
    return new Case(this, which, gone, reached).read();
  }

  /** 1 for items in scope that need one of these, at any depth. */
  #above(seeds: readonly number[]): Uint8Array {
    const { graph, scope, worlds, counted } = this.context;
    const found = new Uint8Array(graph.items.count);
    const queue = new IntList();
    const meet = (item: number): void => {
      if (found[item] === 1 || scope.items[item] === 0) return;
      found[item] = 1;
      queue.push(item);
    };
    for (const item of seeds) meet(item);
    for (let head = 0; head < queue.length; head++) {
      const item = queue.at(head);
      for (const parent of rowOf(graph.items.requiredBy, item)) meet(parent);
      for (const source of rowOf(graph.sources.requiredBy, item))
        if (counted.counted[source] === 1) meet(this.#sourceItems[source]);
      for (const other of rowOf(worlds.standsFor, item)) meet(other);
    }
    return found;
  }
}

/** One loss in one reading. */
class Case {
  readonly #cases: CapacityCases;
  readonly #graph: ViewGraph;
  readonly #world: World;
  readonly #worst: boolean;
  readonly #gone: ReadonlySet<number>;
  readonly #reached: Uint8Array;
  /** Items that may be asked for more than today: substitutes and inputs of what has to stand in. */
  readonly #grows: Uint8Array;
  readonly #positions = new Map<number, number>();
  readonly #order: number[] = [];
  readonly #missing = new Set<Missing>();

  constructor(cases: CapacityCases, which: 'best' | 'worst', gone: ReadonlySet<number>, reached: Uint8Array) {
    const { graph, worlds } = cases.context;
    this.#cases = cases;
    this.#graph = graph;
    this.#worst = which === 'worst';
    this.#world = this.#worst ? worlds.possible : worlds.definite;
    this.#gone = gone;
    this.#reached = reached;
    this.#grows = this.#worst ? this.#growing() : new Uint8Array(reached.length);
  }

  read(): Reading {
    const { scope } = this.#cases.context;
    const ends = Array.from(scope.endItems).filter((item) => this.#matters(item));
    const endItems: { item: number; end: CapacityEndItem }[] = [];
    let [demandUnknown, valueUnknown] = [false, false];
    for (const item of ends) {
      const demand = this.#demandOf(item);
      if (demand === undefined || demand === 0) {
        demandUnknown ||= demand === undefined;
        continue;
      }
      const value = this.#cases.valueOf(item);
      if (value.high === never && this.#reached[item] === 1) valueUnknown = true;
      const worth = this.#worst && value.high < never ? value.high : value.low;
      endItems.push({ item, end: { item: this.#position(item), demand, value: worth / demand } });
    }
    if (demandUnknown) this.#missing.add('daily demand');
    const items: CapacityItem[] = [];
    for (let at = 0; at < this.#order.length; at++) items.push(this.#itemOf(this.#order[at]));
    return {
      case: { items, endItems: endItems.map(({ end }) => end) },
      endItems: endItems.map(({ item }) => item),
      reached: ends.filter((item) => this.#reached[item] === 1),
      missing: [...this.#missing],
      demandUnknown,
      valueUnknown,
    };
  }

  #matters(item: number): boolean {
    return this.#reached[item] === 1 || this.#cases.limited[item] === 1 || this.#grows[item] === 1;
  }

  #position(item: number): number {
    let at = this.#positions.get(item);
    if (at === undefined) {
      at = this.#order.push(item) - 1;
      this.#positions.set(item, at);
    }
    return at;
  }

  /** What the programmes asked about want of it a day; undefined where one does not say. */
  #demandOf(item: number): number | undefined {
    const { includes } = this.#graph.programmes;
    const { programme } = this.#cases.context.scope;
    const own = this.#graph.items.numbers.dailyDemand?.[item] ?? Number.NaN;
    let sum = 0;
    let silent = false;
    const from = programme === undefined ? 0 : includes.offsets[programme];
    const to = programme === undefined ? includes.targets.length : includes.offsets[programme + 1];
    for (let e = from; e < to; e++) {
      if (includes.targets[e] !== item) continue;
      const asked = includes.numbers.dailyDemand?.[e] ?? Number.NaN;
      if (Number.isNaN(asked)) silent = true;
      else sum += asked;
    }
    if (!silent) return sum / 100;
    if (!Number.isNaN(own)) return own / 100;
    // A part of something else, asked for as that part alone.
    return sum === 0 && this.#isPart(item) ? 0 : undefined;
  }

  /** Of something that is asked about: what another programme needs it for is no demand of this one. */
  #isPart(item: number): boolean {
    const { items, sources } = this.#graph;
    const asked = this.#cases.context.scope.items;
    return (
      rowOf(items.requiredBy, item).some((other) => asked[other] === 1) ||
      rowOf(sources.requiredBy, item).some((source) => asked[sources.item[source]] === 1)
    );
  }

  #itemOf(item: number): CapacityItem {
    const { graph, counted } = this.#cases.context;
    const { demand, onHand } = this.#cases.facts;
    if (!this.#matters(item)) return { stock: never, sources: undefined, substitutes: [], requires: [] };
    const stock = itemStock(graph, counted, demand, onHand, item);
    if (stock.low !== stock.high) this.#missing.add('stock');
    const requires = this.#needs(graph.items.requires, item, undefined);
    const units = this.#worst ? stock.low : stock.high;
    const isMade = this.#world.sources[item] > 0;
    const approved = isMade ? Array.from(rowOf(this.#cases.context.worlds.approved, item)) : [];
    const substitutes = approved.map((other) => this.#position(other));
    const sources = isMade ? this.#sourcesOf(item) : this.#unsourced(item);
    const limited = units < never && sources?.every(({ capacity }) => capacity < never) === true;
    const others = this.#worst && limited ? this.#takenByOthers(item) : 0;
    if (others > 0) this.#missing.add('other programmes');
    return { stock: units, sources, substitutes, requires, ...(others > 0 ? { others } : {}) };
  }

  /** What other programmes want of an item, and of those that it is a substitute for where the loss reaches them. */
  #takenByOthers(item: number): number {
    const high = this.#cases.facts.others?.high;
    if (high === undefined) return 0;
    const standsFor = rowOf(this.#cases.context.worlds.standsFor, item);
    return standsFor.reduce((sum, other) => sum + (this.#reached[other] === 1 ? high[other] : 0), high[item]);
  }

  /** An item without a source is to be had; how much more than today nobody knows. */
  #unsourced(item: number): CapacitySource[] | undefined {
    if (this.#grows[item] === 0) return undefined;
    this.#missing.add('capacity');
    return [{ capacity: this.#cases.facts.demand?.low[item] ?? 0, requires: [] }];
  }

  #sourcesOf(item: number): CapacitySource[] {
    const { sources } = this.#graph;
    const own = rowOf(this.#graph.items.sources, item);
    const { worlds, counted } = this.#cases.context;
    if (own.some((source) => counted.counted[source] === 1 && worlds.possible.role[source] !== Role.counts))
      this.#missing.add('who or where');
    const left = Array.from(own).filter((source) => this.#world.role[source] === Role.counts && !this.#gone.has(source));
    return left.map((source) => ({
      capacity: this.#capacityOf(item, source, own),
      requires: this.#needs(sources.requires, source, 1),
    }));
  }

  #capacityOf(item: number, source: number, own: Int32Array): number {
    const stated = this.#graph.sources.numbers.capacityPerDay?.[source] ?? Number.NaN;
    if (!Number.isNaN(stated)) return stated / 100;
    if (!this.#worst || this.#asToday(item, source, own)) return never;
    this.#missing.add('capacity');
    const today = this.#cases.facts.demand?.low[item] ?? 0;
    const share = this.#graph.sources.numbers.share?.[source] ?? Number.NaN;
    if (this.#counting(own) === 1) return today;
    return Number.isNaN(share) ? 0 : (today * share) / 10_000;
  }

  /** Whether the source need not make more than today: it, and all others of the item, go on, and the item is asked for no more. */
  #asToday(item: number, source: number, own: Int32Array): boolean {
    if (this.#grows[item] === 1) return false;
    if (this.#counting(own) === 1) return true;
    return Array.from(own).every((other) => other === source || !this.#fallsShort(other));
  }

  #counting(own: Int32Array): number {
    const { counted } = this.#cases.context.counted;
    return Array.from(own).filter((source) => counted[source] === 1).length;
  }

  /** A source that is lost, or taken so, or needs something that the loss reaches. */
  #fallsShort(source: number): boolean {
    if (this.#cases.context.counted.counted[source] === 0) return false;
    if (this.#gone.has(source) || this.#world.role[source] !== Role.counts) return true;
    return Array.from(rowOf(this.#graph.sources.requires, source)).some((item) => this.#reached[item] === 1);
  }

  /** @param delivered quantity of a part that exists only as what the source delivers, where none is stated. */
  #needs(rows: Relation, from: number, delivered: number | undefined): Need[] {
    const needs: Need[] = [];
    for (let e = rows.offsets[from]; e < rows.offsets[from + 1]; e++) {
      const item = rows.targets[e];
      if (!this.#matters(item)) continue;
      const assumed = this.#graph.items.deliveredOnly[item] === 1 ? delivered : undefined;
      const quantity = quantityOf(rows.numbers, e) ?? assumed;
      if (quantity !== undefined) needs.push({ item: this.#position(item), quantity });
      else if (this.#reached[item] === 1 || this.#grows[item] === 1) {
        this.#missing.add('quantity');
        if (this.#worst) needs.push({ item: this.#position(item), quantity: never });
      }
    }
    return needs;
  }

  #growing(): Uint8Array {
    const { items, sources } = this.#graph;
    const { worlds } = this.#cases.context;
    const found = new Uint8Array(items.count);
    const queue = new IntList();
    const meet = (item: number): void => {
      if (found[item] === 1) return;
      found[item] = 1;
      queue.push(item);
    };
    for (let item = 0; item < found.length; item++) {
      if (this.#reached[item] === 0) continue;
      for (const other of rowOf(worlds.approved, item)) meet(other);
      const own = rowOf(items.sources, item);
      if (!Array.from(own).some((source) => this.#fallsShort(source))) continue;
      for (const source of own)
        if (this.#world.role[source] === Role.counts && !this.#gone.has(source))
          for (const input of rowOf(sources.requires, source)) meet(input);
    }
    for (let head = 0; head < queue.length; head++) {
      const item = queue.at(head);
      for (const child of rowOf(items.requires, item)) meet(child);
      for (const source of rowOf(items.sources, item)) {
        if (this.#world.role[source] === Role.counts) for (const input of rowOf(sources.requires, source)) meet(input);
      }
    }
    return found;
  }
}
