import { type Supplied, whomItSupplies } from '../../../app/explore/whom-it-supplies.ts';
import { type FlaggedVendor, findUntrustedVendors } from '../../../app/rules/find-untrusted-vendors.ts';
import type { Transaction } from '../../../app/workspace/vocabulary.ts';
import type { Loaders } from '../context.ts';
import { evidenceOf, parentOf, stepsOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, lower, type Queries, upper } from './asked.ts';

export const untrustedVendors: Queries['untrustedVendors'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const { about } = args;
  const programme = args.programme ?? undefined;
  const supplied = about == null ? undefined : await suppliedBy(about, programme, loaders);
  const question = {
    // A party outside the programme is no less barred: what is found of it is that of the whole view.
    programme: supplied === undefined || supplied === 'programme' ? programme : undefined,
    packs: args.packs ?? undefined,
    transaction: lower<Transaction>(args.transaction ?? 'BUY'),
  };
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
  const aboutSupplies = supplied === undefined ? null : upper<Uppercase<Supplied>>(supplied);
  return { ...shown, aboutSupplies, partiesInScope, binding, flagged, lists, failedLoads, listRemarks: remarks };
};

async function suppliedBy(id: string, programme: string | undefined, { ref, explorer }: Loaders): Promise<Supplied> {
  const found = await ref.load(id);
  return found?.type === 'Organization' ? whomItSupplies(explorer.view, programme, found.index) : 'nobody';
}

function toVendor(vendor: FlaggedVendor, loaders: Loaders) {
  return {
    ...vendor,
    party: parentOf(vendor.party, loaders),
    path: stepsOf(vendor.path, loaders),
    evidence: evidenceOf(vendor.evidence),
  };
}
