/** Time to survive against time to recover of the gaps that stop an end item, worst first. */
import type { NodeRef } from '../../graph/view/graph.ts';
import type { ReportTimes } from '../../reports/gap-report.ts';
import { openDays, openMoney } from '../gaps/loss-times.ts';
import { passTurn } from '../workspace/in-turns.ts';
import { exposureOf } from './report-first-page.ts';
import type { ReportParts } from './report-gap.ts';

/** Gaps of which a report says the times; `find exposures` has all. */
export const timesListed = 1_000;

export async function reportTimes(parts: ReportParts): Promise<ReportTimes[]> {
  const { gaps, presenter } = parts;
  const result: ReportTimes[] = [];
  for (const [k, { gapId, rank, lost }] of gaps.entries()) {
    if (result.length === timesListed) break;
    await passTurn();
    const exposure = exposureOf(parts, k);
    if (exposure === undefined || lost === null) continue;
    const refs = exposure.endItems.map(({ item }): NodeRef => ({ type: 'Item', index: item }));
    const ends = await presenter.things(refs);
    result.push({
      gapId,
      rank,
      lost,
      timeToSurviveDays: openDays(exposure.timeToSurvive),
      timeToRecoverDays: openDays(exposure.timeToRecover),
      gap: exposure.gap,
      gapDays: openDays(exposure.gapDays),
      exposure: openMoney(exposure.exposure),
      missing: exposure.missing,
      endItems: exposure.endItems.map(({ timeToSurvive, timeToRecover }, i) => ({
        item: ends[i],
        timeToSurviveDays: openDays(timeToSurvive),
        timeToRecoverDays: openDays(timeToRecover),
      })),
    });
  }
  return result;
}
