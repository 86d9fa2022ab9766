import { type FlaggedVendor, findUntrustedVendors } from '../../../app/find-untrusted-vendors.ts';
import type { Transaction } from '../../../app/vocabulary.ts';
import type { Loaders } from '../context.ts';
import { evidenceOf, parentOf, stepsOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, lower, type Queries } from './asked.ts';

export const untrustedVendors: Queries['untrustedVendors'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question = {
    programme: args.programme ?? undefined,
    packs: args.packs ?? undefined,
    transaction: lower<Transaction>(args.transaction ?? 'BUY'),
  };
  const { about } = args;
  const isAbout = ({ party }: FlaggedVendor) => party.id === about;
  const { answer, shown } = await answerPage(
    loaders,
    args,
    ['untrusted-vendors', question],
    () => findUntrustedVendors(loaders.workspace, loaders.reader, question),
    (found) => ({ ...toVendor(found, loaders), outcome: found.outcome, exceptions: found.exceptions }),
    about == null ? undefined : { id: about, isAbout },
  );
  const flagged = answer.flagged.filter((one) => about == null || isAbout(one)).map((vendor) => toVendor(vendor, loaders));
  const { partiesInScope, binding, lists, failedLoads, remarks } = answer;
  return { ...shown, partiesInScope, binding, flagged, lists, failedLoads, listRemarks: remarks };
};

function toVendor(vendor: FlaggedVendor, loaders: Loaders) {
  return {
    ...vendor,
    party: parentOf(vendor.party, loaders),
    path: stepsOf(vendor.path, loaders),
    evidence: evidenceOf(vendor.evidence),
  };
}
