import { askSupplierTrust, type FoundSupplierTrust } from '../../../app/analyses/find-supplier-trust.ts';
import type { Loaders } from '../context.ts';
import { evidenceOf, parentOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, type Queries } from './asked.ts';

export const supplierTrust: Queries['supplierTrust'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question = {
    programme: args.programme ?? undefined,
    facet: args.facet ?? undefined,
    state: args.state ?? undefined,
  };
  const { answer, shown } = await answerPage(
    loaders,
    args,
    ['supplier-trust', question],
    () => askSupplierTrust(loaders.workspace, loaders.reader, question),
    (found) => toSupplier(found, loaders),
    args.about == null ? undefined : { id: args.about },
  );
  const { partiesInScope, facetCoverage, requirements } = answer;
  return { ...shown, partiesInScope, facetCoverage, requirements };
};

/** Entries count as shown, like nodes of a list: a supplier may have a hundred. */
function toSupplier(found: FoundSupplierTrust, loaders: Loaders) {
  loaders.spend(found.facets.length);
  return {
    ...found,
    party: parentOf(found.party, loaders),
    facets: found.facets.map((entry) => ({
      ...entry,
      site: entry.site === null ? null : parentOf(entry.site, loaders),
      evidence: evidenceOf(entry.evidence),
    })),
  };
}
