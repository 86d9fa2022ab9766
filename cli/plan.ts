/** `hauberk plan`: what would close most gaps, for how much, and what is left. */
import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { parseDate, parseInstant } from '../app/documents/declared.ts';
import { readCostRows } from '../app/scenarios/measure-costs.ts';
import { type Plan, type PlanStep, plan, usualMeasures } from '../app/scenarios/plan.ts';
import { localReader } from '../app/workspace/reader.ts';
import type { Counting, Level } from '../app/workspace/vocabulary.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import { type Output, pagesOf } from './output.ts';
import { countingOption, levelOption, stageOption } from './question.ts';
import { type CommonOptions, command, withWorkspace } from './session.ts';
import { summarize } from './summary.ts';
import { table } from './table.ts';

interface PlanOptions extends CommonOptions {
  readonly programme: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly level: Level;
  readonly counting: Counting;
  readonly stage?: string;
  readonly budget?: number;
  readonly currency?: string;
  readonly measures?: number;
  readonly costs?: string;
}

export function planCommand(): Command {
  return command('plan', 'which measures would close most single points of failure, and what they leave')
    .requiredOption('--programme <name>', 'whose end items are to hold')
    .option('--budget <amount>', 'money, in whole units; measures of unknown cost are left out', number)
    .option('--currency <code>', 'ISO 4217; that of the costs when absent')
    .option('--measures <count>', `most measures; ${usualMeasures} when there is no budget either`, number)
    .option('--costs <file>', 'table of what measures cost (hauberk template measures); - is standard input')
    .addOption(levelOption())
    .addOption(countingOption())
    .addOption(stageOption())
    .addOption(new Option('--as-of <date>', 'facts that hold on that day; the latest date stated when absent'))
    .addOption(new Option('--known-at <time>', 'hand-ins received until then'))
    .action(run);
}

function number(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (Number.isNaN(value)) throw new InvalidArgumentError('expected a number.');
  return value;
}

async function run(options: PlanOptions): Promise<void> {
  const { programme, level, counting, stage, budget, currency, measures } = options;
  const costs = options.costs === undefined ? undefined : readCostRows(bytesOf(options.costs));
  const times = { asOf: parseDate('--as-of', options.asOf), knownAt: parseInstant('--known-at', options.knownAt) };
  const asked = { ...times, programme, level, counting, stage, budget, currency, measures, costs };
  await withWorkspace(options, false, async (workspace, output) => {
    const answer = await plan(workspace, localReader, asked);
    await output.results(pagesOf(answer.findings), tableOf, ({ measure }) => measure);
    say(output, answer);
    return undefined;
  });
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    throw new OperationalError('INPUT_INVALID', `${path} cannot be read.`, { cause: error });
  }
}

const notKnown = 'not known';

function say(output: Output, { summary, ...answer }: Plan): void {
  const { gaps, closed, bound, boundBy, boundGap, boundGapPercent, residualCount, inTimeOnly, leftOut, level, spent, currency } =
    summary;
  output.note(`${gaps} single points of failure at the level ${level}, by end item; the plan closes ${closed}`);
  output.note(`no plan within the limits closes more than ${bound} (${boundBy}): ${boundGap} more, ${boundGapPercent} per cent`);
  output.note(`left when the analysis is run anew: ${residualCount}`);
  if (inTimeOnly > 0) output.note(`${inTimeOnly} of the closed are closed in time alone, by stock: what is lost is still lost`);
  if (leftOut.withoutMeasure > 0) output.note(`${leftOut.withoutMeasure} gaps are closed by none of the measures`);
  output.note(`cost: ${spent === null ? notKnown : `${spent} ${currency}`.trim()}`);
  summarize(output, { ...answer, total: answer.findings.length === 0 ? gaps : answer.findings.length }, level);
}

function tableOf(steps: readonly PlanStep[]): string {
  return table(
    ['', 'measure', 'item', 'with', 'cost', 'weeks', 'closes', 'in all'],
    steps.map((step) => [
      step.rank,
      step.measure,
      step.item.name,
      step.with?.name ?? (step.measure === 'find-source' ? 'to be found' : ''),
      step.cost === null ? notKnown : `${step.cost} ${step.currency}`.trim(),
      step.weeks ?? notKnown,
      `${step.closed}${step.inTimeOnly ? ' (in time)' : ''}`,
      step.cumulative,
    ]),
  );
}
