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
 * Money is whole numbers of its smallest unit and is compared exactly. What costs nothing is counted as
 * `leastCost` where worth is weighed against cost, and as nothing against the limit.
 *
 * Complexity: for each step the requirements that it touches, and the measures; whole gaps within
 * `gapsWork`, exchanges within `exchangeWork`. Every search is a generator that yields after each step,
 * so that who runs it may let others have a turn; none is made where a plan already closes `enough`.
 */
import { Chooser, exchangeSize, rounding, type Searched } from './chooser.ts';
import { Cover, type Incidence, incidence } from './cover.ts';
import { mostFirst } from './most-first.ts';
import { only } from './requirements.ts';

export interface Budget {
  /** Cost of each measure: a whole number, or nothing. */
  readonly costs: Float64Array;
  readonly limit: number;
  /** Most measures; undefined: as many as the limit pays for. */
  readonly most?: number | undefined;
}

/** Clauses that exchanges look at, at most, in all. */
export const exchangeWork = 16_000_000;
/** Clauses that a plan by whole gaps looks at, at most; what is left then is chosen by worth. */
export const gapsWork = 16_000_000;
/** Of many measures those of most worth are chosen from: as many times the budget's worth. */
const chosenFrom = 10;
/** A choice that closes less than this part of the bound is tried again among fewer measures. */
const poor = 0.5;
const sharpnesses = [2, 1, 4];

export interface Choice {
  /** Measures, each with the greatest gain of those that are left of the plan first. */
  readonly measures: readonly number[];
  readonly closed: number;
  /** Exchanges that were tried. */
  readonly exchanges: number;
}

/** @param enough no plan closes more: what does is not improved, and no other is looked for. */
export function* choose(all: Incidence, budget: Budget, enough = Number.POSITIVE_INFINITY): Searched<Choice> {
  if (isSmall(all)) return yield* chooseAmong(all, budget, enough);
  let best = yield* chooseAmong(promising(all, budget, chosenFrom), budget, enough);
  // What is worth most may be parts of gaps that no budget closes: among few, whole gaps are tried as well.
  for (let times = chosenFrom / 1.5; best.closed < enough * poor && times >= 1; times /= 1.5) {
    const fewer = promising(all, budget, times);
    yield;
    if (!isSmall(fewer)) continue;
    const other = yield* chooseAmong(fewer, budget, enough);
    if (other.closed > best.closed) best = other;
    break;
  }
  return best;
}

function isSmall({ of }: Incidence): boolean {
  return of.groups.targets.length <= exchangeSize;
}

function* chooseAmong(among: Incidence, budget: Budget, enough: number): Searched<Choice> {
  const small = isSmall(among);
  const tried: Chooser[] = [];
  const isEnough = (): boolean => tried.some(({ closed }) => closed >= enough - rounding);
  for (const sharpness of small ? sharpnesses : sharpnesses.slice(0, 1)) {
    if (isEnough()) break;
    tried.push(yield* new Chooser(among, budget, sharpness).byWorth());
  }
  if (small && !isEnough()) tried.push(yield* new Chooser(among, budget, 1).byGaps(gapsWork));
  let exchanges = 0;
  for (const one of small && !isEnough() ? tried.sort((a, b) => b.closed - a.closed) : []) {
    exchanges += yield* one.exchange(enough, exchangeWork / tried.length);
    if (one.closed >= enough - rounding) break;
  }
  const best = tried.reduce((a, b) => (b.closed > a.closed ? b : a));
  return { measures: yield* best.ordered(), closed: best.closed, exchanges };
}

/** The gaps that the measures of most worth can close which together cost so many times what is to be had. */
function promising(all: Incidence, { costs, limit, most }: Budget, times: number): Incidence {
  const { worth } = new Cover(all, sharpnesses[0]);
  const isIn = new Uint8Array(costs.length);
  const value = Float64Array.from(worth, (one, measure) => (one > 0 ? one / costs[measure] : 0));
  let left = limit * times;
  let count = (most ?? Number.POSITIVE_INFINITY) * times;
  for (const measure of mostFirst(Int32Array.from(worth.keys()), value)) {
    if (value[measure] <= 0 || (left <= 0 && costs[measure] > 0) || count-- <= 0) break;
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
