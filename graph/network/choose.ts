/**
 * Question: which measures, within a budget, close most gaps?
 *
 * Closing is not submodular: a gap with two branches gains nothing from the first measure. So a gap
 * gives each of its open clauses a part of its weight, the greater the fewer are open (`Cover`), and the
 * measure of most worth for its cost is taken; once for each of several sharpnesses, and, where there is
 * little to choose from, once by whole gaps (all that a gap lacks at once). What closes nothing is given
 * back. The best plan is then improved by exchange: one measure out, or a gap's measures in and others
 * out, and filled up anew, while that closes more
 * and the bound is not reached.
 *
 * Complexity: for each step the requirements that it touches, and the measures; exchanges within `exchangeWork`.
 */

import { Cover, type Incidence, incidence } from './cover.ts';
import { mostFirst } from './most-first.ts';
import { only } from './requirements.ts';

export interface Budget {
  /** Cost of each measure, above nothing. */
  readonly costs: Float64Array;
  readonly limit: number;
  /** Most measures; undefined: as many as the limit pays for. */
  readonly most?: number | undefined;
}

/** Clauses of all groups up to which whole gaps are weighed and exchanges tried. */
export const exchangeSize = 20_000;
/** Clauses that exchanges look at, at most, in all. */
export const exchangeWork = 16_000_000;
/** Of many measures those of most worth are chosen from: as many times the budget's worth. */
const chosenFrom = 10;
const sharpnesses = [2, 1, 4];
/** So sharp that only gaps count which lack one clause. */
const atOnce = 60;
const rounding = 1e-9;

export interface Choice {
  /** Measures, each with the greatest gain of those that are left of the plan first. */
  readonly measures: readonly number[];
  readonly closed: number;
  /** Exchanges that were tried. */
  readonly exchanges: number;
}

/** @param enough no plan closes more: what does is not improved. */
export function choose(all: Incidence, budget: Budget, enough = Number.POSITIVE_INFINITY): Choice {
  const among = all.of.groups.targets.length <= exchangeSize ? all : promising(all, budget);
  const small = among.of.groups.targets.length <= exchangeSize;
  const tried = sharpnesses
    .slice(0, small ? sharpnesses.length : 1)
    .map((sharpness) => new Chooser(among, budget, sharpness).byWorth());
  if (small) tried.push(new Chooser(among, budget, 1).byGaps());
  let exchanges = 0;
  for (const one of small ? tried.sort((a, b) => b.closed - a.closed) : []) {
    exchanges += one.exchange(enough, exchangeWork / tried.length);
    if (one.closed >= enough - rounding) break;
  }
  const best = tried.reduce((a, b) => (b.closed > a.closed ? b : a));
  return { measures: best.ordered(), closed: best.closed, exchanges };
}

/** The gaps that the measures of most worth can close which together cost `chosenFrom` times what is to be had. */
function promising(all: Incidence, { costs, limit, most }: Budget): Incidence {
  const { worth } = new Cover(all, sharpnesses[0]);
  const isIn = new Uint8Array(costs.length);
  const value = Float64Array.from(worth, (one, measure) => one / costs[measure]);
  let left = limit * chosenFrom;
  let count = (most ?? Number.POSITIVE_INFINITY) * chosenFrom;
  for (const measure of mostFirst(Int32Array.from(worth.keys()), value)) {
    if (value[measure] <= 0 || left <= 0 || count-- <= 0) break;
    left -= costs[measure];
    isIn[measure] = 1;
  }
  const { groups, clauses, weight } = all.of;
  const closable = new Uint8Array(clauses.offsets.length - 1);
  for (let clause = 0; clause < closable.length; clause++) {
    for (let k = clauses.offsets[clause]; k < clauses.offsets[clause + 1]; k++) closable[clause] |= isIn[clauses.targets[k]];
  }
  const kept: number[] = [];
  for (let group = 0; group < weight.length; group++) {
    let is = 1;
    for (let e = groups.offsets[group]; e < groups.offsets[group + 1]; e++) is &= closable[groups.targets[e]];
    if (is === 1) kept.push(group);
  }
  return incidence(only(all.of, kept));
}

class Chooser {
  readonly #incidence: Incidence;
  readonly #isSmall: boolean;
  readonly #costs: Float64Array;
  readonly #limit: number;
  readonly #cover: Cover;
  /** Measures that meet some clause and can be paid for at all, by number. */
  readonly #useful: Int32Array;
  readonly #most: number;
  #spent = 0;
  #count = 0;

  constructor(incidence: Incidence, { costs, limit, most }: Budget, sharpness: number) {
    this.#incidence = incidence;
    this.#isSmall = incidence.of.groups.targets.length <= exchangeSize;
    this.#costs = costs;
    this.#limit = limit * (1 + rounding);
    this.#most = most ?? Number.POSITIVE_INFINITY;
    this.#cover = new Cover(incidence, sharpness);
    this.#useful = Int32Array.from(costs.keys()).filter(
      (measure) => this.#cover.worth[measure] > 0 && costs[measure] <= this.#limit,
    );
  }

  get closed(): number {
    return this.#cover.closed;
  }

  byWorth(): this {
    for (let before = -1; before < this.closed; ) {
      before = this.closed;
      this.#fill();
      this.#prune();
    }
    return this;
  }

  #fill(): void {
    for (;;) {
      let best = -1;
      let most = 0;
      for (let k = 0; k < this.#useful.length; k++) {
        const measure = this.#useful[k];
        const value = this.#cover.worth[measure] / this.#costs[measure];
        if (value <= most * (1 + rounding) || this.#cover.taken[measure] === 1 || !this.#affords(this.#costs[measure], 1))
          continue;
        best = measure;
        most = value;
      }
      if (best === -1 || most <= rounding) return;
      this.#take(best);
    }
  }

  /** Whole gaps, the one that closes most for its cost first; then what is left by worth. */
  byGaps(): this {
    for (let best = this.#bestGap(); best !== undefined; best = this.#bestGap()) for (const measure of best) this.#take(measure);
    return this.byWorth();
  }

  #bestGap(): number[] | undefined {
    let best: number[] | undefined;
    let most = 0;
    const seen = new Set<string>();
    for (let group = 0; group < this.#cover.unmet.length; group++) {
      const lacking = this.#cover.unmet[group] === 0 ? undefined : this.#lacking(group);
      this.#cover.work += 8;
      if (lacking === undefined) continue;
      const key = lacking.join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      const value = this.#gainOf(lacking) / this.#costOf(lacking);
      if (value <= most * (1 + rounding)) continue;
      most = value;
      best = lacking;
    }
    return best;
  }

  /** The cheapest measures found that close a group; undefined where they cost more than is left. */
  #lacking(group: number): number[] | undefined {
    const { groups, clauses } = this.#incidence.of;
    const lacking: number[] = [];
    let cost = 0;
    for (let e = groups.offsets[group]; e < groups.offsets[group + 1]; e++) {
      const clause = groups.targets[e];
      if (this.#cover.isMet(clause)) continue;
      const options = clauses.targets.subarray(clauses.offsets[clause], clauses.offsets[clause + 1]);
      if (options.some((measure) => lacking.includes(measure))) continue;
      let cheapest = -1;
      for (const measure of options) if (this.#isBetter(measure, cheapest)) cheapest = measure;
      cost += this.#costs[cheapest];
      if (!this.#affords(cost, lacking.length + 1)) return undefined;
      lacking.push(cheapest);
    }
    return lacking.sort((a, b) => a - b);
  }

  #isBetter(measure: number, than: number): boolean {
    if (than === -1) return true;
    const { worth } = this.#cover;
    return worth[measure] * this.#costs[than] > worth[than] * this.#costs[measure];
  }

  #gainOf(measures: readonly number[]): number {
    const before = this.closed;
    for (const measure of measures) this.#cover.take(measure);
    const gain = this.closed - before;
    for (const measure of measures) this.#cover.drop(measure);
    return gain;
  }

  #costOf(measures: readonly number[]): number {
    return measures.reduce((sum, measure) => sum + this.#costs[measure], 0);
  }

  #affords(cost: number, count: number): boolean {
    return this.#spent + cost <= this.#limit && this.#count + count <= this.#most;
  }

  #take(measure: number): void {
    if (this.#cover.taken[measure] === 1) return;
    this.#cover.take(measure);
    this.#spent += this.#costs[measure];
    this.#count++;
  }

  #drop(measure: number): void {
    if (this.#cover.taken[measure] === 0) return;
    this.#cover.drop(measure);
    this.#spent -= this.#costs[measure];
    this.#count--;
  }

  #plan(): number[] {
    return Array.from(this.#useful).filter((measure) => this.#cover.taken[measure] === 1);
  }

  /** Gives back what closes nothing, the dearest first. */
  #prune(): void {
    const closing = this.#closing();
    for (const measure of this.#plan()) if (closing[measure] === 0) this.#drop(measure);
    if (!this.#isSmall) return;
    for (const measure of this.#plan().sort((a, b) => this.#costs[b] - this.#costs[a])) {
      const before = this.closed;
      this.#drop(measure);
      if (this.closed < before - rounding) this.#take(measure);
    }
  }

  /** 1: the measure meets a clause of a gap that is closed. */
  #closing(): Uint8Array {
    const { groups, clauses, measures } = this.#incidence.of;
    const closing = new Uint8Array(measures);
    for (const group of this.#closedGroups()) {
      for (let e = groups.offsets[group]; e < groups.offsets[group + 1]; e++) {
        const clause = groups.targets[e];
        for (let k = clauses.offsets[clause]; k < clauses.offsets[clause + 1]; k++) closing[clauses.targets[k]] = 1;
      }
    }
    return closing;
  }

  #closedGroups(): number[] {
    const closed: number[] = [];
    for (let group = 0; group < this.#cover.unmet.length; group++) if (this.#cover.unmet[group] === 0) closed.push(group);
    return closed;
  }

  /** Exchanges while one closes more. The number of those tried. */
  exchange(enough: number, work: number): number {
    let tries = 0;
    const most = this.#cover.work + work;
    for (let better = true; better; ) {
      better = false;
      for (const move of this.#moves()) {
        if (this.closed >= enough - rounding || this.#cover.work > most) return tries;
        tries++;
        if (this.#attempt(move)) better = true;
      }
    }
    return tries;
  }

  /** Measures out, gaps and measures in at the price of others, a gap before all others, one measure for another. */
  #moves(): (() => void)[] {
    const plan = this.#plan();
    const gaps = this.#openGaps();
    const out = plan.map((measure) => () => this.#drop(measure));
    const pairs = plan.flatMap((a, k) =>
      plan.slice(0, k).map((b) => () => {
        this.#drop(a);
        this.#drop(b);
      }),
    );
    const first = gaps.map((gap) => () => {
      for (const measure of this.#plan()) this.#drop(measure);
      this.#force(gap);
    });
    const others = Array.from(this.#useful).filter((measure) => this.#cover.taken[measure] === 0);
    const swaps = others.flatMap((measure) => [
      () => this.#insert([measure]),
      ...plan.map((other) => () => {
        this.#drop(other);
        this.#insert([measure]);
      }),
    ]);
    return [...out, ...gaps.map((gap) => () => this.#force(gap)), ...first, ...pairs, ...swaps];
  }

  #openGaps(): number[] {
    return Array.from(this.#cover.unmet.keys()).filter((group) => this.#cover.unmet[group] > 0);
  }

  /** Makes a move and fills up, in both ways; all is as before if neither closes more, or as much for less. */
  #attempt(move: () => void): boolean {
    const before = this.#plan();
    const closed = this.closed;
    const spent = this.#spent;
    for (const fill of [() => this.byGaps(), () => this.byWorth()]) {
      move();
      fill();
      if (this.closed > closed + rounding || (this.closed > closed - rounding && this.#spent < spent - rounding)) return true;
      for (const measure of this.#plan()) this.#drop(measure);
      for (const measure of before) this.#take(measure);
    }
    return false;
  }

  /** Closes a gap, and gives up the measures that matter least until it is paid for. */
  #force(group: number): void {
    if (this.#cover.unmet[group] === 0) return;
    const [spent, count] = [this.#spent, this.#count];
    [this.#spent, this.#count] = [0, 0];
    const wanted = this.#lacking(group);
    [this.#spent, this.#count] = [spent, count];
    if (wanted !== undefined) this.#insert(wanted);
  }

  #insert(wanted: readonly number[]): void {
    const others = this.#plan();
    for (const measure of wanted) this.#take(measure);
    while (!this.#affords(0, 0)) {
      let least = -1;
      let loss = Number.POSITIVE_INFINITY;
      for (const measure of others) {
        if (this.#cover.taken[measure] === 0) continue;
        const before = this.closed;
        this.#cover.drop(measure);
        const lost = (before - this.closed) / this.#costs[measure];
        this.#cover.take(measure);
        if (lost < loss) [least, loss] = [measure, lost];
      }
      if (least === -1) return;
      this.#drop(least);
    }
  }

  /** The plan in the order in which to do it: the most closed for its cost at each step, then the most brought near. */
  ordered(): number[] {
    const left = new Set(this.#plan());
    const closing = incidence(only(this.#incidence.of, this.#closedGroups()));
    const gain = new Cover(closing, atOnce);
    const progress = new Cover(closing, 2);
    const order: number[] = [];
    while (left.size > 0) {
      let best = -1;
      let most: readonly [number, number] = [-1, -1];
      for (const measure of left) {
        const now = Math.round(gain.worth[measure] * 1e6) / 1e6 / this.#costs[measure];
        const near = progress.worth[measure] / this.#costs[measure];
        if (now > most[0] + rounding || (now > most[0] - rounding && near > most[1] + rounding))
          [best, most] = [measure, [now, near]];
      }
      gain.take(best);
      progress.take(best);
      left.delete(best);
      order.push(best);
    }
    return order;
  }
}
