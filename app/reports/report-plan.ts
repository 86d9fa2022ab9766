/** The plan of a programme as a report shows it: `plan` with its usual number of measures, by supplier. */
import type { ReportPlan } from '../../reports/gap-report.ts';
import { optionsItems } from '../gaps/gap-options.ts';
import { measureInWords } from '../scenarios/measure-order.ts';
import { plan } from '../scenarios/plan.ts';
import type { ReportParts } from './report-gap.ts';

/** Null: no programme is asked for, or it has more items than options are worked out for. */
export async function reportPlan({ workspace, reader, question, analysis }: ReportParts): Promise<ReportPlan | null> {
  const { programme, asOf, knownAt, costs, currency } = question;
  const { scope, counting } = analysis;
  if (programme === undefined || scope.items.reduce((sum, one) => sum + one, 0) > optionsItems) return null;
  const { findings, summary } = await plan(workspace, reader, { programme, asOf, knownAt, counting, costs, currency });
  return {
    level: summary.level,
    currency: summary.currency,
    gaps: summary.gaps,
    closed: summary.closed,
    residual: summary.residualCount,
    steps: findings.map((step) => ({
      text: measureInWords(step),
      measure: step.measure,
      item: step.item,
      with: step.with,
      cost: step.cost,
      currency: step.cost === null ? '' : step.currency,
      weeks: step.weeks,
      inTimeOnly: step.inTimeOnly,
      rank: step.rank,
      closes: step.closed,
      cumulative: step.cumulative,
      cumulativeCost: step.cumulativeCost,
    })),
  };
}
