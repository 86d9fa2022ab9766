import { askConcentration, type ConcentrationQuestion } from '../../../app/find-concentration.ts';
import type { Level as SdlLevel } from '../generated/resolvers.ts';
import { evidenceOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, lower, type Queries, upper } from './asked.ts';

type Level = NonNullable<ConcentrationQuestion['level']>;
type Counting = NonNullable<ConcentrationQuestion['counting']>;

export const concentration: Queries['concentration'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question = {
    programme: args.programme ?? undefined,
    stage: args.stage ?? undefined,
    of: lower<NonNullable<ConcentrationQuestion['of']>>(args.of ?? 'ITEM'),
    level: lower<Level>(args.level ?? 'COUNTRY'),
    counting: lower<Counting>(args.counting ?? 'QUALIFIED'),
    open: args.open ?? false,
  };
  const { shown } = await answerPage(
    loaders,
    args,
    ['concentration', question],
    () => askConcentration(loaders.workspace, loaders.reader, question),
    (found) => ({
      ...found,
      level: upper<SdlLevel>(found.level),
      holders: found.holders.map((holder) => ({ ...holder, type: holder.type ?? null, code: holder.code ?? null })),
      equalShares: found.equalShares ?? null,
      evidence: evidenceOf(found.evidence),
    }),
  );
  return shown;
};
