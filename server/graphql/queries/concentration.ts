import { findConcentration } from '../../../app/find-concentration.ts';
import type { SingleSourceQuestion } from '../../../app/find-single-sources.ts';
import type { ConcentrationSubject, Level as SdlLevel } from '../generated/resolvers.ts';
import { evidenceOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, lower, type Queries, upper } from './asked.ts';

type Level = NonNullable<SingleSourceQuestion['level']>;
type Counting = NonNullable<SingleSourceQuestion['counting']>;

export const concentration: Queries['concentration'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question = {
    programme: args.programme ?? undefined,
    stage: args.stage ?? undefined,
    of: lower<Lowercase<ConcentrationSubject>>(args.of ?? 'ITEM'),
    level: lower<Level>(args.level ?? 'COUNTRY'),
    counting: lower<Counting>(args.counting ?? 'QUALIFIED'),
    open: args.open ?? false,
  };
  const { shown } = await answerPage(
    loaders,
    args,
    ['concentration', question],
    () => findConcentration(loaders.workspace, loaders.reader, question),
    (found) => ({ ...found, level: upper<SdlLevel>(found.level), evidence: evidenceOf(found.evidence) }),
  );
  return shown;
};
