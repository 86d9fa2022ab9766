/** When the loss of a candidate is felt and when it is over, for the rows of a report: intervals, where the register has exact days alone. */
import type { CountingOptions } from '../../graph/analyses/counting.ts';
import { dailyValues, type Exposure } from '../../graph/analyses/exposure.ts';
import { type ExposureOfLoss, exposureByTime, stoppingCandidates } from '../../graph/analyses/exposures.ts';
import type { Interval, Level } from '../../graph/analyses/finding.ts';
import { hundredths, millionths } from '../../graph/analyses/rounding.ts';
import type { Scope } from '../../graph/analyses/scope.ts';
import { singleSourceContext } from '../../graph/analyses/single-source.ts';
import type { View } from '../../graph/view/open-view.ts';
import type { OpenInterval } from '../../reports/gap-report.ts';
import { type TimeFacts, timeFacts } from '../analyses/time-facts.ts';
import { dayAsked } from '../workspace/answer.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { GapAnalysis } from './gap-analysis.ts';

interface LevelTimes {
  readonly of: ExposureOfLoss;
  readonly stopping: readonly number[];
}

export class LossTimes {
  readonly #view: View;
  readonly #scope: Scope;
  readonly #counted: CountingOptions;
  readonly #facts: TimeFacts;
  readonly #dailyValue: (endItem: number) => Interval;
  readonly #levels = new Map<Level, LevelTimes>();
  readonly #known = new Map<string, Exposure | undefined>();

  private constructor(view: View, scope: Scope, counted: CountingOptions, facts: TimeFacts) {
    this.#view = view;
    this.#scope = scope;
    this.#counted = counted;
    this.#facts = facts;
    this.#dailyValue = dailyValues(view.graph, scope);
  }

  /** Of what the analysis counts, in the view that its indices are of. */
  static async open(
    workspace: Workspace,
    view: View,
    analysis: Pick<GapAnalysis, 'scope' | 'counting' | 'only'>,
  ): Promise<LossTimes> {
    const { scope, counting, only } = analysis;
    const counted = { counting, asOf: dayAsked(view), ...(only === undefined ? {} : { only }) };
    return new LossTimes(view, scope, counted, await timeFacts(workspace, view, counted));
  }

  /** Undefined where the loss stops no end item. */
  of(level: Level, candidate: number): Exposure | undefined {
    const key = `${level} ${candidate}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#at(level).of(candidate));
    return this.#known.get(key);
  }

  /** Days for which the stock of an item lasts. */
  coverOf(item: number): Interval {
    const { low, high } = this.#facts.cover;
    return { low: low[item], high: high[item] };
  }

  /** Whether a document says what a day of an end item is worth. */
  isValued(endItem: number): boolean {
    const { low, high } = this.#dailyValue(endItem);
    return low === high;
  }

  /** Candidates of a level whose loss may stop something. */
  stopping(level: Level): readonly number[] {
    return this.#at(level).stopping;
  }

  #at(level: Level): LevelTimes {
    let times = this.#levels.get(level);
    if (times === undefined) {
      const context = singleSourceContext(this.#view.graph, { ...this.#counted, level }, this.#scope);
      times = { of: exposureByTime(context, this.#facts.cover), stopping: stoppingCandidates(context) };
      this.#levels.set(level, times);
    }
    return times;
  }
}

export function openDays({ low, high }: Interval): OpenInterval {
  return { low: millionths(low), high: high === Number.POSITIVE_INFINITY ? null : millionths(high) };
}

export function openMoney({ low, high }: Interval): OpenInterval {
  return { low: hundredths(low), high: high === Number.POSITIVE_INFINITY ? null : hundredths(high) };
}
