import {
  type PlanStep as FoundStep,
  type Plan,
  type PlannedGap,
  type PlanQuestion,
  type PlanSummary,
  plan as planOf,
} from '../../../app/scenarios/plan.ts';
import { remembered } from '../../../app/workspace/remembered.ts';
import { OperationalError } from '../../../graph/model/operational-error.ts';
import type { Loaders } from '../context.ts';
import type { Level as SdlLevel } from '../generated/resolvers.ts';
import { mostCostItems } from '../limits.ts';
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
  const named = new Set(question.costs?.map(({ item }) => item));
  if (named.size > mostCostItems)
    throw new OperationalError('INPUT_INVALID', `costs name more than ${mostCostItems} items; a category stands for many.`);
  const ask = () => planOf(loaders.workspace, loaders.reader, question);
  const { findings, summary, ...answer } = await remembered(loaders.explorer.view, JSON.stringify(['plan', question]), ask);
  return {
    ...answer,
    ...summary,
    level: upper<SdlLevel>(summary.level),
    residual: { gaps: summary.residual, loaders },
    steps: findings.map((step) => toStep(step, loaders)),
  };
};

/** Gaps become nodes where they are asked for, and count as shown: a plan may have a million. */
interface ListedGaps {
  readonly gaps: readonly PlannedGap[];
  readonly loaders: Loaders;
}

export interface PlanParent extends Omit<Plan, 'findings' | 'summary'>, Omit<PlanSummary, 'level' | 'residual'> {
  readonly level: SdlLevel;
  readonly residual: ListedGaps;
  readonly steps: readonly PlanStepParent[];
}

export type PlanStepParent = ReturnType<typeof toStep>;

function toStep(step: FoundStep, loaders: Loaders) {
  return {
    ...step,
    item: parentOf(step.item, loaders),
    with: step.with === null ? null : parentOf(step.with, loaders),
    closes: { gaps: step.closes, loaders } satisfies ListedGaps,
    evidence: evidenceOf(step.evidence),
  };
}

interface FirstInput {
  readonly first?: number | null | undefined;
}

function shown({ gaps, loaders }: ListedGaps, { first }: FirstInput) {
  if (first != null && first < 0) throw new OperationalError('INPUT_INVALID', 'first is 0 or more.');
  const listed = first == null ? gaps : gaps.slice(0, first);
  loaders.spend(listed.length);
  return listed.map(({ candidate, endItem }) => ({
    candidate: parentOf(candidate, loaders),
    endItem: parentOf(endItem, loaders),
  }));
}

export const planResolvers = {
  Plan: { residual: ({ residual }: PlanParent, args: FirstInput) => shown(residual, args) },
  PlanStep: { closes: ({ closes }: PlanStepParent, args: FirstInput) => shown(closes, args) },
};
