import { askSingleSources, type SingleSourceQuestion } from '../../../app/analyses/find-single-sources.ts';
import type { Level as SdlLevel } from '../generated/resolvers.ts';
import { evidenceOf, parentOf, stepsOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, lower, type Queries, upper } from './asked.ts';

type Level = NonNullable<SingleSourceQuestion['level']>;
type Counting = NonNullable<SingleSourceQuestion['counting']>;

export const singleSources: Queries['singleSources'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question = {
    programme: args.programme ?? undefined,
    stage: args.stage ?? undefined,
    level: lower<Level>(args.level ?? 'SUPPLIER'),
    counting: lower<Counting>(args.counting ?? 'QUALIFIED'),
  };
  const { shown } = await answerPage(
    loaders,
    args,
    ['single-sources', question],
    () => askSingleSources(loaders.workspace, loaders.reader, question),
    (found) => ({
      ...found,
      level: upper<SdlLevel>(found.level),
      candidate: parentOf(found.candidate, loaders),
      item: parentOf(found.item, loaders),
      mitigatedBy: found.mitigatedBy.map((thing) => parentOf(thing, loaders)),
      countsWithoutDormant: found.countsWithoutDormant ?? null,
      circularSupport: found.circularSupport ?? false,
      witness: stepsOf(found.witness, loaders),
      witnessCut: found.witnessCut ?? false,
      evidence: evidenceOf(found.evidence),
    }),
    args.about == null ? undefined : { id: args.about },
  );
  return shown;
};
