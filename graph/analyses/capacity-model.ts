/**
 * The linear program of what can be made after a loss (the TTR and TTS models of Simchi-Levi, Schmidt
 * and Wei, Harvard Business Review, January 2014; Simchi-Levi et al., Interfaces 45(5), 2015, pp. 375 to
 * 390), over a time t:
 *
 *   x(s) >= 0      units that source s makes;      x(s) <= capacity(s) t,  x(s) = 0 where it is lost
 *   z(a, i) >= 0   units of approved substitute a used in the place of i
 *   l(p) >= 0      units of end item p that are not delivered
 *   made(i) = sum of x(s) over the sources of i + sum of z(a, i); unlimited where no source counts
 *   for each item i:  stock(i) + made(i) >= sum over j that require i of quantity(j, i) made(j)
 *     + sum over sources s that require i of quantity(s, i) x(s) + sum of z(i, b) + demand(i) t - l(i)
 *
 *   and where others take some first:  stock(i) + sum of capacity(s) t - others(i) t >= the same, less made by s
 *
 *   lost value over t = least sum of value(p) l(p);  time to survive = greatest t with every l(p) = 0.
 *
 * Rates that do not change over t meet the demand at every moment if they meet it in sum, because the
 * stock is there at the beginning: one period is enough. As in `availability`, a substitute needs what
 * the item itself requires, too.
 *
 * Left out is what can bind nothing: items beneath which no source is lost and none states a capacity.
 */
import type { LinearProgram, Row } from './linear-program.ts';

/** One way to read what is stated: every figure is settled. */
export interface CapacityCase {
  readonly items: readonly CapacityItem[];
  readonly endItems: readonly CapacityEndItem[];
}

export interface CapacityItem {
  /** Units; Infinity: more than can be needed. */
  readonly stock: number;
  /** Sources that are left; undefined: no source counts, and it is to be had without limit. */
  readonly sources: readonly CapacitySource[] | undefined;
  /** Positions of approved substitutes in `items`; only where sources count. */
  readonly substitutes: readonly number[];
  readonly requires: readonly Need[];
  /**
   * Units a day that others take first, of the stock and of what these sources make; Infinity: they take all.
   * What it takes to make these is not in this program: it is taken of its own items in the same way.
   */
  readonly others?: number;
}

export interface CapacitySource {
  /** Units a day; Infinity: no limit. */
  readonly capacity: number;
  readonly requires: readonly Need[];
}

/** Position of the item in `items`, and units of it for one unit; Infinity: more than there is. */
export interface Need {
  readonly item: number;
  readonly quantity: number;
}

export interface CapacityEndItem {
  readonly item: number;
  /** Units a day. */
  readonly demand: number;
  /** Money a unit. */
  readonly value: number;
}

/**
 * Days (a hundred years): what lasts so long lasts for ever. A bound of the program and not of the answer,
 * since solvers are unsure of themselves where nothing bounds the optimum.
 */
export const longestSurvival = 36_500;

/** The greatest t, up to `longestSurvival`, for which all that is demanded can be delivered. */
export function survivalProgram(stated: CapacityCase): LinearProgram {
  const model = new Model(stated);
  const time = model.column();
  model.upper.push([time, longestSurvival]);
  for (const { item, demand } of stated.endItems) model.add(item, time, -demand);
  for (const [item, { stock, rate }] of model.left) {
    model.needs(model.shared(item), -stock);
    // Where there is nothing to run out, the time is not bounded by what nobody here may want.
    model.addTo(model.shared(item), time, stock === 0 ? Math.max(0, rate) : rate);
  }
  for (const [source, capacity] of model.limits)
    model.rows.push({
      terms: [
        [time, capacity],
        [source, -1],
      ],
      atLeast: 0,
    });
  return model.finish(true, [[time, 1]]);
}

/** The least value that is not delivered within so many days. */
export function lossProgram(stated: CapacityCase, days: number): LinearProgram {
  const model = new Model(stated);
  const objective: [number, number][] = [];
  for (const { item, demand, value } of stated.endItems) {
    const lost = model.column();
    model.add(item, lost, 1);
    model.needs(item, demand * days);
    if (model.left.has(item)) model.needs(model.shared(item), demand * days);
    model.upper.push([lost, demand * days]);
    if (value > 0) objective.push([lost, value]);
  }
  for (const [item, { stock, rate }] of model.left) model.needs(model.shared(item), -Math.max(0, stock + rate * days));
  for (const [source, capacity] of model.limits) model.upper.push([source, capacity * days]);
  return model.finish(false, objective);
}

class Model {
  readonly rows: Row[] = [];
  readonly upper: [number, number][] = [];
  /** Columns of sources with a limit, and units a day. */
  readonly limits: [number, number][] = [];
  /** By item of which others take some: stock, and units a day that come in beyond what they take. */
  readonly left = new Map<number, { readonly stock: number; readonly rate: number }>();
  readonly #count: number;
  readonly #atLeast: Float64Array;
  readonly #terms: Map<number, number>[];
  readonly #free: boolean[];
  #columns = 0;

  constructor({ items }: CapacityCase) {
    this.#count = items.length;
    // A second row for each item: what is left of it when others have taken theirs.
    this.#terms = Array.from({ length: 2 * items.length }, () => new Map());
    this.#free = items.map(({ stock }) => stock === Number.POSITIVE_INFINITY);
    this.#atLeast = new Float64Array(2 * items.length);
    for (const [at, item] of items.entries()) {
      if (!this.#free[at]) this.#atLeast[at] = -item.stock;
      const left = leftOf(item);
      if (left !== undefined) this.left.set(at, left);
    }
    for (const [at, item] of items.entries()) {
      if (item.sources === undefined) this.#make(at, item.requires);
      for (const { capacity, requires } of item.sources ?? []) {
        const made = this.#make(at, [...item.requires, ...requires], 'source');
        if (made !== undefined && capacity < Number.POSITIVE_INFINITY) this.limits.push([made, capacity]);
      }
      for (const substitute of item.substitutes) this.#make(at, [...item.requires, { item: substitute, quantity: 1 }]);
    }
  }

  column(): number {
    return this.#columns++;
  }

  /** The row of what is left of an item. */
  shared(item: number): number {
    return this.#count + item;
  }

  needs(row: number, units: number): void {
    this.#atLeast[row] += units;
  }

  add(item: number, column: number, coefficient: number): void {
    this.addTo(item, column, coefficient);
    if (this.left.has(item)) this.addTo(this.shared(item), column, coefficient);
  }

  addTo(row: number, column: number, coefficient: number): void {
    this.#terms[row].set(column, (this.#terms[row].get(column) ?? 0) + coefficient);
  }

  /** A way to have units of an item; undefined where it needs more of something than there is. */
  #make(item: number, needs: readonly Need[], by: 'source' | 'other' = 'other'): number | undefined {
    if (needs.some(({ quantity }) => quantity === Number.POSITIVE_INFINITY)) return undefined;
    const column = this.column();
    // What its sources make is in the row of what is left by their capacities.
    if (by === 'source') this.addTo(item, column, 1);
    else this.add(item, column, 1);
    for (const need of needs) this.add(need.item, column, -need.quantity);
    return column;
  }

  finish(greatest: boolean, objective: readonly (readonly [number, number])[]): LinearProgram {
    for (const [row, terms] of this.#terms.entries()) {
      const kept = [...terms].filter(([, coefficient]) => coefficient !== 0);
      if (this.#free[row] !== true && (kept.length > 0 || this.#atLeast[row] > 0))
        this.rows.push({ terms: kept, atLeast: this.#atLeast[row] });
    }
    return { greatest, columns: this.#columns, objective, rows: this.rows, upper: this.upper };
  }
}

/** Undefined where others take nothing, or there is more than can be needed. */
function leftOf({ stock, sources, others }: CapacityItem): { readonly stock: number; readonly rate: number } | undefined {
  if (others === undefined || others === 0 || stock === Number.POSITIVE_INFINITY || sources === undefined) return undefined;
  if (others === Number.POSITIVE_INFINITY) return { stock: 0, rate: 0 };
  const made = sources.reduce((sum, { capacity }) => sum + capacity, 0);
  return made === Number.POSITIVE_INFINITY ? undefined : { stock, rate: made - others };
}
