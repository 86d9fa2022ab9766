/**
 * Every candidate of a level whose loss is felt at an end item, with what it costs (`exposure.ts`),
 * greatest first. What the order and the Risk Exposure Index need is kept; a page is computed anew.
 *
 * Cost: what each candidate that is tried costs (`time-losses.ts`, `capacity-losses.ts`), then sorting.
 */

import { IntList } from '../view/csr.ts';
import type { NodeRef } from '../view/graph.ts';
import { EvidenceRows } from './evidence.ts';
import { dailyValues, type EndItemExposure, type Exposure, exposureOf, RiskExposureIndex } from './exposure.ts';
import type { AssertionRef, Interval } from './finding.ts';
import { hundredths } from './rounding.ts';
import { secondSource } from './second-source.ts';
import { row, type SingleSourceContext } from './single-source.ts';
import type { Steps } from './steps.ts';
import type { ItemCover } from './time-cover.ts';
import { TimeLosses } from './time-losses.ts';

/** Rows of evidence of one candidate; its sources come first. */
export const exposureEvidenceLimit = 2000;

/** What the loss of a candidate costs; undefined where it is not felt. */
export type ExposureOfLoss = (candidate: number) => Exposure | undefined;

/** Candidates that alone leave some item without a source: nothing else can stop anything. */
export function stoppingCandidates({ pairs, candidates }: SingleSourceContext): number[] {
  return Array.from({ length: candidates.space }, (_, candidate) => candidate).filter(
    (candidate) => row(pairs.definite, candidate).length > 0 || row(pairs.possible, candidate).length > 0,
  );
}

/** By what stops and for how long, as if what holds could deliver all that is needed. */
export function exposureByTime(context: SingleSourceContext, cover: ItemCover): ExposureOfLoss {
  const losses = new TimeLosses(context, cover);
  const dailyValue = dailyValues(context.graph, context.scope);
  return (candidate) => {
    const times = losses.of(candidate);
    return times.length === 0 ? undefined : exposureOf(times, dailyValue);
  };
}

export class Exposures {
  readonly #context: SingleSourceContext;
  readonly #of: ExposureOfLoss;
  #candidates: Int32Array = new Int32Array(0);
  readonly #weights: Float64Array[] = [];
  readonly #index = new RiskExposureIndex();
  /** By end item: how much of the greatest exposure of that one. */
  readonly #indexOfEnd = new Map<number, RiskExposureIndex>();

  private constructor(context: SingleSourceContext, of: ExposureOfLoss) {
    this.#context = context;
    this.#of = of;
  }

  static *of(context: SingleSourceContext, candidates: Iterable<number>, of: ExposureOfLoss): Steps<Exposures> {
    const exposures = new Exposures(context, of);
    const felt = new IntList();
    for (const candidate of candidates) {
      const found = of(candidate);
      if (found === undefined) continue;
      felt.push(candidate);
      exposures.#index.add(found.exposure);
      for (const { item, exposure } of found.endItems) exposures.#ofEnd(item).add(exposure);
      exposures.#weights.push(weightOf(found));
      yield;
    }
    exposures.#candidates = felt.values();
    return exposures;
  }

  /** Numbers run `0 .. count`, in no order: see `order`. */
  get count(): number {
    return this.#weights.length;
  }

  candidate(number: number): NodeRef {
    return { type: this.#context.candidates.type, index: this.#candidates[number] };
  }

  at(number: number): Exposure {
    return this.#of(this.#candidates[number]) as Exposure;
  }

  riskExposureIndex({ exposure }: Exposure): Interval {
    return this.#index.of(exposure);
  }

  /** Of one end item alone: its exposure / the greatest that any candidate causes it. */
  riskExposureIndexOf({ item, exposure }: EndItemExposure): Interval {
    return this.#ofEnd(item).of(exposure);
  }

  #ofEnd(item: number): RiskExposureIndex {
    let index = this.#indexOfEnd.get(item);
    if (index === undefined) {
      index = new RiskExposureIndex();
      this.#indexOfEnd.set(item, index);
    }
    return index;
  }

  /** Days to bring in another source; undefined where none is recorded. */
  secondSource(number: number): Interval | undefined {
    return secondSource(this.#context, this.#candidates[number]);
  }

  /** Sources that count and are lost with it. */
  sources(number: number): Int32Array {
    return row(this.#context.lost, this.#candidates[number]);
  }

  /** What its sources state, what the programmes state of the end items that stop, and the stock of either. */
  evidence(number: number, exposure: Exposure): AssertionRef[] {
    const { graph, scope } = this.#context;
    const rows = new EvidenceRows(exposureEvidenceLimit);
    for (const source of this.sources(number)) rows.add(graph.sources.evidence, source);
    const { offsets, targets, assertions } = graph.programmes.includes;
    const stopped = new Set(exposure.endItems.map(({ item }) => item));
    const from = scope.programme === undefined ? 0 : offsets[scope.programme];
    const to = scope.programme === undefined ? targets.length : offsets[scope.programme + 1];
    for (let e = from; e < to; e++) if (stopped.has(targets[e])) rows.add(assertions, e);
    const stocked = graph.items.numbers.stockQuantity;
    const items = new Set([...stopped, ...Array.from(this.sources(number), (source) => graph.sources.item[source])]);
    for (const item of items) if (!Number.isNaN(stocked?.[item] ?? Number.NaN)) rows.add(graph.items.mentions, item);
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
  const most = Math.min(hundredths(exposure.high), Number.MAX_VALUE);
  return Float64Array.of(certainty === 'definite' ? 1 : 0, hundredths(exposure.low), most, gaps[gap], endItems.length);
}
