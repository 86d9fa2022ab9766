import { allSelectors, askWhatIfRuns, usualRuns, type WhatIfRunsQuestion } from '../../../app/scenarios/what-if-runs.ts';
import { OperationalError } from '../../../graph/model/operational-error.ts';
import { mostDraws, mostLookups } from '../limits.ts';
import { parentOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, lower, type Queries } from './asked.ts';

/** Seeded runs over a table of probabilities, within `mostDraws` and `mostLookups`. */
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
  checkSize(question);
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

/** Errors: INPUT_INVALID for what the command line may ask and this may not. */
function checkSize({ scenarios, runs = usualRuns }: WhatIfRunsQuestion): void {
  const refuse = (what: string, most: number): never => {
    throw new OperationalError('INPUT_INVALID', `${what} at most ${most} here; the command line takes more.`);
  };
  if (runs * scenarios.length > mostDraws) refuse('runs times scenarios is', mostDraws);
  if (new Set(allSelectors(scenarios)).size > mostLookups) refuse('lose: distinct selectors of all scenarios are', mostLookups);
}
