import { askWhatIfRuns, type WhatIfRunsQuestion } from '../../../app/what-if-runs.ts';
import { OperationalError } from '../../../graph/model/operational-error.ts';
import { mostDraws } from '../limits.ts';
import { parentOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, lower, type Queries } from './asked.ts';

/** Seeded runs over a table of probabilities, within `mostDraws`. */
export const whatIfRuns: Queries['whatIfRuns'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question: WhatIfRunsQuestion = {
    scenarios: args.scenarios.map(({ lose, probability, group, days }) => ({
      lose,
      probability,
      group: group ?? '',
      days: days ?? undefined,
    })),
    runs: args.runs ?? undefined,
    seed: args.seed ?? undefined,
    programme: args.programme ?? undefined,
    stage: args.stage ?? undefined,
    counting: lower<NonNullable<WhatIfRunsQuestion['counting']>>(args.counting ?? 'QUALIFIED'),
    forDays: args.forDays ?? undefined,
  };
  if ((args.runs ?? 1) * question.scenarios.length > mostDraws)
    throw new OperationalError(
      'INPUT_INVALID',
      `runs times scenarios is at most ${mostDraws} here; the command line takes more.`,
    );
  const { answer, shown } = await answerPage(
    loaders,
    args,
    ['whatIfRuns', question],
    () => askWhatIfRuns(loaders.workspace, loaders.reader, question),
    ({ endItem, probability, ...rest }) => ({ ...rest, ...probability, endItem: parentOf(endItem, loaders) }),
  );
  const { runs, seed, stated, cost } = answer;
  return { ...shown, runs, seed, stated, cost };
};
