/** A plan as it is chosen: filled by worth or by whole gaps, pruned, and improved by exchange (`choose.ts`). */
import type { Budget } from './choose.ts';
import { Cover, type Incidence, incidence } from './cover.ts';
import { only } from './requirements.ts';

/** Clauses of all groups up to which whole gaps are weighed and exchanges tried. */
export const exchangeSize = 20_000;
export const rounding = 1e-9;
/** So sharp that only gaps count which lack one clause. */
const atOnce = 60;
/** What a measure that costs nothing is taken for where worth is divided by cost. */
const leastCost = 1e-3;

/** A search in steps: whoever runs it may let others have a turn after each. */
export type Searched<T> = Generator<undefined, T, undefined>;

export class Chooser {
  readonly #incidence: Incidence;
  readonly #isSmall: boolean;
  readonly #costs: Float64Array;
  /** Costs to divide by: none is nothing. */
  readonly #prices: Float64Array;
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
    this.#prices = costs.map((cost) => Math.max(cost, leastCost));
    this.#limit = limit;
    this.#most = most ?? Number.POSITIVE_INFINITY;
    this.#cover = new Cover(incidence, sharpness);
    this.#useful = Int32Array.from(costs.keys()).filter(
      (measure) => this.#cover.worth[measure] > 0 && costs[measure] <= this.#limit,
    );
  }

  get closed(): number {
    return this.#cover.closed;
  }

  *byWorth(): Searched<this> {
    for (let before = -1; before < this.closed; ) {
      before = this.closed;
      yield* this.#fill();
      yield* this.#prune();
    }
    return this;
  }

  *#fill(): Searched<void> {
    for (;;) {
      let best = -1;
      let most = 0;
      this.#cover.work += this.#useful.length;
      for (let k = 0; k < this.#useful.length; k++) {
        const measure = this.#useful[k];
        const value = this.#cover.worth[measure] / this.#prices[measure];
        if (value <= most * (1 + rounding) || this.#cover.taken[measure] === 1 || !this.#affords(this.#costs[measure], 1))
          continue;
        best = measure;
        most = value;
      }
      if (best === -1 || most <= rounding) return;
      this.#take(best);
      yield;
    }
  }

  /** Whole gaps, the one that closes most for its cost first, within so much work; then what is left by worth. */
  *byGaps(work: number): Searched<this> {
    const most = this.#cover.work + work;
    for (let best = this.#bestGap(); best !== undefined; best = this.#bestGap()) {
      for (const measure of best) this.#take(measure);
      yield;
      if (this.#cover.work > most) break;
    }
    return yield* this.byWorth();
  }

  #bestGap(): number[] | undefined {
    let best: number[] | undefined;
    let most = 0;
    const seen = new Set<string>();
    for (let group = 0; group < this.#cover.unmet.length; group++) {
      this.#cover.work += 8;
      const lacking = this.#cover.unmet[group] === 0 ? undefined : this.#lacking(group);
      if (lacking === undefined) continue;
      const key = lacking.join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      const value = this.#gainOf(lacking) / this.#priceOf(lacking);
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
      this.#cover.work += clauses.offsets[clause + 1] - clauses.offsets[clause];
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
    return worth[measure] * this.#prices[than] > worth[than] * this.#prices[measure];
  }

  #gainOf(measures: readonly number[]): number {
    const before = this.closed;
    for (const measure of measures) this.#cover.take(measure);
    const gain = this.closed - before;
    for (const measure of measures) this.#cover.drop(measure);
    return gain;
  }

  #priceOf(measures: readonly number[]): number {
    return measures.reduce((sum, measure) => sum + this.#prices[measure], 0);
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
  *#prune(): Searched<void> {
    const closing = this.#closing();
    for (const measure of this.#plan()) if (closing[measure] === 0) this.#drop(measure);
    if (!this.#isSmall) return;
    for (const measure of this.#plan().sort((a, b) => this.#costs[b] - this.#costs[a])) {
      const before = this.closed;
      this.#drop(measure);
      if (this.closed < before - rounding) this.#take(measure);
      yield;
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
  *exchange(enough: number, work: number): Searched<number> {
    let tries = 0;
    const most = this.#cover.work + work;
    for (let better = true; better; ) {
      better = false;
      for (const move of this.#moves()) {
        if (this.closed >= enough - rounding || this.#cover.work > most) return tries;
        tries++;
        if (yield* this.#attempt(move, most)) better = true;
      }
    }
    return tries;
  }

  /**
   * Measures out, gaps and measures in at the price of others, a gap before all others, one measure for
   * another; of the plan as it was before the first. Made as they are asked for: there are as many as pairs.
   */
  *#moves(): Generator<() => void> {
    const plan = this.#plan();
    const gaps = this.#openGaps();
    const others = Array.from(this.#useful).filter((measure) => this.#cover.taken[measure] === 0);
    for (const measure of plan) yield () => this.#drop(measure);
    for (const gap of gaps) yield () => this.#force(gap);
    for (const gap of gaps) yield () => this.#forceAlone(gap);
    for (const [k, a] of plan.entries()) {
      for (const b of plan.slice(0, k)) {
        yield () => {
          this.#drop(a);
          this.#drop(b);
        };
      }
    }
    for (const measure of others) {
      yield () => this.#insert([measure]);
      for (const other of plan) {
        yield () => {
          this.#drop(other);
          this.#insert([measure]);
        };
      }
    }
  }

  #forceAlone(gap: number): void {
    for (const measure of this.#plan()) this.#drop(measure);
    this.#force(gap);
  }

  #openGaps(): number[] {
    return Array.from(this.#cover.unmet.keys()).filter((group) => this.#cover.unmet[group] > 0);
  }

  /** Makes a move and fills up, in both ways; all is as before if neither closes more, or as much for less. */
  *#attempt(move: () => void, most: number): Searched<boolean> {
    const before = this.#plan();
    const closed = this.closed;
    const spent = this.#spent;
    for (const isByGaps of [true, false]) {
      this.#cover.work += before.length;
      move();
      yield;
      yield* isByGaps ? this.byGaps(most - this.#cover.work) : this.byWorth();
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
        const lost = (before - this.closed) / this.#prices[measure];
        this.#cover.take(measure);
        if (lost < loss) [least, loss] = [measure, lost];
      }
      if (least === -1) return;
      this.#drop(least);
    }
  }

  /** The plan in the order in which to do it: the most closed for its cost at each step, then the most brought near. */
  *ordered(): Searched<number[]> {
    const left = new Set(this.#plan());
    const closing = incidence(only(this.#incidence.of, this.#closedGroups()));
    const gain = new Cover(closing, atOnce);
    const progress = new Cover(closing, 2);
    const order: number[] = [];
    while (left.size > 0) {
      let best = -1;
      let most: readonly [number, number] = [-1, -1];
      for (const measure of left) {
        const now = Math.round(gain.worth[measure] * 1e6) / 1e6 / this.#prices[measure];
        const near = progress.worth[measure] / this.#prices[measure];
        if (now > most[0] + rounding || (now > most[0] - rounding && near > most[1] + rounding))
          [best, most] = [measure, [now, near]];
      }
      gain.take(best);
      progress.take(best);
      left.delete(best);
      order.push(best);
      yield;
    }
    return order;
  }
}
