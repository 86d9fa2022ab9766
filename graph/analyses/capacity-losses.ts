/**
 * Question: with what sources can make and what lies in stock, how long does the demand of the end items
 * last after a loss, and how much is lost until the lost is back?
 *
 * Definition: the linear program of `capacity-model.ts`, for all end items in scope together. Time to
 * survive: the longest time for which all of their demand is met. Exposure: the least value that is not
 * delivered within the time to recover. Of one of several end items: what it would be if it came first
 * (the longest it can last, the least it can lose), and what is lost in all.
 *
 * What nobody states: solved twice, as good and as bad as it can be, which gives an interval.
 * - Stock: between nothing and enough. Quantity of what a loss reaches: between none and more than there is.
 * - Capacity: no limit at best. At worst a source makes what it makes today, and nothing beyond it: all of
 *   the demand where it is the only one that counts and none is lost, its stated share, else nothing. Where
 *   nothing is lost and no load is shifted, what is made today goes on, and no capacity need be stated.
 * - Demand of an end item: it is left out at best; at worst nothing is known.
 * - Value: nothing at best; at worst the lost value is not known, unless nothing is lost.
 * - Time to recover: of several lost sources from the shortest to the longest; not known if one does not say.
 * - Capacity and stock that programmes that are not asked about use, too: all for those asked about at best; at
 *   worst the others take theirs first, and what is left is for these.
 * - Who or where: the two readings of `world.ts`.
 *
 * Certainty: definite where the loss is felt at best, too, if it lasts; possible where it may never be.
 *
 * Cost: up to four programs a candidate, and two an end item where there are several, of as many columns as
 * sources above what is lost or limited. Limits: `mostEndItemsAlone`; those of the solver. Requirements in a
 * circle that need more of themselves than they give cannot be made. Lost sources come back at once, at the end.
 */
import type { ViewGraph } from '../view/graph.ts';
import { CapacityCases, type CapacityFacts, type Reading } from './capacity-cases.ts';
import { type CapacityCase, longestSurvival, lossProgram, survivalProgram } from './capacity-model.ts';
import { type EndItemExposure, type Exposure, feltOf, type Missing } from './exposure.ts';
import type { Interval } from './finding.ts';
import type { Solve } from './linear-program.ts';
import { millionths } from './rounding.ts';
import { row, type SingleSourceContext } from './single-source.ts';
import type { Steps } from './steps.ts';

/** End items that are asked about one by one, too. */
export const mostEndItemsAlone = 20;

const never = Number.POSITIVE_INFINITY;

export class CapacityLosses {
  readonly #graph: ViewGraph;
  readonly #context: SingleSourceContext;
  readonly #cases: CapacityCases;
  readonly #solve: Solve;

  constructor(context: SingleSourceContext, facts: CapacityFacts, solve: Solve) {
    this.#graph = context.graph;
    this.#context = context;
    this.#cases = new CapacityCases(context, facts);
    this.#solve = solve;
  }

  /** In steps, one for each program. Undefined where no source is lost, where the loss reaches no end item, or where it is certainly never felt. */
  *of(candidate: number): Steps<Exposure | undefined> {
    const lost = row(this.#context.lost, candidate);
    if (lost.length === 0) return undefined;
    const best = this.#cases.of(lost, 'best');
    const worst = this.#cases.of(lost, 'worst');
    if (worst.reached.length === 0) return undefined;
    const missing = new Set<Missing>([...best.missing, ...worst.missing]);
    const recover = this.#recovery(lost);
    if (recover.low !== recover.high) missing.add('time to recover');
    // Where nothing is missing both readings are one.
    const least = yield* this.#survival(worst, 'worst', missing);
    const survive = { low: least, high: missing.size === 0 ? least : yield* this.#survival(best, 'best', missing) };
    if (survive.low === never) return undefined;
    const exposure = yield* this.#loss(best, worst, survive, recover, missing);
    const felt = { ...feltOf(survive, recover), exposure };
    const alone = worst.reached.length > 1 && worst.reached.length <= mostEndItemsAlone;
    const certainty = survive.high < never ? 'definite' : 'possible';
    const endItems: EndItemExposure[] = [];
    for (const item of worst.reached) {
      if (worst.reached.length === 1) {
        endItems.push({ item, certainty, ...felt });
        continue;
      }
      const own = alone ? only(best.case, best.case.endItems[best.endItems.indexOf(item)]) : undefined;
      const longest = own === undefined ? never : yield* this.#survivalOf(own, never);
      const leastLost = own === undefined ? 0 : yield* this.#lossOf(own, recover.low, 0);
      endItems.push({
        item,
        certainty: longest < never ? 'definite' : 'possible',
        ...feltOf({ low: survive.low, high: Math.max(survive.low, longest) }, recover),
        exposure: { low: Math.min(leastLost, exposure.high), high: exposure.high },
      });
    }
    return { ...felt, certainty, endItems, missing: [...missing].sort() };
  }

  #recovery(lost: Int32Array): Interval {
    const stated = this.#graph.sources.numbers.timeToRecoverDays;
    let [low, high] = [never, 0];
    for (const source of lost) {
      const days = stated?.[source] ?? Number.NaN;
      low = Math.min(low, Number.isNaN(days) ? 0 : days);
      high = Math.max(high, Number.isNaN(days) ? never : days);
    }
    return { low, high };
  }

  *#survival(reading: Reading, which: 'best' | 'worst', missing: Set<Missing>): Steps<number> {
    if (which === 'worst' && reading.demandUnknown) return 0;
    const found = yield* this.#survivalOf(reading.case, Number.NaN);
    if (!Number.isNaN(found)) return found;
    missing.add('limit');
    return which === 'best' ? never : 0;
  }

  /** Solvers end within 10^-7 of the optimum: what is that near to a millionth is meant. */
  *#survivalOf(stated: CapacityCase, otherwise: number): Steps<number> {
    const found = this.#solve(survivalProgram(stated));
    yield;
    if (found === undefined) return otherwise;
    return found > longestSurvival * 0.999999 ? never : millionths(found);
  }

  *#loss(best: Reading, worst: Reading, survive: Interval, recover: Interval, missing: Set<Missing>): Steps<Interval> {
    const low = recover.low <= survive.high ? 0 : yield* this.#lossOf(best.case, recover.low, 0);
    if (recover.high <= survive.low) return { low, high: 0 };
    if (missing.size === 0 && !worst.valueUnknown) return { low, high: low };
    if (worst.valueUnknown) missing.add('daily value');
    if (recover.high === never || worst.demandUnknown || worst.valueUnknown) return { low, high: never };
    const high = yield* this.#lossOf(worst.case, recover.high, never);
    if (high === never) missing.add('limit');
    return { low, high: Math.max(low, high) };
  }

  *#lossOf(stated: CapacityCase, days: number, otherwise: number): Steps<number> {
    const found = this.#solve(lossProgram(stated, days));
    yield;
    return found === undefined ? otherwise : millionths(Math.max(0, found));
  }
}

/** The same with the demand of one end item alone; undefined where its demand is not known. */
function only(stated: CapacityCase, endItem: CapacityCase['endItems'][number] | undefined): CapacityCase | undefined {
  return endItem === undefined ? undefined : { ...stated, endItems: [endItem] };
}
