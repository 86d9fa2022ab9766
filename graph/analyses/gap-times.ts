/**
 * Times and exposure of a row of the gap register: those of `exposure.ts` over the end items that the row
 * stops, where they are known exactly. Of rows that are only possible, and of those that stop nothing,
 * nothing is exact.
 *
 * Cost: nothing where no document states times, stock or demand; else one cascade and its labelings for
 * each row whose lost sources state a time to recover, or whose end items have a cover that is known.
 */
import { dailyValues, exposureOf } from './exposure.ts';
import type { Interval } from './finding.ts';
import type { RawGap } from './gap.ts';
import { hundredths, millionths } from './rounding.ts';
import { row } from './single-source.ts';
import type { SingleSources } from './single-sources.ts';
import type { ItemCover } from './time-cover.ts';
import { TimeLosses } from './time-losses.ts';

export interface RowTimes {
  readonly timeToSurvive: number | undefined;
  readonly timeToRecover: number | undefined;
  readonly gapDays: number | undefined;
  readonly exposure: number | undefined;
}

const unknown: RowTimes = { timeToSurvive: undefined, timeToRecover: undefined, gapDays: undefined, exposure: undefined };

export class GapTimes {
  readonly #findings: readonly SingleSources[];
  readonly #cover: ItemCover;
  readonly #losses = new Map<SingleSources, TimeLosses>();

  constructor(findings: readonly SingleSources[], cover: ItemCover) {
    this.#findings = findings;
    this.#cover = cover;
  }

  /** @param endItems those that the row stops, in the definite reading. */
  of(level: string | undefined, candidate: number, endItems: readonly number[]): RowTimes {
    const found = this.#findings.find(({ columns }) => columns.level === level);
    if (found === undefined || endItems.length === 0 || !this.#isWorthwhile(found, candidate, endItems)) return unknown;
    let losses = this.#losses.get(found);
    if (losses === undefined) {
      losses = new TimeLosses(found.context, this.#cover);
      this.#losses.set(found, losses);
    }
    const asked = new Set(endItems);
    const times = losses.of(candidate).filter(({ item, certainty }) => certainty === 'definite' && asked.has(item));
    if (times.length < asked.size) return unknown;
    const { timeToSurvive, timeToRecover, gapDays, exposure } = exposureOf(
      times,
      dailyValues(found.context.graph, found.context.scope),
    );
    return {
      timeToSurvive: exact(timeToSurvive, millionths),
      timeToRecover: exact(timeToRecover, millionths),
      gapDays: exact(gapDays, millionths),
      exposure: exact(exposure, hundredths),
    };
  }

  /** Without a time to recover, and without a cover at the very end, nothing can be exact. */
  #isWorthwhile({ context }: SingleSources, candidate: number, endItems: readonly number[]): boolean {
    const stated = context.graph.sources.numbers.timeToRecoverDays;
    if (stated !== undefined && row(context.lost, candidate).some((source) => !Number.isNaN(stated[source]))) return true;
    return endItems.some((item) => this.#cover.high[item] < Number.POSITIVE_INFINITY);
  }
}

function exact({ low, high }: Interval, rounded: (value: number) => number): number | undefined {
  return rounded(low) === rounded(high) && low < Number.POSITIVE_INFINITY ? rounded(low) : undefined;
}

/** Rows with their places by exposure, the greatest first; equal ones share a place, and unknown ones have none. */
export function withExposureRanks(rows: readonly RawGap[]): RawGap[] {
  const impacts = rows.flatMap(({ performanceImpact }) => (performanceImpact === undefined ? [] : [performanceImpact]));
  if (impacts.length === 0) return [...rows];
  const places = new Map<number, number>();
  for (const [at, impact] of impacts.sort((a, b) => b - a).entries()) if (!places.has(impact)) places.set(impact, at + 1);
  return rows.map((one) =>
    one.performanceImpact === undefined ? one : { ...one, exposureRank: places.get(one.performanceImpact) },
  );
}
