import { askDecisionQueue } from '../../../app/decisions/decision-queue.ts';
import { askDecisions, type FoundDecision } from '../../../app/decisions/decisions.ts';
import { OperationalError } from '../../../graph/model/operational-error.ts';
import { evidenceOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, type Queries } from './asked.ts';

/** All decisions, by party, entry and rule. */
export const decisions: Queries['decisions'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question = { programme: args.programme ?? undefined };
  const ask = () => askDecisions(loaders.workspace, loaders.reader, question);
  const about = args.about == null ? undefined : { id: args.about };
  const { shown } = await answerPage(loaders, args, ['decisions', question], ask, toDecision, about);
  return shown;
};

/** What a person must look at, most pressing first. */
export const decisionQueue: Queries['decisionQueue'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question = { programme: args.programme ?? undefined, expiringWithin: daysOf(args.expiringWithin) };
  const { shown } = await answerPage(
    loaders,
    args,
    ['decision-queue', question],
    () => askDecisionQueue(loaders.workspace, loaders.reader, question),
    ({ decision, evidence, ...queued }) => ({
      ...queued,
      ...(decision === undefined ? {} : { decision: toDecision(decision) }),
      evidence: evidenceOf(evidence),
    }),
  );
  return shown;
};

function daysOf(days: number | null | undefined): number | undefined {
  if (days != null && days < 0) throw new OperationalError('INPUT_INVALID', 'expiringWithin is a number of days, 0 or more.');
  return days ?? undefined;
}

/** A decision as the schema has it. */
export function toDecision({ evidence, ...decision }: FoundDecision) {
  return { ...decision, evidence: evidenceOf(evidence) };
}
