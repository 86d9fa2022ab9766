import { findGaps } from '../../../app/find-gaps.ts';
import type { SingleSourceQuestion } from '../../../app/find-single-sources.ts';
import { evidenceOf, parentOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, lower, type Queries } from './asked.ts';

type Counting = NonNullable<SingleSourceQuestion['counting']>;

/** The gap register, ranked. */
export const gaps: Queries['gaps'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question = {
    programme: args.programme ?? undefined,
    counting: lower<Counting>(args.counting ?? 'QUALIFIED'),
  };
  const { answer, shown } = await answerPage(
    loaders,
    args,
    ['gaps', question],
    () => findGaps(loaders.workspace, loaders.reader, question),
    (gap) => ({
      ...gap,
      lost: gap.lost === null ? null : parentOf(gap.lost, loaders),
      item: gap.item === null ? null : parentOf(gap.item, loaders),
      items: gap.items.map((item) => parentOf(item, loaders)),
      endItemsStopped: gap.endItemsStopped.map(({ id }) => id),
      evidence: evidenceOf(gap.evidence),
    }),
  );
  return { ...shown, statement: answer.statement };
};
