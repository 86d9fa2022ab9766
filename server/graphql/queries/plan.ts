import { type PlannedGap, type PlanQuestion, plan as planOf } from '../../../app/plan.ts';
import { remembered } from '../../../app/remembered.ts';
import type { Loaders } from '../context.ts';
import type { Level as SdlLevel } from '../generated/resolvers.ts';
import { evidenceOf, parentOf } from '../node-resolvers.ts';
import { loadersOf, lower, type Queries, upper } from './asked.ts';

export const plan: Queries['plan'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question: PlanQuestion = {
    programme: args.programme,
    stage: args.stage ?? undefined,
    level: lower<NonNullable<PlanQuestion['level']>>(args.level ?? 'SUPPLIER'),
    counting: lower<NonNullable<PlanQuestion['counting']>>(args.counting ?? 'QUALIFIED'),
    budget: args.budget ?? undefined,
    currency: args.currency ?? undefined,
    measures: args.measures ?? undefined,
    costs: args.costs?.map(({ measure, item, cost, currency, weeks }) => ({
      measure,
      item: item.trim(),
      cost: cost?.trim() ?? '',
      currency: currency?.trim() ?? '',
      weeks: weeks?.trim() ?? '',
    })),
  };
  const ask = () => planOf(loaders.workspace, loaders.reader, question);
  const { findings, summary, ...answer } = await remembered(loaders.explorer.view, JSON.stringify(['plan', question]), ask);
  return {
    ...answer,
    ...summary,
    level: upper<SdlLevel>(summary.level),
    residual: summary.residual.map((gap) => gapOf(gap, loaders)),
    steps: findings.map((step) => ({
      ...step,
      item: parentOf(step.item, loaders),
      with: step.with === null ? null : parentOf(step.with, loaders),
      closes: step.closes.map((gap) => gapOf(gap, loaders)),
      evidence: evidenceOf(step.evidence),
    })),
  };
};

function gapOf({ candidate, endItem }: PlannedGap, loaders: Loaders) {
  return { candidate: parentOf(candidate, loaders), endItem: parentOf(endItem, loaders) };
}
