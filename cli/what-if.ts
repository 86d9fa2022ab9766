/** `what-if`: what stops when something is lost. */
import type { Command } from 'commander';
import {
  askWhatIf,
  type FoundHolding,
  type FoundStop,
  type FoundWeakened,
  type WhatIfAnswer,
  type WhatIfQuestion,
} from '../app/scenarios/what-if.ts';
import { greatestSeed, usualRuns } from '../app/scenarios/what-if-runs.ts';
import { localReader } from '../app/workspace/reader.ts';
import type { Counting } from '../app/workspace/vocabulary.ts';
import type { Workspace } from '../app/workspace/workspace.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import type { ExitCode } from './exit-code.ts';
import type { Output } from './output.ts';
import { countingOption, type QuestionOptions, question, questionOf, stageOption } from './question.ts';
import { withWorkspace } from './session.ts';
import { summarize } from './summary.ts';
import { span, table } from './table.ts';
import { checkThreshold, exitCodeFor } from './threshold.ts';
import { runScenarios } from './what-if-runs.ts';
import { wholeNumberOption } from './whole-number.ts';

interface WhatIfOptions extends QuestionOptions {
  readonly lose?: readonly string[];
  readonly counting: Counting;
  readonly stage?: string;
  readonly from?: string;
  readonly for?: number;
  readonly scenarios?: string;
  readonly runs?: number;
  readonly seed?: number;
}

const scale = ['definite', 'possible'];

export function whatIfCommand(): Command {
  return question('what-if', 'what stops, when and at what cost, and what holds, when something is lost', scale)
    .option(
      '--lose <selector...>',
      'what is lost, together: supplier:NAME, owner:NAME, cage:XXXXX, lei:..., site:NAME, country:XX, owner-country:XX, material:NAME, item:PART-OR-PURL, or a printed id',
    )
    .option('--from <date>', 'day of the loss; the as-of date when absent')
    .addOption(wholeNumberOption('--for <days>', 'days that the loss lasts; until further notice when absent'))
    .option('--scenarios <file>', 'instead of --lose: a table of probabilities (hauberk template scenarios)')
    .addOption(wholeNumberOption('--runs <number>', `with --scenarios: how many runs; ${usualRuns} when absent`))
    .addOption(
      wholeNumberOption(
        '--seed <number>',
        `with --scenarios: 0 to ${greatestSeed}, the same gives the same result; 1 when absent`,
        greatestSeed,
      ),
    )
    .addOption(countingOption())
    .addOption(stageOption())
    .action(run);
}

async function run(options: WhatIfOptions): Promise<void> {
  checkThreshold(options.failOn, scale);
  const { counting, stage, from, scenarios, runs, seed } = options;
  const asked = { ...questionOf(options), counting, stage, forDays: options.for };
  if ((scenarios === undefined) === (options.lose === undefined))
    throw new OperationalError('INPUT_INVALID', 'Either --lose or --scenarios says what is lost.');
  await withWorkspace(options, false, async (workspace, output) => {
    if (scenarios !== undefined) {
      if (from !== undefined) output.note('--from has no effect on --scenarios');
      return await runScenarios(workspace, output, { ...asked, scenarios, runs, seed }, options.failOn, scale);
    }
    if (runs !== undefined || seed !== undefined) output.note('--runs and --seed have no effect on --lose');
    return await loseOnce(workspace, output, { ...asked, lose: options.lose ?? [], from }, options.failOn);
  });
}

async function loseOnce(
  workspace: Workspace,
  output: Output,
  asked: WhatIfQuestion,
  failOn: string | undefined,
): Promise<ExitCode> {
  const answer = await askWhatIf(workspace, localReader, asked);
  tellLoss(output, answer);
  const words = await output.results(answer.stopped, stopsTable, ({ certainty }) => certainty);
  await output.results(answer.weakened, weakenedTable, () => '');
  await output.results(answer.holding, holdingTable, () => '');
  tellOutcome(output, answer);
  return exitCodeFor(failOn, words, scale);
}

function tellLoss(output: Output, { lost, from, forDays, sourcesLost }: WhatIfAnswer): void {
  for (const { selector, level, things } of lost) {
    const named = things.map(({ name, id }) => `${name} (${id})`).join(', ');
    output.note(`lost: ${selector}: as ${level}: ${things.length > 1 ? `all ${things.length} of that name: ` : ''}${named}`);
  }
  const sources = readings(sourcesLost);
  output.note(
    `from ${from || 'a day that nobody states'}${forDays === null ? '' : ` for ${forDays} days`}: ${sources} sources of supply`,
  );
}

function tellOutcome(output: Output, answer: WhatIfAnswer): void {
  const { endItemsStopped, itemsFailed, cost, holding, forDays } = answer;
  const stopped = readings(endItemsStopped);
  output.note(`${stopped} end items stop, ${holding.total} hold; ${readings(itemsFailed)} items fail`);
  if (forDays !== null && answer.stopped.total > 0)
    output.note(`value of the stopped days: ${cost === null ? 'not known' : span(cost)}`);
  summarize(output, { ...answer, total: answer.stopped.total + answer.weakened.total });
}

function readings({ definite, possible }: { readonly definite: number; readonly possible: number }): string {
  return definite === possible ? String(definite) : `${definite}, possibly ${possible},`;
}

function stopsTable(found: readonly FoundStop[]): string {
  return table(
    ['stops', 'certainty', 'after days', 'on', 'within the loss', 'stopped days', 'cost'],
    found.map(({ endItem, certainty, days, stopsOn, withinPeriod, stoppedDays, cost }) => [
      endItem.name,
      certainty,
      span(days),
      stopsOn.earliest === null
        ? 'not known'
        : `${stopsOn.earliest} ${stopsOn.latest === null ? 'or later' : `to ${stopsOn.latest}`}`,
      withinPeriod ?? '',
      stoppedDays === null ? '' : span(stoppedDays),
      cost === null ? 'not known' : span(cost),
    ]),
  );
}

function weakenedTable(found: readonly FoundWeakened[]): string {
  return table(
    ['item', '', 'certainty', 'suppliers before, after', 'holds by'],
    found.map(({ item, outcome, certainty, suppliers, newSingleSource, left }) => [
      item.name,
      outcome === 'weakened' ? 'weakened' : 'without supply',
      certainty,
      `${suppliers.before}, ${span(suppliers.after)}${newSingleSource === 'no' ? '' : ' (now single)'}`,
      [...left.sources, ...left.substitutes].map(({ name }) => name).join('; '),
    ]),
  );
}

function holdingTable(found: readonly FoundHolding[]): string {
  return table(
    ['holds'],
    found.map(({ endItem }) => [endItem.name]),
  );
}
