/**
 * Every candidate of a level whose loss stops an end item, with what it costs (`exposure.ts`), greatest
 * first. What the order and the Risk Exposure Index need is kept as columns; a page is computed anew.
 *
 * Cost: one cascade and its labelings for each candidate that alone leaves some item without a source,
 * over the failing part; then sorting. Nothing else can stop anything.
 */
import type { NodeRef } from '../view/graph.ts';
import { EvidenceRows } from './evidence.ts';
import { dailyValues, type Exposure, exposureOf, riskExposureIndex } from './exposure.ts';
import type { AssertionRef, Interval } from './finding.ts';
import { GrowingInts } from './growing.ts';
import { row, type SingleSourceContext } from './single-source.ts';
import type { ItemCover } from './time-cover.ts';
import { TimeLosses } from './time-losses.ts';

/** Rows of evidence of one candidate; its sources come first. */
export const exposureEvidenceLimit = 2000;

export class Exposures {
  /** Numbers run `0 .. count`, in no order: see `order`. */
  readonly count: number;
  readonly #context: SingleSourceContext;
  readonly #losses: TimeLosses;
  readonly #valueOf: (item: number) => Interval;
  readonly #candidates: Int32Array;
  readonly #weights: Float64Array[];
  readonly #indices: readonly Interval[];

  constructor(context: SingleSourceContext, cover: ItemCover) {
    this.#context = context;
    this.#losses = new TimeLosses(context, cover);
    this.#valueOf = dailyValues(context.graph, context.scope);
    const candidates = new GrowingInts();
    const exposures: Interval[] = [];
    const weights: Float64Array[] = [];
    const { pairs, candidates: all } = context;
    for (let candidate = 0; candidate < all.space; candidate++) {
      if (row(pairs.definite, candidate).length === 0 && row(pairs.possible, candidate).length === 0) continue;
      const found = this.#of(candidate);
      if (found === undefined) continue;
      candidates.push(candidate);
      exposures.push(found.exposure);
      weights.push(weightOf(found));
    }
    this.#candidates = candidates.finish();
    this.#weights = weights;
    this.#indices = riskExposureIndex(exposures);
    this.count = exposures.length;
  }

  candidate(number: number): NodeRef {
    return { type: this.#context.candidates.type, index: this.#candidates[number] };
  }

  /** Undefined where no end item stops. */
  #of(candidate: number): Exposure | undefined {
    const times = this.#losses.of(candidate);
    return times.length === 0 ? undefined : exposureOf(times, this.#valueOf);
  }

  at(number: number): Exposure {
    return exposureOf(this.#losses.of(this.#candidates[number]), this.#valueOf);
  }

  riskExposureIndex(number: number): Interval {
    return this.#indices[number];
  }

  /** Sources that count and are lost with it. */
  sources(number: number): Int32Array {
    return row(this.#context.lost, this.#candidates[number]);
  }

  /** What its sources state, and what the programmes state of the end items that stop. */
  evidence(number: number, exposure: Exposure): AssertionRef[] {
    const { graph, scope } = this.#context;
    const rows = new EvidenceRows(exposureEvidenceLimit);
    for (const source of this.sources(number)) rows.add(graph.sources.evidence, source);
    const { offsets, targets, assertions } = graph.programmes.includes;
    const stopped = new Set(exposure.endItems.map(({ item }) => item));
    const from = scope.programme === undefined ? 0 : offsets[scope.programme];
    const to = scope.programme === undefined ? targets.length : offsets[scope.programme + 1];
    for (let e = from; e < to; e++) if (stopped.has(targets[e])) rows.add(assertions, e);
    return rows.finish();
  }

  /** Numbers by certainty, then by exposure, greatest first, then by end items stopped; ties by the key of the candidate. */
  order(keyOf: (candidate: NodeRef) => string): Int32Array {
    const numbers = Int32Array.from({ length: this.count }, (_, number) => number);
    const keys = Array.from(numbers, (number) => keyOf(this.candidate(number)));
    return numbers.sort((a, b) => {
      for (const [k, weight] of this.#weights[a].entries())
        if (weight !== this.#weights[b][k]) return this.#weights[b][k] - weight;
      return keys[a] < keys[b] ? -1 : 1;
    });
  }
}

/** What certainly is lost, then what may be, then whether there is a gap at all; greater comes first. */
function weightOf({ certainty, exposure, gap, endItems }: Exposure): Float64Array {
  const gaps = { yes: 2, 'not known': 1, no: 0 };
  const most = Math.min(exposure.high, Number.MAX_VALUE);
  return Float64Array.of(certainty === 'definite' ? 1 : 0, exposure.low, most, gaps[gap], endItems.length);
}
