import { parseDate } from '../../../app/documents/declared.ts';
import { type FoundVendorOutcome, findVendorOutcomes } from '../../../app/rules/find-vendor-outcomes.ts';
import type { EvidenceRef, Step } from '../../../app/statements/present.ts';
import type { Transaction } from '../../../app/workspace/vocabulary.ts';
import type { Loaders } from '../context.ts';
import { evidenceOf, parentOf, stepsOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, lower, type Queries } from './asked.ts';

export const vendorOutcomes: Queries['vendorOutcomes'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question = {
    party: args.party,
    packs: args.packs ?? undefined,
    on: (args.on ?? []).flatMap((day) => parseDate('on', day) ?? []),
    transaction: lower<Transaction>(args.transaction ?? 'BUY'),
    programme: args.programme ?? undefined,
  };
  loaders.judgeDays(new Set(question.on).size);
  const { answer, shown } = await answerPage(
    loaders,
    args,
    ['vendor-outcomes', question],
    () => findVendorOutcomes(loaders.workspace, loaders.reader, question),
    (found) => toOutcome(found, loaders),
  );
  const differences = answer.differences.map((one) => ({ ...one, party: parentOf(one.party, loaders) }));
  return { ...shown, differences };
};

function toOutcome(found: FoundVendorOutcome, loaders: Loaders) {
  loaders.spend(found.rules.length + found.flagged.length);
  return {
    ...found,
    party: parentOf(found.party, loaders),
    rules: found.rules.map((rule) => ({ ...rule, ...shownOf(rule, loaders) })),
    flagged: found.flagged.map((flag) => ({ ...flag, ...shownOf(flag, loaders) })),
  };
}

function shownOf(found: { readonly path: readonly Step[]; readonly evidence: readonly EvidenceRef[] }, loaders: Loaders) {
  return { path: stepsOf(found.path, loaders), evidence: evidenceOf(found.evidence) };
}
