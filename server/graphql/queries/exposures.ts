import { askExposures, type ExposureQuestion, type FoundExposure } from '../../../app/analyses/find-exposures.ts';
import type { Loaders } from '../context.ts';
import type { Level as SdlLevel } from '../generated/resolvers.ts';
import { evidenceOf, parentOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, lower, type Queries, upper } from './asked.ts';

type Level = NonNullable<ExposureQuestion['level']>;
type Counting = NonNullable<ExposureQuestion['counting']>;

export const exposures: Queries['exposures'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question = {
    programme: args.programme ?? undefined,
    stage: args.stage ?? undefined,
    level: lower<Level>(args.level ?? 'SUPPLIER'),
    counting: lower<Counting>(args.counting ?? 'QUALIFIED'),
    capacities: args.capacities ?? false,
  };
  const { shown } = await answerPage(
    loaders,
    args,
    ['exposures', question],
    () => askExposures(loaders.workspace, loaders.reader, question),
    (found) => toExposure(found, loaders),
  );
  return shown;
};

/** End items count as shown, like nodes of a list: a loss may be felt by thousands. */
function toExposure(found: FoundExposure, loaders: Loaders) {
  loaders.spend(found.endItems.length);
  return {
    ...found,
    level: upper<SdlLevel>(found.level),
    candidate: parentOf(found.candidate, loaders),
    endItems: found.endItems.map((one) => ({ ...one, item: parentOf({ id: one.id, type: 'item', name: one.name }, loaders) })),
    evidence: evidenceOf(found.evidence),
  };
}
