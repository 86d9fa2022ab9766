/** Times of rows of the register as intervals: where they are not known exactly, a bound often is. */
import type { RankedGap } from '../../graph/analyses/gap.ts';
import type { OpenInterval } from '../../reports/gap-report.ts';
import { passTurn } from '../workspace/in-turns.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { GapAnalysis } from './gap-analysis.ts';
import { LossTimes, openDays } from './loss-times.ts';

/** Null where nothing is known. */
export interface GapSpans {
  readonly survive: OpenInterval | null;
  readonly recover: OpenInterval | null;
  /** Days without, between the two. */
  readonly without: OpenInterval | null;
}

const opened = new WeakMap<GapAnalysis, Promise<LossTimes>>();

/** As the report says them: of what stops an end item, what its loss costs; of others what their items state. */
export async function gapSpans(workspace: Workspace, analysis: GapAnalysis, gap: RankedGap): Promise<GapSpans> {
  const { lost, level, endItemsStopped, timeToSurviveDays, timeToRecoverDays, gapDays } = gap;
  const times = await timesOf(workspace, analysis);
  await passTurn();
  const isTried = lost !== undefined && level !== undefined && (endItemsStopped?.length ?? 0) > 0;
  const felt = isTried ? times.of(level, lost.index) : undefined;
  return {
    survive: exactly(timeToSurviveDays) ?? bounds(felt?.timeToSurvive),
    recover: exactly(timeToRecoverDays) ?? bounds(felt?.timeToRecover),
    without: exactly(gapDays) ?? bounds(felt?.gapDays),
  };
}

/** What fails is asked anew. */
async function timesOf(workspace: Workspace, analysis: GapAnalysis): Promise<LossTimes> {
  const known = opened.get(analysis);
  if (known !== undefined) return await known;
  const times = LossTimes.open(workspace, analysis.facts, analysis);
  opened.set(analysis, times);
  times.catch(() => opened.delete(analysis));
  return await times;
}

const exactly = (days: number | undefined): OpenInterval | undefined =>
  days === undefined ? undefined : { low: days, high: days };

function bounds(days: Parameters<typeof openDays>[0] | undefined): OpenInterval | null {
  if (days === undefined) return null;
  const { low, high } = openDays(days);
  return low === 0 && high === null ? null : { low, high };
}
