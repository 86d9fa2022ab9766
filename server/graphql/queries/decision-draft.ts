import { type DecideInput, draftDecision } from '../../../app/decisions/decide.ts';
import { lower, type Queries } from './asked.ts';

/** A decision about a party as a document, of what stands now whatever else is asked about. */
export const decisionDraft: Queries['decisionDraft'] = async (_, args, context) => {
  const { workspace, reader } = await context.loaders({});
  const { id, path, text } = await draftDecision(workspace, reader, {
    decision: args.decision.toLowerCase().replaceAll('_', ' ') as DecideInput['decision'],
    party: args.party,
    entry: args.entry ?? undefined,
    rule: args.rule ?? undefined,
    author: args.author,
    reason: args.reason,
    expires: args.expires ?? undefined,
    programme: args.programme ?? undefined,
    transaction: args.transaction == null ? undefined : lower(args.transaction),
    items: args.items ?? undefined,
    confirms: args.confirms ?? undefined,
  });
  return { id, path, text };
};
