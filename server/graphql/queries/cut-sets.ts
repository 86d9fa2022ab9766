import { askCutSets, type CutSetQuestion } from '../../../app/analyses/find-cut-sets.ts';
import { OperationalError } from '../../../graph/model/operational-error.ts';
import type { Level as SdlLevel } from '../generated/resolvers.ts';
import { evidenceOf, parentOf, stepsOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, lower, type Queries, upper } from './asked.ts';

export const cutSets: Queries['cutSets'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question: CutSetQuestion = {
    programme: args.programme ?? undefined,
    stage: args.stage ?? undefined,
    order: orderOf(args.order ?? 2),
    level: lower<NonNullable<CutSetQuestion['level']>>(args.level ?? 'SUPPLIER'),
    counting: lower<NonNullable<CutSetQuestion['counting']>>(args.counting ?? 'QUALIFIED'),
  };
  const { shown } = await answerPage(
    loaders,
    args,
    ['cut-sets', question],
    () => askCutSets(loaders.workspace, loaders.reader, question),
    (found) => ({
      ...found,
      level: upper<SdlLevel>(found.level),
      candidates: found.candidates.map((thing) => parentOf(thing, loaders)),
      witnessOf: parentOf(found.witnessOf, loaders),
      witness: stepsOf(found.witness, loaders),
      witnessCut: found.witnessCut ?? false,
      evidence: evidenceOf(found.evidence),
    }),
  );
  return shown;
};

function orderOf(order: number): 2 | 3 {
  if (order !== 2 && order !== 3) throw new OperationalError('INPUT_INVALID', 'order is 2 or 3.');
  return order;
}
